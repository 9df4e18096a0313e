"""Noun phrases that can stand at an end of an aid fact: who may help, who may be helped.

In: a sentence of the clean text and the mentions in it. Out: Phrases, each a coordinated list
of Ends. Example: ``赤峰市和乌兰察布市16个国贫旗县`` is one Phrase with the ends 赤峰市 and
乌兰察布市; ``北京市16个区县`` one with the end 北京市区县 and the count 16.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from graph.groups import LEVELS, End, find_groups, group_pattern, province, same_province
from graph.identity import group_id
from graph.model import Mention

# A、B | A和B | A以及其他B; 与 and 同 stand before a partner
JOIN = re.compile(r"(?:、|和|及|以及|或|或者|，以及|，和)(?:其他|其它)?")
# 等8个省区 | 等地 | 等
AND_SO_ON = re.compile(r"等(?:地区|地(?!区)|省份|省区市|省市|省区|省|市|县|区|单位|部门|国)?")
# 贫困人口最多的甲市
SUPERLATIVE = re.compile(
    "(?:最|较|比较|相对|特别|十分)?(?:多|大|重|深|高|难|集中|突出|严重|薄弱)的"
)
# 全国94家医院 are hospitals
NATION = ("全国",)
# 东部省市 and 西部10个省区 are groups of their own
LOOSE = re.compile("(?:东部|西部|中部|中西部|东中部)(?:地区|省市|省份|省区|省区市)?")
# 东西部协作 is a name of the programme, no two places
EAST_WEST = re.compile("东西部|南北疆")
# 丙援建甲、乙援建丁: two clauses, no list
CLAUSE_CUE = re.compile("(?:对口|定点|结对)?(?:支援|帮扶|援建|援助|协作|扶贫)")
CLAUSE_END = re.compile("(?:支援|帮扶|援建|援助|协作|扶贫)了?$")
# 甲省确定的重点县 | 甲市的企业
LINK = re.compile("(?:(?:所)?(?:确定|认定|划定|公布|选定|所属|辖区内?|境内))?的?$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A coordinated list of Ends of one class.

    ``kind``: P place or group of places, O organisation, S staff, R people who receive.
    """

    start: int
    end: int
    kind: str
    ends: tuple[End, ...]


def class_of(end: End) -> str:
    """Return the class letter of an End: by its head noun, else by its type."""
    if end.kind:
        return end.kind
    if end.type == "place":
        return "P"
    return "S" if end.type == "team" else "O"


def find_phrases(
    text: str, span: tuple[int, int], mentions: list[Mention], region: str | None
) -> list[Phrase]:
    """Return the noun phrases of the sentence ``text[span]``, in order, none overlapping."""
    start, end = span
    named = outermost([end_of(mention) for mention in mentions if is_end(mention)])
    named = [one for one in named if not is_modifier(text, one)]
    levels = [match.span() for match in LEVELS.finditer(text, start, end)]
    named = innermost(text, [one for one in named if not covers(levels, one)])
    groups = find_groups(text, start, end, region, named)
    return coordinate(text, qualify(text, named, groups), region)


def is_end(mention: Mention) -> bool:
    """Tell whether a mention can be an end by itself: a place or a named actor, no sign."""
    if mention.kind == "place":
        return mention.rule != "sign" and mention.fields.get("inside") is None
    return mention.kind == "actor" and not mention.fields.get("typed")


def end_of(mention: Mention) -> End:
    """Return the End that a mention is; an ambiguous place keeps its name and no id."""
    kind = "place" if mention.kind == "place" else mention.type or "other"
    return End(mention.name, mention.entity or "", kind, mention.start, mention.end)


def outermost(ends: list[End]) -> list[End]:
    """Return the ends that no longer one covers, in order."""
    kept: list[End] = []
    for end in sorted(ends, key=lambda e: (e.start, -e.end)):
        if not kept or end.start >= kept[-1].end:
            kept.append(end)
    return kept


def is_modifier(text: str, one: End) -> bool:
    """Tell whether a region's name is part of a longer name: 东部省市, 东西部协作."""
    if EAST_WEST.match(text, max(0, one.start - 1)):
        return True
    if not LOOSE.fullmatch(text, one.start, one.end):
        return False
    group = group_pattern().match(text, one.start)
    return group is not None and group.end() >= one.end


def covers(spans: list[tuple[int, int]], one: End) -> bool:
    """Tell whether an End is one of the levels of a list (自治区、盟市、旗县三级)."""
    return any(start <= one.start and one.end <= end for start, end in spans)


def innermost(text: str, ends: list[End]) -> list[End]:
    """Return the ends with each place joined to its container before it: 湖北 + 鄂州 -> 鄂州."""
    kept: list[End] = []
    for end in ends:
        if kept and text[kept[-1].end : end.start] in ("", "的") and lies_in(end, kept[-1]):
            end = replace(end, start=kept.pop().start)
        kept.append(end)
    return kept


def qualify(text: str, named: list[End], groups: list[End]) -> list[End]:
    """Join a place with the group that it stands before: 北京市 + 16个区县 -> 北京市区县."""
    by_end = {end.end: end for end in named if end.type == "place"}
    ends, used = [], set()
    for group in groups:
        before = by_end.get(start_of_link(text, group.start))
        if before is not None and CLAUSE_END.search(text, max(0, before.start - 6), before.start):
            before = None  # 甲省支援乙省|医疗队
        if before is None or is_listed(text, named, before):
            ends.append(group)
            continue
        used.add(before)
        name = before.name + group.name
        ends.append(
            replace(group, name=name, id=group_id(name, None), start=before.start, place=before.id)
        )
    both = sorted([*ends, *(end for end in named if end not in used)], key=lambda e: e.start)
    begins = {end.start for end in both}
    both = [end for end in both if not is_attribute(text, end, begins)]
    return [end for end in both if end.name not in NATION or end.end not in begins]


def lies_in(end: End, container: End) -> bool:
    """Tell whether the place before another may be its container, not its helper in a table."""
    if end.type != "place" or container.type != "place":
        return False
    return same_province(end, container) or not (province(end) and province(container))


def is_attribute(text: str, end: End, begins: set[int]) -> bool:
    """Tell whether a group only describes the name behind it: 贫困人口最多的甲市."""
    superlative = SUPERLATIVE.match(text, end.end)
    return superlative is not None and superlative.end() in begins


def start_of_link(text: str, start: int) -> int:
    """Return where the words begin that tie a group to its place: the 的 of 甲市的企业."""
    link = LINK.search(text, max(0, start - 6), start)
    return link.start() if link else start


def is_listed(text: str, named: list[End], place: End) -> bool:
    """Tell whether a place is the last of a list of places (甲市、乙市16个旗县)."""
    before = [end for end in named if end.end < place.start and end.type == "place"]
    return bool(before) and bool(JOIN.fullmatch(text, before[-1].end, place.start))


def coordinate(text: str, ends: list[End], region: str | None) -> list[Phrase]:
    """Join neighbours of one class that 、 和 与 stand between into lists; drop appositions."""
    phrases: list[Phrase] = []
    for end in ends:
        kind = class_of(end)
        last = phrases[-1] if phrases else None
        if last is not None and is_joined(text, last, end):
            phrases[-1] = Phrase(last.start, end.end, kind, (*last.ends, end))
        elif last is not None and is_apposition(text, last, end):
            phrases[-1] = Phrase(last.start, end.end, last.kind, last.ends)
        elif last is not None and is_part(text, last, end):
            phrases[-1] = Phrase(last.start, end.end, kind, (part_of(last.ends[0], end),))
        else:
            phrases.append(Phrase(end.start, end.end, kind, (end,)))
    return phrases


def is_joined(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether an End goes on a list: 甲、乙, but not in 丙援建甲、乙援建丁."""
    if listed.kind != class_of(end) or not JOIN.fullmatch(text, listed.end, end.start):
        return False
    before = text[max(0, listed.start - 6) : listed.start]
    return not (CLAUSE_CUE.match(text, end.end) and CLAUSE_END.search(before))


def is_part(text: str, whole: Phrase, end: End) -> bool:
    """Tell whether a group is counted within the group before it: 832个贫困县的1180家医院."""
    one = whole.ends[0]
    return (
        len(whole.ends) == 1
        and text[whole.end : end.start] == "的"
        and one.id.startswith("group/")
        and end.id.startswith("group/")
        and end.count is not None
    )


def part_of(whole: End, end: End) -> End:
    """Return a group with the place of the larger group that holds it."""
    return replace(end, start=whole.start, place=whole.place)


def is_apposition(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether a group only sums up the list before it: 甲县、乙县2个县; 甲省、乙省等8个省."""
    gap = text[listed.end : end.start]
    if class_of(end) != listed.kind or (gap not in ("", "的") and not AND_SO_ON.fullmatch(gap)):
        return False
    if gap not in ("", "的"):
        return end.id.startswith("group/")
    return len(listed.ends) > 1 and end.id.startswith("group/") and end.count is not None
