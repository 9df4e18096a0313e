"""Indicator facts once a document, and their values as facts hold them.

In: facts, Quantities. Out: a list without repeats; ``value`` and ``unit``. Example: a title that
says 脱贫7994人 and a body that says so of 2017 are one fact, the dated one.
"""

from __future__ import annotations

from graph.model import Fact
from graph.numerals import Quantity
from graph.spelling import Value
from graph.units import load_units

HEADS = ("人", "名", "位", "人次")


def add_once(same: list[Fact], fact: Fact) -> None:
    """Add a fact to those of its value, unless it repeats one: the dated one is kept."""
    for index, other in enumerate(same):
        if not repeats(fact, other):
            continue
        firmer = fact.fields["role"] == "target" and other.fields["role"] == "observed"
        if firmer or (is_dated(fact) and not is_dated(other)):
            same[index] = fact
        return
    same.append(fact)


def is_dated(fact: Fact) -> bool:
    """Tell whether a fact has a year or a period."""
    return fact.fields.get("year") is not None or fact.fields.get("period") is not None


def repeats(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts of one value say the same: one phrase, times that agree."""
    mine, its = fact.fields, other.fields
    times = [(one.get("year"), one.get("period")) for one in (mine, its)]
    if is_dated(fact) and is_dated(other) and times[0] != times[1]:
        return False
    one, two = sorted((str(mine["indicator"]), str(its["indicator"])), key=len)
    if one == two or (len(one) >= 4 and two.endswith(one)):
        return True
    return len(pairs(one) & pairs(two)) >= 0.7 * (len(one) - 1)


def pairs(phrase: str) -> set[str]:
    """Return the neighbouring characters of a phrase."""
    return {phrase[place : place + 2] for place in range(len(phrase) - 1)}


def stated_value(quantity: Quantity) -> dict[str, object]:
    """Return ``value`` and ``unit``: base units, but people and power in the unit as written."""
    factor = load_units()[quantity.measure].factor if quantity.kind == "energy" else 1
    written = quantity.kind == "energy" or quantity.measure in HEADS
    unit = quantity.measure if written else quantity.unit
    if isinstance(quantity.value, tuple):
        return {"value": [divide(one, factor) for one in quantity.value], "unit": unit}
    return {"value": divide(quantity.value, factor), "unit": unit}


def divide(value: Value, factor: int) -> Value:
    """Return a value in units of ``factor``, an integer where it is one."""
    if factor == 1:
        return value
    return int(value / factor) if value % factor == 0 else value / factor
