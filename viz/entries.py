"""The lists beside a document's text: aid facts, what persons said of facts, issues.

In: the facts and issues of a document, the ends of its lines. Out: Entries. Example: the fact
鄂尔多斯市→兴安盟 is an entry with both names, its mechanism and the number of its line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.relationships import has_ends
from viz.build import Build, Line, line_number
from viz.words import fact_anchor


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list beside the text: an anchor to go to (None: the text has no such place),
    the number of its line there, and what it says; ``confidence`` is that of a fact which is only
    weighed."""

    anchor: str | None
    line_number: int | None
    code: str
    words: tuple[str, ...]
    confidence: float | None = None


def view_aid(facts: Iterable[Line], ends: list[int]) -> Iterator[Entry]:
    """Yield the aid facts with two ends, as entries (helper, recipient)."""
    for fact in facts:
        if has_ends(fact):
            yield Entry(
                fact_anchor(fact["id"]),
                line_number(ends, fact["start"]),
                fact["mechanism"],
                (fact["helper"], fact["recipient"]),
                fact.get("confidence"),
            )


def view_reviewed(build: Build, facts: Iterable[Line], ends: list[int]) -> Iterator[Entry]:
    """Yield the facts that a person reviewed, as entries (quote, who and why)."""
    for fact in facts:
        review = build.reviews.get(fact["id"])
        if review is not None:
            anchor, number = fact_anchor(fact["id"]), line_number(ends, fact["start"])
            yield Entry(anchor, number, review.review, (fact["quote"], review.said()))


def view_issue(issue: Line, ends: list[int]) -> Entry:
    """Return an issue as an entry (message, remedy)."""
    start = issue.get("start")
    number = None if start is None else line_number(ends, start)
    return Entry(None, number, issue["code"], (issue["message"], issue["remedy"]))
