"""Which line breaks of a text are hard ones inside a sentence.

In: the lines of a Draft. Out: whether two lines are one. A text is wrapped when most of its lines
end, unfinished, at the same width. Example: 北京市对口帮扶 / 赤峰市和乌兰察布市。 is one line.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from graph.records import record
from graph.text import CLOSING, HAN

LINE = re.compile(r"[^\n]+")
# 。 or 。” at the end of a line
FINISHES = tuple("。！？!?…;；:：.")
CLOSED = CLOSING + ")]\"'"
OPEN = tuple("，、,（(《“‘")
LINKING = tuple("和与及的由向在对将把为")
BRACKETS = (("《", "》"), ("（", "）"), ("(", ")"), ("“", "”"))
PUNCTUATED = re.compile("[，,；;。]")
BEGINS = re.compile(rf"[{HAN}\d“《（(A-Z]")
CONTINUES = tuple("，。、；：！？）》”’,;!?)")
# 第一章 | 一、 | （一） | 1. | ① | —— | 附件
HEADING = re.compile(
    r"第[一二三四五六七八九十百零〇\d]{1,5}[章节条编部篇]|[一二三四五六七八九十]{1,3}[、．.]|"
    r"[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、．.）)](?!\d)|[①-⑳⑴-⒇⒈-⒛]|——|--|"
    r"[•●■◆▪★※◎○□►▲△◇*+·]|[-—] |附件|附表|附：|表 ?\d|图 ?\d|专栏|注："
)
# 发布时间：… | 来源：… | 2016年3月1日, alone
DESCRIBING = re.compile(
    r"(?:发布|成文|印发|内容|更新|生成|公布)?(?:时间|日期)|(?:文章|信息|稿件)?来源|作者|(?:责任)?编辑|责编|记者|"
    r"索引号|文号|发文|主题词|关键词|标题|名称|摘要|抄送|附件|[（(]?\d{4}[-年./]\d{1,2}[-月./]\d{1,2}日?"
)


WIDEST = 80  # no page wraps at more Chinese characters


class Line(NamedTuple):
    """A line that is not empty: its stripped text and span, and what stood before it."""

    text: str
    start: int
    end: int
    indented: bool
    apart: bool

    @property
    def width(self) -> float:
        """Width in Chinese characters; Latin ones count half."""
        return len(self.text) - len(self.text.encode("ascii", "ignore")) / 2

    @property
    def finished(self) -> bool:
        """Whether a full stop, a colon or the like ends the line, closing marks aside."""
        return self.text.rstrip(CLOSED).endswith(FINISHES)


def split_lines(text: str) -> list[Line]:
    """Return the lines that hold anything."""
    lines = []
    last = 0
    for match in LINE.finditer(text):
        whole = match[0]
        body = whole.lstrip(" \t")
        indent = len(whole) - len(body)
        body = body.rstrip(" \t")
        if not body:
            continue
        left = match.start() + indent
        indented = indent >= 2 or (indent == 1 and whole[0] == "\t")
        lines.append(Line(body, left, left + len(body), indented, match.start() - last > 1))
        last = match.end()
    return lines


@record(frozen=True, slots=True)
class Style:
    """How a text breaks its lines: ``wrap`` is the width of a full line, None where lines are
    not wrapped; ``marked`` says that indents or empty lines tell paragraphs apart.
    """

    wrap: float | None
    marked: bool


def style_of(lines: list[Line]) -> Style:
    """Return how these lines are broken."""
    marked = sum(line.indented or line.apart for line in lines[1:]) * 4 >= len(lines) > 2
    return Style(_wrap_width(lines), marked)


def _wrap_width(lines: list[Line]) -> float | None:
    """Return the least width of a full line, or None where the text is not wrapped."""
    if len(lines) < 4 or max(len(line.text) for line in lines) > 2 * (WIDEST + 6):
        return None
    widths = sorted(line.width for line in lines)
    edge = widths[int(len(widths) * 0.95) - 1]
    if not 16 <= edge <= WIDEST or widths[-1] > edge + 6:
        return None
    full = [line for line in lines if line.width >= edge - 2.5]
    unfinished = sum(not line.finished for line in full)
    punctuated = sum(PUNCTUATED.search(line.text) is not None for line in lines)
    wrapped = (
        len(full) >= max(3, len(lines) * 0.3)
        and unfinished >= len(full) * 0.5
        and punctuated >= len(lines) * 0.6
    )
    return edge - 2.5 if wrapped else None


def joins(line: Line, following: Line, style: Style) -> bool:
    """Say whether the break between two lines falls inside a sentence."""
    if "\t" in line.text or "\t" in following.text:
        return False
    if following.text.startswith(CONTINUES):
        return True
    if line.finished or DESCRIBING.match(following.text):
        return False
    if HEADING.match(following.text) or DESCRIBING.match(line.text):
        return False
    if line.text.endswith(OPEN) or _closes(line.text, following.text):
        return True
    if following.indented or following.apart:
        return False
    if style.wrap is not None:
        return line.width >= style.wrap
    return style.marked and _reads_on(line, following)


def _closes(text: str, following: str) -> bool:
    """Say whether the next line closes a bracket that this one left open: 《某省 / 规划》."""
    for opening, closing in BRACKETS:
        if text.rfind(opening) > text.rfind(closing):
            close = following.find(closing)
            return close >= 0 and opening not in following[:close]
    return False


def _reads_on(line: Line, following: Line) -> bool:
    """Say whether an unfinished line is no heading but the first part of a sentence."""
    if HEADING.match(line.text) and "。" not in line.text:
        return False
    if line.text.endswith(tuple(CLOSED)) or BEGINS.match(following.text) is None:
        return False
    sentence = "。" in line.text or (line.width >= 18 and PUNCTUATED.search(line.text))
    return bool(sentence) or (line.width >= 12 and line.text.endswith(LINKING))
