"""Who is charged with what."""

from __future__ import annotations

from queries.reports.inquiry import Inquiry
from queries.reports.parts import Section, Table
from queries.reports.phrases import say, title_of, word
from queries.reports.subject import Subject

MOST = 25


def duties(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of duties; None where the subject has none."""
    if subject.kind in ("document", "actor"):
        rows = inquiry.rows("responsibilities", **(subject.values("document", "actor") or {}))
    elif subject.kind == "place":
        rows = inquiry.rows("responsibilities", actor=subject.id)
    else:
        return None
    if not rows:
        return None
    language = inquiry.language
    gist = say(language, "duties_gist", n=len(rows), actors=len({t.words("actor") for t in rows}))
    heads = tuple(word(language, key) for key in ("actor", "duty", "object"))
    lines = tuple(
        (
            (told.words("actor"),),
            (inquiry.figure(told, told.words("duty")),),
            (told.words("object"),),
        )
        for told in rows[:MOST]
    )
    title = title_of(language, "duties_table", MOST, len(rows))
    return Section(word(language, "duties_title"), gist, (Table(title, heads, lines),))
