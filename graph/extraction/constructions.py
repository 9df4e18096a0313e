"""The constructions of policy Chinese that say who helps whom, over symbolised sentences.

In: a SymbolLine. Out: Readings: who may be helper, who recipient, by which cue. Example:
``P由P对口支援`` reads the second P as helper and the first as recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.extraction.symbols import RANGES, SymbolLine
from graph.extraction.wealth import is_better_off
from graph.lexicon import alternation, read_rows, read_words
from graph.phrases import Phrase

P, O, S, R = (RANGES[kind] for kind in "POSR")  # noqa: E741 (the classes' own letters)
HELPER = f"[{P}{O}{S}]"
RECIPIENT = f"[{P}{O}{R}]"
PARTY = f"[{P}{O}]"
ANY = f"{P}{O}{S}{R}"
# 继续 | 分别 | 积极主动 | 已经: what may stand between an end and its cue
GAP = f"[^，：、（）《》“”的由被是对向为与和同{ANY}]{{0,6}}?"
WIDE = f"[^，：《》{ANY}]{{0,10}}?"
# 继续 | 陆续: all that may stand before a verb of motion (not 扩大到, 送到)
ADVERB = "(?:要|将|已|已经|主动|分别|积极|陆续|继续|每年|定期|全部|先后|下)?"
# 支教 | 任职: what is done there
SERVICE = "支教|支医|支农|帮扶|任职|挂职|工作|服务|指导|诊疗|义诊|巡诊|坐诊|驻村|驻点|扶贫|支援|对口|开展|救援|救灾|抢险|任教|讲学|创业"
# 签署帮扶协议, not any contract
SIGNED = "(?:签署|签订|签下|结成|结为|建立|缔结)(?=[^，。]{0,10}?(?:帮扶|对口|协作|结对|援|对子))"
# 为有能力的贫困户
ATTRIBUTE = f"(?:[^，：{ANY}]{{0,14}}的)?"
AFTER = f"(?:了|着|过|到|工作|任务)?(?:其|这|那)?{ATTRIBUTE}"
def listed(one: str) -> str:
    """Return the pattern of a list of phrases of several classes: 企业以及机关."""
    return f"{one}(?:(?:、|和|及|以及){one})*"


# 甲市…，: a phrase that opens a clause, alone or behind 动员, and is not its place or time (在甲市，)
TEAMS = ("第一书记", "工作队", "督导组", "工作组")
# partners of equal rank: the better-off side helps
PARTNERS = ("with", "with_next")
ELIDED = ("elided", "elided_gives", "elided_weak", "sends", "sends_to", "for_sends")
SUBJECT = re.compile(
    f"(?:^|[，：；])(?:(?:其中|同时|目前|近年来|多年来|此外|另外|截至目前)，?)?"
    f"(?:进一步|广泛|继续|积极)?(?:动员|组织|引导|鼓励|支持|号召|发动|推动|协调|由)?"
    f"(?:[^，：；{ANY}]{{1,14}}的)?(?P<h>{listed(HELPER)})(?![的]|[^，]{{0,4}}[中上下里]，)"
)


@dataclass(frozen=True, slots=True)
class Reading:
    """What one construction reads: the two Phrases, the cue, and the span in the line."""

    helper: Phrase | None
    recipient: Phrase | None
    cue: str
    rule: str
    start: int
    end: int
    staff: Phrase | None = None


def cues(*classes: str) -> str:
    """Return the alternation of the aid cues of some classes of aid_cues.csv."""
    return alternation(row["cue"] for row in read_rows("aid_cues.csv") if row["class"] in classes)


def construction_sources() -> dict[str, str]:
    """Return the patterns by rule name, most specific first; h, b, s: helper, recipient, staff."""
    pair, bond, weak = (f"(?P<c>{cues(kind)})" for kind in ("pair", "bond", "weak"))
    strong = f"(?P<c>{cues('pair', 'weak', 'give')})"
    give = f"(?P<c>{cues('give')})"
    mutual = f"(?P<c>{cues('mutual')}|{SIGNED})"
    h, b, s = f"(?P<h>{listed(HELPER)})", f"(?P<b>{listed(RECIPIENT)})", f"(?P<s>[{S}])"
    place = f"(?P<b>{listed(f'[{P}]')})"
    send = alternation(read_words("send_verbs.csv"))
    moves = alternation(row["verb"] for row in read_rows("go_verbs.csv") if row["class"] == "move")
    aids = alternation(row["verb"] for row in read_rows("go_verbs.csv") if row["class"] == "aid")
    go = f"{moves}|{aids}"
    return {
        # 甲县由乙市对口支援 | 丙村被丁局定点帮扶
        "passive": f"{b}{GAP}(?:由|被){h}{WIDE}{pair}",
        # 甲县得到乙市的支援 | 甲县接受乙市帮扶
        "receives": f"{b}{GAP}(?:得到|接受|获得|受到|享受|受益于|得益于)(?:了|来自)?{h}的?{WIDE}{strong}",
        # 在乙市的对口支援下，甲县…
        "under_help": f"(?:在|通过|经过|得益于|靠着){h}的?{WIDE}{strong}(?:和[^，]{{1,6}})?(?:下|中)?，[^。{ANY}]{{0,16}}{b}",
        # 甲县是乙大学定点帮扶的县 | 甲村作为乙局的帮扶村
        "is_helped": f"{b}，?(?:就|正|也)?(?:是|作为|属于|系)了?{h}的?{GAP}{pair}",
        # 甲县为乙集团定点扶贫县
        "is_helped_as": f"{b}，?(?:就|正|也)?(?:是|作为|为|属于|系)了?{h}的?(?P<s>[{P}{O}{R}])",
        # 帮扶甲县的乙省 | 对口支援甲县的是乙省
        "helps_is": f"{pair}{AFTER}{b}的(?:正|就)?(?:是|有)?[^，{ANY}]{{0,4}}{h}",
        # 将丙县纳入乙省协作帮扶范围; 乙市把丙县列为帮扶对象
        "includes": f"{h}[^，：{ANY}]{{0,4}}(?:将|把){b}(?:纳入|列入|列为|确定为|作为)[^，：]{{0,12}}?{pair}",
        # 为甲县派驻工作队 | 乙市向甲县派驻工作队
        "sends_to": f"(?:{h}{WIDE})?(?:向|给|为|往|对(?!口)){b}，?{WIDE}(?:{send})了?{WIDE}{s}",
        # 对任务重的甲村，选派工作队
        "for_sends": f"对(?!口)[^，：{ANY}]{{1,30}}{b}，{WIDE}(?:{send})了?{WIDE}{s}",
        # 每个甲村有工作队、选派第一书记
        "each_has": f"每[个户所支]?{b}{GAP}(?:有|配备|{send}|明确|落实|确定)了?[^，：{ANY}]{{0,4}}{s}",
        "each_has_too": f"每[个户所支]?{b}{GAP}(?:有|配备|{send}|明确|落实|确定)了?[^，：{ANY}]{{0,4}}[{S}](?:、|和|，)(?:{send})?{s}",
        # 乙市选派教师到甲县支教
        "sends": f"(?:{h}[^，：《》{ANY}]{{0,8}}?)?(?:{send})了?[^，：{O}{S}{R}]{{0,16}}?{s}(?:等)?[^：《》{ANY}]{{0,10}}?(?:{go})了?{b}",
        # 甲村工作，选派干部驻村任职
        "sends_there": f"{place}[^。：{ANY}]{{0,8}}，[^，：{ANY}]{{0,6}}(?:{send})了?[^，：{ANY}]{{0,6}}?{s}(?:等)?(?:驻村|驻点|进村|任职|挂职|支教|支医)",
        # 优秀教师到甲县支教
        "goes": f"(?P<h>(?:{listed(HELPER)}(?:、|和|及|以及))?[{S}{O}])(?:等|们)?{GAP}(?:{aids})了?{ATTRIBUTE}{b}",
        # 教师到甲县支教: going somewhere is aid only by what is done there
        "goes_to": f"(?P<h>(?:{listed(HELPER)}(?:、|和|及|以及))?[{S}{O}])(?:等|们)?{ADVERB}(?:对口)?(?:{moves})了?{b}[^，。：{ANY}]{{0,8}}?(?P<c>{SERVICE})",
        # 甲县要与定点帮扶单位对接
        "docks": f"{b}{GAP}(?:与|同|和|跟){h}{GAP}(?P<c>对接)",
        # 在甲地，乙省援建了学校
        "in_place": f"在{b}，{h}[^，：{ANY}]{{0,8}}?{strong}",
        # 乙市在甲县援建学校
        "builds_in": f"{h}{GAP}在{b}[^，：{ANY}]{{0,8}}?(?P<c>援建|对口支援|帮扶|支教|挂职|驻村)",
        # 乙市对甲县开展对口支援 | 乙局与甲村结对
        "towards": f"{h}[^，：的由被{ANY}]{{0,24}}?(?:对(?!口)|向|为|给|帮){ATTRIBUTE}{b}[^，：的{ANY}]{{0,12}}?{pair}",
        # 乙局与甲村结对 | 乙省同甲省签署协作协议
        "with": f"{h}[^，：的由被{ANY}]{{0,12}}?(?:与|同|和|跟){b}[^：的{ANY}]{{0,12}}?{mutual}",
        # 东部249个县，与西部354个县结对
        "with_next": f"(?:^|[，：；])[^，：{ANY}]{{0,4}}?{h}，(?:与|同|和){b}[^：的{ANY}]{{0,12}}?{mutual}",
        # 乙村和甲村签下帮扶协议: one list of two partners
        "mutual": f"(?P<h>[{P}])(?:的?[^，：、{P}{O}{R}]{{0,8}}?)?(?P<c>结成|结为|签署|签订|签下|缔结|开展|建立|建立了)[^，：{ANY}]{{0,10}}?(?:对子|结对|帮扶|协作|对口)(?P<b>)",
        # 乙市为甲县提供物资
        "gives": f"{h}[^，：的由被{ANY}]{{0,24}}?(?:向|为|给){ATTRIBUTE}{b}[^，：的{ANY}]{{0,4}}?{give}",
        # 乙市对口支援的甲县
        "relative": f"{h}{GAP}{pair}的{b}(?!(?:{cues('pair')}))",
        # 乙市对口支援甲县
        "active": f"{h}(?:等|们)?{GAP}{pair}{AFTER}{b}",
        # 甲省5台车支援乙市
        "far": f"(?:^|[，：])(?P<h>[{P}])[^，：的由被对向为与和同{ANY}]{{0,18}}?{pair}{AFTER}{b}(?!的)",
        # …，为甲市提供物资
        "elided_gives": f"(?:^|[，：])[^，：的{ANY}]{{0,6}}?(?:向|为|给){ATTRIBUTE}{b}[^，：的{ANY}]{{0,4}}?{give}",
        # …，支持定点帮扶县
        "elided_weak": f"(?:^|[，：])[^，：、的在{ANY}]{{0,4}}?{weak}(?P<b>[{P}{O}])(?!的)",
        # …，对口支援甲县: the helper is the subject of the clause before
        "elided": f"(?:^|[，：])[^，：、的在{ANY}]{{0,6}}?{pair}{AFTER}{b}(?!的)",
        # 领导包县 | 单位帮村 | 干部联系户
        "bond": f"(?P<h>[{S}{O}]){GAP}{bond}{AFTER}{b}",
        # 北疆帮南疆
        "helps": f"(?P<h>[{P}])(?P<c>帮|带)(?P<b>[{P}])",
        # 企业资助贫困学生
        "weak": f"(?P<h>[{O}{S}]){GAP}{weak}{AFTER}{b}",
        # 银行发放贷款，支持贫困户
        "lends": f"(?P<h>[{O}])[^。：{ANY}]{{0,24}}?(?P<c>贷款|授信|信贷)[^。：{ANY}]{{0,24}}?(?P<b>[{R}])",
    }


@cache
def compiled() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the constructions, compiled once."""
    return tuple((rule, re.compile(source)) for rule, source in construction_sources().items())


def read_constructions(symbols: SymbolLine) -> Iterator[Reading]:
    """Yield every reading of a line; a stretch that one construction reads is read once."""
    taken: list[tuple[int, int]] = []
    for rule, pattern in compiled():
        position = 0
        while match := pattern.search(symbols.line, position):
            position = match.start() + 1
            if any(start < match.end("b") and core(match) < end for start, end in taken):
                continue
            taken.append(match.span())
            position = match.end("b")
            yield reading_of(symbols, rule, match)


def core(match: re.Match[str]) -> int:
    """Return where the part of a match begins that no other reading may share: cue or recipient."""
    starts = [match.start(name) for name in ("b", "c") if match.groupdict().get(name) is not None]
    return min(starts)


def subject_before(symbols: SymbolLine, place: int) -> Phrase | None:
    """Return the last phrase that opens a clause of the line before ``place``: its subject."""
    matches = list(SUBJECT.finditer(symbols.line, 0, place))
    return symbols.merged(matches[-1]["h"]) if matches else None


def is_village_team(staff: Phrase) -> bool:
    """Tell whether those sent are a helper by themselves: 第一书记, 驻村干部, 督导组."""
    return any("驻村" in end.name or end.name.endswith(TEAMS) for end in staff.ends)


def mutual_reading(partners: Phrase, match: re.Match[str]) -> Reading:
    """Return the Reading of a list of partners: the first half helps the second."""
    half = len(partners.ends) // 2
    first, second = partners.ends[:half], partners.ends[half:]
    helper = replace(partners, ends=first) if first else None
    recipient = replace(partners, ends=second) if len(partners.ends) == 2 else None
    if helper and recipient and is_better_off(recipient) > is_better_off(helper):
        helper, recipient = recipient, helper
    return Reading(helper, recipient, match["c"], "mutual", match.start(), match.end())


def reading_of(symbols: SymbolLine, rule: str, match: re.Match[str]) -> Reading:
    """Return the Reading of a match."""
    found = match.groupdict()
    if rule == "mutual":
        partners = symbols.merged(found["h"])
        return mutual_reading(partners, match)
    phrase = {key: symbols.merged(found[key]) if found.get(key) else None for key in "hbs"}
    if phrase["h"] is None and rule in ELIDED:
        phrase["h"] = subject_before(symbols, match.start())
        if phrase["s"] is not None and phrase["h"] is not None:
            stays = phrase["h"].kind in "PO" and not is_village_team(phrase["s"])
            phrase["h"] = phrase["h"] if stays else None
    helper, recipient = phrase["h"], phrase["b"]
    if rule in PARTNERS and helper and recipient and is_better_off(recipient) > is_better_off(helper):
        helper, recipient = recipient, helper
    return Reading(
        helper, recipient, found.get("c") or "", rule, match.start(), match.end(), phrase["s"]
    )
