"""Numbers of facts as pairs of N-Quads: years, ranges, amounts, the facts that are numbers.

In: a fact line, or a number in one. Out: pairs of predicate and object. Example: the value
``[2.5e8, 3e8]`` of 资金 gives ``:minValue`` and ``:maxValue``.
"""

from __future__ import annotations

import hashlib
from typing import Any

from graph.ends import FIELDS, MEASURED, Line
from graph.quads import choice, named, node, number, text
from graph.relationships import bounds, end_id, years_of

Pairs = list[tuple[str, str]]


def write_years(stated: Line) -> Pairs:
    """Return the pairs of a period or a year; an open end has none."""
    years = zip(("fromYear", "toYear"), years_of(stated), strict=True)
    return [(named(name), number(year)) for name, year in years if year is not None]


def write_value(value: Any) -> Pairs:
    """Return the pairs of a number or a range, and of what a question reads of either."""
    return [*write_range(value, "value"), (named("lowerValue"), number(bounds(value)[0]))]


def write_range(value: Any, name: str) -> Pairs:
    """Return the pair of a number, or the two of a range: helperCount, minHelperCount …"""
    low, high = bounds(value)
    if not isinstance(value, list | tuple):
        return [(named(name), number(value))]
    name = name[0].upper() + name[1:]
    return [(named(f"min{name}"), number(low)), (named(f"max{name}"), number(high))]


def write_quantity(stated: Line, kind: str) -> Pairs:
    """Return the pairs of one amount or staff count."""
    pairs: Pairs = [(named("rdf:type"), named(kind)), (named("unit"), text(stated["unit"]))]
    pairs += write_value(stated["value"]) + write_years(stated)
    role = stated.get("role")
    if role and kind == "Amount":
        pairs.append((named("role"), choice("role", role)))
    elif role:
        pairs.append((named("staffRole"), text(role, "zh")))
    if stated.get("note"):
        pairs.append((named("note"), text(stated["note"], "zh")))
    return pairs


def write_number(fact: Line, kind: str, scheme: str) -> Pairs:
    """Return the pairs of a fact that is itself a number: value, unit, years, role, total."""
    pairs: Pairs = [(named("rdf:type"), named(kind))]
    pairs += write_value(fact["value"]) + write_years(fact)
    if fact.get("role"):
        pairs.append((named("role"), choice(scheme, fact["role"])))
    if fact.get("unit"):
        pairs.append((named("unit"), text(fact["unit"])))
    if fact.get("precision") is not None:
        pairs.append((named("precision"), number(fact["precision"])))
    words = (("qualifier", "qualifier"), ("basis", "basis"), ("part_of", "partOfName"))
    pairs += [(named(name), text(fact[key], "zh")) for key, name in words if fact.get(key)]
    pairs.append((named("measure"), text(measure_of(fact))))
    if fact.get("part_of_id"):
        pairs.append((named("partOf"), node(fact["part_of_id"])))
    return pairs


def measure_of(fact: Line) -> str:
    """Return what a number measures, as hex digits: facts with the same one can be compared.

    It hangs on the kind, what is measured of whom, the unit and the basis; not on years and role.
    """
    ends = [end_id(fact, field) if fact.get(field) else "" for field in FIELDS[fact["kind"]]]
    stated = [str(fact.get(key) or "") for key in (MEASURED[fact["kind"]], "unit", "basis")]
    key = "\x1f".join((fact["kind"], *stated, *ends))
    return hashlib.sha256(key.encode("utf-8", "replace")).hexdigest()[:20]


def write_entities(fact: Line, **fields: str) -> Pairs:
    """Return the pairs of the entities in some fields: ``region="inRegion"`` names the property."""
    stated = [(field, name) for field, name in fields.items() if fact.get(field)]
    return [(named(name), node(end_id(fact, field))) for field, name in stated]
