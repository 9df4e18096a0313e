"""Review: a person judges merges and marks facts, in the browser, on this machine only.

In: a build, the folder that keeps the words of persons. Out: routes of the server of ``python -m
viz --serve``. Example: 甲 marks a fact as wrong; reviews.csv gets a line, which a rebuild reads.
"""
