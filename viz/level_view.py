"""One level of the network: its nodes with their places, its lines with their facts.

In: a network whose edges carry facts. Out: a LevelView. Example: three facts
北京市→内蒙古自治区, two of them east_west, give two nodes and two lines.
"""

from __future__ import annotations

import math
from collections import Counter

import networkx as nx

from graph.gazetteer import load_gazetteer
from viz.build import Line
from viz.layout import place_nodes
from viz.names import PlaceName, name_places, tell_apart
from viz.network_data import LevelView, LineView, NodeView
from viz.search_keys import search_keys
from viz.words import label_half_width, wrap_name

MOST_LINES = 6000
# the nodes that springs lay out; further ones stand around the strongest end they are tied to
MOST_PLACED = 400
Key = tuple[str, str, str]
Points = list[tuple[int, int]]


def view_level(g: nx.MultiDiGraph, most_nodes: int) -> LevelView:
    """Return the network's ``most_nodes`` most connected nodes and MOST_LINES strongest lines."""
    drawn = most_connected(g, most_nodes)
    groups = group_lines(g, set(drawn))
    held = {end for key in groups for end in key[:2]}
    drawn = [node for node in drawn if node in held]
    index = {node: number for number, node in enumerate(drawn)}
    lines = tuple(
        LineView(index[helper], index[recipient], mechanism, tuple(facts))
        for (helper, recipient, mechanism), facts in groups.items()
    )
    kept = sum(len(line.facts) for line in lines)
    return LevelView(
        nodes=view_nodes(g, drawn, lines),
        lines=lines,
        nodes_left_out=g.number_of_nodes() - len(drawn),
        facts_left_out=g.number_of_edges() - kept,
    )


def most_connected(g: nx.MultiDiGraph, most: int) -> list[str]:
    """Return the ids of the nodes with the most facts, at most ``most`` of them."""
    return sorted(g, key=lambda node: (-g.degree(node), node))[:most]


def group_lines(
    g: nx.MultiDiGraph, drawn: set[str], *, most: int | None = MOST_LINES
) -> dict[Key, list[int]]:
    """Return the keys of the facts of (helper, recipient, mechanism), of drawn nodes, the
    ``most`` first (None: all), each in the order of documents."""
    groups: dict[Key, list[tuple[int, Line]]] = {}
    for helper, recipient, number, fact in g.edges(keys=True, data="fact"):
        if helper in drawn and recipient in drawn:
            group = groups.setdefault((helper, recipient, fact["mechanism"]), [])
            group.append((number, fact))
    for facts in groups.values():
        facts.sort(key=lambda item: (item[1]["doc"], item[1]["start"], item[1]["id"]))
    ranked = sorted(groups.items(), key=line_rank)[:most]
    return {key: [number for number, _ in facts] for key, facts in ranked}


def line_rank(item: tuple[Key, list[tuple[int, Line]]]) -> tuple[int, int, int, Key]:
    """Return the order of lines: most facts, then most sums, then the fewest unnamed groups."""
    key, numbered = item
    facts = [fact for _, fact in numbered]
    sums = sum(len(fact.get("amounts") or ()) for fact in facts)
    groups = sum(facts[0].get(side) == "group" for side in ("helper_type", "recipient_type"))
    return -len(facts), -sums, groups, key


def view_nodes(
    g: nx.MultiDiGraph, drawn: list[str], lines: tuple[LineView, ...]
) -> tuple[NodeView, ...]:
    """Return the drawn nodes with their places and what the whole network says of them."""
    known = name_places(drawn)
    places = [known.get(node, PlaceName()) for node in drawn]
    names = show_names(g, drawn, places)
    points = place_all(lines, [label_half_width(*shown) for shown in names])
    return tuple(
        view_node(g, node, points[number], places[number], names[number])
        for number, node in enumerate(drawn)
    )


def place_all(lines: tuple[LineView, ...], half_widths: list[float]) -> Points:
    """Return the places of all nodes: the first MOST_PLACED by springs, others around them."""
    placed = min(MOST_PLACED, len(half_widths))
    flat = nx.Graph()
    flat.add_nodes_from(range(placed))
    ties = [(line.helper, line.recipient) for line in lines if line.helper != line.recipient]
    flat.add_edges_from(tie for tie in ties if max(tie) < placed)
    points = place_nodes(flat, half_widths[:placed])
    strongest: dict[int, int] = {}
    for one, other in ties:
        strongest.setdefault(max(one, other), min(one, other))
    for number in range(placed, len(half_widths)):
        x, y = points[strongest.get(number, 0)]
        radius, angle = 60 + 3 * math.sqrt(number), number * 2.399963
        points.append((round(x + radius * math.cos(angle)), round(y + radius * math.sin(angle))))
    return points


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
    """Return one node: names, kind, place in the picture and count of all its facts."""
    name = g.nodes[node]["name"]
    return NodeView(
        id=node,
        name=name,
        english=place.english,
        shown=shown[0],
        shown_english=shown[1],
        label=wrap_name(shown[0]),
        english_label=wrap_name(shown[1] or shown[0]),
        kind=node_kind(g.nodes[node]["type"], g.nodes[node]["level"] or place.level),
        within=g.nodes[node]["within"] or place.within,
        within_english=place.within_english,
        keys=search_keys(node, name, load_gazetteer()),
        x=point[0],
        y=point[1],
        facts=g.degree(node),
    )


def node_kind(type_: str, level: str | None) -> str:
    """Return the kind that a node is drawn as: its type, of a place with its level.

    >>> node_kind("place", "prefecture"), node_kind("bank", None)
    ('place_prefecture', 'bank')
    """
    return f"place_{level}" if type_ == "place" and level is not None else type_
