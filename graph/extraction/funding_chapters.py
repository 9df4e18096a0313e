"""Totals told across paragraphs and sections: a table in prose.

In: the sums of a document with the Links found within paragraphs. Out: further Links. Example: a
chapter states a total of five years, then a paragraph for each year, then a section for each
channel: both the years and the channels are breakdowns of the total.

Neighbouring paragraphs or sections are components of an earlier sum of their chapter only where
they add up to it: the text itself has no word for it.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import Protocol

from graph.extraction.enumerations import lead_of
from graph.extraction.funding_outline import Outline
from graph.extraction.funding_parts import Link
from graph.numerals import Quantity, smallest

NEAR = 0.01
MOST = 24
# how many sums before a group are looked at that stand in another chapter
FEW = 4


class Placed(Protocol):
    """A sum with its number and the start of its paragraph."""

    @property
    def quantity(self) -> Quantity: ...
    @property
    def paragraph(self) -> int: ...


def link_chapters(
    text: str, outline: Outline, sums: Sequence[Placed], links: dict[int, Link]
) -> dict[int, Link]:
    """Return the Links of sums that lead paragraphs or sections to an earlier total."""
    leads = list(leading(sums, links))
    free = [index for index in range(len(sums)) if index not in links]
    found: dict[int, Link] = {}
    counts: dict[int, int] = {}
    for link in links.values():
        counts[link.total] = max(counts.get(link.total, 0), link.breakdown)
    for group in [*by_paragraph(outline, sums, leads), *by_section(outline, sums, leads)]:
        if any(index in found for index in group):
            continue
        total = total_of(outline, sums, leads, group)
        total = total_before(sums, free, group) if total is None else total
        if total is not None:
            counts[total] = counts.get(total, 0) + 1
            found |= {index: Link(total, counts[total], True) for index in group}
    for run in runs_of(outline, sums, leads).values():
        total = total_before(sums, free, run)
        if total is not None and not any(index in found for index in (total, *run)):
            counts[total] = counts.get(total, 0) + 1
            found |= {index: Link(total, counts[total], True) for index in run}
    for total, group in by_enumeration(text, sums, leads):
        if total not in found and not any(index in found for index in group):
            counts[total] = counts.get(total, 0) + 1
            found |= {index: Link(total, counts[total], False) for index in group}
    return found


def by_enumeration(
    text: str, sums: Sequence[Placed], leads: list[int]
) -> Iterator[tuple[int, list[int]]]:
    """Yield the only sum of a paragraph with those that lead the 一是 … 二是 … below it.

    Together they are no more than the total, as far as the text tells them.
    """
    groups: dict[int, list[int]] = {}
    for index in leads:
        lead = lead_of(text, sums[index].paragraph)
        if lead is not None:
            groups.setdefault(lead[0], []).append(index)
    for start, group in groups.items():
        heads = [index for index, one in enumerate(sums) if one.paragraph == start]
        values = [float(smallest(sums[index].quantity)) for index in group]
        if len(heads) != 1 or len(group) < 2:
            continue
        if sum(values) <= (1 + NEAR) * smallest(sums[heads[0]].quantity):
            yield heads[0], group


def total_before(sums: Sequence[Placed], free: list[int], group: list[int]) -> int | None:
    """Return the last sum before a group of three or more that adds up to it exactly."""
    values = [smallest(sums[index].quantity) for index in group]
    before = [index for index in free if index < group[0]][-FEW:]
    for index in reversed(before if len(group) > 2 else ()):
        if abs(smallest(sums[index].quantity) - sum(values)) < 1:
            return index
    return None


def leading(sums: Sequence[Placed], links: dict[int, Link]) -> Iterator[int]:
    """Yield the first sum of each paragraph that is no component there."""
    paragraph = -1
    for index, one in enumerate(sums):
        if index not in links and one.paragraph != paragraph:
            paragraph = one.paragraph
            yield index


def by_paragraph(outline: Outline, sums: Sequence[Placed], leads: list[int]) -> Iterator[list[int]]:
    """Yield the stretches of neighbouring leading sums within one section, longest first."""
    for run in runs_of(outline, sums, leads).values():
        run = run[:MOST]
        for first in range(1, len(run) - 1):
            for last in range(len(run), first + 1, -1):
                yield run[first:last]


def runs_of(outline: Outline, sums: Sequence[Placed], leads: list[int]) -> dict[int, list[int]]:
    """Return the leading sums of each section by where it begins."""
    runs: dict[int, list[int]] = {}
    for index in leads:
        runs.setdefault(start_of(outline, sums[index].paragraph), []).append(index)
    return runs


def by_section(outline: Outline, sums: Sequence[Placed], leads: list[int]) -> Iterator[list[int]]:
    """Yield the first leading sums of the sections that stand side by side."""
    sides: dict[tuple[int, int], dict[int, int]] = {}
    for index in leads:
        holding = outline.around(sums[index].paragraph)
        for outer, inner in zip([None, *holding], holding, strict=False):
            place = (outer.start if outer else -1, inner.level)
            sides.setdefault(place, {}).setdefault(inner.start, index)
    for side in sides.values():
        if len(side) > 1:
            yield list(side.values())


def start_of(outline: Outline, place: int) -> int:
    """Return where the innermost section around a place begins, -1 without one."""
    section = outline.innermost(place)
    return section.start if section else -1


def total_of(
    outline: Outline, sums: Sequence[Placed], leads: list[int], group: list[int]
) -> int | None:
    """Return the nearest earlier leading sum of the chapter that the group adds up to."""
    values = [sums[index].quantity.value for index in group]
    if len(group) < 2 or any(isinstance(value, tuple) for value in values):
        return None
    numbers = [float(value) for value in values if not isinstance(value, tuple)]
    stated, largest = sum(numbers), max(numbers)
    chapter = outline.around(sums[group[0]].paragraph)
    edge = chapter[0].start if chapter else 0
    place = bisect_left(leads, group[0])
    for index in reversed(leads[max(0, place - MOST) : place]):
        if sums[index].paragraph < edge:
            return None
        value = sums[index].quantity.value
        if isinstance(value, tuple) or largest >= (1 - NEAR) * value:
            continue  # the total said again is no part of it
        if abs(value - stated) <= NEAR * value:
            return index
    return None
