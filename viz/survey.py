"""What one look at all facts of a build finds, for all its views.

In: the facts. Out: a Survey. Example: a place fact 兴安盟 gives the English name Hinggan League,
and 兴安盟 is one of the places that the matrix shows even where nobody helps it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from viz.names import ENDS, name_places

Line = Mapping[str, Any]
# the fields of a fact that name a place, each with the field of its id
PLACED = (("name", "place_id"), ("place", "place_id"), *ENDS)

TOLD = ("kind", "place_id", "level", "within")


@dataclass(frozen=True, slots=True)
class Survey:
    """How many facts there are by kind, and how many aid facts by document.

    ``placed`` are the ids of the places that facts name, ``places`` what the first place fact says
    of each, ``english`` the English names of those that facts name or tie, by Chinese name.
    """

    kinds: Mapping[str, int]
    aid: Mapping[str, int]
    placed: tuple[str, ...]
    places: tuple[Line, ...]
    english: Mapping[str, str]


def survey(facts: Iterable[Line]) -> Survey:
    """Look at all facts once."""
    kinds, aid = Counter[str](), Counter[str]()
    ids, placed, places = dict[str, str](), set[str](), dict[str, Line]()
    for fact in facts:
        kinds[fact["kind"]] += 1
        if fact["kind"] == "aid":
            aid[fact["doc"]] += 1
        if fact.get("place_id"):
            placed.add(fact["place_id"])
            if fact["kind"] == "place" and fact["place_id"] not in places:
                places[fact["place_id"]] = {name: fact.get(name) for name in TOLD}
        for name, id_ in PLACED:
            if fact.get(name) and fact.get(id_):
                ids.setdefault(fact[name], fact[id_])
    told = tuple(places.values())
    return Survey(kinds, aid, tuple(sorted(placed)), told, english_names(ids))


def english_names(ids: Mapping[str, str]) -> dict[str, str]:
    """Return the English names of places by Chinese name, of those that have one.

    >>> english_names({"兴安盟": "place/152200", "某单位": "actor/某单位"})
    {'兴安盟': 'Hinggan League'}
    """
    known = name_places(ids.values())
    found = {name: known[id_].english for name, id_ in ids.items() if id_ in known}
    return {name: text for name, text in found.items() if text is not None}
