"""The network of who helps whom, as a networkx graph.

In: the lines of facts.jsonl and merges.jsonl. Out: a MultiDiGraph whose nodes are the ends of aid,
with one edge for each aid fact that has two ends. Example: the aid fact 北京市→内蒙古自治区
gives the nodes ``place/110000`` and ``place/150000`` and one edge between them with the fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

import networkx as nx

from graph.relationships import has_ends

FactLine = Mapping[str, Any]


def build_network(facts: Iterable[FactLine], merges: Iterable[FactLine] = ()) -> nx.MultiDiGraph:
    """Return the network of the aid facts; edge keys number them in the order given.

    Ends that are one by ``merges`` are one node, under the canonical id and name.

    A node has ``name``, ``type`` and, where a place fact tells them, ``level`` and ``within``;
    an edge has ``fact``, the whole line. Facts without a helper or a recipient are left out.

    >>> line = {"kind": "aid", "helper": "北京市", "recipient": "内蒙古自治区"}
    >>> build_network([line]).number_of_edges()
    1
    """
    g = nx.MultiDiGraph()
    one = {
        line[side]: (line["canonical"], line["canonical_name"])
        for line in merges
        if line["kind"] == "merge"
        for side in ("left", "right")
    }
    places: dict[str, FactLine] = {}
    number = 0
    for fact in facts:
        if fact["kind"] == "place" and fact.get("place_id"):
            places.setdefault(fact["place_id"], fact)
        if has_ends(fact):
            ends = [add_end(g, fact, side, one) for side in ("helper", "recipient")]
            g.add_edge(*ends, key=number, fact=fact)
            number += 1
    for node in g:
        for name in ("level", "within"):
            g.nodes[node][name] = places.get(node, {}).get(name)
    return g


def add_end(
    g: nx.MultiDiGraph, fact: FactLine, side: str, one: Mapping[str, tuple[str, str]]
) -> str:
    """Add one end of an aid fact (``helper`` or ``recipient``) to the graph; return its id.

    An end that was not linked to an entity goes by its name: ``name/某单位``.
    """
    stated = str(fact.get(f"{side}_id") or f"name/{fact[side]}")
    node, name = one.get(stated, (stated, fact[side]))
    if node not in g:
        g.add_node(node, name=name, type=fact.get(f"{side}_type") or "other")
    return node
