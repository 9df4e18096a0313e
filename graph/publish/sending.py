"""One graph sent whole, in batches that the server takes.

In: a Writer, a file of N-Triples. Out: requests of at most so many bytes: the first replaces the
graph, the others add to it. Example: where Virtuoso refuses an update of 7,000 lines, its halves
are sent, and no later batch is larger than the half that it took.
"""

from __future__ import annotations

from typing import BinaryIO

from graph.publish.connection import Refused
from graph.publish.writers import Writer

# a refusal that a smaller request may not meet with: too large, or more than a server can parse
SMALLER_MAY_DO = (400, 413, 500)


class Sender:
    """Sends graphs; ``most`` bytes go into one request, fewer once the server refused so many."""

    def __init__(self, writer: Writer, most: int) -> None:
        self.writer = writer
        self.most = most

    def put(self, name: str, file: BinaryIO) -> int:
        """Make the triples of a file all that a graph holds; return how many they are."""
        lines = take(file, self.most)
        self._batch(name, lines, replace=True)
        return len(lines) + self.add(name, file)

    def add(self, name: str, file: BinaryIO) -> int:
        """Put the triples of a file to what a graph holds; return how many they are."""
        count = 0
        while lines := take(file, self.most):
            self._batch(name, lines, replace=False)
            count += len(lines)
        return count

    def _batch(self, name: str, lines: list[bytes], *, replace: bool) -> None:
        """Send lines in one request, or in halves where that is refused; Refused where one is."""
        body = b"".join(lines)
        try:
            (self.writer.put if replace else self.writer.add)(name, body)
        except Refused as refused:
            if refused.code not in SMALLER_MAY_DO or len(lines) == 1:
                raise
            half = len(lines) // 2
            self._batch(name, lines[:half], replace=replace)
            self._batch(name, lines[half:], replace=False)
            self.most = min(self.most, len(body) // 2)


def take(file: BinaryIO, most: int) -> list[bytes]:
    """Return the next lines of at most so many bytes together, but one at least if there is one."""
    lines = file.readlines(most)
    if len(lines) > 1 and sum(map(len, lines)) > most:
        file.seek(-len(lines.pop()), 1)
    return lines
