"""Reading on many machines: the tasks go to the workers of a Dask scheduler, with their bytes.

In: a function, Sources, the address of a scheduler. Out: the outcomes, in the order of the Sources;
of one whose workers died, or that took too long, a Lost that says why. A worker needs this program,
the same as here, and none of the files. Example: of two workers one is killed: what it had is done
by the other, and the outcomes are the same.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, Any, TypeVar

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
# one reading at a time in a process, however many threads its worker has: they share a pipeline
ONE = threading.Lock()


class NoCluster(Exception):
    """A cluster that cannot be worked with: the message says why, and what to do."""


class OtherProgram(Exception):
    """A worker whose program, or whose libraries, read otherwise than ours."""


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
    within ``alone`` seconds, and where a worker runs another program.
    """
    with connected(address) as client:
        futures: dict[int, Future[Any] | Outcome] = {}
        sent = 0
        for at in range(len(tasks)):
            ahead = at + HELD * max(1, sum(client.nthreads().values()))
            while sent < min(ahead, len(tasks)):
                futures[sent] = send(client, work, tasks[sent])
                sent += 1
            yield await_outcome(client, futures.pop(at), limit, alone)


@contextmanager
def connected(address: str) -> Iterator[Client]:
    """Yield a client of a scheduler; what goes wrong with either becomes NoCluster."""
    try:
        from distributed import Client
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
    finally:
        client.close(timeout=TICK)


def send(client: Client, work: Callable[[Source], Outcome], task: Source) -> Future[Any] | Outcome:
    """Send a task with its bytes; one whose bytes cannot be had is done here, which says so."""
    try:
        carried = replace(task, data=read_bytes(task))
    except UnreadableDocument:
        return work(task)
    return client.submit(run, work, carried, fingerprints(), pure=False)


def run(work: Callable[[Source], Outcome], task: Source, expected: dict[str, str]) -> Outcome:
    """Do a task on a worker; OtherProgram where the worker's program is not the sender's."""
    own = fingerprints()
    other = [name for name in sorted(expected) if own.get(name) != expected[name]]
    if other:
        raise OtherProgram(", ".join(other))
    with ONE:
        return work(task)


def await_outcome(
    client: Client, future: Future[Any] | Outcome, limit: float, alone: float
) -> Outcome | Lost:
    """Return the outcome of a task, or how it was lost."""
    from distributed import CancelledError, Future, KilledWorker

    if not isinstance(future, Future):
        return future
    watch = Watch(client, future, limit, alone)
    while True:
        try:
            outcome: Outcome = future.result(timeout=TICK)
        except TimeoutError:
            if reason := watch.reason():
                return Lost(reason)
        except KilledWorker as killed:
            return Lost(f"died, and so did {killed.allowed_failures} others that took it on")
        except CancelledError as lost:
            raise NoCluster(
                "the scheduler was lost; what was read is kept: build again once it is back"
            ) from lost
        except OtherProgram as other:
            raise NoCluster(
                f"a worker runs another program than this one (its {other} differ): give all "
                "workers this version and these requirements"
            ) from other
        except Exception as wrong:  # a task never fails by itself: the worker cannot run it
            raise NoCluster(
                f"a worker cannot run this program ({type(wrong).__name__}: {wrong}): it needs "
                "this checkout on its PYTHONPATH and requirements.txt"
            ) from wrong
        else:
            return outcome


class Watch:
    """Looks after one task that others wait for."""

    def __init__(self, client: Client, future: Future[Any], limit: float, alone: float) -> None:
        self._client, self._future = client, future
        self._limit, self._alone = limit, alone
        self._worker: str | None = None
        self._since = time.monotonic()

    def reason(self) -> str | None:
        """Return why the task is given up, None while it is not; NoCluster without any worker."""
        worker = self._find()
        if worker != self._worker:
            self._worker, self._since = worker, time.monotonic()
        passed = time.monotonic() - self._since
        if worker is None and passed > self._alone and not self._client.nthreads():
            raise NoCluster(
                f"the scheduler has had no worker for {self._alone:.0f} seconds: start some with "
                "`dask worker ADDRESS --nthreads 1`"
            )
        if worker is None or passed <= self._limit:
            return None
        self._future.cancel()
        self._client.restart_workers([worker], raise_for_error=False)
        return f"was stopped after {self._limit:.0f} seconds"

    def _find(self) -> str | None:
        """Return the address of the worker that has the task."""
        told = self._client.processing()
        return next((name for name, keys in told.items() if self._future.key in keys), None)
