"""Outlines: how stated parts hang from their totals, deeper and deeper.

In: the Figures of a document, which know the total that they are part of. Out: lines of N-Quads in
the graph of what is inferred: the depth of each fact in its tree and its place in it. Example:
100万元, its part 60万元 and the part 20万元 of that have the depths 0, 1, 2; sorted by outline,
each total stands before its parts.
"""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from graph.entities import INFERRED, join
from graph.figures import Figure
from graph.quads import named, number, text


def outline_lines(told: Mapping[str, Figure]) -> list[str]:
    """Return the lines of all facts that have a total or are one, of figures by fact.

    A fact and its total are told by one document: its figures are enough.
    """
    totals = {figure.total for figure in told.values()}
    lines: list[str] = []
    for key, figure in told.items():
        above = ancestors(figure, told)
        if above or key in totals:
            steps = [*above[::-1], figure]
            outline = " ".join(f"{step.start:08}.{step.fact[-6:]}" for step in steps)
            pairs = [(named("depth"), number(len(above))), (named("outline"), text(outline))]
            if above and above[0].value and not above[0].ranged:
                pairs.append((named("share"), number(share(figure, above[0]))))
            lines += join(key, pairs, INFERRED)
    return lines


def share(part: Figure, total: Figure) -> Decimal:
    """Return a part as a percentage of its total, to one place."""
    return (100 * part.value / total.value).quantize(Decimal("0.1"))


def ancestors(figure: Figure, told: Mapping[str, Figure]) -> list[Figure]:
    """Return the totals above a figure, the nearest first; a circle ends where it closes."""
    above: list[Figure] = []
    at = told.get(figure.total)
    while at is not None and at is not figure and at not in above:
        above.append(at)
        at = told.get(at.total)
    return above
