"""The view of what does not add up, what contradicts itself and what was not understood.

In: a Build. Out: AuditData: every stated total with its parts, residual and verdict; pairs of
numbers that contradict each other; names without an entity, cue sentences without a fact.
Example: 投入100万元 with 中央60万元 and 自治区30万元 is ``unequal``, its residual -100000 元.
"""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from graph.lines import read_lines
from graph.query_files import load_queries
from graph.store import Term, open_store, select
from queries.asking import settle, to_id, to_plain
from viz.audit_data import AuditData, Contradiction, Figure, FindingView, Gap
from viz.build import Build, Line
from viz.documents import find_sentence, find_unlinked, is_unlinked, is_unread
from viz.names import english_names
from viz.network import view_documents
from viz.reader import Reader
from viz.years import stated_years

# what a fact calls what its number counts, and whose it is; the first that is there is shown
NAMES = ("programme", "indicator")
OWNERS = ("subject", "source", "recipient", "region")


def view_audit(build: Build) -> AuditData:
    """Return the audit of a build; FileNotFoundError where its store is missing."""
    reader, english = Reader(build), english_names(build.facts)
    return AuditData(
        findings=tuple(view_findings(build, reader, english)),
        contradictions=tuple(view_contradictions(build, reader, english)),
        unlinked=tuple(view_unlinked(build, reader)),
        unread=tuple(view_unread(build, reader)),
        documents=view_documents(build),
    )


def view_findings(build: Build, reader: Reader, english: dict[str, str]) -> Iterator[FindingView]:
    """Yield the findings of sums.jsonl with the figures of their totals and parts."""
    wanted = {fact for line in build.sums for fact in (line["total"], *line["parts"])}
    facts = {fact["id"]: fact for fact in build.facts if fact["id"] in wanted}
    for line in build.sums:
        total, *parts = (
            view_figure(facts[fact], reader, english) for fact in (line["total"], *line["parts"])
        )
        yield FindingView(
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


def view_figure(fact: Line, reader: Reader, english: dict[str, str]) -> Figure:
    """Return the number of a funding or indicator fact as the page shows it."""
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


def view_contradictions(
    build: Build, reader: Reader, english: dict[str, str]
) -> Iterator[Contradiction]:
    """Yield the answers of the query ``contradictions``, each side as the fact that says it."""
    said: dict[tuple[object, ...], Line] = {}
    plain = read_lines(build.out / "facts.jsonl") if build.masked else build.facts
    for told_so, fact in zip(plain, build.facts, strict=True):
        if fact["kind"] in ("funding", "indicator") and not isinstance(fact["value"], list):
            said.setdefault((fact["doc"], told_so["quote"], fact["value"]), fact)
    store, query = open_store(build.out / "store"), load_queries()["contradictions"]
    for row in select(store, settle(query, {}))[1]:
        sides = [
            said[tuple(told(row[side + name]) for name in ("document", "quote", "value"))]
            for side in ("", "other_")
        ]
        yield Contradiction(*(view_figure(fact, reader, english) for fact in sides))


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
