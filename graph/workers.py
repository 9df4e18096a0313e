"""Processes that do one task after another; one that dies costs the task that it was at.

In: a function, its tasks, the number of processes. Out: the outcomes, in the order of the tasks; of
a task whose process died, or was stopped because it took too long, a Lost that says why. Such a
process ends with the one that started it, however that one ends.
Example: the process that reads 甲.pdf is killed for want of memory: 甲.pdf is Lost, no other is.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from multiprocessing import get_all_start_methods, get_context, parent_process
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Generic, TypeVar

from graph.limits import SECONDS, limit_memory
from graph.records import record

Task = TypeVar("Task")
Outcome = TypeVar("Outcome")
HELD = 2  # tasks that a process has: the next is there when one is done
AHEAD = 64  # outcomes for each process that may wait for an earlier one
TICK = 1.0  # seconds between two looks for a task that takes too long


@record(frozen=True, slots=True)
class Lost:
    """A task without an outcome, and why."""

    reason: str


def work_in_processes(
    work: Callable[[Task], Outcome], tasks: Sequence[Task], jobs: int, *, limit: float = SECONDS
) -> Iterator[Outcome | Lost]:
    """Yield the outcome of each task, in order, done by ``jobs`` processes."""
    workers = [Worker[Task, Outcome](work) for _ in range(min(jobs, len(tasks)))]
    try:
        yield from work_with(workers, tasks, limit)
    finally:
        for worker in workers:
            worker.end()


def work_with(
    workers: list[Worker[Task, Outcome]], tasks: Sequence[Task], limit: float
) -> Iterator[Outcome | Lost]:
    """Yield the outcome of each task, in order; one of ``workers`` that ends is replaced in it."""
    waiting = deque(range(len(tasks)))
    done: dict[int, Outcome | Lost] = {}
    for at in range(len(tasks)):
        while at not in done:
            for worker in workers:
                worker.fill(tasks, waiting, at + AHEAD * len(workers))
            _collect(workers, done, limit)
            for place, worker in enumerate(workers):
                if worker.reason is not None:
                    workers[place] = Worker(worker.work)
                    waiting.extendleft(reversed(worker.held))
                    worker.end()
        yield done.pop(at)


def _collect(
    workers: Sequence[Worker[Task, Outcome]], done: dict[int, Outcome | Lost], limit: float
) -> None:
    """Wait for workers to say something or to take too long; book what came of their tasks."""
    ready = wait([worker.connection for worker in workers], timeout=min(TICK, limit))
    for worker in workers:
        if worker.connection in ready or worker.is_late(limit):
            worker.take(done, limit)


class Worker(Generic[Task, Outcome]):
    """A process, what it was given (``held``, by number) and why it ended (``reason``)."""

    def __init__(self, work: Callable[[Task], Outcome]) -> None:
        served = "forkserver" in get_all_start_methods()
        context = get_context("forkserver") if served else get_context("spawn")
        self.work = work
        self.connection, theirs = context.Pipe()
        self.process = context.Process(target=serve, args=(work, theirs), daemon=True)
        with uninterrupted():
            self.process.start()
        theirs.close()
        self.held: deque[int] = deque()
        self.reason: str | None = None
        self._since = 0.0

    def fill(self, tasks: Sequence[Task], waiting: deque[int], before: int) -> None:
        """Hand over the next tasks, those with a number below ``before``."""
        while waiting and len(self.held) < HELD and waiting[0] < before:
            try:
                self.connection.send(tasks[waiting[0]])
            except OSError:  # it has died: take() finds out
                return
            if not self.held:
                self._since = time.monotonic()
            self.held.append(waiting.popleft())

    def is_late(self, limit: float) -> bool:
        """Say whether the task at hand takes more than ``limit`` seconds."""
        return bool(self.held) and time.monotonic() - self._since > limit

    def take(self, done: dict[int, Outcome | Lost], limit: float) -> None:
        """Book the outcome of the task at hand; where there is none, that it is lost."""
        late = self.is_late(limit) and not self.connection.poll()
        try:
            if late:
                raise EOFError
            outcome: Outcome | Lost = self.connection.recv()
        except (EOFError, OSError):
            self.process.join(0 if late else TICK)  # one that dies has an exit code to tell
            self.process.kill()
            self.process.join()
            died = f"died (exit code {self.process.exitcode})"
            self.reason = f"was stopped after {limit:.0f} seconds" if late else died
            outcome = Lost(self.reason)
        if self.held:
            done[self.held.popleft()] = outcome
        self._since = time.monotonic()

    def end(self) -> None:
        """End the process, whatever it is at."""
        self.connection.close()
        self.process.kill()
        self.process.join()
        self.process.close()


def serve(work: Callable[[Task], Outcome], connection: Connection) -> None:
    """Do tasks until the other side is gone, in a bounded memory."""
    limit_memory()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # for those that uninterrupted() cannot keep
    threading.Thread(target=end_with, args=(parent_process(),), daemon=True).start()
    while True:
        try:
            task = connection.recv()
        except (EOFError, OSError):
            return
        outcome = work(task)
        try:
            connection.send(outcome)
        except OSError:
            return


def end_with(starter: BaseProcess) -> None:
    """End this process, whatever it is at, once the one that started it is gone."""
    starter.join()
    os._exit(1)


@contextmanager
def uninterrupted() -> Iterator[None]:
    """Start processes that Ctrl-C does not reach: the one that started them ends them."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread can set what a process inherits
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
