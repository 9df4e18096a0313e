"""What a programme is: its category, where it runs, who leads it, which documents name it."""

from __future__ import annotations

from queries.reports.inquiry import Inquiry
from queries.reports.parts import Figure, Line, Section
from queries.reports.phrases import join, say, sentences, word
from queries.reports.subject import Subject

OF_ITSELF = ("category", "region", "lead")
# quotes of the note on its name
MOST = 5


def profile(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of the programme that a report is about; None of other subjects."""
    if subject.kind != "programme":
        return None
    language = inquiry.language
    rows = inquiry.rows("programme_profile", programme=subject.id)
    told: list[Line] = []
    for aspect in OF_ITSELF:
        words = join(language, ((t.words("what"),) for t in rows if t.words("aspect") == aspect))
        told.append(say(language, f"profile_{aspect}", words=words) if words else ())
    telling = [row for row in rows if row.words("aspect") not in OF_ITSELF]
    name = Figure(subject.name, inquiry.quotes(*telling)[:MOST])
    documents = len({row.words("document") for row in telling})
    gist = say(language, "profile_gist", name=name, n=documents)
    return Section(word(language, "profile_title"), sentences(language, gist, *told))
