"""Degree, betweenness, communities and bridges of the network of who helps whom.

In: rows with ``helper``, ``recipient``, ``mechanism`` and ``facts``. Out: rows. Example: a helper
of three counties that nobody helps has 3 recipients and the betweenness 0.
"""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import pyoxigraph as ox

from graph.store import Row, Term
from graph.vocab import term

# beyond these many nodes, betweenness is estimated from as many of them
PIVOTS = 60
SEED = 2016


def build(rows: list[Row]) -> nx.DiGraph:
    """Return the network: an edge a pair, with its facts, mechanisms and row."""
    g = nx.DiGraph()
    for row in rows:
        ends = (row["helper"], row["recipient"])
        if ends not in g.edges:
            g.add_edge(*ends, facts=0, mechanisms=set(), row=row)
        g.edges[ends]["facts"] += int(getattr(row["facts"], "value", 0))
        g.edges[ends]["mechanisms"].add(row["mechanism"])
    return g


def decimal(value: float) -> ox.Literal:
    """Return a part of one, to six places."""
    return ox.Literal(f"{value:.6f}", datatype=ox.NamedNode(term("xsd:decimal")))


def pivots(g: nx.Graph) -> dict[str, int]:
    """Return the options that bound the work of betweenness."""
    return {"k": min(len(g), PIVOTS), "seed": SEED}


def helpers_ranked(rows: list[Row], asked: Mapping[str, Term]) -> list[Row]:
    """Return the helpers by the number of their recipients, then by facts and address."""
    g = build(rows)
    between = nx.betweenness_centrality(g, **pivots(g)) if g else {}
    facts = {node: sum(d["facts"] for _, _, d in g.out_edges(node, data=True)) for node in g}
    helpers = [node for node in g if g.out_degree(node)]
    helpers.sort(key=lambda node: (-g.out_degree(node), -facts[node], str(node)))
    return [
        {
            "rank": ox.Literal(rank),
            "helper": node,
            "recipients": ox.Literal(g.out_degree(node)),
            "mechanisms": ox.Literal(
                len({m for _, _, d in g.out_edges(node, data=True) for m in d["mechanisms"]})
            ),
            "facts": ox.Literal(facts[node]),
            "helpers": ox.Literal(g.in_degree(node)),
            "betweenness": decimal(between[node]),
        }
        for rank, node in enumerate(helpers, 1)
    ]


def communities(rows: list[Row], asked: Mapping[str, Term]) -> list[Row]:
    """Return the members of each community (Louvain, weighted by facts), the largest first."""
    g = nx.Graph()
    for one, other, data in build(rows).edges(data=True):
        weight = g.edges[one, other]["weight"] if g.has_edge(one, other) else 0
        g.add_edge(one, other, weight=weight + data["facts"])
    found = nx.community.louvain_communities(g, seed=SEED) if g else []
    ordered = sorted(
        (sorted(members, key=str) for members in found), key=lambda m: (-len(m), str(m[0]))
    )
    told: list[Row] = []
    for number, members in enumerate(ordered, 1):
        inside = set(members)
        ties = {member: sum(other in inside for other in g[member]) for member in members}
        for member in sorted(members, key=lambda m: (-ties[m], str(m))):
            told.append(
                {
                    "community": ox.Literal(number),
                    "size": ox.Literal(len(members)),
                    "member": member,
                    "ties": ox.Literal(ties[member]),
                    "outside": ox.Literal(len(g[member]) - ties[member]),
                }
            )
    return told


def bridges(rows: list[Row], asked: Mapping[str, Term]) -> list[Row]:
    """Return the aid between two provinces, or without which the network falls apart there.

    An end that hangs on one tie alone makes no bridge of it.
    """
    g = build(rows)
    ties = nx.Graph(g.to_undirected(as_view=True))
    between = nx.edge_betweenness_centrality(ties, **pivots(ties)) if ties else {}
    only = {frozenset(e) for e in nx.bridges(ties) if min(ties.degree(n) for n in e) > 1}
    told: list[tuple[float, str, Row]] = []
    for one, other, data in g.edges(data=True):
        row, alone = data["row"], frozenset((one, other)) in only
        provinces = (row["helper_province"], row["recipient_province"])
        if alone or (None not in provinces and provinces[0] != provinces[1]):
            worth = between.get((one, other), between.get((other, one), 0.0))
            found = {name: row[name] for name in ("helper", "recipient")}
            found |= {"helper_province": provinces[0], "recipient_province": provinces[1]}
            found |= {"facts": ox.Literal(data["facts"]), "only_tie": ox.Literal(alone)}
            told.append((-worth, f"{one} {other}", found | {"betweenness": decimal(worth)}))
    return [row for _, _, row in sorted(told, key=lambda item: item[:2])]
