"""Years and stretches of years: the one place where a year becomes a Period.

In: clean text and the year that it speaks from. Out: Periods. Example: in a text of 2016
``“十三五”期间，去年`` gives [2016, 2020] (plan) and [2015, 2015] (deictic). Months and days fall
to their year. 当年, 同期 and 每年3月 name no year by themselves and are ignored on purpose.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.lexicon import alternation
from graph.records import record
from graph.spelling import parse_count, parse_numeral

DIGITS = str.maketrans("〇零○一二三四五六七八九", "000123456789")
NOUGHT = "〇零○一二三四五六七八九"
DASH = "[至到—–~～―－-]{1,2}"
FIRST = (
    rf"[12一二](?<!\d.)(?<!\d[.].)(?:(?<=1)9\d\d|(?<=2)0\d\d|(?<=一)九[{NOUGHT}]{{2}}"
    rf"|(?<=二)[〇零○][{NOUGHT}]{{2}})"
)
LAST = rf"(?:19\d\d|20\d\d|一九[{NOUGHT}]{{2}}|二[〇零○][{NOUGHT}]{{2}})"
DAY = r"(?:\d{1,2}月(?:份|底|末|初|\d{1,2}[日号])?)"
# 2016—2020年 | 2016年3月至2018年底 | 2016年5月 | 2016年3月至5月 | 2016-05-12
DATED = re.compile(
    rf"(?P<first>{FIRST})"
    rf"(?:(?:年(?:{DAY}|初|底|末)?)?{DASH}(?P<last>{LAST})(?:年(?:度|{DAY}|初|底|末)?|(?![\d.,年个名万亿人户]))"
    rf"|年(?:度|{DAY}(?:{DASH}(?:{DAY}|\d{{1,2}}[日号]))?|初|底|末)?"
    r"|[-./](?:0?[1-9]|1[0-2])[-./](?:[0-2]?\d|3[01])(?!\d))"
    r"(?P<after>以来|至今|起(?![草点步])|开始|之前|以前|前(?![三半后往]|\d))?"
)
# 到2020年 | 截至2016年底, but not 提高到2015年的
BY = re.compile(r"(?:(?<![高加长少降低升大展])到|至|截至|截止)$")
SINCE = re.compile(r"(?<![来各].)自$|^自$|自从$")
# “十三五” | 十二五期间; the quoted 七五 of legal education is no plan of the state
PLAN = re.compile(
    r"(?P<word>[六七八九十](?<![一二三四五六七八九十百零第].)(?:(?<=十)[一二三四五])?五)"
    r"(?P<close>[”\"])?(?P<after>以来|期间|时期|规划|计划|期?末)?(?!普法)"
)
# 第十三个五年规划
NUMBERED = re.compile(r"第(?P<word>[一二三四五六七八九十]{1,2})个五年(?:规划|计划)(?:期间|时期)?")
DEICTIC = re.compile(
    rf"(?P<word>[去今本明上前后年](?:(?<=[去今本明])年|(?<=[上前后])(?<![以之].)年(?![纪轻均度])"
    rf"|(?<=年)(?<![\d一二两三四五六七八九十几本当].)内))"
    rf"(?:度|{DAY}|初|底|末)?(?P<after>以来|起(?![草点步])|开始)?"
)
# 近三年 | 过去5年 | 今后两年
SPAN = re.compile(
    r"(?P<word>近|过去|未来|今后)(?P<count>\d{1,2}|[一二两三四五六七八九十]{1,2})个?年(?:来|间|内|中)?"
)
# 5月12日 | 3月至5月, of the year that the text speaks from
MONTH = re.compile(
    rf"[1-9](?<![\d年./第—-].)\d?(?:{DASH}\d{{1,2}})?月(?:份|底|末|初|\d{{1,2}}[日号])?"
    rf"(?:{DASH}(?:{DAY}|\d{{1,2}}[日号]))?"
)
TRANSITION = re.compile(r"过渡期(?:内|期间)?")
# 党的十八大以来 | 第三次西藏工作座谈会以来 | 改革开放以来: what a date that all know begins
ERAS = {
    "十六大": 2002,
    "十七大": 2007,
    "十八大": 2012,
    "十九大": 2017,
    "二十大": 2022,
    "改革开放": 1978,
    "西部大开发": 2000,
    "脱贫攻坚战打响": 2015,
    "第三次西藏工作座谈会": 1994,
    "第四次西藏工作座谈会": 2001,
    "第五次西藏工作座谈会": 2010,
    "第六次西藏工作座谈会": 2015,
    "第七次西藏工作座谈会": 2020,
}
ERA = re.compile(f"(?:自|从)?(?:党的|中央)?(?P<word>{alternation(ERAS)})(?:召开)?以来")
SHIFT = {"去年": -1, "上年": -1, "前年": -2, "今年": 0, "本年": 0, "年内": 0, "明年": 1, "后年": 2}


@record(frozen=True, slots=True)
class Period:
    """A stretch of whole years at the clean offsets ``start``–``end`` (``end`` exclusive).

    An open or unknown end is None: 自2014年起 is (2014, None), 到2020年 is (None, 2020), 去年 in a
    text of unknown year is (None, None). ``kind`` is year, range, plan, by, since, deictic, era
    (党的十八大以来, of its own sentence only) or transition (the five years to 2025 after the list
    of poor counties was closed).
    """

    start: int
    end: int
    from_year: int | None
    to_year: int | None
    kind: str


@lru_cache(maxsize=2)
def periods_of(text: str, year: int | None) -> tuple[Period, ...]:
    """Return the periods of a whole text, which each kind of fact asks for."""
    return tuple(find_periods(text, year))


def find_periods(text: str, year: int | None) -> list[Period]:
    """Return the periods of a text that speaks from ``year``, by place and without overlaps."""
    found = [read_dated(hit, text) for hit in DATED.finditer(text)]
    found += [read_plan(hit, text) for hit in PLAN.finditer(text) if is_plan(hit, text)]
    found += [read_plan(hit, text) for hit in NUMBERED.finditer(text)]
    found += [read_deictic(hit, year) for hit in DEICTIC.finditer(text)]
    found += [read_span(hit, year) for hit in SPAN.finditer(text)]
    if "以来" in text:
        eras = ERA.finditer(text)
        found += [Period(*hit.span(), ERAS[hit["word"]], None, "era") for hit in eras]
    found += [Period(*hit.span(), year, year, "deictic") for hit in MONTH.finditer(text)]
    if year is None or year >= 2020:
        found += [
            Period(*hit.span(), 2021, 2025, "transition") for hit in TRANSITION.finditer(text)
        ]
    found.sort(key=lambda period: (period.start, -period.end))
    periods: list[Period] = []
    for period in found:
        if not periods or period.start >= periods[-1].end:
            periods.append(period)
    return periods


def read_dated(hit: re.Match[str], text: str) -> Period:
    """Return the period of a written year or range, as the words around it turn it."""
    start, end = hit.span()
    first, last, after = hit["first"], hit["last"], hit["after"]
    begin = int(first.translate(DIGITS))
    if last:
        first_year, last_year = sorted((begin, int(last.translate(DIGITS))))
        return Period(start, end, first_year, last_year, "range")
    before = text[max(0, start - 2) : start]
    if after in ("以来", "至今", "起", "开始") or SINCE.search(before):
        return Period(start, end, begin, None, "since")
    if after or BY.search(before):
        return Period(start, end, None, begin, "by")
    return Period(start, end, begin, begin, "year")


def is_plan(hit: re.Match[str], text: str) -> bool:
    """Say whether 十五 and the like is a plan: two signs need quotes or a word like 期间."""
    quoted = bool(hit["close"]) and text[max(0, hit.start() - 1)] in '“"'
    return quoted or len(hit["word"]) == 3 or hit["after"] not in (None, "以来")


def read_plan(hit: re.Match[str], text: str) -> Period:
    """Return the five years of a plan: the thirteenth is [2016, 2020], its end (末) is 2020."""
    word = hit["word"]
    number = parse_numeral(word.removesuffix("五") if hit.re is PLAN else word) or 0
    begin = 1951 + 5 * number
    quoted = hit.start() > 0 and text[hit.start() - 1] in '“"'
    start = hit.start() - quoted
    if hit.groupdict().get("after") == "以来":
        return Period(start, hit.end(), begin, None, "since")
    if (hit.groupdict().get("after") or "").endswith("末"):
        return Period(start, hit.end(), None, begin + 4, "by")
    return Period(start, hit.end(), begin, begin + 4, "plan")


def read_deictic(hit: re.Match[str], year: int | None) -> Period:
    """Return the year that 去年 means in a text of ``year``; 去年以来 is open at its end."""
    named = None if year is None else year + SHIFT[hit["word"]]
    return Period(*hit.span(), named, None if hit["after"] else named, "deictic")


def read_span(hit: re.Match[str], year: int | None) -> Period:
    """Return the years of 近三年 (the text's own is the last), 过去五年 (it is not), 今后三年."""
    length = parse_count(hit["count"])
    if year is None or length is None:
        return Period(*hit.span(), None, None, "deictic")
    if hit["word"] in ("未来", "今后"):
        return Period(*hit.span(), year + 1, year + length, "deictic")
    last = year if hit["word"] == "近" else year - 1
    return Period(*hit.span(), last - length + 1, last, "deictic")
