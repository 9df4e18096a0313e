"""The audit of sums as lines of N-Quads: one SumFinding a stated total and breakdown of it.

In: findings, as lines with doc, id, total, parts, unit, stated, sum, residual, tolerance,
verdict. Out: lines in the graph of what is inferred. Example: a total of 100万元 whose two stated
parts make 99万元 is ``:residual -10000`` with ``:verdict verdict:unequal``.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.ends import Line
from graph.entities import INFERRED, join
from graph.number_quads import Pairs
from graph.quads import choice, named, node, number, text

NUMBERS = ("stated", "sum", "residual", "tolerance")


def finding_lines(findings: Iterable[Line]) -> list[str]:
    """Return the lines of all findings; UnknownTerm where a verdict is none of the scheme."""
    return [line for finding in findings for line in write_finding(finding)]


def write_finding(finding: Line) -> list[str]:
    """Return the lines of one finding."""
    pairs: Pairs = [(named("rdf:type"), named("SumFinding"))]
    pairs.append((named("statedIn"), node(f"doc/{finding['doc']}")))
    pairs.append((named("total"), node(finding["total"])))
    pairs += [(named("part"), node(part)) for part in finding["parts"]]
    pairs += [(named(key), number(finding[key])) for key in NUMBERS]
    if finding.get("unit"):
        pairs.append((named("unit"), text(finding["unit"])))
    pairs.append((named("verdict"), choice("verdict", finding["verdict"])))
    return join(finding["id"], pairs, INFERRED)
