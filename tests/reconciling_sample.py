"""Made-up facts and judgements for the tests of reconciliation."""

from __future__ import annotations

from typing import Any

from graph.judgements import Judgement
from graph.reconciling import Reconciliation, reconcile

Line = dict[str, Any]
FIELDS = {"actor": "actor", "name": "source", "programme": "programme", "group": "recipient"}


def make_facts(*ids: str) -> list[Line]:
    """Return one fact for each id, each in a document of its own."""
    facts = []
    for number, entity in enumerate(ids):
        field, name = FIELDS[entity.partition("/")[0]], entity.rpartition("/")[2]
        line = {"doc": f"d{number}", "kind": "x", "id": f"fact/{number}"}
        facts.append({**line, field: name, f"{field}_id": entity})
    return facts


def judge(left: str, right: str, word: str, date: str = "", line: int = 2) -> Judgement:
    """Return a judgement on two actors."""
    return Judgement(f"actor/{left}", f"actor/{right}", word, "seen", "甲", date, line)


def run(*names: str, judgements: tuple[Judgement, ...] = (), region: str = "") -> Reconciliation:
    """Reconcile actors of these names."""
    facts = make_facts(*(f"actor/{name}" for name in names))
    regions = {fact["doc"]: region for fact in facts} if region else None
    return reconcile(facts, judgements, regions=regions)


def are_one(found: Reconciliation, left: str, right: str) -> bool:
    """Say whether two ids have one canonical id."""
    return found.canonical.get(left, left) == found.canonical.get(right, right)
