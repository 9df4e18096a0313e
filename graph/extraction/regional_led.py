"""Who opens a sentence and has aid to a region as its work: 17个省市各展所长，推进产业援藏.

In: a SymbolLine, and where in it the helper of a region's sign is read already. Out: matches with
the helper ``h`` and the sign ``r``. Example: ``甲省不断创新援藏方式`` has 甲省 and 藏; of a place
in the region itself, of an office and of who only speaks of it nothing is read. Whose staff goes
there (``甲省选派教师进疆支教``) is found too.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping

from graph.coordination import Phrase, owners_of
from graph.extraction.constructions import ANY, O, P, Reading, S, listed
from graph.extraction.symbols import SymbolLine
from graph.groups import OF_REGION, End, province, same_province
from graph.lexicon import alternation, read_words
from graph.model import Mention
from graph.phrases import end_of

# 甲省援疆|、援藏
JOINT = "(?:、|和)?(?:第[一二三四五六七八九十\\d]+批)?"
ALSO = f"{JOINT}(?:对口)?援[疆藏青]"
# 19个省市发挥优势，推进产业|援疆: who opens the sentence and has it as its work
SPOKEN = "调研|强调|指出|要求|提出|表示|部署|研究|出席|召开|考察"
LED = re.compile(
    f"(?:^|[，。：；])[^，。：；{ANY}]{{0,8}}?(?<!在)(?P<h>{listed(f'[{P}{O}]')})等?(?![的中上内])(?:(?!{SPOKEN})[^。：；{ANY}]){{0,30}}?"
    "(?:推[进动]|深化|加[强大]|转变|创新|探索|开展|做好|参与|实施|拓展|启动|提升|[选轮]?派出?)了?"
    f"[^，。：；{ANY}]{{0,10}}?(?P<c>(?:对口)?援)(?P<r>[疆藏青])(?P<also>(?:{ALSO})*)"
)
# who has such work: places, and groups of these kinds; an office only speaks of it
LEADERS = re.compile("省区?市|省份|城市|中央.*单位|企业|医院|高校|学校|院校")
# 甲省选派180名教师|进疆支教, 甲省20名医生|赴藏; no 医生|赴藏旅游
LEAVES = re.compile(
    f"(?:(?P<h>{listed(f'[{P}{O}]')})(?:等|等地)?[^，。：；{ANY}]{{0,8}}?"
    f"(?:{alternation(read_words('send_verbs.csv'))})了?[^，。：；{ANY}]{{0,10}}?)?(?P<s>[{S}])们?"
    f"[^，。：；的{ANY}]{{0,6}}?(?:进|赴|入)(?P<r>[疆藏青])"
    f"(?![的{ANY}]|[^，。：；]{{0,4}}(?:旅游|学习|考察|调研|经商|出差|参观|培训|开会))"
)
HOMES = {"疆": "65", "藏": "54", "青": "63"}


def read_led(symbols: SymbolLine, read: Collection[int]) -> Iterator[re.Match[str]]:
    """Yield where a line tells of it; ``read`` are the places of signs whose helper is known."""
    for match in LED.finditer(symbols.line):
        ends = symbols.merged(match["h"]).ends
        if match.start("r") not in read and all(leads(end, match["r"]) for end in ends):
            yield match


def read_leaving(symbols: SymbolLine, regions: Mapping[int, Mention]) -> Iterator[Reading]:
    """Yield those who send staff to a region, or whose staff goes there, in clean offsets.

    ``regions`` are the signs of regions by where they stand. Staff that is named for the region
    (援疆干部) is read as a group.
    """
    for match in LEAVES.finditer(symbols.line):
        region = regions.get(symbols.starts[match.start("r")])
        staff = symbols.phrase(match["s"])
        helpers = symbols.merged(match["h"]) if match["h"] else owners_of(staff)
        if region is None or helpers is None:
            continue
        if any(OF_REGION.search(end.name) for end in staff.ends):
            continue
        there = Phrase(region.start, region.end, "P", (end_of(region),))
        if all(not same_province(end, there.ends[0]) for end in helpers.ends):
            start, end = symbols.starts[match.start()], symbols.ends[match.end() - 1]
            yield Reading(helpers, there, "援疆", "regional", start, end)


def leads(end: End, sign: str) -> bool:
    """Tell whether an End may have aid to a region as its work: 甲省, 19个省市, 中央单位, 医院."""
    if end.type == "place" and end.kind != "R":
        return province(end) != HOMES[sign]
    return LEADERS.search(end.name) is not None
