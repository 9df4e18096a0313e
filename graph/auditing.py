"""The audit of sums: every stated total held against the stated parts that make it up.

In: the funding and indicator Facts of documents. Out: SumFindings. Example:
``投资91.2亿元。其中：甲32.1亿元，乙37.5亿元，丙21.7亿元`` has a residual of 0.1亿元 within a
tolerance of 0.2亿元: rounding.

Several breakdowns of one total are kept apart. Where two breakdowns of a total cross (years by
channel, uses by source), each column is held against the component that it adds up to.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields
from decimal import Decimal
from typing import Any

from graph.auditing_series import year_series
from graph.auditing_tables import Part, cross_tables, group_parts, unit_of
from graph.model import Fact
from graph.numerals import find_quantities
from graph.records import record

FLOATING = frozenset("元亩%")


@record(frozen=True, slots=True)
class SumFinding:
    """A total with its parts: fact ids, the stated value, the sum of the parts.

    ``residual`` is the sum less the stated value, ``tolerance`` half a unit of the last printed
    place of each number; both in the base ``unit``. ``verdict``: exact, rounding, unequal or
    incomplete (the parts are not said to be all, or a number is only about right).
    """

    doc: str
    id: str
    total: str
    parts: tuple[str, ...]
    unit: str
    stated: int | float
    sum: int | float
    residual: int | float
    tolerance: int | float
    verdict: str

    def to_json(self) -> dict[str, Any]:
        """Return the flat object of one finding."""
        return {name: getattr(self, name) for name in FINDING} | {"parts": list(self.parts)}


FINDING = tuple(field.name for field in fields(SumFinding))


def audit_sums(facts: Iterable[Fact]) -> list[SumFinding]:
    """Return the findings of all documents, by document and place of the total."""
    by_doc: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.kind in ("funding", "indicator"):
            by_doc.setdefault(fact.doc, []).append(fact)
    return [finding for doc in sorted(by_doc) for finding in audit_document(by_doc[doc])]


def audit_document(facts: Sequence[Fact]) -> Iterator[SumFinding]:
    """Yield the findings of one document."""
    groups = group_parts(facts)
    seen: set[tuple[str, ...]] = set()
    series = year_series(facts, lambda fact: float(half_place(fact)))
    for total, parts in [*groups, *cross_tables(groups), *series]:
        key = (total.id, *sorted(part.fact.id for part in parts))
        if len(parts) > 1 and key not in seen and can_add(total, parts):
            seen.add(key)
            yield find(total, parts)


def can_add(total: Fact, parts: Sequence[Part]) -> bool:
    """Tell whether all numbers are single values of one unit on one basis (每年, 人均)."""
    facts = [total, *(part.fact for part in parts)]
    units = {unit_of(fact) for fact in facts}
    bases = {basis_of(fact) for fact in facts}
    ranges = any(isinstance(fact.fields["value"], (list, tuple)) for fact in facts)
    return len(units) == 1 and len(bases) == 1 and not ranges


def basis_of(fact: Fact) -> str:
    """Return on what a number is counted; 累计 and 合计 change nothing."""
    basis = str(fact.fields.get("basis") or "")
    for word in ("累计", "合计", "总计"):
        basis = basis.replace(word, "")
    return basis


def find(total: Fact, parts: Sequence[Part]) -> SumFinding:
    """Return the finding for a total and one breakdown of it."""
    facts = [part.fact for part in parts]
    stated = Decimal(str(total.fields["value"]))
    added = sum((Decimal(str(fact.fields["value"])) for fact in facts), Decimal(0))
    tolerance = sum((half_place(fact) for fact in [total, *facts]), Decimal(0))
    about = any(fact.fields.get("qualifier") for fact in [total, *facts])
    every = all(part.exhaustive for part in parts)
    ids = tuple(fact.id for fact in facts)
    digest = hashlib.sha256("\x1f".join((total.id, *ids)).encode()).hexdigest()
    return SumFinding(
        total.doc,
        f"sum/{digest[:20]}",
        total.id,
        ids,
        unit_of(total),
        plain(stated),
        plain(added),
        plain(added - stated),
        plain(tolerance),
        judge(added - stated, tolerance, every=every, about=about),
    )


def judge(residual: Decimal, tolerance: Decimal, *, every: bool, about: bool) -> str:
    """Return the verdict: parts that exceed their total cannot merely be incomplete."""
    if residual == 0:
        return "exact"
    if abs(residual) <= tolerance:
        return "rounding"
    return "incomplete" if about or (residual < 0 and not every) else "unequal"


def half_place(fact: Fact) -> Decimal:
    """Return half a unit of the last printed place; people, villages … counted one by one: 0."""
    precision = Decimal(str(precision_of(fact)))
    counted = precision <= Decimal("0.5") and unit_of(fact) not in FLOATING
    return Decimal(0) if counted else precision


def precision_of(fact: Fact) -> float:
    """Return a fact's ``precision``; without one, that of its number in its own quote."""
    stated: float | None = fact.fields.get("precision")
    if stated is not None:
        return stated
    for quantity in find_quantities(fact.evidence.quote):
        if quantity.value == fact.fields["value"]:
            return float(quantity.scale / 10**quantity.decimals / 2)
    return 0.0


def plain(value: Decimal) -> int | float:
    """Return an integer where the number is one, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)
