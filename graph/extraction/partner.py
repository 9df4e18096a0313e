"""Who helps the region that speaks: 加强与甲市的对口帮扶, 甲区投入帮扶资金, 甲集团定点扶贫成效明显.

In: symbolised sentences, the region of the text, its title. Out: Readings. Example: a county's
report says ``禅城区投入帮扶资金4200万元`` and means that 禅城区 helps this county. What has no
preposition counts only where the title or the issuer names the region, for a place that is better
off and in another province, or for a body that is not the region's own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading, listed
from graph.extraction.symbols import SymbolLine
from graph.extraction.wealth import is_better_off
from graph.groups import End, province, same_province
from graph.model import Context

GETS = "争取|接收|收到|依托|用好|使用|感谢|借助|利用|落实|接受|获得|对接"
TASK = "定点帮扶|定点扶贫|对口支援|对口帮扶|结对帮扶|扶贫协作|对口协作|东西部协作"
# 加强与北京市的对口帮扶 | 争取上海市对口支援
PARTNER = re.compile(
    f"(?:(?<![{ANY}])[与同和]|{GETS})(?P<h>[{P}])的?[^，：的{ANY}]{{0,6}}?(?P<c>{TASK})"
)
# 争取甲集团定点扶贫资金 | 落实甲区帮扶项目
GOT = re.compile(
    f"(?:{GETS})[到了]?(?P<h>[{P}{O}])的?[^，：的{ANY}]{{0,6}}?"
    f"(?P<c>{TASK}|(?:帮扶|协作|援助)(?=[^，：的{ANY}]{{0,4}}?(?:资金|项目|款物|物资))|捐[款赠助])"
)
# 加强与甲区的协作 | 主动对接甲区，落实帮扶项目
WITH = re.compile(
    f"(?:与|同|对接)(?P<h>[{P}])(?:，?[^，。：的{ANY}]{{0,6}}?|的)(?P<c>协作|帮扶|援助(?=资金|项目))"
)
# 今年，|甲区累计投入财政帮扶资金
GIVES = re.compile(
    f"(?:^|[，：；])(?P<h>{listed(f'[{P}]')})[^，：；的{ANY}]{{0,10}}?"
    "(?:投入|安排|到位|拨付|援助|提供|下达|划拨|落实|追加)了?"
    f"[^，：；{ANY}]{{0,12}}?(?P<c>帮扶|协作|援助|援建|支援)[^，：；的{ANY}]{{0,4}}?(?:资金|款物|物资)"
)
# 甲集团定点扶贫成效明显 | 甲市对口帮扶力度加大
DOES = re.compile(
    f"(?:^|[，：；])(?P<h>{listed(f'[{P}{O}]')})(?P<c>{TASK})"
    "(?=工作|成效|力度|项目|资金|不断|持续|扎实|深入|有序)"
)
# 副区长率队到|甲县|调研|对口帮扶工作: a visit of the region that speaks
VISIT = re.compile(
    "(?:^|[，：；])(?:[区市县旗州盟]委)?(?:副书记|书记|常委|副?[区市县旗州盟]长|主要领导|党政代表团)"
    f"[^。：；{P}]{{0,60}}?(?:到|赴|来到|前往|走进)(?P<b>{listed(f'[{P}]')})"
    f"(?P<does>[^。：；{P}{O}]{{0,24}}?)(?P<c>{TASK}|山海协作)"
)
GOES = ("率", "带队", "代表团", "一行")
# what only who helps does there
LOOKS_AFTER = re.compile("调研|指导|走访|慰问|看望|督导")


class Partners:
    """Knows the region that speaks, which its sentences leave out."""

    def __init__(self, context: Context, title: str, issuer: str) -> None:
        self.region: End | None = None
        if context.region is not None and context.region_name is not None:
            self.region = End(context.region_name, context.region, "place", 0, 0)
        self.is_titled = self.region is not None and self.region.name[:2] in title + issuer

    def read(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield a Reading for each partner by name; the one that is better off helps."""
        if self.region is None:
            return
        for match in PARTNER.finditer(symbols.line):
            one, other = symbols.merged(match["h"]), Phrase(0, 0, "P", (self.region,))
            if any(not province(end) or same_province(end, self.region) for end in one.ends):
                continue
            if is_better_off(other) and not is_better_off(one):
                one, other = other, one
            yield spoken(symbols, match, (one, other), "partner")
        if any(word in symbols.line for word in GOES):
            yield from read_visits(self.region, symbols)

    def read_bare(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield a Reading for each helper whose clause names nobody that it helps."""
        if self.region is None or not self.is_titled:
            return
        home = Phrase(0, 0, "P", (self.region,))
        if is_better_off(home):
            return
        for pattern in (GOT, GIVES, DOES, WITH):
            for match in pattern.finditer(symbols.line):
                helper = symbols.merged(match["h"])
                if all(self.is_other(end) for end in helper.ends):
                    yield spoken(symbols, match, (helper, home), "partner_bare")

    def is_other(self, end: End) -> bool:
        """Tell whether an End is a better-off place elsewhere, or a body by name of another."""
        if self.region is None or end.id.startswith("group/"):
            return False
        if end.type != "place":
            return not end.name.startswith(self.region.name)
        alone = Phrase(0, 0, "P", (end,))
        return is_better_off(alone) and not same_province(end, self.region)


def read_visits(region: End, symbols: SymbolLine) -> Iterator[Reading]:
    """Yield a Reading for each visit of the region's leaders to their partners.

    In another province the better-off side helps; in its own the one who looks after things.
    """
    for match in VISIT.finditer(symbols.line):
        home, there = Phrase(0, 0, "P", (region,)), symbols.merged(match["b"])
        sides = home, there
        if any(same_province(end, region) for end in there.ends):
            near = any(end.id[:10] == region.id[:10] for end in there.ends)
            if near or not LOOKS_AFTER.search(match["does"]):
                continue
        elif is_better_off(home) == is_better_off(there):
            continue
        elif is_better_off(there):
            sides = there, home
        yield spoken(symbols, match, sides, "partner")


def spoken(
    symbols: SymbolLine, match: re.Match[str], sides: tuple[Phrase, Phrase], rule: str
) -> Reading:
    """Return the Reading of a match in clean offsets; ``sides`` are helper and recipient."""
    first = "h" if "h" in match.re.groupindex else "b"
    start, end = symbols.starts[match.start(first)], symbols.ends[match.end() - 1]
    return Reading(*sides, match["c"], rule, start, end)
