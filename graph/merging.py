"""graph.nq made from that of the build before: the named graphs of most documents stay.

In: the old graph.nq, the hash of all that each document's graph in it was made of, and the sorted
lines of all other graphs. Out: the new graph.nq, in one pass over the old one, and the lines that
only one of the two has. Example: of 1,000 documents one is new; the lines of 999 are copied, those
of the new one and of what is inferred of all are put between them.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.fingerprints import hash_parts
from graph.quads import LineSorter
from graph.records import record
from graph.vocab import iri

LINES = 16_000_000  # bytes of the old file that are held at once


@record(frozen=True, slots=True)
class Differences:
    """Files of the lines that only the old graph.nq has, and only the new; how many they are."""

    removed: Path
    added: Path
    count: int


class OldGraph:
    """The graph.nq of the build before, and which of its named graphs stay as they are.

    ``known`` is what the build before noted as ``hashes``: by document, the hash of what its graph
    was made of; none where the file is not as it was written. ``differences`` are there once the
    new file was merged from the old.
    """

    def __init__(self, path: Path, known: Mapping[str, str]) -> None:
        self.path = path
        self._known = known
        self._staying: set[bytes] = set()
        self.hashes: dict[str, str] = {}
        self.differences: Differences | None = None

    def stays(self, doc: str, told: Sequence[Any]) -> bool:
        """Say whether the graph of a document is made of the same as it was."""
        self.hashes[doc] = hash_parts([json.dumps(told)])
        same = self._known.get(doc) == self.hashes[doc]
        if same:
            self._staying.add(f"{iri(f'graph/doc/{doc}')}> .\n".encode())
        return same

    def write(self, sorter: LineSorter, path: Path) -> int:
        """Write the lines of all graphs that stay and those of a sorter; return their number.

        The sorter has no line of a graph that stays.
        """
        if not self._known:
            return sorter.write(path)
        removed, added = path.with_name("removed.nq"), path.with_name("added.nq")
        count = changes = 0
        with path.open("wb") as file, removed.open("wb") as less, added.open("wb") as more:
            for old, new in meet(self._blocks(), sorter.blocks()):
                kept, dropped = self._part(old)
                file.writelines(sorted(kept + new))  # two sorted runs: one comparison a line
                gone, come = sorted({*dropped} - {*new}), sorted({*new} - {*dropped})
                less.writelines(gone)
                more.writelines(come)
                count += len(kept) + len(new)
                changes += len(gone) + len(come)
        self.differences = Differences(removed, added, changes)
        return count

    def _blocks(self) -> Iterator[list[bytes]]:
        """Yield the lines of the old file, some at a time."""
        with self.path.open("rb") as file:
            while lines := file.readlines(LINES):
                yield lines

    def _part(self, lines: list[bytes]) -> tuple[list[bytes], list[bytes]]:
        """Return the lines of graphs that stay, and the others.

        No literal ends like the name of a graph, and nothing in the default graph, which holds the
        ontology, leads to a document's graph: the last address of a line tells.
        """
        staying = self._staying
        stays = [line.rpartition(b" <")[2] in staying for line in lines]
        kept = [line for line, one in zip(lines, stays, strict=True) if one]
        return kept, [line for line, one in zip(lines, stays, strict=True) if not one]


def meet(
    olds: Iterator[list[bytes]], news: Iterator[list[bytes]]
) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """Yield the lines of two sorted rows of blocks, side by side: both reach up to the same line.

    >>> list(meet(iter([[b"a", b"c"]]), iter([[b"b"], [b"d"]])))
    [([b'a'], [b'b']), ([b'c'], []), ([], [b'd'])]
    """
    left, right = next(olds, []), next(news, [])
    while left and right:
        last = min(left[-1], right[-1])
        one, left = split(left, last)
        other, right = split(right, last)
        yield one, other
        left, right = left or next(olds, []), right or next(news, [])
    if left or right:
        yield left, right
    yield from ((lines, []) for lines in olds)
    yield from (([], lines) for lines in news)


def split(lines: list[bytes], last: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return sorted lines up to and with ``last``, and those behind it."""
    place = bisect_right(lines, last)
    return lines[:place], lines[place:]
