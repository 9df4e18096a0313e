"""The cost of building again: each change is one document, and every build is told."""

from __future__ import annotations

from pathlib import Path

import pytest

from benchmarks import rebuilding
from benchmarks.measuring import Cost

TEXT = "甲市简报\n2016年，北京市结对帮扶卓资县26个村。\n"


def test_each_change_is_of_one_document(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("0.txt", "1.txt"):
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    seen = []

    def look(folder: Path, out: Path, jobs: int) -> Cost:
        seen.append({path.name: path.read_text("utf-8") for path in folder.iterdir()})
        return Cost(2.0, 1.0, 3_000_000, 0)

    monkeypatch.setattr(rebuilding, "build", look)
    told = dict(rebuilding.time_changes(tmp_path, tmp_path / "out", 1))
    assert list(told) == ["nothing changed", "one new", "one changed", "one gone"]
    before = {"0.txt": TEXT, "1.txt": TEXT}
    assert seen[0] == before
    assert len(seen[1]) == 3 and seen[1].items() > before.items()
    assert seen[2].keys() == seen[1].keys() and seen[2]["0.txt"] != TEXT
    assert len(seen[3]) == 2


def test_row_tells_the_cost_of_a_document_and_a_build_that_failed() -> None:
    cost = Cost(20.04, 10.0, 3_000_000, 0)
    assert rebuilding.row(2_000, "one new", cost) == "| 2,000 | one new | 10.0 | 20.0 | 5 | 3 |"
    assert "| failed: one new |" in rebuilding.row(1, "one new", Cost(1, 1, 1, 2))
