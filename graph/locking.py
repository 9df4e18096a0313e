"""One build at a time for one output folder.

In: the output folder. Out: a lock on the file ``.OUT.lock`` beside it, which says who builds. The
system holds the lock for the life of the process: that of a killed build is free at once.
Example: while ``out`` is built, a second build into it is told which process builds, since when.
"""

from __future__ import annotations

import fcntl
import json
import os
import socket
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class BusyFolder(Exception):
    """Another build writes the output folder."""


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """Hold the lock of an output folder; raise BusyFolder, naming the builder, where it is held."""
    path = out.with_name(f".{out.name}.lock")
    lock = _take(path)
    if lock is None:
        raise BusyFolder(
            f"{out} is being built by {_read_builder(path)}; wait for it or name another with --out"
        )
    try:
        os.ftruncate(lock, 0)
        os.write(lock, json.dumps(_builder()).encode())
        yield
    finally:
        path.unlink(missing_ok=True)
        os.close(lock)


def _take(path: Path) -> int | None:
    """Return the open and locked file at ``path``, None where another process holds it."""
    while True:
        lock = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if path.exists() and os.path.samestat(os.fstat(lock), path.stat()):
                return lock
        except BlockingIOError:
            os.close(lock)
            return None
        os.close(lock)  # its holder took the file away between our two steps


def _builder() -> dict[str, str | int]:
    since = time.strftime("%Y-%m-%d %H:%M:%S")
    return {"pid": os.getpid(), "host": socket.gethostname(), "since": since}


def _read_builder(path: Path) -> str:
    """Return who holds the lock, in words."""
    try:
        builder = json.loads(path.read_text(encoding="utf-8"))
        return f"process {builder['pid']} on {builder['host']} since {builder['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "another process"
