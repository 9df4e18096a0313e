"""An earlier program beside this one: unpacked from the history, its reading told."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from benchmarks import earlier
from benchmarks.__main__ import READ, beside
from benchmarks.earlier import Reading, time_reading, unpacked
from benchmarks.measuring import Cost

WRITES = """
import json, sys
from pathlib import Path
out = Path(sys.argv[sys.argv.index("--out") + 1])
out.mkdir()
(out / "build.json").write_text(json.dumps({"seconds": {"cpu": {"reading": 1.5, "language": 2.0}}}))
"""


@pytest.fixture
def history(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """Make a repository whose first commit is another program; return that commit."""
    git = ("git", "-C", str(tmp_path), "-c", "user.name=a", "-c", "user.email=a@example.org")
    program = tmp_path / "build_graph.py"
    subprocess.run([*git, "init", "--quiet"], check=True)
    program.write_text(WRITES, encoding="utf-8")
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "--quiet", "--message", "Begin"], check=True)
    program.write_text("raise SystemExit(2)\n", encoding="utf-8")
    monkeypatch.setattr(earlier, "HERE", tmp_path)
    said = subprocess.run([*git, "rev-parse", "HEAD"], check=True, capture_output=True, text=True)
    return said.stdout.strip()


def test_program_of_a_commit_is_run_and_its_reading_told(history: str, tmp_path: Path) -> None:
    with unpacked(history) as program:
        assert program is not None
        assert time_reading(program, tmp_path, 1).seconds == 3.5
    assert not program.exists()


@pytest.mark.usefixtures("history")
def test_program_that_builds_nothing_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(NotADirectoryError, match="built nothing"):
        time_reading(tmp_path, tmp_path, 1)


def test_commit_that_the_history_has_not_is_not_measured(history: str) -> None:
    with unpacked("0" * len(history)) as program:
        assert program is None


def test_rows_tell_how_much_longer_a_character_took() -> None:
    ours = ("9 documents", READ, 60.0, None, 100.0, None)
    times = ((40.0, 54.0), (60.0, 66.0))
    turns = [tuple(Reading(Cost(9.0, 8.0, 1_000_000, 0), one) for one in turn) for turn in times]
    *builds, told = beside(ours, turns)
    assert [row[2] for row in builds] == [8.0, 8.0]
    assert told[1].endswith("ours took 1.20 times as long a character")
    assert told[2] == 50.0
    assert told[4] == 120.0
