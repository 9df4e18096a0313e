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
from graph.extraction.constructions import Reading
from graph.extraction.mechanisms import REGIONAL
from graph.extraction.symbols import SymbolLine
from graph.extraction.table_columns import (
    HELPER,
    OTHER,
    RECIPIENT,
    UNKNOWN,
    read_glued,
    read_head,
    role_of,
)
from graph.extraction.table_lines import AID, BRACKETED, MORE, ROW, belong, rows_in, start_of_rows
from graph.extraction.table_money import money_of
from graph.extraction.table_rows import CELL_END, Cell, Sides, cells_of, orient, pair_cells
from graph.extraction.wealth import is_better_off

# 对口支援关系如下： | 结对帮扶名单（甲省—乙省） | 一、对口支援安排
LEAD = re.compile(
    rf"(?:{AID})[^。\t]{{0,24}}(?:如下|安排|名单|关系|一览|对象|任务|分工|方案|表|公示|情况|：)"
    r"(?:[^。\t]{0,6}|（[^）]{0,24}）[^。\t]{0,3})$"
)
# 二、单位包村: a heading that names the pairing and nothing else
HEADING = re.compile(
    r"^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|附件?\d?[：:]?)[^，。：；\t]{0,10}(?:包村|包联|结对|帮扶|支援|协作|挂钩)$"
    # 帮扶单位及村名
    rf"|^[^，。：；\t]{{0,6}}(?:{AID})(?:单位|部门|省市|省份|城市|方)[及与和][^，。：；\t]{{0,4}}(?:村|县|地|地区|乡镇|市州?)(?:名单?)?$"
)
CUES = (
    *((word, "定点帮扶") for word in ("定点", "驻村", "包村", "包联", "挂钩")),
    ("协作", "扶贫协作"),
    ("携手", "扶贫协作"),
    *((word, REGIONAL) for word in ("援疆", "援藏", "援青")),
    ("对口", "对口支援"),
)
# 受援方 | 序号, in a line of its own
HEAD_CELL = re.compile(r"[\u4e00-\u9fff（）()、/]{2,14}$")
PATIENCE = 3
LABELS = ("单位", "部门", "对象")


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

    def has_rows(self) -> bool:
        """Tell whether the lines are those of columns, or a row was read."""
        return bool(self.columns) or self.first is not None

    def read(
        self, symbols: SymbolLine, words: str, start: int, *, opens: bool
    ) -> Iterator[Reading]:
        """Yield the pairings of a line from ``start`` on, or of the row that it ends."""
        cells = cells_of(symbols, words, symbols.starts[0])
        rows = self.of_line(symbols, start) if len(cells) == 1 and not self.flat else []
        if not rows:
            sides = self.of_row(symbols, cells, opens=opens)
            rows = [sides] if sides is not None else []
        waits = self.cells or self.alone
        self.misses = 0 if rows or waits else self.misses + 1
        cue = next((cue for word, cue in CUES if word in self.lead), "支援")
        money = tuple(money_of(cells, self.heads, self.lead)) if len(cells) > 1 else ()
        for sides in rows:
            start, end = min(one.start for one in sides), max(one.end for one in sides)
            yield Reading(*sides, cue, "table", start, end, amounts=money)

    def of_row(self, symbols: SymbolLine, cells: list[Cell], *, opens: bool) -> Sides | None:
        """Return the sides of a row with tabs, of cells one a line, or of a list by itself."""
        if len(cells) > 1:
            return self.of_cells(cells)
        return self.of_flat(cells[0]) if self.flat else self.of_rest(symbols, opens=opens)

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

    def of_line(self, symbols: SymbolLine, start: int) -> list[Sides]:
        """Return the sides of 甲：乙、丙 and of its like, one or several in the line."""
        match = ROW.match(symbols.line, start) or BRACKETED.match(symbols.line, start)
        if match is None:
            return [orient(*sides) for sides in rows_in(symbols, start)]
        first, second = symbols.merged(match["h"]), symbols.merged(match["b"])
        if belong(first, second) or is_label(first):
            return []
        if match.re is BRACKETED and first.kind == second.kind:
            return [orient(*sides) for sides in rows_in(symbols, start)]
        self.first = first
        if self.columns:
            self.helps = self.columns[0] == HELPER
        else:
            self.helps = orient(first, second)[0] is first
        return [(first, second) if self.helps else (second, first)]

    def of_rest(self, symbols: SymbolLine, *, opens: bool) -> Sides | None:
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

    def read(
        self, symbols: SymbolLine, words: str, *, opens: bool, told: bool
    ) -> Iterator[Reading]:
        """Yield the pairings of a line; ``opens`` says that ``words`` begin it.

        ``told`` says that the sentence before speaks of aid: rows may follow it without a lead.
        """
        start = start_of_rows(symbols, words, told=told and self.table is None)
        if start is not None:
            self.table = Table(words)
        elif self.begins(words):
            return
        if self.table is not None:
            yield from self.table.read(symbols, words, start or 0, opens=opens)
            if self.table.misses > PATIENCE:
                self.table = None

    def begins(self, words: str) -> bool:
        """Tell whether a line is the title or the head of a table, and remember it."""
        cells, title = CELL_END.split(words), self.table.lead if self.table else ""
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


def is_label(side: Phrase) -> bool:
    """Tell whether a side only says what it is of: 成员单位：甲局, 受援医院：乙医院."""
    end = side.ends[0]
    bare = len(side.ends) == 1 and end.place is None and end.count is None
    return (
        bare
        and not end.id.startswith("place/")
        and role_of(end.name) in (HELPER, RECIPIENT)
        and end.name.endswith(LABELS)
    )


def are_counterparts(one: Phrase, other: Phrase) -> bool:
    """Tell whether two names in lines of their own are a body and a place, or rich and poor."""
    return one.kind != other.kind or is_better_off(one) != is_better_off(other)
