"""The view of who helps whom: pure data, no HTML, no colours.

In: a Build. Out: NetworkData: the network at each level, and the facts behind its lines. Example:
three aid facts 北京市→内蒙古自治区, two of them east_west, give two nodes, two lines and three
facts at every level.
"""

from __future__ import annotations

from typing import Any

import networkx as nx

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.build import Build
from viz.level_view import node_kind, show_names, view_level
from viz.levels import LEVELS, lift_network
from viz.names import PlaceName, name_places
from viz.network_data import DocumentRow, EndView, LevelView, NetworkData
from viz.quotes import MOST_QUOTES, view_facts
from viz.words import document_href

MOST_NODES = 1500
MOST_DRAWN = 400
MOST_WORDS = 5000


def view_network(build: Build, *, most_nodes: int = MOST_NODES) -> NetworkData:
    """Return the network of a build at every level, all its facts with them.

    ``most_nodes`` caps the nodes of a level; its ``facts_left_out`` and ``nodes_left_out`` say
    what that cut.
    """
    g = build_network(build.aid(), build.merges)
    levels = {
        level: view_level(lift_network(g, level, load_gazetteer()), most_nodes) for level in LEVELS
    }
    ends = {node: number for number, node in enumerate(g)}
    return NetworkData(
        levels=levels,
        ends=view_ends(g),
        facts=view_facts(build, number_facts(g, ends), choose_quoted(levels["actors"])),
        documents=view_documents(build),
        counts=count(build),
        most_drawn=MOST_DRAWN,
    )


def number_facts(g: nx.MultiDiGraph, ends: dict[str, int]) -> list[tuple[int, int, Any]]:
    """Return (helper, recipient, fact) of all edges by their key, the ends as numbers."""
    edges = sorted(g.edges(keys=True, data="fact"), key=lambda edge: edge[2])
    return [(ends[helper], ends[recipient], fact) for helper, recipient, _, fact in edges]


def choose_quoted(level: LevelView) -> set[int]:
    """Return the facts that carry their words: the first of each line, MOST_WORDS in all."""
    wanted = [number for line in level.lines for number in line.facts[:MOST_QUOTES]]
    return set(wanted[:MOST_WORDS])


def view_ends(g: nx.MultiDiGraph) -> tuple[EndView, ...]:
    """Return all nodes of the network by name and kind, in its order."""
    nodes = list(g)
    known = name_places(nodes)
    places = [known.get(node, PlaceName()) for node in nodes]
    kinds = [
        node_kind(g.nodes[node]["type"], g.nodes[node]["level"] or place.level)
        for node, place in zip(nodes, places, strict=True)
    ]
    shown = show_names(g, nodes, places)
    return tuple(EndView(*names, kind) for names, kind in zip(shown, kinds, strict=True))


def view_documents(build: Build) -> tuple[DocumentRow, ...]:
    """Return the list of documents, in the order of their ids, with their numbers of facts."""
    return tuple(
        DocumentRow(
            id=doc,
            title=line.get("title") or doc,
            href=document_href(doc),
            issuer=line.get("issuer"),
            region=line.get("region"),
            date=line.get("date"),
            facts=build.survey.aid.get(doc, 0),
        )
        for doc, line in build.documents.items()
    )


def count(build: Build) -> dict[str, int]:
    """Return how much the build holds: documents, facts, aid facts and issues."""
    kinds = build.survey.kinds
    return {
        "documents": len(build.documents),
        "facts": sum(kinds.values()),
        "aid": kinds.get("aid", 0),
        "issues": len(build.issues),
    }
