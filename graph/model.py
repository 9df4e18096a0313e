"""The types that flow along the spine: Document, Mention, Fact, Evidence, Issue.

In: nothing. Out: frozen data. All offsets count Python ``str`` characters. Offsets of Sections,
Mentions and sentences refer to the clean text ``Document.text``; those of Evidence to the raw
text ``Document.raw``. Example: in ``京蒙协作`` the Mention ``京`` is (0, 1) and names 北京市.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import field, fields
from functools import lru_cache
from typing import Any, Literal

from graph.records import record

Level = Literal["error", "warning", "info"]
# What an Issue may be about; docs/OUTPUT.md has the meaning and the remedy of each (tested).
Code = Literal[
    "unreadable",
    "crash",
    "worker_died",
    "unreadable_folder",
    "own_output",
    "metadata",
    "no_title",
    "no_issuer",
    "no_date",
    "damaged_text",
    "region_unknown",
    "context_inferred",
    "place_ambiguous",
    "deixis_open",
    "cue_without_fact",
    "judgement_conflict",
    "judgement_link",
]


@lru_cache(maxsize=8)
def digest(raw: str) -> str:
    """Return the sha256 of a raw text as hex digits."""
    return hashlib.sha256(raw.encode("utf-8", "surrogatepass")).hexdigest()


@record(frozen=True, slots=True)
class Section:
    """A titled stretch of a Document: ``start`` is where its title begins, ``end`` is exclusive."""

    title: str
    level: int
    start: int
    end: int


@record(frozen=True, slots=True)
class Evidence:
    """The words that say so: ``raw[start:start + len(quote)] == quote``."""

    start: int
    quote: str


@record(frozen=True, slots=True)
class Document:
    """One policy text, as read, with its clean text and the way back to the raw characters.

    ``offsets[i]`` is the raw place of the clean character ``text[i]``; ``len(offsets) ==
    len(text)`` and offsets rise strictly. ``date`` is ISO, as exact as known: ``2016``,
    ``2016-02``, ``2016-02-18``. ``inferred`` names the fields that were not stated, ``damaged``
    the raw spans in which the page lost characters.
    """

    id: str
    file: str
    raw: str
    text: str
    offsets: Sequence[int]
    title: str | None = None
    issuer: str | None = None
    region: str | None = None
    date: str | None = None
    genre: str | None = None
    url: str | None = None
    sections: tuple[Section, ...] = ()
    inferred: tuple[str, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()

    @property
    def year(self) -> int | None:
        """The year of the document's date, if a date is known."""
        return int(self.date[:4]) if self.date else None

    @property
    def sha256(self) -> str:
        """Hex digest of the raw text: what the ids of its facts hang on."""
        return digest(self.raw)

    def evidence(self, start: int, end: int) -> Evidence:
        """Return the raw words behind the clean span ``text[start:end]`` (not empty)."""
        first, last = self.offsets[start], self.offsets[end - 1] + 1
        return Evidence(first, self.raw[first:last])


@record(frozen=True, slots=True)
class Candidate:
    """A possible Entity for a Mention, and why it is one."""

    entity: str
    name: str
    reason: str


@record(frozen=True, slots=True)
class Mention:
    """A span of the clean text that names an entity.

    ``kind`` is ``place``, ``actor`` or ``document``. ``name`` is canonical. ``entity`` is None
    where the mention stays ambiguous: then ``candidates`` lists what it may be. ``rule`` says
    how it was linked. ``fields`` are the further fields of its fact (docs/FACTS.md).
    """

    start: int
    end: int
    kind: str
    name: str
    entity: str | None
    rule: str
    type: str | None = None
    within: str | None = None
    candidates: tuple[Candidate, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)


@record(frozen=True, slots=True)
class Context:
    """Who speaks and when: what 自治区, 我市 and 去年 mean in a document.

    ``region`` is the place id of the issuer's territory (None: not known), ``chain`` it and
    its parents from small to large, ``year`` the year that the text speaks from.
    """

    region: str | None = None
    region_name: str | None = None
    chain: tuple[str, ...] = ()
    year: int | None = None
    inferred: bool = False


@record(frozen=True, slots=True)
class Fact:
    """One extracted n-ary record with its Evidence; ``fields`` as in docs/FACTS.md."""

    doc: str
    kind: str
    fields: Mapping[str, Any]
    evidence: Evidence
    rule: str
    id: str

    def to_json(self) -> dict[str, Any]:
        """Return the flat object that one line of facts.jsonl holds; None fields are left out."""
        stated = {key: value for key, value in self.fields.items() if value is not None}
        return {
            "doc": self.doc,
            "kind": self.kind,
            **stated,
            "quote": self.evidence.quote,
            "start": self.evidence.start,
            "id": self.id,
            "rule": self.rule,
        }


@record(frozen=True, slots=True)
class Issue:
    """One line of issues.jsonl: what could not be read, linked or understood, and the remedy."""

    level: Level
    code: Code
    doc: str | None
    file: str | None
    start: int | None
    message: str
    remedy: str

    def to_json(self) -> dict[str, Any]:
        """Return the flat object of one line of issues.jsonl."""
        return {name: getattr(self, name) for name in ISSUE}


ISSUE = tuple(field.name for field in fields(Issue))
