"""``--scheduler``: what the workers of a cluster read gives the bytes that one machine gives."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest
from clusters import start_workers
from distributed import LocalCluster
from incremental_inputs import add, contents

from build_graph import main
from graph import building, cluster
from graph.reading import Source


@pytest.fixture(scope="module")
def workers() -> Iterator[LocalCluster]:
    """Start two workers, each a process."""
    with start_workers(2) as started:
        yield started


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return an input of documents, one of them broken."""
    (tmp_path / "in").mkdir()
    for number in range(24):
        add(tmp_path / "in", Random(number))
    (tmp_path / "in" / "broken.docx").write_bytes(b"no Word file")
    return tmp_path / "in"


def build(folder: Path, out: Path, *options: str) -> dict[str, object]:
    """Build; return what must be the same wherever it was read."""
    assert main([str(folder), "--out", str(out), *options]) == 1
    return contents(out)


def test_a_worker_killed_in_the_middle_changes_no_byte(
    workers: LocalCluster, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed = []

    def kill_one(work: Any, tasks: Sequence[Source], address: str) -> Iterator[Any]:
        for number, outcome in enumerate(cluster.work_on_cluster(work, tasks, address)):
            if number == 3:
                killed.append(next(iter(workers.workers.values())).pid)
                os.kill(killed[0], signal.SIGKILL)
            yield outcome

    monkeypatch.setattr(building, "work_on_cluster", kill_one)
    there = build(folder, folder.parent / "there", "--scheduler", workers.scheduler_address)
    assert len(killed) == 1
    assert there == build(folder, folder.parent / "here")


def test_a_cluster_that_cannot_be_had_leaves_the_old_output(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(cluster, "CONNECTING", 0.5)
    out = folder.parent / "out"
    before = build(folder, out)
    add(folder, Random(99))
    told = main([str(folder), "--out", str(out), "--scheduler", "tcp://127.0.0.1:9"])
    assert told == 2
    assert "no Dask scheduler answers at tcp://127.0.0.1:9" in capsys.readouterr().err
    assert contents(out) == before
