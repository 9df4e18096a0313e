"""Funding: each case of tests/cases/funding.jsonl, and totals told across paragraphs."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.funding import extract_funding, without_carried
from graph.language import load_language, read_document
from graph.model import Document, Fact
from graph.sections import find_sections

CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "funding.jsonl")
    .read_text("utf-8")
    .splitlines()
]
NLP = load_language()
PLAN = """三、资金安排
五年规划总投资60.0亿元。
2011年安排投资25.0亿元，2012年至2015年另行下达。
（一）产业发展。安排资金20.1亿元，用于特色种植。
（二）基础设施。安排资金29.9亿元，修建通村公路。
（三）公共服务。安排资金10.0亿元，改善乡村学校。"""


def read(text: str, **described: Any) -> tuple[list[Fact], list[Fact]]:
    """Return the funding and the aid facts of a clean text that speaks from 2016."""
    described = {"date": "2016-03-01"} | described
    document = Document(
        "case", "case.txt", text, text, range(len(text)), sections=find_sections(text), **described
    )
    doc = read_document(NLP, document)._
    funding, issues = extract_funding(document, doc.context, doc.sentences, doc.mentions)
    assert issues == []
    for fact in funding:
        start, quote = fact.evidence.start, fact.evidence.quote
        assert text[start : start + len(quote)] == quote
    return funding, [fact for fact in doc.facts if fact.kind == "aid"]


def row(fact: Fact) -> list[Any]:
    """Return what a case states of a fact."""
    fields = fact.fields
    time = fields["year"] or fields["period"]
    return [
        fields["programme"],
        fields["source"],
        fields["value"],
        time,
        fields["role"],
        fields["part_of"],
    ]


def test_cases_of_funding_are_all_collected() -> None:
    wordings = Counter(case["construction"] for case in CASES)
    assert len(CASES) >= 40
    assert wordings.pop("none") >= 12
    assert len(wordings) >= 10
    assert min(wordings.values()) >= 3


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:16])
def test_case_gives_its_funding(case: dict[str, Any]) -> None:
    assert [row(fact) for fact in read(case["text"])[0]] == case["facts"]


def test_sections_that_add_up_are_parts_of_the_chapter_total() -> None:
    facts, _ = read(PLAN, genre="plan", title="甲县“十二五”扶贫开发规划", date="2011-03-01")
    total, *others = facts
    parts = [fact for fact in others if fact.fields["part_of_id"] == total.id]
    assert [fact.fields["value"] for fact in parts] == [2010000000, 2990000000, 1000000000]
    assert {fact.fields["part_of"] for fact in parts} == {"五年规划总投资"}
    assert {tuple(fact.fields["period"]) for fact in parts} == {(2011, 2015)}
    assert {fact.fields["role"] for fact in facts} == {"planned"}


def test_sections_that_do_not_add_up_stay_apart() -> None:
    facts, _ = read(PLAN.replace("29.9", "19.9"), genre="plan", date="2011-03-01")
    assert {fact.fields["part_of"] for fact in facts} == {None}


def test_period_that_is_compared_with_does_not_govern() -> None:
    text = "“十二五”期间全省安排移民资金22亿元，是“十一五”期间的3倍；较“十一五”期间多投入15亿元。"
    assert [row(fact)[3] for fact in read(text)[0]] == [[2011, 2015]]


def test_precision_is_half_of_the_last_printed_place() -> None:
    facts, _ = read("中央安排水利资金297.20亿元，省里安排水利资金3000万元。")
    assert [fact.fields["precision"] for fact in facts] == [500000, 5000]


def test_money_that_an_aid_fact_carries_is_no_funding() -> None:
    funding, aid = read("宁波市对口帮扶贞丰县，2015年投入帮扶资金8600万元。")
    assert [fact.fields["value"] for fact in funding] == [86000000]
    assert aid[0].fields["amounts"][0]["value"] == 86000000
    assert without_carried([*funding, *aid]) == aid
    assert without_carried(funding) == funding


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("山东省对口支援日喀则市，累计投入援藏资金9亿元。", []),
        ("浙江省对口支援阿克苏地区，安排援疆项目资金3亿元。", []),
        ("宁波市对口帮扶贞丰县，落实对口支援资金2亿元。", []),
        ("浙江省对口支援阿克苏地区，安排援疆资金3亿元，其中医疗1亿元。", ["援疆资金", "医疗"]),
        ("浙江省援助阿克苏地区3亿元，其中省级财政2亿元，社会捐赠1亿元。", []),
        ("省财政安排援疆资金2亿元。", ["援疆资金"]),
    ],
)
def test_money_named_for_aid_is_no_funding_beside_it(text: str, kept: list[str]) -> None:
    funding, aid = read(text)
    left = [fact for fact in without_carried([*funding, *aid]) if fact.kind == "funding"]
    assert [fact.fields["programme"] for fact in left] == kept


def test_fact_stated_twice_is_one_with_its_time() -> None:
    text = "省财政下达抗旱救灾资金1.5亿元\n日前，省财政下达抗旱救灾资金1.5亿元，支持打井修渠。"
    assert [row(fact)[3] for fact in read(text)[0]] == [2016]


def test_province_among_parts_of_what_the_state_pays_receives_them() -> None:
    funding, _ = read("中央财政安排救灾资金180亿元，其中四川省150亿元，甘肃省配套18亿元。")
    assert [(one.fields["source"], one.fields["recipient"]) for one in funding] == [
        ("中央", None),
        ("中央", "四川省"),
        ("甘肃省", None),
    ]


@pytest.mark.parametrize(
    ("words", "kept"),
    [("完成投资", ["援建项目"]), ("投资", ["援建项目"]), ("公路资金", ["援建项目", "公路资金"])],
)
def test_component_without_a_name_is_no_funding_beside_the_aid_that_carries_it(
    words: str, kept: list[str]
) -> None:
    text = f"确定援建项目368个，总投资76亿元。其中，山东省援建北川县，{words}11亿元。"
    funding, aid = read(text)
    assert [
        fact.fields["programme"]
        for fact in without_carried([*funding, *aid])
        if fact.kind == "funding"
    ] == kept


@pytest.mark.parametrize(
    ("title", "values"),
    [
        ("青海省下达民族发展资金逾2亿元", [202570000]),
        ("青海省下达民族发展资金近2.1亿元", [202570000]),
        ("青海省下达民族发展资金3亿元", [300000000, 202570000]),
    ],
)
def test_sum_that_a_heading_rounds_is_told_once(title: str, values: list[int]) -> None:
    funding, _ = read(f"{title}\n青海省财政下达民族发展资金2.0257亿元。", title=title)
    assert [fact.fields["value"] for fact in funding] == values


@pytest.mark.parametrize(
    ("title", "time"),
    [
        ("赤峰市2014年扶贫工作总结", 2014),
        ("2014年水利统计公报", 2014),
        ("赤峰市2014年项目完成情况", 2014),
        ("赤峰市2014年扶贫规划", None),
        ("赤峰市扶贫工作总结", None),
        ("赤峰市2014年水利补助资金分配结果的公告", 2014),
        ("关于下达2014年水利专项资金的通知", None),
        ("关于2014年水利资金安排的公示", 2014),
        ("赤峰市水利资金安排的公示", None),
    ],
)
def test_year_of_a_report_is_that_of_its_sums(title: str, time: int | None) -> None:
    funding, _ = read("完成水利投资5亿元。", title=title)
    assert [row(fact)[3] for fact in funding] == [time]


def test_counties_that_pay_a_part_are_its_source() -> None:
    funding, _ = read("投入扶贫资金28亿元，其中：中央资金15亿元，州县自筹5亿元。")
    assert [row(fact)[:2] for fact in funding] == [
        ["扶贫资金", None],
        ["扶贫资金", "中央"],
        ["扶贫资金", "州县"],
    ]


@pytest.mark.parametrize(
    ("text", "recipients"),
    [
        (
            "市财政局下达修路资金2000万元，其中静宁县1200万元，灵台县800万元。",
            [None, "静宁县", "灵台县"],
        ),
        ("县里拨付修渠资金460万元，其中柳湾镇260万元、石桥乡200万元。", [None, "柳湾镇", "石桥乡"]),
        ("分配静宁县以工代赈资金900万元，庄浪县700万元。", ["静宁县", "庄浪县"]),
        ("下达会宁县和通渭县抗旱资金1800万元。", ["会宁县、通渭县"]),
        ("投入修路资金2000万元，其中静宁县配套1200万元。", [None, None]),
        ("省财政安排1.4亿元支持静宁县、庄浪县。", ["静宁县、庄浪县"]),
        ("静宁县：修路资金240万元；\n石桥乡：修路资金195万元。", ["静宁县", "石桥乡"]),
        ("计划投放柳湾镇资金118万元，用于养殖项目。", ["柳湾镇"]),
        (
            "下达抗旱资金9000万元，其中静宁县3000万元，其他6县各1000万元。",
            [None, "静宁县", "其他6县"],
        ),
        ("将追加的4000万元资金全部分配给两县，其中静宁县3000万元。", [None, "静宁县"]),
    ],
)
def test_place_that_is_allotted_money_receives_it(text: str, recipients: list[str | None]) -> None:
    assert [fact.fields["recipient"] for fact in read(text)[0]] == recipients
