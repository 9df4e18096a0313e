"""What the gazetteer knows of the places that a page shows.

In: ids of places and groups. Out: their English names, levels and parents. Example:
``place/152200`` is Hinggan League, a prefecture in 内蒙古自治区 (Inner Mongolia …).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.gazetteer import Gazetteer, load_gazetteer
from graph.gazetteer.records import Place

ENDS = (("helper", "helper_id"), ("recipient", "recipient_id"))


@dataclass(frozen=True, slots=True)
class PlaceName:
    """A place's English name, level and parent, each None where the gazetteer has none."""

    english: str | None = None
    level: str | None = None
    within: str | None = None
    within_english: str | None = None
    within_short: str | None = None


def name_places(ids: Iterable[str], gazetteer: Gazetteer | None = None) -> dict[str, PlaceName]:
    """Return what the gazetteer knows of those ids that name places; other ids are passed over.

    A place below the county (``place/152222/某苏木``) is known by its container alone, a group
    (``group/150000/贫困户``) by its region.
    """
    gazetteer = gazetteer or load_gazetteer()
    names: dict[str, PlaceName] = {}
    for id_ in ids:
        place = gazetteer.places.get(id_)
        container = gazetteer.places.get(id_.rpartition("/")[0]) or find_region(id_, gazetteer)
        if place is not None:
            parent = gazetteer.places[place.parent] if place.parent is not None else None
            names[id_] = PlaceName(place.en, place.level, *describe(parent))
        elif container is not None:
            names[id_] = PlaceName(None, None, *describe(container))
    return names


def describe(place: Place | None) -> tuple[str | None, str | None, str | None]:
    """Return the name, the English and the short name of a place that holds another."""
    return (None, None, None) if place is None else (place.name, place.en, place.short)


def tell_apart(name: str, english: str | None, place: PlaceName) -> tuple[str, str | None]:
    """Return the name, and the English if there is any, of a node with the region it lies in.

    >>> tell_apart("贫困户", None, PlaceName(within_short="新疆", within_english="Xinjiang"))
    ('贫困户（新疆）', '贫困户 (Xinjiang)')
    """
    if place.within_short is None:
        return name, english
    beside = f" ({place.within_english})" if place.within_english else f"（{place.within_short}）"
    return f"{name}（{place.within_short}）", (english or name) + beside


def find_region(node: str, gazetteer: Gazetteer) -> Place | None:
    """Return the region of a group, by its id; None of anything else."""
    kind, _, rest = node.partition("/")
    return gazetteer.places.get(f"place/{rest.partition('/')[0]}") if kind == "group" else None
