"""The view on the map: places where they lie, arcs from helper to recipient.

In: a Build. Out: MapData: at each level the places with coordinates and the arcs between them; the
facts whose ends have none are counted. No outline is drawn: the seats of all counties make the
country's shape. Example: 鄂尔多斯市→兴安盟 is an arc to the north-east.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from graph.gazetteer import Gazetteer, load_gazetteer
from graph.network import build_network
from viz.build import Build
from viz.level_view import group_lines
from viz.levels import LEVELS, lift_network
from viz.network import MOST_WORDS, number_facts, view_documents, view_ends
from viz.network_data import DocumentRow, EndView, FactView
from viz.quotes import view_facts

# Albers' equal-area conic for China: standard parallels, origin, and pixels to the radian
SOUTH, NORTH, LATITUDE, LONGITUDE, SCALE = 25.0, 47.0, 36.0, 105.0, 1200.0
MOST_ARCS = 2000


@dataclass(frozen=True, slots=True)
class Spot:
    """A place on the map, in pixels; ``facts`` counts the facts of its arcs."""

    name: str
    english: str | None
    level: str
    x: float
    y: float
    facts: int


@dataclass(frozen=True, slots=True)
class Arc:
    """All facts of a helper, a recipient (indices of spots) and a mechanism."""

    helper: int
    recipient: int
    mechanism: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class MapLevel:
    """A level; ``left_out`` counts the facts with an end that has no coordinates."""

    spots: tuple[Spot, ...]
    arcs: tuple[Arc, ...]
    left_out: int


@dataclass(frozen=True, slots=True)
class MapData:
    """All that the map's page shows; ``ground`` are the seats of the counties."""

    levels: Mapping[str, MapLevel]
    ground: tuple[tuple[float, float], ...]
    ends: tuple[EndView, ...]
    facts: tuple[FactView, ...]
    documents: tuple[DocumentRow, ...]


def view_map(build: Build) -> MapData:
    """Return the map of a build at the levels of places."""
    g, gazetteer = build_network(build.aid()), load_gazetteer()
    facts = number_facts(g, {node: number for number, node in enumerate(g)})
    return MapData(
        levels={
            level: view_map_level(lift_network(g, level, gazetteer), gazetteer)
            for level in LEVELS
            if level != "actors"
        },
        ground=tuple(sorted(find_ground(gazetteer))),
        ends=view_ends(g),
        facts=view_facts(build, facts, set(range(min(len(facts), MOST_WORDS)))),
        documents=view_documents(build),
    )


def find_ground(gazetteer: Gazetteer) -> set[tuple[float, float]]:
    """Return where the counties of today lie, in whole pixels."""
    return {
        (round(x), round(y))
        for place in gazetteer.places.values()
        if place.level == "county" and place.valid_to is None
        for x, y in [find_point(place.id, gazetteer) or (math.nan, math.nan)]
        if not math.isnan(x)
    }


def view_map_level(g: nx.MultiDiGraph, gazetteer: Gazetteer) -> MapLevel:
    """Return the places of one level that have coordinates, and the arcs between them."""
    points = {node: point for node in g if (point := find_point(node, gazetteer)) is not None}
    groups = dict(list(group_lines(g, set(points)).items())[:MOST_ARCS])
    weight: dict[str, int] = {}
    for (helper, recipient, _), facts in groups.items():
        for node in {helper, recipient}:
            weight[node] = weight.get(node, 0) + len(facts)
    order = sorted(weight, key=lambda node: (-weight[node], node))
    index = {node: number for number, node in enumerate(order)}
    places = [gazetteer.places[node] for node in order]
    return MapLevel(
        spots=tuple(
            Spot(place.name, place.en, place.level, *points[place.id], weight[place.id])
            for place in places
        ),
        arcs=tuple(
            Arc(index[helper], index[recipient], mechanism, tuple(facts))
            for (helper, recipient, mechanism), facts in groups.items()
        ),
        left_out=g.number_of_edges() - sum(map(len, groups.values())),
    )


def find_point(node: str, gazetteer: Gazetteer) -> tuple[float, float] | None:
    """Return where a place lies on the map, None where its coordinates are not known."""
    place = gazetteer.places.get(node)
    if place is None or place.lat is None or place.lon is None:
        return None
    return project(place.lat, place.lon)


def project(latitude: float, longitude: float) -> tuple[float, float]:
    """Return a point of the globe in pixels, east to the right and north up (y falls).

    >>> project(LATITUDE, LONGITUDE)
    (0.0, 0.0)
    """
    south, north = math.sin(math.radians(SOUTH)), math.sin(math.radians(NORTH))
    n = (south + north) / 2
    c = math.cos(math.radians(SOUTH)) ** 2 + 2 * n * south
    radius = math.sqrt(c - 2 * n * math.sin(math.radians(latitude))) / n
    origin = math.sqrt(c - 2 * n * math.sin(math.radians(LATITUDE))) / n
    angle = n * math.radians(longitude - LONGITUDE)
    x, y = radius * math.sin(angle), radius * math.cos(angle) - origin
    return round(SCALE * x, 1), round(SCALE * y, 1)
