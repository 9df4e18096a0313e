"""Where words stand in the documents' pages, with what stands around them.

In: a Build; facts, or stretches of a raw text. Out: Words. Example: the fact of 中央财政60万元
leads to its line of the plan that states it, with sixty characters on both sides.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache, partial

from viz.audit_data import Words
from viz.build import Build, Line, line_ends, line_number
from viz.documents import Span, find_sentence
from viz.words import fact_anchor

CONTEXT = 60
MOST_TEXTS = 64  # held at once: facts are told by document, contradictions across some
# a number with its unit: 1.2亿元, 3,000 万, 2.5至3亿元
_SUM = re.compile(
    r"\d+(?:[.,，．]\d+)*(?:\s*[至到~～—-]\s*\d+(?:[.．]\d+)?)?\s*[十百千万亿萬億]*\s*[元圓圆]?"
)


class Reader:
    """Cuts Words out of a build's raw texts; a text is read once as long as few others are asked
    for in between."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.order = {doc: number for number, doc in enumerate(build.documents)}
        self.text = lru_cache(maxsize=MOST_TEXTS)(partial(read_text, build))

    def raw(self, doc: str) -> str:
        """Return the raw text of a document."""
        return self.text(doc)[0]

    def fact_line(self, fact: Line) -> int:
        """Return the number of the line on which a fact begins."""
        return line_number(self.text(fact["doc"])[1], fact["start"])

    def fact_words(self, fact: Line, amount: Line | None = None) -> Words:
        """Return the words of a fact, with what a person said of it; of one of its sums, with the
        sentence around that."""
        end = fact["start"] + len(fact["quote"])
        span = Span(fact["start"], end, fact["kind"], fact_anchor(fact["id"]))
        number = None if amount is None else self.number_words(fact["doc"], amount)
        words = self.span_words(fact["doc"], span, number=number, review=self.review(fact))
        return replace(words, confidence=fact.get("confidence"))

    def review(self, fact: Line) -> Line | None:
        """Return what a person said of a fact, None where nobody did."""
        review = self.build.reviews.get(fact["id"])
        return None if review is None else {"review": review.review, "said": review.said()}

    def number_words(self, doc: str, amount: Line) -> tuple[str, str, str] | None:
        """Return the sentence around a sum, cut at the sum; None where its place is not known."""
        start = amount.get("start")
        if start is None:
            return None
        raw = self.raw(doc)
        found, sentence = _SUM.match(raw, start), find_sentence(raw, start)
        end = found.end() if found is not None else start + 1
        return raw[sentence.start : start], raw[start:end], raw[end : max(end, sentence.end)]

    def span_words(
        self,
        doc: str,
        span: Span,
        *,
        number: tuple[str, str, str] | None = None,
        review: Line | None = None,
    ) -> Words:
        """Return the words of a stretch of a document that its page marks with an anchor."""
        raw, ends = self.text(doc)
        return Words(
            document=self.order[doc],
            anchor=span.anchor,
            line_number=line_number(ends, span.start),
            before=raw[max(0, span.start - CONTEXT) : span.start],
            quote=raw[span.start : span.end],
            after=raw[span.end : span.end + CONTEXT],
            number=number,
            review=review,
        )


def read_text(build: Build, doc: str) -> tuple[str, list[int]]:
    """Return the raw text of a document and the ends of its lines."""
    raw = build.raw(doc)
    return raw, line_ends(raw)
