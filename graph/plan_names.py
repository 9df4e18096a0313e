"""Names of plans and laws without 《》: 甲乙工程“十三五”规划, 中华人民共和国某某法.

In: clean text, its Titles and the Context. Out: Plans with their spans. Example: in
``编制甲乙工程“十三五”规划`` the Plan is 甲乙工程“十三五”规划; ``“十三五”规划`` alone is none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.cited_titles import Title
from graph.model import Context
from graph.records import record

# “十三五”…规划(纲要): at most 30 characters between the number of the plan and its genre
FIVE_YEAR = re.compile(
    r"“十[一二三四五六]五”(?:时期|期间)?(?P<middle>[一-鿿]{0,30}?)(?P<genre>规划纲要|规划(?!期|的|布局|目标|要求|确定)|专项规划)"
)
NO_PLAN = re.compile(
    r"相关|有关|各|等|编制|纳入|列入|制定|时期|期间|，|做好|实施|根据|按照|开局|是|了|一批"
)
LAW = re.compile(r"中华人民共和国(?!第|成立)[一-鿿]{2,24}?法(?![律治院定制人])")
# where the name in front of “十三五” begins: behind a verb, a preposition or a conjunction
EDGE = re.compile(
    r"编制|实施|制定|制订|落实|做好|执行|纳入|列入|印发|出台|按照|根据|依据|融入|修编|完成|启动|衔接|推进"
    r"|对接|结合|围绕|并|在|是|的|将|把|对|与(?!社会)|和(?!社会|农村|国)|及|以及|为"
)
HAN_RUN = re.compile(r"[一-鿿]*\Z")


@record(frozen=True, slots=True)
class Plan:
    """The span of an unmarked plan or law and its name, deixis resolved."""

    start: int
    end: int
    name: str


def find_plans(text: str, titles: Sequence[Title], context: Context) -> list[Plan]:
    """Return the unmarked names of five-year plans and of laws outside of titles, by start."""
    ends = [title.end for title in titles]
    plans = []
    for match in FIVE_YEAR.finditer(text):
        plan = read_plan(text, match, context)
        if plan and not is_inside(plan.start, plan.end, titles, ends):
            plans.append(plan)
    for match in LAW.finditer(text):
        if not is_inside(*match.span(), titles, ends):
            plans.append(Plan(match.start(), match.end(), match.group()))
    return plans


def is_inside(start: int, end: int, titles: Sequence[Title], ends: Sequence[int]) -> bool:
    """Tell whether a span overlaps a title; ``ends`` are the titles' ends."""
    index = bisect_right(ends, start)
    return index < len(titles) and titles[index].start < end


def read_plan(text: str, match: re.Match[str], context: Context) -> Plan | None:
    """Return the plan around “十三五”, None where nothing tells it from another."""
    if NO_PLAN.search(match["middle"]):
        return None
    start = name_start(text, match.start())
    front = text[start : match.start()]
    if NO_PLAN.search(front) or (not front and len(match["middle"]) < 4):
        return None
    return Plan(start, match.end(), resolve(front, context) + text[match.start() : match.end()])


def name_start(text: str, start: int) -> int:
    """Return where the name in front of “十三五” begins."""
    least = max(0, start - 24)
    run = HAN_RUN.search(text, least, start)
    begin = run.start() if run else start
    for edge in EDGE.finditer(text, begin, start):
        begin = edge.end()
    return begin


def resolve(front: str, context: Context) -> str:
    """Return the front of a name with the pointing word at its head put into a name."""
    region = context.region_name
    if region is None:
        return front
    for pointer in ("自治区", "全区", "我区", "全省", "我省", "全市", "我市", "全县", "我县"):
        if front.startswith(pointer) and region.endswith(pointer[-1]):
            return region + front.removeprefix(pointer)
    return front
