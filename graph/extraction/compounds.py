"""Aid that a compound says: 京蒙协作, 领导包片、单位包村、干部包户.

In: a sentence, its mentions. Out: Readings as of constructions.py. Example: ``京蒙扶贫协作`` reads
北京市 as helper and 内蒙古自治区 as recipient; symmetrical cooperation is written once, with the
better-off side as helper.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from graph.coordination import Phrase
from graph.extraction.constructions import Reading
from graph.extraction.wealth import is_better_off
from graph.gazetteer import load_gazetteer
from graph.group_counts import COUNT, read_count
from graph.group_words import SIGN
from graph.groups import End, same_province
from graph.identity import group_id
from graph.model import Mention
from graph.phrases import end_of

# 京蒙协作 | 京蒙（扶贫）协作 | 闽宁“组团式”帮扶: what may stand between the signs and the cue
COMPOUND = re.compile(
    r"[”）]?(?:东西部)?(?:扶贫|对口|劳务|产业|消费|教育|医疗|区域|两地|双方|“?组团式”?|帮扶){0,2}"
    r"(?P<c>协作|合作|帮扶|对口支援|支援|对口|扶贫|结对|情|模式|镇|经验)"
)
# 鲁|助|黄冈, in a list or behind a mark
SIGN_HELPS = re.compile(f"(?<![一-鿿])(?P<sign>{SIGN})[助援帮扶包]")
# 领导包片 | 单位帮村 | 干部包户: a formula of bare nouns
FORMULA = re.compile(
    rf"(?:{COUNT})?(?P<h>党员领导干部|(?:[省市县州区盟厅处]级)?领导干部|[省市县州区盟]领导干部|机关干部|党员干部|乡镇干部|村干部|[县科处厅局]级干部|[省市县州区盟厅处]级领导|[省市县州区盟]领导|领导|[省市县区]直(?:单位|部门|机关)|干部|部门单位|单位|部门|机关|党员|企业|(?:(?:基层|机关)?党组织|党支部)(?!联系点)|支部|能人|大户)"
    r"(?:结对(?:共建|认亲)?(?=[帮包联][村户]))?"
    r"(?P<c>包联|包保|包抓|包扶|包挂|帮扶|联系|结对|包|帮|联|挂|扶)"
    r"(?P<b>（县）乡镇|县乡|乡镇|贫困村|贫困户|后进村|片区|片|县|乡|镇|村|户|组|点)(?![长委民子])"
)
# 工作队到村、干部到户 | 工作队到村的机制
ARRIVES = re.compile(
    rf"(?P<listed>(?<=、))?(?:{COUNT})?(?P<h>驻村工作队|工作队|(?:党员|机关)?干部|第一书记)"
    "(?P<c>[到进驻])(?P<b>村|户)(?(listed)(?=[、，。；]|$)|"
    "(?=、[^，。；]{2,6}[到进驻包联帮]|(?<!驻村)的?[^，。；、]{0,12}?(?:机制|制度|模式|体系)))"
)
IN_ARRIVES = re.compile("[队部记][到进驻][村户]")
IN_FORMULA = re.compile("[包帮联挂扶保系对抓](?:[（县乡后片镇村户组点]|贫困[村户])")
# 东西部扶贫协作|专项资金
FUND = re.compile("(?:专项|财政|帮扶|援助|项目)*(?:资金|款物)")
# 东西部扶贫协作 | 东西部结对帮扶关系 | 东部共向西部地区|提供资金
EAST_WEST = re.compile(
    "东西部?(?:扶贫|对口|劳务|产业|结对|消费){0,2}(?:协作|帮扶)"
    "|东部(?:地区|省份|省市|协作省份)?(?:累计|先后|共|已)*[向为对](?:中西部|西部)(?:地区|省份|省区)?(?=[^，。；]{0,6}(?:提供|投入|捐|选派|派|拨|援))"
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


def read_sign_helps(text: str, span: tuple[int, int], mentions: list[Mention]) -> Iterator[Reading]:
    """Yield a Reading for each sign of a province that helps a place: 鲁助黄冈, 闽援宜昌."""
    for mention in mentions if SIGN_HELPS.search(text, *span) else ():
        match = SIGN_HELPS.match(text, mention.start - 2, mention.start)
        if match is None or mention.kind != "place" or match.start() < span[0]:
            continue
        gazetteer = load_gazetteer()
        place = gazetteer.places[gazetteer.signs[match["sign"]]]
        there = end_of(mention)
        here = End(place.name, place.id, "place", match.start(), match.start() + 1)
        if not same_province(here, there):
            yield Reading(
                alone(here), alone(there), "支援", "sign_helps", match.start(), mention.end
            )


def read_formulas(text: str, span: tuple[int, int], region: str | None) -> Iterator[Reading]:
    """Yield a Reading for each formula of bare nouns (单位包村)."""
    formulas = FORMULA.finditer(text, *span) if IN_FORMULA.search(text, *span) else ()
    arrivals = ARRIVES.finditer(text, *span) if IN_ARRIVES.search(text, *span) else ()
    for match in chain(formulas, arrivals):
        if match["b"] == "点" and match["low"] is not None:  # 有|一名领导挂点
            continue
        helper = bare(match, "h", region)
        recipient = bare(match, "b", region)
        yield Reading(
            alone(helper), alone(recipient), match["c"], "formula", match.start(), match.end()
        )


def read_east_west(text: str, span: tuple[int, int], mentions: list[Mention]) -> Iterator[Reading]:
    """Yield the Reading of cooperation between east and west as such (东西部协作).

    Where a place stands right behind it (东西部扶贫协作甲市), it is cooperation with that place;
    东西部协作资金 behind a place is that place's money.
    """
    for match in EAST_WEST.finditer(text, *span):
        if any(one.kind == "place" and one.start == match.end() for one in mentions):
            continue
        if FUND.match(text, match.end()) and any(
            one.kind == "place" and "，" not in text[one.start : match.start()]
            for one in mentions
            if span[0] <= one.start < match.start()
        ):
            continue
        east, west = (
            End(name, group_id(name, None), "group", *match.span(), kind="P", head="地区")
            for name in ("东部地区", "西部地区")
        )
        yield Reading(
            alone(east), alone(west), "东西部协作", "east_west", match.start(), match.end()
        )


def bare(match: re.Match[str], side: str, region: str | None) -> End:
    """Return the End that a bare noun of a formula is."""
    name = match[side]
    if side == "h":
        kind = "S" if name.endswith(("领导", "干部", "党员", "工作队", "书记")) else "O"
        type_ = "group" if kind == "S" else "enterprise" if name == "企业" else "agency"
    else:
        kind, type_ = ("R" if name.endswith("户") else "P"), "group"
    return End(
        name,
        group_id(name, region),
        type_,
        match.start(side),
        match.end(side),
        count=read_count(match) if side == "h" else None,
        kind=kind,
        head=name,
    )


def alone(end: End) -> Phrase:
    """Return the Phrase of a single End."""
    return Phrase(end.start, end.end, end.kind or "P", (end,))
