"""The audit of sums as lines of N-Quads: one SumFinding a stated total and breakdown of it.

In: findings, as lines with doc, id, total, parts, unit, stated, sum, residual, tolerance,
verdict, and the facts that they speak of. Out: lines in the graph of what is inferred. Example: a
total of 100万元 whose two stated parts make 99万元 is ``:residual -10000`` with ``:verdict
verdict:unequal``.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.ends import MEASURED, Line
from graph.entities import INFERRED, join
from graph.number_quads import Pairs
from graph.quads import choice, named, node, number, spell, text
from graph.relationships import bounds

NUMBERS = ("stated", "sum", "residual", "tolerance")
LIST, QUOTES = "；", "｜"


class Findings:
    """The findings of a build, and of the facts that they add up what a table shows."""

    def __init__(self, findings: Sequence[Line]) -> None:
        self._findings = findings
        self._parts = {part for finding in findings for part in finding["parts"]}
        self._told: dict[str, tuple[int, str, str]] = {}

    def add(self, fact: Line) -> None:
        """Note where a part stands, what it says and in which words."""
        if fact["id"] in self._parts:
            self._told.setdefault(fact["id"], (fact["start"], tell(fact), fact["quote"]))

    def lines(self) -> list[str]:
        """Return the lines of all findings; UnknownTerm where a verdict is none of the scheme."""
        return [line for finding in self._findings for line in self._write(finding)]

    def _write(self, finding: Line) -> list[str]:
        """Return the lines of one finding."""
        pairs: Pairs = [(named("rdf:type"), named("SumFinding"))]
        pairs.append((named("statedIn"), node(f"doc/{finding['doc']}")))
        pairs.append((named("total"), node(finding["total"])))
        pairs += [(named("part"), node(part)) for part in finding["parts"]]
        pairs += [(named(key), number(finding[key])) for key in NUMBERS]
        if finding.get("unit"):
            pairs.append((named("unit"), text(finding["unit"])))
        pairs.append((named("verdict"), choice("verdict", finding["verdict"])))
        told = sorted(self._told[part] for part in finding["parts"] if part in self._told)
        pairs.append((named("partsTold"), text(LIST.join(words for _, words, _ in told), "zh")))
        pairs.append((named("partsQuote"), text(QUOTES.join(quote for _, _, quote in told))))
        return join(finding["id"], pairs, INFERRED)


def tell(fact: Line) -> str:
    """Return what a part is of, in whom where that says more, and its number: 中央 拨款 600."""
    item = str(fact[MEASURED[fact["kind"]]])
    whose = str(fact.get("subject") or fact.get("source") or item)
    words = [whose, item] if whose != item else [item]
    return " ".join([*words, spell(bounds(fact["value"])[0])])
