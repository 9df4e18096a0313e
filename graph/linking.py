"""Linking: which place a name of the gazetteer means where it stands.

In: the clean text, the gazetteer's hits and the Context. Out: one Link a hit that names a place;
hits that are but words (资源, 合作) are dropped. Example: in ``辽宁朝阳`` the name ``朝阳`` links
to 朝阳市 by its container, in ``海淀、朝阳`` to 朝阳区 by its sibling.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from graph.gazetteer import Gazetteer, Hit, Place
from graph.model import Context
from graph.place_readings import (
    ALONE,
    BESIDE,
    COUNTY,
    PREFECTURE,
    PROVINCE,
    SUPPORTED,
    Link,
    as_aided,
    as_counted,
    rank,
    top,
)

JOINS = frozenset(("、", "和", "与", "及", "以及", "或", "，"))
# what stands before a short form that the document alone supports: 在延川 | 到延川
LEFT = frozenset(
    "在到向对把被给为的和与及或从由至了于各往赴来去驻是地县市省区州、，。；：（）“”《》！？—-－– \n"
)
# what stands behind it: 集宁至二连浩特 | 延川、宜川
RIGHT = frozenset("至、和与，。；：（）”》—-－– \n")
# what a cell of a table or an item of a list lies between
CELLS = frozenset(("", *"、，。；：（）| \t\n"))
# the last char of a rank is no sign that a name begins: 市州和县旗
RANK_CHARS = frozenset("县市省区州旗盟")
# 朝天、元坝、苍溪: as many names beside each other, of one prefecture, are places
LISTED = 3
ENUMERATION = frozenset("、和")
# how many places back a sentence is searched for a container
FAR = 40
MUNICIPALITIES = frozenset(f"place/{code}" for code in ("110000", "120000", "310000", "500000"))


def link_hits(
    text: str, read: Sequence[Link], gazetteer: Gazetteer, context: Context, starts: list[int]
) -> list[Link]:
    """Return the Links that are places, in order; ``starts`` are where the sentences begin.

    Two rounds, one from each end, since a list may be settled by its last item.
    """
    links = [as_aided(text, as_counted(text, link)) for link in read]
    support = count_places(links, gazetteer)
    for index in [*range(len(links)), *reversed(range(len(links)))]:
        if links[index].place is None or links[index].inner or links[index].others:
            links[index] = settle(text, links, index, gazetteer, starts)
    last = (conclude(text, link, gazetteer, context, support) for link in links)
    return [link for link in last if link is not None]


def count_places(links: Iterable[Link], gazetteer: Gazetteer) -> Counter[str]:
    """Return how often each place, or one within it, is surely named."""
    counts: Counter[str] = Counter()
    for link in links:
        if link.place is not None:
            counts.update(gazetteer.chain(link.place.id))
    return counts


def settle(
    text: str, links: list[Link], index: int, gazetteer: Gazetteer, starts: list[int]
) -> Link:
    """Settle a Link by what stands beside it: container, sibling, sentence."""
    link = links[index]
    before = links[index - 1] if index else None
    if before is not None and text[before.hit.end : link.hit.start] in ("", "的"):
        inside = within(link, before.place, gazetteer) or within(
            link, successor(before.place, gazetteer), gazetteer
        )
        if inside:
            return replace(link, places=inside, rule="container", need=ALONE)
    beside = neighbours(text, links, index)
    if link.inner and beside and all(rank(other.places[0]) == COUNTY for other in beside):
        counties = tuple(place for place in link.inner if rank(place) == COUNTY)
        return replace(link, places=counties, rule="sibling", inner=()) if counties else link
    for sibling in beside:
        alike = [p for p in link.places if are_siblings(p, sibling.place, gazetteer)]
        if alike:
            return replace(link, places=top(alike, gazetteer), rule="sibling", need=ALONE)
    if link.need != ALONE and beside and (in_list := by_list(text, links, index)):
        return in_list
    if link.need == BESIDE and link.rule == "official":
        return by_district(text, links, index, starts)
    if link.place is None and link.need == ALONE and rank(link.places[0]) > PROVINCE:
        return by_sentence(links, index, gazetteer, starts)
    return link


def successor(place: Place | None, gazetteer: Gazetteer) -> Place | None:
    """Return what a place has become: 那曲市, where a county follows 那曲地区."""
    if place is None or place.successor is None:
        return None
    return gazetteer.places[gazetteer.current(place.id)]


def by_list(text: str, links: list[Link], index: int) -> Link | None:
    """Settle a short form by its list: three counties or more that one prefecture has alone."""
    run = [index]
    while run[0] and is_next(text, links[run[0] - 1], links[run[0]]):
        run.insert(0, run[0] - 1)
    while run[-1] + 1 < len(links) and is_next(text, links[run[-1]], links[run[-1] + 1]):
        run.append(run[-1] + 1)
    if len(run) < LISTED:
        return None
    seats = [{p.parent for p in links[at].places if rank(p) == COUNTY} for at in run]
    common = set[str | None].intersection(*seats) - {None}
    if len(common) != 1:
        return None
    meant = tuple(place for place in links[index].places if place.parent in common)
    return replace(links[index], places=meant, rule="sibling", need=ALONE)


def is_next(text: str, link: Link, other: Link) -> bool:
    """Tell whether two Links stand beside each other in a list."""
    return text[link.hit.end : other.hit.start] in ENUMERATION


def by_sentence(links: list[Link], index: int, gazetteer: Gazetteer, starts: list[int]) -> Link:
    """Settle a Link by the nearest place before it in its sentence that holds one reading."""
    link = links[index]
    sentence = bisect_right(starts, link.hit.start)
    for before in range(index - 1, max(index - 1 - FAR, -1), -1):
        other = links[before]
        if bisect_right(starts, other.hit.start) != sentence:
            break
        inside = within(link, other.place, gazetteer)
        if inside:
            return replace(link, places=inside, rule="sentence")
    return link


def by_district(text: str, links: list[Link], index: int, starts: list[int]) -> Link:
    """Settle 南山区 by another district of its city that its sentence names.

    Where it is all of a cell or an item, a sentence before may name that district.
    """
    link = links[index]
    if not stands_free(text, link.hit):
        return link
    alone = stands_alone(text, link.hit)
    sentence = bisect_right(starts, link.hit.start)
    before = links[max(index - FAR, 0) : index][::-1]
    for other in (*before, *links[index + 1 : index + 1 + FAR]):
        near = bisect_right(starts, other.hit.start) == sentence
        if not near and not (alone and other.hit.start < link.hit.start):
            continue
        if other.place is not None and rank(other.place) == COUNTY:
            alike = tuple(p for p in link.places if p.parent == other.place.parent)
            if len(alike) == 1:
                return replace(link, places=alike, rule="sentence", need=ALONE)
    return link


def within(link: Link, outer: Place | None, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the readings of a Link that lie within another place."""
    if outer is None:
        return ()
    for places in (link.places, link.others):
        inside = [p for p in places if p.id != outer.id and gazetteer.is_within(p.id, outer.id)]
        if inside:
            return top(inside, gazetteer)
    return ()


def neighbours(text: str, links: list[Link], index: int) -> list[Link]:
    """Return the Links next to a Link in one list: 甲、乙和丙."""
    found = []
    here = links[index].hit
    if index and text[links[index - 1].hit.end : here.start] in JOINS:
        found.append(links[index - 1])
    if index + 1 < len(links) and text[here.end : links[index + 1].hit.start] in JOINS:
        found.append(links[index + 1])
    return found


def are_siblings(one: Place, other: Place | None, gazetteer: Gazetteer) -> bool:
    """Tell whether two places are of one level and, below the prefecture, of one province."""
    if other is None or one.level != other.level or one.id == other.id:
        return False
    return rank(one) <= PREFECTURE or gazetteer.chain(one.id)[-1] == gazetteer.chain(other.id)[-1]


def conclude(
    text: str, link: Link, gazetteer: Gazetteer, context: Context, support: Counter[str]
) -> Link | None:
    """Return a Link's last word: by issuer, document or rank; None where it is but a word."""
    if link.place is not None and not (link.others and link.rule == "official"):
        return link
    if link.need == BESIDE or (link.need == SUPPORTED and not stands_free(text, link.hit)):
        return None
    for region in context.chain:
        inside = within(link, gazetteer.places[region], gazetteer)
        if inside:
            return replace(link, places=inside, rule="issuer", need=ALONE)
    if link.place is not None:
        return link
    named = {place: support[place.id] + support[place.parent or ""] for place in link.places}
    if any(rank(place) == PROVINCE for place in link.places):  # 海南, beside 青海: the province
        named = {place: support[place.id] for place in link.places}
    most = max(named.values())
    if most > 0:
        often = [place for place, count in named.items() if count == most]
        return replace(link, places=top(often, gazetteer), rule="document", need=ALONE)
    if link.need == SUPPORTED and (link.rule != "official" or follows_rank(text, link.hit)):
        return None
    return by_rank(replace(link, need=ALONE))


def stands_free(text: str, hit: Hit) -> bool:
    """Tell whether a name has a boundary at one side, so that it is no cut through words."""
    return hit.start == 0 or text[hit.start - 1] in LEFT or text[hit.end : hit.end + 1] in RIGHT


def stands_alone(text: str, hit: Hit) -> bool:
    """Tell whether a name is all that stands between two marks or ends of lines."""
    return text[hit.start - 1 : hit.start] in CELLS and text[hit.end : hit.end + 1] in CELLS


def follows_rank(text: str, hit: Hit) -> bool:
    """Tell whether only a rank stands before a name (州和县旗 holds no 和县)."""
    return hit.start > 0 and text[hit.start - 1] in RANK_CHARS


def by_rank(link: Link) -> Link:
    """Settle a bare name by rank: the province, or the only prefecture, before far counties.

    Districts of municipalities are as well known as prefectures: then it stays open (朝阳).
    """
    first = min(rank(place) for place in link.places)
    best = [place for place in link.places if rank(place) == first]
    if len(best) == 1 and first <= PREFECTURE and not any(is_metropolitan(p) for p in link.places):
        return replace(link, places=tuple(best), rule="rank")
    return link


def is_metropolitan(place: Place) -> bool:
    """Tell whether a place is a district of a municipality."""
    return place.level == "county" and (place.parent or "") in MUNICIPALITIES
