"""The command where it cannot go on: interrupted, or with no place to write."""

from __future__ import annotations

import errno
import os
import re
import signal
import subprocess
import sys
import termios
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from build_graph import main

ROOT = Path(__file__).parent.parent
GOOD = "鄂尔多斯市对口支援兴安盟。\n"


def test_interrupted_build_ends_with_one_line_and_leaves_the_old_output(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "0.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(folder), "--out", str(out)]) == 0
    old = (out / "facts.jsonl").read_bytes()
    for number in range(1, 200):
        (folder / f"{number}.txt").write_text(GOOD * 200, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build_graph.py"), str(folder), "--out", str(out)]
    build = subprocess.Popen(
        [*command, "--jobs", "2"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
        preexec_fn=heed_interrupts,
    )
    kept = tmp_path / ".out.readings-wal"
    while build.poll() is None and not (kept.exists() and kept.stat().st_size > 200_000):
        time.sleep(0.05)
    os.killpg(build.pid, signal.SIGINT)  # as a terminal does: to all processes of the build
    _, said = build.communicate()
    assert build.returncode == 130, said
    assert said == (
        f"stopped; {out} was not half written; what was read is kept for the next build\n"
    )
    assert (out / "facts.jsonl").read_bytes() == old
    assert sorted(path.name for path in tmp_path.iterdir()) == [".out.readings", "in", "out"]
    while is_group(build.pid):
        time.sleep(0.05)


@pytest.mark.skipif(sys.platform != "linux", reason="the end of a terminal is an error on Linux")
def test_terminal_shows_how_far_a_build_is_how_fast_and_how_long_it_will_take(
    tmp_path: Path,
) -> None:
    (tmp_path / "a.txt").write_text(GOOD, encoding="utf-8")
    command = [sys.executable, str(ROOT / "build_graph.py"), str(tmp_path / "a.txt")]
    ours, theirs = os.openpty()
    termios.tcsetwinsize(theirs, (25, 120))
    with subprocess.Popen(
        [*command, "--out", str(tmp_path / "out")], stdout=subprocess.DEVNULL, stderr=theirs
    ) as build:
        os.close(theirs)
        said = "".join(read_terminal(ours))
    os.close(ours)
    assert build.returncode == 0
    for stage, unit in (("reading", "doc"), ("reconciling", "fact"), ("graph", "fact")):
        shown = rf"{stage}: 100%.* (\d+)/\1 \[\d\d:\d\d<00:00, +[\d.?]+(?:{unit}/s|s/{unit})\]"
        assert re.search(shown, said), said
    assert said.index("graph: ") < said.index("store …") < said.index("pages …")


def read_terminal(ours: int) -> Iterator[str]:
    """Yield what is shown on a terminal until its programs have ended."""
    while True:
        try:
            yield os.read(ours, 4096).decode("utf-8", "replace")
        except OSError as error:
            assert error.errno == errno.EIO
            return


def heed_interrupts() -> None:
    """Let Ctrl-C reach a process even where the tests run in the background, deaf to it."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def is_group(pid: int) -> bool:
    """Say whether a process of a group still runs."""
    try:
        os.killpg(pid, 0)
    except ProcessLookupError:
        return False
    return True


@pytest.mark.parametrize("place", ["file.txt/x", "file.txt", "locked/out"])
def test_place_that_cannot_be_written_is_refused_in_one_line(
    tmp_path: Path,
    place: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    (tmp_path / "file.txt").write_text(GOOD, encoding="utf-8")
    mkdir = Path.mkdir

    def refuse(self: Path, *options: Any, **more: Any) -> None:
        if self.name == "locked":
            raise PermissionError(errno.EACCES, "Permission denied", str(self))
        mkdir(self, *options, **more)

    monkeypatch.setattr(Path, "mkdir", refuse)
    assert main([str(tmp_path / "file.txt"), "--out", str(tmp_path / place)]) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert said.startswith(str(tmp_path / place)) and "--out" in said
