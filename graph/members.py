"""The records of membership: a counted group of an aid fact, and a place that is a member of it.

In: aid facts. Out: Groups. Example: the aid fact to 31个国贫旗县 has the Group
group/150000/国贫旗县 of 31.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.model import Evidence

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Membership:
    """A place that a text lists as a member of a group; ``group`` and ``place`` are ids."""

    id: str
    doc: str
    group: str
    place: str
    name: str
    rule: str
    evidence: Evidence

    def to_json(self) -> dict[str, Any]:
        """Return the flat object of one line of members.jsonl."""
        return {
            "doc": self.doc,
            "group_id": self.group,
            "place_id": self.place,
            "name": self.name,
            "rule": self.rule,
            "quote": self.evidence.quote,
            "start": self.evidence.start,
            "id": self.id,
        }


@dataclass(frozen=True, slots=True)
class Group:
    """A group of an aid fact: its id, its name and how many it counts."""

    id: str
    name: str
    count: int

    @property
    def region(self) -> str:
        """The place id of the region of the id."""
        return f"place/{self.id.split('/')[1]}"


def find_groups(facts: Iterable[Line]) -> list[Group]:
    """Return the groups that aid facts count, each once."""
    groups = set()
    for fact in facts:
        for side in ("helper", "recipient") if fact["kind"] == "aid" else ():
            count = fact.get(f"{side}_count")
            entity = fact.get(f"{side}_id") or ""
            if entity.startswith("group/") and isinstance(count, int):
                groups.add(Group(entity, fact[side], count))
    return sorted(groups, key=lambda group: (group.id, group.name, group.count))
