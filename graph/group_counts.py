"""How many the members of a group are: 26个单位, 3.5万户, 重点县105个.

In: clean text. Out: a number, or a range. Example: ``2至3个`` gives (2, 3).
"""

from __future__ import annotations

import re

from graph.spelling import LONGEST, parse_numeral

# a bounded row that gives nothing back: rows of digits without end are met too; 2.|干部 counts none
NUMERAL = (
    rf"(?:\d[\d,.]{{0,{LONGEST - 1}}}+(?<![,.])|[一二两三四五六七八九十百千万]{{1,{LONGEST}}}+)"
)
SCALES = {"百": 100, "千": 1000, "万": 10_000, "亿": 100_000_000}
# 16个 | 300多万名 | 2至3个 | 170多家 | 一所 | 3.5万户 | 3万2千多名, not 几|百万名
COUNT = (
    rf"(?<![几数])(?<![几数][十百千万])(?:(?:上|近|约|逾|超过?)(?=[\d十百千万]))?(?P<low>{NUMERAL})(?:(?:至|到|—|-|~)(?P<high>{NUMERAL}))?(?:多|余)?(?P<scale>万|亿|(?<=\d)[千百])?(?:(?<=万)(?P<rest>[\d一二三四五六七八九])千)?(?:多|余|来)?"
    r"(?:(?:人次|个|名|家|所|支|位|户|对|座|只|组|批|位)(?:以上)?)?"
)
# 重点县105个， | 民营企业达2760家 | 企业有80家: a count behind the name, before a boundary,
# not 贫困户有一名|帮扶责任人
BEHIND = re.compile(
    rf"(?:共?有|已有|共计?|达到?|累计|总数达?)?{COUNT}(?<=[个家所名户支对])"
    r"(?!(?:定点|对口|结对|挂钩|联系|帮扶|包[联抓扶保])+(?:责任人|干部|单位|领导|人员|企业|部门|队|工作队))"
    r"(?=[，。；、（）：\d]|定点|对口|结对|挂钩|联系|帮扶|包[联抓扶保]|承担|分别|支援|服务|支持|帮助|赴|前往|下沉|深入|进驻|入驻|常驻|到(?![\d达])|$)"
)
# 困难学生逾4500人, 群众3万多人: those who receive are counted in people too
PEOPLE_BEHIND = re.compile(
    rf"(?:共?有|共计?|达到?|累计)?{COUNT}(?<=[\d十百千万亿多余来])人次?(?=[，。；、（）]|$)"
)


def count_behind(
    text: str, place: int, pattern: re.Pattern[str] = BEHIND
) -> tuple[int | tuple[int, int], int] | None:
    """Return the count that stands right behind a name, and where it ends.

    With PEOPLE_BEHIND for ``pattern`` it is the count of people who receive.
    """
    match = pattern.match(text, place)
    count = read_count(match) if match is not None else None
    return (count, match.end()) if match is not None and count is not None else None


def read_count(match: re.Match[str]) -> int | tuple[int, int] | None:
    """Return the count of a matched group: 26, (2, 3), or None where none is stated."""
    if match["low"] is None:
        return None
    scale = SCALES.get(match["scale"] or "", 1)
    low, high = read_numeral(match["low"]), read_numeral(match["high"])
    if low is None:
        return None
    if high is not None:
        return (round(low * scale), round(high * scale))
    return round(low * scale) + round((read_numeral(match["rest"]) or 0) * SCALES["千"])


def read_numeral(numeral: str | None) -> float | None:
    """Return the value of an Arabic or a Chinese numeral, None where it is none."""
    if not numeral:
        return None
    digits = numeral.replace(",", "")
    if not digits[0].isascii():
        return parse_numeral(numeral)
    return float(digits) if len(digits) <= LONGEST else None
