"""Where words stand in the documents' pages, with what stands around them.

In: a Build; facts, or stretches of a raw text. Out: Words. Example: the fact of 中央财政60万元
leads to its line of the plan that states it, with sixty characters on both sides.
"""

from __future__ import annotations

from viz.audit_data import Words
from viz.build import Build, Line, line_ends, line_number
from viz.documents import Span
from viz.words import fact_anchor

CONTEXT = 60


class Reader:
    """Cuts Words out of a build's raw texts; each text is read once."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.order = {doc: number for number, doc in enumerate(build.documents)}
        self.texts: dict[str, tuple[str, list[int]]] = {}

    def raw(self, doc: str) -> str:
        """Return the raw text of a document."""
        return self.text(doc)[0]

    def text(self, doc: str) -> tuple[str, list[int]]:
        """Return the raw text of a document and the ends of its lines."""
        if doc not in self.texts:
            raw = self.build.raw(doc)
            self.texts[doc] = raw, line_ends(raw)
        return self.texts[doc]

    def fact_words(self, fact: Line) -> Words:
        """Return the words of a fact."""
        end = fact["start"] + len(fact["quote"])
        return self.span_words(
            fact["doc"], Span(fact["start"], end, fact["kind"], fact_anchor(fact["id"]))
        )

    def span_words(self, doc: str, span: Span) -> Words:
        """Return the words of a stretch of a document that its page marks with an anchor."""
        raw, ends = self.text(doc)
        return Words(
            document=self.order[doc],
            anchor=span.anchor,
            line_number=line_number(ends, span.start),
            before=raw[max(0, span.start - CONTEXT) : span.start],
            quote=raw[span.start : span.end],
            after=raw[span.end : span.end + CONTEXT],
        )
