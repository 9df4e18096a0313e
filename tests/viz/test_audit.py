"""The audit: its data from the sample build, and what its page shows to a click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from viz_sample import HOSTILE, TEXTS, write_sample

from viz.audit import view_audit
from viz.audit_data import AuditData
from viz.build import load_build

pytest_plugins = ("browsing",)
browser_test = pytest.mark.browser


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> AuditData:
    """Return the audit of the sample build."""
    return view_audit(load_build(write_sample(tmp_path_factory.mktemp("build"))))


def test_finding_carries_its_numbers_and_the_words_of_each(data: AuditData) -> None:
    [finding] = data.findings
    assert (finding.verdict, finding.stated, finding.sum) == ("unequal", 1_000_000, 900_000)
    assert (finding.residual, finding.tolerance) == (-100_000, 15_000)
    assert [part.value for part in finding.parts] == [600_000, 300_000]
    for figure in (finding.total, *finding.parts):
        words = figure.words
        assert words.before + words.quote + words.after in TEXTS["计划"]
        assert data.documents[words.document].href == "documents/%E8%AE%A1%E5%88%92.html"
    assert finding.total.whose_english == "Inner Mongolia Autonomous Region"
    assert finding.parts[0].whose == "中央"


def test_contradiction_shows_both_numbers(data: AuditData) -> None:
    [pair] = data.contradictions
    assert (pair.one.value, pair.other.value) == (85_000, 95_000)
    assert (pair.one.words.quote, pair.other.words.quote) == ("贫困人口8.5万人", "9.5万人")
    assert pair.one.words.line_number == 2


def test_gaps_are_the_open_names_and_the_unread_sentences(data: AuditData) -> None:
    assert [gap.words.quote for gap in data.unlinked if gap.words] == ["东区"]
    assert [gap.words.quote for gap in data.unread if gap.words] == ["对口帮扶要抓实。"]


def test_audit_needs_the_store(tmp_path: Path) -> None:
    build = load_build(write_sample(tmp_path))
    for path in (tmp_path / "store").iterdir():
        path.unlink()
    with pytest.raises(FileNotFoundError, match="store"):
        view_audit(build)


@browser_test
def test_total_and_part_open_their_words_and_the_reader(open_page: Callable[[str], Page]) -> None:
    page = open_page("audit.html")
    finding = page.locator("#audited .finding")
    expect(finding.locator("> summary")).to_contain_text("≠ 不等")
    expect(finding.locator("> summary")).to_contain_text("差额 −10 万元")
    expect(finding.locator(".reckoning")).to_have_text(
        ["分项之和90 万元", "差额−10 万元", "容差±15,000 元"]
    )
    part = finding.locator("li.part").first
    expect(part.locator("blockquote")).to_be_hidden()
    part.locator("summary").click()
    expect(part.locator("mark")).to_have_text("中央财政60万元")
    expect(part.locator("cite a")).to_contain_text("第 1 行")
    part.locator("cite a").click()
    expect(page.locator("mark.framed")).to_have_text("中央财政60万元")


@browser_test
def test_filters_hide_findings_by_verdict_and_document(open_page: Callable[[str], Page]) -> None:
    page = open_page("audit.html")
    finding = page.locator("#audited .finding")
    page.locator("input[value=unequal]").uncheck()
    expect(finding).to_be_hidden()
    expect(page.locator("#audited h2")).to_have_text("合计核对 0 / 1")
    expect(page.locator("#contradictions .finding")).to_be_visible()
    page.locator("input[value=unequal]").check()
    expect(finding).to_be_visible()
    page.select_option("#document", label="协作要点")
    expect(finding).to_be_hidden()
    expect(page.locator("#contradictions .finding")).to_be_hidden()
    expect(page.locator("#unread .gap mark")).to_have_text("对口帮扶要抓实。")


@browser_test
def test_contradiction_shows_both_quotes(open_page: Callable[[str], Page]) -> None:
    page = open_page("audit.html")
    pair = page.locator("#contradictions .finding")
    expect(pair).to_contain_text("85,000 人 / 95,000 人")
    expect(pair.locator("> summary small").last).to_have_text("2017 · 观测值")
    for at, words in enumerate(("贫困人口8.5万人", "9.5万人")):
        pair.locator("li.part summary").nth(at).click()
        expect(pair.locator("li.part mark").nth(at)).to_have_text(words)


@browser_test
def test_values_of_a_contradiction_stay_in_their_card(open_page: Callable[[str], Page]) -> None:
    page = open_page("audit.html")
    number = page.locator("#contradictions .finding > summary .number")
    number.evaluate("(e) => { e.textContent = '130,000 人 / 2,610,000 人'; }")
    edges = (
        "(e) => { const r = document.createRange(); r.selectNodeContents(e); return ["
        "r.getBoundingClientRect().left, r.getBoundingClientRect().right]; }"
    )
    summary = page.locator("#contradictions .finding > summary").bounding_box()
    left, right = number.evaluate(edges)
    assert summary is not None
    assert summary["x"] <= left and right <= summary["x"] + summary["width"]


@browser_test
def test_audit_speaks_english_and_shows_hostile_names(open_page: Callable[[str], Page]) -> None:
    page = open_page("audit.html")
    page.click("#language")
    expect(page).to_have_title("Audit: sums, contradictions and what was not read")
    expect(page.locator("#audited")).to_contain_text("CNY 1 million")
    expect(page.locator("#audited")).to_contain_text("Inner Mongolia Autonomous Region")
    assert HOSTILE in (page.locator("#audited .finding").text_content() or "")
    expect(page.locator("#unlinked .gap mark")).to_have_text("东区")
    page.locator("nav.pages a", has_text="Network").click()
    expect(page.locator("#panel h2")).to_have_text("Overview")


@browser_test
def test_audit_opens_by_keyboard(open_page: Callable[[str], Page]) -> None:
    page = open_page("audit.html")
    page.locator("#audited li.total summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#audited li.total mark")).to_contain_text("计划投入100万元")
    page.keyboard.press("Tab")
    expect(page.locator("#audited li.total cite a")).to_be_focused()
