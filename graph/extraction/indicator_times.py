"""When a Measure holds: at the year beside it, under what governs, or between two years.

In: a Clause and a Measure of it. Out: a Period. Example: in ``到2015年，人口由2010年的266万人减少到
80.2万人，率由20%下降到5%`` the second 由 shares 2010 with the first, both 到 are of 2015.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from graph.extraction.governing import Governing
from graph.extraction.indicator_figures import Clause
from graph.extraction.indicator_measures import Measure
from graph.extraction.indicator_phrases import RISE
from graph.periods import Period
from graph.spelling import parse_count

# 比两年前增长20%
AGO = re.compile(r"(?:比|较)(?P<count>\d{1,2}|[两三四五六七八九十]{1,2})年前")
FLOW = re.compile("建设|改造|治理|新增|完成|培训|搬迁|投入|新修|修建|硬化|扩建|新建")
STOCK = re.compile("总[规量数面]|率|比例|规模|标准|人均")
# 由80万人减少到20万人，|减少贫困人口60万人
LESS = re.compile("(?:累计|共|净)*(?:减少|增加|新增|减贫)")
# 2014—2019年，贫困发生率下降至|0.8%: reached at the end
REACHED = re.compile(f"{RISE}了?[到至](?:约|近|不足)?$")
BESIDE = 6
REACH = 24


class Times:
    """The times of the Measures of a document, asked for in order.

    ``base`` is the year of the last 由, ``span`` the years of the last 由…到…, ``yearly`` the year
    of each number that is one of as many years in order.
    """

    def __init__(self, governing: Governing, yearly: Mapping[int, int]) -> None:
        self.governing, self.yearly = governing, yearly
        self.base: Period | None = None
        self.span: Period | None = None
        self.last: Period | None = None
        self.sentence = -1
        self.spoken = -1  # the sentence of the last 由…到…
        self.form = ""

    def of(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of a Measure."""
        before, self.form = self.form, measure.form
        start, end = measure.quantity.start, measure.quantity.end
        year = self.yearly.get(start)
        own = Period(start, end, year, year, "year") if year is not None else None
        time = own or self.read(clause, measure, before)
        self.last = time if measure.form != "change" else self.last
        return time

    def read(self, clause: Clause, measure: Measure, before: str) -> Period | None:
        """Return the time of a Measure behind one of the form ``before``."""
        if measure.form == "from":
            return self.begin(clause, measure)
        if measure.form == "to":
            return self.finish(clause, measure)
        if before == "to" and self.span is not None and self.goes_on(clause, measure):
            self.form = before
            return self.span
        if measure.form == "change":
            return self.change(clause, measure)
        place = measure.quantity.start
        later = self.governing.inside(place, measure.end)
        if later and measure.form in ("done", "counted"):
            return later[0]
        time = self.governing.at(clause.sentence, place, flow=is_flow(measure))
        own = time is not None and time.start >= clause.sentence
        if measure.form == "share" and not own and self.sentence == clause.sentence:
            return self.last  # 搬迁300户，占总数的20%
        self.sentence = clause.sentence
        ranged = time is not None and time.kind == "range" and measure.form == "level"
        if time and ranged and REACHED.search(self.governing.text, clause.start, place):
            return replace(time, from_year=time.to_year, kind="year")
        return time

    def goes_on(self, clause: Clause, measure: Measure) -> bool:
        """Tell whether a Measure is the rise or fall between the two values of the last 由…到…."""
        place = measure.quantity.start
        if clause.sentence != self.spoken:
            return False
        dated = self.governing.inside(clause.start, place)
        if measure.form == "change":
            return not dated
        return measure.form in ("done", "level") and not dated and bool(LESS.match(measure.phrase))

    def beside(self, start: int, end: int) -> Period | None:
        """Return the period right before a number: 2010年底的266万人."""
        own = [one for one in self.governing.inside(start, end) if 0 <= end - one.end <= BESIDE]
        return own[-1] if own else None

    def spanned(self, clause: Clause, place: int) -> Period | None:
        """Return the stretch of years that the sentences before last spoke of: 2010—2012年."""
        if self.governing.last(clause.sentence, place) is not None or self.base is not None:
            return None
        paragraph = self.governing.text.rfind("\n", 0, clause.sentence) + 1
        near = self.governing.last(paragraph, clause.sentence)
        return near if near is not None and near.kind == "range" else None

    def begin(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of the first value of 由…到…."""
        place = measure.quantity.start
        own = self.beside(clause.start, place)
        wide = self.spanned(clause, place) or self.governing.at(clause.sentence, place)
        since = self.governing.last(clause.sentence, place, ("since",))
        if own is not None:
            self.base = own
        elif since is not None and wide is not None and wide.start > since.start:
            # 自1958年建州至2018年底，产值由2亿元
            self.base = replace(since, to_year=since.from_year, kind="year")
        elif wide is not None and wide.kind in ("range", "plan") and wide.from_year:
            return replace(wide, to_year=wide.from_year, kind="year")
        return self.base

    def finish(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of the second value of 由…到…, and keep the years between."""
        place = measure.quantity.start
        wide = self.spanned(clause, place) or self.governing.at(clause.sentence, place)
        time = self.beside(max(clause.start, place - 14), place) or wide
        begin = self.base.to_year if self.base is not None else None
        if time is not None and time.kind in ("range", "plan") and time.to_year:
            begin, time = time.from_year, replace(time, from_year=time.to_year, kind="year")
        if begin and time is not None and time.to_year:
            self.span = replace(time, from_year=begin, kind="range")
            self.spoken = clause.sentence
        return time

    def change(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of a change: 到2015年…，较2010年 is [2010, 2015], 同比 its own year."""
        place = measure.quantity.start
        now = self.governing.at(clause.sentence, place)
        if now is None or now.to_year is None:
            return now
        if ago := AGO.search(self.governing.text, clause.start, place):
            years = parse_count(ago["count"]) or 0
            return replace(now, from_year=now.to_year - years, kind="range")
        base = self.base_before(max(clause.start - 1, place - REACH, 0), place)
        if base is None or base.to_year is None:
            return now
        return replace(now, from_year=base.to_year, kind="range")

    def base_before(self, start: int, end: int) -> Period | None:
        """Return the last year in ``text[start:end]`` that something is compared with."""
        found = [one for one in self.governing.inside(start, end) if self.governing.is_base(one)]
        found = [one for one in found if one.kind in ("year", "by")]
        return found[-1] if found else None


def is_flow(measure: Measure) -> bool:
    """Tell whether a Measure is of what was done over a time, no level that was reached."""
    if STOCK.search(measure.phrase):
        return False
    return measure.form in ("done", "counted") or bool(FLOW.search(measure.phrase))
