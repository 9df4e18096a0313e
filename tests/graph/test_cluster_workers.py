"""A document that crashes, hangs or eats memory on a worker costs itself only."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import cloudpickle
import pytest
from clusters import processes, running, start_workers, wait_until, write_sources
from distributed import Client, LocalCluster

from graph.cluster import work_on_cluster
from graph.cluster_workers import run
from graph.fingerprints import fingerprints
from graph.limits import MEMORY
from graph.reading import Source
from graph.workers import Lost

# workers have none of the tests: what is defined here travels as code
cloudpickle.register_pickle_by_value(sys.modules[__name__])


@pytest.fixture(scope="module")
def worker() -> Iterator[LocalCluster]:
    """Start one worker, so that all documents wait for the same one; it has two threads."""
    with start_workers(1, threads=2) as started:
        yield started


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    return write_sources(tmp_path, 12)


def name_child(source: Source) -> int:
    """Return the process that does a task."""
    return os.getpid()


def crash_at_third(source: Source) -> str:
    """End the process that reads one document."""
    if source.id == "03":
        os._exit(9)
    return source.id


def hang_at_third(source: Source) -> str:
    """Take long over one document."""
    if source.id == "03":
        time.sleep(600)
    return source.id


def eat_at_third(source: Source) -> str:
    """Take more memory for one document than there may be."""
    if source.id == "03":
        bytearray(MEMORY)
    return source.id


def end_first_child(source: Source) -> str:
    """End the process as the one who stops a worker with all its processes would, once."""
    mark = source.path.with_suffix(".once")
    if source.id == "03" and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGTERM)
    return source.id


def end_child_at_third(source: Source) -> str:
    """End the process so each time."""
    if source.id == "03":
        os.kill(os.getpid(), signal.SIGTERM)
    return source.id


def hang_and_tell(source: Source) -> None:
    """Say which process this is, and never end."""
    source.path.with_suffix(".pid").write_text(str(os.getpid()))
    time.sleep(600)


def test_one_child_does_one_task_after_another(worker: LocalCluster, sources: list[Source]) -> None:
    children = set(work_on_cluster(name_child, sources, worker.scheduler_address))
    assert len(children) == 1
    assert children.isdisjoint({os.getpid(), *processes(worker)})


@pytest.mark.parametrize(
    ("work", "reason"),
    [
        (crash_at_third, "died (exit code 9)"),
        (eat_at_third, "died (exit code 1)"),
        (hang_at_third, "was stopped after 5 seconds"),
        (end_child_at_third, "was lost with its worker, whenever it was sent (4 times)"),
    ],
)
def test_a_document_costs_itself_only(
    worker: LocalCluster, sources: list[Source], work: Callable[[Source], str], reason: str
) -> None:
    before = processes(worker)
    told = list(work_on_cluster(work, sources, worker.scheduler_address, limit=5))
    assert told[3] == Lost(reason)
    assert told[:3] + told[4:] == [one.id for one in sources if one.id != "03"]
    assert processes(worker) == before


def test_a_child_that_somebody_else_ends_costs_nothing(
    worker: LocalCluster, sources: list[Source]
) -> None:
    told = list(work_on_cluster(end_first_child, sources, worker.scheduler_address))
    assert told == [one.id for one in sources]


@pytest.mark.parametrize("sent", [signal.SIGKILL, signal.SIGTERM])
def test_a_child_ends_with_its_worker_in_the_middle_of_a_task(
    sources: list[Source], sent: signal.Signals
) -> None:
    named = sources[0].path.with_suffix(".pid")
    with (
        start_workers(1) as started,
        Client(started, set_as_default=False) as client,
    ):
        future = client.submit(run, hang_and_tell, sources[0], fingerprints(), 600.0)
        wait_until(lambda: named.exists() and named.read_text() != "")
        child = int(named.read_text())
        future.cancel()
        assert running(child)
        os.kill(processes(started)[0], sent)
        wait_until(lambda: not running(child))
