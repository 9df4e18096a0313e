"""The records of membership: a counted group, and a place that is a member of it.

In: facts. Out: Groups. Example: the aid fact to 31个国贫旗县 has the Group group/150000/国贫旗县 of
31, the indicator 35个贫困县全部摘帽 of 新疆维吾尔自治区 has group/650000/贫困县 of 35.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from graph.gazetteer import Gazetteer
from graph.identity import group_id
from graph.lexicon import read_rows
from graph.model import Evidence
from graph.records import record

Line = Mapping[str, Any]
LONGEST = 12
ALL = ("全部", "所有")


@record(frozen=True, slots=True)
class Group:
    """A counted group: its id, its name, how many it counts, the place that all members lie in.

    ``kind`` is ``national``, ``regional`` or ``any`` where it is the poverty counties of a region;
    it may not be ``whole``: 13个贫困县摘帽 may be those of one year only.
    """

    id: str
    name: str
    count: int
    region: str | None = None
    kind: str | None = None
    whole: bool = True


@record(frozen=True, slots=True)
class Membership:
    """A place that a text lists as a member of a group; ``place`` is an id, ``name`` as written."""

    id: str
    doc: str
    group: Group
    place: str
    name: str
    rule: str
    evidence: Evidence

    def to_json(self) -> dict[str, Any]:
        """Return the flat object of one line of members.jsonl."""
        return {
            "doc": self.doc,
            "group": self.group.name,
            "group_id": self.group.id,
            "group_count": self.group.count,
            "name": self.name,
            "place_id": self.place,
            "quote": self.evidence.quote,
            "start": self.evidence.start,
            "id": self.id,
            "rule": self.rule,
        }


@cache
def load_kinds() -> dict[str, str]:
    """Return the kind of poverty counties by each of their names: 国贫旗县 is ``national``."""
    rows = read_rows("poverty_counties.csv")
    return {name: row["class"] for row in rows for name in row["names"].split("|")}


def find_groups(facts: Iterable[Line], gazetteer: Gazetteer) -> list[Group]:
    """Return the groups that aid and indicators count, each count once, the greatest first."""
    groups = {group for fact in facts for group in read_groups(fact, gazetteer)}
    return sorted(groups, key=lambda group: (group.id, group.name, -group.count))


def read_groups(fact: Line, gazetteer: Gazetteer) -> Iterator[Group]:
    """Yield the groups that one fact counts."""
    for side in ("helper", "recipient") if fact["kind"] == "aid" else ():
        count, entity = fact.get(f"{side}_count"), fact.get(f"{side}_id") or ""
        if entity.startswith("group/") and isinstance(count, int):
            yield make_group(entity, fact[side], count, gazetteer)
    if fact["kind"] == "indicator" and fact.get("unit") == "个" and isinstance(fact["value"], int):
        name = read_name(fact["indicator"])
        places = gazetteer.by_name(fact.get("subject") or "")
        if name is not None and len(places) == 1:
            whole = name == fact["indicator"] or any(word in fact["quote"] for word in ALL)
            group = make_group(group_id(name, places[0].id), name, fact["value"], gazetteer)
            yield replace(group, whole=whole)


def read_name(indicator: str) -> str | None:
    """Return the poverty counties that an indicator counts: 贫困县 of 贫困县摘帽."""
    names = (indicator[:end] for end in range(min(LONGEST + 4, len(indicator)), 0, -1))
    return next((name for name in names if name in load_kinds()), None)


def make_group(entity: str, name: str, count: int, gazetteer: Gazetteer) -> Group:
    """Return a group with its region, by its id or by the place that its name begins with."""
    region: str | None = f"place/{entity.split('/')[1]}"
    rest = name
    if region not in gazetteer.places:
        hits = gazetteer.find(name[:LONGEST])[:1]
        readings = [r for hit in hits if not hit.start for r in hit.candidates]
        region = readings[0].place if len(readings) == 1 else None
        rest = name[hits[0].end :] if region is not None else name
    return Group(entity, name, count, region, load_kinds().get(rest))
