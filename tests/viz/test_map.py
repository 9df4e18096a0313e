"""The map: where places lie, what is left out, and what an arc shows to a click."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from viz_sample import write_sample

from viz.build import load_build
from viz.map import MapData, project, view_map

# where the middle of a curve stands on the screen
MIDDLE = """(path) => {
  const point = path.getPointAtLength(path.getTotalLength() / 2);
  const screen = point.matrixTransform(path.getScreenCTM());
  return [screen.x, screen.y];
}"""

pytest_plugins = ("browsing",)


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> MapData:
    """Return the map of the sample build."""
    return view_map(load_build(write_sample(tmp_path_factory.mktemp("build"))))


def test_project_keeps_directions() -> None:
    (x, y), north, east = project(36, 105), project(40, 105), project(36, 115)
    assert (x, y) == (0, 0)
    assert north[0] == 0 and north[1] < 0
    assert east[0] > 0


def test_project_keeps_areas() -> None:
    def area(latitude: float) -> float:
        (left, low), (right, _), (_, high) = (
            project(latitude, 104.5), project(latitude, 105.5), project(latitude + 1, 105),
        )  # fmt: skip
        return (right - left) * (low - high)

    ratio = area(50) / area(20)
    assert 0.66 < ratio < 0.70  # as on the globe: sin 51° - sin 50° over sin 21° - sin 20°


def test_arcs_join_places_and_count_what_has_no_coordinates(data: MapData) -> None:
    level = data.levels["prefecture"]
    arcs = {
        (level.spots[arc.helper].name, level.spots[arc.recipient].name, len(arc.facts))
        for arc in level.arcs
    }
    assert arcs == {
        ("北京市", "内蒙古自治区", 2),
        ("北京市", "内蒙古自治区", 1),
        ("鄂尔多斯市", "兴安盟", 1),
    }
    assert level.left_out == 1
    ordos, hinggan = (
        next(spot for spot in level.spots if spot.name == name) for name in ("鄂尔多斯市", "兴安盟")
    )
    assert hinggan.x > ordos.x and hinggan.y < ordos.y


def test_ground_holds_the_counties(data: MapData) -> None:
    assert 2000 < len(data.ground) < 3200


@pytest.mark.browser
def test_arc_and_place_open_their_words(open_page: Callable[[str], Page]) -> None:
    page = open_page("map.html")
    expect(page.locator("#on-map")).to_have_text(
        "图上 4 个地方、4 条事实；另有 1 条的一方没有坐标。"
    )
    arc = page.locator("#map g[aria-label^='鄂尔多斯市 → 兴安盟']")
    expect(arc).to_have_attribute("aria-label", "鄂尔多斯市 → 兴安盟 · 对口支援 · 1")
    x, y = arc.locator(".arc").evaluate(MIDDLE)
    page.mouse.click(x, y)
    expect(page.locator("#detail mark")).to_have_text("鄂尔多斯市对口帮扶兴安盟")
    page.click("#close-detail")
    page.locator("#map g[aria-label^='北京市 ·']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#detail article")).to_have_count(3)
    page.keyboard.press("Escape")
    page.click("#tiers button[value=province]")
    expect(page.locator("#map text")).to_have_text(["内蒙古自治区", "北京市"])


@pytest.mark.browser
def test_mechanism_chooses_arcs_and_legend_follows(open_page: Callable[[str], Page]) -> None:
    page = open_page("map.html")
    expect(page.locator("#signs li")).to_have_text(
        ["省级", "地级", "东西部协作", "教育对口帮扶", "对口支援"]
    )
    page.select_option("#mechanism", label="对口支援")
    expect(page.locator("#signs li")).to_have_text(["地级", "对口支援"])
    expect(page.locator("#map .arc")).to_have_count(1)
    before = page.locator("#map").get_attribute("viewBox")
    page.click("#zoom-in")
    assert page.locator("#map").get_attribute("viewBox") != before
    page.click("#fit")
    expect(page.locator("#map")).to_have_attribute("viewBox", before or "")
    page.click("#language")
    expect(page.locator("#map text")).to_have_text(["Ordos", "Hinggan League"])


@pytest.mark.browser
def test_pressed_level_stays_readable_under_the_mouse(open_page: Callable[[str], Page]) -> None:
    page = open_page("map.html")
    pressed = page.locator("#tiers button[aria-pressed=true]")
    ground = "(e) => getComputedStyle(e).backgroundColor"
    page.mouse.move(0, 0)
    before = pressed.evaluate(ground)
    pressed.hover()
    assert pressed.evaluate(ground) == before
    other = page.locator("#tiers button[aria-pressed=false]").first
    assert other.evaluate(ground) != before
