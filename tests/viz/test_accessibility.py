"""No page has a serious or critical finding of axe-core, light and dark, at rest and opened."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from viz.words import PAGES

pytest_plugins = ("browsing",)
pytestmark = pytest.mark.browser
# what is opened on a page before it is looked at, where something opens
OPENED = {
    "matrix.html": "button.cell",
    "money.html": ".ribbon",
    "timeline.html": "button.exit",
    "map.html": "#map .press",
    "audit.html": "li.part summary",
}
CLICK = "element => element.dispatchEvent(new MouseEvent('click', {bubbles: true}))"


@pytest.fixture(scope="module")
def axe() -> str:
    """Return the text of axe-core."""
    return files("axe_playwright_python").joinpath("axe.min.js").read_text("utf-8")


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """Return an empty page in a light or dark scheme."""
    context = browser.new_context(color_scheme=request.param)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize(
    "path", [*PAGES.values(), "documents/计划.html", "index.html#node=place/150000"]
)
def test_page_has_no_serious_finding(page: Page, drawn: Path, axe: str, path: str) -> None:
    name, _, anchor = path.partition("#")
    page.goto((drawn / name).as_uri() + (f"#{anchor}" if anchor else ""))
    if path in OPENED:
        page.locator(OPENED[path]).first.evaluate(CLICK)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    serious = [item for item in found if item["impact"] in ("serious", "critical")]
    assert [(item["id"], item["nodes"][0]["html"]) for item in serious] == []
