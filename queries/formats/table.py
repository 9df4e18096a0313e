"""A table for a terminal, aligned for characters that take two columns.

In: an Answer. Out: lines. Example: 兴安盟 is padded to six columns.
"""

from __future__ import annotations

import unicodedata

from queries.asking import Answer
from queries.formats.cells import heads_of, show


def write_table(answer: Answer, language: str) -> str:
    """Return a table aligned for characters that take two columns, with the header's words."""
    heads = heads_of(answer, language)
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
