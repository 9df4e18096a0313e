"""The hand-out of the seed texts answers an analyst's questions by clicking alone.

In: the five seed texts, built. Out: what the pages then show.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from build_graph import main

pytest_plugins = ("browsing",)
pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def out(seeds: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the seeds' build."""
    folder = tmp_path_factory.mktemp("seeds") / "out"
    assert main([str(seeds), "--out", str(folder), "--jobs", "1"]) == 0
    return folder


@pytest.fixture
def page(browser: Browser, out: Path) -> Iterator[Page]:
    """Return index.html, opened; afterwards no error was printed."""
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    opened, faults = context.new_page(), list[str]()
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.goto((out / "index.html").as_uri())
    yield opened
    assert faults == []
    context.close()


def test_who_helps_hinggan_league_and_with_which_words(page: Page) -> None:
    page.fill("#search", "Hinggan")
    page.press("#search", "Enter")
    page.locator("#panel button.row", has_text="鄂尔多斯市").click()
    quote = page.locator("#panel article mark").first.text_content() or ""
    assert "鄂尔多斯" in quote and "兴安盟" in quote
    page.locator("#panel cite a").first.click()
    expect(page.locator("mark.framed").first).to_be_in_viewport()
    framed = "".join(page.locator("mark.framed").all_text_contents())
    assert framed == quote


def test_what_beijing_gave_before_and_after(page: Page) -> None:
    page.fill("#search", "北京市区县")
    page.press("#search", "Enter")
    expect(page.locator("#money-given")).to_contain_text("2.5 亿元")
    page.locator("#panel button.row", has_text="赤峰市").click()
    amounts = page.locator("#panel article dd").filter(has_text="亿元")
    expect(amounts).to_contain_text("1.26 亿元")
    expect(amounts).to_contain_text("先前数额，后有变动")
    expect(amounts).to_contain_text("2.5 亿元")


def test_which_counties_of_xinjiang_leave_the_list_in_2018(page: Page) -> None:
    page.locator("nav.pages a", has_text="时间").click()
    page.select_option("#exit-region", label="新疆维吾尔自治区")
    page.select_option("#exit-year", "2018")
    counties = page.locator("#exit-table tr.county")
    planned = page.locator("tr.sum[data-role=planned] td")
    expect(planned).to_have_text([str(counties.count())])
    expect(counties.locator("th", has_text="于田县")).to_have_count(1)
    counties.first.locator("button").click()
    expect(page.locator("#detail mark")).not_to_be_empty()


def test_which_sums_of_the_plan_do_not_add_up(page: Page) -> None:
    page.locator("nav.pages a", has_text="核对").click()
    page.select_option("#document", label="内蒙古自治区“十三五”脱贫攻坚规划")
    page.locator("input[value=exact]").uncheck()
    shown = page.locator("#audited .finding:not([hidden])")
    assert shown.count() >= 1
    for row in shown.all():
        expect(row.locator(".outcome")).to_contain_text("差额")
    shown.first.locator("> summary").click()
    shown.first.locator("li.part summary").first.click()
    expect(shown.first.locator("li.part mark").first).to_be_visible()
