"""What a fact states, in a line.

In: a line of facts.jsonl. Out: words. Example: 鄂尔多斯市 → 兴安盟; mechanism: paired_assistance;
status: ongoing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

Line = Mapping[str, Any]
# fields that are no statement
ASIDE = {"doc", "kind", "quote", "start", "id", "rule", "precision", "part_of_id", "breakdown"}


def state(fact: Line) -> str:
    """Return what a fact states: of aid the two ends first, else its fields."""
    rest = {k: v for k, v in fact.items() if k not in ASIDE and not k.endswith(("_id", "_type"))}
    ends = [str(rest.pop(side, "?")) for side in ("helper", "recipient")] if is_aid(fact) else []
    told = [f"{name}: {show(value)}" for name, value in rest.items()]
    return "; ".join([" → ".join(ends), *told] if ends else told)


def is_aid(fact: Line) -> bool:
    """Say whether a fact has a helper and a recipient."""
    return bool(fact["kind"] == "aid")


def show(value: Any) -> str:
    """Return a value of a fact as words: 2016–2020, {value 5, unit 元}."""
    if isinstance(value, Mapping):
        shown = ", ".join(f"{k} {show(v)}" for k, v in value.items() if k != "start")
        return f"{{{shown}}}"
    if isinstance(value, list) and value and isinstance(value[0], Mapping):
        return " ".join(map(show, value))
    if isinstance(value, list):
        return "–".join("" if part is None else str(part) for part in value)
    return str(value)
