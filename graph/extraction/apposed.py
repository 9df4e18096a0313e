"""Bodies that a text calls by their task: 定点帮扶单位甲集团, 甲集团作为对口帮扶单位.

In: a symbolised sentence, the places that a text names. Out: Readings. Example: behind
``西吉县山地多。`` the sentence ``对口帮扶单位甲公司送来种苗`` has the helper 甲公司 and the
recipient 西吉县, the county named last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading, listed
from graph.extraction.symbols import SymbolLine
from graph.extraction.wealth import is_stronger
from graph.groups import End
from graph.model import Mention
from graph.phrases import end_of

# 对口帮扶单位|甲集团 | 对口帮扶单位——甲集团
BEFORE = re.compile(f"(?:(?P<b>[{P}{O}])的)?(?P<g>[{O}])(?:——|—|，)?(?P<h>[{O}])")
# 甲州的|对口帮扶城市|乙市
CITY = re.compile(f"(?P<g>[{P}])(?:——|—)?(?P<h>[{P}])(?!的?[{P}])")
# 甲部、某局等|定点帮扶单位
SUMMED = re.compile(f"(?P<h>[{O}])(?:、[^，。{ANY}]{{2,12}})*等\\d*[个家]?(?P<g>[{O}])")
# 定点帮扶单位|先后投入资金: the group alone
GIVES = re.compile(
    f"(?P<g>[{O}])(?:还|已|共|先后|累计|多方|积极|主动)*"
    "(?:投入|选派|派出|捐|援建|筹集|协调|引进|出资|资助|落实资金|帮助)"
)
# 甲集团作为定点帮扶单位 | 甲集团是当地的定点帮扶单位
AFTER = re.compile(
    f"(?P<h>[{O}{P}])(?:作为|就是|是|系|成为|被?(?:确定|明确|指定|选定|增列|列)为|为(?=该|当地|这里))"
    f"(?:该[县市区旗村乡镇校院]|当地|这里|它|其)?的?(?:双联|精准|省级|市级|主要)?(?P<g>[{O}{P}])"
)
UNITS = ("单位", "部门", "企业", "机构", "高校", "院校", "城市", "省份", "省市", "医院", "学校")
HEADS = f"(?:{'|'.join(UNITS)})$"
TASK = re.compile(
    "(?P<c>(?:对口|定点|结对|挂钩|驻村)(?:帮扶|支援|扶贫|援建|援助|协作|合作|联系)|包[村联]|包保|帮联)"
    + HEADS
)
# 甲县|乡村振兴帮扶单位
OWN_TASK = re.compile(
    f"(?P<c>帮扶|扶贫|支援|援建|协作|包[扶驻]|派驻|派出|选派|后盾|联系|挂[点钩联扶]|驻村|结对|友好){HEADS}"
)
# 作为甲县的|定点帮扶单位|，乙局
AS_UNIT = re.compile(f"作为(?:(?P<b>[{P}{O}])的)?(?P<g>[{O}])，(?P<h>[{O}{P}])(?!的)")
# 甲村的|包村单位|是乙局, 甲医院的|对口支援医院|为乙医院
IS_UNIT = re.compile(
    f"(?:(?P<b>[{P}{O}])的?)?(?P<g>[{O}{P}])(?:目前|现)?(?:分别|主要|均|都|也|共)?(?:[是为系有]|：)(?P<h>{listed(f'[{P}{O}]')})"
)
REACH = 400


class Apposed:
    """Knows the counties and villages of a text, which a body called by its task helps."""

    def __init__(self, text: str, mentions: Iterable[Mention]) -> None:
        self.text = text
        self.places = [
            one
            for one in mentions
            if one.kind == "place"
            and one.type in ("county", "town", "village")
            and one.fields.get("inside") is None
        ]
        self.starts = [one.start for one in self.places]

    def read(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield a Reading for each body beside the group of its task, or the group alone."""
        if not any(map(self.may_be_unit, symbols.phrases)):
            return
        for pattern in (BEFORE, CITY, AFTER, SUMMED, IS_UNIT, AS_UNIT):
            for match in pattern.finditer(symbols.line):
                yield from self.of_units(symbols, match, alone=pattern not in (IS_UNIT, AS_UNIT))
        for match in GIVES.finditer(symbols.line):
            helper = symbols.phrase(match["g"])
            task = TASK.search(self.text, helper.start, helper.end)
            if task is not None:
                helper = replace(helper, ends=of_one_kind(helper.ends))
                start, end = helper.start, symbols.ends[match.end() - 1]
                yield from self.of_task(helper, helper.ends[-1].owner, task, (start, end))

    def may_be_unit(self, phrase: Phrase) -> bool:
        """Tell whether a phrase ends in what bodies with a task are called by."""
        named = phrase.ends[-1].name.endswith(UNITS)
        return named or self.text.endswith(UNITS, phrase.start, phrase.end)

    def of_units(
        self, symbols: SymbolLine, match: re.Match[str], *, alone: bool
    ) -> Iterator[Reading]:
        """Yield the Reading of a body beside the group of its task.

        ``alone``: a group by which several are meant is no helper.
        """
        group, helper = symbols.phrase(match["g"]).ends[-1], symbols.merged(match["h"])
        of = match.groupdict().get("b")
        task = TASK.search(group.name)
        named = symbols.line.startswith("作为", match.end("h"))  # 甲局|作为帮扶单位
        if task is None and (of or group.owner is not None or named):
            task = OWN_TASK.search(group.name)
        if task is None or (alone and helper.ends[0].id.startswith("group/")):
            return
        start, end = symbols.starts[match.start()], symbols.ends[match.end() - 1]
        if of and group.owner is None:
            helped = symbols.phrase(of)
            if is_stronger(helped, helper):
                helped, helper = helper, helped
            yield Reading(helper, helped, task["c"], "apposed", start, end)
        else:
            yield from self.of_task(helper, group.owner, task, (start, end))

    def of_task(
        self, helper: Phrase, owner: End | None, task: re.Match[str], span: tuple[int, int]
    ) -> Iterator[Reading]:
        """Yield the Reading of a helper by its task: its owner is helped, else the last place."""
        place = Phrase(0, 0, "P", (owner,)) if owner else self.before(span[0])
        if owner and place and is_stronger(place, helper):
            place, helper = helper, place
        if place is not None:
            yield Reading(helper, place, task["c"], "apposed", *span)

    def before(self, start: int) -> Phrase | None:
        """Return the county, town or village that the text names last before ``start``."""
        last = bisect_right(self.starts, start) - 1
        if last < 0 or start - self.starts[last] > REACH:
            return None
        return Phrase(0, 0, "P", (end_of(self.places[last]),))


def of_one_kind(ends: tuple[End, ...]) -> tuple[End, ...]:
    """Return the named bodies of a list, all of it where none has a name."""
    return tuple(end for end in ends if not end.id.startswith("group/")) or ends
