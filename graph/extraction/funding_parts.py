"""Totals and their components within a paragraph: which sum is part of which.

In: the clean text and the places of the sums of one paragraph. Out: for each sum the Link to its
total. Example: in ``投资120亿元，其中：中央16亿元，自治区104亿元`` the second and third sums are
components of the first; in ``投资50万元，村自筹10万元，上级补助40万元`` they are as they add up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from graph.extraction.funding_lexicon import VERB
from graph.numerals import Quantity, smallest
from graph.records import record

# 其中 | 包括 | 资金来源是 | 由…构成 | 分别: here the components begin
CUE = re.compile(
    r"其中|包括|(?<=（)含(?!量|[^（）\d]{1,20}）)|来源(?:是|为|于|：)|构成(?:是|为|：)|分别(?:为|是|安排|投入)|分(?:年度|渠道|项目|来源)(?:为|：)|按[^，。；]{1,8}分"
)
# 其中 alone does not say that the components are all; these do
ALL = re.compile(r"来源|构成|组成|分别|分(?:年度|渠道|项目|来源)|按[^，。；]{1,8}分|全部")
# 其中甲省8亿元；|安排4亿元|奖励…: where the parts had no verb, such a clause tells of another sum
ANEW = re.compile("；(?:另外?|再|同时|并|还)?(?:安排|下达|拨付|投入|筹集|争取)$")
# how far from its total the first component may stand
REACH = 240
MADE_OF = re.compile(r"[^。\n]{0,240}?(?:构成|组成)")


# how many parts without a word for it may make up a total, and how long the words of each are
MOST_PARTS = 6
LONGEST_PART = 24
# 以后三年依次减|2000万元 | 每村|10万元: a change or a rate, no part
NO_PART = re.compile("以后|依次|[增减]|每")


@record(frozen=True, slots=True)
class Link:
    """That a sum is a component: index of its total, number of the breakdown, said to be all."""

    total: int
    breakdown: int
    exhaustive: bool


@dataclass(slots=True)
class Open:
    """A total whose components are being read, with the place of its bracket (-1: none)."""

    total: int
    breakdown: int
    exhaustive: bool
    bracket: bool
    end: int | None = None


def made_up(text: str, sums: Sequence[Quantity]) -> dict[int, int]:
    """Return where the last part ends, by where the total ends, of what adds up to a total.

    ``sums`` are the sums of a sentence in order; nothing but a comma and a few words stands
    between a total and its parts.
    """
    found: dict[int, int] = {}
    for index in range(len(sums) - 2):
        if last := last_part(text, sums[index], sums[index + 1 : index + 1 + MOST_PARTS]):
            found[sums[index].end] = last.end
    return found


def last_part(text: str, total: Quantity, parts: Iterable[Quantity]) -> Quantity | None:
    """Return the last of the parts behind a total that add up to it exactly, None if none do."""
    whole, stated, place = smallest(total), 0.0, total.end
    for number, one in enumerate(parts):
        gap = text[place : one.start]
        if gap[:1] not in ("，", "、") or len(gap) > LONGEST_PART or NO_PART.search(gap):
            return None
        stated, place = stated + smallest(one), one.end
        if number and abs(stated - whole) < 1:
            return one
        if stated > whole:
            return None
    return None


class PartReader:
    """Reads the sums of a paragraph in order and tells to which total each belongs."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.links: dict[int, Link] = {}
        self.stack: list[Open] = []
        self.counts: dict[int, int] = {}
        self.last = self.top = -1
        self.end = self.opened = 0
        self.made_up: dict[int, int] = {}

    def begin(self, start: int) -> None:
        """Begin a paragraph at the clean offset ``start``."""
        self.stack, self.last, self.top, self.end = [], -1, -1, start

    def is_part(self, start: int) -> bool:
        """Move to the number at ``start`` and tell whether it stands among components."""
        gap = self.text[max(self.end, start - REACH) : start]
        if start - REACH > self.end:
            self.stack.clear()
            self.last = -1
        closed = gap.rfind("）")
        if self.stack and self.stack[-1].bracket and closed >= 0 and "（" not in gap[:closed]:
            self.stack.pop()
        if self.stack and (end := self.stack[-1].end) is not None and start >= end:
            self.stack.pop()
        if self.stack and ANEW.search(gap) and not VERB.search(self.text, self.opened, self.end):
            self.stack.clear()
        cue = CUE.search(gap)
        if self.stack and ("。" in gap or "\n" in gap) and not (cue and self.last >= 0):
            self.stack.clear()
        if self.last >= 0:
            self.open(gap, cue, start)
            if self.end in self.made_up and not self.stack:
                self.stack.append(self.made(self.end))
        return bool(self.stack)

    def is_total(self, end: int) -> bool:
        """Tell whether the sums behind the one that ends at ``end`` add up to it."""
        return end in self.made_up

    def made(self, end: int) -> Open:
        """Return the breakdown of the last sum, which ends at ``end``: its parts make it up."""
        self.counts[self.last] = self.counts.get(self.last, 0) + 1
        return Open(self.last, self.counts[self.last], True, False, self.made_up[end])

    def open(self, gap: str, cue: re.Match[str] | None, start: int) -> None:
        """Open a breakdown where a cue, a bracket or 由…构成 follows a sum."""
        before = gap[: cue.start()] if cue else ""
        if cue is None:
            made = gap[:2].startswith(("，由", "由")) and MADE_OF.match(self.text, start)
            if not made and not gap.startswith("："):
                return
            total, every = self.last, True
        elif re.search("[。；]", before):
            self.stack.clear()
            total, every = self.top, ALL.search(cue[0]) is not None
        else:
            total, every = self.last, ALL.search(cue[0]) is not None
        self.counts[total] = self.counts.get(total, 0) + 1
        self.opened = start
        bracket = "（" in before and "）" not in before[before.rfind("（") :]
        self.stack.append(Open(total, self.counts[total], every, bracket))

    def add(self, index: int, end: int) -> None:
        """Take the sum ``index``, whose number ends at ``end``, with what is open."""
        if self.stack:
            one = self.stack[-1]
            self.links[index] = Link(one.total, one.breakdown, one.exhaustive)
        else:
            self.top = index
        self.last, self.end = index, end
