"""The cost of a command includes that of the processes that it starts."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.measuring import children, measure

WORK = """
import subprocess, sys, time
if len(sys.argv) == 1:
    subprocess.run([sys.executable, __file__, "child"], check=True)
else:
    block = bytearray(b"x" * 80_000_000)
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass
"""


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="no /proc to read memory from")
def test_cost_counts_child_processes(tmp_path: Path) -> None:
    script = tmp_path / "work.py"
    script.write_text(WORK, encoding="utf-8")
    cost = measure([sys.executable, str(script)])
    assert cost.code == 0
    assert cost.cpu >= 0.3 and cost.wall >= 0.3
    assert cost.memory > 80_000_000


ORPHAN = """
import os, time
if os.fork() == 0:
    os.setsid()
    end = time.process_time() + 0.3
    while time.process_time() < end:
        pass
"""


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans on")
def test_cost_counts_processes_that_outlive_their_parent(tmp_path: Path) -> None:
    script = tmp_path / "work.py"
    script.write_text(ORPHAN, encoding="utf-8")
    assert measure([sys.executable, str(script)]).cpu >= 0.3


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux hands orphans on")
def test_orphans_are_adopted_only_while_a_command_is_measured(tmp_path: Path) -> None:
    script = tmp_path / "work.py"
    script.write_text(ORPHAN, encoding="utf-8")
    measure([sys.executable, str(script)])
    before = children(os.getpid())
    subprocess.run([sys.executable, str(script)], check=True)
    assert children(os.getpid()) <= before


def test_cost_carries_the_exit_code() -> None:
    assert measure([sys.executable, "-c", "raise SystemExit(3)"]).code == 3
