"""Bodies that a text calls by their task: 定点帮扶单位甲集团, 甲集团作为对口帮扶单位.

In: a symbolised sentence, the places that a text names. Out: Readings. Example: behind
``西吉县山地多。`` the sentence ``对口帮扶单位甲公司送来种苗`` has the helper 甲公司 and the
recipient 西吉县, the county named last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import O, Reading
from graph.extraction.symbols import SymbolLine
from graph.model import Mention
from graph.phrases import end_of

# 对口帮扶单位|甲集团 | 对口帮扶单位——甲集团
BEFORE = re.compile(f"(?P<g>[{O}])(?:——|—|，)?(?P<h>[{O}])")
# 甲集团作为定点帮扶单位 | 甲集团是当地的定点帮扶单位
AFTER = re.compile(f"(?P<h>[{O}])(?:作为|是|系)(?:该[县市区旗村]|当地|这里)?的?(?P<g>[{O}])")
TASK = re.compile(
    "(?P<c>(?:对口|定点|结对|挂钩|驻村)(?:帮扶|支援|扶贫|援建|援助|协作))(?:单位|企业|机构|高校)$"
)
REACH = 400


class Apposed:
    """Knows the counties and villages of a text, which a body called by its task helps."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.places = [
            one
            for one in mentions
            if one.kind == "place"
            and one.type in ("county", "town", "village")
            and one.fields.get("inside") is None
        ]
        self.starts = [one.start for one in self.places]

    def read(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield a Reading for each named body beside a group that its task names."""
        for pattern in (BEFORE, AFTER):
            for match in pattern.finditer(symbols.line):
                group, helper = symbols.phrase(match["g"]), symbols.phrase(match["h"])
                task = TASK.search(group.ends[-1].name)
                if task is None or helper.ends[0].id.startswith("group/"):
                    continue
                start, end = symbols.starts[match.start()], symbols.ends[match.end() - 1]
                owner = group.ends[-1].owner
                place = Phrase(0, 0, "P", (owner,)) if owner else self.before(start)
                if place is not None:
                    yield Reading(helper, place, task["c"], "apposed", start, end)

    def before(self, start: int) -> Phrase | None:
        """Return the county, town or village that the text names last before ``start``."""
        last = bisect_right(self.starts, start) - 1
        if last < 0 or start - self.starts[last] > REACH:
            return None
        return Phrase(0, 0, "P", (end_of(self.places[last]),))
