"""The money of programmes and plans: by year and by payer, or as the tree of a document."""

from __future__ import annotations

from queries.reports.amounts import exactly, shorten, span
from queries.reports.audit import index_verdicts, judge
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Block, Figure, Line, Paragraph, Section, Table
from queries.reports.phrases import join, say, sentences, word
from queries.reports.sections.tree import as_tree
from queries.reports.subject import Subject
from queries.reports.years import draw_years

MOST = 40


def funding(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of money; None where nothing is told."""
    if (values := subject.values("document", "programme")) and subject.kind != "graph":
        return as_tree(inquiry, values)
    if (values := subject.values("place:region")) is not None:
        return by_year(inquiry, values)
    return by_payer(inquiry, subject)


def by_year(inquiry: Inquiry, values: dict[str, str]) -> Section | None:
    """Return the section of a place or of the whole graph."""
    rows = inquiry.rows("funding_by_year", **values)
    if not rows:
        return None
    rows = tuple(sorted(rows, key=lambda told: told.value("from_year") is None))
    language = inquiry.language
    greatest = max(rows, key=lambda told: told.value("sum") or 0)
    gist = say(
        language,
        "funding_gist",
        n=int(sum(told.value("items") or 0 for told in rows)),
        figure=sum_of(inquiry, greatest),
        role=greatest.words("role"),
        years=years_of(language, greatest),
        items=greatest.words("items"),
    )
    payers = inquiry.rows("funding_by_source", **values)
    blocks: list[Block] = [Paragraph(sentences(language, tell_payers(inquiry, payers)))]
    if (chart := draw_years(language, rows, "sum")) is not None:
        blocks.append(chart)
    blocks.append(list_sums(inquiry, "funding_years", rows))
    if payers:
        blocks.append(list_sums(inquiry, "funding_payers", payers, first="source"))
    return Section(word(language, "funding_title"), gist, tuple(blocks))


def by_payer(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of an actor: what it pays."""
    rows = [told for told in inquiry.rows("funding_by_source") if subject.meets(told, "source")]
    if not rows:
        return None
    language = inquiry.language
    table = list_sums(inquiry, "funding_payers", tuple(rows), first="source")
    gist = tell_payers(inquiry, tuple(rows), "funding_actor")
    return Section(word(language, "funding_title"), gist, (table,))


def sum_of(inquiry: Inquiry, told: Told) -> Figure:
    """Return the sum of a row with its notes."""
    value, language = told.value("sum") or 0, inquiry.language
    return inquiry.figure(told, shorten(value, "元", language), exactly(value, "元", language))


def years_of(language: str, told: Told) -> str:
    """Return the years of a row, or that none is stated."""
    return span(told.cells["from_year"], told.cells["to_year"], language) or word(
        language, "not_stated"
    )


def tell_payers(inquiry: Inquiry, rows: tuple[Told, ...], key: str = "funding_payers_gist") -> Line:
    """Return the sentence about the three greatest sums by payer."""
    if not rows:
        return ()
    language = inquiry.language
    ordered = sorted(rows, key=lambda told: -(told.value("sum") or 0))[:3]
    named = (
        say(
            language,
            "payer",
            source=told.words("source"),
            figure=sum_of(inquiry, told),
            role=told.words("role"),
            years=years_of(language, told),
        )
        for told in ordered
    )
    return say(language, key, named=join(language, named))


def list_sums(
    inquiry: Inquiry, title: str, rows: tuple[Told, ...], *, first: str | None = None
) -> Table:
    """Return a table of sums with the verdict of the audit; ``first`` is a column before them."""
    language, verdicts = inquiry.language, index_verdicts(inquiry)
    keys = [*([first] if first else []), "year", "role", "items", "sum", "verdict"]
    lines = []
    for told in rows[:MOST]:
        figure = sum_of(inquiry, told)
        head: list[Line] = [(told.words(first),)] if first else []
        verdict = judge(verdicts, figure.quotes) or word(language, "no_parts")
        tail: list[Line] = [(told.words("role"),), (told.words("items"),), (figure,), (verdict,)]
        lines.append((*head, (years_of(language, told),), *tail))
    numeric = (len(keys) - 3, len(keys) - 2)
    return Table(
        word(language, title), tuple(word(language, key) for key in keys), tuple(lines), numeric
    )
