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
    "(?P<office>副?书记|常委)(?:、[^，。；、的]{1,6}[长任])?(?:[^，。；、的]{2,3}?)?(?=(?:主动|定点|分别|每年|亲自)?(?:联系|挂[点钩联]|包[联保抓村扶]|结对|帮扶))"
)
LED = frozenset(("party", "government"))
LISTED = frozenset(("", "、", "和"))
# 县委领导|带领12个单位
LEAD = re.compile("(?:带领|带头|牵头|率领)")


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
