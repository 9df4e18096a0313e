"""The channel of aid that other words than the relation's own name: a title, a list's head.

In: a Document, the cue of a relation, its place. Out: words for the mechanism to go by. Example:
in ``扶贫协作关系为：甲市帮扶乙县；丙市帮扶丁县`` each 帮扶 is told by the 协作 of the head.
"""

from __future__ import annotations

import re

from graph.groups import End, same_province
from graph.model import Document

# 苏陕协作, 东西部扶贫协作 in the head of a text: the channel of the bare words behind it
COOPERATION = re.compile(
    "(?:东西部?|扶贫|对口|[苏陕闽宁沪滇京蒙粤桂浙川鲁渝津甘黔]{2})协作|携手奔小康"
)
HEAD = 300
BARE = frozenset(
    ("帮扶", "结对", "结对帮扶", "助力", "帮助", "支持", "建立结对", "结对子", "援建", "援助")
) | frozenset(("扶持", "资助", "聚焦", "携手", "联手", "合力", "落实", "深化"))
# 对口支援名单：甲区与乙县结对: the nearer name of a channel counts
MATCHED = re.compile("对口(?:支援|帮扶|支持|扶贫|援助)(?!协作)")
# 选派教师到甲省|开展扶贫协作, 帮扶4省区|的东西部扶贫协作任务, 签署|扶贫协作框架协议:
# the channel stands behind
AFTERWARDS = re.compile("[^，。；]{0,16}?(?:(?:东西部?|扶贫|对口)协作|携手奔小康)")
SIGNING = re.compile("签|达成|缔结|结为|结成|建立")
# 教育部定点帮扶甲县成效显著: a line of the head that is no sentence says it of the bare words
HEADLINE = re.compile("^[^。；\n]{0,40}?定点(?:帮扶|扶贫)[^。；\n]{0,30}\n", re.MULTILINE)


class Channels:
    """What the title, the head of the text and the head of a list say of a document's channels."""

    def __init__(self, document: Document) -> None:
        self.text, self.title = document.text, document.title or ""
        told = COOPERATION.search(document.text, 0, HEAD)
        self.cooperates = told.end() if told else len(document.text)
        line = HEADLINE.search(document.text, 0, HEAD)
        self.is_fixed = line is not None or "定点" in self.title
        at = document.text.find(self.title, 0, HEAD) if told and self.title else -1
        self.headline = at + len(self.title) if at >= 0 else 0

    def told(self, cue: str, sentence: tuple[int, int, int], one: End, other: End) -> str:
        """Return the words that name the channel of a relation by another one's words.

        ``sentence``: where it begins, where the relation in it ends, and where it ends.
        """
        start, end, stop = sentence
        told = self.of_heading(start) if cue == "帮扶" else ""
        bare = not cue or cue in BARE or SIGNING.match(cue)
        if bare and AFTERWARDS.match(self.text, end, stop):
            told += "协作"
        if is_far(cue, one, other) and self.is_of_cooperation(start, end):
            told += "协作"
        return told

    def named(self, cue: str, helper: End) -> str:
        """Return the cue of a school's relation: 帮扶 is 定点帮扶 where the head speaks of that."""
        fixed = cue == "帮扶" and self.is_fixed and helper.type == "school"
        return "定点帮扶" if fixed and not helper.id.startswith("group/") else cue

    def is_of_cooperation(self, start: int, end: int) -> bool:
        """Tell whether the head of the text, or the paragraph up to ``start``, speaks of it.

        What the paragraph says of 对口支援 last, up to the ``end`` of the relation, is nearer.
        """
        paragraph = self.text.rfind("\n", 0, start) + 1
        told = last_of(COOPERATION, self.text, paragraph, start)
        if last_of(MATCHED, self.text, paragraph, end) > told:
            return False
        return told >= 0 or start >= self.cooperates or start < self.headline

    def of_heading(self, start: int) -> str:
        """Return what the title says (定点扶贫工作通报), and the head of the list that goes on."""
        told = "定点" if self.is_fixed else ""
        if self.text[start - 1 : start] != "；":
            return told
        first = max(self.text.rfind("。", 0, start), self.text.rfind("\n", 0, start)) + 1
        colon = self.text.find("：", first, start)
        return told + self.text[first : max(first, colon)]


def last_of(pattern: re.Pattern[str], text: str, start: int, end: int) -> int:
    """Return where the last match of a pattern begins, -1 where there is none."""
    return max((match.start() for match in pattern.finditer(text, start, end)), default=-1)


def is_far(cue: str, one: End, other: End) -> bool:
    """Tell whether a bare word joins places of two provinces: 徐州市结对太白县."""
    places = one.kind in ("", "P") and other.kind in ("", "P")
    bare = not cue or cue in BARE or (SIGNING.match(cue) and "对口" not in cue)
    return bool(places and bare) and not same_province(one, other)
