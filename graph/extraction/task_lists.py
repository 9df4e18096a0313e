"""Provinces that share the task of which the head of a text tells: 甲、乙、丙等省开展对口支援.

In: a symbolised sentence and the first relation that the text told. Out: Readings. Example: under
``全国对口支援地震灾区`` the sentence ``确定广东、江苏、上海等19个省市开展对口支援工作`` gives the
three provinces the recipient 地震灾区.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, P, Reading
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.extraction.topic import HEADLINE

FEWEST = 3
# 甲、乙、丙等19个省市立即开展|对口支援|工作
TASK = re.compile(
    f"(?P<h>[{P}])等?[^，。；：{ANY}]{{0,24}}?(?:开展|承担|参加|参与|组织|实施|负责|投入)"
    f"[^，。；：{ANY}]{{0,16}}?(?P<c>对口支援|对口援建|对口帮扶|援建)(?:工作|任务|行动)?(?=[，。；]|$)"
)


def read_task_lists(symbols: SymbolLine, first: Aid | None) -> Iterator[Reading]:
    """Yield the Reading of each list of provinces; ``first`` must stand in the head of the text."""
    if first is None or first.start > HEADLINE:
        return
    for match in TASK.finditer(symbols.line):
        helper = symbols.phrase(match["h"])
        if len(helper.ends) < FEWEST or not all(end.id.endswith("0000") for end in helper.ends):
            continue
        there = first.recipient
        recipient = Phrase(0, 0, "P", (there,))
        start, end = symbols.starts[match.start()], symbols.ends[match.end() - 1]
        yield Reading(helper, recipient, match["c"], "task_list", start, end)
