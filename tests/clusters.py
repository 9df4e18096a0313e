"""Clusters of a few processes on this machine, for the tests of reading on many machines.

In: a number of workers. Out: a Dask cluster, gone when the ``with`` block is left; documents for
it; whether a process that it started is there.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from pathlib import Path

import psutil
from distributed import LocalCluster

from graph.reading import Source, find_sources

PATIENCE = 60.0  # seconds until a test no longer waits for what must come


def start_workers(
    count: int, *, threads: int = 1, scheduler: Mapping[str, object] | None = None
) -> LocalCluster:
    """Return a cluster of so many workers, each a process; ``scheduler`` has options for that."""
    return LocalCluster(
        n_workers=count,
        threads_per_worker=threads,
        processes=True,
        dashboard_address="127.0.0.1:0",
        scheduler_kwargs=dict(scheduler or {}),
    )


def processes(started: LocalCluster) -> list[int]:
    """Return the process ids of the workers of a cluster."""
    return [nanny.pid for nanny in started.workers.values()]


def write_sources(folder: Path, count: int) -> list[Source]:
    """Write so many documents; return their Sources."""
    for number in range(count):
        (folder / f"{number:02}.txt").write_text(f"第{number}号文件", encoding="utf-8")
    return list(find_sources([folder]))


def running(process: int) -> bool:
    """Say whether a process is there; one that only waits to be buried is not."""
    try:
        return bool(psutil.Process(process).status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def wait_until(holds: Callable[[], bool]) -> None:
    """Wait for something to become true."""
    until = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < until
        time.sleep(0.05)
