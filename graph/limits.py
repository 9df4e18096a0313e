"""What one task may use: seconds and bytes.

In: a number of seconds or bytes. Out: Late where a task takes longer; MemoryError where it takes
more. Example: ``with time_limit(900):`` before a document is read.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

SECONDS = 900.0  # ten times what the largest text needs
MEMORY = 4_000_000_000  # bytes: five times what the largest document needs


class Late(BaseException):
    """A task that took too long; no Exception, so that no part of the task takes it for its own."""


def limit_memory() -> None:
    """Let the system refuse this process more than ``MEMORY`` bytes, where it can."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (MEMORY, MEMORY))


@contextmanager
def time_limit(seconds: float) -> Iterator[None]:
    """Raise Late in what takes more than ``seconds`` of the processor.

    Only the main thread of a process can be interrupted, and where the system has timers; elsewhere
    nothing is limited.
    """
    if threading.current_thread() is not threading.main_thread() or sys.platform == "win32":
        yield
        return

    def stop(_: int, __: FrameType | None) -> None:
        raise Late(f"was stopped after {seconds:.0f} seconds of work")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)
