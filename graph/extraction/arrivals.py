"""Who has been sent, and where they came next: 周明是甲大学选派的支教老师。到乙县后，…

In: symbolised sentences in order. Out: Readings. Example: behind ``她是团省委派出的志愿者。`` the
sentence ``到石泉县后，她教数学`` has the helper 团省委 and the recipient 石泉县.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading, S
from graph.extraction.symbols import SymbolLine

# 是|甲大学|选派的支教|老师|。
SENT = re.compile(
    f"(?:是|作为|身为|成为)[^，。：{ANY}]{{0,4}}(?P<h>[{P}{O}])"
    f"(?:派出|选派|派来|派遣|选送|委派|下派)的[^，。：{ANY}]{{0,8}}?(?:(?P<s>[{S}])|专家|医生|教师|老师|干部|队员)(?P<stop>[，。]?)"
)
# 到|乙县|后
ARRIVED = re.compile(
    f"(?:刚一?)?(?:到|来到|抵达|赶到|到达|走进)了?(?P<b>[{P}{O}])(?:[以之]?后|时|，)"
)


class Arrivals:
    """Remembers who sent those that the sentence before tells of."""

    def __init__(self) -> None:
        self.sent: tuple[Phrase, Phrase | None] | None = None

    def read(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield the Reading of those who were sent and have come to a place, in clean offsets."""
        line, sent, at = symbols.line, self.sent, 0
        self.sent = None
        match = SENT.search(line) if "的" in line else None
        if match is not None:
            staff = symbols.phrase(match["s"]) if match["s"] else None
            told = symbols.phrase(match["h"]), staff
            if match["stop"] != "，":
                self.sent = told if match.end() == len(line) else None
            else:
                sent, at = told, match.end()
        arrived = ARRIVED.match(line, at) if sent is not None else None
        if sent is None or arrived is None:
            return
        there, (helper, staff) = symbols.phrase(arrived["b"]), sent
        start = helper.start if at else symbols.starts[0]
        yield Reading(
            helper, there, "", "arrived", start, symbols.ends[arrived.end("b") - 1], staff
        )
