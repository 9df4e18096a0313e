"""Relationships over their facts: the years that they state, open ends among them, confidence."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

from graph.relationships import Relationships
from graph.vocab import term


def lines_of(facts: Iterable[dict[str, Any]]) -> list[str]:
    """Return the lines of a relationship whose facts have these fields."""
    relationships = Relationships()
    for number, fields in enumerate(facts):
        fact: dict[str, Any] = {
            "helper": "甲省",
            "recipient": "乙县",
            "mechanism": "east_west",
            "doc": "a",
            "id": f"fact/{number}",
            "start": number,
        }
        relationships.add(fact | fields)
    return relationships.lines()


def years_of(*periods: list[int | None] | None) -> dict[str, str]:
    """Return the years of a relationship whose facts state these periods."""
    found = {}
    for line in lines_of({"period": period} if period else {} for period in periods):
        for name in ("firstYear", "lastYear"):
            if f"<{term(name)}>" in line:
                found[name] = line.split('"')[1]
    return found


@pytest.mark.parametrize(
    ("periods", "found"),
    [
        (([1996, 1998],), {"firstYear": "1996", "lastYear": "1998"}),
        (([1996, None],), {"firstYear": "1996"}),
        (([1996, None], [2020, 2020]), {"firstYear": "1996"}),
        (([None, 2020],), {"firstYear": "2020", "lastYear": "2020"}),
        ((None,), {}),
    ],
)
def test_open_period_leaves_the_last_year_open(
    periods: tuple[list[int | None] | None, ...], found: dict[str, str]
) -> None:
    assert years_of(*periods) == found


@pytest.mark.parametrize(
    ("confidences", "found"),
    [
        ((0.7,), ["0.7"]),
        ((0.7, 0.9, 0.7), ["0.9"]),
        ((1,), ["1"]),
        ((0.7, None), []),
        ((None,), []),
    ],
)
def test_relationship_has_the_confidence_of_its_facts_where_all_have_one(
    confidences: tuple[float | None, ...], found: list[str]
) -> None:
    lines = lines_of({} if one is None else {"confidence": one} for one in confidences)
    told = [line for line in lines if f"<{term('confidence')}>" in line]
    assert [line.split('"')[1] for line in told] == found
    assert all(f"<{term('xsd:decimal')}>" in line for line in told)


def test_sum_of_a_relationship_counts_yuan_alone() -> None:
    told = {"role": "actual", "year": 2016}
    amounts = [{"value": 5, "unit": "元", **told}, {"value": 3, "unit": "美元", **told}]
    lines = lines_of([{"amounts": amounts}])
    assert [line.split('"')[1] for line in lines if f"<{term('actualSum')}>" in line] == ["5"]
