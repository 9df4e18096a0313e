"""The time and the role of a sum of money.

In: a Document and the place of a sum. Out: [from, to] years and planned or actual. Example: in
``“十二五”时期累计投入422亿元，是“十一五”期间的5.4倍`` the sum is of [2011, 2015], actual: a period
that is only compared with does not govern.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.extraction.enumerations import lead_of
from graph.extraction.funding_outline import Outline
from graph.extraction.governing import REPORTED
from graph.extraction.status import is_planning
from graph.model import Document
from graph.periods import Period, find_periods, periods_of

Years = tuple[int | None, int | None]
# 较“十一五”期间 | 比上年 | 是2010年的2倍: a period that is compared with
COMPARED = re.compile(r"(?:较|比|与|同|(?<!特别)(?<!尤其)是|相当于|超过|高于|低于|多于|优于)[“]?$")
TIMES = re.compile(r"”?(?:期间|时期)?(?:的[\d.]+倍|增[加长]|下降|减少|相比)")
# 日前 | 今天 | 上半年: the year that the text speaks from
NOW = re.compile(r"日前|近日|今[天日晨]|昨[天日]|[上下]半年|[一二三四]季度|前\d+个?月")
PLANNED = re.compile(
    r"计划|(?<!现)[拟将](?!近|军|\d)|规划|预[计估]|力争"
    r"|争取(?!到|了|投入|[^，。；\d]{0,16}(?:资金|贷款|投资))|概算|估算|匡算|需求|需要?(?!求)|安排好|到20[2-9]\d年"
)
ACTUAL = re.compile(
    r"累计|已经?|[投入实下拨付到位]了|截至|截止|以来|先后|到位|完成|共投入|达到?|用去"
)


# 甲区2024年补助资金分配结果的公告
ALLOTTING = re.compile("(?:资金|预算|经费).{0,12}(?:分配|安排|使用|下达|拨付|公告|公示|方案|计划)")
# 全年|教育支出
WHOLE_YEAR = re.compile("全年|当年")


class Times:
    """The periods of a document, found once, and what they govern."""

    def __init__(self, document: Document, outline: Outline) -> None:
        self.document, self.text, self.outline = document, document.text, outline
        found = periods_of(document.text, document.year)
        self.periods = [one for one in found if one.from_year or one.to_year]
        self.starts = [one.start for one in self.periods]

    def spans(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the spans of the periods in ``text[start:end]``."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [(one.start, one.end) for one in self.periods[first:last]]

    def last(self, start: int, end: int, *, deadlines: bool = True) -> Years | None:
        """Return the years of the last governing period that begins in ``text[start:end]``.

        Without ``deadlines`` none of 到2020年底前 is taken: it governs no other sentence.
        """
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        for one in reversed(self.periods[first:last]):
            due = one.kind == "by" and self.text[one.end - 1] == "前"
            if not self.is_compared(one) and (deadlines or not due):
                return closed(years(one), self.document.year)
        return None

    def now(self, start: int, end: int) -> Years | None:
        """Return the text's own year where ``text[start:end]`` speaks of 日前, 今天, 上半年."""
        year = self.document.year
        return (year, year) if year and NOW.search(self.text, start, end) else None

    def is_compared(self, one: Period) -> bool:
        """Tell whether a period only serves a comparison."""
        before = self.text[max(0, one.start - 4) : one.start]
        return bool(COMPARED.search(before) or TIMES.match(self.text, one.end))

    def above(self, place: int) -> Years | None:
        """Return the years that the first paragraph of the section around ``place`` speaks of.

        Only a plan's period or a stretch of years governs a whole section.
        """
        section = self.outline.innermost(place)
        if section is None:
            return None
        head = self.text.find("\n", section.start, place)
        edge = self.text.find("\n", head + 1, place) if head >= 0 else -1
        first = bisect_left(self.starts, section.start)
        last = bisect_left(self.starts, edge if edge >= 0 else place)
        for one in self.periods[first:last]:
            if one.kind in ("plan", "range") and not self.is_compared(one):
                return years(one)
        return None

    def headed(self, place: int) -> Years | None:
        """Return the one year in the heading around a place: 一、2013年工作完成情况."""
        section = self.outline.innermost(place)
        head = self.text.find("\n", section.start, place) if section else -1
        if section is None or head < 0:
            return None
        first, last = bisect_left(self.starts, section.start), bisect_left(self.starts, head)
        told = [years(one) for one in self.periods[first:last] if one.kind == "year"]
        return told[0] if len(told) == 1 else None

    def led(self, paragraph: int) -> Years | None:
        """Return the years of what leads a paragraph that begins 二是…."""
        lead = lead_of(self.text, paragraph)
        return self.last(*lead) if lead else None

    def title(self) -> Years | None:
        """Return the years that the title of a plan, or of a notice on allotted money, names."""
        title = self.document.title or ""
        if self.document.genre not in ("plan", "opinion") and not ALLOTTING.search(title):
            return None
        found = [one for one in find_periods(title, None) if one.kind != "by"]
        return years(found[0]) if found else None

    def whole_year(self, paragraph: int, place: int) -> Years | None:
        """Return the one year that a text is of, for a paragraph with 全年 before ``place``.

        2015年，甲县优化支出。|全年教育支出2亿元, 修路支出1亿元.
        """
        if WHOLE_YEAR.search(self.text, paragraph, place) is None:
            return None
        told = {years(one) for one in self.periods if not self.is_compared(one)}
        return told.pop() if len(told) == 1 and self.periods[0].kind == "year" else None

    def reported(self) -> Years | None:
        """Return the one year that a report is of by its title: 甲州2018年…总结."""
        title = self.document.title or ""
        if REPORTED.search(title) is None:
            return None
        found = [one for one in find_periods(title, None) if one.kind == "year"]
        now = self.document.year
        told = [one for one in found if now is None or (one.to_year or 0) <= now]
        return years(told[0]) if len(told) == 1 else None

    def role(self, words: str, stated: Years | None) -> str:
        """Return planned or actual of a sum by the words of its clause and by its years."""
        if said := said_role(words):
            return said
        now = self.document.year
        if stated and now and (stated[1] or now) < now:
            return "actual"
        if stated and now and (stated[0] or now) > now:
            return "planned"
        return "planned" if is_planning(self.document) else "actual"


def said_role(words: str) -> str | None:
    """Return planned or actual where the words of a clause say it: 计划投入, 已投入."""
    if PLANNED.search(words):
        return "planned"
    return "actual" if ACTUAL.search(words) else None


def years(one: Period) -> Years:
    """Return [from, to]; a deadline (截至2016年底) is its year."""
    return (one.to_year, one.to_year) if one.kind == "by" else (one.from_year, one.to_year)


def closed(stated: Years | None, now: int | None) -> Years | None:
    """Return 今年以来 as the year itself."""
    return (now, now) if stated and now and stated == (now, None) else stated
