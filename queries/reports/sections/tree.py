"""The money of a document or a programme: totals and their parts, level by level."""

from __future__ import annotations

from queries.reports.amounts import exact_range, shorten_range, span
from queries.reports.audit import ORDER, index_verdicts, judge, verdict_of
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Block, Chart, Figure, Line, Paragraph, Section, Table
from queries.reports.phrases import join, say, word
from queries.reports.years import draw_years, single_years

MOST = 45


def as_tree(inquiry: Inquiry, values: dict[str, str]) -> Section | None:
    """Return the section of a document or a programme: totals and their parts."""
    rows = inquiry.rows("funding_tree", **values)
    if not rows:
        return None
    language = inquiry.language
    greatest = max(rows, key=lambda told: told.value("value") or 0)
    gist = say(
        language,
        "tree_gist",
        n=len(rows),
        figure=value_of(inquiry, greatest),
        item=greatest.words("item").strip("　"),
        role=greatest.words("role"),
    )
    blocks: list[Block] = [Paragraph(tell_audit(inquiry, values))] if "document" in values else []
    if (chart := draw_tree(language, rows)) is not None:
        blocks.append(chart)
    return Section(word(language, "funding_title"), gist, (*blocks, list_tree(inquiry, rows)))


def draw_tree(language: str, rows: tuple[Told, ...]) -> Chart | None:
    """Return the money of single years, where one level tells of each year and role just once."""
    for depth in sorted({told.words("depth") for told in rows}):
        level = [told for told in rows if told.words("depth") == depth]
        single = single_years(level)
        known = {(told.words("from_year"), told.words("role")) for told in single}
        if (chart := draw_years(language, single, "value")) is not None:
            return chart if len(known) == len(single) else None
    return None


def value_of(inquiry: Inquiry, told: Told) -> Figure:
    """Return the money of a row of the tree with its notes."""
    ends = (told.value("value") or 0, told.value("value_to"))
    shown = shorten_range(*ends, "元", inquiry.language)
    return inquiry.figure(told, shown, exact_range(*ends, "元", inquiry.language))


def tell_audit(inquiry: Inquiry, values: dict[str, str]) -> Line:
    """Return the sentence that counts the verdicts on a document's sums."""
    rows, language = inquiry.rows("sums", **values), inquiry.language
    if not rows:
        return say(language, "audit_none")
    counts = {code: [told for told in rows if verdict_of(told) == code] for code in ORDER[::-1]}
    named = (
        say(language, "audit_count", verdict=told[0].words("verdict"), count=len(told))
        for told in counts.values()
        if told
    )
    return say(language, "audit_gist", n=len(rows), named=join(language, named))


def list_tree(inquiry: Inquiry, rows: tuple[Told, ...]) -> Table:
    """Return the table of a tree."""
    language, verdicts = inquiry.language, index_verdicts(inquiry)
    keys = ("item", "year", "role", "sum", "share", "source", "verdict")
    lines = []
    shown, indent = cut_tree(rows)
    for told in shown:
        figure = value_of(inquiry, told)
        share = told.value("share")
        lines.append(
            (
                (told.words("item")[indent:],),
                (span(told.cells["from_year"], told.cells["to_year"], language),),
                (told.words("role"),),
                (figure,),
                (f"{share:g}%" if share is not None else "",),
                (told.words("source"),),
                (judge(verdicts, figure.quotes),),
            )
        )
    heads = tuple(word(language, key) for key in keys)
    title = word(language, "tree_table")
    if len(shown) < len(rows):
        cut = say(language, "tree_cut", title=title, most=len(shown), n=len(rows))
        title = "".join(map(str, cut))
    return Table(title, heads, tuple(lines), (3, 4))


def cut_tree(rows: tuple[Told, ...]) -> tuple[list[Told], int]:
    """Return the rows down to the deepest level that a table has room for, and their indent."""
    depths = sorted({int(told.value("depth") or 0) for told in rows})
    shown = [told for told in rows if told.value("depth") == depths[0]]
    for depth in depths[1:]:
        wider = [told for told in rows if (told.value("depth") or 0) <= depth]
        if len(wider) > MOST:
            break
        shown = wider
    return shown[:MOST], depths[0]
