"""What reconciliation found, and its use: canonical ids in facts, lines of merges.jsonl.

In: a Reconciliation and facts. Out: the facts with canonical ids. Example: a fact whose helper is
自治区扶贫办 keeps that name and gets the id actor/内蒙古自治区扶贫开发办公室.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, field
from typing import Any

from graph.ends import programme_id
from graph.model import Issue
from graph.naming import ID_FIELDS
from graph.records import record

Line = Mapping[str, Any]


@record(frozen=True, slots=True)
class Merge:
    """Two ids that are one: by which rule (``judgement``: a person's word), why, read where.

    ``docs`` are the documents that name ``left``, and the first that names ``right``.
    """

    left: str
    right: str
    left_name: str
    right_name: str
    rule: str
    reason: str
    docs: tuple[str, ...]


@record(frozen=True, slots=True)
class Change:
    """An agency and what became of it: canonical ids, the year, what the change was."""

    old: str
    new: str
    year: int
    note: str


@record(frozen=True, slots=True)
class Reconciliation:
    """What was found. An id that ``canonical`` lacks is its own canonical id.

    ``names`` lists the names of each canonical id that was merged, the canonical one first.
    """

    canonical: Mapping[str, str] = field(default_factory=dict)
    merges: tuple[Merge, ...] = ()
    changes: tuple[Change, ...] = ()
    issues: tuple[Issue, ...] = ()
    names: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def first(self, merge: Merge) -> str:
        """Return the canonical id of what a merge makes one."""
        return self.canonical.get(merge.left) or self.canonical.get(merge.right) or merge.left

    def explain(self, entity: str) -> list[Merge]:
        """Return the merges that lead from an id to its canonical id, in order."""
        near: dict[str, list[tuple[str, Merge]]] = {}
        for merge in self.merges:
            near.setdefault(merge.left, []).append((merge.right, merge))
            near.setdefault(merge.right, []).append((merge.left, merge))
        paths: dict[str, list[Merge]] = {entity: []}
        waiting = [entity]
        for at in waiting:
            for other, merge in near.get(at, ()):
                if other not in paths:
                    paths[other] = [*paths[at], merge]
                    waiting.append(other)
        return paths.get(self.canonical.get(entity, entity), [])


def apply(facts: Iterable[Line], reconciliation: Reconciliation) -> Iterator[Line]:
    """Yield the facts with canonical ids; names stay as stated. A second time changes nothing."""
    canonical = reconciliation.canonical
    for fact in facts:
        changed = {
            id_field: canonical[fact[id_field]]
            for id_field in ID_FIELDS
            if fact.get(id_field) in canonical
        }
        programme = fact.get("programme")
        if programme and "programme_id" not in fact and programme_id(programme) in canonical:
            changed["programme_id"] = canonical[programme_id(programme)]
        yield {**fact, **changed} if changed else fact


def canonical_members(members: Iterable[Line], reconciliation: Reconciliation) -> Iterator[Line]:
    """Yield the lines of members.jsonl with canonical ids."""
    for member in members:
        ids = {key: member[key] for key in ("group_id", "place_id")}
        yield {**member, **{k: reconciliation.canonical.get(v, v) for k, v in ids.items()}}


def merge_lines(reconciliation: Reconciliation) -> Iterator[dict[str, Any]]:
    """Yield the lines of merges.jsonl: merges with the canonical id, then changes."""
    for merge in reconciliation.merges:
        first = reconciliation.first(merge)
        line = {"kind": "merge", **asdict(merge), "docs": list(merge.docs)}
        yield {**line, "canonical": first, "canonical_name": reconciliation.names[first][0]}
    for change in reconciliation.changes:
        yield {"kind": "change", **asdict(change)}
