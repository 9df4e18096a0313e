"""Dates that a document gives for itself, as ISO text.

In: a line of clean text. Out: ``2016``, ``2016-02``, ``2016-02-18`` or None. Example: 二〇一六年
二月十八日 and 2016/2/18 both give 2016-02-18.
"""

from __future__ import annotations

import re

DIGITS = str.maketrans("〇○零一二三四五六七八九", "000123456789")
# 2016年2月18日 | 2016-02-18 | 2016.2.18 | 2016年2月
ARABIC = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?:年|[-./])(1[0-2]|0?[1-9])(?:(?:月|[-./])(3[01]|[12]\d|0?[1-9])(?!\d)日?|月)"
)
# 18.02.2016 14:30, 18/02/2016: a day before its month, as the stamps of some sites have it
DAY_FIRST = re.compile(
    r"(?<![\d.])(0[1-9]|[12]\d|3[01])([./])(0[1-9]|1[0-2])\2((?:19|20)\d\d)(?![\d.])"
)
# 二〇一六年二月十八日
WRITTEN = re.compile(
    r"([一二][〇○零九][〇○零一二三四五六七八九]{2})年([一二三四五六七八九十]{1,2})月"
    r"(?:([一二三四五六七八九十]{1,3})日)?"
)


def _number(written: str) -> int:
    """Return the value of 八, 十, 十八, 二十 or 三十一."""
    tens, ten, units = written.rpartition("十")
    if not ten:
        return int(units.translate(DIGITS))
    high = int(tens.translate(DIGITS)) if tens else 1
    return high * 10 + (int(units.translate(DIGITS)) if units else 0)


def _iso(year: str, month: int, day: int | None) -> str | None:
    if not 1 <= month <= 12 or (day is not None and not 1 <= day <= 31):
        return None
    return f"{year}-{month:02}" + (f"-{day:02}" if day is not None else "")


def find_date(text: str) -> tuple[int, int, str] | None:
    """Return start, end and ISO form of the first date to the month or day, if there is one."""
    found = []
    if (match := ARABIC.search(text)) is not None:
        found.append((match, _iso(match[1], int(match[2]), int(match[3]) if match[3] else None)))
    if (match := DAY_FIRST.search(text)) is not None:
        found.append((match, _iso(match[4], int(match[3]), int(match[1]))))
    if (match := WRITTEN.search(text)) is not None:
        day = _number(match[3]) if match[3] else None
        found.append((match, _iso(match[1].translate(DIGITS), _number(match[2]), day)))
    dates = [(*match.span(), iso) for match, iso in found if iso is not None]
    return min(dates) if dates else None


def read_date(text: str) -> str | None:
    """Return the ISO form of a date that a person wrote down: 2016, 2016年2月, 2016/2/18."""
    found = find_date(text)
    if found is not None:
        return found[2]
    match = re.fullmatch(r"\s*((?:19|20)\d\d)(?:-(0[1-9]|1[0-2]))?年?\s*", text)
    return "-".join(part for part in match.groups() if part) if match is not None else None
