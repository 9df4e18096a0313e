"""The quads in several files, each with some of the named graphs whole: for loaders of clusters.

In: a build's graph.nq. Out: a folder of N-Quads and ``shards.csv``, which names each file with its
quads and its sha256. A document's graph stands in the same shard in every build. Example: sixteen
machines load one file each, and each holds whole documents.
"""

from __future__ import annotations

import csv
import hashlib
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from zlib import crc32

from graph.quads import graph_at

SHARDS = 16
INDEX = "shards.csv"


@dataclass(slots=True)
class Shard:
    """A file that is being written, and what is told of it."""

    name: str
    file: IO[bytes]
    quads: int = 0
    hash: hashlib._Hash = field(default_factory=hashlib.sha256)

    def add(self, line: bytes) -> None:
        """Write a quad."""
        self.file.write(line)
        self.hash.update(line)
        self.quads += 1


def write_shards(graph: Path, output: Path, language: str) -> None:
    """Write the folder; the order of graph.nq is kept in each file."""
    with (graph / "graph.nq").open("rb") as quads:
        output.mkdir(exist_ok=True)
        names = [f"graph-{number:02}.nq" for number in range(SHARDS)]
        shards = [Shard(name, (output / name).open("wb")) for name in names]
        try:
            for line in quads:
                shards[shard_of(line)].add(line)
        finally:
            for shard in shards:
                shard.file.close()
    with (output / INDEX).open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(("file", "quads", "sha256"))
        table.writerows((one.name, one.quads, one.hash.hexdigest()) for one in shards)


def shard_of(line: bytes) -> int:
    """Return the number of a quad's shard: of its graph's name, 0 for the default graph."""
    at, end = graph_at(line), len(line) - len(" .\n")
    return crc32(line[at + len(" <") :]) % SHARDS if at < end else 0
