"""Make the README's pictures from the program's own output, in an installed Chromium.

In: a build (default out/). Out: network.png, money.png and map.png in docs/. Example:
``python -m tools.make_picture out`` shows the network of corpus/ with the words behind
鄂尔多斯市→兴安盟 opened.
"""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

DOCS = Path(__file__).parents[1] / "docs"
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
    """Write the pictures of the build in ``out``."""
    address = out.resolve().as_uri()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        page = browser.new_page(viewport={"width": 1280, "height": 760})
        page.goto(f"{address}/index.html#{anchor(out)}")
        page.wait_for_timeout(1000)
        page.click("#zoom-out")
        page.wait_for_timeout(800)
        page.screenshot(path=DOCS / "network.png")
        for name in ("money", "map"):
            page.goto(f"{address}/{name}.html")
            page.wait_for_timeout(500)
            page.screenshot(path=DOCS / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "out"))
