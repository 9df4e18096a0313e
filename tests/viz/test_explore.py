"""Exploring the network in a real Chromium: levels, neighbourhoods, paths, undo, saving."""

from __future__ import annotations

import csv
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from viz_sample import HOSTILE

pytest_plugins = ("browsing",)
pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: Callable[[str], Page]) -> Page:
    """Return index.html, opened."""
    return open_page("index.html")


def choose(page: Page, name: str) -> None:
    """Open the node that a search finds first."""
    page.fill("#search", name)
    page.press("#search", "Enter")


def counts(page: Page, words: str) -> None:
    """Expect the line below the picture to say how much is shown."""
    expect(page.locator("#shown")).to_contain_text(words)


def test_level_switch_sums_edges_upward(page: Page) -> None:
    page.click("#levels button[value=province]")
    counts(page, "3 主体 · 4 关系 · 5 帮扶事实")
    expect(page.locator("#kinds")).not_to_contain_text("地级")
    row = page.locator("#panel button.row", has_text="内蒙古自治区 → 内蒙古自治区")
    row.click()
    expect(page.locator("#panel .ends")).to_have_text("鄂尔多斯市 → 兴安盟")
    expect(page.locator("#panel mark")).to_have_text("鄂尔多斯市对口帮扶兴安盟")
    page.click("#levels button[value=actors]")
    counts(page, "6 主体")
    expect(page.locator("#levels button[aria-pressed=true]")).to_have_text("全部主体All actors")


def test_neighbourhood_grows_by_steps_and_closes(page: Page) -> None:
    choose(page, "兴安盟")
    page.click("[data-steps='1']")
    counts(page, "2 主体 · 1 关系")
    expect(page.locator("#chips")).to_contain_text("兴安盟：1 步邻域")
    page.click("[data-chip=ego]")
    counts(page, "6 主体")


def test_path_joins_two_chosen_nodes(page: Page) -> None:
    choose(page, "北京")
    page.click("[data-tool=path]")
    expect(page.locator("#chips")).to_contain_text("请选择路径的另一端")
    choose(page, "内蒙古")
    expect(page.locator("#panel h2")).to_have_text("路径：北京市 ↔ 内蒙古自治区")
    expect(page.locator("#panel button.row")).to_have_text(["北京市 → 内蒙古自治区2"])
    counts(page, "2 主体 · 1 关系 · 2 帮扶事实")
    page.click("#close-path")
    counts(page, "6 主体")
    choose(page, "北京")
    page.click("[data-tool=path]")
    choose(page, "兴安盟")
    expect(page.locator("#panel")).to_contain_text("两者不相连")


def test_hide_pin_and_expand(page: Page) -> None:
    choose(page, "鄂尔多斯")
    page.click("[data-tool=hide]")
    counts(page, "5 主体 · 3 关系")
    choose(page, "北京")
    page.click("[data-tool=pin]")
    choose(page, "兴安盟")
    page.click("[data-steps='1']")
    counts(page, "没有符合条件的事实")
    page.click("[data-chip=hidden]")
    counts(page, "3 主体 · 1 关系")
    choose(page, "北京")
    page.click("[data-tool=expand]")
    counts(page, "4 主体 · 3 关系")


def test_undo_goes_back_step_by_step(page: Page) -> None:
    expect(page.locator("#undo")).to_be_disabled()
    page.click("#levels button[value=prefecture]")
    choose(page, "兴安盟")
    page.click("[data-steps='1']")
    counts(page, "2 主体")
    page.click("#undo")
    counts(page, "6 主体")
    expect(page.locator("#panel h2")).to_contain_text("兴安盟")
    page.locator("#panel").focus()
    page.keyboard.press("Control+z")
    expect(page.locator("#panel h2")).to_have_text("概览")
    page.click("#undo")
    expect(page.locator("#levels button[aria-pressed=true]")).to_have_text("全部主体All actors")
    expect(page.locator("#undo")).to_be_disabled()


def test_address_brings_the_same_view_back(page: Page, open_page: Callable[[str], Page]) -> None:
    page.click("#levels button[value=province]")
    page.evaluate("document.querySelector('#mechanisms input[value=east_west]').click()")
    page.evaluate("document.querySelector('#end-kinds input[value=enterprise]').click()")
    page.evaluate("document.querySelector('#undated').click()")
    choose(page, "北京")
    page.click("[data-steps='2']")
    expected = page.locator("#shown").text_content() or ""
    assert "2 主体 · 1 关系 · 1 帮扶事实" in expected
    address = page.url.partition("#")[2]
    page.goto("about:blank")
    again = open_page(f"index.html#{address}")
    counts(again, expected)
    expect(again.locator("#panel h2")).to_contain_text("北京市")
    expect(again.locator("#mechanisms input[value=east_west]")).not_to_be_checked()
    expect(again.locator("#end-kinds input[value=enterprise]")).not_to_be_checked()
    expect(again.locator("#undated")).not_to_be_checked()


def test_kind_and_money_filters(page: Page) -> None:
    page.evaluate("document.querySelector('#money').click()")
    counts(page, "2 主体 · 1 关系 · 2 帮扶事实")
    page.evaluate("document.querySelector('#money').click()")
    page.evaluate("document.querySelector('#end-kinds input[value=enterprise]').click()")
    counts(page, "4 主体 · 3 关系 · 4 帮扶事实")


def test_period_slider_and_histogram(page: Page) -> None:
    if page.locator("#open-filters").is_visible():
        page.click("#open-filters")
    bars = page.locator("#histogram rect")
    expect(bars).to_have_count(3)
    expect(bars.first.locator("title")).to_have_text("2016: 2")
    page.locator("#slide-from").focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#year-from")).to_have_value("2017")
    expect(page.locator("#histogram rect.out")).to_have_count(1)
    counts(page, "3 帮扶事实")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#year-from")).to_have_value("")
    counts(page, "5 帮扶事实")


def save(page: Page, button: str, folder: Path) -> bytes:
    """Return the bytes that a button saves."""
    with page.expect_download() as download:
        page.click(button)
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path.read_bytes()


def test_picture_and_table_are_saved(page: Page, tmp_path: Path) -> None:
    assert save(page, "#save-png", tmp_path).startswith(b"\x89PNG")
    drawing = save(page, "#save-svg", tmp_path).decode()
    assert drawing.startswith("<svg") and "鄂尔多斯市 → 兴安盟 · 对口支援" in drawing
    assert "<img" not in drawing and drawing.count("<text") == 6
    table = save(page, "#save-csv", tmp_path).decode("utf-8-sig")
    rows = list(csv.DictReader(table.splitlines(keepends=True)))
    assert len(rows) == 5
    assert rows[0]["helper"] == "北京市" and rows[0]["mechanism"] == "东西部协作"
    assert any(row["helper"] == f"{HOSTILE}公司" for row in rows)


def test_arrows_move_the_picture(page: Page) -> None:
    canvas = page.locator("#network > div").first
    canvas.focus()
    before = canvas.screenshot()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("+")
    assert canvas.screenshot() != before
