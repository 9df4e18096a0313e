"""A build that is killed, or has no room, or may not write: the old output is whole, or the new."""

from __future__ import annotations

import os
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

import pytest
from incremental_inputs import add, change, contents

from build_graph import main

ROOT = Path(__file__).parent.parent
TORTURE = bool(os.environ.get("JIEDUI_TORTURE"))
KILLS = 100 if TORTURE else 8
FULL = 40 if TORTURE else 3
# what a build writes beside the output, in this order: a kill comes soon after one of them is there
SIGNS = (
    *("", "documents", "facts.parquet", "graph.nq", "store", "issues.jsonl", "index.html"),
    *("documents/7.html", "handout.zip"),
)
SOON = 0.3  # seconds
Inputs = tuple[Path, Path]
Whole = tuple[dict[str, Any], dict[str, Any]]


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Inputs:
    """Two inputs: the second has what the first has, one document more and one changed."""
    folder = tmp_path_factory.mktemp("inputs")
    (folder / "old").mkdir()
    for number in range(8):
        add(folder / "old", Random(number))
    for number, path in enumerate(sorted((folder / "old").iterdir())):
        path.rename(folder / "old" / f"{number}.txt")
    shutil.copytree(folder / "old", folder / "new")
    change(folder / "new", Random(1))
    add(folder / "new", Random(99))
    return folder / "old", folder / "new"


@pytest.fixture(scope="module")
def whole(inputs: Inputs) -> Whole:
    """What a build of each input holds."""
    old, new = (built(folder, folder.with_name(f"out-{folder.name}")) for folder in inputs)
    assert old != new
    return old, new


def built(folder: Path, out: Path) -> dict[str, Any]:
    """Build; return what must be the same of two builds."""
    assert main([str(folder), "--out", str(out), "--jobs", "1"]) == 0
    return contents(out)


def start(folder: Path, out: Path) -> subprocess.Popen[str]:
    """Start a build as a process of its own."""
    command = [sys.executable, str(ROOT / "build_graph.py"), str(folder), "--out", str(out)]
    return subprocess.Popen(
        [*command, "--jobs", "1"], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )


def wait_for(build: subprocess.Popen[str], out: Path, sign: str) -> None:
    """Wait until a build has written something, or has ended."""
    pattern = f".{out.name}.building-*/{sign}"
    while build.poll() is None and not list(out.parent.glob(pattern)):
        time.sleep(0.005)


def beside(out: Path) -> list[str]:
    """Return what stands beside an output, but for what is kept of it."""
    return sorted(p.name for p in out.parent.iterdir() if p != out and "readings" not in p.name)


@pytest.mark.torture
@pytest.mark.timeout(60 + 15 * KILLS)
def test_killed_build_leaves_the_old_output_or_the_new_one_whole(
    inputs: Inputs, whole: Whole, tmp_path: Path
) -> None:
    out, random, ended = tmp_path / "out", Random(6), 0
    assert built(inputs[0], out) == whole[0]
    for number in range(KILLS):
        build = start(inputs[number % 2], out)
        wait_for(build, out, SIGNS[number % len(SIGNS)])
        time.sleep(random.uniform(0, SOON))
        build.send_signal(signal.SIGKILL)
        build.communicate()
        ended += build.returncode == 0
        assert contents(out) in whole
    assert ended < KILLS / 2, "most builds ended before they were killed"
    for folder, expected in zip(inputs, whole, strict=True):
        assert built(folder, out) == expected
    assert beside(out) == []


def test_first_build_that_is_killed_leaves_no_output_and_is_gone_on_with(
    inputs: Inputs,
    whole: Whole,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    build = start(inputs[0], out)
    wait_for(build, out, "graph.nq")
    build.send_signal(signal.SIGKILL)
    build.communicate()
    assert not out.exists()
    assert built(inputs[0], out) == whole[0] and beside(out) == []
    assert "8 documents (8 read before)" in capsys.readouterr().out


def test_second_build_into_one_output_is_refused_and_the_first_goes_on(
    inputs: Inputs,
    whole: Whole,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    assert built(inputs[0], out) == whole[0]
    build = start(inputs[1], out)
    wait_for(build, out, "")
    capsys.readouterr()
    build.send_signal(signal.SIGSTOP)
    try:
        assert main([str(inputs[0]), "--out", str(out), "--jobs", "1"]) == 2
    finally:
        build.send_signal(signal.SIGCONT)
    assert f"process {build.pid} on " in capsys.readouterr().err
    assert contents(out) == whole[0]
    build.communicate()
    assert build.returncode == 0 and contents(out) == whole[1] and beside(out) == []


@contextmanager
def limited(size: int) -> Iterator[None]:
    """Let this process write no file of more than ``size`` bytes."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


@pytest.mark.torture
@pytest.mark.timeout(60 + 10 * FULL)
def test_build_without_room_for_a_file_leaves_the_old_output_whole(
    inputs: Inputs,
    whole: Whole,
    tmp_path: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out = tmp_path / "out"
    assert built(inputs[0], out) == whole[0]
    largest = max(path.stat().st_size for path in out.glob("*.html"))
    for number in range(FULL):
        capfd.readouterr()
        with limited(largest * (number + 1) // (FULL + 1)):
            code = main([str(inputs[1]), "--out", str(out), "--jobs", "1"])
        assert_refused(code, capfd.readouterr().err, out)
        assert contents(out) == whole[0] and beside(out) == []
    assert built(inputs[1], out) == whole[1]


def assert_refused(code: int, said: str, out: Path) -> None:
    """Assert that a build ended with one line that says why nothing could be written."""
    assert code == 2, said
    assert said.startswith(f"{out} cannot be written (") and said.count("\n") == 1


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 32 MB; skipped where no file system can be mounted."""
    folder = tmp_path / "disk"
    folder.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=32m", "jiedui", str(folder)]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True).returncode:
        pytest.skip("no file system can be mounted here: RLIMIT_FSIZE stands in for a full disk")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


@pytest.mark.torture
@pytest.mark.timeout(60 + 10 * FULL)
def test_full_disk_leaves_the_old_output_whole(
    inputs: Inputs,
    whole: Whole,
    disk: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    out, ballast = disk / "out", disk / "ballast"
    assert built(inputs[0], out) == whole[0]
    needed = sum(path.stat().st_size for path in out.rglob("*"))
    for number in range(FULL):
        room = needed * number // FULL
        ballast.write_bytes(bytes(shutil.disk_usage(disk).free - room))
        capfd.readouterr()
        code = main([str(inputs[1]), "--out", str(out), "--jobs", "1"])
        assert_refused(code, capfd.readouterr().err, out)
        assert contents(out) == whole[0]
        ballast.unlink()
    assert built(inputs[1], out) == whole[1] and beside(out) == []


def test_disk_that_is_read_only_is_refused_and_the_old_output_stays(
    inputs: Inputs,
    whole: Whole,
    disk: Path,
    capfd: pytest.CaptureFixture[str],
) -> None:
    assert built(inputs[0], disk / "out") == whole[0]
    subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
    capfd.readouterr()
    code = main([str(inputs[1]), "--out", str(disk / "out"), "--jobs", "1"])
    assert_refused(code, capfd.readouterr().err, disk / "out")
    assert contents(disk / "out") == whole[0]
