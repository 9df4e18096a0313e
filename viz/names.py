"""What the gazetteer knows of the places that a page shows.

In: ids of places. Out: their English names, levels and parents. Example: ``place/152200`` is
Hinggan League, a prefecture in 内蒙古自治区 (Inner Mongolia Autonomous Region).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.gazetteer import Gazetteer, load_gazetteer


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's English name, level and parent, each None where the gazetteer has none."""

    english: str | None = None
    level: str | None = None
    within: str | None = None
    within_english: str | None = None


def name_places(ids: Iterable[str], gazetteer: Gazetteer | None = None) -> dict[str, PlaceName]:
    """Return what the gazetteer knows of those ids that name places; other ids are passed over.

    A place below the county (``place/152222/某苏木``) is known by its container alone.
    """
    gazetteer = gazetteer or load_gazetteer()
    names: dict[str, PlaceName] = {}
    for id_ in ids:
        place = gazetteer.places.get(id_)
        container = gazetteer.places.get(id_.rpartition("/")[0])
        if place is not None:
            parent = gazetteer.places[place.parent] if place.parent is not None else None
            within = (parent.name, parent.en) if parent is not None else (None, None)
            names[id_] = PlaceName(place.en, place.level, *within)
        elif container is not None:
            names[id_] = PlaceName(None, None, container.name, container.en)
    return names
