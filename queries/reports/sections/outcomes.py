"""Targets and outcomes, and the indicators of the places that the report is about."""

from __future__ import annotations

from collections import Counter

import pyoxigraph as ox

from graph.vocab import id_of
from queries.names import label_of
from queries.reports.amounts import exactly, shorten, span
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Block, Figure, Line, Reference, Section, Table
from queries.reports.phrases import join, say, title_of, word
from queries.reports.subject import Subject

MOST = 40
# values of an indicator that a sentence tells
NAMED = 4
# the columns that hold document and words of a number
OWN = {"planned": ("document", "quote"), "outcome": ("outcome_document", "outcome_quote")}


def outcomes(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of targets, outcomes and indicators; None where there are none."""
    if subject.kind == "programme":
        return None
    language = inquiry.language
    pairs = find_pairs(inquiry, subject)
    told = find_indicators(inquiry, subject)
    if not pairs and not told:
        return None
    blocks: list[Block] = []
    if pairs:
        gist = tell_pair(inquiry, pairs)
        blocks.append(list_pairs(inquiry, pairs))
    else:
        gist = tell_indicators(inquiry, subject, told)
    if told:
        blocks.append(list_indicators(inquiry, subject, told))
    return Section(word(language, "outcomes_title"), gist, tuple(blocks))


def find_pairs(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the rows of targets with their outcomes."""
    rows = inquiry.rows("targets_and_outcomes", **(subject.values("document") or {}))
    if subject.kind in ("place", "actor"):
        return [
            told
            for told in rows
            if subject.meets(told, "subject") or told.words("subject") == subject.name
        ]
    return list(rows)


def find_indicators(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the indicators of a place or an actor, or of the regions of documents."""
    if subject.kind in ("place", "actor"):
        rows = inquiry.rows("timeline", entity=subject.id)
        return [told for told in rows if told.words("aspect") == "indicator"]
    found: list[Told] = []
    for document in inquiry.rows("documents", **(subject.values("document") or {})):
        region, node = document.words("region"), document.terms["document"]
        place = inquiry.find_place(region) if region else None
        if place is not None and isinstance(node, ox.NamedNode):
            rows = inquiry.rows("timeline", entity=place, document=id_of(node.value))
            found += [told for told in rows if told.words("aspect") == "indicator"]
    return found


def number(inquiry: Inquiry, told: Told, column: str) -> Figure:
    """Return a number of a row with its notes: those of its own words where a row has two."""
    value, unit = told.value(column) or 0, told.words("unit")
    shown, exact = (form(value, unit, inquiry.language) for form in (shorten, exactly))
    if column in OWN:
        return Figure(shown, inquiry.own_quotes(told, *OWN[column]), exact)
    return inquiry.figure(told, shown, exact)


def tell_pair(inquiry: Inquiry, pairs: list[Told]) -> Line:
    """Return the sentence about targets with an outcome: how many were reached, and one."""
    first = pairs[0]
    return say(
        inquiry.language,
        "outcomes_gist",
        n=len(pairs),
        subject=first.words("subject"),
        what=first.words("what"),
        years=span(first.cells["from_year"], first.cells["to_year"], inquiry.language),
        planned=number(inquiry, first, "planned"),
        outcome=number(inquiry, first, "outcome"),
    )


def list_pairs(inquiry: Inquiry, pairs: list[Told]) -> Table:
    """Return the table of targets and outcomes."""
    language = inquiry.language
    keys = ("subject", "what", "target_years", "planned", "outcome_year", "outcome", "difference")
    lines = tuple(
        (
            (told.words("subject"),),
            (told.words("what"),),
            (span(told.cells["from_year"], told.cells["to_year"], language),),
            (number(inquiry, told, "planned"),),
            (told.words("outcome_year"),),
            (number(inquiry, told, "outcome"),),
            (shorten(told.value("difference") or 0, told.words("unit"), language),),
        )
        for told in pairs[:MOST]
    )
    heads = tuple(word(language, key) for key in keys)
    return Table(word(language, "outcomes_table"), heads, lines, (3, 5, 6))


def tell_indicators(inquiry: Inquiry, subject: Subject, told: list[Told]) -> Line:
    """Return the sentence about indicators: how many, and the one that is told most often."""
    language = inquiry.language
    counts = Counter(one.words("role") for one in told).most_common()
    roles = join(language, (say(language, "item_count", what=r, count=n) for r, n in counts))
    series = by_indicator(told)[0][:NAMED]
    named = (
        say(
            language,
            "indicator",
            years="".join(map(str, year_of(language, one))),
            figure=number(inquiry, one, "value"),
            role=one.words("role"),
        )
        for one in series
    )
    what = name_entity(inquiry, subject, series[0]) + series[0].words("what")
    most = join(language, named)
    return say(language, "indicators_gist", n=len(told), roles=roles, what=what, named=most)


def by_indicator(told: list[Told]) -> list[list[Told]]:
    """Return the rows of each indicator, those with the most years first."""
    groups: dict[tuple[str, ...], list[Told]] = {}
    for one in told:
        key = (str(one.answer.asked["asked_entity"]), one.words("what"), one.words("unit"))
        groups.setdefault(key, []).append(one)
    return sorted(groups.values(), key=lambda rows: -len({row.words("to_year") for row in rows}))


def list_indicators(inquiry: Inquiry, subject: Subject, told: list[Told]) -> Table:
    """Return the table of indicators by year."""
    language = inquiry.language
    keys = ("subject", "what", "year", "role", "value", "document")
    lines = tuple(
        (
            (name_entity(inquiry, subject, one).strip(),),
            (one.words("what"),),
            year_of(language, one),
            (one.words("role"),),
            (number(inquiry, one, "value"),),
            (Reference(one.words("document")),),
        )
        for one in [one for rows in by_indicator(told) for one in rows][:MOST]
    )
    title = title_of(language, "indicators_table", MOST, len(told))
    return Table(title, tuple(word(language, key) for key in keys), lines, (4,))


def year_of(language: str, one: Told) -> Line:
    """Return the stated year; that of the document is told as such."""
    years = span(one.cells["from_year"], one.cells["to_year"], language)
    if one.cells["stated"] or not years:
        return (years or word(language, "not_stated"),)
    return say(language, "told_in", year=one.words("to_year"))


def name_entity(inquiry: Inquiry, subject: Subject, one: Told) -> str:
    """Return whose indicator it is; empty where the report is about that alone."""
    if subject.kind in ("place", "actor"):
        return ""
    name = label_of(inquiry.store, one.answer.asked["asked_entity"], inquiry.language) or ""
    return name if inquiry.language == "zh" else f"{name} "
