"""Readings: what a name of the gazetteer may mean in a year, before its company is looked at.

In: the gazetteer's hits and a year. Out: Links. Example: ``襄樊`` in 2008 may be 襄樊市 alone,
``朝阳`` any of four places; ``资源`` is a Link that needs a neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from graph.gazetteer import Gazetteer, Hit, Place
from graph.records import record

# a full name is sure; a former one is tried last
FORMS = (("official",), ("group",), ("sign",), ("short", "customary"), ("former",))
PROVINCE, PREFECTURE, COUNTY = 1, 2, 3
RANKS = {"country": 0, "province": PROVINCE, "prefecture": PREFECTURE, "county": COUNTY}
OTHERS = 4
# what it takes to believe a Link: nothing, support by the document (延川), a neighbour (资源)
ALONE, SUPPORTED, BESIDE = 0, 1, 2

# 政和、松溪、顺昌3县: the count says of what level the names of the list are
COUNTED = re.compile(
    r"等?(?:\d{1,2}|[两二三四五六七八九十]{1,2})个?(?:县|市|区|旗)(?![级委长属直])"
)
# 对口支援|延川, 支持|延川发展: where help goes stands a name, unless a longer word is meant
AIDED = ("对口", "支援", "帮扶", "援助", "援建", "支持", "帮助")
# 甲大学帮扶|景东，: a word of the language too is a name where the clause ends with it
PAIRED = re.compile(
    "(?:大学?|学院|清华|复旦|集团|[省市县区局委部行厅])(?:定点|对口)?(?:帮扶|支援|援建|扶贫|对口)$|对口援建$"
)
CLAUSE_ENDS = "，。、；！…\n"
# 甲市对口支援|合作，: what partners do, no 合作市
PARTNERSHIP = ("合作", "互助")
# 援藏工作队|墨脱|工作组: so does it before the part of a team that works there
DETACHED = ("工作组", "分队", "分指", "前指", "前方指挥部")


@record(frozen=True, slots=True)
class Link:
    """A hit with the places it may be: one (linked) or more (open).

    ``need`` is ALONE, SUPPORTED or BESIDE; ``inner`` are readings that lie within ``places``
    (喀什: 喀什市 within 喀什地区), meant in a list of their like; ``others`` are readings by a
    lesser form (东乡县: 东乡族自治县), meant where their container is named.
    """

    hit: Hit
    places: tuple[Place, ...]
    rule: str
    need: int = ALONE
    inner: tuple[Place, ...] = ()
    others: tuple[Place, ...] = ()

    @property
    def place(self) -> Place | None:
        """The place meant, if it is one alone and needs no support."""
        return self.places[0] if len(self.places) == 1 and self.need == ALONE else None


def read_hits(hits: Sequence[Hit], gazetteer: Gazetteer, year: int | None) -> list[Link]:
    """Return the Links of the hits that may name a place, before any context is used."""
    return [link for hit in hits if (link := read_hit(hit, gazetteer, year)) is not None]


def read_hit(hit: Hit, gazetteer: Gazetteer, year: int | None) -> Link | None:
    """Return what a hit may name in a year: by its full name first, else by its short form."""
    for forms in FORMS:
        found = [reading for reading in hit.candidates if reading.form in forms]
        if not found:
            continue
        names = dict.fromkeys(reading.place for reading in found)
        places = of_year([gazetteer.places[name] for name in names], year)
        word = all(reading.word for reading in found)
        level = places[0].level
        if level == "organisation" or (level == "country" and word):
            continue
        outer = top(without_namesakes(places), gazetteer)
        inner = tuple(p for p in places if p not in outer) if len(outer) == 1 else ()
        inner = tuple(p for p in inner if gazetteer.is_within(p.id, outer[0].id))
        others = other_readings(hit, gazetteer, year) if forms[0] == "official" else ()
        if year is not None and is_renamed(places, others, year):
            outer, others = others, ()
        need = need_of(hit, forms[0], outer, word=word)
        return Link(hit, outer, forms[0], need, inner, others)
    return None


def as_counted(text: str, link: Link) -> Link:
    """Return a Link that needs no support where it ends a list with a count: 松溪、顺昌3县."""
    hit = link.hit
    if link.need == ALONE or hit.start == 0 or text[hit.start - 1] not in "、和":
        return link
    return replace(link, need=ALONE) if COUNTED.match(text, hit.end) else link


def as_aided(text: str, link: Link) -> Link:
    """Return a Link that needs no support where its one reading stands beside a word of aid."""
    if link.rule not in ("short", "official") or len(link.places) > 1 or link.need == ALONE:
        return link
    if link.need == BESIDE:
        start = link.hit.start
        ends = link.hit.end >= len(text) or text[link.hit.end] in CLAUSE_ENDS
        # 对口援建|平武|的项目
        ends = ends or (text[link.hit.end] == "的" and text.endswith("援建", 0, start))
        named = ends and PAIRED.search(text, max(0, start - 6), start) is not None
        named = named and link.hit.surface not in PARTNERSHIP
        return replace(link, need=ALONE) if named else link
    aided = text.endswith(AIDED, 0, link.hit.start) or text.startswith(DETACHED, link.hit.end)
    return replace(link, need=ALONE) if aided else link


def is_renamed(places: Sequence[Place], others: Sequence[Place], year: int) -> bool:
    """Tell whether a name had passed to a successor by a year: 北川县, since 2003 自治县."""
    if not others or distance(places[0], year) <= distance(others[0], year):
        return False
    return [place.parent for place in places] == [place.parent for place in others]


def other_readings(hit: Hit, gazetteer: Gazetteer, year: int | None) -> tuple[Place, ...]:
    """Return what a full name is the customary form of."""
    names = [reading.place for reading in hit.candidates if reading.form == "customary"]
    return of_year([gazetteer.places[name] for name in names], year) if names else ()


def of_year(places: Sequence[Place], year: int | None) -> tuple[Place, ...]:
    """Return the places valid in a year, else those whose validity is nearest to it."""
    if len(places) == 1:
        return (places[0],)
    point = 9999 if year is None else year
    years = [distance(place, point) for place in places]
    return tuple(place for place, apart in zip(places, years, strict=True) if apart == min(years))


def distance(place: Place, year: int) -> int:
    """Return how many years a place's validity is away from a year (0: valid)."""
    if place.valid_from is not None and year < place.valid_from:
        return place.valid_from - year
    if place.valid_to is not None and year > place.valid_to:
        return year - place.valid_to
    return 0


def rank(place: Place) -> int:
    """Return the rank of a place: country 0, province 1, prefecture 2, county 3, others 4."""
    return RANKS.get(place.level, OTHERS)


def without_namesakes(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Return the readings without counties that a province of the same name outshines (河北)."""
    if any(rank(place) == PROVINCE for place in places):
        return tuple(place for place in places if rank(place) <= PREFECTURE)
    return places


def top(places: Sequence[Place], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the outermost place if all others lie within it (和田: 和田地区), else all."""
    if len(places) > 1:
        for place in places:
            if all(gazetteer.is_within(other.id, place.id) for other in places):
                return (place,)
    return tuple(places)


def need_of(hit: Hit, form: str, places: Sequence[Place], *, word: bool) -> int:
    """Return what it takes to believe a hit: a word needs a neighbour, 横县 and 延川 support."""
    if word and (form != "official" or hit.surface.endswith("区")):
        return BESIDE
    slight = form == "short" and hit.end - hit.start <= 2
    if word or (slight and all(rank(place) >= COUNTY for place in places)):
        return SUPPORTED
    return ALONE
