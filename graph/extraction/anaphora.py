"""该县, 该地区, 公司: a place or body pointed back at.

In: the clean text and the mentions of a document. Out: Mentions of what is meant. Example:
``阿里地区海拔最高，两省对口支援该地区`` points at 阿里地区, the last place whose name ends so;
公司 that begins a clause and does something is the last firm named.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import replace

from graph.model import Mention

# 该地区 | 该县
POINTER = re.compile(
    "该(?P<level>自治区|自治州|地区|省|市|州|盟|县|旗|区|乡|镇|村)(?![级委长域政府直])"
)
# 6年来，公司累计投入: a bare noun that opens a clause, with what was done
BODY = re.compile(
    "(?:公司|集团|企业|学校|高校|校|医院|院|银行|行)"
    "(?=累计|先后|还|已|又|共|每年|再次?|连续|计划|将|投入|选派|派出|捐|定点|对口|帮扶|结对|为|向)"
)
CLAUSE_OPENS = ("", *"，。；：\n")
BODIES = {"公": "enterprise", "集": "enterprise", "企": "enterprise", "银": "bank", "行": "bank"}
BODIES |= {"学": "school", "高": "school", "校": "school", "医": "hospital", "院": "hospital"}


def find_anaphora(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each pointer that a place before it answers; ``mentions`` in order."""
    places = [one for one in mentions if one.kind == "place" and one.entity is not None]
    starts = [one.start for one in places]
    found = []
    for pointer in POINTER.finditer(text):
        before = places[: bisect_left(starts, pointer.start())]
        meant = next((one for one in reversed(before) if one.name.endswith(pointer["level"])), None)
        if meant is not None:
            found.append(
                replace(meant, start=pointer.start(), end=pointer.end(), rule="anaphora", fields={})
            )
    return sorted([*found, *find_bodies(text, mentions)], key=lambda one: one.start)


def find_bodies(text: str, mentions: list[Mention]) -> list[Mention]:
    """Return a Mention for each bare noun that means the last body of its kind."""
    found: list[Mention] = []
    actors = iter([one for one in mentions if one.kind == "actor"])
    ahead, last = next(actors, None), dict[str, Mention]()
    for hit in BODY.finditer(text):
        start, end = hit.span()
        if text[max(0, start - 2) : start].removesuffix("该")[-1:] not in CLAUSE_OPENS:
            continue
        while ahead is not None and ahead.end <= start:
            last[ahead.type or ""] = ahead
            ahead = next(actors, None)
        meant = last.get(BODIES[hit.group()[0]])
        if meant is not None and not meant.fields.get("typed"):
            found.append(replace(meant, start=start, end=end, rule="anaphora"))
    return found
