"""Ends with a bracket behind them: 高等院校（科研院所）, 甲市（大别山革命老区）.

In: clean text and the Ends of a sentence in order. Out: the Ends; a group whose bracket is another
group is named by both, one whose bracket tells its members reaches over it, and so does a place
whose bracket tells the area that it lies in, and any end whose bracket tells another of its names.
Example: ``高等院校（科研院所）`` is one End of that name, ``六安市（大别山革命老区）`` is 六安市.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.coordination import class_of
from graph.groups import End
from graph.identity import group_id

BRACKET = re.compile("（(?P<inner>[^（），。；]{2,16})）")
# 省国资委|（牵头）, 市水利局（组长单位）: what an end does among others, or how else it is called
ROLE = re.compile(
    "（(?:总?牵头|[正副]?[组队]长|成员|主要?|责任|后盾|包联|帮扶|参与|参加|协助|配合|协办|主办)"
    "(?:单位|部门|帮扶|企业|学校|医院)?）"
    # 宝钢集团|（现为宝武集团）, 甲公司（以下简称“甲”）: its other names
    "|（(?:原(?:名|为|称)?|现(?:为|名|称|更名为|改名为)|曾用名|又名|又称|亦称|(?:以下|下)?简称|下称)：?[^（），。；]{2,16}）(?!的?(?:定点|对口|结对)(?:帮扶|扶贫|支援)(?:单位|[县村点]))"
)
# （含高职院校）, （包括武警部队）
MEMBERS = ("含", "包括", "包含")
# 丽水市（浙西南|革命老区）
AREAS = ("老区", "苏区", "片区", "库区", "山区", "牧区")


def over_brackets(text: str, ends: list[End], region: str | None) -> list[End]:
    """Return the Ends, each group with the bracket that belongs to its name."""
    kept: list[End] = []
    for end in ends:
        if kept and end.start < kept[-1].end:
            continue
        if (role := ROLE.match(text, end.end)) is not None:
            kept.append(replace(end, end=role.end()))
            continue
        able = end.type == "place" or end.id.startswith("group/")
        match = BRACKET.match(text, end.end) if able else None
        kept.append(end if match is None else over(end, match, ends, region))
    return kept


def over(end: End, match: re.Match[str], ends: list[End], region: str | None) -> End:
    """Return an End that reaches over its bracket, named by both where both are groups."""
    if end.type == "place":
        within = any(is_area(one) and fills(one, match) for one in ends)
        return replace(end, end=match.end()) if within else end
    if match["inner"].startswith(MEMBERS):
        return replace(end, end=match.end())
    inner = next((one for one in ends if one.start == match.start("inner")), None)
    if inner is None or inner.end != match.end("inner") or class_of(inner) != class_of(end):
        return end
    name = end.name + match.group()
    key = group_id(name, end.place or region)
    return replace(end, name=name, id=key, end=match.end(), head=inner.head)


def is_area(end: End) -> bool:
    """Tell whether an End is a loose area, or a group of one: 大别山革命老区, 浙西南革命老区."""
    return end.id.startswith("place/area/") or end.name.endswith(AREAS)


def fills(end: End, bracket: re.Match[str]) -> bool:
    """Tell whether an End is all that a bracket holds."""
    return (end.start, end.end) == bracket.span("inner")
