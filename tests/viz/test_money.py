"""The view of money: each sum once, parts apart, every flow and bar opening its words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from viz_sample import HOSTILE, TEXTS, sample_facts, write_lines, write_sample

import viz
from viz.build import load_build
from viz.money import view_money
from viz.money_data import MoneyData

pytest_plugins = ("browsing",)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> MoneyData:
    """Return the money of the sample build."""
    return view_money(load_build(write_sample(tmp_path_factory.mktemp("build"))))


def test_sum_that_two_texts_state_stands_once_with_both_words(data: MoneyData) -> None:
    [aid] = [payment for payment in data.payments if payment.mechanism is not None]
    assert (aid.source, aid.place, aid.years, aid.low) == (
        "北京市", "内蒙古自治区", (2016, 2016), 120_000_000,
    )  # fmt: skip
    assert [words.quote for words in aid.words] == [
        "北京市向内蒙古自治区安排协作资金",
        "北京市帮助内蒙古自治区",
    ]


def test_parts_are_known_and_joined_by_their_breakdown(data: MoneyData) -> None:
    [item] = data.breakdowns
    total, *parts = (data.payments[number] for number in (item.total, *item.parts))
    assert (total.part, [part.part for part in parts]) == (False, [True, True])
    assert [part.part_of_year for part in parts] == [True, True]
    assert [part.source for part in parts] == ["中央", None]
    assert (item.verdict, item.residual) == ("unequal", -100_000)


def test_funding_that_an_aid_fact_states_too_is_left_to_it(tmp_path: Path) -> None:
    facts = sample_facts()
    start = facts[0]["start"]
    facts[0]["amounts"] = [{**facts[0]["amounts"][0], "start": start + 8}]
    twin = {**facts[0], "kind": "funding", "programme": "协作资金", "value": 120_000_000,
            "unit": "元", "id": "fact/twin", "amounts": None}  # fmt: skip
    write_sample(tmp_path)
    for extra, programmes in ((twin, []), ({**twin, "value": 5}, ["协作资金"])):
        write_lines(tmp_path / "facts.jsonl", [*facts, extra])
        found = view_money(load_build(tmp_path)).payments
        assert [p.programme for p in found if p.programme == "协作资金"] == programmes


def test_sum_that_several_helpers_share_stands_once(tmp_path: Path) -> None:
    write_sample(tmp_path)
    first, *rest = sample_facts()
    start = first["start"] + 8
    shared = {**first, "shared": True, "amounts": [{**first["amounts"][0], "start": start}]}
    other = {**shared, "helper": "天津市", "helper_id": "place/120000", "id": "fact/other"}
    apart = {**other, "helper": "上海市", "id": "fact/apart", "shared": None}
    write_lines(tmp_path / "facts.jsonl", [shared, other, apart, *rest])
    found = [p for p in view_money(load_build(tmp_path)).payments if p.mechanism is not None]
    joint = [(p.source, p.low, len(p.words)) for p in found if p.shared]
    assert joint == [("北京市、天津市", 120_000_000, 1)]
    assert [p.source for p in found if not p.shared] == ["上海市", "北京市"]


def test_sum_shows_the_sentence_around_its_number(tmp_path: Path) -> None:
    write_sample(tmp_path)
    first, *rest = sample_facts()
    start = TEXTS["年度/要点"].index("1.2亿元")
    first["amounts"] = [{**first["amounts"][0], "start": start}]
    write_lines(tmp_path / "facts.jsonl", [first, *rest])
    [payment] = [p for p in view_money(load_build(tmp_path)).payments if p.mechanism is not None]
    expected = ("2016年，北京市向内蒙古自治区安排协作资金", "1.2亿元", "，派出干部42人。")
    assert [words.number for words in payment.words] == [expected, None]


@pytest.mark.browser
def test_number_of_a_sum_is_marked_on_both_pages(browser: Browser, tmp_path: Path) -> None:
    write_sample(tmp_path)
    first, *rest = sample_facts()
    start = TEXTS["年度/要点"].index("1.2亿元")
    first["amounts"] = [{**first["amounts"][0], "start": start}]
    write_lines(tmp_path / "facts.jsonl", [first, *rest])
    viz.draw(tmp_path)
    page = browser.new_page()
    page.goto((tmp_path / "money.html").as_uri())
    page.locator("figure[data-role=actual] .ribbon").first.press("Enter")
    expect(page.locator("#detail article").first.locator("mark")).to_have_text(
        ["北京市向内蒙古自治区安排协作资金", "1.2亿元"]
    )
    page.goto((tmp_path / "index.html").as_uri())
    page.locator("#panel button.row", has_text="北京市 → 内蒙古自治区").first.click()
    expect(page.locator("#panel article mark", has_text="1.2亿元")).to_have_count(1)
    page.close()


@pytest.mark.browser
def test_planned_and_actual_flows_open_their_words(open_page: Callable[[str], Page]) -> None:
    page = open_page("money.html")
    roles = page.locator("#flows figure")
    expect(roles).to_have_count(2)
    expect(roles.nth(0).locator("figcaption")).to_have_text("计划 1 笔款项")
    actual = page.locator("figure[data-role=actual] .ribbon").first
    expect(actual).to_have_attribute("aria-label", "北京市 → 东西部协作 → 内蒙古自治区 · 1.2 亿元")
    actual.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail mark")).to_have_text(
        ["北京市向内蒙古自治区安排协作资金", "北京市帮助内蒙古自治区"]
    )
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_hidden()


@pytest.mark.browser
def test_total_that_does_not_add_up_is_marked_and_opened(open_page: Callable[[str], Page]) -> None:
    page = open_page("money.html")
    planned = page.locator("figure[data-role=planned]")
    assert "≠" in (planned.locator("text").nth(1).text_content() or "")
    planned.locator("rect.bar").nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail .audit")).to_contain_text("≠ 不等 · 差额 −10 万元")
    page.locator("#detail .audit button").click()
    expect(page.locator("#verdict")).to_contain_text("≠ 不等 · 差额 −10 万元")
    ribbons = page.locator("#flows .ribbon")
    label = ribbons.first.get_attribute("aria-label") or ""
    assert label.startswith("中央 中央财政 → ") and HOSTILE in label and label.endswith("60 万元")
    expect(page.locator("#flows .ribbon.open")).to_have_count(1)
    ribbons.first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail mark")).to_have_text("中央财政60万元")


@pytest.mark.browser
def test_years_stack_their_sums_and_choose_flows(open_page: Callable[[str], Page]) -> None:
    page = open_page("money.html")
    segments = page.locator("#by-year .segment")
    expect(segments).to_have_count(2)
    expect(page.locator("#by-year .year")).to_have_text(["2016", "2017"])
    expect(page.locator("#by-year .total")).to_have_text(["1.2 亿元", "100 万元"])
    segments.nth(1).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail mark")).to_contain_text("计划投入100万元")
    page.keyboard.press("Escape")
    page.select_option("#year", "2016")
    expect(page.locator("figure[data-role=planned]")).to_contain_text("0 笔款项")
    expect(page.locator("figure[data-role=actual]")).to_contain_text("1 笔款项")
    page.click("#language")
    expect(page.locator("figure[data-role=actual] text").first).to_have_text(
        re.compile("Beijing Municipality CNY 120 million")
    )


@pytest.mark.browser
def test_series_of_the_legend_are_those_drawn(open_page: Callable[[str], Page]) -> None:
    page = open_page("money.html")
    series = "(s) => [...new Set([...document.querySelectorAll(s)].map((e) => e.dataset.series))]"
    drawn = page.evaluate(series, "#by-year .segment")
    assert sorted(drawn) == sorted(page.evaluate(series, "#series li")) == ["1", "2"]


NAME = "Several Departments of the Region That Has a Very Long Name in Both Languages"
# pairs of labels that lie over each other, and those that stand out of their drawing
CLASHES = """() => {
  const boxes = (s) => [...document.querySelectorAll(s)].map((e) => e.getBoundingClientRect());
  const found = [];
  const over = (a, b) => a.left < b.right && b.left < a.right && a.top + 3 < b.bottom - 3
    && b.top + 3 < a.bottom - 3;
  ['figure text', '#by-year .total', '#by-year .role'].forEach((s) => {
    const all = boxes(s);
    all.forEach((a, i) => all.slice(i + 1).forEach((b) => { if (over(a, b)) found.push(s); }));
  });
  document.querySelectorAll('figure svg, #by-year svg').forEach((svg) => {
    const frame = svg.getBoundingClientRect();
    svg.querySelectorAll('text').forEach((e) => {
      const box = e.getBoundingClientRect();
      if (box.right > frame.right + 1 || box.left < frame.left - 1) found.push(e.textContent);
    });
  });
  return found;
}"""


@pytest.fixture(params=[390, 1280])
def long_names(request: pytest.FixtureRequest, browser: Browser, tmp_path: Path) -> Iterator[Page]:
    """Open the page of money in English, with long names and sums in every column."""
    write_sample(tmp_path)
    first, *rest = sample_facts()
    money = {**first["amounts"][0], "value": 34_231_500_000}
    twin = {"helper": NAME, "recipient": NAME, "programme": NAME, "id": "fact/long",
            "helper_id": f"actor/{NAME}", "recipient_id": f"actor/{NAME}"}  # fmt: skip
    more = [
        {**first, **twin, "amounts": [money, {**money, "role": "planned"}, {**money, "year": 2017}]}
    ]
    write_lines(tmp_path / "facts.jsonl", [first, *more, *rest])
    viz.draw(tmp_path)
    page = browser.new_page(viewport={"width": request.param, "height": 800})
    page.goto((tmp_path / "money.html").as_uri())
    page.click("#language")
    yield page
    page.close()


@pytest.mark.browser
def test_long_labels_neither_clash_nor_stand_out(long_names: Page) -> None:
    assert long_names.evaluate(CLASHES) == []
    bar = long_names.locator("figure[data-role=actual] rect.bar").first
    assert NAME in (bar.locator("title").text_content() or "")
    assert "…" in (long_names.locator("figure[data-role=actual] text").first.text_content() or "")
    assert long_names.evaluate("document.documentElement.scrollWidth <= innerWidth")
