"""The constructions of policy Chinese that say who helps whom, over symbolised sentences.

In: a SymbolLine. Out: Readings: who may be helper, who recipient, by which cue. Example:
``P由P对口支援`` reads the second P as helper and the first as recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from graph.extraction.symbols import RANGES, SymbolLine
from graph.lexicon import alternation, read_rows
from graph.phrases import Phrase

P, O, S, R = (RANGES[kind] for kind in "POSR")  # noqa: E741 (the classes' own letters)
HELPER = f"[{P}{O}{S}]"
RECIPIENT = f"[{P}{O}{R}]"
PARTY = f"[{P}{O}]"
ANY = f"{P}{O}{S}{R}"
# 继续 | 分别 | 积极主动 | 已经: what may stand between an end and its cue
GAP = f"[^，：、（）《》“”的由被对向为与和同{ANY}]{{0,6}}?"
WIDE = f"[^，：《》{ANY}]{{0,10}}?"
AFTER = "(?:了|着|过|到|工作|任务)?(?:其|这|那)?"


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
    pair, bond, weak = f"(?P<c>{cues('pair')})", f"(?P<c>{cues('bond')})", f"(?P<c>{cues('weak')})"
    h, b, s = f"(?P<h>{HELPER})", f"(?P<b>{RECIPIENT})", f"(?P<s>[{S}])"
    party = f"(?P<b>{PARTY})"
    go = "(?:到|赴|前往|奔赴|进驻|深入|奔向|抵达|驰援|支援|援助|援建|对口支援|帮扶|进入|下到|下沉到?|驻)"
    send = "(?:选派|派出|派驻|派遣|选聘|安排|抽调|组建|组织|动员|向外派出|输送|选调|下派|增派|派|聘请|鼓励|引导|支持|选拔)"
    return {
        # 甲县由乙市对口支援 | 丙村被丁局定点帮扶
        "passive": f"{b}{GAP}(?:由|被){h}{WIDE}{pair}",
        # 甲县得到乙市的支援 | 甲县接受乙市帮扶
        "receives": f"{b}{GAP}(?:得到|接受|获得|受到|享受|受)(?:了|来自)?{h}的?{WIDE}{pair}",
        # 在乙市的对口支援下，甲县…
        "under_help": f"在{h}的?{WIDE}{pair}(?:和[^，]{{1,6}})?下，[^，{ANY}]{{0,4}}{b}",
        # 甲县是乙大学定点帮扶的县 | 甲村作为乙局的帮扶村
        "is_helped": f"{b}，?(?:就|正|也)?(?:是|作为|为|属于|系)了?{h}的?{GAP}{pair}的?(?P<g>[{P}{O}{R}])?",
        # 帮扶甲县的是乙省
        "helps_is": f"{pair}{AFTER}{b}的(?:正|就)?(?:是|有)?[^，{ANY}]{{0,4}}{h}",
        # 向甲县派驻工作队
        "sends_to": f"(?:{h}{WIDE})?(?:向|给|为|往){b}{WIDE}{send}了?{WIDE}{s}",
        # 乙市选派教师到甲县支教
        "sends": f"(?:{h}[^，：《》{ANY}]{{0,8}}?)?{send}了?[^，：{ANY}]{{0,6}}?{s}[^：《》{ANY}]{{0,10}}?{go}了?{b}",
        # 优秀教师到甲县支教
        "goes": f"(?P<h>[{S}{O}])(?:等|们)?{GAP}{go}了?{b}",
        # 乙市对甲县开展对口支援 | 乙局与甲村结对
        "towards": f"{h}{GAP}(?:对|向|为|给|与|同|和|跟)[^，：、{ANY}]{{0,4}}{b}{WIDE}{pair}",
        # 乙市对口支援的甲县
        "relative": f"{h}{GAP}{pair}的{b}",
        # 乙市对口支援甲县
        "active": f"{h}(?:等|们)?{GAP}{pair}{AFTER}{b}",
        # 领导包县 | 单位帮村 | 干部联系户
        "bond": f"(?P<h>[{S}{O}]){GAP}{bond}{AFTER}{b}",
        # 企业资助贫困学生
        "weak": f"(?P<h>[{O}{S}]){GAP}{weak}{AFTER}{b}",
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
            if any(start < match.end("b") and match.start("c" if "c" in match.groupdict() else "b") < end for start, end in taken):
                continue
            taken.append(match.span())
            position = match.end("b")
            yield reading_of(symbols, rule, match)


def reading_of(symbols: SymbolLine, rule: str, match: re.Match[str]) -> Reading:
    """Return the Reading of a match."""
    found = match.groupdict()
    phrase = {key: symbols.phrase(found[key]) if found.get(key) else None for key in "hbs"}
    return Reading(
        phrase["h"], phrase["b"], found.get("c") or "", rule, match.start(), match.end(), phrase["s"]
    )
