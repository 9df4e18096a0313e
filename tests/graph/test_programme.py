"""Programmes: each case of tests/cases/programme.jsonl, strong ones must pass, word for word."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.categories import category_of
from graph.extraction.programme import extract_programme
from graph.language import load_language, read_document
from graph.lexicon import read_rows
from graph.model import Document, Section

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "programme.jsonl")
    .read_text("utf-8")
    .splitlines()
]
NLP = load_language()
CATEGORIES = {row["category"] for row in read_rows("programme_categories.csv")} | {"general"}


def read(text: str, **described: Any) -> list[dict[str, Any]]:
    """Return the programme facts of a clean text."""
    document = Document("case", "case.txt", text, text, range(len(text)), **described)
    doc = read_document(NLP, document)
    found, issues = extract_programme(document, doc._.context, doc._.sentences, doc._.mentions)
    assert issues == []
    facts = [fact.to_json() for fact in found]
    for fact in facts:
        assert text[fact["start"] : fact["start"] + len(fact["quote"])] == fact["quote"]
        assert fact["category"] in CATEGORIES
    return facts


def test_programme_cases_are_all_collected() -> None:
    wordings = Counter(case["construction"] for case in CASES if case["quality"] == "strong")
    constructions = ("carried", "quoted", "list", "shared", "titled", "told", "signs")
    assert all(wordings[name] >= 3 for name in constructions)
    assert wordings["counter"] >= 8


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_programme_case_gives_its_facts(case: dict[str, Any]) -> None:
    if case["quality"] != "strong":
        pytest.skip(f"a {case['quality']} case: {case['text']}")
    found = [[fact["name"], fact["category"]] for fact in read(case["text"])]
    assert sorted(found) == sorted(case["facts"])


def test_programme_is_stated_once() -> None:
    facts = read("实施金融扶贫富民工程。\n继续推进“金融扶贫富民工程”，开展扶贫富民工程。")
    assert [(fact["name"], fact["start"]) for fact in facts] == [("金融扶贫富民工程", 2)]


def test_programme_names_who_leads_it() -> None:
    (fact,) = read("财政部牵头实施乡村教师支持计划。")
    assert (fact["lead"], fact["lead_id"]) == ("财政部", "actor/财政部")
    (fact,) = read("乡村教师支持计划开展顺利，财政部表示满意。实施教师支持计划。")
    assert "lead" not in fact


def test_programme_categories_are_those_of_the_annotation_rules() -> None:
    assert len(CATEGORIES) == 19
    assert {"border", "asset", "social_aid", "social_security", "ecommerce"} < CATEGORIES


def test_category_follows_name_then_headings() -> None:
    assert category_of("乡村医生培训计划", ["一、发展教育"]) == "health"
    assert category_of("天山计划", ["一、发展教育"]) == "education"
    assert category_of("天山计划", []) == "general"
    section = Section("一、发展教育", 3, 0, 22)
    (fact,) = read("一、发展教育\n继续实施“天山计划”。", sections=(section,))
    assert (fact["name"], fact["category"]) == ("天山计划", "education")
