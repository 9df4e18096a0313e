"""Who helps those whom the same sentence has just told of: 甲帮扶乙村，丙也要参与帮扶.

In: a symbolised sentence and the relations that it gives by itself. Out: Readings. Example: of
``科级干部联系贫困户，一般干部也要结对帮扶`` 一般干部 help 贫困户 too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading, S
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine

# ，一般干部|原则上也要进行|结对帮扶。
ALSO = re.compile(
    f"[，；](?P<h>[{P}{O}{S}](?:(?:、|和|及)[{P}{O}{S}])*)[^，。：；{ANY}]{{0,4}}?(?:也|同样)"
    "(?:都|均|要|应|应当|须|将|已|积极|主动)*(?:进行|开展|参与|参加|实施)?了?"
    "(?P<c>结对帮扶|对口帮扶|对口支援|定点帮扶|挂钩帮扶|帮扶)(?=[，。；]|$)"
)


def read_likewise(symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
    """Yield a Reading for each helper that only 也 ties to the recipients told of before it."""
    if not aids or ("也" not in symbols.line and "同样" not in symbols.line):
        return
    for match in ALSO.finditer(symbols.line):
        start = symbols.starts[match.start("h")]
        before = [aid for aid in aids if aid.end <= start]
        if not before:
            continue
        last = replace(before[-1].recipient, count=None)
        helpers = symbols.merged(match["h"])
        there = Phrase(last.start, last.end, last.kind or "P", (last,))
        stop = symbols.ends[match.end() - 1]
        yield Reading(helpers, there, match["c"], "likewise", start, stop)
