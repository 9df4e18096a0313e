"""Indicators: each strong case of tests/cases/indicator.jsonl, number for number."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.indicator import extract_indicator
from graph.extraction.indicator_measures import counted_noun, leading_verb
from graph.extraction.indicator_phrases import clean, split_subject, strip_tie
from graph.extraction.indicator_shared import parts_of
from graph.language import load_language, read_document
from graph.lexicon import read_rows
from graph.model import Document
from graph.sections import find_sections

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "indicator.jsonl")
    .read_text("utf-8")
    .splitlines()
]
NLP = load_language(exclude=("extraction", "spans"))
CLASSES = {"light", "verb", "predicate", "stop", "money", "standard", "aside", "unit"}


def read(text: str, **described: Any) -> list[dict[str, Any]]:
    """Return the indicators of a clean text of Hohhot, 2019, unless ``described`` says more."""
    told = {"date": "2019-03-01", "region": "呼和浩特市", "genre": "news", **described}
    document = Document("case", "case.txt", text, text, range(len(text)), **told)
    doc = read_document(NLP, document)
    facts, issues = extract_indicator(document, doc._.context, doc._.sentences, doc._.mentions)
    assert issues == []
    found = [fact.to_json() for fact in facts]
    for fact in found:
        assert text[fact["start"] : fact["start"] + len(fact["quote"])] == fact["quote"]
    return found


def row(fact: dict[str, Any]) -> list[Any]:
    """Return what a case states of a fact."""
    time = fact.get("period") or fact.get("year")
    names = ("subject", "indicator", "value", "unit")
    return [*(fact.get(name) for name in names), time, fact["role"], fact.get("part_of")]


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("二、目标任务", "target"),
        ("三、建设内容", "target"),
        ("一、下一步工作打算", "target"),
        ("一、目标任务完成情况", "observed"),
        ("二、基本情况", "observed"),
    ],
)
def test_heading_tells_what_is_still_to_be_done(head: str, role: str) -> None:
    text = f"{head}\n新建水窖500口。"
    assert [fact["role"] for fact in read(text, sections=find_sections(text))] == [role]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("2018年我市抓好资助。\n受助学生共1200人。", "全市"),
        ("今年，全县补上短板。\n新建水窖500口。", "全县"),
        ("我国减贫成就显著。\n改造危房900万户。", "全国"),
        ("改造危房900万户。", "全国"),
    ],
)
def test_figures_of_a_text_that_names_no_place_are_of_what_it_calls_its_own(
    text: str, subject: str
) -> None:
    assert [fact["subject"] for fact in read(text, region=None)] == [subject]


def test_cases_are_all_collected() -> None:
    assert len(CASES) >= 55
    wordings = Counter(case["construction"] for case in CASES)
    assert wordings["none"] >= 10
    assert min(wordings.values()) >= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_indicator_case_gives_its_facts(case: dict[str, Any]) -> None:
    assert [row(fact) for fact in read(case["text"])] == case["facts"]


def test_indicator_is_given_once_and_dated() -> None:
    facts = read("呼和浩特市7994名贫困人口脱贫\n确保全市7994名贫困人口2019年全部脱贫。")
    assert [row(fact) for fact in facts] == [
        ["呼和浩特市", "脱贫人口", 7994, "名", 2019, "target", None]
    ]


def test_plan_without_a_cue_gives_targets() -> None:
    text = "第一节搬迁\n新建安置点64个。"
    assert [fact["role"] for fact in read(text, genre="plan")] == ["target"]
    assert [fact["role"] for fact in read(text, genre="news")] == ["observed"]


def test_qualifier_and_basis_are_kept() -> None:
    (fact,) = read("力争每年带动农牧民就业约300人。")
    assert (fact["qualifier"], fact["basis"]) == ("约", "每年")


def test_range_keeps_both_ends() -> None:
    (fact,) = read("计划建设安置点20至30个。")
    assert fact["value"] == [20, 30]


def test_ids_differ_within_a_document() -> None:
    facts = read("因病致贫占42%，因缺技术致贫占17%。")
    assert len({fact["id"] for fact in facts}) == 2


def test_same_text_gives_same_facts() -> None:
    text = "2018年，全县生产总值达到120亿元，同比增长7.5%。"
    assert read(text) == read(text)


def test_text_without_numbers_gives_nothing() -> None:
    assert read("坚持精准扶贫，稳步推进各项工作。") == []


@pytest.mark.parametrize(
    ("phrase", "parts"),
    [
        ("通水、电、路比例", ["通水比例", "通电比例", "通路比例"]),
        ("乡镇卫生院和村卫生室标准化率", ["乡镇卫生院标准化率", "村卫生室标准化率"]),
        ("入学率和巩固率", ["入学率", "巩固率"]),
        ("森林覆盖率", []),
    ],
)
def test_parts_of_shares_out_ends(phrase: str, parts: list[str]) -> None:
    assert parts_of(phrase) == parts


def test_words_before_a_number_are_cleaned() -> None:
    assert strip_tie("甲率已经提高到") == "甲率"
    assert clean("力争到2020年自来水普及率") == "自来水普及率"
    assert clean("内蒙古财政收入") == "内蒙古财政收入"
    assert split_subject("贫困旗县生产总值") == ("贫困旗县", "生产总值")
    assert split_subject("贫困人口") == (None, "贫困人口")


def test_words_behind_a_number_are_cut() -> None:
    assert counted_noun("安置点，其余") == ("安置点", 3)
    assert counted_noun("所医院（含分院）达到") == ("所医院达到", 10)
    assert leading_verb("每年培训校长") == "每年培训"
    assert leading_verb("森林覆盖率") == ""


def test_lexicon_rows_are_of_known_classes_and_unique() -> None:
    rows = [(row["word"], row["class"]) for row in read_rows("indicator_words.csv")]
    assert {kind for _, kind in rows} == CLASSES
    assert len(set(rows)) == len(rows)
