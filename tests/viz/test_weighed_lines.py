"""What is only weighed is drawn faint, named in the legend, and can be left out, on every page.

In: the sample build, of which 鄂尔多斯市→兴安盟 is only weighed and 北京市→内蒙古自治区 in one of
its two facts.
"""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from playwright.sync_api import Browser, Page, expect
from serving import serving
from viz_sample import sample_facts, write_lines, write_sample

import viz
from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.build import load_build
from viz.colours import LINE_STYLES, WEIGHED_OPACITY
from viz.explore.level import view_whole
from viz.explore.pieces import pack_numbers
from viz.network import view_network

pytest_plugins = ("browsing",)
browser_test = pytest.mark.browser
FAINT = f'[opacity="{WEIGHED_OPACITY}"]'
LINE = {
    "zh": "淡色线：没有句式读到、只按权重读出的关系",
    "en": "Faint line: a relationship that no construction reads and that is only weighed",
}
CARD = {"zh": "按权重读出，可信度 0.7", "en": "read by weight, confidence 0.7"}
# keeps how opaque the strokes of each colour are, on any canvas
WATCH = """
window.strokes = {};
const own = CanvasRenderingContext2D.prototype, { stroke } = own;
own.stroke = function (...path) {
  const parts = /^rgba\\((\\d+), (\\d+), (\\d+), (.+)\\)$/.exec(this.strokeStyle);
  const code = (one) => Number(one).toString(16).padStart(2, '0');
  const hex = parts && '#' + parts.slice(1, 4).map(code).join('');
  const key = hex || this.strokeStyle;
  const alpha = Math.round((parts ? Number(parts[4]) : 1) * this.globalAlpha * 100) / 100;
  strokes[key] = [...new Set([...(strokes[key] || []), alpha])];
  stroke.apply(this, path);
};"""


@pytest.fixture(scope="module")
def weighed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the build, drawn."""
    folder = write_sample(tmp_path_factory.mktemp("weighed"))
    facts = sample_facts()
    for number in (1, 2):
        facts[number]["confidence"] = 0.7
    write_lines(folder / "facts.jsonl", facts)
    (folder / "build.json").write_text('{"counts": {"quads": 1, "documents": 3}}', encoding="utf-8")
    viz.draw(folder)
    return folder


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """Return a page that prints no error."""
    opened, faults = browser.new_page(), list[str]()
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    yield opened
    assert faults == []
    opened.close()


def test_facts_of_the_views_carry_their_confidence(weighed: Path) -> None:
    facts = view_network(load_build(weighed)).facts
    told = sorted(fact.fields["confidence"] for fact in facts if "confidence" in fact.fields)
    assert told == [0.7, 0.7] and len(facts) == 5


def test_explorer_is_told_which_lines_are_only_weighed(weighed: Path) -> None:
    level = view_whole(build_network(load_build(weighed).facts), load_gazetteer())
    names = [(level.rows[tie.helper].name, tie.weighed) for tie in level.ties]
    assert [name for name, only in names if only] == ["鄂尔多斯市"]
    data = gzip.decompress(pack_numbers(level))
    nodes, lines, _ = (int(count) for count in np.frombuffer(data, "<u4", 3))
    packed = np.frombuffer(data, "u1", lines, len(data) - 2 * lines - nodes)
    assert list(packed) == [only for _, only in names]


@browser_test
def test_network_draws_the_weighed_line_faint_and_the_legend_names_it(
    weighed: Path, page: Page
) -> None:
    page.add_init_script(WATCH)
    page.goto((weighed / "index.html").as_uri())
    legend = page.locator("#legend-box [data-weighed]")
    expect(legend).to_have_text(LINE["zh"])
    strokes = page.evaluate("strokes")
    others = [strokes[LINE_STYLES[key].colour] for key in ("east_west", "education_pairing")]
    assert strokes[LINE_STYLES["paired_assistance"].colour] == [WEIGHED_OPACITY]
    assert others == [[0.9], [0.9]]
    page.locator("#panel button.row", has_text="鄂尔多斯市 → 兴安盟").click()
    expect(page.locator("#panel article .weighed")).to_have_text(CARD["zh"])
    page.click("#language")
    expect(legend).to_have_text(LINE["en"])
    expect(page.locator("#panel article .weighed")).to_have_text(CARD["en"])


@browser_test
def test_network_leaves_out_what_is_only_weighed(weighed: Path, page: Page) -> None:
    page.goto((weighed / "index.html").as_uri())
    expect(page.locator("#shown")).to_contain_text("4 关系 · 5 帮扶事实")
    expect(page.locator("#weighed-count")).to_have_text("2")
    page.uncheck("#weighed")
    expect(page.locator("#shown")).to_contain_text("3 关系 · 3 帮扶事实")
    expect(page.locator("#legend-box [data-weighed]")).to_have_count(0)
    page.reload()
    expect(page.locator("#weighed")).not_to_be_checked()
    expect(page.locator("#shown")).to_contain_text("3 关系 · 3 帮扶事实")
    page.click("#reset")
    expect(page.locator("#shown")).to_contain_text("4 关系 · 5 帮扶事实")


@browser_test
def test_page_without_weighed_facts_has_no_filter_for_them(drawn: Path, page: Page) -> None:
    page.goto((drawn / "index.html").as_uri())
    expect(page.locator("#weighed-box")).to_be_hidden()
    expect(page.locator("[data-weighed]")).to_have_count(0)
    page.goto((drawn / "map.html").as_uri())
    expect(page.locator(".tick")).to_have_count(0)
    expect(page.locator("[data-weighed]")).to_have_count(0)


@browser_test
@pytest.mark.parametrize(
    ("name", "faint", "all_drawn", "left"),
    [
        ("map", "#map g.press", "#map .arc", (3, 2)),
        ("matrix", "#matrix .cell .sign", "#matrix .cell", (3, 2)),
        ("timeline", "#lives svg:not(.sign)", "#lives li:not(.head)", (4, 3)),
    ],
)
def test_view_draws_the_weighed_faint_and_leaves_them_out(
    weighed: Path, page: Page, name: str, faint: str, all_drawn: str, left: tuple[int, int]
) -> None:
    page.goto((weighed / f"{name}.html").as_uri())
    if name == "matrix":
        page.click("#tiers button[value=prefecture]")
    expect(page.locator(f"{faint}{FAINT}")).to_have_count(1)
    expect(page.locator("[data-weighed]")).to_have_text(LINE["zh"])
    expect(page.locator(all_drawn)).to_have_count(left[0])
    tick = page.locator("input[value=weighed]")
    tick.uncheck()
    expect(page.locator(all_drawn)).to_have_count(left[1])
    expect(page.locator(f"{faint}{FAINT}")).to_have_count(0)
    tick.check()
    expect(page.locator(all_drawn)).to_have_count(left[0])
    page.click("#language")
    expect(page.locator("[data-weighed]")).to_have_text(LINE["en"])


@browser_test
def test_document_marks_its_weighed_facts(weighed: Path, page: Page) -> None:
    page.goto((weighed / "documents" / "年度" / "要点.html").as_uri())
    listed = page.locator("aside li", has_text="鄂尔多斯市")
    expect(listed.locator(".badge")).to_have_text(CARD["zh"], use_inner_text=True)
    expect(page.locator("aside li", has_text="北京市").locator(".badge")).to_have_count(0)


@browser_test
def test_money_card_tells_the_confidence(weighed: Path, page: Page) -> None:
    page.goto((weighed / "money.html").as_uri())
    page.locator(".ribbon", has_text="北京市").first.evaluate(
        "one => one.dispatchEvent(new MouseEvent('click', {bubbles: true}))"
    )
    expect(page.locator("#detail .weighed")).to_have_text([CARD["zh"]])


@browser_test
def test_explorer_draws_the_weighed_faint_and_leaves_them_out(weighed: Path, page: Page) -> None:
    page.add_init_script(WATCH)
    with serving(weighed) as address:
        page.goto(f"{address}/explore#seed=place/150600&expanded=place/150600&at=0+0+1")
        expect(page.locator("#shown")).to_contain_text("1 关系 · 1 帮扶事实")
        expect(page.locator("#legend [data-weighed]")).to_have_text(LINE["zh"])
        strokes = page.evaluate("strokes")
        assert strokes[LINE_STYLES["paired_assistance"].colour] == [WEIGHED_OPACITY]
        page.uncheck("#weighed")
        expect(page.locator("#shown")).to_contain_text("0 关系")
        expect(page.locator("#legend [data-weighed]")).to_have_count(0)
        page.click("#undo")
        expect(page.locator("#weighed")).to_be_checked()
        expect(page.locator("#shown")).to_contain_text("1 关系")
