"""Towns of a list that sums them up: 海曙段塘、望春，江东东郊等两区的3个街道.

In: the clean text, the gazetteer and the Mentions before it. Out: Mentions of the towns, and of the
counties that stand before them. Example: of ``海曙段塘、望春，江东东郊等3个街道`` the towns are
段塘街道, 望春街道 and 东郊街道; where the sum names several kinds (镇、街道), a town keeps the
words of the text. The list must hold as many names as its sum says.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import replace

from graph.gazetteer import Gazetteer, Place
from graph.group_counts import COUNT, read_count
from graph.model import Mention
from graph.place_mentions import mention_named, mention_place

# 等四区一县的|7个镇（街道）
SUM = re.compile(
    rf"等?(?:[一二两三四五六七八九十\d]{{1,2}}个?[县区市旗]{{1,3}}){{0,3}}的?{COUNT}"
    r"(?P<kind>乡镇（街道）|镇（街道）|镇、街道|镇街|乡镇|镇|乡|街道)(?![级域政办党长])"
)
KIND = re.compile("个(?=镇|乡|街道)")
REACH = 16  # characters that a sum has before its 个
ITEM = re.compile("[^、，]+")
NAME = re.compile("(?!.*[好多少快的了有在是为与向达对把被等及])[一-鿿]{2,3}?(?:镇|乡|街道)?")
SUFFIXES = ("镇", "乡", "街道")
SHORTEST = 2  # characters of a town's name


def find_town_lists(text: str, gazetteer: Gazetteer, linked: Sequence[Mention]) -> list[Mention]:
    """Return the Mentions of listed towns and of their counties, by start; ``linked`` in order."""
    found: list[Mention] = []
    for hit in KIND.finditer(text):
        for match in SUM.finditer(text, max(0, hit.start() - REACH), hit.end() + REACH):
            if match.start() < hit.start() < match.end():
                found += read_list(text, match, gazetteer, linked)
                break
    return found


def read_list(
    text: str, match: re.Match[str], gazetteer: Gazetteer, linked: Sequence[Mention]
) -> list[Mention]:
    """Return the Mentions of the list before a sum, none where it does not hold as many."""
    count = read_count(match)
    before = max(text.rfind(mark, 0, match.start()) for mark in "。；：\n") + 1
    items = list(ITEM.finditer(text, before, match.start()))
    if not isinstance(count, int) or not 1 < count <= len(items):
        return []
    items = items[-count:]
    counties = counties_of(items[0].span(), gazetteer, linked)
    found: list[Mention] = []
    county: Place | None = None
    for item in items:
        begin = opening(text, item, counties) if item is items[0] else item.start()
        form = next((form for form in counties if opens(text, form, begin, item.end())), None)
        if form is not None:
            county = counties[form]
            found.append(mention_place(county, begin, begin + len(form), "listed", gazetteer))
            begin += len(form)
            begin += text[begin] == "的"
        if county is None or not NAME.fullmatch(text, begin, item.end()):
            return []
        until = {"until": match.end()} if item is items[-1] else {}
        found.append(
            town((begin, item.end()), named(text[begin : item.end()], match), county, until)
        )
    return found


def counties_of(
    span: tuple[int, int], gazetteer: Gazetteer, linked: Sequence[Mention]
) -> dict[str, Place]:
    """Return the counties, by their names, of the city whose county the first item begins with."""
    at = bisect_left(linked, span[0], key=lambda mention: mention.start)
    inside = (one for one in linked[at:] if one.start < span[1] and one.type == "county")
    county = gazetteer.places.get(next((one.entity or "" for one in inside), ""))
    if county is None:
        return {}
    counties = [one for one in gazetteer.places.values() if one.parent == county.parent]
    counties.sort(key=lambda one: one.valid_to is not None)
    names = {form: one for one in reversed(counties) for form in (one.short, one.name)}
    return dict(sorted(names.items(), key=lambda item: -len(item[0])))


def opening(text: str, item: re.Match[str], counties: Mapping[str, Place]) -> int:
    """Return where the first county of a list stands: behind 我市, behind 今年."""
    places = (text.find(form, *item.span()) for form in counties)
    return min((place for place in places if place >= 0), default=item.start())


def opens(text: str, form: str, begin: int, end: int) -> bool:
    """Tell whether a county's name and a town's make up an item."""
    return text.startswith(form, begin) and end - begin - len(form) >= SHORTEST


def named(words: str, match: re.Match[str]) -> str:
    """Return a town's name, with the kind that the sum of one kind tells."""
    kind = match["kind"]
    return words + kind if kind in SUFFIXES and not words.endswith(SUFFIXES) else words


def town(span: tuple[int, int], name: str, county: Place, fields: Mapping[str, int]) -> Mention:
    """Return the Mention of a town; the last of a list knows where the sum behind it ends."""
    key = f"{county.id.removeprefix('place/')}/{name}"
    mention = mention_named(name, key, "town", span, "listed", county.name)
    return replace(mention, fields={**mention.fields, **fields})
