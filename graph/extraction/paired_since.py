"""With whom the one told of before has been paired: 2019年与乙中学建立结对关系后，….

In: symbolised sentences, the text and its mentions. Out: Readings. Example: behind
``甲县第二中学条件差`` the clause ``自从与乙市第一中学结成帮扶对子后`` says that 乙市第一中学
helps 甲县第二中学.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading
from graph.extraction.symbols import SymbolLine
from graph.extraction.wealth import is_stronger
from graph.groups import HOUSES, End
from graph.model import Mention
from graph.phrases import end_of, is_end

# 自从|与乙中学|建立了对口支援关系后，
SINCE = re.compile(
    f"^(?:[^，。：；{ANY}]{{0,6}}，)?[^，。：；{ANY}]{{0,12}}?(?:与|同|和)(?P<h>[{P}{O}])"
    f"[^，。：；{ANY}]{{0,4}}?(?:确定|建立|结成|结为|签订|签署|达成|缔结)了?[^，。：；{ANY}]{{0,4}}?"
    "(?P<c>对口支援|对口帮扶|结对帮扶|帮扶|支援|结对|协作)[^，。：；]{0,6}?(?:关系|对子|协议)?"
    "(?:以来|之后|以后|后)，"
)
REACH = 120


class PairedSince:
    """Knows the schools, hospitals and villages that a text names, in order."""

    def __init__(self, text: str, mentions: list[Mention]) -> None:
        self.text = text
        self.named = [one for one in mentions if may_be_paired(one)]
        self.starts = [one.start for one in self.named]

    def read(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield who helps whom where a sentence tells a pairing of the one told of before."""
        told = "后，" in symbols.line or "来，" in symbols.line
        match = SINCE.search(symbols.line) if told else None
        if match is None:
            return
        partner = symbols.phrase(match["h"])
        about = self.about(symbols.starts[0], partner.ends[0])
        if about is None:
            return
        sides = (partner, Phrase(partner.start, partner.end, partner.kind, (about,)))
        if is_stronger(sides[1], partner):
            sides = (sides[1], sides[0])
        start, end = symbols.starts[match.start("h")], symbols.ends[match.end() - 1]
        yield Reading(*sides, match["c"], "paired_since", start, end)

    def about(self, start: int, partner: End) -> End | None:
        """Return whom the sentence before ``start`` speaks of, if it can be a partner's pair."""
        for one in reversed(self.named[: bisect_left(self.starts, start)]):
            if start - one.end > REACH or "\n" in self.text[one.end : start - 1]:
                return None
            if are_alike(end_of(one), partner):
                return end_of(one)
        return None


def may_be_paired(mention: Mention) -> bool:
    """Tell whether a mention is a school, a hospital or a village by name."""
    if mention.kind == "place":
        return mention.type == "village"
    return mention.kind == "actor" and mention.type in HOUSES and is_end(mention)


def are_alike(about: End, partner: End) -> bool:
    """Tell whether two sides may be paired: two schools, two hospitals, a village and a body."""
    if about.name == partner.name or partner.id.startswith("group/"):
        return False
    return about.type == (partner.type if about.type in HOUSES else "place")
