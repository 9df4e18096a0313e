"""The view of time: which county leaves the list when, and the life line of each relationship.

In: a Build. Out: TimelineData: exits by county and year, planned and actual; relationships with
the facts that say them, to be drawn at the dates of their documents. Example: 武川县, planned for
2017 in one text and actual in 2018 in another, is one row with two exits.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.audit_data import Words
from viz.build import Build
from viz.level_view import group_lines
from viz.network import MOST_WORDS, number_facts, view_documents, view_ends
from viz.network_data import DocumentRow, EndView, FactView
from viz.quotes import view_facts
from viz.reader import Reader


@dataclass(frozen=True, slots=True)
class Exit:
    """One statement that a county leaves the list in a year; ``within`` are its parents."""

    place: str
    english: str | None
    within: tuple[str, ...]
    within_english: tuple[str, ...]
    year: int | None
    role: str | None
    words: Words


@dataclass(frozen=True, slots=True)
class LifeLine:
    """A relationship: two ends, a mechanism and the facts that say it, as indices."""

    helper: int
    recipient: int
    mechanism: str
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class TimelineData:
    """All that the page of time shows."""

    exits: tuple[Exit, ...]
    lines: tuple[LifeLine, ...]
    ends: tuple[EndView, ...]
    facts: tuple[FactView, ...]
    documents: tuple[DocumentRow, ...]


def view_timeline(build: Build) -> TimelineData:
    """Return exits and life lines of a build."""
    g = build_network(build.aid())
    ends = {node: number for number, node in enumerate(g)}
    facts = number_facts(g, ends)
    return TimelineData(
        exits=tuple(sorted(view_exits(build), key=exit_order)),
        lines=tuple(
            LifeLine(ends[helper], ends[recipient], mechanism, tuple(numbers))
            for (helper, recipient, mechanism), numbers in group_lines(g, set(g)).items()
        ),
        ends=view_ends(g),
        facts=view_facts(build, facts, set(range(min(len(facts), MOST_WORDS)))),
        documents=view_documents(build),
    )


def view_exits(build: Build) -> Iterator[Exit]:
    """Yield the exit facts with their counties' names and parents."""
    reader, gazetteer = Reader(build), load_gazetteer()
    for fact in build.facts.of("exit"):
        id_ = fact.get("place_id")
        known = gazetteer.places.get(id_) if id_ is not None else None
        parents = gazetteer.chain(known.id)[1:] if known is not None else ()
        within = [gazetteer.places[parent] for parent in parents]
        yield Exit(
            place=fact["place"],
            english=known.en if known is not None else None,
            within=tuple(place.name for place in within),
            within_english=tuple(place.en or place.name for place in within),
            year=fact.get("year"),
            role=fact.get("role"),
            words=reader.fact_words(fact),
        )


def exit_order(item: Exit) -> tuple[tuple[str, ...], int, str]:
    """Return the order of exits: by province and prefecture, then by year and name."""
    return (tuple(reversed(item.within)), item.year or 9999, item.place)
