"""What does not agree: numbers against each other, sums against their parts, and what changed."""

from __future__ import annotations

from queries.reports.amounts import exactly, shorten, span
from queries.reports.audit import verdict_of
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Block, Figure, Line, Paragraph, Reference, Section, Table
from queries.reports.phrases import say, sentences, word
from queries.reports.subject import Subject

MOST = 40
WRONG = ("unequal", "incomplete")


def conflicts(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of contradictions; one sentence where there are none."""
    language = inquiry.language
    found = find_contradictions(inquiry, subject)
    sums = find_sums(inquiry, subject)
    changed = find_changes(inquiry, subject)
    told = [
        say(language, "conflicts_gist", n=len(found)) if found else (),
        say(language, "sums_gist", n=len(sums)) if sums else (),
        say(language, "changes_gist", n=len(changed)) if changed else (),
    ]
    told = [line for line in told if line]
    if not told:
        return Section(word(language, "conflicts_title"), say(language, "conflicts_none"))
    blocks: list[Block] = [Paragraph(sentences(language, *told[1:]))] if told[1:] else []
    blocks += [list_contradictions(inquiry, found)] if found else []
    blocks += [list_unequal(inquiry, sums)] if sums else []
    blocks += [list_changes(inquiry, changed)] if changed else []
    return Section(word(language, "conflicts_title"), told[0], tuple(blocks))


def find_contradictions(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the rows of numbers that differ about a subject."""
    rows = inquiry.rows("contradictions", **(subject.values("document") or {}))
    if subject.values("document") is None:
        return [
            t for t in rows if subject.meets(t, "subject") or t.words("subject") == subject.name
        ]
    return list(rows)


def find_sums(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the sums of a document or of all that do not come out."""
    if (values := subject.values("document")) is None:
        return []
    return [told for told in inquiry.rows("sums", **values) if verdict_of(told) in WRONG]


def find_changes(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return what later documents say otherwise of a subject's relationships."""
    rows = inquiry.rows("changes", **(subject.values("document") or {}))
    if subject.values("document") is None:
        return [told for told in rows if subject.meets(told, "helper", "recipient")]
    return list(rows)


def number(inquiry: Inquiry, told: Told, value: str, document: str, quote: str) -> Figure:
    """Return one of two numbers of a row with the note of its own words."""
    language, unit = inquiry.language, told.words("unit")
    amount = told.value(value) or 0
    own = inquiry.own_quotes(told, document, quote)
    return Figure(shorten(amount, unit, language), own, exactly(amount, unit, language))


def list_contradictions(inquiry: Inquiry, rows: list[Told]) -> Table:
    """Return the table of contradictions: both numbers, each with its words."""
    language = inquiry.language
    keys = ("subject", "what", "year", "role", "smaller", "greater", "others")
    lines = tuple(
        (
            (told.words("subject"),),
            (told.words("what"),),
            (span(told.cells["from_year"], told.cells["to_year"], language),),
            (told.words("role"),),
            (number(inquiry, told, "value", "document", "quote"),),
            (number(inquiry, told, "other_value", "other_document", "other_quote"),),
            (told.words("others"),),
        )
        for told in rows[:MOST]
    )
    heads = tuple(word(language, key) for key in keys)
    return Table(word(language, "conflicts_table"), heads, lines, (4, 5))


def list_unequal(inquiry: Inquiry, rows: list[Told]) -> Table:
    """Return the table of sums that do not come out."""
    language = inquiry.language
    keys = ("document", "total", "stated", "sum_of_parts", "residual", "verdict")
    lines: list[tuple[Line, ...]] = []
    for told in rows[:MOST]:
        values = [told.value(column) or 0 for column in ("stated", "sum", "residual")]
        stated, total, residual = (shorten(value, "", language) for value in values)
        figure = inquiry.figure(told, stated, exactly(values[0], "", language))
        ends = ((Reference(told.words("document")),), (told.words("total"),))
        lines.append((*ends, (figure,), (total,), (residual,), (told.words("verdict"),)))
    heads = tuple(word(language, key) for key in keys)
    return Table(word(language, "sums_table"), heads, tuple(lines), (2, 3, 4))


def list_changes(inquiry: Inquiry, rows: list[Told]) -> Table:
    """Return the table of changes between documents."""
    language = inquiry.language
    keys = ("helper", "recipient", "mechanism", "aspect", "before", "after")
    lines = tuple(
        (
            (told.words("helper"),),
            (told.words("recipient"),),
            (told.words("mechanism"),),
            (word(language, f"aspect_{told.words('aspect')}"),),
            (told.words("before"),),
            (inquiry.figure(told, told.words("after")),),
        )
        for told in rows[:MOST]
    )
    heads = tuple(word(language, key) for key in keys)
    return Table(word(language, "changes_table"), heads, lines)
