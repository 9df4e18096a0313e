"""The benchmark of the hand-out: its networks, its pages in a browser, its section of the page."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from benchmarks.browser import HEADER, SECTION, write_section
from benchmarks.networks import draw_handout, make_facts
from viz.build import load_build
from viz.network import view_network


def test_network_has_as_many_actors_as_asked_for_each_time_the_same(tmp_path: Path) -> None:
    facts = make_facts(100)
    assert facts == make_facts(100) and 140 <= len(facts) <= 150
    assert {end for f in facts for end in (f["helper"], f["recipient"])} <= {
        f"第{number}号公司" for number in range(100)
    }
    build = load_build(draw_handout(tmp_path, 100).parent)
    view = view_network(build)
    assert len(view.facts) == len(facts)
    assert all(f["quote"] in build.raw("made") for f in facts[:5])


@pytest.mark.browser
def test_section_times_both_pages(chromium: str) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        section = write_section(browser, [20])
        browser.close()
    assert section.startswith(SECTION) and HEADER in section
    ours, other = (line.split(" | ") for line in section.splitlines()[-2:])
    assert (ours[:2], other[:2]) == (["| 20", "hand-out"], ["| 20", "pyvis's default"])
    assert all(float(cell.rstrip(" |")) > 0 for cell in (*ours[2:], *other[2:]))
