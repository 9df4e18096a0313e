"""The audit of sums: totals, breakdowns, cross tables, series of years, verdicts."""

from __future__ import annotations

from typing import Any

import pytest

from graph.auditing import SumFinding, audit_sums
from graph.extraction.funding import extract_funding
from graph.language import load_language, read_document
from graph.model import Document, Evidence, Fact
from graph.sections import find_sections

NLP = load_language()
TABLE = """三、投资
整村推进规划总投资30.0亿元。
2012年计划投资10.0亿元，其中：专项资金4.0亿元，行业资金6.0亿元。
2013年计划投资20.0亿元，其中：专项资金9.0亿元，行业资金11.1亿元。
（一）专项资金。专项资金投入13.0亿元。
（二）行业资金。行业资金投入17.0亿元。"""


def audit(text: str, **described: Any) -> list[SumFinding]:
    """Return the findings on the sums of money of a clean text."""
    document = Document(
        "case", "case.txt", text, text, range(len(text)), sections=find_sections(text), **described
    )
    doc = read_document(NLP, document)._
    return audit_sums(extract_funding(document, doc.context, doc.sentences, doc.mentions)[0])


def indicator(name: str, value: Any, start: int, **fields: Any) -> Fact:
    """Return an indicator fact about people at a place in the text."""
    fields = {"indicator": name, "value": value, "unit": "人", "precision": 0.5} | fields
    return Fact("doc", "indicator", fields, Evidence(start, "x"), "rule", f"fact/{name}{start}")


@pytest.mark.parametrize(
    ("text", "verdict", "residual"),
    [
        ("工程投资9.0亿元，其中：甲段4.0亿元，乙段5.0亿元。", "exact", 0),
        ("工程投资9.1亿元，其中：甲段4.0亿元，乙段5.0亿元。", "rounding", -10000000),
        ("工程投资9.5亿元。资金来源是中央财政4.0亿元，省级财政5.0亿元。", "unequal", -50000000),
        ("工程投资9.5亿元，其中：甲段4.0亿元，乙段5.0亿元。", "incomplete", -50000000),
        ("工程投资8.0亿元，其中：甲段4.0亿元，乙段5.0亿元。", "unequal", 100000000),
        ("工程投资约8.0亿元，其中：甲段4.0亿元，乙段5.0亿元。", "incomplete", 100000000),
        ("工程投资8.0亿元，其中：甲段4.0亿元以上，乙段3.0亿元。", "incomplete", -100000000),
    ],
)
def test_verdict_follows_the_residual(text: str, verdict: str, residual: int) -> None:
    (finding,) = audit(text)
    assert (finding.verdict, finding.residual) == (verdict, residual)
    assert finding.sum - finding.stated == finding.residual


def test_tolerance_adds_half_of_each_last_place() -> None:
    (finding,) = audit("工程投资91.2亿元。其中：甲32.1亿元，乙37.5亿元，丙21.7亿元。")
    assert (finding.stated, finding.sum) == (9120000000, 9130000000)
    assert (finding.residual, finding.tolerance) == (10000000, 20000000)


def test_breakdowns_of_one_total_are_kept_apart() -> None:
    text = (
        "工程投资9.0亿元。其中：甲段4.0亿元，乙段5.0亿元。"
        "资金来源是中央财政6.0亿元，省级财政3.0亿元。"
    )
    findings = audit(text)
    assert [finding.verdict for finding in findings] == ["exact", "exact"]
    assert len({finding.total for finding in findings}) == 1
    assert not set(findings[0].parts) & set(findings[1].parts)


def test_columns_of_a_table_in_prose_are_held_against_their_totals() -> None:
    findings = audit(TABLE, genre="plan", date="2011-05-01")
    rows = [(finding.stated / 1e8, finding.sum / 1e8, finding.verdict) for finding in findings]
    assert rows == [
        (30, 30, "exact"),
        (30, 30, "exact"),
        (10, 10, "exact"),
        (20, 20.1, "rounding"),
        (13, 13, "exact"),
        (17, 17.1, "rounding"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "工程投资9亿元，其中甲段4亿元。",
        "甲段投资4亿元。乙段投资5亿元。",
        "每年安排资金6亿元，其中：甲项每户2万元，乙项每户3万元。",
    ],
)
def test_numbers_that_are_no_breakdown_give_no_finding(text: str) -> None:
    assert audit(text) == []


def test_parts_are_found_by_the_name_and_time_of_their_total() -> None:
    total = indicator("脱贫人口", 300, 0, year=2017)
    parts = [
        indicator("产业脱贫人口", 100, 20, year=2017, part_of="脱贫人口"),
        indicator("搬迁脱贫人口", 201, 40, year=2017, part_of="脱贫人口", unit="名"),
        indicator("往年脱贫人口", 40, 60, year=2016, part_of="脱贫人口"),
    ]
    (finding,) = audit_sums([total, *parts])
    assert (finding.sum, finding.residual, finding.tolerance) == (301, 1, 0)
    assert finding.verdict == "unequal"


def test_number_about_right_stands_apart_from_the_counted_ones() -> None:
    total = indicator("脱贫人口", 300, 0)
    about = indicator("五项措施脱贫人口", 200, 10, part_of="脱贫人口", qualifier="约")
    parts = [indicator(f"措施{i}", 150, 20 + i, part_of="脱贫人口") for i in range(2)]
    (finding,) = audit_sums([total, about, *parts])
    assert (finding.parts, finding.verdict) == (tuple(p.id for p in parts), "exact")


def test_years_that_add_up_to_a_stated_total_are_its_breakdown() -> None:
    total = indicator("贫困人口脱贫", 600, 0, year=2020)
    years = [indicator("脱贫人口", 100 * i, 90 + 9 * i, year=2015 + i) for i in (1, 2, 3)]
    (finding,) = audit_sums([total, *years])
    assert (finding.total, finding.stated, finding.verdict) == (total.id, 600, "exact")
    assert audit_sums([indicator("贫困人口脱贫", 700, 0), *years]) == []


def test_ranges_and_mixed_units_are_not_added() -> None:
    total = indicator("干部", 9, 0)
    parts = [indicator("甲", [2, 3], 9, part_of="干部"), indicator("乙", 6, 19, part_of="干部")]
    assert audit_sums([total, *parts]) == []
    assert audit_sums([total, indicator("甲", 3, 9, part_of="干部", unit="户"), parts[1]]) == []


def test_finding_is_written_with_its_ids() -> None:
    (finding,) = audit("工程投资9.0亿元，其中：甲段4.0亿元，乙段5.0亿元。")
    line = finding.to_json()
    assert line["id"].startswith("sum/")
    assert line["parts"] == list(finding.parts)
    assert set(line) == {
        *("doc", "id", "total", "parts", "unit"),
        *("stated", "sum", "residual", "tolerance", "verdict"),
    }
