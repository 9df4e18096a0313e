"""The cost of each stage is told as it was, for as many documents as there were."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from benchmarks import growing
from benchmarks.laps import Lap, take_peak, time_stages
from benchmarks.multiplying import multiply

needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="peaks are read from Linux's /proc"
)
TEXT = "甲市简报\n2016年，北京市结对帮扶卓资县26个村。\n"


def test_a_build_with_one_more_follows_one_from_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    seen = []

    def look(folder: Path, out: Path) -> dict[str, Lap]:
        seen.append(len(list(folder.iterdir())))
        return {"pages": Lap(1.0, 2.0, 3_000_000)}

    monkeypatch.setattr(growing, "time_stages", look)
    rows = list(growing.time_size([TEXT * 9], 4, 60))
    assert [row[:2] for row in rows] == [(4, "from nothing"), (4, "one new")]
    assert seen == [4, 5]


def test_tables_tell_seconds_and_memory_by_stage() -> None:
    laps = {s: Lap(n + 0.5, n, 10**6 * (n + 300)) for n, s in enumerate(growing.STAGES)}
    told = growing.tell([(2_000, "one new", laps)], 450).splitlines()
    assert told[0] == "## One machine: documents of 450 characters"
    rows = [line for line in told if line.startswith("| 2,000")]
    seconds = "0.5 | 1.5 | 2.5 | 3.5 | 4.5 | 5.5 | 6.5 | 24.5 | 21.0"
    memory = "300 | 301 | 302 | 303 | 304 | 305 | 306"
    assert rows == [f"| 2,000 | one new | {cells} |" for cells in (seconds, memory)]


@needs_linux
def test_each_stage_of_a_build_is_measured(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "0.txt").write_text(TEXT, encoding="utf-8")
    laps = time_stages(tmp_path / "in", tmp_path / "out")
    assert tuple(laps) == growing.STAGES
    assert all(lap.memory > 50_000_000 for lap in laps.values())
    assert laps["reading"].cpu > 0.1


@needs_linux
def test_the_peak_is_that_since_it_was_last_asked() -> None:
    take_peak()
    held = b"x" * 200_000_000
    high = take_peak()
    del held
    take_peak()
    assert high - take_peak() > 100_000_000


def test_short_documents_are_not_copies_of_one_head() -> None:
    parts = [f"{number}）派出{number + 11}名干部，帮扶{number + 5}个村。\n" for number in range(9)]
    texts = [f"{'甲' * 60}\n{'乙' * 60}\n\n{'丙' * 60}\n\n{''.join(parts)}"]
    assert not any("甲" in text for text in multiply(texts, 9, 80))
    assert all("甲" in text for text in multiply(texts, 9, 800))
