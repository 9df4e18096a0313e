"""The view of time: exits by county and year, and life lines, each opening its words."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from viz_sample import write_sample

from viz.build import load_build
from viz.timeline import TimelineData, view_timeline

pytest_plugins = ("browsing",)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> TimelineData:
    """Return the timeline of the sample build."""
    return view_timeline(load_build(write_sample(tmp_path_factory.mktemp("build"))))


def test_exits_know_their_county_and_words(data: TimelineData) -> None:
    assert [(item.place, item.year, item.role) for item in data.exits] == [
        ("武川县", 2017, "planned"),
        ("武川县", 2018, "actual"),
    ]
    assert data.exits[0].within == ("呼和浩特市", "内蒙古自治区")
    assert data.exits[1].english == "Wuchuan County"
    assert data.exits[1].words.quote == "实际2018年退出"


def test_life_lines_hold_every_fact_with_two_ends(data: TimelineData) -> None:
    assert sorted(number for line in data.lines for number in line.facts) == list(range(5))
    line = data.lines[0]
    ends = data.ends[line.helper].name, data.ends[line.recipient].name
    assert (*ends, line.mechanism) == ("北京市", "内蒙古自治区", "east_west")
    assert len({data.facts[number].document for number in line.facts}) == 2


@pytest.mark.browser
def test_exits_show_planned_and_actual_and_open_words(open_page: Callable[[str], Page]) -> None:
    page = open_page("timeline.html")
    row = page.locator("#exit-table tr.county")
    expect(row.locator("th")).to_have_text("武川县 ≠ 计划与实际不同")
    expect(row.locator("td")).to_have_text(["○", "●"])
    expect(page.locator("#exit-table .separate")).to_have_text("内蒙古自治区 呼和浩特市")
    row.locator("button").nth(1).click()
    expect(page.locator("#detail mark")).to_have_text("实际2018年退出")
    expect(page.locator("#detail cite a")).to_contain_text("第 3 行")
    page.keyboard.press("Escape")
    page.select_option("#exit-year", "2017")
    expect(row.locator("td")).to_have_text(["○"])
    expect(page.locator("tr.sum[data-role=planned] td")).to_have_text(["1"])


@pytest.mark.browser
def test_life_line_opens_all_that_is_said(open_page: Callable[[str], Page]) -> None:
    page = open_page("timeline.html")
    rows = page.locator("#lives li.life:not(.head)")
    expect(rows).to_have_count(4)
    expect(rows.first).to_contain_text("东西部协作 · 2016 · 2 文件")
    page.check("input[value=several]")
    expect(rows).to_have_count(1)
    rows.first.locator("button").click()
    expect(page.locator("#detail mark")).to_have_text(
        ["北京市帮助内蒙古自治区", "北京市向内蒙古自治区安排协作资金"]
    )
    page.click("#close-detail")
    page.click("#language")
    expect(page.locator("#exits h2")).to_have_text("Exits by county and year")
    expect(page.locator("#exit-table tr.county th")).to_contain_text("Wuchuan County")


@pytest.mark.browser
def test_cut_table_of_exits_shows_a_shade(open_page: Callable[[str], Page]) -> None:
    page = open_page("timeline.html")
    shade = page.locator("#exit-rows .scroll").evaluate(
        "(e) => (({ position, bottom, backgroundImage }) => [position, bottom, backgroundImage])"
        "(getComputedStyle(e, '::after'))"
    )
    assert shade[:2] == ["sticky", "0px"] and "gradient" in shade[2]
