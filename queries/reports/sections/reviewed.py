"""Reviews: which of the facts behind the report a person confirmed or marked as wrong."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from graph.reviews import Review
from queries.asking import Quote
from queries.canonical import read_lines
from queries.reports.inquiry import Inquiry, show_steering
from queries.reports.notes import number_figures
from queries.reports.parts import Figure, Line, Section, Table
from queries.reports.phrases import say, sentences, word
from queries.stating import state

Found = Sequence[tuple[Review, str, Quote]]


def reviewed(
    inquiry: Inquiry, sections: Sequence[Section], reviews: Mapping[str, Review]
) -> Section | None:
    """Return the section of what persons said; None where they said nothing of these facts."""
    language = inquiry.language
    found = find_reviewed(inquiry, sections, reviews)
    if not found:
        return None
    wrong = sum(review.review == "wrong" for review, _, _ in found)
    rest = len(found) - wrong
    told = [
        say(language, "wrong_gist", n=wrong) if wrong else (),
        say(language, "confirmed_gist", n=rest) if rest else (),
    ]
    table = list_reviewed(language, found)
    return Section(word(language, "reviewed_title"), sentences(language, *told), (table,))


def find_reviewed(
    inquiry: Inquiry, sections: Sequence[Section], reviews: Mapping[str, Review]
) -> Found:
    """Return the reviews of facts whose words the sections quote, wrong ones first."""
    quotes = [quote for _, found in number_figures(sections) for quote in found]
    by_words = {(quote.document, quote.start, quote.quote): quote for quote in quotes}
    found = []
    for fact in read_lines(inquiry.graph, "facts.jsonl") if reviews else ():
        quote = by_words.get((fact["doc"], fact["start"], fact["quote"]))
        if quote is not None and fact["id"] in reviews:
            found.append((reviews[fact["id"]], state(fact), quote))
    return sorted(found, key=lambda one: one[0].review != "wrong")


def list_reviewed(language: str, found: Found) -> Table:
    """Return the table of reviews, each fact with the note of its words."""
    heads = tuple(
        word(language, key) for key in ("review", "fact_stated", "reason", "judge", "reviewed_on")
    )
    rows: list[tuple[Line, ...]] = [
        (
            (word(language, f"review_{review.review}"),),
            (Figure(show_steering(stated), (quote,)),),
            *((show_steering(said),) for said in (review.reason, review.judge, review.date)),
        )
        for review, stated, quote in found
    ]
    return Table(word(language, "reviewed_table"), heads, tuple(rows))
