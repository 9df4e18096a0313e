"""Lines and blanks: one paragraph a line, no blanks beside Chinese characters.

In: a Draft whose only line end is ``\\n``. Out: a Draft without indents, empty lines, line breaks
inside sentences, or blanks beside Chinese; a tab stays between the cells of a row, also where
rows below one another had single blanks there, or bars under a head with a rule. Example:
``北京市 帮扶\\n赤峰市，`` and ``推进协作。`` → 北京市帮扶赤峰市，推进协作。
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby, pairwise

from graph.repairs.draft import Draft, Edit
from graph.repairs.lines import Line, joins, split_lines, style_of
from graph.text import CHINESE

BLANKS = re.compile(r"[ \t]+")
CHINESE_CHAR = re.compile(f"[{CHINESE}]")
LATIN = re.compile(r"[A-Za-z0-9]")
PROSE = re.compile("[，。；：！？,;:!?]|[A-Za-z]{2}")
# ---|:---:| under the head of a table whose cells a bar parts
RULED = re.compile(
    r"^[ \t]*+\|?(?:[ \t]*+[:：]?-{2,}+[:：]?[ \t]*+(?:\||$))++[ \t]*+$", re.MULTILINE
)
BARS = re.compile(r"(?<![ \t])[ \t]*\|[ \t]*")  # a run of blanks is tried once, from its start
# a row of a table: characters, cells, rows below one another
WIDEST_ROW, MOST_CELLS, FEWEST_ROWS = 70, 8, 3


def _breaks(text: str, lines: list[Line]) -> Iterator[Edit]:
    """Yield the edits between lines: a line end stays, becomes a blank, or goes."""
    style = style_of(lines)
    if lines and lines[0].start > 0:
        yield Edit(0, lines[0].start)
    for previous, line in pairwise(lines):
        if joins(previous, line, style):
            yield Edit(previous.end, line.start, _seam(text, previous.end, line.start))
        elif line.start - previous.end > 1 or text[previous.end] != "\n":
            yield Edit(previous.end, line.start, "\n")
    last = lines[-1].end if lines else 0
    if last < len(text):
        yield Edit(last, len(text))


def _seam(text: str, end: int, start: int) -> str:
    """Return what stands between two joined lines: a blank between two Latin words."""
    left, right = text[end - 1], text[start]
    apart = LATIN.match(left) and LATIN.match(right) and not (left + right).isdigit()
    return " " if apart else ""


def _gaps(line: Line) -> Iterator[Edit]:
    """Yield the edits of the blanks inside one line."""
    spans = [match.span() for match in BLANKS.finditer(line.text)]
    wide = {span for span in spans if span[1] - span[0] > 1 or line.text[span[0]] == "\t"}
    tabbed = "\t" in line.text
    cells = tabbed or (len(wide) > 1 and len(line.text) > 4 * len(wide))
    for start, end in spans:
        left, right = line.text[start - 1], line.text[end]
        if cells and (start, end) in wide:
            left_over = "\t"
        elif CHINESE_CHAR.match(left) or CHINESE_CHAR.match(right):
            left_over = ""
        else:
            left_over = " "
        if line.text[start:end] != left_over:
            yield Edit(line.start + start, line.start + end, left_over)


def _cells(line: Line) -> int:
    """Return how many cells a line would have were its blanks those of a table, 0 for prose."""
    if len(line.text) > WIDEST_ROW or "\t" in line.text or PROSE.search(line.text):
        return 0
    cells = line.text.split()
    short = any(len(cell) < 2 and not cell.isdecimal() for cell in cells)
    return 0 if short or len(cells) > MOST_CELLS else len(cells)


def _rows(lines: list[Line]) -> Iterator[Edit]:
    """Yield the edits that make tabs of the blanks in lines of a table told with blanks.

    They do where lines in a row have the same number of cells.
    """
    counts = [_cells(line) if " " in line.text else 0 for line in lines]
    start = 0
    for count, group in groupby(counts):
        size = len(list(group))
        if count > 1 and size >= FEWEST_ROWS:
            for line in lines[start : start + size]:
                for match in BLANKS.finditer(line.text):
                    yield Edit(line.start + match.start(), line.start + match.end(), "\t")
        start += size


def _bars(line: Line) -> int:
    """Return how many bars part the cells of a line."""
    return line.text.strip("|").count("|")


def _barred(text: str) -> Iterator[Edit]:
    """Yield the edits that make tabs of the bars of a table with a rule under its head."""
    lines = split_lines(text)
    ruled = [bool(RULED.match(line.text)) for line in lines]
    inside, cells = False, 0
    for place, line in enumerate(lines):
        if ruled[place + 1 : place + 2] == [True]:
            inside, cells = True, _bars(line)
        elif inside:
            inside = ruled[place] or (0 < _bars(line) == cells and not line.apart)
        if inside and ruled[place]:
            yield Edit(line.start, line.end, "", "markup")
        elif inside:
            for match in BARS.finditer(line.text):
                edge = match.start() == 0 or match.end() == len(line.text)
                start, end = line.start + match.start(), line.start + match.end()
                yield Edit(start, end, "" if edge else "\t")


def repair_layout(draft: Draft) -> Draft:
    """Return the Draft with one paragraph a line."""
    if "--" in draft.text and "|" in draft.text and RULED.search(draft.text):
        draft = draft.edited(_barred(draft.text))
    lines = split_lines(draft.text)
    tabbed = draft.edited(_rows(lines)) if " " in draft.text else draft
    lines = lines if tabbed is draft else split_lines(tabbed.text)
    joined = tabbed.edited(_breaks(tabbed.text, lines))
    if " " not in joined.text and "\t" not in joined.text:
        return joined
    lines = lines if joined is tabbed else split_lines(joined.text)
    lines = [line for line in lines if " " in line.text or "\t" in line.text]
    return joined.edited(edit for line in lines for edit in _gaps(line))
