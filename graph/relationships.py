"""Aid relationships: the facts of one helper, recipient and mechanism, met in one node.

In: the lines of aid facts. Out: lines of N-Quads in the graph of what is inferred, with counts,
years and sums. Example: two texts that say 鄂尔多斯市 pairs with 兴安盟 make one relationship with
two supporting facts, and one edge ``:helps``. Only where all facts are weighed it has a confidence.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from graph.entities import INFERRED, join
from graph.quads import choice, decimal, named, node, number

Line = Mapping[str, Any]


@dataclass(slots=True)
class Relationship:
    """What the facts of one relationship say together; ``sums`` keeps each stated number once,
    ``confidences`` holds that of each fact, None where a construction reads it."""

    facts: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    independent: set[str] = field(default_factory=set)
    example: tuple[str, int, str] | None = None
    years: set[int] = field(default_factory=set)
    counts: dict[str, int] = field(default_factory=dict)
    sums: dict[str, set[tuple[object, ...]]] = field(default_factory=dict)
    confidences: set[float | None] = field(default_factory=set)
    shared: bool = False
    open: bool = False


def relationship_id(helper: str, recipient: str, mechanism: str) -> str:
    """Return the id of the relationship of two entities by one mechanism."""
    key = "\x1f".join((helper, recipient, mechanism))
    return f"relationship/{hashlib.sha256(key.encode('utf-8', 'replace')).hexdigest()[:20]}"


def has_ends(fact: Line) -> bool:
    """Say whether a fact is aid with both ends named."""
    return bool(fact["kind"] == "aid" and fact.get("helper") and fact.get("recipient"))


def end_id(fact: Line, side: str) -> str:
    """Return the id of one end of an aid fact; an end without one goes by its name."""
    return str(fact.get(f"{side}_id") or f"name/{fact[side]}")


def years_of(stated: Line) -> tuple[int | None, int | None]:
    """Return the first and the last year of a fact or a number, by its period or its year."""
    if stated.get("period"):
        return stated["period"][0], stated["period"][1]
    return stated.get("year"), stated.get("year")


def bounds(value: Any) -> tuple[Any, Any]:
    """Return the ends of a stated range, of a single number it and it."""
    return (value[0], value[1]) if isinstance(value, list | tuple) else (value, value)


def yuan_of(fact: Line) -> list[Line]:
    """Return the amounts that sums count: in 元, and not superseded; 100万美元 are no 元.

    >>> yuan_of({"amounts": [{"value": 5, "unit": "美元"}, {"value": 7, "unit": "元"}]})
    [{'value': 7, 'unit': '元'}]
    """
    stated = fact.get("amounts") or ()
    return [one for one in stated if one["unit"] == "元" and not one.get("superseded")]


class Relationships:
    """All relationships met so far; ``add`` aid facts, then take the ``lines``.

    ``originals`` names the document that a repost repeats: both are one independent document.
    """

    def __init__(self, originals: Mapping[str, str] | None = None) -> None:
        self._originals = originals or {}
        self._all: dict[tuple[str, str, str], Relationship] = {}

    def add(self, fact: Line) -> None:
        """Note one aid fact."""
        key = (end_id(fact, "helper"), end_id(fact, "recipient"), str(fact["mechanism"]))
        found = self._all.setdefault(key, Relationship())
        found.facts.add(fact["id"])
        found.documents.add(fact["doc"])
        found.independent.add(self._originals.get(fact["doc"], fact["doc"]))
        told = (fact["doc"], fact["start"], fact["id"])
        found.example = min(found.example or told, told)
        found.confidences.add(fact.get("confidence"))
        found.shared = found.shared or bool(fact.get("shared"))
        found.open = found.open or years_of(fact)[1] is None is not years_of(fact)[0]
        numbers = [*(fact.get("amounts") or ()), *(fact.get("staff") or ())]
        for stated in (fact, *numbers):
            found.years.update(year for year in years_of(stated) if year is not None)
        for side in ("helperCount", "recipientCount"):
            count = fact.get(side.replace("Count", "_count"))
            if count is not None:
                found.counts[side] = max(found.counts.get(side, 0), bounds(count)[0])
        for stated in yuan_of(fact):
            if stated.get("role") in ("planned", "actual"):
                _note(found, f"{stated['role']}Sum", stated)
        for stated in fact.get("staff") or ():
            _note(found, "staffSum", stated)

    def lines(self) -> list[str]:
        """Return the lines of all relationships and of the edges that they make."""
        lines = []
        for (helper, recipient, mechanism), found in self._all.items():
            ends = [(named("helper"), node(helper)), (named("recipient"), node(recipient))]
            ends.append((named("mechanism"), choice("mechanism", mechanism)))
            entity = relationship_id(helper, recipient, mechanism)
            lines += join(entity, ends + _describe(found), INFERRED)
            lines += join(helper, [(named("helps"), node(recipient))], INFERRED)
        return lines


def _note(found: Relationship, name: str, stated: Line) -> None:
    key = (bounds(stated["value"])[0], *years_of(stated), stated.get("role"))
    found.sums.setdefault(name, set()).add(key)


def _describe(found: Relationship) -> list[tuple[str, str]]:
    pairs = [(named("rdf:type"), named("AidRelationship"))]
    pairs += [(named("support"), node(fact)) for fact in found.facts]
    if found.example is not None:
        pairs.append((named("example"), node(found.example[2])))
    pairs.append((named("factCount"), number(len(found.facts))))
    pairs.append((named("documentCount"), number(len(found.documents))))
    pairs.append((named("independentDocumentCount"), number(len(found.independent))))
    if found.years:
        pairs.append((named("firstYear"), number(min(found.years))))
        if not found.open:
            pairs.append((named("lastYear"), number(max(found.years))))
    pairs += [(named(name), number(count)) for name, count in found.counts.items()]
    for name, stated in found.sums.items():
        pairs.append((named(name), number(_total(key[0] for key in stated))))
    if found.shared:
        pairs.append((named("shared"), f'"true"^^{named("xsd:boolean")}'))
    weighed = [one for one in found.confidences if one is not None]
    if len(weighed) == len(found.confidences):
        pairs.append((named("confidence"), decimal(max(weighed))))
    return pairs


def _total(values: Iterable[Any]) -> Decimal:
    return sum((Decimal(str(value)) for value in values), Decimal(0))
