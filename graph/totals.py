"""Totals of funding: what all fundings of one region, time and role come to.

In: linked funding lines. Out: lines of N-Quads in the graph of what is inferred. Example: 100万元
planned for 2016—2018 and its stated part 60万元 make one YearTotal of 100万元, and a SourceTotal of
60万元 for the source that is to pay it. A number told twice of one thing counts once.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from graph.entities import INFERRED, join
from graph.figures import Figure, Figures, finding_id
from graph.number_quads import Pairs
from graph.quads import choice, named, node, number
from graph.relationships import end_id

# region, source, first year, last year, role
Key = tuple[str, str, int | None, int | None, str]


@dataclass(slots=True)
class Total:
    """The distinct numbers of one total."""

    figures: set[tuple[str, Decimal]] = field(default_factory=set)


def total_lines(figures: Figures) -> list[str]:
    """Return the lines of all YearTotals and SourceTotals."""
    totals: dict[tuple[str, Key], Total] = {}
    told = [f for of_one in figures.by_measure().values() for f in of_one]
    fundings = {f.fact: f for f in told if f.line["kind"] == "funding" and f.role}
    for figure in fundings.values():
        for kind, key in keys_of(figure, fundings):
            found = totals.setdefault((kind, key), Total())
            found.figures.add((figure.measure, figure.value))
    return [line for (kind, key), found in totals.items() for line in write_total(kind, key, found)]


def keys_of(figure: Figure, fundings: Mapping[str, Figure]) -> list[tuple[str, Key]]:
    """Return the totals in which a funding counts: none beside the total that it is part of."""
    fact = figure.line
    region = end_id(fact, "region") if fact.get("region") else ""
    source = end_id(fact, "source") if fact.get("source") else ""
    whole = fundings.get(str(fact.get("part_of_id")))
    alike = whole is not None and (whole.years, whole.role) == (figure.years, figure.role)
    same_source = whole is not None and whole.line.get("source") == fact.get("source")
    keys: list[tuple[str, Key]] = []
    if not alike:
        keys.append(("YearTotal", (region, "", *figure.years, str(figure.role))))
    if source and not (alike and same_source):
        keys.append(("SourceTotal", (region, source, *figure.years, str(figure.role))))
    return keys


def write_total(kind: str, key: Key, total: Total) -> list[str]:
    """Return the lines of one total."""
    region, source, first, last, role = key
    pairs: Pairs = [(named("rdf:type"), named(kind)), (named("role"), choice("role", role))]
    ends = (("inRegion", region), ("source", source))
    pairs += [(named(name), node(entity)) for name, entity in ends if entity]
    years = (("fromYear", first), ("toYear", last))
    pairs += [(named(name), number(year)) for name, year in years if year is not None]
    pairs.append((named("itemCount"), number(len(total.figures))))
    pairs.append((named("sum"), number(sum((v for _, v in total.figures), Decimal(0)))))
    return join(finding_id("total", (kind, *map(str, key))), pairs, INFERRED)
