"""Changes: what a later document says otherwise of an aid relationship.

In: aid fact lines and the dates of documents. Out: lines of N-Quads in the graph of what is
inferred. Example: 1.26亿元 in a report of 2018 and 3亿元 in one of 2019 are one Change of the
aspect money. Each document is set against the last dated one before it that speaks of the aspect.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from graph.entities import INFERRED, join
from graph.figures import finding_id
from graph.quads import choice, named, node, number, text
from graph.records import record
from graph.relationships import Line, bounds, end_id, years_of

Key = tuple[str, str, str]
# when, document, start, fact: what is told earlier sorts before
Told = tuple[str, str, int, str]


@record(frozen=True, slots=True)
class Change:
    """One difference; ``before`` and ``after`` are numbers, of the aspect status its names."""

    aspect: str
    role: str | None
    earlier: Told
    later: Told
    before: Any
    after: Any
    years: tuple[int | None, int | None] = (None, None)


@dataclass(slots=True)
class Aspect:
    """What the documents say of one aspect: each value with its last year and where it is told."""

    values: dict[tuple[str, str], dict[Any, tuple[int | None, Told]]] = field(default_factory=dict)

    def note(self, told: Told, value: Any, year: int | None) -> None:
        """Note one value."""
        values = self.values.setdefault(told[:2], {})
        if value not in values or told < values[value][1]:
            values[value] = (year, told)


class Changes:
    """All aid told so far; ``add`` aid facts, then take the ``lines``."""

    def __init__(self, dates: Mapping[str, str]) -> None:
        self._dates = dates
        self._aspects: dict[tuple[Key, str, str | None], Aspect] = {}
        self._first: dict[Key, Told] = {}

    def add(self, fact: Line) -> None:
        """Note one aid fact; one of a document without a date is passed over."""
        when = self._dates.get(fact["doc"], "")
        if not when:
            return
        told = (when, fact["doc"], fact["start"], fact["id"])
        key = (end_id(fact, "helper"), end_id(fact, "recipient"), str(fact["mechanism"]))
        self._first[key] = min(self._first.get(key, told), told)
        for aspect, role, value, year in aspects_of(fact):
            self._aspects.setdefault((key, aspect, role), Aspect()).note(told, value, year)

    def lines(self) -> list[str]:
        """Return the lines of all changes."""
        lines: list[str] = []
        for (key, name, role), aspect in self._aspects.items():
            compare = compare_status if name == "status" else compare_numbers
            for change in compare(name, role, aspect):
                lines += write_change(key, change)
        for key, change in new_recipients(self._first):
            lines += write_change(key, change)
        return lines


def aspects_of(fact: Line) -> Iterator[tuple[str, str | None, Any, int | None]]:
    """Yield aspect, role, value and last year of what a fact says; a range by its lower end."""
    if fact.get("status"):
        yield "status", None, fact["status"], None
    for side in ("helper_count", "recipient_count"):
        if fact.get(side) is not None and not isinstance(fact[side], list | tuple):
            yield side, None, fact[side], None
    for aspect, stated in (("money", "amounts"), ("staff", "staff")):
        for item in fact.get(stated) or ():
            if item.get("role") and item["unit"] in ("元", "人"):
                yield aspect, item["role"], bounds(item["value"])[0], years_of(item)[1]


def compare_numbers(name: str, role: str | None, aspect: Aspect) -> Iterator[Change]:
    """Yield each number that the document before did not give, with one that is given no more.

    The number before is one of the same year, else of the nearest year told before it.
    """
    for previous, document in successive(aspect):
        old, new = aspect.values[previous], aspect.values[document]
        gone = {value: told for value, told in old.items() if value not in new}
        for after, (year, later) in new.items():
            if after not in old and gone:
                before = min(gone, key=lambda v: (distance(gone[v][0], year), -v))
                was, told = gone[before]
                yield Change(name, role, told, later, before, after, (was, year))


def successive(aspect: Aspect) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield each document that speaks of an aspect, behind the last one of an earlier date."""
    previous: tuple[str, str] | None = None
    last: tuple[str, str] | None = None
    for document in sorted(aspect.values):
        if last is not None and last[0] < document[0]:
            previous = last
        if previous is not None:
            yield previous, document
        last = document


def distance(year: int | None, other: int | None) -> float:
    """Return how many years lie between two; unknown ones are far."""
    return 9999 if year is None or other is None else abs(year - other)


def compare_status(name: str, role: str | None, aspect: Aspect) -> Iterator[Change]:
    """Yield each status that is first told later than another, with the one told before it."""
    first: dict[str, Told] = {}
    for values in aspect.values.values():
        for status, (_, told) in values.items():
            first[status] = min(first.get(status, told), told)
    ordered = sorted((told, status) for status, told in first.items())
    for (earlier, before), (later, after) in pairwise(ordered):
        if earlier[0] < later[0]:
            yield Change(name, role, earlier, later, before, after)


def new_recipients(first: Mapping[Key, Told]) -> Iterator[tuple[Key, Change]]:
    """Yield each recipient that is first told later than another of its helper and mechanism."""
    begun: dict[tuple[str, str], Told] = {}
    for (helper, _, mechanism), told in first.items():
        begun[helper, mechanism] = min(begun.get((helper, mechanism), told), told)
    for key, later in first.items():
        earlier = begun[key[0], key[2]]
        if earlier[0] < later[0]:
            yield key, Change("recipient", None, earlier, later, None, None)


def write_change(key: Key, change: Change) -> list[str]:
    """Return the lines of one change."""
    helper, recipient, mechanism = key
    pairs = [(named("rdf:type"), named("Change")), (named("aspect"), text(change.aspect))]
    pairs += [(named("helper"), node(helper)), (named("recipient"), node(recipient))]
    pairs.append((named("mechanism"), choice("mechanism", mechanism)))
    pairs += [(named("earlier"), node(change.earlier[3])), (named("later"), node(change.later[3]))]
    if change.role is not None:
        money = change.aspect == "money"
        pairs.append((named("role" if money else "staffRole"), written_role(change.role, money)))
    for name, value in (("before", change.before), ("after", change.after)):
        if change.aspect == "status":
            pairs.append((named(f"{name}Status"), choice("status", value)))
        elif value is not None:
            pairs.append((named(name), number(value)))
    years = zip(("beforeYear", "afterYear"), change.years, strict=True)
    pairs += [(named(name), number(year)) for name, year in years if year is not None]
    parts = (*key, change.aspect, change.role or "", change.earlier[3], change.later[3])
    return join(finding_id("change", (*parts, str(change.after))), pairs, INFERRED)


def written_role(role: str, money: bool) -> str:
    """Return the role of money as a concept, that of people as the words of the text."""
    return choice("role", role) if money else text(role, "zh")
