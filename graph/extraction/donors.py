"""Gifts that a team gets others to make to its village: 协调甲海关捐赠衣物.

In: a symbolised sentence, the village that the text speaks of. Out: Readings. Example: behind
``某局驻甲村工作队`` the sentence ``协调某医院专家到村义诊`` has the recipient 甲村.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, R, Reading, S, listed
from graph.extraction.symbols import SymbolLine

# 协调甲大学专家到村义务诊治 | 邀请乙集团为村里捐赠冰箱, and not 协调甲集团资助贫困学生
GIFT = re.compile(
    f"(?:协调|争取|联系|动员|邀请|引导|发动|联络)了?[^，。：{ANY}]{{0,4}}(?P<h>{listed(f'[{O}]')})的?[{S}]?"
    f"[^，。：{ANY}]{{0,14}}?(?P<c>捐赠|捐款|捐资|捐助|捐出|赠送|义务诊治|义诊)"
    f"(?!了?[^，。：{ANY}]{{0,10}}[{P}{R}])"
)


def read_gifts(symbols: SymbolLine, village: Phrase | None) -> Iterator[Reading]:
    """Yield a Reading for each body that a team gets to give, where a village is spoken of."""
    if village is None:
        return
    for match in GIFT.finditer(symbols.line):
        start, end = symbols.starts[match.start("h")], symbols.ends[match.end() - 1]
        yield Reading(symbols.merged(match["h"]), village, match["c"], "gift", start, end)
