"""Areas: natural areas, parts of territories and zones that have no row in the gazetteer.

In: the clean text and the linked Mentions. Out: Mentions of level area or zone. Example:
``锡林郭勒盟西南部`` is a part of 锡林郭勒盟, ``大青山地区`` a natural area, ``苏州工业园区``
a zone; 贫困地区 and 重点流域 are none.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from graph.edges import EDGE, left_edge
from graph.gazetteer import Gazetteer
from graph.lexicon import alternation, read_rows, read_words
from graph.model import Context, Mention
from graph.place_mentions import mention_named, seat

HEADS = {row["head"]: int(row["longest"]) for row in read_rows("area_heads.csv")}
# 乌蒙山区 | 大青山地区 | 三少民族自治旗特殊困难片区
HEAD = re.compile(alternation(HEADS))
POOR = re.compile("(?:贫困|特困|特殊困难|连片特困)$")
GENERICS = read_words("area_generics.csv")
# 连片特困地区, 两个片区 and 清洁小流域 end with a generic word; 湖 is one only by itself
GENERIC = re.compile(
    rf"^(?:.*(?:{alternation(word for word in GENERICS if len(word) > 1)}|[个小]))?$"
    rf"|^[{''.join(word for word in GENERICS if len(word) == 1)}]+$"
)
# 科尔沁沙地贫困片区: a natural area as an area of poverty
POVERTY = re.compile(r"(?:集中)?(?:连片)?(?:贫困|特困|特殊困难)(?:片区|地区|山区)")
# 锡林郭勒盟西南部, but no 河南部分, 山东部队
PART = re.compile(r"(?:中西|中东|[东西][南北]|[东西南中北])部(?![湾分门队委署件长级属])")
# 赤峰高新区 | 苏州工业园区 | 和林格尔新区
ZONE = re.compile(
    r"[^\W\d_的在到向对和与等设建内各多]{0,3}(?:(?:国家级)?(?:经济技术|高新技术产业|高新技术|经济|工业|综合)"
    r"开发区|开发区|经开区|高新区|工业园区|工业园|产业园区|新区|自由贸易试验区|自贸试验区|自贸区|自由贸易港|自贸港"
    r"|综合保税区|保税区|跨境经济合作区)"
)
DIVISIONS = frozenset(("province", "prefecture", "county"))
NATURAL = "area"


def find_areas(
    text: str, gazetteer: Gazetteer, context: Context, linked: Sequence[Mention]
) -> list[Mention]:
    """Return the Mentions of areas and zones, by start; each may hold the Mention of its base.

    What ends with a division's own name is no zone (天津滨海新区).
    """
    places = [mention for mention in linked if mention.rule != "sign" and mention.entity]
    ends = [place.end for place in places]
    extended = (extend(text, place, gazetteer, context) for place in places)
    closed = set(ends)
    found = [a for a in extended if a and not (a.rule == "zone" and a.end in closed)]
    taken = {area.end for area in found}
    for match in HEAD.finditer(text):
        poor = POOR.search(text, max(0, match.start() - 4), match.start())
        span = poor.start() if poor else match.start(), match.end()
        before = bisect_right(ends, span[0])
        clash = before < len(places) and places[before].start < span[1]
        if clash or span[1] in taken:
            continue
        last = places[before - 1] if before else None
        area = name_area(text, span, match.group(), last, gazetteer, context)
        if area is not None and not area.name.startswith("属"):  # 某村|属坝下山区
            found.append(area)
    return sorted(found, key=lambda area: (area.start, area.end))


def extend(text: str, place: Mention, gazetteer: Gazetteer, context: Context) -> Mention | None:
    """Return the part, the poor area or the zone that begins with a place's own name."""
    if place.type in DIVISIONS:
        match = PART.match(text, place.end)
        if match:
            name = place.name + match.group()
            return area_mention(name, (place.start, match.end()), "area", "part", place.name)
        match = ZONE.match(text, place.end)
        if match and not EDGE.search(match.group()):
            span = (place.start, match.end())
            within = seat(place, gazetteer)
            return area_mention(text[slice(*span)], span, "zone", "zone", within)
    elif place.type == NATURAL:
        match = POVERTY.match(text, place.end)
        if match:
            span = (place.start, match.end())
            within = place.within or speaker(context, gazetteer)
            return area_mention(text[slice(*span)], span, "area", "poor_area", within)
    return None


def name_area(
    text: str,
    span: tuple[int, int],
    head: str,
    last: Mention | None,
    gazetteer: Gazetteer,
    context: Context,
) -> Mention | None:
    """Return the area that a head ends, or None where the words before it are no name.

    ``span``: of the head, with a word of poverty before it.
    """
    longest = HEADS[head]
    floor = max(span[0] - longest - 1, last.end if last else 0)
    inner = last is not None and floor == last.end
    start, bounded = left_edge(text, floor, span[0], inner=inner)
    stem = text[start : span[0]]
    if not 1 < len(stem) <= longest or GENERIC.match(stem) or not (bounded or inner):
        return None
    division = inner and last is not None and last.type in DIVISIONS
    within = seat(last, gazetteer) if division and last else speaker(context, gazetteer)
    level = "zone" if head.endswith("开发区") else "area"
    return area_mention(text[start : span[1]], (start, span[1]), level, "head", within)


def speaker(context: Context, gazetteer: Gazetteer) -> str | None:
    """Return the name of the province that speaks."""
    return gazetteer.places[context.chain[-1]].name if context.chain else None


def area_mention(
    name: str, span: tuple[int, int], level: str, rule: str, within: str | None
) -> Mention:
    """Return the Mention of an area: its id holds its own name only."""
    return mention_named(name, f"area/{name}", level, span, rule, within)
