"""The build that the server has open: read once, read again when another stands in its place.

In: the folder of a build. Out: the Build, and what is made of it. Example: two requests for words
share one reading of facts.jsonl; after a rebuild the next request reads the new one.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import RLock
from typing import Generic, TypeVar

from viz.build import Build, load_build

T = TypeVar("T")


class Opened:
    """The build in ``out``, as it is now."""

    def __init__(self, out: Path) -> None:
        self.out = out
        self._build = Made(self, lambda: load_build(out))

    def stamp(self) -> object:
        """Return what differs between two builds in one place."""
        found = (self.out / "facts.jsonl").stat()
        return found.st_ino, found.st_mtime_ns, found.st_size

    def build(self) -> Build:
        """Return the build."""
        return self._build.get()


class Made(Generic[T]):
    """Something made of an opened build by ``make``, once for each build."""

    def __init__(self, opened: Opened, make: Callable[[], T]) -> None:
        self._opened = opened
        self._make = make
        self._lock = RLock()
        self._kept: tuple[object, T] | None = None

    def get(self) -> T:
        """Return it; who asks while it is made waits."""
        with self._lock:
            stamp = self._opened.stamp()
            if self._kept is None or self._kept[0] != stamp:
                self._kept = stamp, self._make()
            return self._kept[1]
