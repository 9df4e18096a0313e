"""Questions to the graph: one ``.rq`` file each, with a header that says what it answers.

In: a question's name and values for its parameters. Out: an Answer. Example:
``python -m queries who_helps_whom --set recipient=兴安盟`` lists who helps 兴安盟. To add
a question, write ``queries/<name>.rq`` and its golden rows in tests/queries/test_queries.py.
In a notebook, ``from queries import ask`` gives DataFrames.
"""

from queries.frames import ask

__all__ = ["ask"]
