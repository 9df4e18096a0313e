"""Aid that a compound says: 京蒙协作, 援疆, 领导包片、单位包村、干部包户.

In: a sentence, its mentions. Out: Readings as of constructions.py. Example: ``京蒙扶贫协作`` reads
北京市 as helper and 内蒙古自治区 as recipient; symmetrical cooperation is written once, with the
better-off side as helper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from graph.coordination import Phrase
from graph.extraction.constructions import O, P, Reading, listed
from graph.extraction.symbols import SymbolLine
from graph.extraction.wealth import is_better_off
from graph.groups import End, same_province
from graph.identity import group_id
from graph.model import Mention
from graph.phrases import end_of

# 京蒙协作 | 京蒙（扶贫）协作 | 闽宁“组团式”帮扶: what may stand between the signs and the cue
COMPOUND = re.compile(
    r"[”）]?(?:东西部)?(?:扶贫|对口|劳务|产业|消费|教育|医疗|区域|两地|双方|“?组团式”?|帮扶){0,2}"
    r"(?P<c>协作|合作|帮扶|对口支援|支援|对口|扶贫|结对|情|模式|镇|经验)"
)
# 累计安排 | 第七批 | 产业: what may stand between the helper and 援疆
FIRM = (
    "第[一二三四五六七八九十\\d]+批|也|均|都|首批|新一轮|[一二三四五六七八九十\\d]+年来?|累计|先后|共|已|重点|主动|积极|大力|各方|"
    "投入|实施|安排|选派|派出|开展|推进|启动|承担|参与|产业|教育|医疗|智力|科技|文化|卫生|就业|民生|"
    "组团式|“组团式”|全面|加大|短期|柔性|人才|专家"
)
# 甲省援疆 | 甲省的第七批援藏干部 | 中央单位和19个援疆省市
REGIONAL = re.compile(
    f"(?P<h>{listed(f'[{P}{O}]')})等?(?:省|市)?的?(?:{FIRM})*?(?P<c>(?:对口)?援)(?P<r>[疆藏青])"
)
# 来自94家医院的143名医务工作者，组成援藏团队
FROM_REGIONAL = re.compile(
    f"来自(?P<h>{listed(f'[{P}{O}]')})的[^：{P}{O}]{{0,24}}?(?P<c>(?:对口)?援)(?P<r>[疆藏青])"
)
OF_REGION = re.compile(r"援[疆藏青]")
# 领导包片 | 单位帮村 | 干部包户: a formula of bare nouns
FORMULA = re.compile(
    r"(?P<h>党员领导干部|领导干部|机关干部|党员干部|领导|干部|单位|部门|机关|党员|企业|支部|能人|大户)"
    r"(?P<c>包联|包保|联系|结对|包|帮|联|挂|扶)"
    r"(?P<b>（县）乡镇|县乡|乡镇|贫困村|贫困户|后进村|片区|片|县|乡|镇|村|户|组|点)(?![长委民子])"
)


def read_signs(text: str, span: tuple[int, int], mentions: list[Mention]) -> Iterator[Reading]:
    """Yield a Reading for each pair of one-character signs before a word of cooperation."""
    signs = [mention for mention in mentions if mention.rule == "sign"]
    for first, second in pairwise(signs):
        if first.end != second.start:
            continue
        cue = COMPOUND.match(text, second.end, span[1])
        if cue is None:
            continue
        pair = alone(end_of(first)), alone(end_of(second))
        if is_better_off(pair[1]) and not is_better_off(pair[0]):
            pair = pair[1], pair[0]
        word = cue["c"] if cue["c"] == "对口支援" else "协作"
        yield Reading(*pair, word, "signs", first.start, cue.end())


def read_regional(symbols: SymbolLine, mentions: list[Mention]) -> Iterator[Reading]:
    """Yield a Reading for each helper of 援疆, 援藏, 援青, in clean offsets."""
    regions = {m.start: m for m in mentions if m.rule == "sign"}
    for match in chain(REGIONAL.finditer(symbols.line), FROM_REGIONAL.finditer(symbols.line)):
        region = regions.get(symbols.starts[match.start("r")])
        if region is not None:
            yield Reading(
                symbols.merged(match["h"]),
                alone(end_of(region)),
                "援疆",
                "regional",
                symbols.starts[match.start()],
                symbols.ends[match.end() - 1],
            )
    for phrase in symbols.phrases:
        for end in phrase.ends:
            region = next((m for at, m in regions.items() if end.start <= at < end.end), None)
            if region is not None and helps_region(end, phrase):
                there = place_in(symbols, end_of(region))
                start, stop = phrase.start, phrase.end
                helpers = phrase_of_helpers(symbols, phrase)
                yield Reading(helpers, there, "援疆", "regional_group", start, stop)


def helps_region(end: End, phrase: Phrase) -> bool:
    """Tell whether a group is named for the region it helps: 援疆省市, 6000名援藏干部."""
    told_apart = end.place is not None or end.count is not None or phrase.kind in "PO"
    return bool(OF_REGION.search(end.name)) and told_apart


def place_in(symbols: SymbolLine, region: End) -> Phrase:
    """Return the one place of a region that opens a sentence (在山南，), else the region."""
    first = symbols.phrases[0]
    opens = first.kind == "P" and symbols.line[:1] == "在" and len(first.ends) == 1
    if opens and same_province(first.ends[0], region):
        return first
    return alone(region)


def phrase_of_helpers(symbols: SymbolLine, phrase: Phrase) -> Phrase:
    """Return the list that a phrase ends, with the phrases of other classes before it."""
    before = [one for one in symbols.phrases if one.end < phrase.start]
    if before and re.fullmatch("、|和|及|以及|与", symbols.between(before[-1], phrase)):
        head = phrase_of_helpers(symbols, before[-1])
        return Phrase(head.start, phrase.end, phrase.kind, head.ends + phrase.ends)
    return phrase


def read_formulas(text: str, span: tuple[int, int], region: str | None) -> Iterator[Reading]:
    """Yield a Reading for each formula of bare nouns (单位包村)."""
    for match in FORMULA.finditer(text, *span):
        helper = bare(match, "h", region)
        recipient = bare(match, "b", region)
        yield Reading(
            alone(helper), alone(recipient), match["c"], "formula", match.start(), match.end()
        )


def bare(match: re.Match[str], side: str, region: str | None) -> End:
    """Return the End that a bare noun of a formula is."""
    name = match[side]
    if side == "h":
        kind = "S" if name.endswith(("领导", "干部", "党员")) else "O"
        type_ = "group" if kind == "S" else "enterprise" if name == "企业" else "agency"
    else:
        kind, type_ = ("R" if name.endswith("户") else "P"), "group"
    return End(
        name,
        group_id(name, region),
        type_,
        match.start(side),
        match.end(side),
        kind=kind,
        head=name,
    )


def alone(end: End) -> Phrase:
    """Return the Phrase of a single End."""
    return Phrase(end.start, end.end, end.kind or "P", (end,))
