"""Which line breaks of a text are hard ones inside a sentence.

In: the lines of a Draft. Out: whether two lines are one. A text is wrapped when most of its lines
end, unfinished, at the same width. Example: 北京市对口帮扶 / 赤峰市和乌兰察布市。 is one line.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from graph.text import CLOSING, HAN

LINE = re.compile(r"[^\n]+")
# 。 or 。” at the end of a line
FINISHED = re.compile(rf"[。！？!?…;；:：.][{CLOSING})\]'\"]*\Z")
CLOSED = tuple(CLOSING + ")]\"")
OPEN = tuple("，、,（(《“‘—") + ("和", "与", "及", "的", "由", "向", "在", "对")
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


@dataclass(frozen=True, slots=True)
class Line:
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


def split_lines(text: str) -> list[Line]:
    """Return the lines that hold anything."""
    lines = []
    last = 0
    for match in LINE.finditer(text):
        body = match[0].strip(" \t")
        if not body:
            continue
        left = match.start() + len(match[0]) - len(match[0].lstrip(" \t"))
        indent = left - match.start()
        indented = indent >= 2 or (indent == 1 and text[left - 1] == "\t")
        lines.append(Line(body, left, left + len(body), indented, match.start() - last > 1))
        last = match.end()
    return lines


def wrap_width(lines: list[Line]) -> float | None:
    """Return the width at which the text is wrapped, or None where it is not."""
    widths = sorted(line.width for line in lines)
    if len(widths) < 4:
        return None
    edge = widths[int(len(widths) * 0.95) - 1]
    full = [line for line in lines if edge - 2.5 <= line.width <= edge + 1.5]
    unfinished = [line for line in full if not FINISHED.search(line.text)]
    wrapped = (
        10 <= edge <= 80
        and widths[-1] <= edge + 6
        and len(full) >= max(3, len(lines) * 0.3)
        and len(unfinished) >= len(full) * 0.5
    )
    return edge - 2.5 if wrapped else None


def joins(line: Line, following: Line, wrap: float | None) -> bool:
    """Say whether the break between two lines falls inside a sentence."""
    if "\t" in line.text or "\t" in following.text:
        return False
    if following.text.startswith(CONTINUES):
        return True
    if FINISHED.search(line.text) or DESCRIBING.match(following.text):
        return False
    if HEADING.match(following.text) or DESCRIBING.match(line.text):
        return False
    if line.text.endswith(OPEN[:8]):
        return True
    if following.indented or following.apart:
        return False
    if wrap is not None and line.width >= wrap:
        return True
    return _reads_on(line, following)


def _reads_on(line: Line, following: Line) -> bool:
    """Say whether an unfinished line is no heading but the first part of a sentence."""
    if HEADING.match(line.text) and "。" not in line.text:
        return False
    if line.text.endswith(CLOSED) or not re.match(rf"[{HAN}\d“《（(A-Z]", following.text):
        return False
    sentence = "。" in line.text or (line.width >= 18 and re.search("[，,；;]", line.text))
    return bool(sentence) or (line.width >= 12 and line.text.endswith(OPEN))
