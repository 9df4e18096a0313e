"""Linking: which place a name of the gazetteer means where it stands.

In: the clean text, the gazetteer's hits, the Context and the year. Out: one Link a hit that
names a place; hits that are but words (资源, 合作) are dropped. Example: in ``辽宁朝阳`` the
name ``朝阳`` links to 朝阳市 by its container, in ``海淀、朝阳`` to 朝阳区 by its sibling.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.gazetteer import Gazetteer, Hit, Place
from graph.model import Context

JOINS = frozenset(("、", "和", "与", "及", "以及", "或", "，"))
# what stands before a short form that the document alone supports: 在延川 | 到延川
BOUNDARY = frozenset(
    "在到向对把被给为的和与及或从由至了于各往赴来去驻是地县市省区州、，。；：（）“”《》！？— \n"
)
# what stands behind it: 集宁至二连 | 延川、宜川
RIGHT = frozenset("至、和与，。；：（）”》 \n")
FORMS = (("official",), ("group",), ("sign",), ("short", "customary"), ("former",))
PROVINCE, PREFECTURE, COUNTY = 1, 2, 3
RANKS = {"country": 0, "province": PROVINCE, "prefecture": PREFECTURE, "county": COUNTY}
ALONE, SUPPORTED, BESIDE = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Link:
    """A hit with the places it may be: one (linked) or more (open).

    ``need`` says what it takes to believe the hit: nothing, support by the document (延川), or
    a neighbour (资源).
    """

    hit: Hit
    places: tuple[Place, ...]
    rule: str
    need: int = ALONE

    @property
    def place(self) -> Place | None:
        """The place meant, if it is one alone and needs no support."""
        return self.places[0] if len(self.places) == 1 and self.need == ALONE else None


def link_hits(
    text: str, hits: Sequence[Hit], gazetteer: Gazetteer, context: Context, starts: list[int]
) -> list[Link]:
    """Return the Links of a text's hits, in order; ``starts`` are where its sentences begin."""
    links = read_hits(hits, gazetteer, context.year)
    support = count_places(links, gazetteer)
    for index in [*range(len(links)), *reversed(range(len(links)))]:
        if links[index].place is None:
            links[index] = settle(text, links, index, gazetteer, starts)
    last = (conclude(text, link, gazetteer, context, support) for link in links)
    return [link for link in last if link is not None]


def read_hits(hits: Sequence[Hit], gazetteer: Gazetteer, year: int | None) -> list[Link]:
    """Return the Links of the hits that may name a place, before any context is used."""
    return [link for hit in hits if (link := read_hit(hit, gazetteer, year)) is not None]


def read_hit(hit: Hit, gazetteer: Gazetteer, year: int | None) -> Link | None:
    """Return what a hit may name in a year: by its full name first, else by its short form."""
    for forms in FORMS:
        found = [reading for reading in hit.candidates if reading.form in forms]
        names = dict.fromkeys(reading.place for reading in found)
        places = of_year((gazetteer.places[name] for name in names), year)
        if places and places[0].level != "organisation":
            if places[0].level == "country" and found[0].word:
                return None
            need = need_of(hit, forms[0], places, word=all(reading.word for reading in found))
            return Link(hit, top(places, gazetteer), forms[0], need)
    return None


def need_of(hit: Hit, form: str, places: Sequence[Place], *, word: bool) -> int:
    """Return what it takes to believe a hit: a word needs a neighbour, 横县 to stand free."""
    if word and (form != "official" or hit.surface.endswith("区")):
        return BESIDE
    return SUPPORTED if word or is_slight(hit, form, places) else ALONE


def is_slight(hit: Hit, form: str, places: Iterable[Place]) -> bool:
    """Tell whether a hit is a two-character short form of counties only (延川, 乡城)."""
    short = form == "short" and hit.end - hit.start <= 2
    return short and all(rank(place) >= COUNTY for place in places)


def rank(place: Place) -> int:
    """Return the rank of a place: country 0, province 1, prefecture 2, county 3, others 4."""
    return RANKS.get(place.level, 4)


def of_year(places: Iterable[Place], year: int | None) -> tuple[Place, ...]:
    """Return the places valid in a year, else those whose validity is nearest to it."""
    point = 9999 if year is None else year
    dated = [(distance(place, point), place) for place in places]
    nearest = min((years for years, _ in dated), default=0)
    return tuple(place for years, place in dated if years == nearest)


def distance(place: Place, year: int) -> int:
    """Return how many years a place's validity is away from a year (0: valid)."""
    if place.valid_from is not None and year < place.valid_from:
        return place.valid_from - year
    if place.valid_to is not None and year > place.valid_to:
        return year - place.valid_to
    return 0


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
        inside = within(link, before.place, gazetteer)
        if inside:
            return replace(link, places=inside, rule="container", need=ALONE)
    for sibling in siblings(text, links, index):
        alike = [place for place in link.places if are_siblings(place, sibling)]
        if alike:
            return replace(link, places=top(alike, gazetteer), rule="sibling", need=ALONE)
    if link.need == ALONE and rank(link.places[0]) > PROVINCE:
        return by_sentence(links, index, gazetteer, starts)
    return link


def by_sentence(links: list[Link], index: int, gazetteer: Gazetteer, starts: list[int]) -> Link:
    """Settle a Link by the nearest place before it in its sentence that holds one reading."""
    link = links[index]
    sentence = bisect_right(starts, link.hit.start)
    for other in reversed(links[:index]):
        if bisect_right(starts, other.hit.start) != sentence:
            break
        inside = within(link, other.place, gazetteer)
        if inside:
            return replace(link, places=inside, rule="sentence")
    return link


def within(link: Link, outer: Place | None, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the readings of a Link that lie within another place."""
    if outer is None:
        return ()
    inside = [
        place
        for place in link.places
        if place.id != outer.id and gazetteer.is_within(place.id, outer.id)
    ]
    return top(inside, gazetteer)


def siblings(text: str, links: list[Link], index: int) -> list[Place]:
    """Return the settled neighbours of a Link in one list: 甲、乙和丙."""
    found = []
    here = links[index].hit
    if index and text[links[index - 1].hit.end : here.start] in JOINS:
        found.append(links[index - 1].place)
    if index + 1 < len(links) and text[here.end : links[index + 1].hit.start] in JOINS:
        found.append(links[index + 1].place)
    return [place for place in found if place is not None]


def are_siblings(one: Place, other: Place) -> bool:
    """Tell whether two places are of one level and, below the prefecture, of one parent."""
    if one.level != other.level or one.id == other.id:
        return False
    return rank(one) <= PREFECTURE or one.parent == other.parent


def top(places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the outermost place if all others lie within it (和田: 和田地区), else all."""
    for place in places:
        if all(gazetteer.is_within(other.id, place.id) for other in places):
            return (place,)
    return tuple(places)


def conclude(
    text: str, link: Link, gazetteer: Gazetteer, context: Context, support: Counter[str]
) -> Link | None:
    """Return a Link's last word: by issuer, document or rank; None where it is but a word."""
    if link.place is not None:
        return link
    if link.need == BESIDE or (link.need == SUPPORTED and not stands_free(text, link.hit)):
        return None
    for region in context.chain:
        inside = within(link, gazetteer.places.get(region), gazetteer)
        if inside:
            return replace(link, places=inside, rule="issuer", need=ALONE)
    named = {place: support[place.id] + support[place.parent or ""] for place in link.places}
    most = max(named.values())
    if most > 0:
        often = [place for place, count in named.items() if count == most]
        return replace(link, places=top(often, gazetteer), rule="document", need=ALONE)
    if link.need == SUPPORTED and link.rule != "official":
        return None
    return by_rank(replace(link, need=ALONE))


def stands_free(text: str, hit: Hit) -> bool:
    """Tell whether a short form has a boundary at one side, so that it is no cut through words."""
    return hit.start == 0 or text[hit.start - 1] in BOUNDARY or text[hit.end : hit.end + 1] in RIGHT


def by_rank(link: Link) -> Link:
    """Settle a bare name by rank: the province, or the only prefecture, before far counties."""
    first = min(rank(place) for place in link.places)
    best = [place for place in link.places if rank(place) == first]
    if len(best) == 1 and first <= PREFECTURE and not any(is_metropolitan(p) for p in link.places):
        return replace(link, places=tuple(best), rule="rank")
    return link


def is_metropolitan(place: Place) -> bool:
    """Tell whether a place is a district of a municipality, known far away (朝阳区 in 北京市)."""
    return place.level == "county" and (place.parent or "") in MUNICIPALITIES


MUNICIPALITIES = frozenset(f"place/{code}" for code in ("110000", "120000", "310000", "500000"))
