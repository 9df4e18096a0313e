"""Circles packed side by side, the first in the middle: where groups of a large picture stand.

In: radii. Out: centres of circles that touch and do not overlap. Example: three circles of radius 1
lie around one point. The way is that of Wang, Wang, Dai and Wang, “Visualization of large
hierarchical data by circle packing” (CHI 2006): each next circle touches two neighbours of the
outer chain of those that stand.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

Point = tuple[float, float]
# what rounding may take for an overlap
SLACK = 1e-6
# how far along the chain a new circle may hit one, and the next gap is looked for
WINDOW = 60
# the area that a circle of a sunflower takes, in squares of its radius
ROOM = 1.3
GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(slots=True, eq=False)
class Circle:
    """A circle of the outer chain, with its neighbours on it."""

    x: float
    y: float
    r: float
    after: Circle = field(init=False, repr=False)
    before: Circle = field(init=False, repr=False)


def pack_circles(radii: Sequence[float]) -> list[Point]:
    """Return the centres of circles with these radii, in their order; largest first packs best."""
    if not radii:
        return []
    circles = [Circle(0.0, 0.0, radii[0])]
    if len(radii) > 1:
        circles.append(Circle(radii[0] + radii[1], 0.0, radii[1]))
    if len(radii) > 2:
        circles.append(touch(circles[1], circles[0], radii[2]))
        join(circles[0], circles[1])
        join(circles[1], circles[2])
        join(circles[2], circles[0])
    at = circles[0]
    for r in radii[3:]:
        placed, at = add_circle(at, r)
        circles.append(placed)
    return [(circle.x, circle.y) for circle in circles]


def add_circle(at: Circle, r: float) -> tuple[Circle, Circle]:
    """Add a circle to the chain between ``at`` and the next; return it and where to go on."""
    one, other = at, at.after
    while True:
        new = touch(one, other, r)
        hit = find_hit(one, other, new)
        if hit is None:
            break
        one, other = hit
        join(one, other)
    join(one, new)
    join(new, other)
    return new, nearest(new)


def find_hit(one: Circle, other: Circle, new: Circle) -> tuple[Circle, Circle] | None:
    """Return the two ends of the chain once what a new circle hits is cut off; None of no hit.

    The chain is walked from both ends at once, by the length of what was walked.
    """
    ahead, behind = other.after, one.before
    length_ahead, length_behind = other.r, one.r
    for _ in range(WINDOW):
        if length_ahead <= length_behind:
            if overlaps(ahead, new):
                return one, ahead
            length_ahead += ahead.r
            ahead = ahead.after
        else:
            if overlaps(behind, new):
                return behind, other
            length_behind += behind.r
            behind = behind.before
        if ahead is behind.after:
            return None
    return None


def nearest(start: Circle) -> Circle:
    """Return the circle of the chain after which the next one comes closest to the middle."""
    best, least = start, distance(start)
    circle = start.after
    for _ in range(WINDOW):
        if circle is start:
            break
        far = distance(circle)
        if far < least:
            best, least = circle, far
        circle = circle.after
    return best


def distance(circle: Circle) -> float:
    """Return the squared distance from the middle of the point where two neighbours touch."""
    other = circle.after
    weight = circle.r + other.r
    x = (circle.x * other.r + other.x * circle.r) / weight
    y = (circle.y * other.r + other.y * circle.r) / weight
    return x * x + y * y


def touch(one: Circle, other: Circle, r: float) -> Circle:
    """Return a circle that touches two others, to the right of the way from one to the other."""
    across, up = other.x - one.x, other.y - one.y
    between = math.hypot(across, up)
    near, far = one.r + r, other.r + r
    along = (between * between + near * near - far * far) / (2 * between)
    aside = math.sqrt(max(0.0, near * near - along * along))
    across, up = across / between, up / between
    return Circle(one.x + across * along + up * aside, one.y + up * along - across * aside, r)


def overlaps(one: Circle, other: Circle) -> bool:
    """Return whether two circles lie over each other."""
    reach = one.r + other.r - SLACK
    return reach > 0 and reach * reach > (one.x - other.x) ** 2 + (one.y - other.y) ** 2


def join(one: Circle, other: Circle) -> None:
    """Make two circles neighbours on the chain."""
    one.after, other.before = other, one


def scatter(radii: Sequence[float]) -> list[Point]:
    """Return the centres of small circles on the spiral of a sunflower, the first in the middle.

    A circle may touch the next ones, but never hides one.
    """
    points, area = [], 0.0
    for rank, r in enumerate(radii):
        far = math.sqrt(area + r * r / 2) if rank else 0.0
        area += r * r * (ROOM if rank else 2.0)
        points.append((far * math.cos(rank * GOLDEN), far * math.sin(rank * GOLDEN)))
    return points


def enclose(points: Sequence[Point], radii: Sequence[float]) -> tuple[Point, float]:
    """Return the middle and the radius of a circle that holds all circles."""
    weight = sum(r * r for r in radii)
    x = sum(point[0] * r * r for point, r in zip(points, radii, strict=True)) / weight
    y = sum(point[1] * r * r for point, r in zip(points, radii, strict=True)) / weight
    reach = max(
        math.hypot(point[0] - x, point[1] - y) + r for point, r in zip(points, radii, strict=True)
    )
    return (x, y), reach
