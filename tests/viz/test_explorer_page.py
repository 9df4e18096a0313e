"""The explorer in a real Chromium: start views, clicks, what they open, going back."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from viz_sample import HOSTILE, sample_facts, write_lines

from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.build import load_build
from viz.colours import LINE_STYLES, NODE_STYLES
from viz.explore.level import Level, view_whole

pytest_plugins = ("browsing", "served")
pytestmark = pytest.mark.browser
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}
# keeps the colours that are put on any canvas
WATCH = """
window.strokes = new Set(); window.fills = new Set();
const own = CanvasRenderingContext2D.prototype, { stroke, fill } = own;
own.stroke = function (...path) { strokes.add(this.strokeStyle); stroke.apply(this, path); };
own.fill = function (...path) { fills.add(this.fillStyle); fill.apply(this, path); };
"""
Open = Callable[[str], Page]


@pytest.fixture(scope="module")
def level(out: Path) -> Level:
    """Return all actors of the sample build, where the page draws them."""
    return view_whole(build_network(load_build(out).facts), load_gazetteer())


@pytest.fixture(params=SIZES)
def visit(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Open]:
    """Open an address of the server; afterwards no error was printed, no request left it."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened, faults = context.new_page(), list[str]()
    opened.add_init_script(WATCH)
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request", lambda sent: None if sent.url.startswith(address) else faults.append(sent.url)
    )

    def go(path: str) -> Page:
        opened.goto("about:blank")
        opened.goto(address + path)
        if path.startswith("/explore"):
            drawn(opened)
        return opened

    yield go
    assert opened.evaluate("window.hacked === undefined")
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert [fault for fault in faults if "about:blank" not in fault and "40" not in fault] == []
    context.close()


def drawn(page: Page) -> None:
    """Wait until the picture is drawn."""
    expect(page.locator("#picture canvas[data-ready]")).to_be_attached()


def counts(page: Page, words: str) -> None:
    """Expect the line below the picture to say how much is shown."""
    expect(page.locator("#shown")).to_contain_text(words)


def choose(page: Page, words: str) -> None:
    """Open the node that a search finds first."""
    page.fill("#search", words)
    page.press("#search", "Enter")


def holding(words: str) -> re.Pattern[str]:
    """Return the pattern of an address that holds the words."""
    return re.compile(re.escape(words))


def click_centre(page: Page, times: int = 1) -> None:
    """Click on the middle of the picture."""
    box = page.locator("#picture").bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.click(x, y, click_count=times)


def stand_at(level: Level, name: str) -> tuple[float, float]:
    """Return where a node stands in the whole picture."""
    number = next(number for number, row in enumerate(level.rows) if row.name == name)
    x, y = level.points[number]
    return float(x), float(y)


def test_whole_picture_is_drawn_and_its_legend_is_complete(visit: Open, level: Level) -> None:
    page = visit("/explore")
    counts(page, "6 主体 · 4 关系 · 5 帮扶事实")
    legend = page.locator("#legend")
    kinds = legend.locator("[data-kind]").evaluate_all("all => all.map(one => one.dataset.kind)")
    assert set(kinds) == {row.kind for row in level.rows}
    told = "all => all.map(one => one.dataset.mechanism)"
    mechanisms = legend.locator("[data-mechanism]").evaluate_all(told)
    assert set(mechanisms) == {tie.mechanism for tie in level.ties}
    lines = {LINE_STYLES[key].colour for key in mechanisms}
    marks = {NODE_STYLES[key].fill for key in kinds}
    strokes, fills = (set(page.evaluate(f"[...{name}]")) for name in ("strokes", "fills"))
    assert strokes & {style.colour for style in LINE_STYLES.values()} >= lines
    assert fills - lines == marks
    grey = page.locator("[data-ring] circle").evaluate("one => getComputedStyle(one).stroke")
    outlines = {NODE_STYLES[key].outline for key in kinds}
    assert len(strokes - lines - outlines) == 1 and grey.startswith("rgb")


def test_click_on_a_node_opens_its_profile_and_a_double_click_its_neighbours(
    visit: Open, level: Level
) -> None:
    x, y = stand_at(level, "内蒙古自治区")
    page = visit(f"/explore#at={x:.0f}+{y:.0f}+1")
    click_centre(page)
    panel = page.locator("#panel")
    expect(panel.locator("h2")).to_contain_text("内蒙古自治区")
    expect(panel).to_contain_text("Inner Mongolia Autonomous Region")
    expect(panel.locator("#money-received")).to_contain_text("1.2 亿元")
    assert "node=place%2F150000" in page.url
    click_centre(page, 2)
    counts(page, "2 主体 · 2 关系 · 3 帮扶事实")
    page.click("#whole")
    counts(page, "6 主体")


def test_click_on_a_line_leads_to_its_very_sentence(visit: Open, level: Level) -> None:
    (ax, ay), (bx, by) = (stand_at(level, name) for name in ("鄂尔多斯市", "兴安盟"))
    x, y = (ax + bx) / 2 - (by - ay) * 0.04, (ay + by) / 2 + (bx - ax) * 0.04
    page = visit(f"/explore#at={x:.1f}+{y:.1f}+1")
    click_centre(page)
    panel = page.locator("#panel")
    expect(panel.locator("mark")).to_have_text("鄂尔多斯市对口帮扶兴安盟")
    expect(panel.locator(".review")).to_have_attribute(
        "href", re.compile(r"search=fact%2F0+1&kind=aid")
    )
    panel.locator("cite a").click()
    expect(page.locator("mark.framed").first).to_have_text("鄂尔多斯市对口帮扶兴安盟")


@pytest.mark.parametrize("words", ["兴安", "興安盟", "xinganmeng", "Hinggan", "152200"])
def test_search_starts_a_part(visit: Open, words: str) -> None:
    page = visit("/explore")
    choose(page, words)
    counts(page, "2 主体 · 1 关系 · 1 帮扶事实")
    expect(page.locator("#panel h2")).to_contain_text("兴安盟")
    expect(page.locator("#panel")).to_contain_text("鄂尔多斯市")


def test_search_is_worked_by_keys(visit: Open) -> None:
    page = visit("/explore")
    page.fill("#search", "内蒙")
    options = page.locator("#found [role=option]")
    expect(options.first).to_have_attribute("aria-selected", "true")
    page.press("#search", "Escape")
    expect(page.locator("#found")).to_be_hidden()
    page.fill("#search", "没有的名字")
    expect(options).to_have_text(["没有匹配的名称"])


def test_part_grows_shrinks_and_goes_back(visit: Open) -> None:
    page = visit("/explore")
    choose(page, "兴安盟")
    counts(page, "2 主体 · 1 关系")
    choose(page, "北京")
    counts(page, "3 主体 · 1 关系")
    page.click("[data-tool=expand]")
    counts(page, "4 主体 · 3 关系")
    page.click("[data-tool=collapse]")
    counts(page, "3 主体 · 1 关系")
    page.click("#undo")
    counts(page, "4 主体 · 3 关系")
    page.click("[data-tool=hide]")
    counts(page, "3 主体 · 1 关系")
    page.click("[data-chip=hidden]")
    counts(page, "4 主体 · 3 关系")
    choose(page, "鄂尔多斯")
    page.click("[data-tool=pin]")
    expect(page.locator("[data-chip=pinned]")).to_contain_text("已固定 1")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-chip=pinned]")).to_have_count(0)


def test_path_joins_two_chosen_nodes(visit: Open) -> None:
    page = visit("/explore")
    choose(page, "北京")
    counts(page, "2 主体")
    page.click("[data-tool=path]")
    expect(page.locator("[data-chip=picking]")).to_contain_text("北京市 → …")
    choose(page, "兴安盟")
    expect(page.locator("#told")).to_contain_text("不相连")
    page.click("[data-tool=path]")
    page.keyboard.press("Escape")
    expect(page.locator("[data-chip=picking]")).to_have_count(0)
    page.click("#whole")
    page.locator("#panel button.row", has_text="北京市").first.click()
    page.click("[data-tool=path]")
    choose(page, "150000")
    counts(page, "2 主体 · 2 关系 · 3 帮扶事实")
    expect(page.locator("#told")).to_be_empty()


def test_node_of_a_part_is_dragged_and_stays(visit: Open) -> None:
    page = visit("/explore")
    choose(page, "兴安盟")
    counts(page, "2 主体")
    drawn(page)
    page.click("[data-tool=pin]")
    held = re.search(r"pinned=(-?\d+)\+(-?\d+)", page.url)
    assert held is not None
    start = page.url.partition("#")[2]
    page = visit(f"/explore#{start.partition('&at=')[0]}&at={held[1]}+{held[2]}+1")
    box = page.locator("#picture").bounding_box()
    assert box is not None
    middle = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(*middle)
    page.mouse.down()
    page.mouse.move(middle[0] + 60, middle[1] + 30, steps=4)
    page.mouse.up()
    moved = f"pinned={int(held[1]) + 60}+{int(held[2]) + 30}+place%2F152200"
    expect(page).to_have_url(holding(moved))


def test_address_brings_the_same_view_back_and_holds_no_token(visit: Open) -> None:
    page = visit("/explore#token=secret")
    expect(page).to_have_url(re.compile(r"#at=[^#]*$"))
    assert "token" not in page.url
    choose(page, "北京")
    page.evaluate("document.querySelector('#mechanisms-shown input[value=east_west]').click()")
    counts(page, "2 主体 · 1 关系 · 1 帮扶事实")
    expect(page.locator("#panel .filtered")).to_be_visible()
    page.locator("#panel button.row").first.click()
    expect(page.locator("#panel mark")).to_have_text("北京市计划支援内蒙古自治区的教师")
    page.wait_for_timeout(300)
    again = visit("/explore" + page.evaluate("location.hash"))
    counts(again, "2 主体 · 1 关系 · 1 帮扶事实")
    expect(again.locator("#panel mark")).to_have_text("北京市计划支援内蒙古自治区的教师")
    expect(again.locator("#mechanisms-shown input[value=east_west]")).not_to_be_checked()


def show_filters(page: Page) -> None:
    """Open the filters where they do not stand beside the picture."""
    if page.locator("#open-filters").is_visible():
        page.click("#open-filters")


def test_question_of_the_library_is_drawn(visit: Open) -> None:
    page = visit("/explore")
    show_filters(page)
    page.select_option("#question", "helps_place")
    page.fill("#blanks input[name=place]", "某处不存在")
    page.click("#draw")
    expect(page.locator("#told")).to_contain_text("某处不存在")
    counts(page, "6 主体")
    page.fill("#blanks input[name=place]", "兴安盟")
    page.click("#draw")
    expect(page.locator("[data-chip=answer]")).to_contain_text("谁帮扶这个地方 · 兴安盟")
    expect(page.locator("#told")).to_be_empty()
    expect(page.locator("#panel")).to_contain_text("鄂尔多斯市 → 兴安盟")
    page.reload()
    expect(page.locator("[data-chip=answer]")).to_contain_text("兴安盟")
    page.click("[data-chip=answer]")
    counts(page, "6 主体")


def test_answer_of_the_editor_is_drawn_and_the_tabs_keep_both(visit: Open) -> None:
    page = visit("/editor")
    query = "SELECT ?helper ?recipient { ?helper :helps ?recipient }"
    page.fill("#query", query)
    page.locator("#query").press("Control+Enter")
    page.click("#to-explorer")
    drawn(page)
    expect(page.locator("[data-chip=answer]")).to_contain_text("SPARQL")
    counts(page, "7 主体 · 5 关系 · 5 帮扶事实")
    page.click("[data-tab=editor]")
    page.fill("#query", "SELECT ?document { ?document a :Document }")
    page.locator("#query").press("Control+Enter")
    expect(page.locator("#table")).to_contain_text("协作要点")
    page.click("[data-tab=explore]")
    counts(page, "7 主体 · 5 关系 · 5 帮扶事实")
    page.click("[data-tab=editor]")
    expect(page.locator("#query")).to_have_value(re.compile("Document"))
    page.click("#to-explorer")
    counts(page, "3 主体 · 0 关系")
    expect(page.locator("#legend")).to_contain_text("图谱中的其他事物")


def test_levels_sum_upward_and_filters_narrow(visit: Open) -> None:
    page = visit("/explore")
    page.click("#levels button[value=province]")
    counts(page, "3 主体 · 4 关系 · 5 帮扶事实")
    page.locator("#panel button.row", has_text="内蒙古自治区 → 内蒙古自治区").click()
    expect(page.locator("#panel .ends")).to_have_text("鄂尔多斯市 → 兴安盟")
    page.click("#levels button[value=actors]")
    counts(page, "6 主体")
    show_filters(page)
    page.click("[data-none=mechanisms]")
    counts(page, "没有符合条件的事实")
    page.check("#mechanisms-shown input[value=enterprise]")
    counts(page, "2 主体 · 1 关系 · 1 帮扶事实")
    page.uncheck("#kinds-shown input[value=enterprise]")
    counts(page, "没有符合条件的事实")


def test_hostile_names_are_shown_as_text(visit: Open) -> None:
    page = visit("/explore")
    choose(page, "公司")
    expect(page.locator("#panel h2")).to_contain_text(HOSTILE.split("\u202e")[0])
    page.locator("#panel button.row").first.click()
    expect(page.locator("#panel blockquote mark")).to_contain_text("公司帮扶通辽市")


def test_keyboard_moves_selects_and_closes(visit: Open, level: Level) -> None:
    x, y = stand_at(level, "北京市")
    page = visit(f"/explore#at={x:.0f}+{y:.0f}+1")
    page.locator("#picture").focus()
    page.keyboard.press("ArrowRight")
    expect(page).to_have_url(holding(f"at={round(x) + 60}+{round(y)}+1"))
    page.keyboard.press("ArrowLeft")
    page.keyboard.press("+")
    expect(page).to_have_url(holding("+1.35"))
    page.keyboard.press("Enter")
    expect(page.locator("#panel h2")).to_contain_text("北京市")
    page.keyboard.press("Enter")
    counts(page, "2 主体 · 2 关系")
    page.keyboard.press("Escape")
    expect(page.locator("#panel h2")).to_have_text("所画的部分")
    assert page.evaluate("document.activeElement.id") == "picture"


def test_dragging_moves_the_picture_without_a_new_drawing(visit: Open) -> None:
    page = visit("/explore#at=0+0+1")
    box = page.locator("#picture").bounding_box()
    assert box is not None
    page.evaluate("strokes.clear()")
    page.mouse.move(box["x"] + 20, box["y"] + 20)
    page.mouse.down()
    page.mouse.move(box["x"] + 50, box["y"] + 40, steps=6)
    page.mouse.up()
    expect(page).to_have_url(holding("at=-30+-20+1"))
    assert page.evaluate("strokes.size") == 0


def test_language_and_theme_change_the_page(visit: Open) -> None:
    page = visit("/explore")
    page.click("#language")
    counts(page, "6 actors and places")
    expect(page.locator("#legend")).to_contain_text("East–west cooperation")
    before = page.locator("#picture").screenshot()
    page.click("#theme")
    page.click("#theme")
    drawn(page)
    assert page.locator("#picture").screenshot() != before


def test_page_of_an_older_build_says_so(visit: Open, out: Path) -> None:
    page = visit("/explore")
    facts = out / "facts.jsonl"
    kept = facts.read_bytes()
    write_lines(facts, sample_facts()[1:])
    try:
        page.locator("#panel button.row").first.click()
        expect(page.locator("#panel [role=alert]")).to_contain_text("load the page again")
    finally:
        facts.write_bytes(kept)


def test_picture_and_lines_are_saved(visit: Open, tmp_path: Path) -> None:
    page = visit("/explore")
    for button, name in (("#save-png", "jiedui.png"), ("#save-csv", "jiedui.csv")):
        with page.expect_download() as download:
            page.click(button)
        download.value.save_as(tmp_path / name)
    assert (tmp_path / "jiedui.png").read_bytes().startswith(b"\x89PNG")
    text = (tmp_path / "jiedui.csv").read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(text.splitlines(keepends=True)))
    assert [row["facts"] for row in rows] == ["2", "1", "1", "1"]
    assert (rows[0]["helper"], rows[0]["recipient_id"]) == ("北京市", "place/150000")


def test_every_served_page_leads_here(visit: Open) -> None:
    for path in ("/", "/editor", "/review"):
        page = visit(path)
        expect(page.locator("nav.pages a[href='/explore']")).to_be_visible()
