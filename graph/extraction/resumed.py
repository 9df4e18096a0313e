"""Figures of a relation told before: behind its helper alone, or in a sentence that goes on.

In: a sentence that states no relation, the helpers that the text has named so far. Out: the money
and people in it, added to what those helpers do. Example: behind ``山西省援建茂县`` the sentence
``山西省累计投入21亿元`` gives that relation 2100000000 元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from graph.extraction.figures import add_numbers
from graph.extraction.pairs import Aid
from graph.model import Document, Mention

# 累计投入 | 三年将安排 | 先后选派 | 决定将|2亿资金: what a helper did, right behind its name
GAVE = re.compile(
    "[^，。；的]{0,8}?(?:(?:投入|安排|选派|派出|派遣|提供|拨付|筹集|捐|落实|援助|实施|到位)"
    r"(?![^，。；]{0,6}会)|[将把](?=\d))"
)
OPENS = re.compile("(?:^|[，；。：、]|其中)$")
# 累计投入… | 其中… | 3年来…: a sentence that goes on about the relation before it
CONTINUES = re.compile(
    r"(?:[^，。]{0,12}，)?[^，。]{0,10}?(?:累计|共|先后|投入|选派|派出|派驻|引进|其中|目前|截至|仅|年来|期间|又有|参与)"
)
# more relations than these share no sum
MOST = 4


class Helpers:
    """The helpers that a text has named, each with its relations."""

    def __init__(self) -> None:
        self.known: dict[str, list[Aid]] = {}

    def learn(self, aids: Iterable[Aid]) -> None:
        """Remember the relations of a sentence."""
        for aid in aids:
            self.known.setdefault(aid.helper.name, []).append(aid)

    def resume(
        self, document: Document, span: tuple[int, int], mentions: Iterable[Mention]
    ) -> list[Aid]:
        """Add what a sentence says of known helpers; return the relations of the last one."""
        if not self.known:
            return []
        text = document.text
        named = [m for m in mentions if m.name in self.known and m.kind in ("place", "actor")]
        opening = [
            m
            for m in named
            if OPENS.search(text[max(span[0], m.start - 2) : m.start]) and GAVE.match(text, m.end)
        ]
        edges = [*(m.start for m in opening), span[1]]
        for mention, (start, end) in zip(opening, pairwise(edges), strict=True):
            aids = self.known[mention.name]
            if len(aids) <= MOST:
                add_numbers(document, aids, (start, end))
        return self.known[opening[-1].name] if opening else []


def go_on(
    document: Document, span: tuple[int, int], resumed: list[Aid], before: list[Aid]
) -> list[Aid]:
    """Return the relations that a sentence without any goes on with, its numbers added to them.

    They are ``resumed`` where it names their helper, else those of the sentence before it.
    """
    if resumed:
        return resumed
    if not before or not CONTINUES.match(document.text, *span):
        return []
    last = [aid for aid in before if aid.start == before[-1].start]
    if len(last) == len(before):
        add_numbers(document, before, span)
    return before
