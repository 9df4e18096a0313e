"""The view of what does not add up, what contradicts itself and what was not understood.

In: a Build. Out: AuditData: every stated total with its parts, residual and verdict; pairs of
numbers that contradict each other; names without an entity, cue sentences without a fact.
Example: 投入100万元 with 中央60万元 and 自治区30万元 is ``unequal``, its residual -100000 元.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.ends import MEASURED
from graph.query_files import load_queries
from graph.store import Row, Term, open_store, select
from queries.asking import settle, to_id, to_plain
from viz.audit_data import AuditData, Contradiction, Figure, FindingView, Gap
from viz.build import Build, Line
from viz.documents import find_sentence, find_unlinked, is_unlinked, is_unread
from viz.facts import Facts
from viz.network import view_documents
from viz.reader import Reader
from viz.years import stated_years

# what a fact calls what its number counts, and whose it is; the first that is there is shown
NAMES = ("programme", "indicator")
OWNERS = ("subject", "source", "recipient", "region")
# one side of a contradiction: document, words, number
Side = tuple[object, ...]


def view_audit(build: Build) -> AuditData:
    """Return the audit of a build; FileNotFoundError where its store is missing."""
    reader, pairs = Reader(build), find_contradictions(build)
    summed = {fact for line in build.sums for fact in (line["total"], *line["parts"])}
    figures = Figures(reader, summed, {side for pair in pairs for side in pair})
    return AuditData(
        findings=tuple(view_finding(line, reader, figures) for line in build.sums),
        contradictions=tuple(
            Contradiction(figures.said[one], figures.said[other]) for one, other in pairs
        ),
        unlinked=tuple(view_unlinked(build, reader)),
        unread=tuple(view_unread(build, reader)),
        documents=view_documents(build),
    )


class Figures:
    """The numbers that the page shows: those of facts that are ``summed``, by fact, and those of
    the ``sides`` of contradictions, by what they say."""

    def __init__(self, reader: Reader, summed: set[str], sides: set[Side]) -> None:
        self.of_facts: dict[str, Figure] = {}
        self.said: dict[Side, Figure] = {}
        for quote, fact in tell_numbers(reader.build):
            value = None if isinstance(fact["value"], list) else fact["value"]
            side = fact["doc"], quote, value
            if fact["id"] in summed:
                self.of_facts[fact["id"]] = view_figure(fact, reader)
            if side in sides and side not in self.said:
                self.said[side] = view_figure(fact, reader)


def view_finding(line: Line, reader: Reader, figures: Figures) -> FindingView:
    """Return a finding of sums.jsonl with the figures of its total and its parts."""
    total, *parts = (figures.of_facts[fact] for fact in (line["total"], *line["parts"]))
    return FindingView(
        verdict=line["verdict"],
        document=reader.order[line["doc"]],
        total=total,
        parts=tuple(parts),
        unit=line["unit"],
        stated=line["stated"],
        sum=line["sum"],
        residual=line["residual"],
        tolerance=line["tolerance"],
    )


def view_figure(fact: Line, reader: Reader) -> Figure:
    """Return the number of a funding or indicator fact as the page shows it."""
    english = reader.build.survey.english
    whose = next((fact[name] for name in OWNERS if fact.get(name)), None)
    return Figure(
        name=next(fact[name] for name in NAMES if fact.get(name)),
        whose=whose,
        whose_english=english.get(whose) if whose is not None else None,
        value=fact["value"],
        unit=fact["unit"],
        years=stated_years(fact),
        role=fact.get("role"),
        qualifier=fact.get("qualifier"),
        basis=fact.get("basis"),
        words=reader.fact_words(fact),
    )


def find_contradictions(build: Build) -> list[tuple[Side, Side]]:
    """Return the answers of the query ``contradictions``."""
    store, query = open_store(build.out / "store"), load_queries()["contradictions"]
    rows = select(store, settle(query, {}))[1]
    return [(side_of(row, ""), side_of(row, "other_")) for row in rows]


def tell_numbers(build: Build) -> Iterator[tuple[str, Line]]:
    """Yield the facts that are numbers, each behind its quote as the graph has it."""
    facts = build.facts.of(*MEASURED)
    if not build.masked:
        yield from ((fact["quote"], fact) for fact in facts)
        return
    plain = Facts.open(build.out / "facts.jsonl").of(*MEASURED)
    yield from ((one["quote"], fact) for one, fact in zip(plain, facts, strict=True))


def side_of(row: Row, name: str) -> Side:
    """Return what one side of an answer says: its document, its words, its number."""
    return tuple(told(row[name + column]) for column in ("document", "quote", "value"))


def told(term: Term | None) -> object:
    """Return a term as facts.jsonl has it: a document's id, a number, words."""
    if isinstance(term, ox.Literal):
        return to_plain(term)
    return to_id(str(getattr(term, "value", "")))


def view_unlinked(build: Build, reader: Reader) -> Iterator[Gap]:
    """Yield the names that were not linked to an entity, with their words where they have any."""
    for issue in build.issues:
        if is_unlinked(issue):
            words = None
            if issue["doc"] in build.documents and issue["start"] is not None:
                span = find_unlinked(reader.raw(issue["doc"]), issue)
                words = reader.span_words(issue["doc"], span)
            yield Gap(issue["code"], issue["message"], words)


def view_unread(build: Build, reader: Reader) -> Iterator[Gap]:
    """Yield the sentences with a cue word that gave no fact."""
    for issue in build.issues:
        if is_unread(issue) and issue["doc"] in build.documents:
            span = find_sentence(reader.raw(issue["doc"]), issue["start"])
            yield Gap(issue["code"], issue["message"], reader.span_words(issue["doc"], span))
