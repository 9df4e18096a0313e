"""Figures by what they measure, on disk: memory holds those of one document or some measures.

In: linked fact lines, a document at a time. Out: the Figures of each document, to hang parts from
totals, and those of all by measure, to compare. Example: 贫困人口 of 兴安盟 in 2018 is told by two
of 100,000 documents: both Figures come together at last.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import chain, groupby
from operator import attrgetter
from pathlib import Path

from graph.ends import MEASURED, Line
from graph.figures import Figure, hang, read_figure
from graph.quads import LineSorter

DIGITS = 2  # of a measure that tell its bucket


class Figures:
    """All figures met so far: ``add`` documents, then the ``rest``, then take them by measure.

    ``is_alone`` tells documents whose content no other has: the facts of others come again, and of
    each the figure that is told first counts. ``folder`` is where figures are kept for a while.
    """

    def __init__(
        self, dates: Mapping[str, str], is_alone: Callable[[str], bool], folder: Path
    ) -> None:
        self._dates = dates
        self._is_alone = is_alone
        self._again: dict[str, Figure] = {}
        self._sorter = LineSorter(folder, 0, width=DIGITS)

    def add(self, doc: str, facts: Iterable[Line]) -> dict[str, Figure]:
        """Note the numbers of a document; return by fact those that are known to be the first."""
        alone = self._is_alone(doc)
        found: dict[str, Figure] = {} if alone else self._again
        for fact in facts:
            if fact["kind"] in MEASURED:
                figure = read_figure(fact, self._dates.get(doc, ""))
                known = found.setdefault(figure.fact, figure)
                if figure.place < known.place:
                    found[figure.fact] = figure
        return self._keep(found) if alone else {}

    def rest(self) -> dict[str, Figure]:
        """Return by fact the figures that ``add`` did not."""
        return self._keep(self._again)

    def _keep(self, found: Mapping[str, Figure]) -> dict[str, Figure]:
        """Keep figures, each as it hangs from its total, and return them."""
        hung = {fact: hang(figure, found.get(figure.total)) for fact, figure in found.items()}
        self._sorter.add([to_text(figure) for figure in hung.values()])
        return hung

    def by_measure(self) -> Iterator[list[Figure]]:
        """Yield the figures of each measure in the order in which they are told, once."""
        lines = chain.from_iterable(self._sorter.blocks())
        for _, told in groupby(map(from_text, lines), attrgetter("measure")):
            yield sorted(told, key=attrgetter("place"))


def to_text(figure: Figure) -> str:
    """Return a figure as a line that begins with its measure."""
    return f"{figure.measure}{json.dumps(figure, default=str)}\n"


def from_text(line: bytes) -> Figure:
    """Return the figure of a line."""
    (first, last), value, precision, *rest = json.loads(line[line.index(b"[") :])
    return Figure((first, last), Decimal(value), Decimal(precision), *rest)
