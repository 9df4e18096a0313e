"""A total and its parts differ by right; other numbers of one thing do not."""

from __future__ import annotations

import graph_sample
import pytest

from graph.contradictions import contradiction_lines
from graph.ends import link_facts
from graph.figures import Figures
from graph.gazetteer import load_gazetteer


def test_total_and_part_of_one_sum_are_no_contradiction() -> None:
    figures = Figures(graph_sample.DATES)
    for fact in link_facts(graph_sample.facts(), load_gazetteer()):
        figures.add(fact)
    told = contradiction_lines(figures)
    ends = {line.split(" ")[2].strip("<>") for line in told if "smaller>" in line}
    assert ends
    facts = [fact["id"] for fact in graph_sample.facts()]
    total = next(fact for fact in facts if any(end.endswith(fact) for end in ends))
    finding = {"id": "sum/1", "total": total, "parts": facts}
    assert contradiction_lines(figures, [finding]) == []
    other = {"id": "sum/2", "total": total, "parts": []}
    assert contradiction_lines(figures, [other]) == told


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
    figures = Figures({})
    counted: dict[str, object] = {"kind": "indicator", "subject": "内蒙古自治区"}
    counted |= {"indicator": "贫困旗县", "unit": "个", "year": 2016, "role": "observed"}
    whole = {"doc": "甲", "id": "fact/1", "value": 57, "quote": "贫困旗县57个", "start": 0}
    some = {"doc": "甲", "id": "fact/2", "value": 27, "quote": words, "start": 40}
    for fact in (whole | {"rule": "indicator.level"}, some | {"rule": rule}):
        figures.add(dict(link_facts([counted | fact], load_gazetteer())[0]))
    assert bool(contradiction_lines(figures)) == contradict
