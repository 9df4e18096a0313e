"""Figures that are shared out: 甲、乙率分别达到81%和92%, 甲率和乙率均达100%.

In: the Measures of a clause, the words before its last figure, the phrases of the clause before.
Out: the Measures, each with the phrase that is its own. Example: ``通水、电、路比例分别达到81%、99%
和92%`` gives 通水比例, 通电比例 and 通路比例.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extraction.indicator_measures import Measure
from graph.extraction.indicator_phrases import RISE

COORDINATE = re.compile("、|和(?!田|林)|与|以及|及")
# what the members of a list share at its end
SHARED_END = re.compile(
    "(?:普及|覆盖|入学|参保|就诊|标准化|供养|补助|可支配|纯)?"
    "(?:比例|比重|标准|面积|人数|人口|收入|总值|总量|产量|投资|贸易额|率|水平)$"
)
RISING = re.compile(f"(?:年均)?{RISE}$")
EACH = re.compile("分别|依次")
ALIKE = re.compile("[均都](?:已经?|将|要)?(?:达到?|为|超过|实现|保持在|提高到)")
BOUND = 2
# 茶叶、蔬菜和水果产量
RUN = re.compile(
    "[\u4e00-\u9fff]{1,12}(?:、[\u4e00-\u9fff]{1,8}){1,9}(?:和|及)?[\u4e00-\u9fff]{1,16}"
)
SHARING = re.compile(
    "(?P<core>[\u4e00-\u9fff]{1,8}?)(?P<shared>产量|产值|总产值|收入|面积|种植面积|出栏量|存栏量|销售额|增加值|投资|普及率|覆盖率)"
)


def parts_of(phrase: str) -> list[str]:
    """Return the members of a coordinated phrase, each with what they share; none: no list."""
    items = COORDINATE.split(phrase)
    if len(items) < 2 or not all(items):
        return []
    end = SHARED_END.search(items[-1])
    shared = end[0] if end else ""
    if SHARED_END.search(items[0]):
        return items
    core = len(items[1]) if len(items) > 2 else len(items[-1]) - len(shared)
    bound = 0 < core <= BOUND and len(items[0]) > core
    lead = items[0][:-core] if bound else ""
    members = [items[0] + shared, *(lead + one + shared for one in items[1:-1])]
    return [*members, lead + items[-1]]


def listed_before(words: str, count: int) -> list[str]:
    """Return a list of ``count`` things with what they share: 茶、果、菜产量平稳，|分别增长…."""
    for run in reversed(list(RUN.finditer(words)) if "、" in words else []):
        items = COORDINATE.split(run[0].removeprefix("年"))
        last = SHARING.match(items[-1])
        if len(items) != count or last is None:
            continue
        size = max(len(one) for one in [*items[1:-1], last["core"]])
        first = items[0] if len(items[0]) <= size else items[0][-size:]
        return [one + last["shared"] for one in (first, *items[1:-1], last["core"])]
    return []


def share_out(measures: list[Measure], words: str, series: list[str]) -> list[Measure]:
    """Return the Measures of a clause, each with its member of what ``words`` coordinate."""
    if not measures:
        return measures
    first = measures[0]
    rising = RISING.search(first.phrase) if first.form == "change" else None
    verb = rising[0] if rising else ""
    own = parts_of(first.phrase.removesuffix(verb))
    if EACH.search(words):
        names = own if len(own) == len(measures) else series
        if len(names) == len(measures) > 1:
            pairs = zip(measures, names, strict=True)
            return [replace(one, phrase=name + verb) for one, name in pairs]
    elif len(measures) == 1 and own and ALIKE.search(words):
        return [replace(first, phrase=name + verb) for name in own]
    return measures
