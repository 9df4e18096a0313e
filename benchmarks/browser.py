"""How fast the hand-out is in a browser: ``python -m benchmarks.browser [--write FILE]``.

In: networks made up of N actors with 1.5 N aid facts. Out: a section in Markdown: the seconds from
opening index.html to its first picture, and milliseconds a frame while it is dragged, beside the
default page that pyvis makes of the same network. A cell ``> 60`` was given up.
"""

from __future__ import annotations

import argparse
import math
import os
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from playwright.sync_api import Browser, Page, sync_playwright

from benchmarks.networks import draw_handout, draw_pyvis
from benchmarks.pages import write_into
from viz.network import MOST_DRAWN, MOST_NODES

SIZES = (200, 1_000, 5_000, 20_000)
# what pyvis takes minutes for
MOST_PYVIS = 1_000
LIMIT = 60
DRAG = 3.0
SECTION = "## The hand-out in a browser"
HEADER = """| nodes | page | size MB | first picture s | ms a frame, mean | ms a frame, 95 % |
|---:|---|---:|---:|---:|---:|"""
FIRST = """
const probe = document.createElement('canvas');
probe.width = 64; probe.height = 40;
const pen = probe.getContext('2d', { willReadFrequently: true });
const look = () => {
  for (const canvas of document.querySelectorAll('canvas')) {
    if (!canvas.width) continue;
    pen.clearRect(0, 0, 64, 40);
    pen.drawImage(canvas, 0, 0, 64, 40);
    if (pen.getImageData(0, 0, 64, 40).data.some((value, at) => at % 4 === 3 && value)) {
      window.firstPicture = performance.now();
      return;
    }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
COUNT = """() => {
  window.frames_ = [];
  const next = (now) => {
    if (window.frames_ === null) return;
    window.frames_.push(now);
    requestAnimationFrame(next);
  };
  requestAnimationFrame(next);
}"""


class Timing(NamedTuple):
    """Seconds to the first picture, milliseconds a frame; None: given up."""

    first: float | None
    mean: float | None
    slow: float | None


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the section and put it into a file; 2 where there is no Chromium."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.browser")
    parser.add_argument("--write", type=Path, metavar="FILE", help="file to write the section to")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of nodes")
    options = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium is installed: nothing is measured, nothing written", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu"]
        )
        section = write_section(browser, options.sizes)
        browser.close()
    print(section)
    if options.write is not None:
        write_into(options.write, section)
    return 0


def write_section(browser: Browser, sizes: Sequence[int]) -> str:
    """Return the section: two rows a size, ours and pyvis's."""
    lines = [HEADER]
    with tempfile.TemporaryDirectory() as name:
        for size in sizes:
            pages = {"hand-out": draw_handout(Path(name), size)}
            if size <= MOST_PYVIS:
                pages["pyvis's default"] = draw_pyvis(Path(name), size)
            for label, path in pages.items():
                weight = path.stat().st_size / 1e6
                lines.append(to_line(size, label, weight, time_page(browser, path.as_uri())))
    told = (
        f"Measured on {date.today()} by `python -m benchmarks.browser`: Chromium {browser.version} "
        f"without a GPU at 1280×800, {os.cpu_count()} processors; networks of N actors with 1.5 N "
        "aid facts. No frame is shorter than 16.7 ms. The hand-out holds the "
        f"{MOST_NODES:,} actors with the most facts and draws {MOST_DRAWN} of them at once, which "
        "it says on the page; search, neighbourhood and path bring in the others that it holds. "
        f"pyvis draws all; it is not asked for more than {MOST_PYVIS:,}."
    )
    return "\n".join([SECTION, "", told, "", *lines])


def to_line(size: int, label: str, weight: float, timing: Timing) -> str:
    """Return one line of the table."""
    first = f"> {LIMIT}" if timing.first is None else f"{timing.first:.2f}"
    frames = ["" if cell is None else f"{cell:.1f}" for cell in timing[1:]]
    return f"| {size:,} | {label} | {weight:.1f} | {first} | {' | '.join(frames)} |"


def time_page(browser: Browser, address: str, script: str = FIRST, limit: int = LIMIT) -> Timing:
    """Return how fast a page draws itself and moves; it is given up after ``limit`` seconds.

    ``script`` runs in it first: it, or the page, notes in ``firstPicture`` when that stands.
    """
    context = browser.new_context(viewport={"width": 1280, "height": 800})
    page = context.new_page()
    page.set_default_timeout(limit * 1000)
    page.add_init_script(script)
    page.goto(address, wait_until="commit")
    begin, first = time.monotonic(), None
    while first is None and time.monotonic() - begin < limit:
        time.sleep(0.05)
        first = page.evaluate("() => window.firstPicture ?? null")
    if first is None:
        context.close()
        return Timing(None, None, None)
    page.wait_for_timeout(1000)
    frames = time_frames(page)
    context.close()
    return Timing(first / 1000, *frames)


def time_frames(page: Page) -> tuple[float | None, float | None]:
    """Return mean and 95th percentile of the milliseconds a frame while the picture is dragged."""
    box = page.locator("canvas").first.bounding_box()
    assert box is not None
    x, y = box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.8
    page.evaluate(COUNT)
    page.mouse.move(x, y)
    page.mouse.down()
    begin, step = time.monotonic(), 0
    while time.monotonic() - begin < DRAG:
        step += 1
        page.mouse.move(x + 120 * math.sin(step / 8), y + 70 * math.sin(step / 5))
    page.mouse.up()
    stamps = page.evaluate("() => { const found = frames_; window.frames_ = null; return found; }")
    spans = sorted(later - earlier for earlier, later in pairwise(stamps))
    if not spans:
        return None, None
    return sum(spans) / len(spans), spans[int(len(spans) * 0.95)]


if __name__ == "__main__":
    sys.exit(main())
