"""The view of who helps whom: pure data, no HTML, no colours.

In: a Build. Out: NetworkData: nodes with their places, lines (one for each helper, recipient and
mechanism) and the facts behind every line. Example: three aid facts 北京市→内蒙古自治区,
two of them east_west, give two nodes, two lines and three facts.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import networkx as nx

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.build import Build, Line
from viz.layout import place_nodes
from viz.names import PlaceName, name_places, tell_apart
from viz.network_data import DocumentRow, LineView, NetworkData, NodeView
from viz.quotes import view_facts
from viz.search_keys import search_keys
from viz.words import document_href, label_half_width, wrap_name

MOST_NODES = 400
MOST_LINES = 2000


def view_network(build: Build, *, most_nodes: int = MOST_NODES) -> NetworkData:
    """Return the picture of the build's most connected nodes, all its facts counted.

    ``most_nodes`` caps what is drawn; ``facts_left_out`` and ``nodes_left_out`` say what it cut.
    """
    g = build_network(build.facts)
    drawn = most_connected(g, most_nodes)
    groups = group_lines(g, set(drawn))
    drawn = [node for node in drawn if any(node in key[:2] for key in groups)]
    index = {node: number for number, node in enumerate(drawn)}
    lines = tuple(
        LineView(index[helper], index[recipient], mechanism, len(facts))
        for (helper, recipient, mechanism), facts in groups.items()
    )
    nodes = view_nodes(g, drawn, lines)
    facts = view_facts(build, list(groups.values()))
    return NetworkData(
        nodes=nodes,
        lines=lines,
        facts=facts,
        documents=view_documents(build),
        nodes_left_out=g.number_of_nodes() - len(nodes),
        facts_left_out=g.number_of_edges() - len(facts),
        counts=count(build),
    )


def most_connected(g: nx.MultiDiGraph, most: int) -> list[str]:
    """Return the ids of the nodes with the most facts, at most ``most`` of them."""
    return sorted(g, key=lambda node: (-g.degree(node), node))[:most]


def group_lines(g: nx.MultiDiGraph, drawn: set[str]) -> dict[tuple[str, str, str], list[Line]]:
    """Return the facts of (helper, recipient, mechanism), of drawn nodes, the MOST_LINES first."""
    groups: dict[tuple[str, str, str], list[Line]] = {}
    for helper, recipient, fact in g.edges(data="fact"):
        if helper in drawn and recipient in drawn:
            groups.setdefault((helper, recipient, fact["mechanism"]), []).append(fact)
    for facts in groups.values():
        facts.sort(key=lambda fact: (fact["doc"], fact["start"], fact["id"]))
    return dict(sorted(groups.items(), key=line_rank)[:MOST_LINES])


def line_rank(item: tuple[tuple[str, str, str], list[Line]]) -> tuple[int, int, int, object]:
    """Return the order of lines: most facts, then most sums, then the fewest unnamed groups."""
    key, facts = item
    sums = sum(len(fact.get("amounts") or ()) for fact in facts)
    groups = sum(facts[0].get(side) == "group" for side in ("helper_type", "recipient_type"))
    return -len(facts), -sums, groups, key


def view_nodes(
    g: nx.MultiDiGraph, drawn: list[str], lines: tuple[LineView, ...]
) -> tuple[NodeView, ...]:
    """Return the drawn nodes with their places and what the whole network says of them."""
    known = name_places(drawn)
    places = [known.get(node, PlaceName()) for node in drawn]
    flat = nx.Graph((line.helper, line.recipient) for line in lines)
    names = show_names(g, drawn, places)
    points = place_nodes(flat, [label_half_width(*shown) for shown in names])
    return tuple(
        view_node(g, node, points[number], places[number], names[number])
        for number, node in enumerate(drawn)
    )


def show_names(
    g: nx.MultiDiGraph, drawn: list[str], places: list[PlaceName]
) -> list[tuple[str, str | None]]:
    """Return the names and English names to show; those that several nodes have tell the region."""
    often = Counter(g.nodes[node]["name"] for node in drawn)
    shown: list[tuple[str, str | None]] = []
    for node, place in zip(drawn, places, strict=True):
        name = g.nodes[node]["name"]
        twin = often[name] > 1
        shown.append(tell_apart(name, place.english, place) if twin else (name, place.english))
    return shown


def view_node(
    g: nx.MultiDiGraph,
    node: str,
    point: tuple[int, int],
    place: PlaceName,
    shown: tuple[str, str | None],
) -> NodeView:
    """Return one node: names, kind, place in the picture and counts of all its facts."""
    name, level = g.nodes[node]["name"], g.nodes[node]["level"] or place.level
    return NodeView(
        id=node,
        name=name,
        english=place.english,
        shown=shown[0],
        shown_english=shown[1],
        label=wrap_name(shown[0]),
        english_label=wrap_name(shown[1] or shown[0]),
        kind=node_kind(g.nodes[node]["type"], level),
        within=g.nodes[node]["within"] or place.within,
        within_english=place.within_english,
        keys=search_keys(node, name, load_gazetteer()),
        x=point[0],
        y=point[1],
        helps=len(set(g.successors(node))),
        helped_by=len(set(g.predecessors(node))),
        facts=g.degree(node),
    )


def node_kind(type_: str, level: str | None) -> str:
    """Return the kind that a node is drawn as: its type, of a place with its level.

    >>> node_kind("place", "prefecture"), node_kind("bank", None)
    ('place_prefecture', 'bank')
    """
    return f"place_{level}" if type_ == "place" and level is not None else type_


def view_documents(build: Build) -> tuple[DocumentRow, ...]:
    """Return the list of documents, in the order of their ids, with their numbers of facts."""
    aid = {doc: 0 for doc in build.documents}
    for fact in build.facts:
        aid[fact["doc"]] += fact["kind"] == "aid"
    return tuple(
        DocumentRow(
            title=line.get("title") or doc,
            href=document_href(doc),
            issuer=line.get("issuer"),
            region=line.get("region"),
            date=line.get("date"),
            facts=aid[doc],
        )
        for doc, line in build.documents.items()
    )


def count(build: Build) -> dict[str, int]:
    """Return how much the build holds: documents, facts, aid facts and issues."""
    kinds: list[Any] = [fact["kind"] for fact in build.facts]
    return {
        "documents": len(build.documents),
        "facts": len(kinds),
        "aid": kinds.count("aid"),
        "issues": len(build.issues),
    }
