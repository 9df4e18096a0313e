"""Reading on the workers of a Dask scheduler gives what reading here gives, whatever happens."""

from __future__ import annotations

import os
import signal
import socket
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import cloudpickle
import pytest
from clusters import start_workers
from distributed import LocalCluster

from graph import cluster
from graph.cluster import NoCluster, work_on_cluster
from graph.fingerprints import fingerprints
from graph.reading import Source, find_sources
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
    """Write some documents; return their Sources."""
    for number in range(30):
        (tmp_path / f"{number:02}.txt").write_text(f"第{number}号文件", encoding="utf-8")
    return list(find_sources([tmp_path]))


def tell(source: Source) -> tuple[str, bytes | None, int]:
    """Return what a worker was given, and its process."""
    time.sleep(0.05)
    return source.id, source.data, os.getpid()


def hang_on_third(source: Source) -> str:
    """Take long over one document."""
    if source.id == "03":
        time.sleep(60)
    return source.id


def die_of_third(source: Source) -> str:
    """End the process that reads one document."""
    if source.id == "03":
        os._exit(9)
    return source.id


def test_workers_get_the_bytes_and_outcomes_keep_their_order(
    workers: LocalCluster, sources: list[Source]
) -> None:
    told = list(work_on_cluster(tell, sources, workers.scheduler_address))
    assert [one[0] for one in told if not isinstance(one, Lost)] == [one.id for one in sources]
    assert [one[1] for one in told if not isinstance(one, Lost)] == [
        one.path.read_bytes() for one in sources
    ]
    processes = {one[2] for one in told if not isinstance(one, Lost)}
    assert len(processes) == 2 and os.getpid() not in processes


def test_what_cannot_be_opened_is_told_as_on_one_machine(
    workers: LocalCluster, sources: list[Source]
) -> None:
    sources[1].path.unlink()
    told = list(work_on_cluster(tell, sources, workers.scheduler_address))
    assert len(told) == len(sources)
    assert told[1] == ("01", None, os.getpid())


def test_a_worker_killed_in_the_middle_loses_nothing(
    workers: LocalCluster, sources: list[Source]
) -> None:
    told = []
    for number, one in enumerate(work_on_cluster(tell, sources, workers.scheduler_address)):
        assert not isinstance(one, Lost)
        told.append(one[0])
        if number == 5:
            os.kill(one[2], signal.SIGKILL)
    assert told == [one.id for one in sources]


def test_a_document_that_takes_too_long_is_stopped_and_costs_itself_only(
    workers: LocalCluster, sources: list[Source]
) -> None:
    told = list(work_on_cluster(hang_on_third, sources, workers.scheduler_address, limit=1))
    lost = [one for one in told if isinstance(one, Lost)]
    assert [one.reason for one in lost] == ["was stopped after 1 seconds"]
    assert told.index(lost[0]) == 3
    assert [one for one in told if one != lost[0]] == [o.id for o in sources if o.id != "03"]


def test_a_document_that_kills_its_workers_costs_itself_only(sources: list[Source]) -> None:
    with start_workers(1) as started:
        told = list(work_on_cluster(die_of_third, sources[:8], started.scheduler_address))
    lost = [one for one in told if isinstance(one, Lost)]
    assert [told.index(one) for one in lost] == [3]
    assert "died" in lost[0].reason


def test_a_worker_of_another_version_is_named(
    workers: LocalCluster, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    ours = {**fingerprints(), "rules": "0"}
    monkeypatch.setattr(cluster, "fingerprints", lambda: ours)
    with pytest.raises(NoCluster, match=r"another program than this one .its rules differ"):
        list(work_on_cluster(tell, sources, workers.scheduler_address))


def test_a_scheduler_that_is_not_there_is_named(
    sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{found.getsockname()[1]}"
    with pytest.raises(NoCluster, match=f"no Dask scheduler answers at {address}"):
        list(work_on_cluster(tell, sources, address))


def test_a_scheduler_without_workers_is_named(sources: list[Source]) -> None:
    with (
        start_workers(0) as started,
        pytest.raises(NoCluster, match="no worker for 1 seconds"),
    ):
        list(work_on_cluster(tell, sources, started.scheduler_address, alone=1))
