"""The facts of a build, read from their file each time that they are gone through.

In: a facts.jsonl. Out: its facts in their order: all, those of some kinds, those of a document.
Memory holds some at a time. The file stays open: what a further build puts in its place is another.
Example: ``facts.of("aid")`` parses no line of another kind.
"""

from __future__ import annotations

import json
import os
import re
import weakref
from collections.abc import Iterator, Mapping
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any, BinaryIO

from graph.lines import AT_ONCE, parse_lines

Line = Mapping[str, Any]

# how most lines begin; whichever does not is parsed as a whole
DOC = re.compile(rb'\{"doc": ("[^"\\]*")')


class Facts:
    """The facts of a file of JSON lines."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = os.dup(file.fileno())
        weakref.finalize(self, os.close, self._file)

    @classmethod
    def open(cls, path: Path) -> Facts:
        """Return the facts of a facts.jsonl; FileNotFoundError where there is none."""
        with path.open("rb") as file:
            return cls(file)

    def __iter__(self) -> Iterator[Line]:
        """Yield all facts."""
        for _, lines in self._blocks():
            yield from parse_lines(lines)

    def of(self, *kinds: str) -> Iterator[Line]:
        """Yield the facts of some kinds."""
        told = re.compile(rb'"kind"\s*:\s*"(?:%s)"' % b"|".join(kind.encode() for kind in kinds))
        for _, lines in self._blocks():
            found = parse_lines([line for line in lines if told.search(line)])
            yield from (fact for fact in found if fact["kind"] in kinds)

    def stated_in(self, doc: str) -> list[Line]:
        """Return the facts of a document."""
        runs = self._runs.get(doc, ())
        return [fact for at, size in runs for fact in parse_lines(self._read(at, size))]

    @cached_property
    def _runs(self) -> dict[str, list[tuple[int, int]]]:
        """Where the facts of each document stand: the offsets and sizes of stretches of lines."""
        runs: dict[str, list[tuple[int, int]]] = {}
        for name, stretch in groupby(self._places(), itemgetter(0)):
            places = [(at, size) for _, at, size in stretch]
            size = sum(size for _, size in places)
            runs.setdefault(json.loads(name), []).append((places[0][0], size))
        return runs

    def _places(self) -> Iterator[tuple[bytes, int, int]]:
        """Yield of each line its document, as JSON has it, its offset and its size."""
        for start, lines in self._blocks():
            at = start
            for line in lines:
                found = DOC.match(line)
                name = found[1] if found else json.dumps(json.loads(line)["doc"]).encode()
                yield name, at, len(line) + 1
                at += len(line) + 1

    def _blocks(self) -> Iterator[tuple[int, list[bytes]]]:
        """Yield some lines at a time, each time behind the offset of the first."""
        start, rest = 0, b""
        while piece := os.pread(self._file, AT_ONCE, start + len(rest)):
            whole, end, tail = (rest + piece).rpartition(b"\n")
            if end:
                yield start, whole.split(b"\n")
                start += len(whole) + 1
            rest = tail
        if rest:
            yield start, [rest]

    def _read(self, at: int, size: int) -> list[bytes]:
        """Return the lines of a stretch of the file."""
        return os.pread(self._file, size, at).rstrip(b"\n").split(b"\n")
