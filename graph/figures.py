"""Stated numbers that can be compared: the fundings and indicators behind the findings on them.

In: linked fact lines and the date of their document. Out: Figures. Example: two texts that give
贫困人口 of 兴安盟 in 2018 make two Figures with the same measure, years and role.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from graph.ends import MEASURED, Line
from graph.number_quads import Pairs, measure_of
from graph.quads import choice, named, node, number, text
from graph.relationships import bounds, end_id, years_of

SCHEMES = {"funding": "role", "indicator": "indicator_role"}
# 全县120个村 | 共有57个旗县: all of them, not those that a sentence speaks of
WHOLE = re.compile("[全共总總有各]")
Years = tuple[int | None, int | None]


class Figure(NamedTuple):
    """One stated number; ``when`` is its document's date, empty where none is known.

    ``total`` is the fact of the total that it is part of. ``inside``: that is a figure of the same
    years and role; ``same_source``: and of the same source. ``some``: it counts those that its
    sentence speaks of, who may be some of all. ``done``: it tells what a time did, no level. What
    is not told is empty.
    """

    years: Years
    value: Decimal
    precision: Decimal
    fact: str
    kind: str
    doc: str
    when: str
    start: int
    measure: str
    role: str
    ranged: bool
    qualifier: str
    topic: str
    unit: str
    subject: str
    region: str
    source: str
    source_name: str
    part_of: str
    total: str
    some: bool
    done: bool = False
    inside: bool = False
    same_source: bool = False

    @property
    def place(self) -> tuple[str, str, int, str]:
        """Where it is told: what is told earlier sorts before, of one date by document."""
        return self.when, self.doc, self.start, self.fact


def read_figure(fact: Line, when: str) -> Figure:
    """Return the number that a funding or an indicator states; of a range its lower end."""
    counted = fact["rule"] == "indicator.counted"
    return Figure(
        years=years_of(fact),
        value=Decimal(str(bounds(fact["value"])[0])),
        precision=Decimal(str(fact.get("precision") or 0)),
        fact=fact["id"],
        kind=fact["kind"],
        doc=fact["doc"],
        when=when,
        start=fact["start"],
        measure=measure_of(fact),
        role=fact.get("role") or "",
        ranged=isinstance(fact["value"], list | tuple),
        qualifier=fact.get("qualifier") or "",
        topic=fact.get(MEASURED[fact["kind"]]) or "",
        unit=fact.get("unit") or "",
        subject=read_end(fact, "subject") or read_end(fact, "region"),
        region=read_end(fact, "region"),
        source=read_end(fact, "source"),
        source_name=fact.get("source") or "",
        part_of=fact.get("part_of") or "",
        total=fact.get("part_of_id") or "",
        some=counted and WHOLE.search(fact["quote"]) is None,
        done=fact["rule"] == "indicator.done",
    )


def read_end(fact: Line, field: str) -> str:
    """Return the id of what a field of a fact names."""
    return end_id(fact, field) if fact.get(field) else ""


def hang(figure: Figure, total: Figure | None) -> Figure:
    """Return a figure that knows in what the total that it is part of is like it."""
    if total is None or (total.years, total.role) != (figure.years, figure.role):
        return figure
    return figure._replace(inside=True, same_source=total.source_name == figure.source_name)


def subject_pairs(figure: Figure) -> Pairs:
    """Return the pairs that say what a figure measures: subject, what, unit."""
    pairs: Pairs = [(named("topic"), text(figure.topic, "zh"))] if figure.topic else []
    if figure.subject:
        pairs.append((named("subject"), node(figure.subject)))
    if figure.unit:
        pairs.append((named("unit"), text(figure.unit)))
    return pairs


def time_pairs(figure: Figure) -> Pairs:
    """Return the pairs of a figure's years and role."""
    years = zip(("fromYear", "toYear"), figure.years, strict=True)
    pairs = [(named(name), number(year)) for name, year in years if year is not None]
    if figure.role:
        pairs.append((named("role"), choice(SCHEMES[figure.kind], figure.role)))
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
