"""The gazetteer's tables: completeness, hierarchy, validity, forms, English names."""

from __future__ import annotations

import csv
from collections import Counter
from pathlib import Path

import pytest

from graph.gazetteer import Gazetteer, load_gazetteer
from graph.gazetteer.forms import forms
from graph.gazetteer.loading import FOLDER, read_table
from graph.gazetteer.records import FORMS, LEVELS

gazetteer: Gazetteer = load_gazetteer()


def test_group_has_its_members_and_loose_regions_have_none() -> None:
    group = gazetteer.places["place/area/京津冀"]
    assert group.members == ("place/110000", "place/120000", "place/130000")
    assert gazetteer.places["place/area/北疆"].members == ()


@pytest.mark.parametrize(("level", "count"), [("province", 34), ("prefecture", 333)])
def test_divisions_of_2025_are_complete(level: str, count: int) -> None:
    alive = [p for p in gazetteer.places.values() if p.level == level and p.is_valid(2025)]
    assert len(alive) == count


def test_counties_of_2025_are_complete() -> None:
    counties = [p for p in gazetteer.places.values() if p.level == "county" and p.code]
    alive = Counter(p.code[:2] for p in counties if p.code and p.is_valid(2025))
    assert sum(alive.values()) == 2845
    assert (alive["15"], alive["65"], alive["11"]) == (103, 110, 16)


# the numbers of the statistical yearbooks
@pytest.mark.parametrize(("year", "counties"), [(2005, 2862), (2012, 2852), (2020, 2844)])
def test_counties_of_earlier_years_are_complete(year: int, counties: int) -> None:
    alive = [
        p for p in gazetteer.places.values() if p.level == "county" and p.code and p.is_valid(year)
    ]
    assert len(alive) == counties
    assert all(count == 1 for count in Counter(p.code for p in alive).values())


def test_ids_are_unique_and_parents_and_successors_exist() -> None:
    rows = read_table("places.csv")
    assert sum(
        p.code is not None and p.level != "country" for p in gazetteer.places.values()
    ) == len(rows)
    for place in gazetteer.places.values():
        for other in (place.parent, place.successor, *place.members):
            assert other is None or other in gazetteer.places, (place.id, other)


def test_every_division_but_a_province_has_a_chain_to_a_province() -> None:
    for place in gazetteer.places.values():
        top = gazetteer.places[gazetteer.chain(place.id)[-1]]
        if place.level in ("prefecture", "county", "zone"):
            assert top.level == "province", place.id


@pytest.mark.parametrize(
    ("place", "chain"),
    [
        ("place/150121", ("place/150121", "place/150100", "place/150000")),
        ("place/469001", ("place/469001", "place/460000")),
        ("place/659004", ("place/659004", "place/650000")),
        ("place/110109", ("place/110109", "place/110000")),
        ("place/420600-2009", ("place/420600-2009", "place/420000")),
    ],
)
def test_chain_climbs_from_small_to_large(place: str, chain: tuple[str, ...]) -> None:
    assert gazetteer.chain(place) == chain


def test_is_within_follows_hierarchy_and_membership() -> None:
    assert gazetteer.is_within("place/152222", "place/150000")
    assert gazetteer.is_within("place/653221", "place/area/南疆四地州")
    assert not gazetteer.is_within("place/152222", "place/area/京津冀")
    assert not gazetteer.is_within("place/150000", "place/152222")


def test_a_renamed_city_is_two_places_of_one_code() -> None:
    before, after = gazetteer.places["place/420600-2009"], gazetteer.places["place/420600"]
    assert (before.name, before.valid_to, before.successor) == ("襄樊市", 2009, after.id)
    assert (after.name, after.valid_from, after.code) == ("襄阳市", 2010, before.code)


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("place/522400", "place/520500"),
        ("place/120225", "place/120119"),
        ("place/110103", "place/110101"),
        ("place/542400", "place/540600"),
        ("place/152200", "place/152200"),
    ],
)
def test_current_follows_successors(old: str, new: str) -> None:
    assert gazetteer.current(old) == new


def test_names_are_all_forms_with_the_official_one_first() -> None:
    assert gazetteer.names("place/150121") == ("土默特左旗", "土左旗")
    assert gazetteer.names("place/422800")[0] == "恩施土家族苗族自治州"
    assert "恩施州" in gazetteer.names("place/422800")
    assert "燕山-太行山" in gazetteer.names("place/area/燕山—太行山区")


def test_by_name_narrows_by_year() -> None:
    assert [p.code for p in gazetteer.by_name("朝阳区", 2018)] == ["110105", "220104"]
    assert gazetteer.by_name("襄樊市", 2018) == []
    assert [p.id for p in gazetteer.by_name("襄樊市")] == ["place/420600-2009"]


@pytest.mark.parametrize(
    ("place", "english"),
    [
        ("place/150000", "Inner Mongolia Autonomous Region"),
        ("place/110000", "Beijing Municipality"),
        ("place/152200", "Hinggan League"),
        ("place/150600", "Ordos"),
        ("place/150900", "Ulanqab"),
        ("place/150400", "Chifeng"),
        ("place/152500", "Xilingol League"),
        ("place/653200", "Hotan Prefecture"),
        ("place/152221", "Horqin Right Front Banner"),
        ("place/150121", "Tumed Left Banner"),
        ("place/150723", "Oroqen Autonomous Banner"),
        ("place/422800", "Enshi Tujia and Miao Autonomous Prefecture"),
        ("place/653131", "Taxkorgan Tajik Autonomous County"),
        ("place/130726", "Yu County"),
        ("place/310112", "Minhang District"),
        ("place/610100", "Xi'an"),
        ("place/341500", "Lu'an"),
    ],
)
def test_english_is_the_name_in_official_use(place: str, english: str) -> None:
    assert gazetteer.english(place) == english


def test_other_english_names_are_kept() -> None:
    assert gazetteer.places["place/152200"].en_other == ("Xing'an League",)
    assert gazetteer.places["place/150000"].en_other == ("Inner Mongolia",)
    assert "Tibet" in gazetteer.places["place/540000"].en_other


def test_every_place_has_an_english_name_in_latin_letters() -> None:
    for place in gazetteer.places.values():
        assert place.en and place.en.isprintable() and not _is_han(place.en), place.id


def _is_han(text: str) -> bool:
    return any("一" <= char <= "鿿" for char in text)


def test_levels_and_forms_are_the_listed_ones() -> None:
    assert {place.level for place in gazetteer.places.values()} == set(LEVELS)
    aliases = {row["kind"] for row in read_table("aliases.csv")}
    assert aliases <= set(FORMS)


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.csv")), ids=lambda path: path.name)
def test_tables_are_utf8_with_header_and_unix_line_ends(path: Path) -> None:
    data = path.read_bytes()
    assert b"\r" not in data and data.endswith(b"\n") and not data.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(data.decode("utf-8").splitlines()))
    assert len({len(row) for row in rows}) == 1 and len(rows) > 1


def test_rows_are_not_repeated_and_aliases_are_not_made_by_rule() -> None:
    for name, key in (("words.csv", "form"), ("stops.csv", "phrase"), ("compounds.csv", "surface")):
        values = [row[key] for row in read_table(name)]
        assert len(values) == len(set(values)), name
    made = {
        (form, row["code"])
        for row in read_table("places.csv")
        for form, _ in forms(row["name"], row["short"], row["type"])
    }
    assert [r for r in read_table("aliases.csv") if (r["alias"], r["code"]) in made] == []


def test_every_word_and_stop_touches_a_name() -> None:
    known = {row["form"] for row in read_table("words.csv")}
    assert [form for form in sorted(known) if not gazetteer.readings(form)] == []


def test_no_stop_phrase_hides_a_name() -> None:
    hidden = [row["phrase"] for row in read_table("stops.csv") if gazetteer.readings(row["phrase"])]
    assert hidden == ["大兴安岭"]  # the range far more often than the prefecture


def test_compounds_name_one_known_place_a_sign() -> None:
    for surface, compound in gazetteer.compounds.items():
        ends = {part for part in (*compound.parts, compound.helper, compound.recipient) if part}
        assert len(compound.parts) == len(surface) and ends <= gazetteer.places.keys(), surface
