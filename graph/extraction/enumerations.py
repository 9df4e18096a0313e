"""Paragraphs that are enumerated by 一是 … 二是 …: what leads them governs them all.

In: clean text and the start of a paragraph. Out: the span of the paragraph that leads the
enumeration. Example: ``二是整合资金300万元`` is led by ``2018年，筹资900万元。`` above it.
"""

from __future__ import annotations

import re

NUMBERED = re.compile("[ 　]*[一二三四五六七八九十]是")
LONGEST = 12


def lead_of(text: str, start: int) -> tuple[int, int] | None:
    """Return the span of the paragraph that leads the one at ``start``, None outside of a list."""
    for _ in range(LONGEST):
        if NUMBERED.match(text, start) is None:
            return None
        end = text.rfind("\n", 0, max(start - 1, 0)) + 1, start
        while end[0] and not text[slice(*end)].strip():
            end = text.rfind("\n", 0, end[0] - 1) + 1, end[0]
        if end[0] == start:
            return None
        if NUMBERED.match(text, end[0]) is None:
            return end
        start = end[0]
    return None
