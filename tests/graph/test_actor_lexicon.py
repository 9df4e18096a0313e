"""The lexicon of names of bodies: its tables are whole, its automaton finds nested words."""

from __future__ import annotations

from collections import Counter

from graph.actor_lexicon import find_words, load_agencies, load_entries, load_heads
from graph.lexicon import read_rows, read_words

TYPES = {
    "party",
    "government",
    "agency",
    "court_procuratorate",
    "military",
    "enterprise",
    "bank",
    "social_org",
    "hospital",
    "school",
    "team",
    "media",
    "other",
}


def test_names_of_known_bodies_are_said_once() -> None:
    names = Counter(
        name
        for row in read_rows("agencies.csv")
        for name in (row["name"], *filter(None, row["aliases"].split("|")))
    )
    assert [name for name, count in names.items() if count > 1] == []
    assert len(load_agencies()) == len(names) > 900


def test_rows_have_known_types_forms_and_an_english_name() -> None:
    for row in (*read_rows("agencies.csv"), *read_rows("actor_heads.csv")):
        assert row["type"] in TYPES, row
        assert row["en"], row
    forms = {head.form for heads in load_heads().values() for head in heads}
    assert forms == {"direct", "words", "either", "free"}


def test_a_word_of_names_is_no_boundary_of_names() -> None:
    assert set(read_words("actor_words.csv")) & set(read_words("actor_stops.csv")) == set()


def test_words_are_sorted_and_said_once() -> None:
    for name in ("actor_words.csv", "actor_stops.csv"):
        words = read_words(name)
        assert words == sorted(set(words)), name


def test_nested_words_are_found_by_start_and_by_end() -> None:
    hits = find_words("市人民政府", {})
    assert {end for end, entry in hits.beginning(1) if entry.heads} == {5}
    assert {start for start, entry in hits.ending(5) if entry.heads} == {1, 3}
    assert load_entries()["人民政府"].heads[0].type == "government"
