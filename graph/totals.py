"""Totals of funding: what all fundings of one region, time and role come to.

In: the Figures of each measure. Out: lines of N-Quads in the graph of what is inferred. Example:
100万元 planned for 2016—2018 and its stated part 60万元 make one YearTotal of 100万元, and a
SourceTotal of 60万元 for the source that is to pay it. A number told twice of one thing counts
once.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from graph.entities import INFERRED, join
from graph.figures import Figure, finding_id
from graph.number_quads import Pairs
from graph.quads import choice, named, node, number

# region, source, first year, last year, role
Key = tuple[str, str, int | None, int | None, str]


@dataclass(slots=True)
class Total:
    """How many distinct numbers one total has, and what they come to."""

    count: int = 0
    sum: Decimal = Decimal(0)


class Totals:
    """All totals so far; ``add`` the figures of each measure, then take the ``lines``."""

    def __init__(self) -> None:
        self._totals: dict[tuple[str, Key], Total] = {}

    def add(self, told: Iterable[Figure]) -> None:
        """Note the fundings among the figures of one measure, each number of a total once."""
        numbers: dict[tuple[str, Key], set[Decimal]] = {}
        for figure in told:
            for key in keys_of(figure):
                numbers.setdefault(key, set()).add(figure.value)
        for key, values in numbers.items():
            total = self._totals.setdefault(key, Total())
            total.count += len(values)
            total.sum += sum(values)

    def lines(self) -> list[str]:
        """Return the lines of all YearTotals and SourceTotals."""
        totals = self._totals.items()
        return [line for (kind, key), found in totals for line in write_total(kind, key, found)]


def keys_of(figure: Figure) -> list[tuple[str, Key]]:
    """Return the totals in which a funding counts: none beside the total that it is part of."""
    keys: list[tuple[str, Key]] = []
    if figure.kind != "funding" or not figure.role:
        return keys
    if not figure.inside:
        keys.append(("YearTotal", (figure.region, "", *figure.years, figure.role)))
    if figure.source and not (figure.inside and figure.same_source):
        keys.append(("SourceTotal", (figure.region, figure.source, *figure.years, figure.role)))
    return keys


def write_total(kind: str, key: Key, total: Total) -> list[str]:
    """Return the lines of one total."""
    region, source, first, last, role = key
    pairs: Pairs = [(named("rdf:type"), named(kind)), (named("role"), choice("role", role))]
    ends = (("inRegion", region), ("source", source))
    pairs += [(named(name), node(entity)) for name, entity in ends if entity]
    years = (("fromYear", first), ("toYear", last))
    pairs += [(named(name), number(year)) for name, year in years if year is not None]
    pairs.append((named("itemCount"), number(total.count)))
    pairs.append((named("sum"), number(total.sum)))
    return join(finding_id("total", (kind, *map(str, key))), pairs, INFERRED)
