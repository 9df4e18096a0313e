"""The data of the audit's page, as the page receives it.

In: nothing. Out: frozen records; ``document`` is an index into ``documents``. Example: a total of
100 with the parts 60 and 30 is a FindingView with the sum 90, the residual -10 and two parts.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from viz.build import Line
from viz.network_data import DocumentRow
from viz.years import Years


@dataclass(frozen=True, slots=True)
class Words:
    """A quote with what stands around it and the address of its place in the reader.

    ``number`` is the sentence around a sum that stands apart: before it, the sum, after it;
    ``review`` is what a person said of the fact: confirmed or wrong, who and why; ``confidence``
    is that of a fact which is only weighed.
    """

    document: int
    anchor: str
    line_number: int
    before: str
    quote: str
    after: str
    number: tuple[str, str, str] | None = None
    review: Line | None = None
    confidence: float | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated number: what it counts, of whom, when, and the words that say so."""

    name: str
    whose: str | None
    whose_english: str | None
    value: Any
    unit: str
    years: Years | None
    role: str | None
    qualifier: str | None
    basis: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class FindingView:
    """A stated total held against its stated parts."""

    verdict: str
    document: int
    total: Figure
    parts: tuple[Figure, ...]
    unit: str
    stated: float
    sum: float
    residual: float
    tolerance: float


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two numbers for one thing and time, the smaller first."""

    one: Figure
    other: Figure


@dataclass(frozen=True, slots=True)
class Gap:
    """What was not understood: its issue's code and message, and the words where there are any."""

    code: str
    message: str
    words: Words | None


@dataclass(frozen=True, slots=True)
class AuditData:
    """All that the audit's page shows; ``unlinked`` are names, ``unread`` sentences."""

    findings: tuple[FindingView, ...]
    contradictions: tuple[Contradiction, ...]
    unlinked: tuple[Gap, ...]
    unread: tuple[Gap, ...]
    documents: tuple[DocumentRow, ...]
