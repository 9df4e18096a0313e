"""A total and its parts differ by right; other numbers of one thing do not."""

from __future__ import annotations

import graph_sample

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
