"""Where the nodes of a large network stand: circles of provinces, in them prefectures, counties.

In: nodes with their places and their ties. Out: coordinates and the circles of places. Example:
兴安盟 stands in the circle of 内蒙古自治区, 科尔沁右翼前旗 in the circle of 兴安盟. A node whose
place is not known stands beside the stronger one that it has most facts with.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from viz.explore.packing import enclose, pack_circles, scatter

Path = tuple[str, ...]
Points = npt.NDArray[np.float64]
# the group of the nodes whose place is not known, and those around a node of it
NOWHERE, HUB = "nowhere", "hub/"
# free space around a node and around a circle
GAP = 14.0
WIDER = 1.06
# how many hubs stand around each other before a new group begins
DEEPEST = 5


@dataclass(frozen=True, slots=True)
class Ring:
    """A drawn circle: the place (or NOWHERE) whose nodes it holds, its middle and radius."""

    place: str
    depth: int
    x: float
    y: float
    r: float


@dataclass(slots=True)
class Group:
    """Nodes that stand together, with the groups inside."""

    place: str
    nodes: list[int] = field(default_factory=list)
    inside: list[Group] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Placed:
    """A group packed around (0, 0): its nodes, where they stand, its radius, its rings."""

    nodes: list[int]
    points: Points
    r: float
    rings: list[Ring]


def place_nodes(
    paths: Sequence[Path | None], ties: Iterable[tuple[int, int, int]], sizes: Sequence[float]
) -> tuple[Points, list[Ring]]:
    """Return the coordinates of the nodes 0 … n-1, the strongest first, and the rings.

    ``paths`` are the places that hold each, the widest first, None of one without a place;
    ``ties`` are (node, node, facts); ``sizes`` are radii.
    """
    hubs = find_hubs(paths, ties)
    placed = pack_group(group_nodes(paths, hubs), sizes, 0)
    points = np.zeros((len(paths), 2))
    points[placed.nodes] = placed.points
    return points, [ring for ring in placed.rings if ring.place]


def find_hubs(paths: Sequence[Path | None], ties: Iterable[tuple[int, int, int]]) -> dict[int, int]:
    """Return for nodes without a place the stronger one without a place to stand beside."""
    facts: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
    for one, other, count in ties:
        if one != other and paths[one] is None and paths[other] is None:
            facts[max(one, other)][min(one, other)] += count
    hubs: dict[int, int] = {}
    depths: dict[int, int] = defaultdict(int)
    for node in sorted(facts):
        hub = min(facts[node], key=lambda other: (-facts[node][other], other))
        if depths[hub] < DEEPEST:
            hubs[node], depths[node] = hub, depths[hub] + 1
    return hubs


def group_nodes(paths: Sequence[Path | None], hubs: Mapping[int, int]) -> Group:
    """Return the tree of groups."""
    groups: dict[Path, Group] = {(): Group("")}
    ways: dict[int, Path] = {}
    centres = set(hubs.values())
    for node, path in enumerate(paths):
        way = path
        if way is None:
            way = ways[hubs[node]] if node in hubs else (NOWHERE,)
            if node in centres:
                way = ways[node] = (*way, f"{HUB}{node}")
        open_group(groups, way).nodes.append(node)
    return groups[()]


def open_group(groups: dict[Path, Group], path: Path) -> Group:
    """Return the group of a path; it and those around it are made where they are missing."""
    if path not in groups:
        groups[path] = Group(path[-1])
        open_group(groups, path[:-1]).inside.append(groups[path])
    return groups[path]


def pack_group(group: Group, sizes: Sequence[float], depth: int) -> Placed:
    """Return a group packed: its own nodes in the middle, the groups inside around them."""
    inside = [pack_group(one, sizes, depth + 1) for one in group.inside]
    inside.sort(key=lambda one: -one.r)
    parts = [pack_leaves(group.nodes, sizes), *inside] if group.nodes else inside
    if not parts:
        return Placed([], np.zeros((0, 2)), 0.0, [])
    radii = [part.r for part in parts]
    centres = pack_circles(radii)
    (x, y), reach = enclose(centres, radii)
    moves = [(centre[0] - x, centre[1] - y) for centre in centres]
    nodes = [node for part in parts for node in part.nodes]
    points = np.concatenate(
        [part.points + np.array(move) for part, move in zip(parts, moves, strict=True)]
    )
    rings = [
        Ring(ring.place, ring.depth, ring.x + move[0], ring.y + move[1], ring.r)
        for part, move in zip(parts, moves, strict=True)
        for ring in part.rings
    ]
    if len(nodes) > 1 and not group.place.startswith(HUB):
        reach *= WIDER
        rings = [Ring(group.place, depth, 0.0, 0.0, reach), *rings]
    return Placed(nodes, points, reach, rings)


def pack_leaves(nodes: list[int], sizes: Sequence[float]) -> Placed:
    """Return single nodes around the first of them."""
    radii = [sizes[node] + GAP for node in nodes]
    points = np.array(scatter(radii))
    reach = float((np.hypot(points[:, 0], points[:, 1]) + np.array(radii)).max())
    return Placed(nodes, points, reach, [])
