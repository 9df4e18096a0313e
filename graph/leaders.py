"""Leaders of bodies that are tied to others by name: 县委、县政府领导分别联系贫困村.

In: clean text and the named Ends of a sentence in order. Out: the Ends, with the bodies before
领导 as one group of leaders. Example: ``甲县委、县政府主要领导包抓2个村`` has the one End
甲县委、县政府主要领导 of staff. Leaders who only visit stay what they are.
"""

from __future__ import annotations

import re

from graph.groups import LEADERS_ACT, End
from graph.identity import group_id

LEADERS = re.compile("(?:的)?(?:主要|分管)?(?:领导(?:班子成员|同志|干部)?|班子成员)")
# 县委|书记周明: one leader by office, whose name is no part of it
OFFICE = re.compile(
    "(?P<office>副?书记|常委)(?:、[^，。；、的]{1,6}[长任])?(?:[^，。；、的]{2,4}?)?(?=(?:主动|定点|分别|每年|亲自)?(?:联系|挂[点钩联]|包[联保抓村扶]|结对|帮扶))"
)
LED = frozenset(("party", "government"))
LISTED = frozenset(("", "、", "和"))
# 县委领导|带领12个单位
LEAD = re.compile("(?:带领|带头|牵头|率领)")
# 甲乡|副乡长, 甲市|长, 乙县委|书记: who holds an office
TITLE = re.compile(
    "(?:党委|党工委|镇委|乡党委)?(?:副?书记|常委)|(?:(?:副|代理|代)?(?P<level>[省市州县区旗乡镇盟]))?长(?![期年])|人大主席"
)
# 回到她所联系的|甲村, 走进自己包抓的|甲村, 到他的联系点|甲村: whose the village is
OWN = re.compile(
    "[^，。；：]{0,8}，?[^，。；：]{0,10}?(?:到了?|走进|深入|走访|在|看望|赴|进)(?:他|她|其|自己|本人|个人)?的?所?"
    "(?:联系|包联|包保|包抓|包扶|包村|挂联|挂点|挂钩|挂包|联点|(?<=所)帮扶)(?:联系|帮扶|包保|扶贫)?"
    "(?:的(?!单位|干部|队)|点)"
)
TIES = re.compile("[系联保抓扶村点钩包](?:联系|帮扶|包保|扶贫)?[的点]")


def with_holders(text: str, ends: list[End]) -> list[End]:
    """Return the Ends with who holds an office as a leader where a village is said to be theirs.

    甲乡|乡长回到她所联系的乙村 has the End 甲乡乡长 of staff.
    """
    kept: list[End] = []
    for end in ends:
        kept.append(end)
        title = TITLE.match(text, end.end) if end.type in ("place", "party") else None
        if title is None or end.name[-1] not in (title["level"] or "委省市州县区旗乡镇盟"):
            continue
        if OWN.match(text, title.end()) is None:
            continue
        kept[-1] = leader(end.name + title.group(), end.start, title.end())
    return kept


def with_leaders(text: str, ends: list[End]) -> list[End]:
    """Return the Ends with each list of bodies that 领导 stands behind as those leaders."""
    kept: list[End] = []
    for end in ends:
        kept.append(end)
        office = OFFICE.match(text, end.end) if end.type == "party" else None
        if office is not None:
            kept[-1] = leader(end.name + office["office"], end.start, office.end())
            continue
        match = LEADERS.match(text, end.end) if end.type in LED else None
        if match is None or not are_tied(text, match.end()):
            continue
        first = kept.pop()
        while kept and kept[-1].type in LED and text[kept[-1].end : first.start] in LISTED:
            first = kept.pop()
        kept.append(leader(first.name + text[first.end : match.end()], first.start, match.end()))
    return kept


def leader(name: str, start: int, end: int) -> End:
    """Return the End of leaders by the name of their body or office."""
    return End(name, group_id(name, None), "group", start, end, kind="S", head="领导")


def are_tied(text: str, place: int) -> bool:
    """Tell whether the leaders are tied to others by what follows: 联系, 包抓, 带领."""
    return LEADERS_ACT.match(text, place) is not None or LEAD.match(text, place) is not None
