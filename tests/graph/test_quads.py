"""Sorting many lines: what goes to disk on the way comes out the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.quads import LineSorter, named, node, text

LINES = [
    f"{node(f'fact/{number % 37:02}')} {named('rule')} {text(f'甲{number % 101}')} .\n"
    for number in range(500)
]


@pytest.mark.parametrize(
    ("most", "largest"), [(1, 10**9), (3000, 10**9), (10**9, 10**9), (1, 1), (3000, 2000)]
)
def test_lines_come_out_sorted_and_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, most: int, largest: int
) -> None:
    monkeypatch.setattr(LineSorter, "MOST", most)
    monkeypatch.setattr(LineSorter, "LARGEST", largest)
    sorter = LineSorter(tmp_path / "sorting")
    for first in range(0, len(LINES), 7):
        sorter.add(LINES[first : first + 7])
    count = sorter.write(tmp_path / "graph.nq")
    expected = sorted({line.encode() for line in LINES})
    assert (tmp_path / "graph.nq").read_bytes().splitlines(keepends=True) == expected
    assert count == len(expected)
    assert [path.name for path in tmp_path.iterdir()] == ["graph.nq"]
