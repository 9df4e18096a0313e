"""One row of a table of pairings: its cells, and which side helps.

In: a symbolised line, the roles of the columns. Out: the two Phrases of a pairing. Example:
``岷县\t省财政厅`` has the helper 省财政厅, since bodies are not helped by counties.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.symbols import SymbolLine
from graph.extraction.table_columns import HELPER, RECIPIENT
from graph.extraction.wealth import is_better_off
from graph.groups import End, holds
from graph.records import record

# a cell may say this much beside the names: 五桥移民开发区
BESIDE = 8
BODIES = ("agency", "party", "government", "bank", "military", "enterprise", "school", "media")
# 东沟村 | 城关镇
PLACE_CELL = re.compile("[\u4e00-\u9fff]{1,8}(?P<ending>村|社区|嘎查|乡|镇|苏木|街道)")
# 县水利站 | 国网供电公司
BODY_CELL = re.compile(
    "[\u4e00-\u9fff（）]{1,18}(?P<ending>局|委|办|站|中心|公司|集团|厂|银行|信用社|医院|学校|中学|小学|大学|学院|部|厅|院|所)"
)
BODY_TYPES = dict.fromkeys("局委办站心部厅院所", "agency") | dict.fromkeys("司团厂", "enterprise")
BODY_TYPES |= {"行": "bank", "社": "bank", "校": "school", "学": "school"}
# what stands between the cells of a line
CELL_END = re.compile("[\t|｜]")
STOPS = re.compile("[、，,和及与等；。（）()\\d.\\s]")


# helper and recipient
Sides = tuple[Phrase, Phrase]


@record(frozen=True, slots=True)
class Cell:
    """A cell of a row: its words, and the list of names that it is, None where it is none."""

    words: str
    start: int
    phrase: Phrase | None


def cells_of(symbols: SymbolLine, words: str, start: int) -> list[Cell]:
    """Return the cells of a line that begins at the clean offset ``start``."""
    cells = []
    for cell in CELL_END.split(words):
        end = start + len(cell)
        inside = [one for one in symbols.phrases if start <= one.start and one.end <= end]
        cells.append(Cell(cell, start, whole(cell, inside)))
        start = end + 1
    return cells


def named_cell(cell: str, start: int, role: str) -> Phrase | None:
    """Return what a cell names by itself, under a head that says what it holds: 东沟村, 县水利站.

    A known name that the cell only begins with (石河子村) is not what it says.
    """
    ending = PLACE_CELL if role == RECIPIENT else BODY_CELL
    match = ending.fullmatch(cell)
    if match is None:
        return None
    kind, type_ = ("P", "place") if role == RECIPIENT else ("O", BODY_TYPES[match["ending"][-1]])
    end = End(cell, "", type_, start, start + len(cell), kind=kind, head=match["ending"])
    return Phrase(end.start, end.end, kind, (end,))


def whole(cell: str, inside: list[Phrase]) -> Phrase | None:
    """Return the phrases of a cell as one where they are all that it says."""
    named = sum(one.end - one.start for one in inside)
    if not inside or len(STOPS.sub("", cell)) - named > BESIDE:
        return None
    ends = tuple(end for one in inside for end in one.ends)
    return Phrase(inside[0].start, inside[-1].end, inside[0].kind, ends)


def pair_cells(cells: list[Cell], columns: tuple[str, ...]) -> tuple[Phrase | None, Phrase | None]:
    """Return helper and recipient of a row by the roles of its columns.

    A row that is shorter than the head lacks the cells at its left, which reach down from a row
    above (rowspan), unless all of them can be read from the left.
    """
    roles = columns[: len(cells)]
    sides = by_role(cells, roles)
    if None in sides and len(cells) < len(columns):
        sides = by_role(cells, columns[len(columns) - len(cells) :])
    return sides


def by_role(cells: list[Cell], roles: tuple[str, ...]) -> tuple[Phrase | None, Phrase | None]:
    """Return the two sides of a row, each the join of its columns."""
    found: dict[str, Phrase | None] = {HELPER: None, RECIPIENT: None}
    for cell, role in zip(cells, roles, strict=False):
        phrase = cell.phrase if role in found else None
        if role in found and (phrase is None or phrase.end < cell.start + len(cell.words)):
            phrase = named_cell(cell.words, cell.start, role) or phrase
        if phrase is not None:
            found[role] = joined(found[role], phrase)
    return found[HELPER], found[RECIPIENT]


def joined(first: Phrase | None, second: Phrase) -> Phrase:
    """Return two cells of one side as one; a place before a place within it is its container."""
    if first is None or (len(first.ends) == 1 and holds(first.ends[0], second.ends[0])):
        return second
    return Phrase(first.start, second.end, second.kind, first.ends + second.ends)


def orient(first: Phrase, second: Phrase) -> Sides:
    """Return helper and recipient of a pair whose order the text does not tell."""
    return (second, first) if rank(second) > rank(first) else (first, second)


def rank(phrase: Phrase) -> tuple[bool, bool, bool]:
    """Return how likely a side is to help: bodies, those better off, then whole provinces."""
    return (
        all(end.type in BODIES for end in phrase.ends),
        is_better_off(phrase),
        all(end.id.endswith("0000") for end in phrase.ends),
    )
