"""Golden rows of the questions about money, indicators, exits, programmes, duties and change."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph_sample
import pytest

from queries.__main__ import main

Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]
INNER, PLAN, REPORT = "内蒙古自治区", "规划/丙", "通报/丁"


def asker_of(out: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that asks the graph of a folder: ``ask("sums", verdict="exact")``."""

    def ask(name: str, **values: str) -> Rows:
        options = [part for pair in values.items() for part in ("--set", "=".join(pair))]
        assert main([name, *options, "--graph", str(out), "--format", "json"]) == 0
        rows: Rows = json.loads(capsys.readouterr().out)
        return rows

    return ask


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    return folder


@pytest.fixture
def ask(out: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    return asker_of(out, capsys)


def test_sums_shows_total_parts_residual_and_words(ask: Ask) -> None:
    row = {
        "document": PLAN,
        "total": "搬迁",
        "parts": "中央财政 600000；自治区财政 300000",
        "stated": 1000000,
        "sum": 900000,
        "residual": -100000,
        "tolerance": 15000,
        "verdict": "不等",
        "evidence": "搬迁计划投入约100万元｜中央财政60万元｜自治区财政30万元",
    }
    assert ask("sums") == ask("sums", verdict="unequal") == ask("sums", verdict="不等") == [row]
    assert ask("sums", verdict="exact") == []


def test_sums_keeps_breakdowns_of_one_total_apart(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [one] = graph_sample.findings()
    other = one | {"id": "sum/ffff", "parts": one["parts"][:1], "sum": 600000, "residual": -400000}
    graph_sample.build(tmp_path, found=[one, other])
    rows = asker_of(tmp_path, capsys)("sums")
    assert {row["parts"]: row["residual"] for row in rows} == {
        "中央财政 600000；自治区财政 300000": -100000,
        "中央财政 600000": -400000,
    }


def test_contradictions_shows_both_numbers_with_their_words(ask: Ask) -> None:
    assert ask("contradictions") == [
        {
            "subject": INNER,
            "what": "贫困人口",
            "from_year": 2018,
            "to_year": 2018,
            "role": "观测值",
            "value": 85000,
            "other_value": 95000,
            "unit": "人",
            "document": REPORT,
            "quote": "贫困人口8.5万人",
            "other_document": REPORT,
            "other_quote": "9.5万人",
            "others": None,
        }
    ]


def test_contradictions_tells_the_numbers_between_the_extremes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    further = graph_sample.poor(PLAN, "贫困人口2018年降到8万人", 90500, "observed")
    again = graph_sample.poor(REPORT, "武川县2018年退出", 95000, "observed")
    graph_sample.build(tmp_path, [*graph_sample.facts(), further, again])
    [row] = asker_of(tmp_path, capsys)("contradictions")
    assert (row["value"], row["other_value"], row["others"]) == (85000, 95000, f"90500（{PLAN}）")


@pytest.mark.parametrize(
    ("quote", "fields", "count"),
    [
        # what printing rounds off is no contradiction, nor another year, basis, part, subject, unit
        ("9.5万人", {"precision": 9500}, 0),
        ("9.5万人", {"year": 2017}, 0),
        ("9.5万人", {"basis": "每户"}, 0),
        ("9.5万人", {"part_of": "总人口"}, 0),
        ("9.5万人", {"subject": "兴安盟"}, 0),
        ("9.5万人", {"unit": "户"}, 0),
        ("9.5万人", {"role": "target"}, 1),
        # nor what a stated bound leaves open
        ("9.5万人", {"qualifier": "以下"}, 0),
        ("贫困人口8.5万人", {"qualifier": "超过"}, 0),
        ("贫困人口8.5万人", {"qualifier": "以下"}, 1),
        # money of one thing and period, told twice in the same role
        ("搬迁实际投入98万元", {"role": "planned"}, 2),
    ],
)
def test_contradictions_compares_like_with_like(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    quote: str,
    fields: dict[str, Any],
    count: int,
) -> None:
    facts = graph_sample.facts()
    changed = [fact | fields if fact["quote"] == quote else fact for fact in facts]
    graph_sample.build(tmp_path, changed)
    assert len(asker_of(tmp_path, capsys)("contradictions")) == count


def test_targets_and_outcomes_sets_plan_against_result(ask: Ask) -> None:
    rows = ask("targets_and_outcomes")
    told = [(r["what"], r["to_year"], r["planned"], r["outcome"], r["difference"]) for r in rows]
    assert told == [
        ("搬迁", 2018, 1000000, 980000, -20000),
        ("贫困人口", 2018, 80000, 85000, 5000),
    ]
    assert [row["other_outcomes"] for row in rows] == [None, f"95000（{REPORT}）"]
    assert {(row["document"], row["outcome_document"]) for row in rows} == {(PLAN, REPORT)}
    assert ask("targets_and_outcomes", to="2017") == []


def test_targets_and_outcomes_takes_the_plan_in_force(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    poor = graph_sample.poor
    changed = poor("总结/甲", "京蒙协作", 70000, "target")  # of 2018-03, before the report
    graph_sample.build(tmp_path, [*graph_sample.facts(), changed])
    ask = asker_of(tmp_path, capsys)
    row = ask("targets_and_outcomes")[1]
    assert (row["planned"], row["document"]) == (70000, "总结/甲")
    assert row["other_plans"] == f"80000（{PLAN}）"
    own = poor(REPORT, "武川县2018年退出", 60000, "target")
    graph_sample.build(tmp_path / "own", [*graph_sample.facts(), changed, own])
    row = asker_of(tmp_path / "own", capsys)("targets_and_outcomes")[1]
    assert (row["planned"], row["document"]) == (60000, REPORT)


@pytest.mark.parametrize(("year", "count"), [(2015, 0), (2017, 1), (2018, 1), (2019, 0)])
def test_targets_and_outcomes_takes_progress_after_the_plan(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: int, count: int
) -> None:
    facts = [fact | {"year": year} if fact["quote"] == "9.5万人" else fact
             for fact in graph_sample.facts() if fact["quote"] != "贫困人口8.5万人"]  # fmt: skip
    graph_sample.build(tmp_path, facts)
    rows = asker_of(tmp_path, capsys)("targets_and_outcomes")
    assert [row["outcome_year"] for row in rows if row["what"] == "贫困人口"] == [year] * count


@pytest.mark.parametrize(("year", "count"), [(2017, 0), (2018, 1)])
def test_what_one_year_did_is_no_outcome_of_what_another_is_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], year: int, count: int
) -> None:
    facts = [fact | {"rule": "indicator.done"} for fact in graph_sample.facts()
             if fact["quote"] != "贫困人口8.5万人"]  # fmt: skip
    facts = [fact | {"year": year} if fact["quote"] == "9.5万人" else fact for fact in facts]
    graph_sample.build(tmp_path, facts)
    rows = asker_of(tmp_path, capsys)("targets_and_outcomes")
    assert [row["outcome_year"] for row in rows if row["what"] == "贫困人口"] == [year] * count


def test_county_exits_gives_one_row_a_county(ask: Ask) -> None:
    row = {
        "county": "武川县",
        "code": "150125",
        "within": "呼和浩特市",
        "planned_year": 2017,
        "actual_year": 2018,
        "documents": 2,
        "evidence": "武川县2017年摘帽｜武川县2018年退出",
    }
    assert ask("county_exits") == ask("county_exits", place="内蒙古") == [row]
    assert ask("county_exits", place="兴安盟") == []
    assert ask("county_exits", year="2017") == ask("county_exits", year="2018") == [row]
    assert ask("county_exits", year="2016") == ask("county_exits", document="总结/甲") == []
    assert ask("county_exits", document=REPORT) == [row]


def test_programmes_gives_category_region_and_lead(ask: Ask) -> None:
    named = {
        "programme": "青草计划",
        "category": "教育",
        "regions": INNER,
        "leads": "内蒙古自治区教育厅",
        "documents": 2,
        "fundings": None,
        "aids": None,
    }
    assert ask("programmes", category="教育") == [named]
    rows = ask("programmes")
    assert [(row["programme"], row["aids"]) for row in rows] == [
        ("青草计划", None),
        ("京蒙协作", 1),
    ]
    assert ask("programmes", category="health") == []


def test_responsibilities_gives_duty_and_words(ask: Ask) -> None:
    [row] = ask("responsibilities", actor="旗县党委")
    assert (row["actor"], row["duty"], row["object"]) == ("旗县党委", "负主体责任", "搬迁")
    raw = graph_sample.TEXTS[row["document"]]
    assert raw[row["start"] : row["start"] + len(row["quote"])] == row["quote"]
    assert ask("responsibilities") == [row]
    assert ask("responsibilities", actor="兴安盟") == []


def test_funding_by_year_counts_no_part_beside_its_total(ask: Ask) -> None:
    rows = ask("funding_by_year")
    assert [tuple(row.values()) for row in rows] == [
        (2016, 2018, "实际", 1, 980000),
        (2016, 2018, "计划", 1, 1000000),
    ]
    assert ask("funding_by_year", role="actual", region="内蒙古") == rows[:1]
    assert ask("funding_by_year", region="兴安盟") == []


def test_funding_told_twice_counts_once(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    facts = graph_sample.facts()
    again = graph_sample.moving(PLAN, "2016—2018年全区搬迁计划投入约100万元", 1000000, "planned",
                                programme="搬迁")  # fmt: skip
    graph_sample.build(tmp_path, [*facts, again])
    rows = asker_of(tmp_path, capsys)("funding_by_year", role="planned")
    assert [(row["items"], row["sum"]) for row in rows] == [(1, 1000000)]


def test_funding_by_source_keeps_sources_apart(ask: Ask) -> None:
    assert [tuple(row.values()) for row in ask("funding_by_source")] == [
        ("中央财政", "计划", 2016, 2018, 1, 600000),
        ("自治区财政", "计划", 2016, 2018, 1, 300000),
    ]
    assert ask("funding_by_source", role="actual") == []


def later_aid() -> list[dict[str, Any]]:
    """Return what 通报/丁, the later document, says of three aid relationships."""
    beijing, inner = "place/110000|北京市", f"place/150000|{INNER}"
    districts = "group/-/北京市区县|北京市区县|group"
    quote, staff = "武川县2018年退出", [{"value": 40, "unit": "人", "role": "“干部”"}]
    aid = graph_sample.aid
    return [
        aid(REPORT, quote, (beijing, inner), "east_west",
            amounts=[graph_sample.money(300000000, 2018, "actual"),
                     graph_sample.money([250000000, 300000000], 2017, "planned")]),
        aid(REPORT, quote, (districts, "place/150400|赤峰市"), "paired_assistance", staff=staff,
            helper_count=16),
        aid(REPORT, quote, ("place/150600|鄂尔多斯市", "place/150500|通辽市"), "paired_assistance"),
        aid(REPORT, quote, ("place/150600|鄂尔多斯市", "place/152200|兴安盟"), "paired_assistance")
        | {"status": "past"},
    ]  # fmt: skip


def test_changes_shows_what_a_later_document_says_otherwise(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph_sample.build(tmp_path, [*graph_sample.facts(), *later_aid()])
    ask = asker_of(tmp_path, capsys)
    told = [
        (r["helper"], r["recipient"], r["aspect"], r["before"], r["after"], r["after_year"])
        for r in ask("changes")
    ]
    assert sorted(told) == [
        ("北京市", INNER, "money", 126000000, 300000000, 2018),
        ("北京市区县", "赤峰市", "staff", 36, 40, None),
        ("鄂尔多斯市", "兴安盟", "status", "正在实施", "已结束", None),
        ("鄂尔多斯市", "通辽市", "recipient", None, "通辽市", None),
    ]
    [row] = ask("changes", helper="北京市")
    assert (row["role"], row["before_year"], row["date"], row["later_date"]) == (
        "实际", 2016, "2018-03", "2019-01-20",
    )  # fmt: skip
    assert (row["quote"], row["later_quote"]) == ("京蒙协作", "武川县2018年退出")


def test_changes_sets_each_document_against_the_one_before(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    beijing, inner = "place/110000|北京市", f"place/150000|{INNER}"
    told = [(PLAN, 1, 2015), ("总结/甲", 2, 2016), (REPORT, 3, 2018), (REPORT, 2, 2016)]
    facts = [
        graph_sample.aid(doc, graph_sample.TEXTS[doc][:4], (beijing, inner), "east_west",
                         amounts=[graph_sample.money(value, year, "actual")])
        for doc, value, year in told
    ]  # fmt: skip
    graph_sample.build(tmp_path, facts)
    rows = asker_of(tmp_path, capsys)("changes")
    # 2 stands in the report too, so nothing is gone that 3 could stand for
    assert [(row["before"], row["after"], row["document"]) for row in rows] == [(1, 2, PLAN)]
    graph_sample.build(tmp_path / "less", facts[:3])
    rows = asker_of(tmp_path / "less", capsys)("changes")
    assert [(r["before"], r["after"]) for r in rows] == [(1, 2), (2, 3)]


def test_changes_is_empty_where_no_document_is_later(ask: Ask) -> None:
    assert ask("changes") == []
