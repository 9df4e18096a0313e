"""The output folder: whose it is, who builds it, and what a failed or killed build leaves."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from graph import output
from graph.output import UnusableFolder, is_output, staged

ROOT = Path(__file__).parent.parent.parent
HOLD = """
import sys, time
from pathlib import Path
from graph.output import staged
with staged(Path(sys.argv[1])) as folder:
    (folder / "half").write_text("half")
    print(folder.name, flush=True)
    time.sleep(600)
"""


def write(out: Path, words: str) -> None:
    """Write an output that says something."""
    with staged(out) as folder:
        (folder / "build.json").write_text(json.dumps({"program": "jiedui", "words": words}))


def words_of(out: Path) -> str:
    """Return what the output says."""
    return str(json.loads((out / "build.json").read_text())["words"])


def start_builder(out: Path) -> subprocess.Popen[str]:
    """Return a process that has begun to build and does not end."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(out)], stdout=subprocess.PIPE, text=True, cwd=ROOT
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith(".out.building-")
    return process


def end(process: subprocess.Popen[str]) -> None:
    """Kill a process as the system does when memory is short."""
    process.send_signal(signal.SIGKILL)
    process.communicate()


def test_staged_replaces_the_old_output_and_leaves_nothing_beside(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    write(tmp_path / "out", "new")
    assert words_of(tmp_path / "out") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_staged_leaves_the_old_output_where_nothing_was_written(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    with staged(tmp_path / "out"):
        pass
    assert words_of(tmp_path / "out") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_staged_refuses_a_folder_that_is_being_built_and_says_by_whom(tmp_path: Path) -> None:
    process = start_builder(tmp_path / "out")
    try:
        with pytest.raises(UnusableFolder, match=f"process {process.pid} on .+ since 20"):
            write(tmp_path / "out", "second")
        write(tmp_path / "other", "other")
    finally:
        end(process)
    assert words_of(tmp_path / "other") == "other"


def test_staged_takes_over_from_a_killed_build_and_clears_its_remains(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    end(start_builder(tmp_path / "out"))
    assert words_of(tmp_path / "out") == "old"
    assert len(list(tmp_path.iterdir())) == 3
    write(tmp_path / "out", "new")
    assert words_of(tmp_path / "out") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_staged_leaves_the_folder_of_another_build_alone(tmp_path: Path) -> None:
    process = start_builder(tmp_path / "out")
    try:
        before = sorted(path.name for path in tmp_path.iterdir())
        write(tmp_path / "out2", "other")
        assert sorted(path.name for path in tmp_path.iterdir()) == sorted([*before, "out2"])
    finally:
        end(process)


def test_staged_puts_back_an_output_that_a_killed_build_had_moved_away(tmp_path: Path) -> None:
    write(tmp_path / "out", "old")
    (tmp_path / "out").rename(tmp_path / ".out.old-4711")
    with pytest.raises(ZeroDivisionError), staged(tmp_path / "out"):
        raise ZeroDivisionError
    assert words_of(tmp_path / "out") == "old"


def test_staged_replaces_without_an_exchange_of_the_system(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write(tmp_path / "out", "old")
    monkeypatch.setattr(output, "exchange", lambda *_: False)
    write(tmp_path / "out", "new")
    assert words_of(tmp_path / "out") == "new"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_staged_writes_where_a_link_leads(tmp_path: Path) -> None:
    write(tmp_path / "there", "old")
    (tmp_path / "out").symlink_to("there")
    write(tmp_path / "out", "new")
    assert (tmp_path / "out").is_symlink()
    assert words_of(tmp_path / "there") == "new"


FAILURES = [
    OSError(errno.ENOSPC, "No space left on device"),
    OSError(errno.EROFS, "Read-only file system"),
    OSError("IO error: No space left on device: While appending to file: x.sst: No space"),
]


@pytest.mark.parametrize("failure", FAILURES, ids=str)
def test_staged_explains_a_failed_write_and_keeps_the_old_output(
    tmp_path: Path, failure: OSError
) -> None:
    write(tmp_path / "out", "old")
    with pytest.raises(UnusableFolder) as raised, staged(tmp_path / "out"):
        raise failure
    message = str(raised.value)
    reason = failure.strerror or "No space left on device"
    assert message.startswith(f"{tmp_path / 'out'} cannot be written ({reason});")
    assert "--out" in message and "\n" not in message
    assert words_of(tmp_path / "out") == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_staged_refuses_a_place_where_no_folder_can_be(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(self: Path, *_: object, **__: object) -> None:
        raise FileNotFoundError(errno.ENOENT, "No such file or directory", str(self))

    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(UnusableFolder, match="cannot be written"):
        write(tmp_path / "none" / "out", "x")


def test_staged_refuses_a_name_that_is_no_text(tmp_path: Path) -> None:
    with pytest.raises(UnusableFolder, match=r"bad\\udcff holds bytes that are no text"):
        write(tmp_path / os.fsdecode(b"bad\xff"), "x")
    assert list(tmp_path.iterdir()) == []


def test_staged_hides_no_error_of_the_program(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError), staged(tmp_path / "out"):
        raise FileNotFoundError(errno.ENOENT, "No such file", "template")


def test_staged_refuses_a_place_inside_a_file(tmp_path: Path) -> None:
    (tmp_path / "file.txt").write_text("x")
    for place in ("file.txt/x", "file.txt/x/y", "file.txt"):
        with pytest.raises(UnusableFolder, match="file"):
            write(tmp_path / place, "x")
    assert (tmp_path / "file.txt").read_text() == "x"


@pytest.mark.parametrize("mark", ["[]", "{}", "broken", '{"program": "other"}'])
def test_is_output_wants_the_mark_of_this_program(tmp_path: Path, mark: str) -> None:
    (tmp_path / "build.json").write_text(mark)
    assert not is_output(tmp_path)
    with pytest.raises(UnusableFolder, match="holds no build of ours"):
        write(tmp_path, "x")
    assert [path.name for path in tmp_path.iterdir()] == ["build.json"]
