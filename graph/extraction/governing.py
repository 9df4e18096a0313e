"""The time that governs a figure: its clause's, else its sentence's, paragraph's, section's.

In: a Document. Out: a Period for a place in the clean text. Example: in ``到2020年，甲率达到83%，
乙率达到75%`` both rates are governed by 2020; in ``比2012年减少142万人`` 2012 is the base of a
comparison and governs nothing. A point of time (2015年, 到2015年) is asked for apart from a
stretch (“十二五”时期): a level holds at a point, what was done fills a stretch.
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.extraction.enumerations import lead_of
from graph.model import Document
from graph.periods import Period, periods_of
from graph.spelling import parse_count

# 由2010年的 | 较2010年 | 是“十一五”期间的: the base of a comparison
BASE = re.compile(r"(?:由|从|比|较|与|同|(?<!别)(?<!其)(?<!就)是)[^，。；：、\n]{0,3}$")
# 不低于上年|地方财政收入的1%: the year that a share is counted from
RECKONED = re.compile(r"度?[^，。；、\d]{0,14}(?:收入|支出|总值|基数|投入|水平)的?[\d一二三四五百]")
STRETCHES = ("plan", "range", "since", "transition")
POINTS = ("year", "by", "deictic")
# 关于2016年的报告: a title's own year governs only where it says what happens in it (今年)
SPAN = re.compile(
    r"(?P<count>[\d两三四五六七八九十](?<![\d近去后前].)(?:(?<=\d)\d?|(?<!\d)[两三四五六七八九十]?))"
    r"年(?:多)?[来间](?!的?人)"
)
IN_SPAN = re.compile("年多?[来间]")
# 2019至2020年|两年间: how long the years named before it are
NAMED_SPAN = re.compile("年(?:的|这)?$")
# 为|今年|脱贫的21个贫困村新建…, 张贴到今年|脱贫的群众家中: who they are, not when it was done
WHICH = re.compile("度?(?:脱贫|退出|摘帽|出列|销号|搬迁|有[^，。；]{2,6})的(?!有)")
COUNTED = re.compile(r"[^，。；\d]{0,6}\d")
# 上半年 | 前7个月 | 一季度, of the text's own year where none stands before it
HALF = re.compile(
    r"[上下前第一二三四1-9](?<!年.)(?:(?<=[上下])半年|(?<=前)[\d一二两三四五六七八九十]+个?月"
    r"|(?<=第)[一二三四]季度|(?<=[一二三四])季度|(?<=\d)\d?[—-]\d{1,2}月份?)"
)
# 甲省2008年扶贫工作总结
REPORTED = re.compile("统计公报|年报|年鉴|总结|工作情况|进展情况|完成情况|成果情况")
NOW = re.compile("目前|现有|现已|如今|当前|现在|今[天日]|昨[天日]|日前|近日")


class Governing:
    """The periods of a document that can govern, found once, with the bounds of their scopes."""

    def __init__(self, document: Document, year: int | None) -> None:
        self.text = document.text
        self.year = year if year is not None else document.year
        found = sorted(
            [*periods_of(document.text, self.year), *self.find_spans()],
            key=lambda one: (one.start, -one.end),
        )
        self.periods = [one for one in found if one.from_year or one.to_year]
        self.starts = [one.start for one in self.periods]
        self.bases = [self.is_base(one) for one in self.periods]
        self.sections = sorted(section.start for section in document.sections)
        self.topic = self.find_topic(document)

    def find_spans(self) -> list[Period]:
        """Return the stretches that end with the text's own year: 十年来, 五年间."""
        if self.year is None:
            return []
        spans = []
        hits = SPAN.finditer(self.text) if IN_SPAN.search(self.text) else ()
        for hit in hits:
            length, start = parse_count(hit["count"]), hit.start()
            named = NAMED_SPAN.search(self.text, max(0, start - 2), start)
            if length is not None and named is None:
                spans.append(Period(*hit.span(), self.year - length, self.year, "range"))
        spans += [
            Period(*hit.span(), self.year, self.year, "deictic") for hit in HALF.finditer(self.text)
        ]
        return spans

    def is_base(self, period: Period) -> bool:
        """Tell whether a period is what something is compared with, or begins from."""
        if period.kind in ("since", "era"):
            return False
        if period.kind == "deictic" and (which := WHICH.match(self.text, period.end)):
            led = self.text[period.start - 1 : period.start] in ("对", "为", "给", "向")
            return led or COUNTED.match(self.text, which.end()) is None
        if period.kind == "range" and self.text[period.start - 1 : period.start] in ("从", "自"):
            return False
        if self.text.startswith("上年", period.start) and RECKONED.match(self.text, period.end):
            return True
        return bool(BASE.search(self.text, max(0, period.start - 4), period.start))

    def find_topic(self, document: Document) -> Period | None:
        """Return the 今年 of a title: it governs the whole of a short text.

        So does the year of a title that reports on it: 2013年…统计公报.
        """
        end = self.text.find("\n")
        first = [one for one in self.periods if one.end <= end and one.kind == "deictic"]
        if not first and REPORTED.search(self.text, 0, max(end, 0)):
            first = [one for one in self.periods if one.end <= end and one.kind == "year"]
            first = [one for one in first if self.year and (one.to_year or 0) <= self.year]
        return first[0] if first else None

    def inside(self, start: int, end: int) -> list[Period]:
        """Return the periods that begin in ``text[start:end]``, bases too, in order."""
        return self.periods[bisect_left(self.starts, start) : bisect_left(self.starts, end)]

    def last(self, start: int, end: int, kinds: tuple[str, ...] | None = None) -> Period | None:
        """Return the last period in ``text[start:end]`` that is no base and is of ``kinds``."""
        for index in range(bisect_left(self.starts, end) - 1, -1, -1):
            one = self.periods[index]
            if one.start < start:
                return None
            if not self.bases[index] and (kinds is None or one.kind in kinds):
                return one
        return None

    def at(self, sentence: int, end: int, *, flow: bool = False) -> Period | None:
        """Return the period that governs what ends at ``end`` in the sentence from ``sentence``.

        ``flow``: what was done over a stretch, for which a stretch comes before a point.
        """
        own = self.last(sentence, end)
        if own is not None:
            return own
        if NOW.search(self.text, sentence, end) and self.year is not None:
            return Period(sentence, sentence, self.year, self.year, "deictic")
        paragraph = self.text.rfind("\n", 0, sentence) + 1
        section = max([0, *self.sections[: bisect_left(self.sections, sentence + 1)][-1:]])
        for start in (paragraph, section) if self.sections else (paragraph,):
            point = self.last(start, sentence, POINTS)
            stretch = self.last(start, sentence, STRETCHES)
            if point is not None or stretch is not None:
                if flow and point and stretch and stretch.start > point.start:
                    return stretch
                return self.widen(point, section, sentence) if flow and point else point or stretch
        led = lead_of(self.text, paragraph)
        return (self.last(*led) if led else None) or self.topic

    def widen(self, point: Period, section: int, sentence: int) -> Period:
        """Return the stretch of the section that ends with ``point``, else the point itself."""
        wide = self.last(section if self.sections else sentence, sentence, STRETCHES)
        return wide if wide is not None and wide.to_year == point.to_year else point


def time_fields(period: Period | None, year: int | None = None) -> dict[str, object]:
    """Return the ``year`` or ``period`` of docs/FACTS.md: 到2020年 is the year 2020.

    What goes on since the text's own ``year`` (今年以来) is of that year.
    """
    if period is None:
        return {}
    if period.to_year is None and period.from_year == year:
        return {"year": year}
    if period.kind == "by" or period.from_year == period.to_year:
        return {"year": period.to_year}
    return {"period": [period.from_year, period.to_year]}
