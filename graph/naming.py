"""The ids that facts use, with the names and documents of each.

In: the lines of facts.jsonl. Out: a Named for each id. Example: actor/内蒙古自治区政府 is named
内蒙古自治区人民政府 in two documents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.ends import programme_id

Line = Mapping[str, Any]

# the first parts of ids, in the order in which ids are taken as canonical
KINDS = ("place", "actor", "programme", "cited", "group", "name")
# the field of an id: the fields that may hold its name
ID_FIELDS: dict[str, tuple[str, ...]] = {
    "helper_id": ("helper",),
    "recipient_id": ("recipient",),
    "source_id": ("source",),
    "region_id": ("region",),
    "subject_id": ("subject",),
    "lead_id": ("lead",),
    "object_id": ("object",),
    "actor_id": ("actor", "name"),
    "place_id": ("place", "name"),
    "programme_id": ("programme", "name"),
    "cited_id": ("title",),
}


@dataclass(slots=True)
class Named:
    """The names of one id, counted, and the documents that name it."""

    counts: Counter[str] = field(default_factory=Counter)
    docs: set[str] = field(default_factory=set)

    @property
    def names(self) -> list[str]:
        """All names, the one used most often first, then the longer, then by alphabet."""
        return sorted(self.counts, key=lambda name: (-self.counts[name], -len(name), name))

    @property
    def name(self) -> str:
        """The name used most often; empty if there is none."""
        return min(self.names[:1], default="")

    @property
    def first(self) -> str | None:
        """The first document by id."""
        return min(self.docs, default=None)


def collect_names(facts: Iterable[Line]) -> dict[str, Named]:
    """Return each id of the facts with its names and documents, ordered by id."""
    counts: Counter[tuple[str, str]] = Counter()
    docs: dict[str, set[str]] = {}
    for fact in facts:
        for id_field, name_fields in ID_FIELDS.items():
            entity = fact.get(id_field)
            if entity:
                _note(fact, entity, name_fields, counts)
                docs.setdefault(entity, set()).add(fact["doc"])
        if fact.get("programme") and "programme_id" not in fact:
            entity = programme_id(fact["programme"])
            _note(fact, entity, ("programme",), counts)
            docs.setdefault(entity, set()).add(fact["doc"])
    known = {entity: Named(docs=docs[entity]) for entity in sorted(docs)}
    for (entity, name), count in counts.items():
        known[entity].counts[name] = count
    return known


def _note(
    fact: Line, entity: str, name_fields: tuple[str, ...], counts: Counter[tuple[str, str]]
) -> None:
    for name_field in name_fields:
        if fact.get(name_field):
            counts[entity, fact[name_field]] += 1
            return
