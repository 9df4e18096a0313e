"""Facts on the way to facts.jsonl: kept on disk in the order read, written in the order of ids.

In: the fact lines of one document after another. Out: facts.jsonl, ordered by document. Memory
does not grow with the facts, only by one entry a document. Example: documents read as 乙, 甲 are
written as 甲, 乙, each with its facts in their order.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from types import TracebackType
from typing import Any, Self

Line = Mapping[str, Any]


class Spool:
    """A file of fact lines beside the output, gone when the ``with`` block is left."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._file = path.open("w+b")
        self._places: dict[str, tuple[int, int]] = {}

    def __enter__(self) -> Self:
        """Return the spool itself."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close and remove the file."""
        self._file.close()
        self._path.unlink(missing_ok=True)

    def add(self, doc: str, facts: Iterable[Line]) -> None:
        """Keep the facts of a document; ValueError where it was added before."""
        if doc in self._places:
            raise ValueError(f"document {doc!r} was added before")
        start = self._file.tell()
        self._file.writelines(to_line(fact) for fact in facts)
        self._places[doc] = (start, self._file.tell() - start)

    def write(self, path: Path) -> None:
        """Write the facts of all documents to ``path``, ordered by the documents' ids."""
        with path.open("wb") as target:
            for doc in sorted(self._places):
                start, size = self._places[doc]
                self._file.seek(start)
                target.write(self._file.read(size))
        self._file.seek(0, 2)


def to_line(line: Line) -> bytes:
    """Return an object as one line of JSON in UTF-8."""
    return (json.dumps(line, ensure_ascii=False) + "\n").encode("utf-8")


def read_lines(path: Path) -> Iterator[dict[str, Any]]:
    """Yield the objects of a file of JSON lines, one at a time."""
    with path.open("rb") as file:
        for line in file:
            yield json.loads(line)
