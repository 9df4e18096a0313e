"""What a worker of a Dask scheduler does: each task in a process of its own, its child.

In: a function, a Source with its bytes, the fingerprints of the sender's program, seconds. Out: the
outcome; a Lost that says why where the child died of the task or took too long. Example: 甲.pdf
needs more memory than there is: its child dies, the next task has a new one, the worker lives.

The worker itself must not die of a document, since Dask takes all the tasks that a lost worker had
for the cause. A child ends with its worker, however that one ends.
"""

from __future__ import annotations

import pickle
import signal
import threading
from collections.abc import Callable
from multiprocessing import current_process
from typing import TypeVar

from graph.fingerprints import fingerprints
from graph.reading import Source
from graph.workers import Lost, Worker, work_with

Outcome = TypeVar("Outcome")
# one child for each worker, however many threads it has: it stays for the next task
CHILD: list[Worker[bytes, bytes]] = []
ONE = threading.Lock()
# what comes of a task whose process was asked to end
ASKED = Lost(f"died (exit code {-signal.SIGTERM})")


class OtherProgram(Exception):
    """A worker whose program, or whose libraries, read otherwise than the sender's."""


class Ended(Exception):
    """A child that somebody ended, as one does who stops a worker: no document asks for that."""


def run(
    work: Callable[[Source], Outcome], task: Source, expected: dict[str, str], limit: float
) -> Outcome | Lost:
    """Do a task in the child; OtherProgram where this program is not the sender's, or Ended."""
    own = fingerprints()
    other = [name for name in sorted(expected) if own.get(name) != expected[name]]
    if other:
        raise OtherProgram(", ".join(other))
    with ONE:
        outcome = work_in_child(work, task, limit)
    if outcome == ASKED:
        raise Ended
    return outcome


def work_in_child(work: Callable[[Source], Outcome], task: Source, limit: float) -> Outcome | Lost:
    """Do a task in the child, which is started for the first one."""
    import cloudpickle

    if not CHILD:
        # a worker of Dask's is a daemon, which may start none lest it leave them behind: ours ends
        current_process().daemon = False
        CHILD.append(Worker(work_packed))
    outcomes = work_with(CHILD, [cloudpickle.dumps((work, task))], limit)
    packed = next(outcomes)
    if isinstance(packed, Lost):
        return packed
    outcome: Outcome = pickle.loads(packed)
    return outcome


def work_packed(packed: bytes) -> bytes:
    """Do a task that came with its function: one that the child cannot import comes as code."""
    work, task = pickle.loads(packed)
    return pickle.dumps(work(task))
