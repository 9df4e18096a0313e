"""Paths of aid from one side to another.

In: the rows of all relationships with the words of one fact of each; ``asked_from``, ``asked_to``
and ``asked_steps``. Out: one row a step. Example: 甲 helps 乙 and 乙 helps 丙: the path 1 from 甲
to 丙 has two steps.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, pairwise

import networkx as nx
import pyoxigraph as ox

from graph.store import Row, Term

# of more paths the shortest are told
MOST = 200


def paths(rows: list[Row], asked: Mapping[str, Term]) -> list[Row]:
    """Return the steps of each path, the shortest paths first; a pair takes all its mechanisms."""
    steps = int(getattr(asked["asked_steps"], "value", "0"))
    start, end = asked["asked_from"], asked["asked_to"]
    g = nx.DiGraph()
    for row in rows:
        ends = (row["helper"], row["recipient"])
        if ends not in g.edges:
            g.add_edge(*ends, told={})
        g.edges[ends]["told"].setdefault(row["mechanism"], row)
    if start not in g or end not in g or start == end:
        return []
    found: list[list[Term]] = []
    for length in range(1, steps + 1):
        fitting = (p for p in nx.all_simple_paths(g, start, end, length) if len(p) == length + 1)
        found += sorted(islice(fitting, MOST - len(found)), key=str)
    told: list[Row] = []
    for number, path in enumerate(found, 1):
        for step, ends in enumerate(pairwise(path), 1):
            for row in g.edges[ends]["told"].values():
                told.append(row | {"path": ox.Literal(number), "step": ox.Literal(step)})
    return told
