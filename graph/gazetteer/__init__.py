"""The gazetteer: the names of divisions, regions, countries and signs, and how to find them.

In: the CSV tables of this folder. Out: ``Gazetteer``. Example: ``find("京蒙协作支持科右中旗")``
gives the signs 京 (place/110000) and 蒙 (place/150000) and the customary form 科右中旗
(place/152222).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.gazetteer.loading import Tables, load_tables
from graph.gazetteer.records import Compound, Hit, Place, Reading
from graph.gazetteer.signs import SignFinder

__all__ = ["Compound", "Gazetteer", "Hit", "Place", "Reading", "load_gazetteer"]


class _Automaton:
    """Finds the surfaces of a set, leftmost and longest."""

    def __init__(self, surfaces: Iterable[str]) -> None:
        self._surfaces = sorted(surfaces)
        self._automaton = AhoCorasick(self._surfaces, matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield start, end and surface of each match."""
        for index, start, end in self._automaton.find_matches_as_indexes(text):
            yield start, end, self._surfaces[index]


class Gazetteer:
    """All names (leftmost, longest), and the hierarchy of the places."""

    def __init__(self, tables: Tables) -> None:
        self.places: Mapping[str, Place] = tables.places
        self.compounds: Mapping[str, Compound] = tables.compounds
        self.signs: Mapping[str, str] = tables.signs
        self._readings = {form: tuple(found) for form, found in tables.readings.items()}
        self._stops = tables.stops
        self._all = _Automaton(self._readings.keys() | tables.stops)
        self._major = _Automaton(form for form in self._readings if self._is_major(form))
        self._words = frozenset(form for form in self._readings if self._is_word(form))
        self._finder = SignFinder(
            tables.signs, tables.not_before, tables.compounds, tables.loose_signs
        )
        self._names: dict[str, list[str]] = {}
        self._by_name: dict[str, list[Place]] = {}
        for place in tables.places.values():
            self._by_name.setdefault(place.name, []).append(place)

    def find(self, text: str) -> list[Hit]:
        """Return the names and signs of a clean text, by start, none overlapping another.

        A form that is an ordinary word yields to a major name: 宁夏, not 新宁, in 美丽新宁夏.
        """
        hits: list[Hit] = []
        taken: set[int] = set()
        for start, end, surface in self._prefer_major(text):
            taken.update(range(start, end))
            if surface not in self._stops:
                hits.append(Hit(start, end, surface, self._readings[surface]))
        for hit in self._finder.find(text):
            if hit.start not in taken:
                taken.add(hit.start)
                hits.append(hit)
        return sorted(hits, key=_by_start)

    def _prefer_major(self, text: str) -> list[tuple[int, int, str]]:
        """Return all matches, but for words the major names that begin inside of them."""
        found = {match[0]: match for match in self._all.find(text)}
        words = {start + 1 for start, _, surface in found.values() if surface in self._words}
        for match in self._major.find(text) if words else ():
            if match[0] in words and match[1] > found[match[0] - 1][1]:
                for start in range(match[0] - 1, match[1]):
                    found.pop(start, None)
                found[match[0]] = match
        return list(found.values())

    def _is_word(self, form: str) -> bool:
        return len(form) == 2 and all(reading.word for reading in self._readings[form])

    def _is_major(self, form: str) -> bool:
        """Say whether a form is a province's or is long enough to be no accident."""
        known = self._readings[form]
        if any(reading.word for reading in known) or form in self._stops:
            return False
        return len(form) > 2 or any(self.places[r.place].level == "province" for r in known)

    def readings(self, surface: str) -> tuple[Reading, ...]:
        """Return what a surface may mean; empty where the gazetteer does not know it."""
        return self._readings.get(surface, ())

    def names(self, place_id: str) -> tuple[str, ...]:
        """Return all forms that name a place, the official one first, then by alphabet."""
        if not self._names:
            for form, found in self._readings.items():
                for reading in found:
                    self._names.setdefault(reading.place, []).append(form)
        official = self.places[place_id].name
        return (official, *sorted({*self._names.get(place_id, ())} - {official}))

    def by_name(self, name: str, year: int | None = None) -> list[Place]:
        """Return the places of that official name; with a year only those valid in it."""
        found = self._by_name.get(name, [])
        if year is None:
            return list(found)
        return [place for place in found if place.is_valid(year)]

    def chain(self, place_id: str) -> tuple[str, ...]:
        """Return a place and its parents, small to large: 托克托县, 呼和浩特市, 内蒙古自治区."""
        return tuple(self._upwards(place_id))

    def _upwards(self, place_id: str) -> Iterator[str]:
        at: str | None = place_id
        while at is not None:
            yield at
            at = self.places[at].parent

    def is_within(self, inner: str, outer: str) -> bool:
        """Say whether a place is the other or lies in it, by the hierarchy or by membership."""
        chain = self.chain(inner)
        if outer in chain:
            return True
        return any(member in chain for member in self.places[outer].members)

    def english(self, place_id: str) -> str | None:
        """Return the English name: ``place/152200`` -> ``Hinggan League``."""
        return self.places[place_id].en

    def current(self, place_id: str) -> str:
        """Return the id of the place as of today, following its successors."""
        seen = {place_id}
        at = self.places[place_id].successor
        while at is not None and at not in seen:
            seen.add(at)
            place_id, at = at, self.places[at].successor
        return place_id


def _by_start(hit: Hit) -> int:
    return hit.start


@cache
def load_gazetteer() -> Gazetteer:
    """Return the gazetteer; read once in a process."""
    return Gazetteer(load_tables())
