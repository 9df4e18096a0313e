"""Names of programmes: what the text presents as a thing being carried out.

In: clean text. Out: Names with their spans. Example: ``实施“宽带乡村”示范工程和教师支持计划`` gives
宽带乡村示范工程 and 教师支持计划; ``建设一批重大工程`` gives nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from graph.extraction.programme_parts import (
    BALANCED,
    carrier,
    is_specific,
    split_members,
    strip_lead,
)
from graph.lexicon import read_rows
from graph.records import record

LONGEST = 64  # characters of a name with its list
# 甲工程、乙工程 | 甲项目（一期）和 | 甲工程建设及: what goes on a list of names
GOES_ON = re.compile(
    "(?:（[^）]*）)?(?:建设|实施)?(?:[\\d.]+[万亿]?[余多]?[^\\W\\d]{1,2})?(?:、|和|及|与|以及|或)"
)
# —全国志愿者边疆行活动: the second half of a name
EXTENDS = re.compile("—+[^，。；：、“”\n]{2,20}?(?:工程|计划|行动|项目|活动)")
# 工程投资3亿元 | 工程2.5亿元 | 项目正式启动: what is said of a name that begins a clause
TOLD = re.compile(
    "(?:共|总|计划|累计)?投资|[约达]?\\d[\\d.]*[万亿]元|正式|启动|开工|竣工|全面实施|深入实施|自[^，。；\\n]{1,12}(?:以来|起)|惠及"
    "|报名|覆盖|实施以来"
)
# 甲省|“百企帮百村”精准扶贫行动: a name in quotes needs no verb
CALLED = re.compile("“[^“”，。]{2,12}”[^，。；：“”的和、]{0,8}(?<!系列)$")
# 甲三年行动计划和|乙工程: what begins behind a name of its own
OTHER = re.compile("(?:工程|计划|行动|项目|活动)(?:和|及|与|以及)")
# 职业培训|“到户计划”: words of the name before its quoted part, not 2023年
OWNED = re.compile("(?!\\d{4}年?(?:度|[“”]))[^、和及等“”的了好]{4,10}")
TITLE = re.compile("《[^《》\\n]{2,60}》")
# 《关于开展…行动的通知》: the title that names what is carried out
TITLED = re.compile(
    "关于(?:组织|联合|继续|深入)?(?:开展|实施|启动)(.{4,30}?(?:工程|计划|行动|活动))的"
)
# 实施“三到村三到户”: a name in quotes without a head, carried out
QUOTED = re.compile(
    "(?:实施|推行)(?:了|好)?(?:[^，。；：\\n“”]{2,10}、)?“([^“”，。]{3,12})”(?=[，、。；和等])"
)


@record(frozen=True, slots=True)
class Name:
    """A programme's name and the clean span that carries it."""

    start: int
    end: int
    name: str
    rule: str


# what a clause begins behind
STOP = re.compile("[，。；：！？\\n　【】]")


@cache
def head_pattern() -> re.Pattern[str]:
    """Return the pattern of a head that no longer word continues: 工程, not 工程师."""
    heads = (
        row["head"] + (f"(?!{row['continues']})" if row["continues"] else "")
        for row in read_rows("programme_heads.csv")
    )
    return re.compile("|".join(heads))


@cache
def strict_heads() -> frozenset[str]:
    """Return the heads that also end many a plain noun: 项目, 活动."""
    return frozenset(r["head"] for r in read_rows("programme_heads.csv") if r["strict"] == "1")


def find_names(text: str) -> list[Name]:
    """Return the names of programmes in a clean text, by start, none overlapping."""
    titles = [match.span() for match in TITLE.finditer(text)]
    found = [*find_headed(text, titles), *find_titled(text, titles), *find_quoted(text, titles)]
    kept: list[Name] = []
    for name in sorted(found, key=lambda n: (n.start, -n.end)):
        if not kept or name.start >= kept[-1].end:
            kept.append(name)
    return kept


def find_titled(text: str, titles: list[tuple[int, int]]) -> Iterator[Name]:
    """Yield the undertakings that a cited text is about: 《关于开展甲行动的通知》."""
    for span in titles:
        if match := TITLED.search(text, *span):
            yield Name(match.start(1), match.end(1), match[1], "titled")


def find_quoted(text: str, titles: list[tuple[int, int]]) -> Iterator[Name]:
    """Yield the names in quotes, without a head, that are carried out."""
    for match in QUOTED.finditer(text):
        if not any(start < match.start() < end for start, end in titles):
            yield Name(match.start(1) - 1, match.end(1) + 1, match[1], "quoted")


def find_headed(text: str, titles: list[tuple[int, int]]) -> Iterator[Name]:
    """Yield the names that end in a head; a list goes on as long as nothing stands between."""
    edge, listed = 0, False
    inside = iter([*titles, (len(text), len(text))])
    title = next(inside)
    for match in head_pattern().finditer(text):
        while title[1] <= match.start():
            title = next(inside)
        if title[0] < match.start():
            edge, listed = title[1], False
            continue
        names = list(read_head(text, match, edge, listed))
        yield from names
        if names:
            edge, listed = names[-1].end, True


def read_head(text: str, match: re.Match[str], edge: int, listed: bool) -> Iterator[Name]:
    """Yield the names that end in one head, or that its list shares it with."""
    start, head = match.start(), match[0]
    if text[match.end() : match.end() + 1] == "”":
        opening = text.rfind("“", max(edge, start - 24), start)
        if opening >= 0 and "”" not in text[opening:start]:
            if is_specific(text[opening + 1 : start], head, quoted=True):
                yield whole_name(text, opening, match.end() + 1)
            return
    if is_open(text, max(edge, start - 24), start):
        return
    begin = clause_start(text, max(edge, start - LONGEST), start)
    segment = text[begin:start]
    joined = GOES_ON.match(segment) if listed and begin == edge else None
    carried = carrier(segment, strict=head == "项目")
    if joined is not None and carried is None:
        begin += joined.end()
    elif carried is not None:
        begin += max(carried, behind_other(segment))
    elif head != "项目" and (own := CALLED.search(segment)) is not None:
        begin += own.start()
    elif not (TOLD.match(text, match.end()) and begins_clause(text, begin)):
        return
    told = joined is None and carried is None
    yield from read_members(text, begin, match, told=told)


def behind_other(segment: str) -> int:
    """Return where a name begins that another one is joined to: 甲行动计划和|乙工程."""
    return max((match.end() for match in OTHER.finditer(segment)), default=0)


def whole_name(text: str, opening: int, end: int) -> Name:
    """Return a name in quotes with what belongs to it: 培训“到户计划”, “春雨工程”—边疆行活动."""
    begin = clause_start(text, max(0, opening - 24), opening)
    carried = carrier(text[begin:opening] + "“”")
    if carried is not None and re.fullmatch(
        "[^、和及等“”的了好]{4,10}", text[begin + carried : opening]
    ):
        opening = begin + carried
    if match := EXTENDS.match(text, end):
        end = match.end()
    return Name(opening, end, plain(text[opening:end]), "quoted")


def read_members(text: str, begin: int, match: re.Match[str], *, told: bool) -> Iterator[Name]:
    """Yield the named members of ``text[begin:head]``, each with the head that they share."""
    begin = strip_lead(text, begin, match.start())
    segment, head = text[begin : match.start()], match[0]
    for offset, end, name in split_members(segment, head):
        strict = head in strict_heads()
        # 工作开展|、资金使用、项目: the verb ends a member and carries none
        if not name.startswith("、") and is_specific(
            name, head, quoted="“" in name, strict=strict, told=told
        ):
            last = match.end() if end == len(segment) else begin + end
            yield Name(begin + offset, last, plain(name + head), "headed")


def is_open(text: str, start: int, end: int) -> bool:
    """Tell whether a quotation mark is still open at ``end``."""
    return text.rfind("“", start, end) > text.rfind("”", start, end)


def clause_start(text: str, start: int, end: int) -> int:
    """Return where the clause before a head begins: behind the last stop outside of quotes."""
    stops = [stop.end() for stop in STOP.finditer(text, start, end)]
    covered = [match.span() for match in BALANCED.finditer(text, start, end)] if stops else []
    free = (at for at in reversed(stops) if not any(a < at - 1 < b for a, b in covered))
    return next(free, start)


def begins_clause(text: str, begin: int) -> bool:
    """Tell whether a place in the text is the beginning of a clause."""
    return begin == 0 or text[begin - 1] in "，。；：！？\n"


def plain(name: str) -> str:
    """Return a name without its quotation marks."""
    return name.replace("“", "").replace("”", "")
