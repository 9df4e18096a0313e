"""The network in a real Chromium: every click, no request, no error, wide and narrow.

In: the sample build, opened from disk. Out: what the page then shows.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from viz_sample import HOSTILE, TEXTS

import viz

OPENED = """document.querySelector('#panel article') ? 'line'
    : document.querySelector('#close-panel') ? 'node' : 'nothing'"""

pytest_plugins = ("browsing",)
pytestmark = pytest.mark.browser


@pytest.fixture
def page(open_page: Callable[[str], Page]) -> Page:
    """Return index.html, opened."""
    return open_page("index.html")


def open_filters(page: Page) -> None:
    """Show the filters where the screen is too narrow to show them always."""
    if page.locator("#open-filters").is_visible():
        page.click("#open-filters")


def close_filters(page: Page) -> None:
    """Put the filters away again where they cover the page."""
    if page.locator("#close-filters").is_visible():
        page.keyboard.press("Escape")


def test_search_opens_a_node_with_its_sums_and_ends(page: Page) -> None:
    page.fill("#search", "beijing")
    expect(page.locator("#found li")).to_have_count(1)
    page.press("#search", "Enter")
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_contain_text("北京市")
    expect(panel).to_contain_text("Beijing")
    expect(panel).to_contain_text("帮扶 (1)")
    expect(panel.locator("table").first).to_contain_text("1.2 亿元")
    expect(panel.locator("table").first.locator("tbody tr")).to_have_count(1)
    expect(panel).to_contain_text("42 人")
    panel.locator("button.row", has_text="东西部协作").click()
    expect(panel.locator("article")).to_have_count(2)
    page.keyboard.press("Escape")
    expect(panel.locator("h2")).to_have_text("概览")


def test_line_opens_its_words_and_their_place(page: Page) -> None:
    page.locator("#panel button.row", has_text="鄂尔多斯市 → 兴安盟").click()
    article = page.locator("#panel article")
    expect(article.locator("mark")).to_have_text("鄂尔多斯市对口帮扶兴安盟")
    expect(article.locator("blockquote")).to_contain_text("同年鄂尔多斯市")
    expect(article).to_contain_text("正在实施")
    link = article.locator("cite a")
    expect(link).to_contain_text("第 3 行")
    link.click()
    marked = page.locator("a:target + mark")
    expect(marked).to_have_text("鄂尔多斯市对口帮扶兴安盟")
    expect(marked).to_be_in_viewport()
    page.locator("aside a.out").last.click()
    expect(page.locator("#panel h2")).to_contain_text("兴安盟")


def test_click_in_the_picture_opens_node_and_line(page: Page) -> None:
    page.fill("#search", "鄂尔多斯市")
    page.press("#search", "Enter")
    page.keyboard.press("Escape")
    box = page.locator("#network").bounding_box()
    assert box is not None
    found: set[str] = set()
    for down in range(-96, 97, 16):
        for right in range(-160, 161, 20):
            page.mouse.click(
                box["x"] + box["width"] / 2 + right, box["y"] + box["height"] / 2 + down
            )
            found.add(page.evaluate(OPENED))
    assert found == {"line", "node", "nothing"}


def test_mechanism_filter_hides_lines(page: Page) -> None:
    shown = page.locator("#shown")
    expect(shown).to_contain_text("5 帮扶事实")
    open_filters(page)
    page.locator("#mechanisms input[value=east_west]").uncheck()
    expect(shown).to_contain_text("6 主体 · 3 关系 · 3 帮扶事实")
    page.click("#no-mechanisms")
    expect(shown).to_have_text("没有符合条件的事实")
    page.click("#reset")
    expect(shown).to_contain_text("5 帮扶事实")


def test_year_filter_keeps_undated_facts_unless_told(page: Page) -> None:
    open_filters(page)
    page.fill("#year-from", "2019")
    expect(page.locator("#shown")).to_contain_text("3 帮扶事实")
    page.uncheck("#undated")
    expect(page.locator("#shown")).to_contain_text("1 帮扶事实")
    page.fill("#year-from", "2016")
    page.fill("#year-to", "2016")
    expect(page.locator("#shown")).to_contain_text("2 帮扶事实")


def test_status_and_document_filters(page: Page) -> None:
    open_filters(page)
    page.locator("#statuses input[value=ongoing]").uncheck()
    expect(page.locator("#shown")).to_contain_text("3 帮扶事实")
    page.select_option("#document", label="协作要点 (2)")
    expect(page.locator("#shown")).to_contain_text("1 帮扶事实")
    close_filters(page)
    expect(page.locator("#panel button.row", has_text="→")).to_have_count(1)
    expect(page.locator("#panel .filtered")).to_be_visible()


def test_filters_reach_lists_and_sums_of_a_node(page: Page) -> None:
    page.fill("#search", "北京")
    page.press("#search", "Enter")
    panel = page.locator("#panel")
    expect(panel.locator("#money-given tbody tr")).to_have_text("2016实际1.2 亿元")
    expect(panel.locator(".filtered")).to_have_count(0)
    open_filters(page)
    page.locator("#mechanisms input[value=east_west]").uncheck()
    expect(panel.locator("#money-given")).to_have_count(0)
    expect(panel.locator("button.row")).to_have_text(["内蒙古自治区教育对口帮扶 · 1"])
    page.fill("#year-to", "2017")
    page.uncheck("#undated")
    expect(panel.locator("h3").first).to_have_text("帮扶 (0)")


@pytest.mark.parametrize(
    "typed", ["152200", "興安盟", "xinganmeng", "Xing An", "xam", "兴安", "Hinggan"]
)
def test_search_knows_codes_scripts_and_pinyin(page: Page, typed: str) -> None:
    page.fill("#search", typed)
    expect(page.locator("#found li bdi").first).to_have_text("兴安盟")


def test_sums_keep_roles_years_and_shared_apart(page: Page) -> None:
    amount = {"value": 100, "unit": "元", "year": 2020, "role": "planned"}
    shared = [
        {
            "ends": [0, end],
            "mechanism": "east_west",
            "fields": {"amounts": [amount], "shared": True},
        }
        for end in (1, 2)
    ]
    amounts = [amount, {**amount, "role": "actual"}, {**amount, "value": [5, 7], "year": 2021}]
    gone = {**amount, "value": 40, "superseded": True}
    own = {"ends": [0, 3], "mechanism": "east_west", "fields": {"amounts": [*amounts, gone]}}
    script = Path(viz.__file__).with_name("templates") / "sums.js"
    call = f"facts => {{ {script.read_text('utf-8')}; return sumStated(facts, 'amounts'); }}"
    rows = page.evaluate(call, [*shared, own, own])
    found = [(r["years"][0], r["role"], r["low"], r["high"], r["shared"]) for r in rows]
    assert found == [
        (2020, "actual", 100, 100, False),
        (2020, "planned", 200, 200, True),
        (2021, "planned", 5, 7, False),
    ]


def test_language_switch_renames_everything(page: Page) -> None:
    page.click("#language")
    expect(page).to_have_title("Jiedui: who helps whom")
    expect(page.locator("#panel h2")).to_have_text("Overview")
    page.fill("#search", "内蒙古")
    page.press("#search", "Enter")
    expect(page.locator("#panel")).to_contain_text("CNY 120 million")
    expect(page.locator("#panel h2")).not_to_contain_text("内蒙古")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_hostile_names_are_text(page: Page) -> None:
    page.fill("#search", "公司")
    expect(page.locator("#found li")).to_have_count(1)
    page.press("#search", "Enter")
    assert HOSTILE in (page.locator("#panel h2").text_content() or "")
    page.locator("#panel button.row").click()
    expect(page.locator("#panel mark")).to_contain_text("window.hacked=1")
    page.locator("#panel cite a").click()
    expect(page.locator("h1")).to_contain_text("window.hacked=1")
    assert page.evaluate("document.images.length") == 0


def test_keyboard_reaches_a_fact(page: Page) -> None:
    page.locator("#search").focus()
    page.keyboard.type("赤")
    expect(page.locator("#found")).to_contain_text("没有匹配的名称")
    page.keyboard.press("Escape")
    page.keyboard.type("市")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    for _ in range(9):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#panel article").first).to_be_visible()


def test_page_fits_the_screen(page: Page) -> None:
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    picture = page.locator("#network").bounding_box()
    assert picture is not None and picture["height"] > 200


def test_dark_scheme_is_dark(browser: Browser, drawn: Path) -> None:
    context = browser.new_context(color_scheme="dark")
    page = context.new_page()
    page.goto((drawn / "index.html").as_uri())
    colour = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert max(int(part) for part in colour[4:-1].split(",")) < 60
    context.close()


def test_quote_that_other_marks_cut_is_framed_whole(open_page: Callable[[str], Page]) -> None:
    start = TEXTS["计划"].index("贫困人口8.5万人")
    page = open_page(f"documents/计划.html#f-{start:020x}")
    expect(page.locator("mark.framed")).to_have_text(["贫困人口", "8.5万人"])
    expect(page.locator("mark.framed.first")).to_have_text("贫困人口")
    expect(page.locator("mark.framed.last")).to_have_text("8.5万人")
    page.evaluate("location.hash = '#elsewhere'")
    expect(page.locator("mark.framed")).to_have_count(0)


@pytest.mark.parametrize("path", ["index.html", "documents/b.html"])
def test_malformed_address_opens_the_page(open_page: Callable[[str], Page], path: str) -> None:
    page = open_page(f"{path}#%E0%A4%A")
    page.evaluate("location.hash = '#%'")
    page.click("#language")
    expect(page.locator("nav.pages .en").first).to_be_visible()


@pytest.mark.parametrize("path", ["index.html", "audit.html", "documents/b.html"])
def test_theme_switch_wins_over_the_system_and_is_kept(
    open_page: Callable[[str], Page], path: str
) -> None:
    page = open_page(path)
    brightness = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    assert min(page.evaluate(brightness)) > 200
    page.click("#theme")
    page.click("#theme")
    assert max(page.evaluate(brightness)) < 60
    # a browser may keep what was stored a moment ago only after the next load
    assert any(page.reload() and max(page.evaluate(brightness)) < 60 for _ in range(20))
    page.emulate_media(media="print")
    assert min(page.evaluate(brightness)) > 200
