"""The other names of the gazetteer's places: short, customary, from the tables of aliases.

In: a Place. Out: its other names. Example: 兴安盟 is 兴安 too, 恩施土家族苗族自治州
is 恩施州 and 恩施.
"""

from __future__ import annotations

from functools import cache

from graph.gazetteer import Place
from graph.gazetteer.forms import forms
from graph.gazetteer.loading import read_table
from graph.identity import place_id

_DIVISIONS = ("province", "prefecture", "county")


@cache
def _listed() -> dict[str, set[str]]:
    names: dict[str, set[str]] = {}
    for row in read_table("aliases.csv"):
        names.setdefault(place_id(row["code"]), set()).add(row["alias"])
    for table in ("regions.csv", "countries.csv"):
        for row in read_table(table):
            names.setdefault(row["name"], set()).update(filter(None, row["names"].split("|")))
    return names


def other_names(place: Place) -> list[str]:
    """Return the names of a place beside its official one, in order, none twice."""
    listed = _listed()
    names = set(listed.get(place.id, ()))
    if place.level in _DIVISIONS:
        names.update(form for form, _ in forms(place.name, place.short, place.type))
    else:
        names.update(listed.get(place.name, ()))
    return sorted(names - {place.name})
