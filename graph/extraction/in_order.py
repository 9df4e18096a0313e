"""Figures that years or places share in order: 2016年、2017年分别投入3亿元、4亿元.

In: clean text, its Quantities, its place Mentions. Out: the year, or the place, of each Quantity
that is one of a list. Example: in ``2015年减贫9万人，以后两年依次减贫8万人、6万人`` the last two
are of 2016 and 2017.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.model import Mention
from graph.numerals import Quantity
from graph.spelling import parse_count

EACH = re.compile("分别|依次")
YEAR = "(?:19|20)\\d\\d"
# 2016年、2017年和2018年 | 2016、2017年
LISTED = re.compile(f"(?<!\\d)(?:{YEAR}年?度?(?:、|和|及|与|以及)){{1,9}}{YEAR}年")
# 2016—2018年 | 2016年至2018年
RANGE = re.compile(f"(?<!\\d)(?P<first>{YEAR})年?(?:至|到|[—–~～-]{{1,2}})(?P<last>{YEAR})年")
# 2015年…，以后三年 | 随后的5年
AFTER = re.compile(
    "(?:以后|此后|随后|其后|之后|接下来)的?(?P<count>[\\d一二两三四五六七八九十]{1,2})个?年"
)
NUMBER = re.compile(f"(?<!\\d){YEAR}(?=年)")
COORDINATE = re.compile("、|和|与|及")
# 甲县、乙县|两县的贫困人口|分别: what all of them have
OF_ALL = re.compile(
    "(?:[两二三四五六七八九十\\d]+[县市区旗州盟镇乡村地]的?)?(?P<what>[^、，。；和与及]{0,12})"
)
REACH = 60  # how far before its first figure 分别 may stand
MARKS = ("。", "；", "\n")
BETWEEN = ("、", "和", "及", "与", "，", "以及", "，和")


def years_in_order(text: str, quantities: Sequence[Quantity]) -> dict[int, int]:
    """Return the year of each Quantity of a list as long as the years before it, by its start."""
    found: dict[int, int] = {}
    for start, each, run in runs_in_order(text, quantities):
        years = years_before(text[start:each])
        if len(run) == len(years):
            found.update(zip((one.start for one in run), years, strict=True))
    return found


def places_in_order(
    text: str, quantities: Sequence[Quantity], places: Sequence[Mention]
) -> dict[int, tuple[str, str]]:
    """Return the place of each Quantity of a list as long as that of the places before it.

    Beside it stand the words between the places and 分别, "" where there are none.
    """
    found: dict[int, tuple[str, str]] = {}
    for start, each, run in runs_in_order(text, quantities):
        named: list[Mention] = []
        for place in (one for one in places if start <= one.start and one.end <= each):
            goes_on = named and text[named[-1].end : place.start] in BETWEEN
            named = [*named, place] if goes_on else [place]
        if len(run) == len(named) and (hit := OF_ALL.fullmatch(text, named[-1].end, each)):
            owned = ((place.name, hit["what"]) for place in named)
            found.update(zip((one.start for one in run), owned, strict=True))
    return found


def runs_in_order(
    text: str, quantities: Sequence[Quantity]
) -> Iterator[tuple[int, int, list[Quantity]]]:
    """Yield each list of Quantities behind 分别, with where its sentence and 分别 begin."""
    if len(quantities) < 2:
        return
    for hit in EACH.finditer(text, max(0, quantities[0].start - REACH), quantities[-1].start):
        start = max(text.rfind(mark, 0, hit.start()) for mark in MARKS) + 1
        ends = [at for mark in MARKS if (at := text.find(mark, hit.end())) >= 0]
        end = min(ends, default=len(text))
        inside = [one for one in quantities if hit.end() <= one.start < end]
        for run in runs_of(text, inside):
            if len(run) > 1:
                yield start, hit.start(), run


def years_before(words: str) -> list[int]:
    """Return the years that the last list, stretch or count of years in ``words`` names.

    None where as many things are listed behind them: 甲率、乙率分别….
    """
    years, rest = [], ""
    if hits := list(AFTER.finditer(words)):
        count, base = parse_count(hits[-1]["count"]), NUMBER.findall(words[: hits[-1].start()])
        years = [int(base[-1]) + step for step in range(1, count + 1)] if count and base else []
    elif hits := list(LISTED.finditer(words)):
        years = [int(year) for year in re.findall(YEAR, hits[-1].group())]
    elif hits := list(RANGE.finditer(words)):
        years = list(range(int(hits[-1]["first"]), int(hits[-1]["last"]) + 1))
    if hits:
        rest = words[hits[-1].end() :]
    return [] if len(COORDINATE.split(rest)) == len(years) else years


def runs_of(text: str, quantities: Sequence[Quantity]) -> Iterator[list[Quantity]]:
    """Yield the lists of Quantities of one unit: 3亿元、4亿元和5亿元."""
    run: list[Quantity] = []
    for one in quantities:
        goes_on = run and text[run[-1].end : one.start] in BETWEEN and run[-1].unit == one.unit
        if run and not goes_on:
            yield run
            run = []
        run.append(one)
    if run:
        yield run
