"""The data of the network view, as the page receives it.

In: nothing. Out: frozen records; numbers in ``helper``, ``recipient``, ``facts`` and ``document``
are indices. Example: the line 北京市→内蒙古自治区 is
``LineView(helper=0, recipient=1, mechanism="east_west", facts=(3, 8))``.
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
    finds it by; ``x`` and ``y`` are pixels; ``facts`` counts the whole build.
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
    facts: int


@dataclass(frozen=True, slots=True)
class LineView:
    """One edge of a level: all facts of a helper, a recipient (of its nodes) and a mechanism."""

    helper: int
    recipient: int
    mechanism: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LevelView:
    """The network at one level, its nodes with the most facts first; what is cut is counted."""

    nodes: tuple[NodeView, ...]
    lines: tuple[LineView, ...]
    nodes_left_out: int
    facts_left_out: int


@dataclass(frozen=True, slots=True)
class EndView:
    """An end of aid facts as the texts have it, whatever the level."""

    name: str
    english: str | None
    kind: str


@dataclass(frozen=True, slots=True)
class FactView:
    """One aid fact between two of the ``ends``. ``words`` is (before, quote, after) in raw
    characters, None where its line has too many facts to carry them all; ``line_number`` counts
    the lines of the raw text."""

    helper: int
    recipient: int
    mechanism: str
    document: int
    anchor: str
    line_number: int
    words: tuple[str, str, str] | None
    status: str
    years: Years | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document in the list, with its id, the address of its page and its number of aid facts."""

    id: str
    title: str
    href: str
    issuer: str | None
    region: str | None
    date: str | None
    facts: int


@dataclass(frozen=True, slots=True)
class NetworkData:
    """All that the network page shows; ``most_drawn`` nodes are drawn at once."""

    levels: Mapping[str, LevelView]
    ends: tuple[EndView, ...]
    facts: tuple[FactView, ...]
    documents: tuple[DocumentRow, ...]
    counts: Mapping[str, int]
    most_drawn: int
