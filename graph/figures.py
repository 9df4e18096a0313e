"""Stated numbers that can be compared: the fundings and indicators behind the findings on them.

In: linked fact lines and the dates of documents. Out: Figures by what they measure. Example: two
texts that give 贫困人口 of 兴安盟 in 2018 make two Figures with the same measure, years and role.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from graph.ends import MEASURED, Line
from graph.number_quads import Pairs, measure_of
from graph.quads import choice, named, node, number, text
from graph.relationships import bounds, end_id, years_of

SCHEMES = {"funding": "role", "indicator": "indicator_role"}
Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Figure:
    """One stated number; ``when`` is its document's date, empty where none is known."""

    fact: str
    doc: str
    when: str
    start: int
    measure: str
    years: Years
    role: str | None
    value: Decimal
    ranged: bool
    precision: Decimal
    part_of: str
    line: Line

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Where it is told: what is told earlier sorts before, of one date by document."""
        return self.when, self.doc, self.start, self.fact


class Figures:
    """All figures met so far; ``add`` fact lines, then take them by measure."""

    def __init__(self, dates: Mapping[str, str]) -> None:
        self._dates = dates
        self._all: dict[str, Figure] = {}

    def add(self, fact: Line) -> None:
        """Note the number of a fact; facts without one are passed over."""
        if fact["kind"] not in MEASURED:
            return
        figure = read_figure(fact, self._dates.get(fact["doc"], ""))
        known = self._all.setdefault(figure.fact, figure)
        if figure.place < known.place:
            self._all[figure.fact] = figure

    def by_measure(self) -> dict[str, list[Figure]]:
        """Return the figures by measure, each list in the order in which they are told."""
        found: dict[str, list[Figure]] = {}
        for figure in sorted(self._all.values(), key=lambda figure: figure.place):
            found.setdefault(figure.measure, []).append(figure)
        return found


def read_figure(fact: Line, when: str) -> Figure:
    """Return the number that a funding or an indicator states; of a range its lower end."""
    return Figure(
        fact=fact["id"],
        doc=fact["doc"],
        when=when,
        start=fact["start"],
        measure=measure_of(fact),
        years=years_of(fact),
        role=fact.get("role"),
        value=Decimal(str(bounds(fact["value"])[0])),
        ranged=isinstance(fact["value"], list | tuple),
        precision=Decimal(str(fact.get("precision") or 0)),
        part_of=fact.get("part_of") or "",
        line=fact,
    )


def subject_pairs(figure: Figure) -> Pairs:
    """Return the pairs that say what a figure measures: subject, what, unit."""
    fact = figure.line
    topic = fact.get(MEASURED[fact["kind"]])
    pairs: Pairs = [(named("topic"), text(topic, "zh"))] if topic else []
    field = "subject" if fact.get("subject") else "region"
    if fact.get(field):
        pairs.append((named("subject"), node(end_id(fact, field))))
    if fact.get("unit"):
        pairs.append((named("unit"), text(fact["unit"])))
    return pairs


def time_pairs(figure: Figure) -> Pairs:
    """Return the pairs of a figure's years and role."""
    years = zip(("fromYear", "toYear"), figure.years, strict=True)
    pairs = [(named(name), number(year)) for name, year in years if year is not None]
    if figure.role:
        pairs.append((named("role"), choice(SCHEMES[figure.line["kind"]], figure.role)))
    return pairs


def other_pairs(name: str, others: list[Figure]) -> Pairs:
    """Return the pair that tells other numbers with their documents: ``95000（通报）；…``."""
    told = [f"{show(figure.value)}（{figure.doc}）" for figure in others]
    return [(named(name), text("；".join(told)))] if told else []


def show(value: Decimal) -> str:
    """Return a number as digits, without an exponent and without zeros at its end."""
    return f"{int(value)}" if value == value.to_integral_value() else f"{value.normalize():f}"


def finding_id(kind: str, parts: Iterable[str]) -> str:
    """Return the id of a finding on several facts: ``contradiction/`` and 20 hex digits."""
    key = "\x1f".join(parts)
    return f"{kind}/{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:20]}"
