"""The time that governs a clause: its own, else its sentence's, else its paragraph's lead.

In: a Document. Out: [from, to] years for a place in the clean text. Example: in a paragraph that
begins ``2017年，`` the sentence ``向甲县派驻工作队`` speaks of [2017, 2017].
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from graph.model import Document
from graph.periods import Period, periods_of
from graph.spelling import parse_count

LEAD = 12
# 自|2010年起: how far into a sentence the time stands that opens it
OPENS = 2
# how far before a relation the word stands that begins it
NEAR = 8
# 1988年设立的试验区 | 2016年起步 | 2014年座谈会以来 | 2015年到现在: the year is where it begins
BEGINS = re.compile(
    "[，]?(?:起|开始|设立|成立|建立|启动)|[^，。；\\n\\d]{0,36}?(?:以来|至今|到(?:现在|如今|今天|目前))"
)
# 2009年，某部启动定点扶贫 | 2013年，5名年轻人来到: what begins in the year and goes on
SETS_OUT = re.compile("启动|开始|建立|确[定立]|结成|结为|起步|来到|签[署订]|承担|缔结|担负|作为第")
# 甲去年被派到乙村任第一书记: a post that is taken up in the year and goes on
TAKES_UP = re.compile(
    "担任|出任|挂任|当[起上]了?|派(?:到|往|至)|[到至][^，。；]{2,16}任(?=[^，。；]{0,8}书记)"
)
# 20年来 | 8年时间 | 从今天起: back from the text's own year, or on from it
BACK = re.compile(
    r"(?P<count>[\d一两三四五六七八九十](?<![\d近去后前上].)"
    r"(?:(?<=\d)\d?|(?<!\d)[一两三四五六七八九十]{0,2}))(?:多?年|年多)"
    r"(?:来|间|时间|以来)(?![自到过])"
)
# what both hold, found sooner
IN_BACK = re.compile("年多?(?:[来间之以前]|时间)")
# 三年前: what began then goes on, within its sentence
AGO = re.compile(
    r"(?:^|(?<=[，。；：\n]))(?:早在)?(?P<count>\d{1,2}|[一两三四五六七八九十]{1,3})年(?:之|以)?前(?!的)"
)
ONWARD = re.compile("(?:今[天日]|即日|本月|日前|目前)起")


class Timeline:
    """The periods of a document, found once."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        found = list(periods_of(document.text, document.year))
        if document.year is not None:
            found += stretches(document.text, document.year)
            found.sort(key=lambda one: (one.start, -one.end))
        found = [one for one in found if is_dated(one)]
        self.periods = [one for one in found if not names_plan(self.text, one)]
        self.starts = [one.start for one in self.periods]

    def at(self, start: int, end: int, begin: int | None = None) -> list[int | None] | None:
        """Return the [from, to] that governs ``text[start:end]``, None where none is stated.

        ``begin`` is where the relation itself begins that is asked about.

        The last period in the stretch wins; without one, a period within the first characters
        of the paragraph carries over.
        """
        last = bisect_left(self.starts, end) - 1
        if last >= 0 and self.periods[last].start >= start:
            near = start if begin is None else max(start, begin - NEAR)
            return self.years(self.periods[last], (near, end))
        paragraph = self.text.rfind("\n", 0, start) + 1
        first = bisect_left(self.starts, paragraph)
        lead = self.periods[first] if first < len(self.periods) else None
        if lead and lead.kind != "ago" and lead.start <= min(paragraph + LEAD, end):
            return self.years(lead)
        return None

    def since(self, start: int, end: int) -> list[int | None] | None:
        """Return the [from, None] that a sentence opens with: 20年来, 自2010年起."""
        first = bisect_left(self.starts, start)
        for period in self.periods[first : first + 1]:
            if period.start <= min(start + OPENS, end):
                years = self.years(period)
                return years if years[0] is not None and years[1] is None else None
        return None

    def years(self, period: Period, said: tuple[int, int] = (0, 0)) -> list[int | None]:
        """Return a period as the [from, to] of docs/FACTS.md; what began in a year has no end.

        ``said`` is the stretch of the relation that the period stands with in one sentence.
        """
        begun = period.kind == "year" and (
            BEGINS.match(self.text, period.end)
            or SETS_OUT.search(self.text, max(period.end, said[0]), said[1])
        )
        one = period.from_year is not None and period.from_year == period.to_year
        if begun or (one and TAKES_UP.search(self.text, max(period.end, said[0]), said[1])):
            return [period.from_year, None]
        return [period.from_year, period.to_year]


def stretches(text: str, year: int) -> list[Period]:
    """Return what is counted from the text's own year: 20年来, 从今天起, 三年前."""
    found = [Period(*hit.span(), year, None, "since") for hit in ONWARD.finditer(text)]
    found += [Period(*span, first, None, "since") for span, first in counted_back(BACK, text, year)]
    return found + [
        Period(*span, first, None, "ago") for span, first in counted_back(AGO, text, year)
    ]


def counted_back(
    pattern: re.Pattern[str], text: str, year: int
) -> Iterator[tuple[tuple[int, int], int]]:
    """Yield the span of each 三年… of a pattern, with the year that lies so far before ``year``."""
    for hit in pattern.finditer(text) if IN_BACK.search(text) else ():
        length = parse_count(hit["count"])
        if length is not None:
            yield hit.span(), year - length


def names_plan(text: str, period: Period) -> bool:
    """Tell whether “十三五”规划 is the text of a plan and not its time (规划期, 规划期间)."""
    said = text[period.start : period.end]
    return (
        period.kind == "plan"
        and said.endswith("规划")
        and text[period.end : period.end + 1] != "期"
    )


def is_dated(period: Period) -> bool:
    """Tell whether a period dates what is stated: it has a year and is no deadline (到2020年)."""
    return period.kind != "by" and not (period.from_year is None and period.to_year is None)
