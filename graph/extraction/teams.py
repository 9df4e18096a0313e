"""What the name of a village team says: its kind, its number, the villages in its name.

In: Ends. Out: their kinds and parts. Example: ``46个贫困村第一书记`` is the team 第一书记 of the
villages 贫困村.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.coordination import Phrase
from graph.group_counts import read_numeral
from graph.groups import End
from graph.identity import group_id

# the village is in the name: 驻村干部, 第一书记
STATIONED = re.compile("驻村|住村|第一书记|包村")
TEAM = re.compile("工作队|工作组|帮扶队|扶贫队|队员|科技特派团")
# 贫困村|第一书记: the villages stand in the name
OF_VILLAGES = re.compile(
    "(?P<v>[^的]{0,8}(?<![驻住包入下农乡])(?<!帮镇扶)村)的?(?P<t>第一书记|驻村.+|工作队员?)"
)
# 一位省里下派的|第一书记, 两名年轻的|驻村干部, 一位女|第一书记
COUNTED = re.compile(
    "(?<![\\d.,十百千万几数第])(?P<n>[一两二三四五六七八九]|\\d{1,3})[位名]"
    "(?:[^，。；：、的\\d人生和与及跟同找向对给请]{0,8}派[来出驻]?的|(?:年轻|优秀|新来|新到|新任)的?|[男女新老])“?$"
)


def of_villages(team: Phrase) -> tuple[Phrase, Phrase] | None:
    """Return a team and the villages that stand in its name: 46个贫困村|第一书记."""
    end = team.ends[-1]
    match = OF_VILLAGES.fullmatch(end.name)
    if match is None or end.place is not None:
        return None
    name, villages = match["t"], match["v"]
    posted = replace(end, name=name, id=end.id.replace(end.name, name), count=None)
    there = replace(end, name=villages, id=end.id.replace(end.name, villages), type="group")
    return replace(team, ends=(posted,)), Phrase(
        end.start, end.end, "P", (replace(there, kind="P", head="村"),)
    )


def counted(text: str, team: Phrase) -> Phrase:
    """Return those in a village with the number before what they are: 一位省里派来的|第一书记."""
    end = team.ends[0]
    if len(team.ends) > 1 or end.count is not None or not STATIONED.search(end.name):
        return team
    match = COUNTED.search(text, max(0, team.start - 16), team.start)
    number = read_numeral(match["n"]) if match is not None else None
    if match is None or number is None:
        return team
    return replace(team, start=match.start(), ends=(replace(end, count=int(number)),))


def named_for_village(end: End) -> bool:
    """Tell whether an End is a team by its name; cadres listed beside one are its members."""
    return bool(STATIONED.search(end.name) or TEAM.search(end.name))


def is_member_of(end: End, teams: Sequence[End]) -> bool:
    """Tell whether an End is the members of a team of the same list: 驻村工作队和工作队员."""
    listed = any(one.name.endswith("队") for one in teams)
    return listed and end.name.endswith("队员") and end.count is None


def without(end: End, place: Phrase) -> End:
    """Return a team without the village that its name begins with: 滴水村|第一书记."""
    for one in place.ends:
        if end.name.startswith(one.name) and end.name != one.name:
            name = end.name.removeprefix(one.name)
            return replace(end, name=name, id=group_id(name, one.id or None))
    return end


def class_of(end: End) -> str:
    """Return which of the three kinds of village aid a team is."""
    if "书记" in end.name:
        return "书记"
    return "队" if end.name.endswith(("队", "队员", "组", "团")) else "干部"


def size(end: End) -> int:
    """Return how many a team is, at least."""
    return (end.count[0] if isinstance(end.count, tuple) else end.count) or 0
