"""Exits: named counties that leave the list of poor counties, with year and role."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.exit import extract_exit
from graph.language import load_language, read_document
from graph.model import Document

NLP = load_language(exclude=("extraction", "spans"))


def read(text: str, date: str = "2017-03-01", region: str | None = None) -> list[dict[str, Any]]:
    """Return the exits of a clean text."""
    document = Document(
        "case", "case.txt", text, text, range(len(text)), date=date, genre="news", region=region
    )
    doc = read_document(NLP, document)
    facts, _ = extract_exit(document, doc._.context, doc._.sentences, doc._.mentions)
    found = [fact.to_json() for fact in facts]
    for fact in found:
        assert text[fact["start"] : fact["start"] + len(fact["quote"])] == fact["quote"]
    return found


def rows(text: str, **told: Any) -> list[tuple[str, int | None, str]]:
    """Return place, year and role of each exit."""
    return [(one["place"], one.get("year"), one["role"]) for one in read(text, **told)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("确保武川县、清水河县今年摘帽。", [("武川县", 2017), ("清水河县", 2017)]),
        ("2018年武川县、清水河县等2县摘帽。", [("武川县", 2018), ("清水河县", 2018)]),
        ("突泉县计划于2019年退出贫困县序列。", [("突泉县", 2019)]),
        ("力争武川县在2018年实现脱贫摘帽。", [("武川县", 2018)]),
    ],
)
def test_planned_exits_are_read(text: str, expected: list[tuple[str, int]]) -> None:
    assert rows(text) == [(place, year, "planned") for place, year in expected]


@pytest.mark.parametrize(
    "text",
    [
        "昨天，省政府宣布，兰考县正式脱贫摘帽。",
        "2016年，兰考县率先摘帽。",
        "2016年兰考县已经摘掉了贫困的帽子。",
        "兰考县作为国家级贫困县已于2016年退出。",
    ],
)
def test_actual_exits_are_read(text: str) -> None:
    ((place, year, role),) = rows(text)
    assert (place, role) == ("兰考县", "actual")
    assert year == (2017 if text.startswith("昨天") else 2016)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("2016年申请摘帽的武川县等3个县正在评估。", "planned"),
        ("武川县达到贫困县退出标准，拟退出贫困县序列。", "planned"),
        ("经县级申请、市级初审，武川县达到贫困县退出标准。经研究，批准其退出。", "actual"),
        ("2017年2月，武川县退出贫困县序列。", "actual"),
        ("重要的是，武川县顺利摘帽。", "actual"),
        ("确保全县5个乡镇4000户贫困户8000名贫困人口都过上好日子，2017年武川县摘帽。", "planned"),
    ],
)
def test_role_of_an_exit_goes_by_the_words_beside_it(text: str, role: str) -> None:
    assert [one["role"] for one in read(text)] == [role]


def test_years_of_one_sentence_are_kept_apart() -> None:
    text = "2018年武川县摘帽，2019年突泉县摘帽。"
    assert rows(text) == [("武川县", 2018, "planned"), ("突泉县", 2019, "planned")]


def test_rows_under_a_heading_are_read() -> None:
    text = (
        "二、贫困县摘帽时间表\n2018年（2个）：武川县、清水河县。\n2019年（1个）：突泉县。\n三、保障"
    )
    assert rows(text) == [
        ("武川县", 2018, "planned"),
        ("清水河县", 2018, "planned"),
        ("突泉县", 2019, "planned"),
    ]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        # the year before the list, the verb behind it
        ("2017年，武川县、突泉县等5县摘帽。", ["2017年，武川县、突泉县等5县摘帽"] * 2),
        # each from its own name where the year stands behind the list
        (
            "武川县、突泉县将在2019年摘帽。",
            ["武川县、突泉县将在2019年摘帽", "突泉县将在2019年摘帽"],
        ),
        # a year far before is no part of the words
        ("2017年是全面推进各项任务最关键的一年，确保武川县摘帽。", ["武川县摘帽"]),
    ],
)
def test_words_of_an_exit_hold_county_and_verb(text: str, quotes: list[str]) -> None:
    assert [one["quote"] for one in read(text)] == quotes


def test_exit_has_the_place_id() -> None:
    assert read("2018年武川县摘帽。")[0]["place_id"] == "place/150125"


@pytest.mark.parametrize(
    "text",
    [
        "到2020年，全国贫困县全部摘帽。",
        "武川县未摘帽，继续帮扶。",
        "31个国贫旗县2019年摘帽。",
        "武川县召开会议，要求贫困县摘帽后不摘责任。",
        "呼和浩特市2018年实现脱贫摘帽。",
    ],
)
def test_groups_prefectures_and_denials_are_no_exits(text: str) -> None:
    assert rows(text) == []


CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "exit.jsonl").read_text("utf-8").splitlines()
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_case_gives_its_exits(case: dict[str, Any]) -> None:
    found = [[place, year] for place, year, _ in rows(case["text"])]
    assert found == case["facts"]
