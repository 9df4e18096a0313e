"""Reading on the workers of a Dask scheduler gives what reading here gives, whatever happens."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import parent_process
from pathlib import Path

import cloudpickle
import pytest
from clusters import processes, start_workers, write_sources
from distributed import LocalCluster

from graph import cluster
from graph.cluster import NoCluster, work_on_cluster
from graph.fingerprints import fingerprints
from graph.reading import Source
from graph.workers import Lost

# workers have none of the tests: what is defined here travels as code
cloudpickle.register_pickle_by_value(sys.modules[__name__])


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    """Start two workers, each a process."""
    with start_workers(2) as started:
        yield started


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    return write_sources(tmp_path, 30)


def tell(source: Source) -> tuple[str, bytes | None, int]:
    """Return what a worker was given, and the worker's process."""
    time.sleep(0.05)
    worker = parent_process()
    return source.id, source.data, worker.pid or 0 if worker else 0


def kill_worker_at_third(source: Source) -> str:
    """Do to a worker what no document can: end its process."""
    worker = parent_process()
    if source.id == "03" and worker is not None and worker.pid is not None:
        os.kill(worker.pid, signal.SIGKILL)
        time.sleep(60)
    return source.id


class Foreign:
    """Work that only we can have."""

    def __call__(self, source: Source) -> str:
        return source.id

    def __reduce__(self) -> tuple[Callable[[str], os.stat_result], tuple[str]]:
        return os.stat, ("/nowhere/at/all",)


def tell_and_signal(address: str, sources: list[Source], sign: signal.Signals) -> list[str]:
    """Return which documents were told; the worker of the sixth is sent a signal on the way."""
    told = []
    for number, one in enumerate(work_on_cluster(tell, sources, address)):
        assert not isinstance(one, Lost)
        told.append(one[0])
        if number == 5:
            os.kill(one[2], sign)
    return told


def test_workers_get_the_bytes_and_outcomes_keep_their_order(
    workers: LocalCluster, sources: list[Source]
) -> None:
    told = list(work_on_cluster(tell, sources, workers.scheduler_address))
    assert [one[0] for one in told if not isinstance(one, Lost)] == [one.id for one in sources]
    assert [one[1] for one in told if not isinstance(one, Lost)] == [
        one.path.read_bytes() for one in sources
    ]
    assert {one[2] for one in told if not isinstance(one, Lost)} == set(processes(workers))


def test_what_cannot_be_opened_is_told_as_on_one_machine(
    workers: LocalCluster, sources: list[Source]
) -> None:
    sources[1].path.unlink()
    told = list(work_on_cluster(tell, sources, workers.scheduler_address))
    assert len(told) == len(sources)
    assert told[1] == ("01", None, 0)


def test_a_worker_killed_in_the_middle_loses_nothing_and_nothing_comes_twice(
    workers: LocalCluster, sources: list[Source]
) -> None:
    told = tell_and_signal(workers.scheduler_address, sources, signal.SIGKILL)
    assert told == [one.id for one in sources]


def test_a_worker_that_freezes_loses_nothing(sources: list[Source]) -> None:
    with start_workers(2, scheduler={"worker_ttl": 1}) as started:
        told = tell_and_signal(started.scheduler_address, sources, signal.SIGSTOP)
    assert told == [one.id for one in sources]


def test_what_dask_gives_up_with_a_lost_worker_is_sent_again(
    sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "SENDINGS", 2)
    with start_workers(1, scheduler={"allowed_failures": 0}) as started:
        told = list(work_on_cluster(kill_worker_at_third, sources[:8], started.scheduler_address))
    assert [at for at, one in enumerate(told) if isinstance(one, Lost)] == [3]
    assert told[3] == Lost("was lost with its worker, whenever it was sent (2 times)")
    assert [one for one in told if isinstance(one, str)] == [
        one.id for one in sources[:8] if one.id != "03"
    ]


def test_a_worker_of_another_version_is_named(
    workers: LocalCluster, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {**fingerprints(), "rules": "0"}
    monkeypatch.setattr(cluster, "fingerprints", lambda: ours)
    with pytest.raises(NoCluster, match=r"another program than this one .its rules differ"):
        list(work_on_cluster(tell, sources, workers.scheduler_address))


def test_a_cluster_that_lacks_something_of_the_work_is_named(
    workers: LocalCluster, sources: list[Source]
) -> None:
    with pytest.raises(NoCluster, match=r"cannot run this program .FileNotFoundError"):
        list(work_on_cluster(Foreign(), sources, workers.scheduler_address))


def test_a_scheduler_that_is_not_there_is_named(
    sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{found.getsockname()[1]}"
    with pytest.raises(NoCluster, match=f"no Dask scheduler answers at {address}"):
        list(work_on_cluster(tell, sources, address))


def test_a_scheduler_that_is_lost_is_named(
    sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 1)
    with start_workers(1) as started:
        told = work_on_cluster(tell, sources, started.scheduler_address)
        next(told)
        started.close()
        with pytest.raises(NoCluster, match="the scheduler was lost"):
            list(told)


def test_a_scheduler_without_workers_is_named(sources: list[Source]) -> None:
    with (
        start_workers(0) as started,
        pytest.raises(NoCluster, match="no worker for 1 seconds"),
    ):
        list(work_on_cluster(tell, sources, started.scheduler_address, alone=1))
