"""The facts behind the lines of the network, with their words and where these stand.

In: a Build and the facts of each line. Out: FactViews. Example: the fact of 北京市→内蒙古自治区
carries the words before its quote, the quote and the words after it, and the number of its line.
"""

from __future__ import annotations

from collections.abc import Iterable

from viz.build import Build, Line, line_ends, line_number
from viz.network_data import FactView
from viz.words import fact_anchor
from viz.years import fact_years

MOST_QUOTES = 12
CONTEXT = 60
SHOWN = ("amounts", "staff", "helper_count", "recipient_count", "programme", "shared")


def view_facts(build: Build, groups: Iterable[list[Line]]) -> tuple[FactView, ...]:
    """Return the facts of all lines; the first MOST_QUOTES of each line carry their words."""
    wanted: dict[str, list[tuple[int, int, Line]]] = {}
    for line, facts in enumerate(groups):
        for rank, fact in enumerate(facts):
            wanted.setdefault(fact["doc"], []).append((line, rank, fact))
    viewed: list[tuple[int, int, FactView]] = []
    order = {doc: number for number, doc in enumerate(build.documents)}
    for doc, places in wanted.items():
        raw = build.raw(doc)
        ends = line_ends(raw)
        for line, rank, fact in places:
            number = line_number(ends, fact["start"])
            words = read_context(raw, fact) if rank < MOST_QUOTES else None
            viewed.append((line, rank, view_fact(fact, line, order[doc], number, words)))
    return tuple(fact for _, _, fact in sorted(viewed, key=lambda item: item[:2]))


def view_fact(
    fact: Line, line: int, document: int, number: int, words: tuple[str, str, str] | None
) -> FactView:
    """Return one fact with its words, if it is to carry them, and its place in the text."""
    return FactView(
        line=line,
        document=document,
        anchor=fact_anchor(fact["id"]),
        line_number=number,
        words=words,
        status=fact["status"],
        years=fact_years(fact),
        fields={name: fact[name] for name in SHOWN if fact.get(name) is not None},
    )


def read_context(raw: str, fact: Line) -> tuple[str, str, str]:
    """Return the words before the quote, the quote and the words after it, from the raw text."""
    start = fact["start"]
    end = start + len(fact["quote"])
    return raw[max(0, start - CONTEXT) : start], raw[start:end], raw[end : end + CONTEXT]
