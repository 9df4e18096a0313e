"""The other names of places and bodies: short, customary, from the tables of aliases.

In: a Place, or the name of a body. Out: its other names. Example: 兴安盟 is 兴安 too,
恩施土家族苗族自治州 is 恩施州 and 恩施, 中国工商银行 is 工行.
"""

from __future__ import annotations

from functools import cache

from graph.gazetteer import Place
from graph.gazetteer.forms import forms
from graph.gazetteer.loading import read_table
from graph.identity import place_id
from graph.quads import named, text

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


@cache
def _agencies() -> dict[str, dict[str, str]]:
    return {row["name"]: row for row in read_table("agencies.csv")}


def agency_pairs(name: str) -> list[tuple[str, str]]:
    """Return the pairs of the English and the other names of a body that agencies.csv lists."""
    row = _agencies().get(name)
    if row is None:
        return []
    pairs = [(named("rdfs:label"), text(row["en"], "en"))] if row["en"] else []
    other = filter(None, row["aliases"].split("|"))
    return pairs + [(named("skos:altLabel"), text(alias, "zh")) for alias in other]


def other_names(place: Place) -> list[str]:
    """Return the names of a place beside its official one, in order, none twice."""
    listed = _listed()
    names = set(listed.get(place.id, ()))
    if place.level in _DIVISIONS:
        names.update(form for form, _ in forms(place.name, place.short, place.type))
    else:
        names.update(listed.get(place.name, ()))
    return sorted(names - {place.name})
