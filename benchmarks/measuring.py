"""What a command costs: wall and CPU seconds and peak memory, of it and of all its processes.

In: a command line. Out: a Cost. Example: ``measure(["python", "build_graph.py"]).cpu``. Memory is
the sum of the resident sets, so what two processes share counts twice; it is read from /proc and
is 0 where there is none.
"""

from __future__ import annotations

import ctypes
import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent.parent
PROC = Path("/proc")
PAUSE = 0.05
SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER of Linux


@dataclass(frozen=True, slots=True)
class Cost:
    """Seconds by the clock, seconds of all processors, bytes at the peak, exit code."""

    wall: float
    cpu: float
    memory: int
    code: int


def measure(command: list[str]) -> Cost:
    """Run a command to its end, with its output dropped, and return its Cost."""
    with adopting() as others:
        return _measure(command, others)


def build(folder: Path, out: Path, jobs: int, program: Path = HERE) -> Cost:
    """Return what a build of a folder costs, by the program in another one."""
    command = [sys.executable, str(program / "build_graph.py"), str(folder), "--out", str(out)]
    return measure([*command, "--jobs", str(jobs)])


def _measure(command: list[str], others: set[int]) -> Cost:
    """Run a command; others: the children that this process has already."""
    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    watch = Watch(process.pid)
    watch.start()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    watch.done.set()
    watch.join()
    process.returncode = os.waitstatus_to_exitcode(status)
    cpu = usage.ru_utime + usage.ru_stime + wait_for_orphans(others)
    return Cost(wall, cpu, watch.peak, process.returncode)


@contextmanager
def adopting() -> Iterator[set[int]]:
    """Make processes that outlive their parent ours (nobody waits for a server of forks).

    Yield the children that this process has already. Afterwards orphans go to init again: here
    nobody would wait for them, and a group of dead processes would count as running.
    """
    others = children(os.getpid())
    if sys.platform != "linux":
        yield others
        return
    ctypes.CDLL(None).prctl(SUBREAPER, 1, 0, 0, 0)
    try:
        yield others
    finally:
        ctypes.CDLL(None).prctl(SUBREAPER, 0, 0, 0, 0)


def wait_for_orphans(others: set[int]) -> float:
    """Return the CPU seconds of the adopted processes and all that they waited for."""
    seconds = 0.0
    while adopted := children(os.getpid()) - others:
        _, _, usage = os.wait4(adopted.pop(), 0)
        seconds += usage.ru_utime + usage.ru_stime
    return seconds


class Watch(threading.Thread):
    """Looks at the memory of a process tree until ``done`` is set."""

    def __init__(self, pid: int) -> None:
        super().__init__(daemon=True)
        self.pid = pid
        self.peak = 0
        self.done = threading.Event()

    def run(self) -> None:
        """Keep the highest sum of resident sets."""
        while not self.done.wait(PAUSE):
            self.peak = max(self.peak, sum(map(resident, tree(self.pid))))


def tree(pid: int) -> list[int]:
    """Return a process and all below it."""
    found = [pid]
    for one in found:
        found += sorted(children(one))
    return found


def children(pid: int) -> set[int]:
    """Return the processes that a process is the parent of."""
    tasks = (PROC / str(pid) / "task").glob("*")
    return {int(child) for task in tasks for child in read(task / "children").split()}


def resident(pid: int) -> int:
    """Return the bytes that a process holds in memory, 0 where it has ended."""
    fields = read(PROC / str(pid) / "statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0


def cpu_of(pid: int) -> float:
    """Return the CPU seconds that a process used up to now; it must be running."""
    fields = read(PROC / str(pid) / "stat").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def read(path: Path) -> str:
    """Return the text of a file under /proc, nothing where the process has ended."""
    try:
        return path.read_text()
    except (FileNotFoundError, ProcessLookupError):
        return ""
