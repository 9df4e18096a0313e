"""Responsibilities: each case of tests/cases/responsibility.jsonl, strong ones word for word."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.responsibility import extract_responsibility
from graph.language import load_language, read_document
from graph.model import Document

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "responsibility.jsonl")
    .read_text("utf-8")
    .splitlines()
]
NLP = load_language()


def read(text: str, **described: Any) -> list[dict[str, Any]]:
    """Return the responsibility facts of a clean text."""
    document = Document("case", "case.txt", text, text, range(len(text)), **described)
    doc = read_document(NLP, document)
    found, issues = extract_responsibility(document, doc._.context, doc._.sentences, doc._.mentions)
    assert issues == []
    facts = [fact.to_json() for fact in found]
    for fact in facts:
        assert text[fact["start"] : fact["start"] + len(fact["quote"])] == fact["quote"]
    return facts


def test_responsibility_cases_are_all_collected() -> None:
    wordings = Counter(case["construction"] for case in CASES if case["quality"] == "strong")
    constructions = ("short", "charge", "bears", "duty_of", "by", "modal", "formula")
    assert all(wordings[name] >= 3 for name in constructions)
    assert wordings["counter"] >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_responsibility_case_gives_its_facts(case: dict[str, Any]) -> None:
    if case["quality"] != "strong":
        pytest.skip(f"a {case['quality']} case: {case['text']}")
    facts = read(case["text"])
    assert [[fact["actor"], fact["duty"]] for fact in facts] == [one[:2] for one in case["facts"]]
    for fact, (_, _, about) in zip(facts, case["facts"], strict=True):
        assert about is None or fact["object"] == about


def test_responsibility_takes_the_region_for_its_level() -> None:
    facts = read("脱贫攻坚由自治区负总责。", region="内蒙古自治区", issuer="内蒙古自治区人民政府")
    assert [(fact["actor"], fact["actor_id"]) for fact in facts] == [
        ("内蒙古自治区", "place/150000")
    ]


def test_responsibility_object_comes_from_the_document() -> None:
    facts = read("全面推进乡村振兴。乡村振兴任务重。\n实行省负总责。")
    assert [fact["object"] for fact in facts] == ["乡村振兴"]
    assert "object" not in read("实行省负总责。")[0]
