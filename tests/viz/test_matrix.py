"""The pairing matrix: its data from the sample build, and what its page shows to a click."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from viz_sample import HOSTILE, sample_facts, write_lines, write_sample

from viz.build import load_build
from viz.matrix import MatrixData, view_matrix

pytest_plugins = ("browsing",)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> MatrixData:
    """Return the matrix of the sample build."""
    return view_matrix(load_build(write_sample(tmp_path_factory.mktemp("build"))))


def met(data: MatrixData, level: str) -> set[tuple[str, str, int]]:
    """Return the cells of a tier as (recipient, helper, facts)."""
    tier = data.levels[level]
    return {
        (tier.recipients[cell.recipient].name, tier.helpers[cell.helper].name, len(cell.facts))
        for cell in tier.cells
    }


def test_cells_hold_every_fact_at_every_tier(data: MatrixData) -> None:
    for tier in data.levels.values():
        assert sorted(number for cell in tier.cells for number in cell.facts) == list(range(5))
        assert tier.left_out == 0
    assert met(data, "province") == {
        ("内蒙古自治区", "北京市", 3),
        ("内蒙古自治区", "内蒙古自治区", 1),
        ("内蒙古自治区", f"{HOSTILE}公司", 1),
    }


def test_named_places_without_a_helper_have_a_row(tmp_path: Path) -> None:
    write_sample(tmp_path)
    place = {"kind": "place", "doc": "b", "name": "赤峰市", "place_id": "place/150400",
             "quote": "b", "start": 0, "id": "fact/row", "level": "prefecture"}  # fmt: skip
    gone = {**place, "kind": "exit", "place_id": "place/150423", "name": "巴林右旗", "id": "fact/x"}
    write_lines(tmp_path / "facts.jsonl", [*sample_facts(), place, gone])
    levels = view_matrix(load_build(tmp_path)).levels
    alone = {
        name: {party.name for party in tier.recipients if party.facts == 0}
        for name, tier in levels.items()
    }
    assert "赤峰市" in alone["prefecture"] and "巴林右旗" not in alone["prefecture"]
    assert "巴林右旗" in alone["county"]
    assert {"赤峰市", "巴林右旗"} <= alone["actors"]


@pytest.mark.browser
def test_cell_opens_its_facts_and_escape_closes_them(open_page: Callable[[str], Page]) -> None:
    page = open_page("matrix.html")
    cell = page.locator("#helped button.cell").first
    expect(cell).to_have_attribute(
        "aria-label", "北京市 → 内蒙古自治区: 东西部协作, 教育对口帮扶 · 3"
    )
    cell.click()
    expect(page.locator("#detail article")).to_have_count(3)
    expect(page.locator("#detail mark").first).to_have_text("北京市向内蒙古自治区安排协作资金")
    expect(page.locator("#detail cite a").first).to_contain_text("第 2 行")
    page.keyboard.press("Escape")
    expect(page.locator("#detail")).to_be_hidden()
    expect(cell).to_be_focused()


@pytest.mark.browser
def test_tiers_mechanisms_and_names_choose_rows(open_page: Callable[[str], Page]) -> None:
    page = open_page("matrix.html")
    page.click("#tiers button[value=prefecture]")
    expect(page.locator("#helped th bdi")).to_have_text(["内蒙古自治区", "兴安盟", "通辽市"])
    page.select_option("#mechanism", label="对口支援")
    expect(page.locator("#helped th bdi")).to_have_text(["兴安盟"])
    expect(page.locator("#unhelped")).to_contain_text("通辽市")
    page.fill("#row-name", "通辽")
    expect(page.locator("#helped th bdi")).to_have_count(0)
    page.select_option("#mechanism", label="全部机制")
    expect(page.locator("#helped th bdi")).to_have_text(["通辽市"])
    page.locator("#helped button.cell").click()
    assert HOSTILE in (page.locator("#detail h2").text_content() or "")


@pytest.mark.browser
def test_signs_explain_every_mechanism_drawn(open_page: Callable[[str], Page]) -> None:
    page = open_page("matrix.html")
    drawn = "[...new Set([...document.querySelectorAll('#matrix td line')].map(SIGN))].sort()"
    told = "[...document.querySelectorAll('#signs line')].map(SIGN).sort()"
    sign = "(e) => e.getAttribute('stroke') + e.getAttribute('stroke-dasharray')"
    assert page.evaluate(drawn.replace("SIGN", sign)) == page.evaluate(told.replace("SIGN", sign))
