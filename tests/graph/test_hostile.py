"""Files made to break their reader cost themselves only: a clear word, bounded work and memory."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile_files import FILES, TEXT

from graph.building import build_document
from graph.limits import Late, time_limit
from graph.reading import READERS, Source

ROOT = Path(__file__).parents[2]
MOST = 1_000_000_000  # bytes of memory, of which the program itself takes a fifth
BUILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_DATA, ({most}, {most}))
from build_graph import main
code = main(sys.argv[1:])
sys.exit(code)
"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the hostile files and a sound one, in a process that may take ``MOST`` bytes."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "in").mkdir()
    for name, hostile in FILES.items():
        (folder / "in" / name).write_bytes(hostile.make())
    (folder / "in" / "sound.txt").write_bytes(TEXT)
    words = [str(folder / "in"), "--out", str(folder / "out"), "--jobs", "1"]
    command = [sys.executable, "-c", BUILD.format(most=MOST), *words]
    done = subprocess.run(
        command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=200
    )
    assert done.returncode == 1, done.stderr
    assert "Traceback" not in done.stderr
    return folder / "out"


def lines(path: Path) -> Iterator[dict[str, str]]:
    """Yield the objects of a file of lines."""
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


@pytest.fixture(scope="module")
def said(built: Path) -> dict[str, set[str]]:
    """What is said of each file that was not read, by the name of the file before its archive."""
    found = defaultdict(set)
    for issue in lines(built / "issues.jsonl"):
        if issue["level"] == "error":
            found[issue["file"].partition("/")[0].partition(".")[0]].add(issue["message"])
    return found


@pytest.mark.parametrize("name", [name for name, one in FILES.items() if one.said is not None])
def test_hostile_file_is_refused_with_its_reason(said: dict[str, set[str]], name: str) -> None:
    messages = said[name.partition(".")[0]]
    expected = FILES[name].said
    assert messages and expected is not None
    assert all(expected in message for message in messages)


def test_hostile_files_that_hold_text_and_the_sound_one_are_read(built: Path) -> None:
    read = {line["file"] for line in lines(built / "documents.jsonl")}
    assert read == {"sound.txt", *(name for name, one in FILES.items() if one.said is None)}


def test_nothing_is_unpacked_beside_the_output(built: Path) -> None:
    inside = {path.name for path in built.parent.iterdir() if not path.name.startswith(".")}
    assert inside == {"in", "out"}
    assert not (built.parent.parent / "up.txt").exists()


def test_document_that_takes_too_long_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hang(source: Source) -> None:
        while True:
            try:
                sum(range(1000))
            except Exception:
                continue

    monkeypatch.setattr("graph.building.read_source", hang)
    monkeypatch.setattr("graph.building.SECONDS", 0.2)
    (issue,) = build_document(Source("a", "a.txt", tmp_path / "a.txt")).issues
    assert issue["code"] == "worker_died"
    assert "a.txt: the process that read it was stopped after 0 seconds" in issue["message"]


def test_document_that_takes_too_much_memory_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def swell(data: bytes) -> str:
        raise MemoryError

    monkeypatch.setitem(READERS, ".txt", swell)
    (tmp_path / "a.txt").write_bytes(TEXT)
    (issue,) = build_document(Source("a", "a.txt", tmp_path / "a.txt")).issues
    assert issue["code"] == "worker_died" and "had no more memory" in issue["message"]


def test_limit_of_time_ends_with_what_it_limits() -> None:
    with pytest.raises(Late), time_limit(0.05):
        while True:
            pass
    with time_limit(0.05):
        pass
    begin = time.process_time()
    while time.process_time() - begin < 0.1:
        os.getpid()
