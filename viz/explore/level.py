"""One level of the network, whole: its nodes with names and places, its lines with their facts.

In: a network whose edges carry facts. Out: a Level. Example: of three facts 北京市→内蒙古自治区,
two of them east_west, come two nodes and two lines, the one with two facts first.
"""

from __future__ import annotations

from dataclasses import dataclass

import networkx as nx

from graph.gazetteer import Gazetteer
from viz.drawing import node_size
from viz.explore.placing import NOWHERE, Path, Points, Ring, place_nodes
from viz.level_view import group_lines, node_kind, show_names
from viz.levels import holders
from viz.names import PlaceName, name_places
from viz.quotes import is_weighed

# the places that are drawn as circles
CIRCLED = ("province", "prefecture", "county")
Names = tuple[str, str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """A node: its id, its name alone and as it is shown, what it is, where it lies."""

    id: str
    name: str
    english: str | None
    shown: str
    shown_english: str | None
    kind: str
    within: str | None
    within_english: str | None
    facts: int


@dataclass(frozen=True, slots=True)
class Tie:
    """A line: the numbers of its ends and of its facts, and whether these are all only weighed."""

    helper: int
    recipient: int
    mechanism: str
    facts: tuple[int, ...]
    weighed: bool


@dataclass(frozen=True, slots=True)
class Level:
    """The network at one level, the nodes with the most facts first; ``numbers`` goes from the id
    of a node to its number."""

    rows: tuple[Row, ...]
    ties: tuple[Tie, ...]
    points: Points
    rings: tuple[Ring, ...]
    ring_names: tuple[Names | None, ...]
    numbers: dict[str, int]


def view_whole(g: nx.MultiDiGraph, gazetteer: Gazetteer) -> Level:
    """Return a level with all nodes and lines of the network."""
    degrees = dict(g.degree())
    nodes = sorted(degrees, key=lambda node: (-degrees[node], node))
    numbers = {node: number for number, node in enumerate(nodes)}
    weighed = {number for *_, number, fact in g.edges(keys=True, data="fact") if is_weighed(fact)}
    ties = tuple(
        Tie(
            numbers[helper],
            numbers[recipient],
            mechanism,
            tuple(facts),
            weighed.issuperset(facts),
        )
        for (helper, recipient, mechanism), facts in group_lines(g, set(g), most=None).items()
    )
    rows = view_rows(g, nodes, degrees)
    points, rings = place_nodes(
        [find_path(row, gazetteer) for row in rows],
        [(tie.helper, tie.recipient, len(tie.facts)) for tie in ties],
        [node_size(row.facts) for row in rows],
    )
    names = tuple(name_ring(ring, gazetteer) for ring in rings)
    return Level(rows, ties, points, tuple(rings), names, numbers)


def view_rows(g: nx.MultiDiGraph, nodes: list[str], degrees: dict[str, int]) -> tuple[Row, ...]:
    """Return what is said of the nodes; ``degrees`` are their numbers of facts."""
    known = name_places(nodes)
    places = [known.get(node, PlaceName()) for node in nodes]
    shown = show_names(g, nodes, places)
    return tuple(
        Row(
            id=node,
            name=g.nodes[node]["name"],
            english=place.english,
            shown=names[0],
            shown_english=names[1],
            kind=node_kind(g.nodes[node]["type"], g.nodes[node]["level"] or place.level),
            within=g.nodes[node]["within"] or place.within,
            within_english=place.within_english,
            facts=degrees[node],
        )
        for node, place, names in zip(nodes, places, shown, strict=True)
    )


def find_path(row: Row, gazetteer: Gazetteer) -> Path | None:
    """Return the places that hold a node, the widest first, of those that are circled; None where
    no place is known."""
    held = tuple(holders(row.id, row.name, gazetteer))
    places = [place for place in reversed(held) if gazetteer.places[place].level in CIRCLED]
    return tuple(places) if held else None


def name_ring(ring: Ring, gazetteer: Gazetteer) -> Names | None:
    """Return the name of a circle, and its English where there is one; None of no place."""
    if ring.place == NOWHERE:
        return None
    place = gazetteer.places[ring.place]
    return place.name, place.en
