"""Make the README's picture from the program's own output, in an installed Chromium.

In: a build (default out/). Out: docs/network.png. Example: ``python -m tools.make_picture out``
shows the network of corpus/ with the words behind 鄂尔多斯市→兴安盟 opened.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

PICTURE = Path(__file__).parents[1] / "docs" / "network.png"
CHROMIUM = os.environ.get("JIEDUI_CHROMIUM", "/usr/bin/chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"]
ENDS = ("鄂尔多斯市", "兴安盟")


def anchor(out: Path) -> str:
    """Return the address of the shown fact within the page; StopIteration where it is not read."""
    lines = (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    aid = (fact for line in lines if (fact := json.loads(line))["kind"] == "aid")
    fact = next(fact for fact in aid if (fact["helper"], fact["recipient"]) == ENDS)
    return "f-" + str(fact["id"]).removeprefix("fact/")


def main(out: Path) -> None:
    """Write the picture of the build in ``out``."""
    page_address = (out / "index.html").resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 760})
        page.goto(f"{page_address}#{anchor(out)}")
        page.wait_for_timeout(1000)
        page.click("#zoom-out")
        page.wait_for_timeout(800)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
