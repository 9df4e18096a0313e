"""The facts of a build with the canonical ids of the graph.

In: a build's folder. Out: the lines of facts.jsonl; where merges.jsonl makes two ends of aid one,
both have its canonical id and name. Example: an end 自治区扶贫办 that was merged goes by the id
and the name of 内蒙古自治区扶贫开发办公室.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from queries.asking import WrongQuestion

SIDES = ("helper", "recipient")


def read_lines(graph: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of a build's facts.jsonl or documents.jsonl as they are."""
    path = graph / name
    if not path.exists():
        raise WrongQuestion(f"no {name} in {graph}: build one with build_graph.py")
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)


def read_facts(graph: Path) -> Iterator[dict[str, Any]]:
    """Yield the facts with the canonical ids and names of the ends of aid."""
    canonical, names = read_merges(graph)
    for fact in read_lines(graph, "facts.jsonl"):
        for side in SIDES if fact["kind"] == "aid" else ():
            if (first := canonical.get(fact.get(f"{side}_id"))) is not None:
                fact |= {f"{side}_id": first, side: names.get(first, fact[side])}
        yield fact


def read_merges(graph: Path) -> tuple[dict[str | None, str], dict[str, str]]:
    """Return the canonical id of each merged id, and the name of each canonical id."""
    canonical: dict[str | None, str] = {}
    names: dict[str, str] = {}
    if not (graph / "merges.jsonl").exists():
        return canonical, names
    for line in read_lines(graph, "merges.jsonl"):
        for side in ("left", "right") if line["kind"] == "merge" else ():
            canonical[line[side]] = line["canonical"]
            if line[side] == line["canonical"]:
                names[line[side]] = line[f"{side}_name"]
    return canonical, names
