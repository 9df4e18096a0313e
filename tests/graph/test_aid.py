"""Aid: each case of tests/cases/aid.jsonl, strong ones must pass, word for word."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.language import load_language, read_document
from graph.lexicon import read_rows
from graph.model import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "aid.jsonl").read_text("utf-8").splitlines()
]
NLP = load_language()


def read(text: str, **described: Any) -> list[dict[str, Any]]:
    """Return the aid facts of a clean text."""
    document = Document("case", "case.txt", text, text, range(len(text)), **described)
    doc = read_document(NLP, document)
    facts = [fact.to_json() for fact in doc._.facts if fact.kind == "aid"]
    for fact in facts:
        assert text[fact["start"] : fact["start"] + len(fact["quote"])] == fact["quote"]
    return facts


def ends(facts: list[dict[str, Any]]) -> set[tuple[str, str, str]]:
    """Return the helper, recipient and mechanism of each fact."""
    return {(fact["helper"], fact["recipient"], fact["mechanism"]) for fact in facts}


def test_cases_are_all_collected() -> None:
    assert len(CASES) >= 70
    assert sum(not case["facts"] for case in CASES) >= 12
    wordings = Counter(case["construction"] for case in CASES)
    assert all(wordings[name] >= 3 for name in ("active", "passive", "under_help", "signs"))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_case_gives_its_facts(case: dict[str, Any]) -> None:
    if case["quality"] != "strong":
        pytest.skip(f"a {case['quality']} case: {case['text']}")
    facts = read(case["text"], **case.get("described", {}))
    assert ends(facts) == {tuple(fact) for fact in case["facts"]}
    if "amounts" in case:
        stated = [one["value"] for fact in facts for one in fact.get("amounts", ())]
        assert stated == case["amounts"]


@pytest.mark.parametrize("row", read_rows("constructions.csv"), ids=lambda row: row["rule"])
def test_construction_reads_its_example(row: dict[str, str]) -> None:
    assert f"aid.{row['rule']}" in {fact["rule"] for fact in read(row["example"])}
