"""Who opens a sentence and has aid to a region as its work: 17个省市各展所长，推进产业援藏.

In: a SymbolLine, and where in it the helper of a region's sign is read already. Out: matches with
the helper ``h`` and the sign ``r``. Example: ``甲省不断创新援藏方式`` has 甲省 and 藏; of a place
in the region itself, of an office and of who only speaks of it nothing is read.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from graph.extraction.constructions import ANY, O, P, listed
from graph.extraction.symbols import SymbolLine
from graph.groups import End, province

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
HOMES = {"疆": "65", "藏": "54", "青": "63"}


def read_led(symbols: SymbolLine, read: Collection[int]) -> Iterator[re.Match[str]]:
    """Yield where a line tells of it; ``read`` are the places of signs whose helper is known."""
    for match in LED.finditer(symbols.line):
        ends = symbols.merged(match["h"]).ends
        if match.start("r") not in read and all(leads(end, match["r"]) for end in ends):
            yield match


def leads(end: End, sign: str) -> bool:
    """Tell whether an End may have aid to a region as its work: 甲省, 19个省市, 中央单位, 医院."""
    if end.type == "place" and end.kind != "R":
        return province(end) != HOMES[sign]
    return LEADERS.search(end.name) is not None
