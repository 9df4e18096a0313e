"""Pairings told as labelled entries: 帮扶单位：甲局；帮扶村：乙村.

In: symbolised lines in order. Out: Readings. Example: of ``结对县：沿河县`` and
``帮扶城市：张家港市`` in two lines the second is the helper and the first the recipient. Several
entries may stand in one line (``受援县：甲县　支援方：乙省``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import Reading
from graph.extraction.symbols import SymbolLine
from graph.extraction.table_columns import HELPER, OTHER, RECIPIENT, UNKNOWN, read_glued, role_of
from graph.extraction.table_lines import holds_rows
from graph.extraction.table_rows import named_cell

# （二）帮扶单位： | ；受援方（乙方）：
LABEL = re.compile(
    r"(?:^|(?<=[\s；;，,。、（(）)\d]))(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?"
    r"(?P<label>[\u4e00-\u9fff]{2,10})(?:（[^（）：]{1,6}）)?："
)
AID = re.compile("帮扶|支援|援|结对|包|驻|联系|挂钩|协作|受扶|受助|定点|牵头|派出|责任")
# 支援单位与受援地 | 对口支援关系: heads of a list
LEADS = re.compile("[与和及]|关系|名单|如下|安排|任务|情况|工作")
# 结对学校, not 联系方式
SIDE = re.compile("(?:方|单位|部门|学校|医院|高校|省市?|市|县|区|村|嘎查)$")
# what an entry without a known name ends with
ENTRY_END = re.compile(r"[\s；;，,。、（(）)]|$")
PATIENCE = 4
# 帮扶单位：|甲局 | ，受援医院|乙医院 | 乙方（受援方）：|丙医院 | 丙村（帮扶单位：|丁局
INLINE = re.compile(
    r"(?:^|[，；、\s|｜/（(])(?:[甲乙丙]方[（(])?(?P<label>[\u4e00-\u9fff]{2,10}(?=[）)]?[：:是为系])"
    "|(?:受(?:帮扶|援助?|支援|资助|捐|赠)|(?:对口|结对|定点)?(?:帮扶|支援|援助|援建)|派出|派驻|包[村联保]|结对|挂[点钩联]|捐赠)"
    "(?:单位|医院|学校|企业|对象|方|[村县市乡镇]|地区?))[）)]?[：:是为系]?$"
)
# what it ends in, asked first
INLINE_ENDS = frozenset("）)：:是为系位院校业象方村县市乡镇地区")
LONGEST_LABEL = 18


class Labelled:
    """Remembers the side that an entry has told until the other is told too."""

    def __init__(self) -> None:
        self.sides: dict[str, Phrase] = {}
        self.labels, self.left = "", 0

    def waits_on(self) -> bool:
        """Count one more sentence; tell whether an entry still waits for its other side."""
        self.left -= 1
        return self.left > 0

    def read(
        self, text: str, symbols: SymbolLine, labels: list[re.Match[str]]
    ) -> Iterator[Reading]:
        """Yield the pairing that entries complete; none where the other side is not told."""
        for label in labels:
            entry = self.of_entry(label, side_of(text, symbols, label))
            if entry is not None:
                yield entry

    def of_entry(self, label: re.Match[str], side: Phrase | None) -> Reading | None:
        """Return the pairing that one entry completes."""
        if side is None:
            return None
        if self.left <= 0:
            self.sides, self.labels = {}, ""
        self.sides[side_told(label)] = side
        self.labels, self.left = self.labels + label["label"], PATIENCE
        if len(self.sides) < 2:
            return None
        helper, recipient = self.sides[HELPER], self.sides[RECIPIENT]
        self.sides, self.left = {}, 0
        return labelled(helper, recipient, self.labels)


def labelled(helper: Phrase, recipient: Phrase, labels: str) -> Reading:
    """Return the pairing of two sides that are told with these labels."""
    start, end = min(helper.start, recipient.start), max(helper.end, recipient.end)
    cue = "定点帮扶" if "定点" in labels else "帮扶"
    return Reading(helper, recipient, cue, "labelled", start, end)


def read_inline(text: str, span: tuple[int, int], symbols: SymbolLine) -> Reading | None:
    """Return the pairing of a line that labels both of its sides, None where it does not.

    What stands before the bracket of one side is the other: 丙村（帮扶单位：甲局）.
    """
    sides: dict[str, Phrase] = {}
    labels = ""
    for index, phrase in enumerate(symbols.phrases):
        if text[phrase.start - 1 : phrase.start] not in INLINE_ENDS:
            continue
        match = INLINE.search(text, max(span[0], phrase.start - LONGEST_LABEL), phrase.start)
        role = role_of(match["label"]) if match is not None else ""
        if match is None or role not in (HELPER, RECIPIENT):
            continue
        if role in sides:
            return None
        sides[role], labels = phrase, labels + match["label"]
        before = [one for one in symbols.phrases[:index] if one.end == match.start()]
        if before and text[match.start()] in "（(":
            sides.setdefault(RECIPIENT if role == HELPER else HELPER, before[0])
    if len(sides) < 2 or not AID.search(labels):
        return None
    return labelled(sides[HELPER], sides[RECIPIENT], labels)


def side_told(label: re.Match[str]) -> str:
    """Return the side that a label of aid tells: 结对学校 is the helper's where none says else."""
    role = role_of(label["label"])
    return HELPER if role == UNKNOWN else role


def side_of(text: str, symbols: SymbolLine, label: re.Match[str]) -> Phrase | None:
    """Return what an entry names: the phrase behind its label, else the words by their ending."""
    side = next((one for one in symbols.phrases if one.start >= label.end()), None)
    if side is not None and side.start - label.end() <= 1:
        return side
    stop = ENTRY_END.search(text, label.end())
    words = text[label.end() : stop.start()] if stop is not None else ""
    return named_cell(words, label.end(), side_told(label))


def find_labels(text: str, span: tuple[int, int], symbols: SymbolLine) -> list[re.Match[str]]:
    """Return the labels of a line's entries that say which side they name, in clean offsets.

    One with rows behind it (支援城市：甲市（乙县），丙市（丁县）) is no entry. Behind other labels
    (序号：3　帮扶村：甲村) those of both sides must stand in the line.
    """
    if "：" not in symbols.line or read_glued(text[slice(*span)]):
        return []
    labels = [one for one in LABEL.finditer(text, *span) if is_of_aid(symbols, one, span[1])]
    sides = {side_told(one) for one in labels}
    return labels if labels and (labels[0].start() == span[0] or len(sides) > 1) else []


def is_of_aid(symbols: SymbolLine, label: re.Match[str], end: int) -> bool:
    """Tell whether a label names a side of aid, and a name follows it."""
    if label.end() == end or not AID.search(label["label"]) or LEADS.search(label["label"]):
        return False
    if any(is_owned(one, label) for one in symbols.phrases):
        return False
    role = role_of(label["label"])
    if role == OTHER or (role == UNKNOWN and not SIDE.search(label["label"])):
        return False
    behind = next((i for i, at in enumerate(symbols.starts) if at == label.end()), None)
    return behind is None or not holds_rows(symbols, behind)


def is_owned(phrase: Phrase, label: re.Match[str]) -> bool:
    """Tell whether a label says whose helper it names: 甲县对口支援单位："""
    end = phrase.ends[-1]
    inside = label.start() <= phrase.start and phrase.end <= label.end()
    return inside and (end.owner is not None or not end.id.startswith("group/"))
