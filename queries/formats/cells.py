"""What the formats share: heads of columns, cells as words, cells that are no formula.

In: a cell. Out: words. Example: the name ``=总部`` is written ``'=总部`` into a table that a
spreadsheet opens; the number -5 stays -5.
"""

from __future__ import annotations

from queries.asking import Answer, Cell

# what makes a spreadsheet read a cell as a formula
FORMULA = ("=", "+", "-", "@", "\t", "\r")


def heads_of(answer: Answer, language: str) -> list[str]:
    """Return the heads of the columns: short words in zh, names in en."""
    heads = [column.zh if language == "zh" else column.name for column in answer.query.columns]
    return [head.partition("：")[0] for head in heads]


def show(cell: Cell) -> str:
    """Return a cell as words on one line; an open one is empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return " ".join(str(cell).split())


def guard(cell: Cell) -> Cell:
    """Return a cell that no spreadsheet takes for a formula: such words get a leading ``'``."""
    if isinstance(cell, bool):
        return show(cell)
    if isinstance(cell, str) and cell.startswith(FORMULA):
        return f"'{cell}"
    return cell
