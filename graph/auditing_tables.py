"""Which facts are parts of which total: breakdowns, and tables told in prose.

In: the funding and indicator Facts of one document. Out: (total, parts) groups. Example: a total
by year, each year by channel, and the same total by channel: the years of one channel add up to
that channel.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from graph.model import Fact


class Part(NamedTuple):
    """A component, and whether the text says that its breakdown is all."""

    fact: Fact
    exhaustive: bool


Group = tuple[Fact, list[Part]]
MOST = 1.1
# 财政专项扶贫资金 and 专项扶贫, 社会扶贫资金 and 社会扶贫捐款 are one channel
WORDS = re.compile(r"财政|资金|捐款|贷款|投入|投资|经费|各类|[\s“”]")


def name_of(fact: Fact) -> str:
    """Return what a number is called: its programme or indicator."""
    return str(fact.fields.get("programme") or fact.fields.get("indicator") or "")


def unit_of(fact: Fact) -> str:
    """Return the unit of a number; people are counted as 人, 名 or 位 alike."""
    unit = str(fact.fields.get("unit"))
    return "人" if unit in ("名", "位") else unit


def time_of(fact: Fact) -> tuple[int | None, ...] | None:
    """Return the [from, to] years of a fact, None where none is stated."""
    year, period = fact.fields.get("year"), fact.fields.get("period")
    if year is not None:
        return (year, year)
    return tuple(period) if period else None


def group_parts(facts: Sequence[Fact]) -> list[Group]:
    """Return each total with the parts of one breakdown, in order of the totals."""
    by_id = {fact.id: fact for fact in facts}
    groups: dict[tuple[str, str], list[Part]] = {}
    for fact in facts:
        total = total_of(fact, facts, by_id)
        if total is not None:
            part = Part(fact, bool(fact.fields.get("exhaustive")))
            groups.setdefault((total.id, breakdown_of(fact)), []).append(part)
    place = {fact.id: number for number, fact in enumerate(facts)}
    found: list[Group] = []
    for key in sorted(groups, key=lambda k: (place[k[0]], k)):
        total, parts = by_id[key[0]], groups[key]
        numbered = parts[0].fact.fields.get("breakdown") is not None
        found += [(total, parts)] if numbered else split_parts(total, parts)
    return found


def split_parts(total: Fact, parts: list[Part]) -> Iterator[Group]:
    """Yield the breakdowns within parts that only share the name of their total.

    A run that adds up is one breakdown; what follows is the next. A rest that exceeds the total
    by far mixes breakdowns that nothing tells apart, and is none.
    """
    stated, run = number_of(total), list[Part]()
    for part in parts:
        if number_of(part.fact) >= stated:
            continue
        run.append(part)
        if sum(number_of(one.fact) for one in run) == stated:
            yield total, run
            run = []
    if run and sum(number_of(one.fact) for one in run) <= MOST * stated:
        yield total, run


def number_of(fact: Fact) -> float:
    """Return the value of a fact, of a range its lower end."""
    value = fact.fields["value"]
    return float(value[0] if isinstance(value, (list, tuple)) else value)


def total_of(fact: Fact, facts: Sequence[Fact], by_id: dict[str, Fact]) -> Fact | None:
    """Return the total of a part: by its id, else the fact of its kind, unit and time so named."""
    if fact.fields.get("part_of_id"):
        return by_id.get(str(fact.fields["part_of_id"]))
    name = fact.fields.get("part_of")
    if not name:
        return None
    found = [
        one
        for one in facts
        if one is not fact
        and one.kind == fact.kind
        and name_of(one) == name
        and unit_of(one) == unit_of(fact)
        and (time_of(one) is None or time_of(fact) is None or time_of(one) == time_of(fact))
        and one.fields.get("part_of") != name
    ]
    return min(found, key=lambda one: abs(one.evidence.start - fact.evidence.start), default=None)


def breakdown_of(fact: Fact) -> str:
    """Return the key of a part's breakdown; numbers that are only about right stand apart."""
    number = fact.fields.get("breakdown")
    if number is not None:
        return str(number)
    return "about" if fact.fields.get("qualifier") else ""


def cross_tables(groups: Iterable[Group]) -> Iterator[Group]:
    """Yield each component of a total with the parts of another breakdown that are of its kind."""
    below: dict[str, list[list[Part]]] = {}
    totals: dict[str, Fact] = {}
    for total, parts in groups:
        below.setdefault(total.id, []).append(parts)
        totals[total.id] = total
    for total_id, breakdowns in below.items():
        for columns in breakdowns:
            for rows in breakdowns:
                if rows is not columns:
                    yield from cross(totals[total_id], columns, rows, below)


def cross(
    total: Fact, columns: list[Part], rows: list[Part], below: dict[str, list[list[Part]]]
) -> Iterator[Group]:
    """Yield each column with the cells of all rows that carry its label."""
    by_source = all(column.fact.fields.get("source") for column in columns)
    by_source = by_source and len({name_of(column.fact) for column in columns}) == 1
    for column in columns:
        label = label_of(column.fact, by_source=by_source)
        cells = [
            Part(cell, True)
            for row in rows
            for cell in cells_of(row.fact, label, below, by_source=by_source)
        ]
        if len(cells) > 1 and column.fact.id not in {cell.fact.id for cell in cells}:
            yield column.fact, cells


def cells_of(
    row: Fact, label: str, below: dict[str, list[list[Part]]], *, by_source: bool
) -> Iterator[Fact]:
    """Yield the part of a row with a label: of its breakdown, or the row where it is all of it."""
    found = [
        part.fact
        for parts in below.get(row.id, [])
        for part in parts
        if label_of(part.fact, by_source=by_source) == label
    ]
    if len(found) == 1:
        yield found[0]
    elif row.id not in below and by_source and label_of(row, by_source=True) == label:
        yield row


def label_of(fact: Fact, *, by_source: bool) -> str:
    """Return the label of a column: who pays, or the core of the channel's name."""
    if by_source:
        return str(fact.fields.get("source") or "")
    return WORDS.sub("", name_of(fact))
