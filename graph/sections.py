"""Headings of a clean text: where its titled stretches begin and end.

In: clean text, one paragraph a line. Out: Sections. A section ends where the next of its level or
a higher one begins. Example: 一、总体要求 is of level 3, （一）指导思想 of level 4 within it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.model import Section
from graph.repairs.lines import DESCRIBING, FINISHES

NUMBER = "[一二三四五六七八九十百零〇\\d]"
# 第一章 | 第二节 | 一、 | （一） | 1. | （1）, each with its level
NUMBERED = (
    (re.compile(rf"第{NUMBER}{{1,4}}[编篇部]分?(?![一-鿿]*[，。])"), 0),
    (re.compile(rf"第{NUMBER}{{1,4}}章"), 1),
    (re.compile(rf"第{NUMBER}{{1,4}}节"), 2),
    (re.compile(r"[一二三四五六七八九十]{1,3}[、．.]"), 3),
    (re.compile(r"（[一二三四五六七八九十]{1,3}）"), 4),
    (re.compile(r"\d{1,2}[、．.](?!\d)"), 5),
    (re.compile(r"（\d{1,2}）"), 6),
)
PLAIN = 7
LONGEST = 40  # characters of a heading
HEAD = re.compile(r"[^。：；\n]*")


def _numbered(line: str) -> tuple[str, int] | None:
    """Return the heading at the beginning of a numbered line, and its level."""
    for pattern, level in NUMBERED:
        if pattern.match(line) is None:
            continue
        match = HEAD.match(line)
        title = match[0] if match is not None else line
        return (title, level) if len(title) <= LONGEST or level < 5 else None
    return None


def _plain(line: str, before: str, after: str) -> bool:
    """Say whether a line without a number stands as a heading between two paragraphs."""
    return (
        4 <= len(line) <= LONGEST
        and not line.endswith((*FINISHES, "，", "、", "》"))
        and "\t" not in line
        and "。" not in line
        and DESCRIBING.match(line) is None
        and "。" in after
        and len(after) > len(line)
        and before[-1:] in "。！？”）；："
    )


def _listed(line: str, before: str) -> bool:
    """Say whether a numbered line is an item of a list: （一）甲；（二）乙。"""
    return line.endswith("；") or before.endswith("；")


def _headings(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield (title, level, start) of each heading."""
    lines = text.split("\n")
    position = 0
    for number, line in enumerate(lines):
        numbered = _numbered(line)
        before = lines[number - 1] if number else ""
        after = lines[number + 1] if number + 1 < len(lines) else ""
        if numbered is not None and (numbered[1] < 4 or not _listed(line, before)):
            yield numbered[0][: LONGEST * 2], numbered[1], position
        elif before and _plain(line, before, after):
            yield line, PLAIN, position
        position += len(line) + 1


def find_sections(text: str) -> tuple[Section, ...]:
    """Return the titled stretches of a clean text, in the order of their beginnings."""
    headings = list(_headings(text))
    ends = [len(text)] * len(headings)
    waiting: list[int] = []
    for number, (_, level, start) in enumerate(headings):
        while waiting and headings[waiting[-1]][1] >= level:
            ends[waiting.pop()] = start
        waiting.append(number)
    return tuple(
        Section(title, level, start, end)
        for (title, level, start), end in zip(headings, ends, strict=True)
    )
