"""Gaps: places that nobody helps, sentences that gave no fact."""

from __future__ import annotations

from queries.asking import Quote
from queries.reports.inquiry import Inquiry, Told
from queries.reports.notes import locate, read_raw, tell_position
from queries.reports.parts import Block, Line, Paragraph, Reference, Section, Table
from queries.reports.phrases import join, say, sentences, title_of, word
from queries.reports.subject import Subject, documents_of

MOST = 40


def gaps(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of gaps; one sentence where there are none."""
    language = inquiry.language
    left = find_left(inquiry, subject)
    unread = find_unread(inquiry, subject)
    title = word(language, "gaps_title")
    told = [
        say(language, "left_gist", n=len(left)) if left else (),
        say(language, unread_key(subject), n=len(unread), subject=subject.name) if unread else (),
    ]
    told = [line for line in told if line]
    if not told:
        return Section(title, say(language, "gaps_none"))
    blocks: list[Block] = [Paragraph(line) for line in told[1:]]
    if left:
        blocks.append(list_left(inquiry, left))
    if unread:
        blocks.append(list_unread(inquiry, unread))
    return Section(title, sentences(language, told[0]), tuple(blocks))


def unread_key(subject: Subject) -> str:
    """Return the phrase about unread sentences: all, or those of the documents that name it."""
    return "unread_gist" if subject.values("document") is not None else "unread_near"


def find_left(inquiry: Inquiry, subject: Subject) -> tuple[Told, ...]:
    """Return the places of an exit list that no aid fact reaches."""
    values = subject.values("place", "document")
    return () if values is None else inquiry.rows("recipients_without_helper", **values)


def find_unread(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the unread sentences of the documents that a report draws on."""
    if (values := subject.values("document")) is not None:
        return list(inquiry.rows("unread", **values))
    near = documents_of(inquiry, subject)
    return [told for told in inquiry.rows("unread") if told.words("document") in near]


def list_left(inquiry: Inquiry, left: tuple[Told, ...]) -> Table:
    """Return the table of places without a helper, by what they lie in."""
    language = inquiry.language
    groups: dict[str, list[Told]] = {}
    for told in left:
        groups.setdefault(told.words("within"), []).append(told)
    lines: list[tuple[Line, ...]] = []
    for within, members in groups.items():
        named = join(language, ((inquiry.figure(t, t.words("place")),) for t in members))
        around = max(told.value("around") or 0 for told in members)
        lines.append(((within,), (f"{len(members)}",), named, (f"{around:g}",)))
    heads = tuple(word(language, key) for key in ("within", "count", "places", "around"))
    return Table(word(language, "left_table"), heads, tuple(lines), (1, 3))


def list_unread(inquiry: Inquiry, unread: list[Told]) -> Table:
    """Return the table of sentences with a cue of aid and without a fact."""
    language = inquiry.language
    heads = tuple(word(language, key) for key in ("document", "position", "sentence"))
    lines = tuple(
        (
            (Reference(told.words("document")),),
            (position(inquiry, told),),
            (told.words("sentence"),),
        )
        for told in unread[:MOST]
    )
    return Table(title_of(language, "unread_table", MOST, len(unread)), heads, lines)


def position(inquiry: Inquiry, told: Told) -> str:
    """Return where a sentence stands in its document."""
    document, start = told.words("document"), int(told.value("start") or 0)
    quote = Quote("", "", document, "", "", "", start, told.words("sentence"))
    return tell_position(locate(read_raw(inquiry.graph, document), quote), inquiry.language)
