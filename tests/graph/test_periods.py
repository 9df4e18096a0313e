"""Years, ranges, plans and deictic years, and what names no year."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.periods import find_periods

CASES: list[tuple[str, str, int | None, int | None, str]] = [
    ("2016年启动", "2016年", 2016, 2016, "year"),
    ("2016年度计划", "2016年度", 2016, 2016, "year"),
    ("二〇一六年启动", "二〇一六年", 2016, 2016, "year"),
    ("一九九八年启动", "一九九八年", 1998, 1998, "year"),
    ("2018年5月印发", "2018年5月", 2018, 2018, "year"),
    ("2018年5月12日印发", "2018年5月12日", 2018, 2018, "year"),
    ("2018年3月至5月", "2018年3月至5月", 2018, 2018, "year"),
    ("2016-05-12发布", "2016-05-12", 2016, 2016, "year"),
    ("提高到2015年的水平", "2015年", 2015, 2015, "year"),
    ("降到3.2%.2016年启动", "2016年", 2016, 2016, "year"),
    ("2016—2020年", "2016—2020年", 2016, 2020, "range"),
    ("2016年至2020年", "2016年至2020年", 2016, 2020, "range"),
    ("2016年到2020年", "2016年到2020年", 2016, 2020, "range"),
    ("规划（2011-2020）", "2011-2020", 2011, 2020, "range"),
    ("2016年3月至2018年底", "2016年3月至2018年底", 2016, 2018, "range"),
    ("到2020年实现", "2020年", None, 2020, "by"),
    ("力争到2020年底", "2020年底", None, 2020, "by"),
    ("截至2016年底", "2016年底", None, 2016, "by"),
    ("2020年前完成", "2020年前", None, 2020, "by"),
    ("2020年12月31日前完成", "2020年12月31日前", None, 2020, "by"),
    ("自2014年起", "2014年起", 2014, None, "since"),
    ("自2014年实施", "2014年", 2014, None, "since"),
    ("从2014年开始", "2014年开始", 2014, None, "since"),
    ("2014年以来", "2014年以来", 2014, None, "since"),
    ("2014年至今", "2014年至今", 2014, None, "since"),
    ("“十三五”期间", "“十三五”期间", 2016, 2020, "plan"),
    ("十三五末", "十三五末", None, 2020, "by"),
    ("“十五五”规划", "“十五五”规划", 2026, 2030, "plan"),
    ("“十五”时期", "“十五”时期", 2001, 2005, "plan"),
    ("“八五”计划", "“八五”计划", 1991, 1995, "plan"),
    ("“六五”期间", "“六五”期间", 1981, 1985, "plan"),
    ("第十三个五年规划期间", "第十三个五年规划期间", 2016, 2020, "plan"),
    ("“十一五”以来", "“十一五”以来", 2006, None, "since"),
    ("去年完成", "去年", 2015, 2015, "deictic"),
    ("去年8月完成", "去年8月", 2015, 2015, "deictic"),
    ("去年以来", "去年以来", 2015, None, "deictic"),
    ("前年完成", "前年", 2014, 2014, "deictic"),
    ("今年完成", "今年", 2016, 2016, "deictic"),
    ("年内完成", "年内", 2016, 2016, "deictic"),
    ("明年1月1日施行", "明年1月1日", 2017, 2017, "deictic"),
    ("近三年来", "近三年来", 2014, 2016, "deictic"),
    ("过去5年", "过去5年", 2011, 2015, "deictic"),
    ("今后两年内", "今后两年内", 2017, 2018, "deictic"),
    ("5月12日开会", "5月12日", 2016, 2016, "deictic"),
    ("活动至5月10号结束", "5月10号", 2016, 2016, "deictic"),
    ("3月至5月", "3月至5月", 2016, 2016, "deictic"),
    ("1至11月", "1至11月", 2016, 2016, "deictic"),
]

NO_PERIOD = [
    "国发〔2016〕12号",
    "12016年",
    "每年3月",
    "三年内",
    "5个月",
    "十五个村",
    "二十五年",
    "以前年度",
    "“七五”普法",
    "上年纪的人",
    "当年完成",
    "2016个",
    "3.2016年",
    "5年过渡期",
    "",
]


@pytest.mark.parametrize(("text", "words", "first", "last", "kind"), CASES)
def test_period_of_a_text_of_2016(
    text: str, words: str, first: int | None, last: int | None, kind: str
) -> None:
    found = find_periods(text, 2016)
    assert [(text[p.start : p.end], p.from_year, p.to_year, p.kind) for p in found] == [
        (words, first, last, kind)
    ]


@pytest.mark.parametrize("text", NO_PERIOD)
def test_no_period_where_no_year_is_named(text: str) -> None:
    assert find_periods(text, 2016) == []


@pytest.mark.parametrize("text", ["去年", "近三年", "5月12日", "去年以来"])
def test_deictic_year_stays_open_in_an_undated_text(text: str) -> None:
    (period,) = find_periods(text, None)
    assert (period.from_year, period.to_year, period.kind) == (None, None, "deictic")


@pytest.mark.parametrize("year", [None, 2021, 2024])
def test_transition_is_the_five_years_to_2025(year: int | None) -> None:
    (period,) = find_periods("过渡期内政策不变", year)
    assert (period.from_year, period.to_year, period.kind) == (2021, 2025, "transition")


def test_periods_of_a_comparison_stay_apart() -> None:
    found = find_periods("由2014年的3%升至2020年的5%，2013年、2015年持平", 2020)
    assert [p.from_year or p.to_year for p in found] == [2014, 2020, 2013, 2015]
    assert found[0].kind == "year"


@given(st.integers(1950, 2050), st.integers(1, 40), st.sampled_from("—-至到~"))
def test_range_holds_both_its_years(first: int, length: int, dash: str) -> None:
    (period,) = find_periods(f"在{first}{dash}{first + length}年间", None)
    assert (period.from_year, period.to_year) == (first, first + length)


@given(
    st.text("12年月日至到—“”十三五去今前近自以来底0期间过渡", max_size=30), st.integers(1990, 2030)
)
def test_periods_never_overlap_and_run_forwards(text: str, year: int) -> None:
    found = find_periods(text, year)
    assert all(0 <= p.start < p.end <= len(text) for p in found)
    assert all(a.end <= b.start for a, b in pairwise(found))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("党的十八大以来，", [(2012, None, "era")]),
        ("自第三次西藏工作座谈会召开以来，", [(1994, None, "era")]),
        ("改革开放以来，", [(1978, None, "era")]),
        ("党的十八大报告提出，", []),
        ("长期以来，", []),
    ],
)
def test_what_all_know_begins_a_stretch(
    text: str, years: list[tuple[int | None, int | None, str]]
) -> None:
    found = find_periods(text, 2019)
    assert [(one.from_year, one.to_year, one.kind) for one in found] == years
