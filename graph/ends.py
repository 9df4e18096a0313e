"""The entities and totals that fact lines name: ids for names, links from parts to totals.

In: the lines of facts.jsonl. Out: the same lines; those of the kinds of FIELDS with the ids of what
they name, and with ``part_of_id`` where another fact of the document states the total. Example:
the ``source`` 自治区扶贫办 of a funding gets the id of the actor that the document names so.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from graph.gazetteer import Gazetteer
from graph.relationships import bounds, years_of

Line = Mapping[str, Any]

# the fields of a kind that name entities; an id that the line carries already is kept
FIELDS: dict[str, tuple[str, ...]] = {
    "funding": ("source", "recipient", "region"),
    "indicator": ("subject",),
    "exit": ("place",),
    "programme": ("region", "lead"),
    "responsibility": ("actor",),
}
# what a fact with a total is about, by kind
MEASURED = {"funding": "programme", "indicator": "indicator"}
# the fields in which a part is like its total, the weightiest first
ALIKE = ("subject", "recipient", "region", "role", "basis")


def programme_id(name: str) -> str:
    """Return the id of a programme or funding item: ``programme/雨露计划``."""
    return f"programme/{name}"


def carrier_id(fact: Line) -> str:
    """Return the id of the programme that carries an aid, or of what money is for."""
    return str(fact.get("programme_id") or programme_id(fact["programme"]))


def link_facts(facts: Iterable[Line], gazetteer: Gazetteer) -> list[Line]:
    """Return the lines with the ids of what they name and of the totals that they are part of."""
    lines = list(facts)
    known = names_of(lines)
    totals = link_parts(lines)
    return [
        add_ids(line, known, gazetteer, totals.get((line["doc"], line["id"])))
        if line["kind"] in FIELDS
        else line
        for line in lines
    ]


def names_of(facts: Iterable[Line]) -> dict[tuple[str, str], str]:
    """Return the id of each name by document: of its actors, places, and ends of aid."""
    known: dict[tuple[str, str], str] = {}
    for fact in facts:
        kind, doc = fact["kind"], fact["doc"]
        if kind in ("actor", "place") and fact.get(f"{kind}_id"):
            known.setdefault((doc, fact["name"]), fact[f"{kind}_id"])
        elif kind == "aid":
            for side in ("helper", "recipient"):
                if fact.get(f"{side}_id"):
                    known.setdefault((doc, fact[side]), fact[f"{side}_id"])
    return known


def add_ids(
    fact: Line, known: Mapping[tuple[str, str], str], gazetteer: Gazetteer, total: str | None
) -> Line:
    """Return a fact with ``FIELD_id`` for each entity that it names, and ``part_of_id``."""
    added: dict[str, str] = {}
    for field in FIELDS[fact["kind"]]:
        name = fact.get(field)
        if name and not fact.get(f"{field}_id"):
            added[f"{field}_id"] = known.get((fact["doc"], name)) or find_id(name, gazetteer)
    if total is not None:
        added["part_of_id"] = total
    return {**fact, **added} if added else fact


def find_id(name: str, gazetteer: Gazetteer) -> str:
    """Return the id of the one place with this official name; any other name is its own id."""
    places = gazetteer.by_name(name)
    return places[0].id if len(places) == 1 else f"name/{name}"


def link_parts(facts: Iterable[Line]) -> dict[tuple[str, str], str]:
    """Return the fact of the total by document and id of each part, where one alone fits."""
    named: dict[tuple[str, str, str], list[Line]] = {}
    parts: list[Line] = []
    for fact in facts:
        if fact["kind"] in MEASURED:
            name = fact.get(MEASURED[fact["kind"]])
            named.setdefault((fact["doc"], fact["kind"], str(name)), []).append(fact)
            if fact.get("part_of"):
                parts.append(fact)
    totals: dict[tuple[str, str], str] = {}
    for part in parts:
        found = named.get((part["doc"], part["kind"], part["part_of"]), [])
        total = find_total(part, [fact for fact in found if may_hold(fact, part)])
        if total is not None:
            totals[part["doc"], part["id"]] = total["id"]
    return totals


def may_hold(total: Line, part: Line) -> bool:
    """Say whether a fact can be the total of a part: same unit, its years, no smaller number."""
    if total["id"] == part["id"] or total.get("unit") != part.get("unit"):
        return False
    if total.get("part_of") and total["part_of"] == total.get(MEASURED[total["kind"]]):
        return False
    (low, high), (first, last) = years_of(total), years_of(part)
    inside = (low is None or first is None or low <= first) and (
        high is None or last is None or last <= high
    )
    return bool(inside and bounds(total["value"])[1] >= bounds(part["value"])[0])


def find_total(part: Line, found: list[Line]) -> Line | None:
    """Return the one fact that is most like a part; None where several differ in their number."""
    most = max((likeness(fact, part) for fact in found), default=())
    best = [fact for fact in found if likeness(fact, part) == most]
    if not best or len({bounds(fact["value"]) for fact in best}) > 1:
        return None
    return min(best, key=lambda fact: (abs(fact["start"] - part["start"]), fact["id"]))


def likeness(total: Line, part: Line) -> tuple[bool, ...]:
    """Return in what a total is like a part: its years first, then the fields of ALIKE."""
    return (years_of(total) == years_of(part), *(total.get(f) == part.get(f) for f in ALIKE))
