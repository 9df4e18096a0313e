"""Contradictions: one thing, one time, different numbers.

In: Figures. Out: lines of N-Quads in the graph of what is inferred. Example: 贫困人口 of 2018 given
as 8.5万 and, elsewhere, as 9.5万 is one Contradiction with both facts; what else is told of the
same thing and time stands beside them with its documents.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.entities import INFERRED, join
from graph.figures import Figure, finding_id, other_pairs, subject_pairs, time_pairs
from graph.quads import named, node, number

AT_LEAST = ("以上", "至少", "不少于", "不低于", "超过", "多于", "余", "多")
AT_MOST = ("以下", "以内", "之内", "至多", "不超过", "不高于", "不足", "近")


def sums_of(findings: Iterable[Mapping[str, Any]]) -> dict[str, set[str]]:
    """Return by fact the findings on sums that it is the total or a part of."""
    sums: dict[str, set[str]] = {}
    for finding in findings:
        for fact in (finding["total"], *finding["parts"]):
            sums.setdefault(fact, set()).add(finding["id"])
    return sums


def contradiction_lines(told: list[Figure], sums: Mapping[str, set[str]]) -> list[str]:
    """Return the lines of all contradictions in one measure; a total and its parts are none.

    ``sums`` are the findings that each fact is part of.
    """
    lines: list[str] = []
    for smaller, greater, others in contradictions(told):
        if sums.get(smaller.fact, set()).isdisjoint(sums.get(greater.fact, ())):
            lines += write_contradiction(smaller, greater, others)
    return lines


def contradictions(told: list[Figure]) -> Iterator[tuple[Figure, Figure, list[Figure]]]:
    """Yield for each contradicted time and role of one measure its extremes, and all other numbers.

    The extremes are the two numbers farthest apart that rounding does not explain.
    """
    series: dict[tuple[object, ...], dict[object, Figure]] = {}
    for figure in told:
        if None not in figure.years and figure.role and not figure.ranged:
            values = series.setdefault((figure.years, figure.role, figure.part_of), {})
            values.setdefault(figure.value, figure)
    for values in series.values():
        ordered = sorted(values.values(), key=lambda figure: figure.value)
        pairs = ((low, high) for high in ordered[::-1] for low in ordered)
        found = next(((low, high) for low, high in pairs if differ(low, high)), None)
        if found is not None:
            yield *found, [figure for figure in ordered if figure not in found]


def differ(smaller: Figure, greater: Figure) -> bool:
    """Say whether neither rounding nor a stated bound (8万以上) explains two numbers.

    A count before its noun (对27个旗县开展检查) is of those that its sentence speaks of, who may be
    some of all.
    """
    if smaller.some or smaller.qualifier in AT_LEAST or greater.qualifier in AT_MOST:
        return False
    return greater.value - smaller.value > smaller.precision + greater.precision


def write_contradiction(smaller: Figure, greater: Figure, others: list[Figure]) -> list[str]:
    """Return the lines of one contradiction."""
    pairs = [(named("rdf:type"), named("Contradiction"))]
    pairs += subject_pairs(smaller) + time_pairs(smaller)
    pairs += [(named("smaller"), node(smaller.fact)), (named("greater"), node(greater.fact))]
    pairs.append((named("value"), number(smaller.value)))
    pairs.append((named("otherValue"), number(greater.value)))
    pairs += other_pairs("alsoTold", others)
    return join(finding_id("contradiction", (smaller.fact, greater.fact)), pairs, INFERRED)
