"""People who are sent to a village in a text that calls them 第一书记: 周明被派驻到滴水村.

In: symbolised sentences in order. Out: Readings whose helper is the 第一书记 told of before, no
person by name. Example: behind ``第一书记的日记`` the sentence ``周明被派驻到礼县滴水村`` has the
helper 第一书记 and the recipient 滴水村.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, P, Reading
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.symbols import SymbolLine

FIRST_SECRETARY = "第一书记"
# 周明被选派到|滴水村, 他主动请缨，来到|滴水村驻村; not 派到|滴水村采访, 担任别的
POSTED = re.compile(
    f"(?<![{ANY}])(?:被|受|经)?(?:组织|单位|上级)?(?:选派|派驻|派往|派遣|下派|委派|派)(?:到|往|至|驻)?了?"
    f"(?P<b>[{P}])(?![^，。；]{{0,6}}(?:采访|调研|支教|任教|执教|义诊|检查|督查|慰问|参加|担任|任职|当|挂职|的|和|、))"
    f"|(?:来到|去到|到)了?(?P<v>[{P}])(?:开始|开展|参加)?(?:驻村|住村)(?![工干第队])"
)


class Posted:
    """Remembers the 第一书记 that the text speaks of."""

    def __init__(self) -> None:
        self.secretary: Phrase | None = None

    def hear(self, team: Phrase) -> None:
        """Keep a 第一书记 of no number; ``team`` heads no party committee."""
        if team.ends[0].name.endswith(FIRST_SECRETARY) and team.ends[0].count in (None, 1):
            self.secretary = Phrase(0, 0, "S", team.ends[:1])

    def read(self, symbols: SymbolLine) -> Reading | None:
        """Return the Reading of a sentence that sends somebody to a village, told by no office."""
        if self.secretary is None or any(one.kind in "OS" for one in symbols.phrases):
            return None
        match = POSTED.search(symbols.line)
        if match is None:
            return None
        there = symbols.phrase(match["b"] or match["v"])
        end = symbols.ends[match.end() - 1]
        start = symbols.starts[match.start()]
        return Reading(self.secretary, there, RESIDENT, "resident", start, end)
