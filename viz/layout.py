"""Where the nodes stand: computed beforehand, the same for the same graph.

In: a graph of numbered nodes and the half-widths of their labels. Out: integer coordinates.
Each connected part is laid out by springs from a fixed start, labels are pushed apart, and the
parts are packed in rows, the largest first. Example: 北京市→内蒙古自治区 alone gives two points,
one above the other.
"""

from __future__ import annotations

import math

import networkx as nx
import numpy as np
import numpy.typing as npt

Points = npt.NDArray[np.float64]

SPACE = 130.0
LABEL_HEIGHT = 26.0
GAP = 26.0
STEP = 84.0
SEED = 20
WIDE = 1.3


def place_nodes(g: nx.Graph, half_widths: list[float]) -> list[tuple[int, int]]:
    """Return (x, y) of the nodes 0 … n-1 of an undirected graph, in the page's pixels."""
    parts = sorted(
        (sorted(part) for part in nx.connected_components(g)), key=lambda p: (-len(p), p)
    )
    boxes: list[tuple[list[int], Points]] = []
    for part in parts:
        widths = np.array([half_widths[node] for node in part])
        boxes.append((part, spread(spring(g.subgraph(part), part), widths)))
    points: list[tuple[int, int]] = [(0, 0)] * len(half_widths)
    for part, placed in pack(boxes, half_widths):
        for node, (x, y) in zip(part, placed, strict=True):
            points[node] = (round(float(x)), round(float(y)))
    return points


def spring(g: nx.Graph, part: list[int]) -> Points:
    """Return the places of one connected part, centred, about SPACE apart."""
    if len(part) <= 2:
        return np.array([[0.0, STEP * rank] for rank in range(len(part))])
    start = {node: polar(rank, len(part)) for rank, node in enumerate(part)}
    found = nx.spring_layout(
        simple(g, part), pos=start, seed=SEED, iterations=120, method="force", scale=None
    )
    points = np.array([found[node] for node in part], dtype=float)
    points -= points.mean(axis=0)
    reach = float(np.abs(points).max()) or 1.0
    scale = SPACE * math.sqrt(len(part)) * (0.55 + 0.35 * min(1.0, len(part) / 60)) / reach
    placed: Points = points * np.array([scale * math.sqrt(WIDE), scale])
    return placed


def simple(g: nx.Graph, part: list[int]) -> nx.Graph:
    """Return the part as a plain graph whose nodes and edges stand in a fixed order."""
    plain = nx.Graph()
    plain.add_nodes_from(part)
    plain.add_edges_from(sorted({(min(a, b), max(a, b)) for a, b in g.edges() if a != b}))
    return plain


def polar(rank: int, count: int) -> tuple[float, float]:
    """Return the start of the node with this rank: points of a sunflower, none in one place."""
    radius, angle = math.sqrt((rank + 0.5) / count), rank * 2.399963
    return radius * math.cos(angle), radius * math.sin(angle)


def spread(points: Points, half_widths: Points) -> Points:
    """Push nodes apart until no two labels overlap, or sixty rounds are done."""
    reach_x = half_widths[:, None] + half_widths[None, :] + 8
    for _ in range(60):
        delta = points[:, None, :] - points[None, :, :]
        over_x = reach_x - np.abs(delta[:, :, 0])
        over_y = 2 * LABEL_HEIGHT - np.abs(delta[:, :, 1])
        overlap = (over_x > 0) & (over_y > 0)
        np.fill_diagonal(overlap, False)
        if not overlap.any():
            break
        sideways = overlap & (over_x < over_y)
        upward = overlap & ~sideways
        order = np.sign(np.arange(len(points))[:, None] - np.arange(len(points))[None, :])
        sign_x = np.where(delta[:, :, 0] == 0, order, np.sign(delta[:, :, 0]))
        sign_y = np.where(delta[:, :, 1] == 0, order, np.sign(delta[:, :, 1]))
        points[:, 0] += 0.5 * (sideways * sign_x * over_x).max(axis=1)
        points[:, 0] += 0.5 * (sideways * sign_x * over_x).min(axis=1)
        points[:, 1] += 0.5 * (upward * sign_y * over_y).max(axis=1)
        points[:, 1] += 0.5 * (upward * sign_y * over_y).min(axis=1)
    return points


def pack(
    boxes: list[tuple[list[int], Points]], half_widths: list[float]
) -> list[tuple[list[int], Points]]:
    """Move the parts into rows below each other, the picture a little wider than high."""
    sizes = []
    for part, points in boxes:
        margin = np.array([max(half_widths[node] for node in part), LABEL_HEIGHT])
        low, high = points.min(axis=0) - margin, points.max(axis=0) + margin
        sizes.append((low, high - low))
    area = sum(float((size[0] + GAP) * (size[1] + GAP)) for _, size in sizes)
    limit = max([math.sqrt(area * WIDE), *(float(size[0]) for _, size in sizes)])
    packed, x, y, row = [], 0.0, 0.0, 0.0
    for (part, points), (low, size) in zip(boxes, sizes, strict=True):
        if x > 0 and x + size[0] > limit:
            x, y, row = 0.0, y + row + GAP, 0.0
        packed.append((part, points - low + np.array([x, y])))
        x, row = x + float(size[0]) + GAP, max(row, float(size[1]))
    return packed
