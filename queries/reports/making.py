"""Making a report: its sections in order, its notes numbered, its sources as references.

In: an inquiry and a subject. Out: a Report. Example: about 兴安盟 the first section says that two
parties help it, each with a note.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from graph.reviews import Review
from queries.canonical import read_lines
from queries.citing import cite_gbt7714
from queries.reports.inquiry import Inquiry, show_steering
from queries.reports.notes import Numbers, cited_in, make_notes, number_figures
from queries.reports.parts import Line, Report, Section, Source, slim
from queries.reports.phrases import say
from queries.reports.sections.aid import aid
from queries.reports.sections.conflicts import conflicts
from queries.reports.sections.duties import duties
from queries.reports.sections.exits import exits
from queries.reports.sections.funding import funding
from queries.reports.sections.gaps import gaps
from queries.reports.sections.money import money
from queries.reports.sections.outcomes import outcomes
from queries.reports.sections.people import people
from queries.reports.sections.profile import profile
from queries.reports.sections.programmes import programmes
from queries.reports.sections.reviewed import reviewed
from queries.reports.subject import Subject, focus

SECTIONS: tuple[Callable[[Inquiry, Subject], Section | None], ...] = (
    profile,
    aid,
    money,
    people,
    funding,
    programmes,
    outcomes,
    exits,
    duties,
    conflicts,
    gaps,
)


def make_report(
    inquiry: Inquiry, subject: Subject, reviews: Mapping[str, Review] | None = None
) -> Report:
    """Return the report about a subject; ``reviews`` are what persons said of facts, by id."""
    inquiry = focus(inquiry, subject)
    made = (section(inquiry, subject) for section in SECTIONS)
    sections = tuple(map(slim, filter(None, made)))
    sections += tuple(filter(None, [reviewed(inquiry, sections, reviews or {})]))
    numbers = number_figures(sections)
    title = say(inquiry.language, f"title_{subject.kind}", subject=subject.name)
    return Report(
        language=inquiry.language,
        title="".join(map(str, title)),
        about=tell_about(inquiry, numbers),
        sections=sections,
        notes=tuple(make_notes(inquiry.graph, numbers)),
        sources=find_sources(inquiry, cited_in(sections)),
        numbers=numbers,
    )


def tell_about(inquiry: Inquiry, numbers: Numbers) -> Line:
    """Return what the report was made from."""
    quotes = [quote for _, found in numbers for quote in found]
    language = inquiry.language
    if not quotes:
        return say(language, "about_empty")
    dates = sorted({quote.date for quote in quotes if quote.date})
    told: Line = ()
    if dates:
        key = "dates" if len(dates) > 1 else "dates_same"
        told = say(language, key, first=dates[0], last=dates[-1])
    return say(language, "about", n=len({quote.document for quote in quotes}), dates=told)


def find_sources(inquiry: Inquiry, cited: set[str]) -> tuple[Source, ...]:
    """Return documents in the order of the build, as references by GB/T 7714."""
    lines = [line for line in read_lines(inquiry.graph, "documents.jsonl") if line["doc"] in cited]
    return tuple(
        Source(
            number,
            line["doc"],
            show_steering(cite_gbt7714(line, 1).removeprefix("[1] ").strip()),
            line.get("url") or "",
        )
        for number, line in enumerate(lines, start=1)
    )
