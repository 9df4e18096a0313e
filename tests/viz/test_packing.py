"""Circles side by side. In: radii. Out: centres that keep them apart and close."""

from __future__ import annotations

import math
import random
from itertools import combinations

import pytest

from viz.explore.packing import enclose, pack_circles, scatter


def radii(count: int, power: int) -> list[float]:
    """Return radii of many sizes, the largest first."""
    chance = random.Random(count + power)
    return sorted((1 + 20 * chance.random() ** power for _ in range(count)), reverse=True)


@pytest.mark.parametrize("power", [1, 8])
@pytest.mark.parametrize("count", [1, 2, 3, 4, 40, 400])
def test_circles_do_not_overlap_and_waste_little_room(count: int, power: int) -> None:
    sizes = radii(count, power)
    points = pack_circles(sizes)
    assert len(points) == count
    for (one, r), (other, s) in combinations(zip(points, sizes, strict=True), 2):
        assert math.dist(one, other) > r + s - 1e-6
    _, reach = enclose(points, sizes)
    assert sum(r * r for r in sizes) > (0.65 if count >= 40 else 0.4) * reach * reach


def test_no_radii_give_no_circles() -> None:
    assert pack_circles([]) == [] and scatter([]) == []


def test_enclosing_circle_holds_all() -> None:
    sizes = radii(60, 3)
    points = pack_circles(sizes)
    middle, reach = enclose(points, sizes)
    assert all(
        math.dist(point, middle) + r <= reach + 1e-9 for point, r in zip(points, sizes, strict=True)
    )


def test_sunflower_hides_no_circle_and_begins_in_the_middle() -> None:
    sizes = radii(300, 2)
    points = scatter(sizes)
    assert points[0] == (0.0, 0.0)
    for (one, r), (other, s) in combinations(zip(points, sizes, strict=True), 2):
        assert math.dist(one, other) > max(r, s)
