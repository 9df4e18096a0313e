"""Keys that two names of a body share, by tables of short forms: owner, body and its forms.

In: the name of an organisation, and the region of its documents. Out: a Key, or None where no rule
knows it. Example: 内蒙古扶贫办 and 内蒙古自治区扶贫开发办公室 both have the key
(body, 150000, 扶贫开发领导小组办公室).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from graph.gazetteer import Gazetteer, Place
from graph.lexicon import read_rows
from graph.records import record

# 自治区扶贫办, 全市…: an owner by its rank alone
RANK = re.compile(r"(?:[我全本])?(自治区|自治州|自治县|自治旗|地区|省|市|州|盟|县|旗|区|地)")
# how the official name of a division of that rank ends, where not in the rank itself
ENDINGS = {"地": "地区"}
LONGEST = 20
# a rest must say what body it is: 第一中学, but 河北银行 and 湖南大学 are names of their own
SHORTEST = 3
# its sign may stand before all that is the party's: 中共湖南省委组织部
PARTY = "党委"
RULES = ("own_name", "short_form", "short_owner", "pointed_owner")


@record(frozen=True, slots=True)
class Key:
    """What makes two names alike: ``parts`` are equal, ``rule`` and ``reason`` say why.

    ``rank`` orders the names of one key, the lowest is canonical: 0 known by its own name, 1 the
    owner's official name, 2 a short owner, 3 an owner by rank alone; of cooperation its form's row.
    """

    parts: tuple[str, ...]
    rule: str
    reason: str
    rank: int = 0


@cache
def load_bodies() -> dict[str, str]:
    """Return the full name of each body by every form of it: 扶贫办, 人社厅."""
    bodies: dict[str, str] = {}
    for row in read_rows("body_forms.csv"):
        for ending in row["endings"].split("|"):
            full = row["body"] + ending
            for form in (row["body"], *filter(None, row["forms"].split("|"))):
                bodies[form + ending] = full
    for row in read_rows("successors.csv"):
        if row["scope"] == "body":
            bodies.setdefault(row["old"], row["old"])
            bodies.setdefault(row["new"], row["new"])
    return bodies


def read_body(name: str, gazetteer: Gazetteer, region: str | None = None) -> Key | None:
    """Return the key of a body of the state; ``region`` tells whose 自治区扶贫办 it is."""
    for row in read_rows("body_signs.csv"):
        if name.startswith(row["before"]):
            rest = name.removeprefix(row["before"])
            found = _read_owned(rest, gazetteer, {row["after"]: row["body"]})
            if found is None and row["body"] == PARTY:
                found = _read_owned(rest, gazetteer, load_bodies())
            if found is not None:
                return found
    return _read_owned(name, gazetteer, load_bodies()) or _read_pointed(name, gazetteer, region)


def read_owned(name: str, gazetteer: Gazetteer, container: str | None = None) -> Key | None:
    """Read the place that a name begins with, and a rest that no table knows.

    四川省通江县第一中学 and 通江县第一中学 are alike.
    """
    for end in range(min(LONGEST, len(name) - SHORTEST), 1, -1):
        owner = find_owner(name[:end], gazetteer, container)
        if owner is not None:
            inner = read_owned(name[end:], gazetteer, owner.id)
            return inner or body_key(owner, name[end:], 2)
    return None


def _read_owned(
    name: str, gazetteer: Gazetteer, bodies: dict[str, str], container: str | None = None
) -> Key | None:
    """Read owner and body; a place after a place must lie in it: 湖南省衡阳市卫计委."""
    for end in range(min(LONGEST, len(name) - 1), 1, -1):
        if not gazetteer.readings(name[:end]):
            continue
        found = _read_after(name, end, bodies, find_owners(name[:end], gazetteer, container))
        if found is not None:
            return found
        inner = find_owner(name[:end], gazetteer, container)
        if inner is not None:
            nested = _read_owned(name[end:], gazetteer, bodies, inner.id)
            if nested is not None:
                return nested
    return None


def _read_after(name: str, end: int, bodies: dict[str, str], owners: list[Place]) -> Key | None:
    """Read what follows an owner: a body, or the owner's rank once more and a body."""
    rest = name[end:]
    ranked = RANK.match(rest)
    if ranked is not None and rest[ranked.end() :] in bodies:
        ending = ENDINGS.get(ranked[1], ranked[1])
        ranks = [place for place in owners if place.name.endswith(ending)]
        owners, rest = ranks or owners, rest[ranked.end() :] if ranks else rest
    owner = choose(owners)
    if owner is None or rest not in bodies:
        return None
    return body_key(owner, bodies[rest], int(not name.startswith(owner.name)) + 1)


def _read_pointed(name: str, gazetteer: Gazetteer, region: str | None) -> Key | None:
    """Read a body whose owner is named by rank, where its documents speak for one region."""
    ranked = RANK.match(name)
    body = load_bodies().get(name[ranked.end() :]) if ranked is not None else None
    if ranked is None or body is None or region is None or region not in gazetteer.places:
        return None
    for place in map(gazetteer.places.__getitem__, gazetteer.chain(region)):
        if place.name.endswith(ENDINGS.get(ranked[1], ranked[1])):
            return body_key(place, body, 3)
    return None


def body_key(owner: Place, body: str, rank: int) -> Key:
    """Return the key of a body under its owner; a division that was renamed keeps its code."""
    code = owner.id.removeprefix("place/").partition("-")[0]
    told = f"{owner.name} ({owner.id})"
    reason = f"同为{told}的{body} / both name the {body} of {told}"
    return Key(("body", code, body), RULES[rank], reason, rank)


def find_owners(surface: str, gazetteer: Gazetteer, container: str | None = None) -> list[Place]:
    """Return the places that a surface may mean at the head of a name, ordinary words left out.

    A name that is still in use is not that of an earlier division of the same name.
    """
    places = [
        gazetteer.places[reading.place]
        for reading in gazetteer.readings(surface)
        if not reading.word or reading.form == "official"
    ]
    inside = [p for p in places if container is None or gazetteer.is_within(p.id, container)]
    states = [place for place in inside if place.level != "country"]
    return [place for place in states if place.valid_to is None] or states


def find_owner(surface: str, gazetteer: Gazetteer, container: str | None = None) -> Place | None:
    """Return the one place that a surface means at the head of a name."""
    return choose(find_owners(surface, gazetteer, container))


def choose(places: Iterable[Place]) -> Place | None:
    """Return the only place, or the only province: 河南 is 河南省, not 河南蒙古族自治县."""
    found = list(places)
    provinces = [place for place in found if place.level == "province"]
    return found[0] if len(found) == 1 else provinces[0] if len(provinces) == 1 else None
