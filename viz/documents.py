"""The view of each document: its raw text cut where facts begin and end.

In: a Build. Out: one DocumentData a document: pieces of text, each with the kinds of fact that
lie over it, and the lists beside the text. Example: 京蒙协作 with a place fact on its first
character gives the pieces ``("京", ("place",))`` and ``("蒙协作", ())``.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from viz.build import Build, Line, line_ends, line_number
from viz.entries import Entry, view_aid, view_issue, view_reviewed
from viz.words import columns, document_href, fact_anchor

MARKED = (
    "aid",
    "funding",
    "indicator",
    "exit",
    "responsibility",
    "unread",
    "unlinked",
    "programme",
    "place",
    "actor",
    "document",
)
# names that could not be linked to one entity: several may be meant, or none is told
UNLINKED = ("place_ambiguous", "deixis_open", "judgement_link")
# the name that an issue's message begins with: '东区' may be …
_NAMED = re.compile(r"""(?P<mark>['"])(?P<name>.+?)(?P=mark)""")
SENTENCE_ENDS = "。！？\n"
LONGEST_SENTENCE = 300
TAB_STOPS = (4, 12)


class Piece(NamedTuple):
    """A stretch of raw text with the kinds that mark it and the anchors that stand before it,
    each with the number of pieces, from this one on, that its words are cut into."""

    text: str
    kinds: tuple[str, ...]
    anchors: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class DocumentData:
    """All that a document's page shows; ``root`` leads from it to the folder of index.html, the
    columns of its tables stand ``tab_stop`` em apart."""

    path: str
    root: str
    line: Line
    pieces: tuple[Piece, ...]
    aid: tuple[Entry, ...]
    unread: tuple[Entry, ...]
    reviewed: tuple[Entry, ...]
    tab_stop: int
    issues: tuple[Entry, ...]


class Span(NamedTuple):
    """A marked stretch of the raw text."""

    start: int
    end: int
    kind: str
    anchor: str


def view_documents(build: Build) -> Iterator[DocumentData]:
    """Yield the page of every document, in the order of their ids."""
    issues: dict[str, list[Line]] = {doc: [] for doc in build.documents}
    for issue in build.issues:
        if issue.get("doc") in issues:
            issues[issue["doc"]].append(issue)
    for doc in build.documents:
        yield view_document(build, doc, build.facts.stated_in(doc), issues[doc])


def view_document(build: Build, doc: str, facts: list[Line], issues: list[Line]) -> DocumentData:
    """Return the page of one document from its facts and its issues."""
    raw = build.raw(doc)
    ends = line_ends(raw)
    unread = [find_sentence(raw, issue["start"]) for issue in issues if is_unread(issue)]
    spans = [fact_span(fact) for fact in facts if fact["kind"] in MARKED]
    spans += [
        find_unlinked(raw, issue)
        for issue in issues
        if is_unlinked(issue) and issue["start"] is not None
    ]
    return DocumentData(
        path=f"documents/{doc}.html",
        root="../" * document_href(doc).count("/"),
        line=build.documents[doc],
        pieces=tuple(cut_text(raw, [*spans, *unread])),
        aid=tuple(view_aid(facts, ends)),
        unread=tuple(view_unread(raw, span, ends) for span in unread),
        reviewed=tuple(view_reviewed(build, facts, ends)),
        tab_stop=find_tab_stop(raw),
        issues=tuple(view_issue(issue, ends) for issue in issues if not is_unread(issue)),
    )


def find_tab_stop(raw: str) -> int:
    """Return the distance in em at which cells between tabs stand in columns, within TAB_STOPS.

    >>> find_tab_stop("年份\\t合计\\n盟市以下定点扶贫\\t12.4")
    9
    """
    rows = (line.split("\t") for line in raw.split("\n") if "\t" in line)
    widths = (sum(map(columns, cell)) for row in rows for cell in row[:-1])
    fitting = (math.ceil((width + 1) / 2) for width in widths)
    least, most = TAB_STOPS
    return max((stop for stop in fitting if least < stop <= most), default=least)


def fact_span(fact: Line) -> Span:
    """Return the stretch of the raw text that is a fact's quote."""
    end = fact["start"] + len(fact["quote"])
    return Span(fact["start"], end, fact["kind"], fact_anchor(fact["id"]))


def view_unread(raw: str, span: Span, ends: list[int]) -> Entry:
    """Return an unread sentence as an entry (its words)."""
    number = line_number(ends, span.start)
    return Entry(span.anchor, number, "unread", (raw[span.start : span.end].strip(),))


def is_unread(issue: Line) -> bool:
    """Return whether an issue names a sentence with a cue word and no fact."""
    return issue["code"] == "cue_without_fact" and issue.get("start") is not None


def is_unlinked(issue: Line) -> bool:
    """Return whether an issue names something that was not linked to one entity."""
    return issue["code"] in UNLINKED


def find_unlinked(raw: str, issue: Line) -> Span:
    """Return the stretch of the raw text that is an issue's name, one character where damaged."""
    start: int = issue["start"]
    named = _NAMED.match(issue["message"])
    name = named["name"] if named is not None else ""
    width = len(name) if name and raw.startswith(name, start) else 1
    return Span(start, min(start + width, len(raw)), "unlinked", f"n-{start}")


def find_sentence(raw: str, at: int) -> Span:
    """Return the sentence of the raw text that holds the offset, at most 300 characters of it."""
    low = max(0, at - LONGEST_SENTENCE)
    start = max(raw.rfind(mark, low, at) for mark in SENTENCE_ENDS) + 1 or low
    stops = [raw.find(mark, at, start + LONGEST_SENTENCE) for mark in SENTENCE_ENDS]
    found = [stop for stop in stops if stop >= 0]
    end = min(found) + 1 if found else min(len(raw), start + LONGEST_SENTENCE)
    return Span(start, max(end, at + 1), "unread", f"u-{at}")


def cut_text(raw: str, spans: list[Span]) -> Iterator[Piece]:
    """Yield the text in pieces, so that within a piece the same kinds lie over every character."""
    opens: dict[int, list[Span]] = {}
    for span in spans:
        opens.setdefault(span.start, []).append(span)
    cuts = sorted({0, len(raw)}.union(opens, (span.end for span in spans)))
    order = {cut: number for number, cut in enumerate(cuts)}
    active: list[Span] = []
    seen: set[str] = set()
    for start, end in pairwise(cuts):
        active = [span for span in active if span.end > start]
        fresh: dict[str, int] = {}
        for span in opens.get(start, ()):
            active.append(span)
            if span.anchor not in seen:
                fresh[span.anchor] = order[span.end] - order[start]
        seen.update(fresh)
        kinds = order_kinds({span.kind for span in active})
        yield Piece(raw[start:end], kinds, tuple(fresh.items()))


def order_kinds(kinds: set[str]) -> tuple[str, ...]:
    """Return kinds in the order of MARKED, the outermost first."""
    return tuple(kinds) if len(kinds) < 2 else tuple(kind for kind in MARKED if kind in kinds)
