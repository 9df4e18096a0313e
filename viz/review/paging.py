"""The rows of the page of review that a search and filters choose, some at a time.

In: a Listing, what was judged, what a page asks. Out: rows as plain data, and how many there are.
Example: ``{"search": "兴安盟", "state": "open"}`` gives the facts that name 兴安盟 and that nobody
marked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict
from functools import partial
from typing import TypeVar

from graph.judgements import Judgement
from graph.reviews import Review
from queries.stating import state
from viz.build import Line
from viz.documents import MARKED
from viz.endpoint.protocol import Refusal
from viz.review.listing import Data, Listing

MOST = 30
T = TypeVar("T")
Asked = Mapping[str, str]


def page_merges(listing: Listing, judged: Sequence[Judgement], asked: Asked) -> Data:
    """Return a page of the merges and judged pairs."""
    rows = [
        row
        for row in listing.find_merges(judged)
        if is_wanted(asked, "judgement", row["judgement"])
        and holds(asked, partial(words_of_pair, listing, row))
    ]
    sides = ("left", "right")
    shown = [
        row | {side: listing.view_side(row[side]) for side in sides} for row in cut(rows, asked)
    ]
    return {"rows": shown, "total": len(rows)}


def page_facts(listing: Listing, reviews: Mapping[str, Review], asked: Asked) -> Data:
    """Return a page of the facts."""
    told = {fact: asdict(review) for fact, review in reviews.items()}
    rows = [
        fact
        for fact in listing.facts.values()
        if asked.get("kind", "") in ("", fact["kind"])
        and is_wanted(asked, "review", told.get(fact["id"]))
        and holds(asked, partial(words_of_fact, fact))
    ]
    shown = [
        listing.view_fact(fact) | {"review": told.get(fact["id"])} for fact in cut(rows, asked)
    ]
    return {"rows": shown, "total": len(rows), "kinds": find_kinds(listing)}


def is_wanted(asked: Asked, field: str, said: Line | None) -> bool:
    """Say whether a row is in the state that a page asks for: ``open`` is what nobody judged."""
    wanted = asked.get("state", "")
    return wanted in ("", "open" if said is None else said[field])


def holds(asked: Asked, tell: Callable[[], Iterable[str]]) -> bool:
    """Say whether one of the texts holds the words searched for; without any no text is told."""
    wanted = asked.get("search", "").strip().casefold()
    return not wanted or any(wanted in text.casefold() for text in tell())


def words_of_pair(listing: Listing, row: Data) -> Iterator[str]:
    """Yield the ids of a pair, all their names and the reason of their merge."""
    for side in (row["left"], row["right"]):
        yield side
        if side in listing.known:
            yield from listing.known[side].counts
    yield row["reason"] or ""


def words_of_fact(fact: Line) -> Iterator[str]:
    """Yield the id of a fact, its words and what it states."""
    yield from (fact["id"], fact["quote"])
    yield state(fact)


def cut(rows: Sequence[T], asked: Asked) -> Sequence[T]:
    """Return the rows of the page that is asked for; Refusal of a place that is no number."""
    offset = asked.get("offset", "0")
    if not (offset.isascii() and offset.isdigit() and len(offset) < 10):
        raise Refusal(400, f"offset is {offset!r}: write a whole number")
    return rows[int(offset) : int(offset) + MOST]


def find_kinds(listing: Listing) -> list[str]:
    """Return the kinds of the facts, those of relations and numbers before those of names."""
    found = {fact["kind"] for fact in listing.facts.values()}
    return [kind for kind in MARKED if kind in found]
