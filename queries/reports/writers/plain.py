"""The plain words of a report: what a typeface must show, and what the width of a column is by.

In: a Report, a table or a line. Out: words, widths. Example: 鄂尔多斯市² is 鄂尔多斯市.
"""

from __future__ import annotations

import re

from queries.formats.table import width
from queries.reports.inquiry import show_steering
from queries.reports.notes import name_source, tell_position
from queries.reports.parts import Chart, Figure, Line, Report, Table, lines_of
from queries.reports.phrases import load_phrases

# what a line does not break: a word or a number in Latin letters; one Chinese character
WORD = re.compile(r"[!-~\u00a0-\u024f–]+|[^\s]")
ALWAYS = "0123456789〔〕U+ABCDEF•^（）()[]“”、，：。—–-%.,　 "


def plain_of(line: Line) -> str:
    """Return a line without its notes; of a reference to a document some room."""
    shown = (run.shown if isinstance(run, Figure) else run for run in line)
    return "".join(run if isinstance(run, str) else "0" * 9 for run in shown)


def share_widths(table: Table, room: float, unit: float) -> list[float]:
    """Return the widths of columns: each holds its longest word, the rest goes by what it has.

    ``unit`` is the width of half a character.
    """
    least, wanted = [], []
    for at, head in enumerate(table.heads):
        cells = [plain_of(row[at]) for row in table.rows]
        words = [word for cell in (head, *cells) for word in WORD.findall(cell)]
        if at in table.numeric:
            words += cells
        least.append(unit * (max(map(width, words), default=0) + 4))
        wanted.append(unit * (min(44, max(map(width, (head, *cells)))) + 4))
    spare = room - sum(least)
    if spare < 0:
        return [room * need / sum(least) for need in least]
    more = [max(0.0, want - need) for want, need in zip(wanted, least, strict=True)]
    part = spare / (sum(more) or 1)
    if not sum(more):
        return [need + spare / len(least) for need in least]
    return [need + part * extra for need, extra in zip(least, more, strict=True)]


def characters_of(report: Report) -> set[str]:
    """Return every character that a report shows."""
    words = [ALWAYS, report.title, plain_of(report.about)]
    words += load_phrases()[report.language].values()
    for section in report.sections:
        words += [section.title, *map(plain_of, lines_of(section))]
        for block in section.blocks:
            if isinstance(block, Table):
                words += [block.title, *block.heads]
            elif isinstance(block, Chart):
                words += [block.title, *block.categories]
                words += [word for one in block.series for word in (one.name, *one.shown)]
    for source in report.sources:
        words += [source.reference, show_steering(source.document)]
        words.append(name_source(report, source.document))
    for note in report.notes:
        words.append(note.exact)
        for place in note.places:
            words += [place.quote.quote, tell_position(place, report.language)]
    return set("".join(words)) - {"\n"}
