"""The programmes: which, of which category, where, under whose lead."""

from __future__ import annotations

from collections import Counter

from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Line, Section, Table
from queries.reports.phrases import join, say, title_of, word
from queries.reports.subject import Subject

MOST = 25


def programmes(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of programmes; None where there are none."""
    rows = choose(inquiry, subject)
    if not rows:
        return None
    language = inquiry.language
    counts = Counter(told.words("category") for told in rows if told.words("category"))
    kinds = join(
        language,
        (
            say(language, "category_count", category=name, count=count)
            for name, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:5]
        ),
    )
    gist = say(language, "programmes_gist", n=len(rows), kinds=kinds)
    return Section(word(language, "programmes_title"), gist, (list_programmes(inquiry, rows),))


def choose(inquiry: Inquiry, subject: Subject) -> list[Told]:
    """Return the rows of the programmes that a subject has, those with money or aid first."""
    if (values := subject.values("document")) is not None:
        rows = list(inquiry.rows("programmes", **values))
    elif subject.kind == "place":
        profile = inquiry.rows("place_profile", place=subject.id)
        own = {told.terms["what"] for told in profile if told.words("aspect") == "programme"}
        rows = [told for told in inquiry.rows("programmes") if told.terms["programme"] in own]
    else:
        rows = []
    return sorted(rows, key=lambda told: -weight(told))


def weight(told: Told) -> float:
    """Return how much is told of a programme: its money, aid and documents."""
    return sum(told.value(column) or 0 for column in ("fundings", "aids", "documents"))


def list_programmes(inquiry: Inquiry, rows: list[Told]) -> Table:
    """Return the table of programmes."""
    language = inquiry.language
    keys = ("programme", "category", "regions", "leads", "fundings", "aids")
    lines: tuple[tuple[Line, ...], ...] = tuple(
        (
            (inquiry.figure(told, told.words("programme")),),
            *((told.words(column),) for column in keys[1:]),
        )
        for told in rows[:MOST]
    )
    title = title_of(language, "programmes_table", MOST, len(rows))
    return Table(title, tuple(word(language, key) for key in keys), lines, (4, 5))
