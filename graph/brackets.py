"""Groups with a bracket behind them: 高等院校（科研院所）, 高等学校（含职业学校）.

In: clean text and the Ends of a sentence in order. Out: the Ends; a group whose bracket is another
group is named by both, one whose bracket tells its members reaches over it. Example:
``高等院校（科研院所）`` is one End of that name.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.coordination import class_of
from graph.groups import End
from graph.identity import group_id

BRACKET = re.compile("（(?P<inner>[^（），。；]{2,16})）")
# （含高职院校）, （包括武警部队）
MEMBERS = ("含", "包括", "包含")


def over_brackets(text: str, ends: list[End], region: str | None) -> list[End]:
    """Return the Ends, each group with the bracket that belongs to its name."""
    kept: list[End] = []
    for end in ends:
        if kept and end.start < kept[-1].end:
            continue
        match = BRACKET.match(text, end.end) if end.id.startswith("group/") else None
        kept.append(end if match is None else over(end, match, ends, region))
    return kept


def over(end: End, match: re.Match[str], ends: list[End], region: str | None) -> End:
    """Return a group that reaches over its bracket, named by both where that is a group too."""
    if match["inner"].startswith(MEMBERS):
        return replace(end, end=match.end())
    inner = next((one for one in ends if one.start == match.start("inner")), None)
    if inner is None or inner.end != match.end("inner") or class_of(inner) != class_of(end):
        return end
    name = end.name + match.group()
    key = group_id(name, end.place or region)
    return replace(end, name=name, id=key, end=match.end(), head=inner.head)
