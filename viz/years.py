"""The years that facts and their amounts speak of.

In: lines of facts.jsonl. Out: (from, to), an open end None. Example: a fact with the period
[2016, null] and an amount of 2015 spans ``(2015, None)``.
"""

from __future__ import annotations

from typing import Any

from viz.build import Line

Years = tuple[int | None, int | None]


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


def stated_range(value: Any) -> tuple[float, float]:
    """Return a number as (number, number), a stated range [low, high] as it is."""
    return (value[0], value[1]) if isinstance(value, list) else (value, value)
