"""Pages opened in a real Chromium, on a wide and a narrow screen; fixtures of the browser tests.

In: the sample build, drawn. Out: ``open_page``, which opens one of its pages from disk and holds
that it printed no error and sent no request. Example: ``open_page("audit.html")``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright
from viz_sample import write_sample

import viz

ARGUMENTS = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip
SIZES = {"wide": (1280, 800), "narrow": (390, 844)}


@pytest.fixture(scope="session")
def drawn(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of the sample build, drawn."""
    folder = write_sample(tmp_path_factory.mktemp("build"))
    viz.draw(folder)
    return folder


@pytest.fixture(scope="session")
def browser(chromium: str) -> Iterator[Browser]:
    """Start Chromium once for all tests; where none is installed they are skipped."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
        yield started
        started.close()


@pytest.fixture(params=SIZES)
def open_page(
    request: pytest.FixtureRequest, browser: Browser, drawn: Path
) -> Iterator[Callable[[str], Page]]:
    """Open a page from disk; afterwards no error was printed and no request left."""
    width, height = SIZES[request.param]
    context = browser.new_context(viewport={"width": width, "height": height})
    opened, faults = context.new_page(), list[str]()
    opened.on("console", lambda message: faults.append(message.text))
    opened.on("pageerror", lambda error: faults.append(str(error)))
    opened.on(
        "request",
        lambda sent: None if sent.url.startswith("file:") else faults.append(sent.url),
    )

    def visit(address: str) -> Page:
        path, _, anchor = address.partition("#")
        opened.goto((drawn / path).as_uri() + (f"#{anchor}" if anchor else ""))
        return opened

    yield visit
    assert opened.evaluate("window.hacked === undefined")
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert faults == []
    context.close()
