"""Whose figure it is: the group, else the place that the clause or its sentence names.

In: a Document with its context and mentions. Out: a canonical name. Example: in a text of 甲市
``全市脱贫7994人`` speaks of 甲市; in ``乙县有贫困村12个，丙县8个`` the second figure is 丙县's.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.extraction.indicator_figures import Clause
from graph.extraction.indicator_measures import Measure
from graph.extraction.indicator_phrases import NATION, WHOLE
from graph.model import Context, Document, Mention

VILLAGE = re.compile("全村|村里|这里")
REACH = 400


class Subjects:
    """The place mentions of a document, to be asked for what a figure is said of."""

    def __init__(self, document: Document, context: Context, mentions: Sequence[Mention]) -> None:
        self.text = document.text
        self.region = context.region_name
        self.told = document.genre in ("news", "report", "other")
        self.places = sorted(
            (one for one in mentions if one.kind == "place" and one.rule != "sign"),
            key=lambda one: (one.start, -one.end),
        )
        self.starts = [one.start for one in self.places]

    def last_in(self, start: int, end: int, phrase: str = "") -> Mention | None:
        """Return the last place named in ``text[start:end]``, the outer of two.

        One that ``phrase`` names itself comes first: 英国投资 of 法国、英国投资分别增长.
        """
        first = bisect_left(self.starts, start)
        inside = [
            one for one in self.places[first : bisect_left(self.starts, end)] if one.end <= end
        ]
        best: Mention | None = None
        for one in inside:
            if best is None or one.start >= best.end:
                best = one
        said = [one for one in inside if phrase and self.text[one.start : one.end] in phrase]
        return said[-1] if said else best

    def split(self, clause: Clause, measure: Measure, phrase: str) -> tuple[str | None, str]:
        """Return the place that the words of a Measure name, and its phrase without it."""
        begin = clause.start
        own = self.last_in(measure.start, measure.end) if measure.listed else None
        place = own or self.last_in(begin, measure.end, phrase)
        words = self.text[begin : measure.quantity.start]
        if place is None:
            if WHOLE.search(words):
                return self.whole(words), phrase
            return (self.village(begin) if VILLAGE.search(words) else None), phrase
        said = self.text[place.start : place.end]
        _, found, rest = phrase.rpartition(said)
        if found and len(rest) >= 2 and not rest.startswith(("、", "和")):
            return place.name, rest
        return place.name, phrase

    def default(self, clause: Clause) -> str | None:
        """Return the place that a sentence goes on about, else its region, else the nation."""
        place = self.last_in(clause.sentence, clause.start)
        if place is not None:
            return place.name
        before = self.text[clause.sentence : clause.start]
        if WHOLE.search(before):
            return self.whole(before)
        paragraph = self.text.rfind("\n", 0, clause.sentence) + 1
        place = self.last_in(paragraph, clause.start)
        if place is not None and (self.told or self.region is None):
            return place.name
        return self.region or "全国"

    def whole(self, words: str) -> str | None:
        """Return what 全国, 全县 or 我市 in the words means; 全县 stays where none is known."""
        if NATION.search(words):
            return "全国"
        hit = WHOLE.search(words)
        return self.region or (hit[0] if hit else None)

    def village(self, end: int) -> str | None:
        """Return the village that 全村 means: the last one named before it."""
        before = [
            one for one in self.places[: bisect_left(self.starts, end)] if one.name[-1] in "村查"
        ]
        return before[-1].name if before and end - before[-1].end < REACH else None
