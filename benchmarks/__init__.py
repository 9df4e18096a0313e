"""How fast and how large: every stage timed over given documents and over many made from them.

In: the folder of JIEDUI_SEEDS, else corpus/. Out: one table in Markdown. Example:
``python -m benchmarks --write docs/BENCHMARKS.md``.
"""
