"""Read the CSV tables into places, the forms that name them, and the signs.

In: the tables beside this file (UTF-8, header, LF). Out: ``Tables``. Example: the rows of code
420600 become ``place/420600-2009`` 襄樊市 and ``place/420600`` 襄阳市.
"""

from __future__ import annotations

import csv
from pathlib import Path

from graph.gazetteer.forms import forms
from graph.gazetteer.records import Compound, Place, Reading
from graph.identity import actor_id, place_id
from graph.records import record

FOLDER = Path(__file__).parent
_CODED_LEVELS = {"1": "province", "2": "prefecture", "3": "county"}
_REGION_LEVELS = {
    "region_group": "group",
    "loose_region": "region",
    "natural_area": "area",
    "corps": "organisation",
    "zone": "zone",
    "committee": "county",
}

Row = dict[str, str]


@record(frozen=True, slots=True)
class Tables:
    """What the CSV files hold: places by id, readings by surface, stop phrases, signs."""

    places: dict[str, Place]
    readings: dict[str, list[Reading]]
    stops: frozenset[str]
    signs: dict[str, str]
    not_before: dict[str, str]
    loose_signs: frozenset[str]
    compounds: dict[str, Compound]


def read_table(name: str) -> list[Row]:
    """Return the rows of a table of this folder: ``read_table("signs.csv")``."""
    with (FOLDER / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def load_tables() -> Tables:
    """Read all tables; KeyError where an alias names a code that places.csv lacks."""
    rows = read_table("places.csv")
    words = {row["form"] for row in read_table("words.csv")}
    ids = assign_ids(rows)
    places = _divisions(rows, ids)
    readings: dict[str, list[Reading]] = {}
    for row, key in zip(rows, ids, strict=True):
        for form, kind in forms(row["name"], row["short"], row["type"]):
            readings.setdefault(form, []).append(Reading(key, kind, form in words))
    _add_aliases(places, readings, words)
    for table, read in (("regions.csv", _region), ("countries.csv", _country)):
        for row in read_table(table):
            _add_named(row, read(row), places, readings, words)
    signs = read_table("signs.csv")
    return Tables(
        places,
        readings,
        frozenset(row["phrase"] for row in read_table("stops.csv")),
        {row["sign"]: place_id(row["code"]) for row in signs},
        {row["sign"]: row["not_before"] for row in signs},
        frozenset(row["sign"] for row in signs if row["after_verbs"] == "no"),
        {row["surface"]: _compound(row) for row in read_table("compounds.csv")},
    )


def assign_ids(rows: list[Row]) -> list[str]:
    """Return an id for each row: place/CODE for a code's latest row, place/CODE-YEAR before."""
    latest = {row["code"]: _last(row) for row in sorted(rows, key=_last)}
    return [
        place_id(row["code"])
        if _last(row) == latest[row["code"]]
        else place_id(f"{row['code']}-{row['valid_to']}")
        for row in rows
    ]


def _last(row: Row) -> int:
    return int(row["valid_to"] or 9999)


def _divisions(rows: list[Row], ids: list[str]) -> dict[str, Place]:
    by_code: dict[str, list[tuple[int, str]]] = {}
    for row, key in zip(rows, ids, strict=True):
        by_code.setdefault(row["code"], []).append((_last(row), key))
    return {key: _division(row, key, by_code) for row, key in zip(rows, ids, strict=True)}


def _division(row: Row, key: str, by_code: dict[str, list[tuple[int, str]]]) -> Place:
    parent = None
    if row["parent"]:
        # the parent under the name that it had in the last year of this row
        later = [pair for pair in by_code[row["parent"]] if pair[0] >= _last(row)]
        parent = min(later)[1] if later else max(by_code[row["parent"]])[1]
    return Place(
        key,
        row["code"],
        row["name"],
        row["short"],
        _CODED_LEVELS[row["level"]],
        row["type"],
        parent,
        _year(row["valid_from"]),
        _year(row["valid_to"]),
        place_id(row["successor"]) if row["successor"] else None,
        row["en"],
        row["en_source"],
        float(row["lat"]) if row["lat"] else None,
        float(row["lon"]) if row["lon"] else None,
        row["wikidata"] or None,
        en_other=tuple(filter(None, row["en_other"].split("|"))),
    )


def _year(cell: str) -> int | None:
    return int(cell) if cell else None


def _add_aliases(
    places: dict[str, Place], readings: dict[str, list[Reading]], words: set[str]
) -> None:
    """Add the forms that no rule makes; a row names the code, or an older name by its id."""
    for row in read_table("aliases.csv"):
        key = place_id(row["code"])
        if key not in places:
            raise KeyError(
                f"aliases.csv: {row['alias']!r} names {row['code']!r}, not in places.csv"
            )
        reading = Reading(key, row["kind"], row["alias"] in words)
        known = readings.setdefault(row["alias"], [])
        if all(other.place != key for other in known):
            known.append(reading)


def _region(row: Row) -> Place:
    level = _REGION_LEVELS[row["kind"]]
    container = row["within"] if row["kind"] in ("zone", "committee") else "area"
    organisation = level == "organisation"
    key = actor_id(row["name"]) if organisation else place_id(f"{container}/{row['name']}")
    members = tuple(place_id(code) for code in row["members"].split("|") if code)
    parent = place_id(row["within"]) if row["within"] else None
    return Place(
        key,
        None,
        row["name"],
        row["name"],
        level,
        row["kind"],
        parent,
        en=row["en"],
        en_source="hand",
        members=members,
    )


def _country(row: Row) -> Place:
    return Place(
        place_id(f"country/{row['iso']}"),
        row["iso"],
        row["name"],
        row["name"],
        "country",
        "country",
        en=row["en"],
        en_source="hand",
    )


def _add_named(
    row: Row,
    place: Place,
    places: dict[str, Place],
    readings: dict[str, list[Reading]],
    words: set[str],
) -> None:
    places[place.id] = place
    form = "official" if place.level == "country" else "group"
    for name in (place.name, *filter(None, row["names"].split("|"))):
        word = name in words or row.get("mention") == "no"
        readings.setdefault(name, []).append(Reading(place.id, form, word))


def _compound(row: Row) -> Compound:
    parts = tuple(place_id(code) if code else None for code in row["parts"].split("|"))
    return Compound(
        row["surface"],
        parts,
        row["kind"],
        place_id(row["helper"]) if row["helper"] else None,
        place_id(row["recipient"]) if row["recipient"] else None,
    )
