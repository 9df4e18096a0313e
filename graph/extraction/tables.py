"""Pairings told as a list or a table: 广东省：疏附县、伽师县 under a line that says what it is.

In: symbolised lines in order. Out: Readings. Example: under ``对口支援关系如下：`` the line
``北京市——什邡市`` has the helper 北京市 and the recipient 什邡市. A table's cells stand in one line
with tabs between them, or one a line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from graph.coordination import Phrase
from graph.extraction.constructions import Reading, listed
from graph.extraction.symbols import RANGES, SymbolLine
from graph.extraction.table_columns import (
    HELPER,
    OTHER,
    RECIPIENT,
    UNKNOWN,
    read_glued,
    read_head,
    role_of,
)
from graph.extraction.table_money import money_of
from graph.extraction.table_rows import Cell, Sides, cells_of, orient, pair_cells
from graph.extraction.wealth import is_better_off

P, O, R = (RANGES[kind] for kind in "POR")  # noqa: E741 (the classes' own letters)
AID = "对口|结对|帮扶|支援|协作|援建|定点|包联|包村|驻村|联系|援[疆藏青]"
# 对口支援关系如下： | 结对帮扶名单（甲省—乙省） | 一、对口支援安排
LEAD = re.compile(
    rf"(?:{AID})[^。\t]{{0,24}}(?:如下|安排|名单|关系|一览|对象|任务|分工|方案|表|：)"
    r"(?:[^。\t]{0,6}|（[^）]{0,24}）[^。\t]{0,3})$"
)
# 二、单位包村: a heading that names the pairing and nothing else
HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|附件?\d?[：:]?)[^，。：；\t]{0,10}(?:包村|包联|结对|帮扶|支援|协作|挂钩)$"
)
# 支援单位与受援地：甲部——乙县；
LEAD_IN = re.compile(rf"^[^。：\t]{{0,40}}?(?:{AID}|受援)[^。：\t]{{0,12}}：(?=[{P}{O}])")
ANY = f"[{P}{O}{R}]"
SIDE = f"{ANY}(?:(?:、|和|及|，|以及)?{ANY})*"
# 1.广东省：疏附县、伽师县，图木舒克市 | （二）北京市——什邡市 | 山东省→北川县
ROW = re.compile(
    r"(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．]?[ \t]?)?"
    rf"(?P<h>{listed(f'[{P}{O}]')})(?:：|[—–-]{{1,2}}|→|⇒|对应|)"
    rf"(?:对口支援|对口帮扶|支援|帮扶)?(?P<b>{SIDE})"
    rf"(?:等|等地|等县|等县市|[^，。；：—→⇒\t{P}{O}{R}]{{0,4}})?[；。，、]?$"
)
# ；国家发展改革委、全国总工会: more of the right side
MORE = re.compile(rf"^(?P<b>{SIDE})等?[；。，、]?$")
CUES = (
    *((word, "定点帮扶") for word in ("定点", "驻村", "包村", "包联", "挂钩")),
    ("协作", "扶贫协作"),
    ("携手", "扶贫协作"),
)
# 受援方 | 序号, in a line of its own
HEAD_CELL = re.compile(r"[\u4e00-\u9fff（）()、/]{2,14}$")
PATIENCE = 3


@dataclass(slots=True)
class Table:
    """A list or table being read, and what its rows have given so far.

    ``cells`` are those of a row told one a line, ``first`` is the left side of the last row and
    ``helps`` whether that side helps, ``alone`` a name in a line by itself that waits for another.
    """

    lead: str
    columns: tuple[str, ...] = ()
    heads: tuple[str, ...] = ()
    flat: bool = False
    misses: int = 0
    cells: list[Cell] = field(default_factory=list)
    first: Phrase | None = None
    helps: bool = True
    alone: Phrase | None = None

    def read(self, symbols: SymbolLine, words: str, *, opens: bool) -> Iterator[Reading]:
        """Yield the pairing of a line, or of the row that it ends."""
        cells = cells_of(symbols, words, symbols.starts[0])
        if len(cells) > 1:
            sides = self.of_cells(cells)
        elif self.flat:
            sides = self.of_flat(cells[0])
        else:
            sides = self.of_line(symbols) or self.of_rest(symbols, cells[0], opens=opens)
        waits = self.cells or self.alone
        self.misses = 0 if sides or waits else self.misses + 1
        if sides is not None:
            start, end = min(one.start for one in sides), max(one.end for one in sides)
            cue = next((cue for word, cue in CUES if word in self.lead), "对口支援")
            money = tuple(money_of(cells, self.heads, self.lead)) if len(cells) > 1 else ()
            yield Reading(*sides, cue, "table", start, end, amounts=money)

    def of_cells(self, cells: list[Cell]) -> Sides | None:
        """Return the sides of a row with tabs; its helper may reach down from the row above."""
        if not self.columns:
            named = [cell.phrase for cell in cells if cell.phrase is not None]
            return orient(*named[:2]) if len(named) > 1 else None
        helper, recipient = pair_cells(cells, self.columns)
        self.first = helper or self.first
        return (self.first, recipient) if self.first and recipient else None

    def of_flat(self, cell: Cell) -> Sides | None:
        """Return the sides of the row that a cell ends; a number begins a row, where it is left."""
        if cell.words.isdecimal() and self.columns[0] == OTHER:
            self.cells = []
        self.cells.append(cell)
        numbered = self.columns[0] != OTHER or self.cells[0].words.isdecimal()
        columns = self.columns if numbered else self.columns[1:]
        if len(self.cells) < len(columns):
            return None
        helper, recipient = pair_cells(self.cells, columns)
        self.cells = []
        return (helper, recipient) if helper and recipient else None

    def of_line(self, symbols: SymbolLine) -> Sides | None:
        """Return the sides of 甲：乙、丙 and of its like."""
        lead = LEAD_IN.match(symbols.line)
        match = ROW.match(symbols.line, lead.end() if lead else 0)
        if match is None:
            return None
        self.first, second = symbols.merged(match["h"]), symbols.merged(match["b"])
        if self.columns:
            self.helps = self.columns[0] == HELPER
        else:
            self.helps = orient(self.first, second)[0] is self.first
        return (self.first, second) if self.helps else (second, self.first)

    def of_rest(self, symbols: SymbolLine, cell: Cell, *, opens: bool) -> Sides | None:
        """Return the sides that a list of names by itself makes.

        It goes on a row (甲市：乙省；丙部；), or is the counterpart of the name in the line before.
        """
        match = MORE.match(symbols.line)
        before, self.alone = self.alone, None
        if match is None:
            return None
        side = symbols.merged(match["b"])
        if not opens:
            if self.first is None:
                return None
            return (self.first, side) if self.helps else (side, self.first)
        if before is not None and are_counterparts(before, side):
            return orient(before, side)
        self.alone = side
        return None


class Tables:
    """Remembers whether the lines being read stand under the lead of a list of pairings."""

    def __init__(self) -> None:
        self.table: Table | None = None

    def read(self, symbols: SymbolLine, words: str, *, opens: bool) -> Iterator[Reading]:
        """Yield the pairings of a line; ``opens`` says that ``words`` begin it."""
        if self.begins(words):
            return
        lead = LEAD_IN.match(symbols.line)
        if lead is not None and ROW.match(symbols.line, lead.end()):
            self.table = Table(words)
        if self.table is not None:
            yield from self.table.read(symbols, words, opens=opens)
            if self.table.misses > PATIENCE:
                self.table = None

    def begins(self, words: str) -> bool:
        """Tell whether a line is the title or the head of a table, and remember it."""
        cells, title = words.split("\t"), self.table.lead if self.table else ""
        columns = read_head(cells, expected=bool(title)) if len(cells) > 1 else read_glued(words)
        if columns:
            self.table = Table(title or words, columns, tuple(cells))
        elif LEAD.search(words.rstrip("。；")) or HEADING.match(words):
            self.table = Table(words)
        elif self.table is not None and not self.table.first and is_head_cell(words):
            role = role_of(words)
            self.table.columns = (*self.table.columns, role)
            self.table.flat = {HELPER, RECIPIENT} <= set(self.table.columns)
        else:
            return False
        return True


def is_head_cell(words: str) -> bool:
    """Tell whether a line is one cell of the head of a table told one cell a line."""
    return HEAD_CELL.match(words) is not None and role_of(words) != UNKNOWN


def are_counterparts(one: Phrase, other: Phrase) -> bool:
    """Tell whether two names in lines of their own are a body and a place, or rich and poor."""
    return one.kind != other.kind or is_better_off(one) != is_better_off(other)
