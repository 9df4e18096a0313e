"""Whose body it is: the place that a name of an agency begins with, said or pointed at.

In: the place mentions, the Context. Out: Owners. Example: in a text of 呼和浩特市 the ``市`` of
``市委`` is 呼和浩特市.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import chain

from graph.gazetteer import load_gazetteer
from graph.model import Context, Mention
from graph.records import record

# the 省 of 省委, the 县 of 县扶贫办
ZONE = "保税区|高新区|经开区|开发区"  # 保税区经发局
COUNTY = "县(?<!重点帮扶县)(?<!贫困县)(?<!脱贫县)(?<!受援县)"  # 国家重点帮扶县|人民医院
POINTER = re.compile(  # each begins with a character of its own: others are passed over
    f"自治区|自治州|自治县|地区|{ZONE}|省|市|州|盟|旗|区|镇|乡|{COUNTY}|地(?=委|直)"
)
# characters that make another word of a word of rank: 城市, 社区, 各县, 乡镇
NEVER_BEFORE = {
    "省": "各多两几每外兄反节",
    "市": "各城都超上股菜夜门集开早房县区盟",
    "州": "各",
    "盟": "各",
    "县": "各贫区旗市强大属郊",
    "旗": "各红国锦八县",
    "区": "各地社山牧农林灾库老园片郊市县城景小校院军辖疆特厂站湾矿垦灌战新盟贫边重疫治",
    "镇": "各乡城村重集",
    "乡": "各城家下故老返回同",
}
REACH = 400
# 甲市委、市政府: how far apart the two may stand, with no stop between them
LIST_REACH = 20
STOP = re.compile(r"[，。；：！？\n]")


@record(frozen=True, slots=True)
class Owner:
    """A place in front of a name: its mention's span, canonical name and id."""

    start: int
    end: int
    name: str
    id: str | None
    pointed: bool


def read_owners(places: Sequence[Mention]) -> list[Owner]:
    """Return the owners that are place mentions, one for each end, the longest."""
    owners: dict[int, Owner] = {}
    for mention in sorted(places, key=lambda m: (m.end, m.start)):
        if mention.rule == "sign":
            continue
        if mention.end not in owners:
            owners[mention.end] = Owner(
                mention.start, mention.end, mention.name, mention.entity, mention.rule == "deixis"
            )
    return [owners[end] for end in sorted(owners)]


def find_pointers(text: str, context: Context, owners: Sequence[Owner]) -> list[Owner]:
    """Return the owners that one word of rank points at: 省, 市, 县 …; unresolved: id None."""
    found = []
    ends = [owner.end for owner in owners]
    names = chain_names(context)
    stated = [o for o in owners if not o.pointed and o.id]
    stated_ends = [owner.end for owner in stated]
    for match in POINTER.finditer(text):
        start, end = match.span()
        if text[start - 1 : start] in NEVER_BEFORE.get(match.group(), ()) and start:
            continue
        index = bisect_right(ends, start)
        if index < len(owners) and owners[index].start < end:
            continue
        last = bisect_right(stated_ends, start)
        near = stated[max(0, last - 20) : last]
        listed = near and start - near[-1].end < LIST_REACH and is_listed(text, near[-1].end, start)
        speaking = (Context(), names) if listed else (context, names)
        found.append(point(match.group(), (start, end), speaking, near))
    return found


def is_listed(text: str, start: int, end: int) -> bool:
    """Tell whether no stop stands between a place and a word of rank: 甲市委、市政府."""
    return STOP.search(text, start, end) is None


def chain_names(context: Context) -> list[tuple[str, str]]:
    """Return (name, id) of the speaking territory and its parents, from small to large."""
    known = load_gazetteer().places
    return [(known[one].name, one) for one in context.chain if one in known]


def point(
    word: str,
    span: tuple[int, int],
    speaking: tuple[Context, list[tuple[str, str]]],
    near: Sequence[Owner],
) -> Owner:
    """Return whom a word of rank points at: the territory that speaks or one named just before."""
    context, names = speaking
    before = ((owner.name, owner.id) for owner in reversed(near) if span[0] - owner.end < REACH)
    nearest_first = context.inferred or context.region is None
    told = chain(before, names) if nearest_first else chain(names, before)
    name, id_ = next((one for one in told if has_rank(one[0], word)), ("", None))
    return Owner(*span, name, id_, True)


def has_rank(name: str, word: str) -> bool:
    """Tell whether a place of this name is what a word of rank means: 区 is 自治区 too."""
    if word == "地":
        return name.endswith("地区")
    if word == "区" and name.endswith(("地区", "山区")):
        return False
    if word == "省":
        return name.endswith("省")
    return name.endswith(word)
