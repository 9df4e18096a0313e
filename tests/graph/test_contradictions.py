"""A total and its parts differ by right; other numbers of one thing do not."""

from __future__ import annotations

import graph_sample
import pytest

from graph.contradictions import contradiction_lines, sums_of
from graph.ends import MEASURED, link_facts
from graph.figures import Figure, read_figure
from graph.gazetteer import load_gazetteer


def told_of(facts: list[dict[str, object]]) -> list[list[Figure]]:
    """Return the figures of facts by measure."""
    found: dict[str, list[Figure]] = {}
    for fact in link_facts(facts, load_gazetteer()):
        if fact["kind"] in MEASURED:
            figure = read_figure(fact, "")
            found.setdefault(figure.measure, []).append(figure)
    return list(found.values())


def lines_of(told: list[list[Figure]], *findings: dict[str, object]) -> list[str]:
    """Return the lines of the contradictions among figures."""
    sums = sums_of(findings)
    return [line for of_one in told for line in contradiction_lines(of_one, sums)]


def test_total_and_part_of_one_sum_are_no_contradiction() -> None:
    figures = told_of(graph_sample.facts())
    told = lines_of(figures)
    ends = {line.split(" ")[2].strip("<>") for line in told if "smaller>" in line}
    assert ends
    facts = [fact["id"] for fact in graph_sample.facts()]
    total = next(fact for fact in facts if any(end.endswith(fact) for end in ends))
    assert lines_of(figures, {"id": "sum/1", "total": total, "parts": facts}) == []
    assert lines_of(figures, {"id": "sum/2", "total": total, "parts": []}) == told


@pytest.mark.parametrize(
    ("words", "rule", "contradict"),
    [
        # a count before its noun may be of some of all
        ("27个贫困旗县", "indicator.counted", False),
        ("贫困旗县27个", "indicator.level", True),
        ("全区27个贫困旗县", "indicator.counted", True),
        ("共有27个贫困旗县", "indicator.counted", True),
    ],
)
def test_count_of_those_spoken_of_contradicts_no_whole(
    words: str, rule: str, contradict: bool
) -> None:
    counted: dict[str, object] = {"kind": "indicator", "subject": "内蒙古自治区"}
    counted |= {"indicator": "贫困旗县", "unit": "个", "year": 2016, "role": "observed"}
    whole = {"doc": "甲", "id": "fact/1", "value": 57, "quote": "贫困旗县57个", "start": 0}
    some = {"doc": "甲", "id": "fact/2", "value": 27, "quote": words, "start": 40}
    facts = [counted | whole | {"rule": "indicator.level"}, counted | some | {"rule": rule}]
    assert bool(lines_of(told_of(facts))) == contradict
