"""Party branches: named by the body whose they are, or standing for the village whose they are.

In: clean text and the Ends of a sentence in order. Out: the Ends, with each branch joined to what
stands before it. Example: ``县水利局第二党支部`` is one End of the type party; in ``与大湾村党支部
结对`` the branch is the village 大湾村, which is helped.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.groups import End
from graph.identity import actor_id, group_id

# 机关党委 | 公司|党委 | 第二党支部 | 的党组织; not its secretary, its members, its meeting
NUMBER = "第[一二三四五六七八九十\\d]{1,3}"
BRANCHES = ("党支部", "党总支", "党组织", "支部", "机关党委")
BRANCH = re.compile(
    f"的?(?P<own>(?:(?:机关|直属)?(?:{NUMBER})?(?:党支部|党总支|党组织|党委|(?<!村)支部)))"
    "(?!办|政府|[、和]政府|(?:第一)?副?书记|[^，。；]?委员|成员|班子|党员|大会|活动|领导)"
)
# 与|大湾村党支部, 联系|大湾村党支部: a village's branch as a partner
VILLAGE_BRANCH = re.compile(
    "的?(?:党支部|党总支|党组织|支部)(?!(?:第一)?副?书记|[^，。；]?委员|成员|班子|党员|领导)"
)
VILLAGES = ("村", "嘎查", "社区")
OF_VILLAGE = re.compile("(?:村|嘎查|社区)党(?:支部|总支|组织)$")
PARTNER = re.compile(
    "(?:[与和同跟、及的]|结对|帮扶|共建|联系|对接|帮带|挂钩|联建|扶贫)"
    "(?:[^，。；、]{1,9}[省市县区旗州镇乡]){0,3}$"
)
# 甲村党支部|与乙局党支部结对, 甲村党支部|第一书记
BEHIND = re.compile("第一书记|[与和同跟][^，。；]{2,24}?(?:结对|共建|对子|帮扶)")
REACH = 24
# 甲局、乙局、丙局|3个党支部
BODIES = (
    "agency",
    "party",
    "enterprise",
    "bank",
    "school",
    "hospital",
    "government",
    "social_org",
    "court_procuratorate",
)
LISTED = ("、", "和", "及")
# 甲局、乙局党支部|分别联系
SHARED = ("分别", "均", "都", "各")


def join_branches(text: str, ends: list[End]) -> list[End]:
    """Return the Ends of a sentence with each branch joined to its body or its village."""
    kept: list[End] = []
    for end in ends:
        if kept and end.start < kept[-1].end:
            continue
        if end.type == "party" and end.count is not None and is_of_list(text, kept, end):
            last = branch_of(kept.pop(), end.name, end.end)
            kept = of_each(text, kept, last, end.name)
            continue
        branch = with_branch(text, end)
        if branch.type == "party" and text.startswith(SHARED, branch.end):
            kept = of_each(text, kept, branch, branch.name.removeprefix(end.name))
            continue
        kept.append(branch)
    return kept


def stand_for(text: str, ends: list[End]) -> list[End]:
    """Return the Ends with the village itself for each branch that stands for it."""
    villages = {end.start: end for end in ends if end.type == "place"}
    kept = []
    for end in ends:
        village = villages.get(end.start) if end.type == "party" else None
        stands = village is not None and OF_VILLAGE.search(end.name) and is_meant(text, end)
        kept.append(replace(village, end=end.end) if village and stands else end)
    return kept


def is_meant(text: str, branch: End) -> bool:
    """Tell whether a branch is its village: that others are paired with, or send a team to."""
    return BEHIND.match(text, branch.end) is not None or is_partner(text, branch.start)


def is_partner(text: str, start: int) -> bool:
    """Tell whether a village that begins at ``start`` is one that others are paired with."""
    return PARTNER.search(text, max(0, start - REACH), start) is not None


def with_branch(text: str, end: End) -> End:
    """Return a body with the branch behind it, a village with the branch that stands for it."""
    if end.type in BODIES and end.kind in ("", "O"):
        match = BRANCH.match(text, end.end)
        return end if match is None else branch_of(end, match["own"], match.end())
    if end.type == "place" and end.name.endswith(VILLAGES):
        match = VILLAGE_BRANCH.match(text, end.end)
        if match is not None and is_partner(text, end.start):
            return replace(end, end=match.end())
    return end


def branch_of(end: End, own: str, stop: int) -> End:
    """Return the branch of a body: its name, then its own."""
    name = end.name + own
    key = group_id(name, None) if end.id.startswith("group/") else actor_id(name)
    return replace(end, name=name, id=key, type="party", end=stop)


def is_of_list(text: str, before: list[End], end: End) -> bool:
    """Tell whether counted branches are those of the bodies listed right before them."""
    last = before[-1] if before else None
    return last is not None and last.end == end.start and last.type in BODIES


def of_each(text: str, before: list[End], last: End, own: str) -> list[End]:
    """Return the Ends with a branch for each body of the list that ends in the branch ``last``."""
    joined = [last]
    for end in reversed(before):
        listed = text[end.end : joined[0].start] in LISTED and own
        if end.type not in BODIES or not listed:
            break
        joined.insert(0, branch_of(end, own, end.end))
    return [*before[: len(before) - len(joined) + 1], *joined]
