"""The aid facts of the network, with their words and where these stand.

In: a Build and its aid facts. Out: FactViews. Example: the fact of 北京市→内蒙古自治区
carries the words before its quote, the quote and the words after it, and the number of its line.
"""

from __future__ import annotations

from viz.build import Build, Line
from viz.network_data import FactView
from viz.reader import Reader
from viz.words import fact_anchor
from viz.years import fact_years

MOST_QUOTES = 12
SHOWN = (
    *("amounts", "staff", "helper_count", "recipient_count", "programme", "shared"),
    "confidence",
)


def view_facts(
    build: Build, facts: list[tuple[int, int, Line]], quoted: set[int]
) -> tuple[FactView, ...]:
    """Return all facts in their order; those whose numbers are ``quoted`` carry their words."""
    reader = Reader(build)
    return tuple(
        view_fact(reader, fact, (helper, recipient), number in quoted)
        for number, (helper, recipient, fact) in enumerate(facts)
    )


def view_fact(reader: Reader, fact: Line, ends: tuple[int, int], quoted: bool) -> FactView:
    """Return one fact with its place in the text and, if it is to carry them, its words."""
    words, review = reader.fact_words(fact) if quoted else None, reader.review(fact)
    return FactView(
        helper=ends[0],
        recipient=ends[1],
        mechanism=fact["mechanism"],
        document=reader.order[fact["doc"]],
        anchor=fact_anchor(fact["id"]),
        line_number=reader.fact_line(fact),
        words=None if words is None else (words.before, words.quote, words.after),
        status=fact["status"],
        years=fact_years(fact),
        fields={name: fact[name] for name in SHOWN if fact.get(name) is not None}
        | (view_amounts(reader, fact) if quoted else {})
        | ({} if review is None else {"review": review}),
    )


def is_weighed(fields: Line) -> bool:
    """Return whether a fact is only weighed: read by no construction."""
    return fields.get("confidence") is not None


def view_amounts(reader: Reader, fact: Line) -> dict[str, list[Line]]:
    """Return the sums of a fact, each whose place is known with the sentence around it."""
    if not fact.get("amounts"):
        return {}
    words = [reader.number_words(fact["doc"], amount) for amount in fact["amounts"]]
    told = zip(fact["amounts"], words, strict=True)
    return {"amounts": [a if said is None else {**a, "words": said} for a, said in told]}
