"""Tallies: how many facts of each kind and how many issues a document gave.

In: the lines of facts and issues. Out: lines of N-Quads in the graph of what is inferred. Example:
a document with two aid facts and nothing else has ``:aidCount 2`` and ``:fundingCount 0``.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

from graph.entities import INFERRED, join
from graph.quads import named, number

Line = Mapping[str, Any]
# what a document counts: the properties by the kinds of facts
COUNTED = {
    "aid": "aidCount",
    "funding": "fundingCount",
    "indicator": "indicatorCount",
    "exit": "exitCount",
    "responsibility": "responsibilityCount",
    "document": "citationCount",
    "place": "mentionCount",
    "actor": "mentionCount",
    "programme": "mentionCount",
}
UNREAD = "cue_without_fact"


class Tallies:
    """All counts so far; ``add`` facts and issues, then take the ``lines``."""

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()

    def add(self, fact: Line) -> None:
        """Count a fact in the document that states it."""
        self._counts[fact["doc"], COUNTED[fact["kind"]]] += 1

    def add_issue(self, issue: Line) -> None:
        """Count an issue of a document."""
        self._counts[str(issue.get("doc")), "issueCount"] += 1
        self._counts[str(issue.get("doc")), "unreadCount"] += issue["code"] == UNREAD

    def lines(self, docs: Iterable[str]) -> list[str]:
        """Return the lines of all documents, naught where nothing was counted."""
        names = [*dict.fromkeys(COUNTED.values()), "issueCount", "unreadCount"]
        lines: list[str] = []
        for doc in docs:
            told = [(named(name), number(self._counts[doc, name])) for name in names]
            lines += join(f"doc/{doc}", told, INFERRED)
        return lines
