"""Shares said in words: 百分之十二点五, 八成, 三分之二, 一半.

In: a hit of SHARE. Out: the share in %. Example: ``七成人口`` is 70 %, ``三到五成`` (30, 50),
``2/3以上`` 66.7: thirds are rounded to one place.
"""

from __future__ import annotations

import re
from decimal import Decimal

from graph.spelling import Value, parse_count, plain, with_point

Share = tuple[Value | tuple[Value, Value], int]
ONES = "一二两三四五六七八九"
# 百分之六十至七十 | 八成多 | 三分之二 | 2/3的 | 一半以上, but 一成不变, 一半是, 3/5月 say no share
SHARE = re.compile(
    rf"(?=[百半过十{ONES}1-9])(?:百分之"  # where one can begin
    r"(?P<low>[零〇一二两三四五六七八九十百]+)(?:点(?P<point>[零〇一二三四五六七八九]+))?"
    r"(?:[至到—-](?:百分之)?(?P<high>[零〇一二三四五六七八九十百]+)(?:点(?P<top>[零〇一二三四五六七八九]+))?)?"
    rf"|(?:(?P<first>[{ONES}1-9])[至到—-])?(?P<tenths>[{ONES}1-9](?<![第个十百千万几数.\d].))成"
    rf"(?:(?P<ones>[{ONES}半])(?=[的以左多，。；、]))?"
    r"(?![不为立员果功本长都效绩熟份分品语就型交年片套材功千上万家婚亲活行团]|人(?!口|家|群))"
    rf"|(?P<parts>[{ONES}十]{{1,3}})分之(?P<of>[{ONES}十]{{1,3}})(?!决赛)"
    r"|(?P<over>[1-9](?<![\d/.年月].))/(?P<under>[2-9]|10)(?=以上|以下|左右|多|强|的|[，。；、])"
    r"|(?<![\d一二两三四五六七八九十另])(?P<whole>一半|半数|(?<!超)过半数?)(?![是路天儿时会工个夜径]))"
    r"(?P<more>[多余])?(?P<after>以上|以下|左右)?"
)


def read_share(hit: re.Match[str]) -> Share | None:
    """Return the share of a hit with its printed decimal places, None for no numeral."""
    if hit["low"]:
        return of_hundred(hit)
    if hit["tenths"]:
        top = 10 * number(hit["tenths"]) + ones(hit["ones"])
        return (10 * number(hit["first"]), top) if hit["first"] else top, 0
    if hit["whole"]:
        return 50, 0
    over, under = hit["over"] or hit["of"], hit["under"] or hit["parts"]
    return fraction(number(over), number(under))


def of_hundred(hit: re.Match[str]) -> Share | None:
    """Return 百分之十二点五 as 12.5 %."""
    low, point = with_point(hit["low"], hit["point"] or ""), hit["point"] or ""
    if low is None:
        return None
    high = with_point(hit["high"], hit["top"] or "") if hit["high"] else None
    value = plain(low)
    return (value if high is None else (value, plain(high))), len(point)


def fraction(over: int, under: int) -> Share | None:
    """Return 2 of 3 as 66.7 %, and nothing where it is no part of a whole."""
    if not 0 < over < under:
        return None
    share = (Decimal(100 * over) / Decimal(under)).quantize(Decimal("0.1"))
    value = plain(share)
    return value, 0 if isinstance(value, int) else 1


def ones(said: str | None) -> int:
    """Return what stands behind 成: 八成五 and 八成半 are 85 %."""
    return 5 if said == "半" else number(said or "零")


def number(numeral: str) -> int:
    """Return the value of digits or of a Chinese numeral, 0 where it is none."""
    return parse_count(numeral) or 0
