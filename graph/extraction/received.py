"""Gifts in a text that has said for whom they are: 云南收到捐款6亿元。其中甲省捐款500万元.

In: symbolised sentences in order and the Aids that each gives by itself. Out: Readings. Example:
behind ``向云南旱灾灾区捐款的单位很多。`` the clause ``海北集团捐赠300吨矿泉水`` has the helper
海北集团 and the recipient 云南旱灾灾区.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, R, Reading, S, listed
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.groups import End

GIFT = "捐[款资赠助献物]|善款|款物|救灾物资"
DISASTER = "地震|旱灾|干旱|洪灾|洪涝|水灾|雪灾|泥石流|滑坡|台风|灾害|灾区|灾情|疫情"
# 甲县“8·03”地震|捐款: what struck the place
STRUCK = re.compile(
    f"(?P<b>[{P}])(?:“[^”]{{1,10}}”|特大|发生|遭遇|[\\d.]+级)*(?:{DISASTER})[^，。；]{{0,12}}?(?:{GIFT})"
)
# 向甲省|捐款, 为甲州灾民|献爱心
TOWARDS = re.compile(
    f"(?:向|为|给|支援)(?P<b>[{P}{R}])(?:人民|群众|灾民|同胞)?[^，。；：{O}{P}]{{0,6}}?(?:{GIFT}|献爱心|赈灾)"
)
# 甲省共|接收社会各界捐款6亿元
GOT = re.compile(
    f"(?P<b>[{P}])[^，。；：{P}{O}]{{0,10}}?(?:接收|收到|接受)[^。；]{{0,24}}?(?:{GIFT})"
)
SUM = r"\d[\d.,]*[余多]?[万亿]?[余多]?(?:美元|港元|元|吨|[箱件顶套台辆床批份瓶袋个只](?!月))"
# 甲省|先期捐赠200万元, 乙集团|捐赠的价值30万元的药品, 丙公司|1000万元, 在丁局，干部|捐款5万元
GIVES = re.compile(
    "(?:^|[，；、：“]|收到了?|接到了?|此外，|其中，?|除了?|(?P<at>在))"
    f"(?P<h>{listed(f'[{P}{O}]')})(?:等(?:地|省市)?|（[^（）]{{1,8}}）)?(?(at)，[^，。；{ANY}]{{0,6}})[{O}{S}]?"
    f"(?:[^，。；：、的由被对向为给与（{ANY}]{{0,14}}?(?P<c>捐[款资赠助献出]{{0,2}})"
    f"(?:了|的|现金|人民币|款物|物资|资金|价值|共|各|近|约|超过?|，总额达?)*(?:{SUM}|\\d[\\d.]*[万亿](?=[，。；、”…]))"
    f"|(?<=、.)(?={SUM}(?:[、，。]|等|人民币)))"
    f"[^，。；、送运抵汇{ANY}]*(?=[，。；、”…]|$)"
)
EARMARKED = re.compile(f"(?:用于|支援|支持|帮助|援建)[^，。；]{{0,8}}[{P}{R}{S}]")


class Received:
    """Remembers the one place or group whom the text last said to be given gifts."""

    def __init__(self) -> None:
        self.place: Phrase | None = None

    def read(self, symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
        """Yield a Reading for each clause on a gift that names no recipient, in clean offsets."""
        line = symbols.line
        if "捐" not in line and "善款" not in line:
            return
        for pattern in (STRUCK, TOWARDS, GOT):
            if match := pattern.search(line):
                self.place = goal_of(symbols.phrase(match["b"])) or self.place
                break
        if self.place is None:
            return
        known = {aid.helper.name for aid in aids}
        for match in GIVES.finditer(line):
            helper = symbols.merged(match["h"])
            if any(not is_giver(end) or end.name in known for end in helper.ends):
                continue
            if EARMARKED.search(line, match.start("h"), match.end()):
                continue
            start, stop = symbols.starts[match.start("h")], symbols.ends[match.end() - 1]
            cue = "捐赠" if helper.ends[0].type == "agency" else "援助"
            yield Reading(helper, self.place, cue, "received", start, stop)


def goal_of(phrase: Phrase) -> Phrase | None:
    """Return the recipient of gifts without its place in the text, None for what names nobody."""
    end = phrase.ends[0]
    bare = end.id.startswith("group/") and end.name == end.head
    if len(phrase.ends) > 1 or (bare and not end.name.endswith(("灾区", "疫区"))):
        return None
    return Phrase(0, 0, phrase.kind, (replace(end, start=0, end=0),))


def is_giver(end: End) -> bool:
    """Tell whether an End is a place or a body by name."""
    return not end.id.startswith("group/") and end.type != "media"
