"""A task of aid divided among many: 甲由乙负责, 甲→乙, 甲与乙 in a sentence that names the task.

In: a symbolised sentence and whether the text speaks of pairings there. Out: Readings. Example: in
``对口支援各地，孝感由重庆负责`` the second clause has the helper 重庆市 and the recipient 孝感市.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.coordination import Phrase
from graph.extraction.constructions import O, P, Reading, listed
from graph.extraction.symbols import SymbolLine
from graph.extraction.table_rows import Sides, orient
from graph.groups import End

# what must be said before: 对口支援, 结成对子, 山海协作
TASK = re.compile("对口|结对|对子|帮扶|支援|援建|协作|挂钩|包[市县乡村]|援[疆藏青]")
# 开展扶贫协作, not 协作小组
COOPERATION = re.compile("(?:扶贫|东西部?|东西部扶贫|对口)协作(?!办|领导|小组|会)")
# 甲与乙，丙与丁|开展协作: the task comes last
TASK_BEHIND = re.compile(
    f"，[^，]*[{P}](?:分别)?(?:开展|建立|结成|结为)[^，。]{{0,8}}(?:协作|帮扶|结对|对口|对子)"
)
PLACES = listed(f"[{P}]")
BODIES = listed(f"[{P}{O}]")
# 孝感由重庆、黑龙江负责 | 黄冈则由山东包干
IN_CHARGE = re.compile(
    f"(?P<b>{BODIES})[，：则将]?由(?P<h>{BODIES})(?:共同|联合|具体|牵头|分片|分别|全面)*(?:负责|承担|包干|承包|包保|对口)(?![^，；。]{{0,2}}[{P}])"
)
# 河南省负责哈密地区和兵团第十三师
CHARGED = re.compile(
    f"(?P<h>{BODIES})（?(?:则|共同|分别|重点|主要|还)*(?:负责|承担|包干|承包|包)(?P<b>{BODIES})(?:等地?)?(?=[，；。、）]|$)"
)
# 鼓楼区→屏南县 | 南京—淮安: one helper an arrow
TIE = re.compile("——|—|–|--?|→|⇒|➝")
TIED = re.compile(f"{BODIES}(?:(?:{TIE.pattern}){BODIES})+(?=[，；。、等（）]|$)")
ARROW = re.compile("[→⇒➝]")
# 苏州与宿迁、无锡与连云港、南京与淮安
CHAIN = re.compile(f"[{P}](?:[与同][{P}]){{2,}}")
# 上海与云南，天津与甘肃: pairs that only 与 ties
WITH = re.compile(
    f"(?:^|[，；：、])(?:其中，?)?(?P<h>{PLACES})[四三二两]?[市省区]?(?:与|同|和|对)(?P<b>[{P}])(?=[，；。、]|等|(?:分别)?(?:开展|建立|结成|结为)|$)"
)


def read_divisions(symbols: SymbolLine, *, told: bool, rows: bool) -> Iterator[Reading]:
    """Yield the pairings of a sentence that names the task, or follows one that ``told`` of it.

    ``rows`` says that a table is being read, whose rows are its own. In clean offsets.
    """
    task = TASK.search(symbols.line)
    if task is None and not told and not rows:
        return
    start = 0 if told or rows or task is None else task.start()
    cue = "扶贫协作" if COOPERATION.search(symbols.line) else "对口支援"
    if TASK_BEHIND.search(symbols.line):
        start = 0
    for pattern in (IN_CHARGE, CHARGED):
        for match in pattern.finditer(symbols.line, start):
            yield divided(symbols.merged(match["h"]), symbols.merged(match["b"]), cue)
    pairs = [*tied(symbols), *with_others(symbols, start)]
    alone = told and not rows and TIED.fullmatch(symbols.line.rstrip("；。，"))
    if len(pairs) > 1 or alone or ARROW.search(symbols.line):
        yield from (divided(*sides, cue) for sides in pairs)


def divided(helper: Phrase, recipient: Phrase, cue: str) -> Reading:
    """Return the Reading of one share of the task."""
    start, end = min(helper.start, recipient.start), max(helper.end, recipient.end)
    return Reading(helper, recipient, cue, "divided", start, end)


def with_others(symbols: SymbolLine, start: int) -> Iterator[Sides]:
    """Yield the sides of 上海与云南，天津与甘肃; two counties of one prefecture are a list."""
    for match in WITH.finditer(symbols.line, start):
        sides = symbols.merged(match["h"]), symbols.merged(match["b"])
        if not are_of_one(*sides):
            yield orient(*sides)


def are_of_one(*sides: Phrase) -> bool:
    """Tell whether the places of two sides lie in one prefecture: 独山县和三都县."""
    first = sides[0].ends[0].id[: len("place/5227")]
    ids = [end.id for side in sides for end in side.ends]
    return first.startswith("place/") and all(one.startswith(first) for one in ids)


def tied(symbols: SymbolLine) -> Iterator[Sides]:
    """Yield the sides of 鼓楼区→屏南县, of 南京—淮安、无锡—徐州 and of 甲与乙、丙与丁、戊与己."""
    for match in TIED.finditer(symbols.line):
        is_arrow = ARROW.search(match.group()) is not None
        for sides in links([symbols.merged(part) for part in TIE.split(match.group())]):
            yield sides if is_arrow else orient(*sides)
    for match in CHAIN.finditer(symbols.line):
        for sides in links([symbols.merged(part) for part in match.group()[::2]]):
            yield orient(*sides)


def links(chain: list[Phrase]) -> Iterator[Sides]:
    """Yield the pairs of a chain whose inner lists are two: one goes with each neighbour."""
    if any(len(phrase.ends) != 2 for phrase in chain[1:-1]):
        return
    for index, (one, other) in enumerate(pairwise(chain)):
        first = one if index == 0 else part(one, one.ends[1:])
        yield first, other if index == len(chain) - 2 else part(other, other.ends[:1])


def part(phrase: Phrase, ends: tuple[End, ...]) -> Phrase:
    """Return some ends of a list as a list."""
    return Phrase(ends[0].start, ends[-1].end, phrase.kind, ends)
