"""Rows of pairings told in running lines: 甲市：乙省、丙省, one a line or several in a sentence.

In: a symbolised line. Out: the sides of each row. Example: ``甲市：乙省，丙市：丁省`` holds the
two rows 甲市, 乙省 and 丙市, 丁省; ``乙省（甲市）`` is a row too.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import listed
from graph.extraction.symbols import RANGES, SymbolLine
from graph.groups import holds, includes

P, O, R = (RANGES[kind] for kind in "POR")  # noqa: E741 (the classes' own letters)
AID = "对口|结对|帮扶|支援|协作|援建|定点|包联|包村|包[省市州县]|驻村|联系|援[疆藏青]"
ANY = f"[{P}{O}{R}]"
SIDE = f"{ANY}(?:(?:、|和|及|，|以及)?{ANY})*"
TIE = "：|[—–-]{1,2}|→|⇒|←|⇐|/|对应"
# - | •  | （一） | 3. | ② : what may stand before a row
POINT = (
    r"(?:[-–—·•●○◆◇■□▪►▶※★☆*✓✔]+[ \t]?|[①-⑳]|[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?[ \t]?)?"
)
# 支援单位与受援地：甲部——乙县；
LEAD_IN = re.compile(rf"[^。：\t]{{1,40}}：(?={POINT}[{P}{O}])")
NAMES_AID = re.compile(rf"(?:{AID}|受援)[^。：\t]{{0,12}}：$")
# 甲省（含乙市）, 丙州（丁县为重点）, not 甲省（乙州）: two sides
NOTE = (
    r"(?:（(?:(?:不?含|包括|除)[^（）]{1,24}|[^（）]{1,16}(?:为重点|除外|为主|重点县市?|不含))）)?"
)
# ，2020年帮扶资金3000万元
MONEY = rf"(?:[，、（][^。；：\t{P}{O}{R}]{{0,24}}\d[\d.,]*[万亿]?元）?)?"
# 1.广东省：疏附县、伽师县，图木舒克市 | （二）北京市——什邡市 | 山东省→北川县 | 甲省乙省——丙市
ROW = re.compile(
    rf"{POINT}(?P<h>{listed(f'[{P}{O}]')}|{SIDE}(?={TIE}))(?P<tie>{NOTE}(?:{TIE})|)"
    rf"(?:对口支援|对口帮扶|支援|帮扶)?(?P<b>{SIDE})"
    rf"(?:等|等地|等县|等县市|[^，。；：—→⇒\t{P}{O}{R}（]{{0,4}})?{NOTE}{MONEY}[；。，、]?$"
)
# 甲局（帮扶乙村） | 乙村（派出单位：甲局）: a body and a place in brackets
BRACKETED = re.compile(
    rf"{POINT}(?P<h>{SIDE})（[^，。：（）{P}{O}{R}]{{0,6}}(?:[{O}]：|[：为])?(?P<b>{SIDE})）[；。，、]?$"
)
# ；国家发展改革委、全国总工会: more of the right side
MORE = re.compile(rf"^(?P<b>{SIDE})等?[；。，、]?$")
# 具体如下：| 分别是: what leads rows behind a sentence on aid
LEADS_ROWS = re.compile(rf"[^，。：\t{P}{O}{R}]{{0,14}}(?:[：为是]|如下)?(?=[{P}])")
PLACES = listed(f"[{P}]")
# 甲市：乙省、丙省 | 乙省、丙省（甲市）, with the stop or the row behind it
PAIR = re.compile(
    rf"{POINT}(?P<h>{PLACES})(?:(?:{TIE})(?P<b>{PLACES})|（(?P<c>{PLACES})）)(?:等地?)?"
    rf"(?:[，；、。]|$|(?={PLACES}(?:（|{TIE})))"
)


def start_of_rows(symbols: SymbolLine, words: str, *, told: bool) -> int | None:
    """Return where rows begin in a line that leads them itself, None where it does not.

    ``words`` are those of the line: in ``支援城市：甲市（乙市）`` rows begin behind the colon.
    Behind a sentence on aid (``told``) a line of rows of places needs no lead that says so.
    """
    lead = LEAD_IN.match(symbols.line)
    behind = symbols.starts[lead.end() - 1] + 1 - symbols.starts[0] if lead is not None else 0
    if lead is not None and NAMES_AID.search(words, 0, behind):
        rows = ROW.match(symbols.line, lead.end()) or rows_in(symbols, lead.end())
        return lead.end() if rows else None
    start = LEADS_ROWS.match(symbols.line) if told else None
    return start.end() if start is not None and rows_in(symbols, start.end()) else None


def holds_rows(symbols: SymbolLine, start: int) -> bool:
    """Tell whether a line is rows from ``start`` on, each with what ties its sides."""
    row = ROW.match(symbols.line, start)
    return bool((row is not None and row["tie"]) or rows_in(symbols, start))


def rows_in(symbols: SymbolLine, start: int = 0) -> list[tuple[Phrase, Phrase]]:
    """Return the rows of places that all of a line is from ``start`` on, none where it is not.

    A place with its counties (四川省：甘孜州) makes no row.
    """
    rows: list[tuple[Phrase, Phrase]] = []
    while start < len(symbols.line):
        match = PAIR.match(symbols.line, start)
        if match is None:
            return []
        rows.append((symbols.merged(match["h"]), symbols.merged(match["b"] or match["c"])))
        start = match.end()
    return [] if any(belong(*row) for row in rows) else rows


def belong(one: Phrase, other: Phrase) -> bool:
    """Tell whether a place of the first side holds or is one of the other."""
    pairs = [(first, second) for first in one.ends for second in other.ends]
    return any(includes(a, b) or holds(b, a) for a, b in pairs)
