"""Where titles of cited texts stand: 《…》 and what damage left of them.

In: clean text. Out: Titles, the span of the marks and the span of the words between them.
Example: ``按照《甲省扶贫条例》（2015年）`` has one Title, its words are 甲省扶贫条例.
"""

from __future__ import annotations

import re

from graph.records import record

# 《…》 with one level of 〈…〉 or 《…》 inside | 《… up to a stop where 》 is lost
MARKED = re.compile(r"《(?:[^《》\n]|《[^《》\n]*》){1,120}》|《[^《》\n，。；：、！？]{2,80}")


@record(frozen=True, slots=True)
class Title:
    """The span with its marks, the span of the words, and whether the right mark is lost."""

    start: int
    end: int
    inner_start: int
    inner_end: int
    damaged: bool


def find_titles(text: str) -> list[Title]:
    """Return the marked titles of a clean text, in order."""
    titles = []
    for match in MARKED.finditer(text):
        start, end = match.span()
        damaged = text[end - 1] != "》"
        titles.append(Title(start, end, start + 1, end if damaged else end - 1, damaged))
    return titles
