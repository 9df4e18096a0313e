"""The ways to write an Answer: an aligned table, CSV, JSON.

In: an Answer. Out: text that ends in a line end. Example: ``json`` is an array of flat objects,
``[{"helper": "鄂尔多斯市", "recipient": "兴安盟", …}]``; an open cell is null.
"""

from __future__ import annotations

import csv
import io
import json
import unicodedata
from collections.abc import Callable

from queries.asking import Answer, Cell


def write_table(answer: Answer, language: str) -> str:
    """Return a table aligned for characters that take two columns, with the header's words."""
    heads = [column.zh if language == "zh" else column.name for column in answer.query.columns]
    heads = [head.partition("：")[0] for head in heads]
    lines = [heads, *([show(cell) for cell in row] for row in answer.rows)]
    widths = [max(map(width, column)) for column in zip(*lines, strict=True)]
    rule = ["─" * size for size in widths]
    return "".join(align(line, widths) for line in (heads, rule, *lines[1:]))


def align(line: list[str], widths: list[int]) -> str:
    """Return one line of a table."""
    cells = [cell + " " * (size - width(cell)) for cell, size in zip(line, widths, strict=True)]
    return "  ".join(cells).rstrip() + "\n"


def width(words: str) -> int:
    """Return how many columns of a terminal words take."""
    return sum(columns_of(character) for character in words)


def columns_of(character: str) -> int:
    """Return 2 for a wide character, 0 for one that adds to the one before it, else 1."""
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def show(cell: Cell) -> str:
    """Return a cell as words on one line; an open one is empty."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    return " ".join(str(cell).split())


def write_csv(answer: Answer, language: str) -> str:
    """Return CSV with the names of the columns; line breaks in a cell are kept, quoted."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(answer.columns)
    writer.writerows([show(c) if isinstance(c, bool) else c for c in row] for row in answer.rows)
    return text.getvalue()


def write_json(answer: Answer, language: str) -> str:
    """Return an array of flat objects, one a row."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


FORMATS: dict[str, Callable[[Answer, str], str]] = {
    "table": write_table,
    "csv": write_csv,
    "json": write_json,
}
