"""Reading on many machines: the tasks go to the workers of a Dask scheduler, with their bytes.

In: a function, Sources, the address of a scheduler. Out: the outcomes, in the order of the Sources;
of one that killed its process, or that took too long, a Lost that says why, as on one machine.
Scheduler and workers need this program, the same as here, and none of the files; what a worker does
with a task is in graph/cluster_workers.py. Example: of two workers one is killed: what it had is
done by the other, and the outcomes are the same.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from graph.cluster_workers import Ended, OtherProgram, run
from graph.fingerprints import fingerprints
from graph.limits import SECONDS
from graph.reading import Source, UnreadableDocument
from graph.reading.finding import read_bytes
from graph.workers import TICK, Lost

if TYPE_CHECKING:
    from distributed import Client, Future

Outcome = TypeVar("Outcome")
HELD = 4  # tasks for each thread of the workers: the next is there when one is done
CONNECTING = 20.0  # seconds for the scheduler to answer
ALONE = 120.0  # seconds without any worker before the build gives up
SENDINGS = 4  # of a task, each of which Dask gives up since its workers are lost


class NoCluster(Exception):
    """A cluster that cannot be worked with: the message says why, and what to do."""


def work_on_cluster(
    work: Callable[[Source], Outcome],
    tasks: Sequence[Source],
    address: str,
    *,
    limit: float = SECONDS,
    alone: float = ALONE,
) -> Iterator[Outcome | Lost]:
    """Yield the outcome of each task, in order; a task may have ``limit`` seconds.

    NoCluster is raised where the scheduler cannot be reached or is lost, where no worker comes
    within ``alone`` seconds, and where the cluster has another program, or none.
    """
    with connected(address) as client:
        futures: dict[int, Future[Any] | Outcome | Lost] = {}
        sent = 0
        for at in range(len(tasks)):
            ahead = at + HELD * max(1, sum(client.nthreads().values()))
            while sent < min(ahead, len(tasks)):
                futures[sent] = send(client, work, tasks[sent], limit)
                sent += 1
            again = partial(send, client, work, tasks[at], limit)
            yield bring_home(client, futures.pop(at), again, alone)


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Yield a client of a scheduler; what goes wrong with either becomes NoCluster."""
    try:
        from distributed import CancelledError, Client
    except ImportError as missing:
        raise NoCluster(
            "--scheduler needs Dask: pip install --requirement requirements-cluster.txt"
        ) from missing
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # we say ourselves what is wrong
    try:
        client = Client(address, timeout=CONNECTING, set_as_default=False)
    except (OSError, ValueError) as wrong:
        raise NoCluster(
            f"no Dask scheduler answers at {address} ({type(wrong).__name__}): is it running, is "
            "the address right?"
        ) from wrong
    try:
        yield client
    except (OSError, CancelledError) as lost:
        raise NoCluster(
            "the scheduler was lost; what was read is kept: build again once it is back"
        ) from lost
    finally:
        client.close(timeout=TICK)


def send(
    client: Client, work: Callable[[Source], Outcome], task: Source, limit: float
) -> Future[Any] | Outcome | Lost:
    """Send a task with its bytes; one whose bytes cannot be had is done here, which says so."""
    try:
        carried = replace(task, data=read_bytes(task))
    except UnreadableDocument:
        return work(task)
    return client.submit(run, work, carried, fingerprints(), limit, pure=False)


def bring_home(
    client: Client,
    sent: Future[Any] | Outcome | Lost,
    again: Callable[[], Future[Any] | Outcome | Lost],
    alone: float,
) -> Outcome | Lost:
    """Return the outcome of a task; it is sent ``again`` where its worker is lost for good.

    Dask gives up all that lost workers had, be it that it only waited there.
    """
    from distributed import Future, KilledWorker

    for sending in range(SENDINGS):
        if sending > 0:
            sent = again()
        if not isinstance(sent, Future):
            return sent
        try:
            return await_outcome(client, sent, alone)
        except (KilledWorker, Ended):
            continue
    return Lost(f"was lost with its worker, whenever it was sent ({SENDINGS} times)")


def await_outcome(client: Client, future: Future[Any], alone: float) -> Outcome | Lost:
    """Return what came of a task; NoCluster where the cluster cannot run this program."""
    from distributed import KilledWorker

    try:
        return wait_for(client, future, alone)
    except (KilledWorker, Ended):
        raise
    except OtherProgram as other:
        raise NoCluster(
            f"a worker runs another program than this one (its {other} differ): give all "
            "workers this version and these requirements"
        ) from other
    except Exception as wrong:
        if future.status != "error":  # it is not the task that failed
            raise
        # nor does a task ever fail by itself: Dask, which takes it apart on its way, cannot
        root = wrong.__cause__ or wrong
        raise NoCluster(
            f"the scheduler or a worker cannot run this program ({type(root).__name__}: {root}): "
            "each needs this checkout on its PYTHONPATH, and requirements.txt"
        ) from wrong


def wait_for(client: Client, future: Future[Any], alone: float) -> Outcome | Lost:
    """Return the result of a task, whoever does it; NoCluster where there is nobody for long.

    A worker that is frozen, or cut off, is Dask's to find: it takes its tasks from one that says
    nothing for ``distributed.scheduler.worker-ttl``.
    """
    seen = time.monotonic()
    while True:
        try:
            outcome: Outcome | Lost = future.result(timeout=TICK)
        except TimeoutError:
            if client.nthreads():
                seen = time.monotonic()
            elif time.monotonic() - seen > alone:
                raise NoCluster(
                    f"the scheduler has had no worker for {alone:.0f} seconds: start some with "
                    "`dask worker ADDRESS --nthreads 1`"
                ) from None
        else:
            return outcome
