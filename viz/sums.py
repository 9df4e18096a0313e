"""Money and people of a set of aid facts, each stated sum counted once.

In: lines of facts.jsonl that share an end. Out: rows per year, role and unit. Example: two texts
that both say 北京市→内蒙古自治区 (2017年, 25000万元) give one row of 250000000 元, not two.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from viz.build import Line

Years = tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class SumRow:
    """A sum in base units, ``low`` and ``high`` alike unless a range was stated.

    ``years`` is None where no year is stated; ``shared`` says that the sum holds amounts which are
    stated for several relationships together.
    """

    years: Years | None
    role: str
    unit: str
    low: float
    high: float
    shared: bool


def sum_stated(facts: Iterable[Line], field: str) -> tuple[SumRow, ...]:
    """Return the sums of the field ``amounts`` or ``staff``, by year, unit and role.

    A sum that is repeated for the same ends, mechanism, years and role counts once; one that is
    stated for several facts together (``shared``) counts once whatever its ends; the earlier one of
    从甲增加到乙 (``superseded``) does not count.
    """
    seen: set[tuple[object, ...]] = set()
    rows: dict[tuple[Years | None, str, str], tuple[float, float, bool]] = {}
    for fact in facts:
        shared = bool(fact.get("shared"))
        ends = () if shared else (fact["helper"], fact["recipient"])
        for stated in fact.get(field) or ():
            years, role = stated_years(stated), str(stated.get("role") or "stated")
            row = (years, role, str(stated["unit"]))
            low, high = stated_range(stated["value"])
            key = (*ends, fact["mechanism"], low, high, *row)
            if key in seen or stated.get("superseded"):
                continue
            seen.add(key)
            least, most, mixed = rows.get(row, (0, 0, False))
            rows[row] = (least + low, most + high, mixed or shared)
    return tuple(
        SumRow(years, role, unit, *rows[years, role, unit])
        for years, role, unit in sorted(rows, key=lambda row: (sort_years(row[0]), *row[1:]))
    )


def stated_range(value: Any) -> tuple[float, float]:
    """Return a number as (number, number), a stated range [low, high] as it is."""
    return (value[0], value[1]) if isinstance(value, list) else (value, value)


def stated_years(stated: Line) -> Years | None:
    """Return the [from, to] of an amount or a fact: its period, else its year, else None."""
    period: Any = stated.get("period")
    if period:
        return (period[0], period[1])
    year = stated.get("year")
    return None if year is None else (year, year)


def fact_years(fact: Line) -> Years | None:
    """Return the years that an aid fact speaks of: its period and those of its amounts.

    >>> fact_years({"period": [2016, None], "amounts": [{"year": 2015}]})
    (2015, None)
    """
    stated = [fact, *(fact.get("amounts") or ())]
    spans = [years for years in map(stated_years, stated) if years is not None]
    if not spans:
        return None
    starts, ends = [span[0] for span in spans], [span[1] for span in spans]
    first = None if None in starts else min(year for year in starts if year is not None)
    last = None if None in ends else max(year for year in ends if year is not None)
    return (first, last)


def sort_years(years: Years | None) -> tuple[int, int]:
    """Return the key that puts early years first, sums without a year last."""
    if years is None:
        return (10_000, 10_000)
    return (years[0] or 0, years[1] or 9_999)
