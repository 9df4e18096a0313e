"""The data of the network view, as the page receives it.

In: nothing. Out: frozen records; numbers in ``helper``, ``line`` and ``document`` are indices into
the tuples of NetworkData. Example: the line 北京市→内蒙古自治区 is
``LineView(helper=0, recipient=1, mechanism="east_west", facts=2)``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from viz.years import Years


@dataclass(frozen=True, slots=True)
class NodeView:
    """An Actor or Place.

    ``shown`` is its name, with its region where another node has the same name, and
    ``shown_english`` the English of that, if there is any; ``keys`` are further words that search
    finds it by; ``x`` and ``y`` are pixels; the counts cover the whole build.
    """

    id: str
    name: str
    english: str | None
    shown: str
    shown_english: str | None
    label: str
    english_label: str
    kind: str
    within: str | None
    within_english: str | None
    keys: tuple[str, ...]
    x: int
    y: int
    helps: int
    helped_by: int
    facts: int


@dataclass(frozen=True, slots=True)
class LineView:
    """One drawn edge: all facts of a helper, a recipient and a mechanism."""

    helper: int
    recipient: int
    mechanism: str
    facts: int


@dataclass(frozen=True, slots=True)
class FactView:
    """One aid fact. ``words`` is (before, quote, after) in raw characters, None where the line
    has too many facts to carry them all; ``line_number`` counts the lines of the raw text."""

    line: int
    document: int
    anchor: str
    line_number: int
    words: tuple[str, str, str] | None
    status: str
    years: Years | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list, with the address of its page and its number of aid facts."""

    title: str
    href: str
    issuer: str | None
    region: str | None
    date: str | None
    facts: int


@dataclass(frozen=True, slots=True)
class NetworkData:
    """All that the network page shows; what the cap on nodes left out is counted."""

    nodes: tuple[NodeView, ...]
    lines: tuple[LineView, ...]
    facts: tuple[FactView, ...]
    documents: tuple[DocumentRow, ...]
    nodes_left_out: int
    facts_left_out: int
    counts: Mapping[str, int]
