"""The benchmark of the explorer: its networks, its libraries, its section of the page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from benchmarks import explorer
from benchmarks.browser import Timing
from benchmarks.explorer import LIBRARIES, NAMES, VERSIONS, Ready
from benchmarks.networks import make_large
from graph.gazetteer import load_gazetteer
from graph.network import build_network
from viz.explore.level import view_whole


@pytest.mark.parametrize("size", [40, 6000])
def test_network_names_exactly_as_many_ends_as_asked_for(size: int) -> None:
    facts = make_large(size)
    ends = {fact[side] for fact in facts for side in ("helper_id", "recipient_id")}
    assert len(ends) == size and 1.4 * size < len(facts) <= 1.5 * size
    assert facts == make_large(size)


def test_libraries_draw_the_nodes_and_lines_of_the_explorer() -> None:
    level = view_whole(build_network(make_large(200)), load_gazetteer())
    graph = explorer.to_graph(level)
    assert {len(graph[name]) for name in ("x", "y", "size", "fill")} == {200}
    assert {len(graph[name]) for name in ("from", "to", "stroke")} == {len(level.ties)}
    assert max(graph["from"] + graph["to"]) < 200


def test_libraries_are_locked_and_the_lock_names_no_host() -> None:
    package = json.loads((LIBRARIES / "package.json").read_text(encoding="utf-8"))
    lock = json.loads((LIBRARIES / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    wanted = package["dependencies"] | package["devDependencies"]
    assert set(VERSIONS.values()) <= wanted.keys()
    for name, version in wanted.items():
        assert lock[f"node_modules/{name}"]["version"] == version
    assert all("integrity" in entry for path, entry in lock.items() if path)
    assert not any("resolved" in entry for entry in lock.values())
    assert {path.stem for path in LIBRARIES.glob("*.mjs")} == {*NAMES, "graph"}


def test_lines_tell_the_share_of_sigmas_frame_and_what_was_given_up() -> None:
    timings = {
        "the explorer": Timing(0.5, 20.0, 33.3),
        "Sigma.js": Timing(2.0, 400.0, 500.0),
        "vis-network": Timing(None, None, None),
    }
    ours, sigma, given_up = explorer.to_lines(50_000, timings)
    assert ours == "| 50,000 | the explorer | 0.50 | 20.0 | 33.3 | 0.05 |"
    assert sigma.endswith("| 400.0 | 500.0 | 1.00 |")
    assert given_up == "| 50,000 | vis-network | > 120 |  |  |  |"
    told = explorer.to_ready(1_000, Ready(1_500, 1.25, 2.0, 1.5, 100_000_000, 250_000))
    assert told == "| 1,000 | 1,500 | 1.2 | 2.0 | 1.5 | 100 | 0.2 |"


def test_without_the_libraries_nothing_is_measured(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(explorer, "PACKAGES", tmp_path / "none")
    monkeypatch.setattr("shutil.which", lambda _: "/usr/bin/chromium")
    assert explorer.main([]) == 2
    assert "run make bench" in capsys.readouterr().err


@pytest.mark.browser
def test_server_and_page_of_the_explorer_are_timed(chromium: str, tmp_path: Path) -> None:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        timings, told = explorer.time_size(browser, tmp_path, 60, {})
        browser.close()
    assert set(timings) == {"the explorer"}
    assert all(cell is not None and cell > 0 for cell in timings["the explorer"])
    assert 0 < told.view <= told.search and told.cpu > 0 and told.memory > 10_000_000
