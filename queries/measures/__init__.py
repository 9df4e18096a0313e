"""Measures of the network: what SPARQL is wrong for, behind the same headers.

In: the rows that a question's SPARQL selects. Out: the rows of its columns. Example: the header
``# measure: helpers_ranked`` hands the relationships to ``helpers_ranked``. Rows go in and come
out sorted and every chance has a fixed seed, so that the same graph gives the same answer.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.store import Row, Term
from queries.measures.network import bridges, communities, helpers_ranked
from queries.measures.walking import paths

Measure = Callable[[list[Row], Mapping[str, Term]], list[Row]]

MEASURES: dict[str, Measure] = {
    "bridges": bridges,
    "communities": communities,
    "helpers_ranked": helpers_ranked,
    "paths": paths,
}
