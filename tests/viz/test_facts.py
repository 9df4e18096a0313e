"""Facts come from their file as often as they are asked for, and none is lost on the way."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from graph.lines import to_line
from viz import facts as module
from viz.facts import Facts
from viz.survey import survey

LINES = [
    {"doc": "甲", "kind": "aid", "id": "1", "quote": '"kind": "exit"'},
    {"doc": "甲", "kind": "place", "id": "2", "place_id": "place/152200", "name": "兴安盟"},
    {"doc": '"乙\\', "kind": "exit", "id": "3", "place": "武川县", "place_id": "place/150125"},
    {"doc": "丙", "kind": "aid", "id": "4", "quote": "很长" * 40},
    {"doc": "甲", "kind": "funding", "id": "5", "quote": "x"},
    {"doc": "甲", "kind": "place", "id": "6", "place_id": "place/152200", "level": "county"},
]


@pytest.fixture(params=[20, 1000])
def facts(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Facts:
    """The facts of LINES, read some bytes at a time."""
    monkeypatch.setattr(module, "AT_ONCE", request.param)
    (tmp_path / "facts.jsonl").write_bytes(b"".join(map(to_line, LINES)))
    return Facts.open(tmp_path / "facts.jsonl")


def test_facts_come_in_their_order_as_often_as_wanted(facts: Facts) -> None:
    assert list(facts) == LINES and list(facts) == LINES


@pytest.mark.parametrize("kinds", [("aid",), ("exit",), ("place", "aid"), ("programme",)])
def test_facts_of_a_kind_are_those_whose_field_says_so(
    facts: Facts, kinds: tuple[str, ...]
) -> None:
    assert list(facts.of(*kinds)) == [line for line in LINES if line["kind"] in kinds]


def test_facts_of_a_document_are_found_wherever_they_stand(facts: Facts) -> None:
    for doc in ("甲", '"乙\\', "丙", "丁"):
        assert facts.stated_in(doc) == [line for line in LINES if line["doc"] == doc]


def test_lines_spelt_otherwise_are_found_too(tmp_path: Path) -> None:
    spelt = [{"kind": line["kind"], **line} for line in LINES]
    lines = [json.dumps(line, separators=(",", ":")) for line in spelt]
    (tmp_path / "facts.jsonl").write_text("\n".join(lines), encoding="utf-8")
    facts = Facts.open(tmp_path / "facts.jsonl")
    assert list(facts) == LINES
    assert list(facts.of("exit")) == [LINES[2]]
    assert facts.stated_in("丙") == [LINES[3]] and facts.stated_in('"乙\\') == [LINES[2]]


def test_facts_stay_those_of_their_build(facts: Facts, tmp_path: Path) -> None:
    (tmp_path / "new").write_bytes(to_line({"doc": "丁", "kind": "aid"}))
    (tmp_path / "new").replace(tmp_path / "facts.jsonl")
    assert list(facts) == LINES
    assert [fact["id"] for fact in facts.stated_in("丙")] == ["4"]


def test_no_facts_are_none(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_bytes(b"")
    facts = Facts.open(tmp_path / "facts.jsonl")
    assert list(facts) == list(facts.of("aid")) == facts.stated_in("甲") == []


def test_survey_counts_facts_and_tells_places(facts: Facts) -> None:
    found = survey(facts)
    assert found.kinds == {"aid": 2, "place": 2, "exit": 1, "funding": 1}
    assert found.aid == {"甲": 1, "丙": 1}
    assert found.placed == ("place/150125", "place/152200")
    told = {"kind": "place", "place_id": "place/152200", "level": None, "within": None}
    assert found.places == (told,)
    assert found.english == {"兴安盟": "Hinggan League", "武川县": "Wuchuan County"}
