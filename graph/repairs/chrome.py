"""Lines of a page's frame: menus, share buttons, page numbers.

In: a Draft. Out: the Draft without lines that hold nothing else. The words of menus are rows of
gazetteer/navigation.csv: a line made of rows of kind ``word`` and separators goes, and a short one
that begins with a row of kind ``start``. Example: 首页 | 联系我们 goes, 首页新闻部帮扶三个村 stays.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from graph.repairs.draft import Draft, Edit

ROWS = Path(__file__).parent.parent / "gazetteer" / "navigation.csv"
LONGEST = 60  # a longer line tells something
SEPARATORS = re.compile(r"[\s|｜>»›《》【】\[\]［］()（）·•:：/\-+,，。.、!！<*×\d]+")
# - 3 - | — 12 — | 第3页 | 3/12, alone in its line
PAGE_NUMBER = re.compile(
    r"[-—·\s]*(?:[-—] ?\d{1,4} ?[-—]|第 ?\d{1,4} ?页(?:[，, ]*共 ?\d+ ?页)?)[-—\s]*"
)
# 3, alone in its line
BARE = re.compile(r"[ \t]*[1-9][0-9]{0,2}[ \t]*")


@cache
def _navigation() -> tuple[frozenset[str], tuple[str, ...]]:
    """The words of menus, and the beginnings of the lines of menus."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words = frozenset(row["text"] for row in rows if row["kind"] == "word")
    return words, tuple(row["text"] for row in rows if row["kind"] == "start")


def is_chrome(line: str) -> bool:
    """Say whether a stripped line belongs to the frame of a page."""
    if not line or len(line) > LONGEST or "。" in line or "，" in line:
        return False
    words, starts = _navigation()
    if line.startswith(starts):
        return True
    pieces = [piece for piece in SEPARATORS.split(line) if piece]
    if pieces and pieces[0] in words:
        return words.issuperset(pieces)
    return PAGE_NUMBER.fullmatch(line) is not None


def _counted(lines: list[str]) -> frozenset[str]:
    """Return the bare numbers that count pages: lines of digits, each one more than the last."""
    bare = [line.strip() for line in lines if len(line) < 20 and BARE.fullmatch(line)]
    rising = len(bare) > 1 and all(int(b) == int(a) + 1 for a, b in pairwise(bare))
    return frozenset(bare) if rising else frozenset()


def _edits(text: str) -> Iterator[Edit]:
    position = 0
    lines = text.split("\n")
    pages = _counted(lines)
    for line in lines:
        short = len(line) <= LONGEST + 40
        if short and (is_chrome(line.strip()) or line.strip() in pages):
            yield Edit(position, position + len(line), "", "navigation")
        position += len(line) + 1


def drop_chrome(draft: Draft) -> Draft:
    """Return the Draft without lines of a page's frame, listed as ``navigation``."""
    return draft.edited(_edits(draft.text))
