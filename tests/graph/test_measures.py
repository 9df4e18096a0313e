"""Figures meet by what they measure, wherever they were told and however many there are."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from graph.measures import Figures
from graph.quads import LineSorter

DATES = {"甲": "2018", "乙": "2017", "丙": "2016"}


def funding(doc: str, key: str, value: object, **fields: object) -> dict[str, object]:
    """Return the line of a funding."""
    told: dict[str, object] = {"doc": doc, "id": f"fact/{key}", "kind": "funding", "unit": "元"}
    told |= {"programme": "搬迁", "value": value, "role": "planned", "year": 2018, "source": "甲县"}
    return told | {"start": 0, "quote": "x", "rule": "funding.item"} | fields


def figures(folder: Path, alone: Sequence[str] = ("甲", "乙", "丙")) -> Figures:
    """Return Figures of documents that are ``alone`` with their content."""
    return Figures(DATES, lambda doc: doc in alone, folder / "figures")


def test_figures_of_a_measure_come_in_the_order_in_which_they_are_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(LineSorter, "MOST", 500)  # most of it goes to disk
    found = figures(tmp_path)
    for doc in DATES:
        facts = [funding(doc, f"{doc}{n}", n + 0.5, start=n) for n in (20, 3)]
        found.add(doc, [*facts, funding(doc, f"{doc}z\ud800", [1, 2], programme="修路\n水")])
    assert list((tmp_path / "figures").iterdir())
    told = sorted(found.by_measure(), key=len)
    assert [[figure.fact for figure in of_one] for of_one in told] == [
        ["fact/丙z\ud800", "fact/乙z\ud800", "fact/甲z\ud800"],
        ["fact/丙3", "fact/丙20", "fact/乙3", "fact/乙20", "fact/甲3", "fact/甲20"],
    ]
    assert {figure.topic for figure in told[0]} == {"修路\n水"} and told[0][0].ranged
    assert [str(figure.value) for figure in told[1][:2]] == ["3.5", "20.5"]
    assert told[1][0].years == (2018, 2018)
    assert not (tmp_path / "figures").exists()


def test_a_fact_of_two_documents_counts_where_it_is_told_first(tmp_path: Path) -> None:
    found = figures(tmp_path, alone=("丙",))
    assert found.add("甲", [funding("甲", "1", 5)]) == {}
    assert found.add("乙", [funding("乙", "1", 5)]) == {}
    assert [figure.doc for figure in found.add("丙", [funding("丙", "2", 5)]).values()] == ["丙"]
    assert [figure.doc for figure in found.rest().values()] == ["乙"]
    [told] = found.by_measure()
    assert [figure.doc for figure in told] == ["丙", "乙"]


@pytest.mark.parametrize("alone", [("甲",), ()])
@pytest.mark.parametrize(
    ("total", "hung"),
    [
        ({}, (True, True)),
        ({"source": "乙县"}, (True, False)),
        ({"role": "actual"}, (False, False)),
        ({"year": 2017}, (False, False)),
    ],
)
def test_a_part_knows_in_what_its_total_is_like_it(
    tmp_path: Path, alone: Sequence[str], total: dict[str, object], hung: tuple[bool, bool]
) -> None:
    found = figures(tmp_path, alone)
    facts = [funding("甲", "1", 9, **total), funding("甲", "2", 4, part_of_id="fact/1")]
    told = found.add("甲", facts) or found.rest()
    assert (told["fact/2"].inside, told["fact/2"].same_source) == hung
    assert not told["fact/1"].inside
