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
from pathlib import Path

from graph.repairs.draft import Draft, Edit

ROWS = Path(__file__).parent.parent / "gazetteer" / "navigation.csv"
LONGEST = 60  # a longer line tells something
SEPARATORS = r"[\s|｜>»›《》【】\[\]［］()（）·•:：/\-+,，。.、!！<*×A\d]"
# - 3 - | — 12 — | 第3页 | 3/12, alone in its line
PAGE_NUMBER = re.compile(r"[-—·\s]*(?:[-—] ?\d{1,4} ?[-—]|第 ?\d{1,4} ?页(?:[，, ]*共 ?\d+ ?页)?)[-—\s]*")
# a bare number beside a form feed is one too
LINE = re.compile(r"[^\n]+")


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The pattern of a line of menu words, and that of the beginning of a menu line."""
    with ROWS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    words, starts = (
        "|".join(
            re.escape(row["text"])
            for row in sorted(rows, key=lambda row: (-len(row["text"]), row["text"]))
            if row["kind"] == kind
        )
        for kind in ("word", "start")
    )
    return re.compile(rf"{SEPARATORS}*(?:(?:{words}){SEPARATORS}*)+"), re.compile(starts)


def is_chrome(line: str) -> bool:
    """Say whether a stripped line belongs to the frame of a page."""
    words, starts = _patterns()
    if len(line) > LONGEST:
        return False
    return bool(
        words.fullmatch(line)
        or PAGE_NUMBER.fullmatch(line)
        or (starts.match(line) and "。" not in line)
    )


def _edits(text: str) -> Iterator[Edit]:
    for match in LINE.finditer(text):
        if match.end() - match.start() <= LONGEST + 40 and is_chrome(match[0].strip()):
            yield Edit(*match.span(), "", "navigation")


def drop_chrome(draft: Draft) -> Draft:
    """Return the Draft without lines of a page's frame, listed as ``navigation``."""
    return draft.edited(_edits(draft.text))
