"""What was published, kept on the server itself in graphs of their own.

In: a Server. Out: a Record: each graph that a publication of ours put there, with what it held. It
stands beside the data, so that any machine can go on where another stopped, and a server that is
put back to an older state has the record of that state. A graph without a checksum was being sent:
it is ours, and what it holds is not known. Example: in ``graph/publication/7`` (the first digit of
the SHA-256 of the name, so that a small change touches a small graph) stands ``<graph/gazetteer> a
void:Dataset ; void:triples 8813 ; :graphSha256 "1c2d94…"``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from io import BytesIO
from itertools import groupby

from graph.publish.contents import RECORDS, Content
from graph.publish.sending import Sender
from graph.publish.server import Server, value
from graph.quads import named, number, text

SHARDS = "0123456789abcdef"


class Record:
    """The graphs that were published: each with its Content, None while it is being sent."""

    def __init__(self, server: Server, sender: Sender) -> None:
        self._sender = sender
        self.entries: dict[str, Content | None] = {}
        for shard in SHARDS:
            self.entries |= read_shard(server, place(shard))

    def mark(self, names: Iterable[str]) -> None:
        """Say that graphs are about to be sent: what they hold is not known from here on."""
        for shard, some in by_shard(names):
            known = any(self.entries.get(name) for name in some)
            new = [name for name in some if name not in self.entries]
            self.entries |= dict.fromkeys(some)
            if known:
                self._write(shard)
            elif new:
                self._add(shard, new)

    def confirm(self, contents: Mapping[str, Content]) -> None:
        """Say what graphs hold that were sent and verified."""
        self.entries |= contents
        for shard, some in by_shard(contents):
            self._add(shard, some)

    def forget(self, names: Iterable[str]) -> None:
        """Say that graphs are gone."""
        for shard, some in by_shard(names):
            for name in some:
                del self.entries[name]
            self._write(shard)

    def _add(self, shard: str, names: Iterable[str]) -> None:
        self._sender.add(place(shard), self._file(names))

    def _write(self, shard: str) -> None:
        names = [name for name in self.entries if shard_of(name) == shard]
        if names:
            self._sender.put(place(shard), self._file(names))
        else:
            self._sender.writer.drop(place(shard))

    def _file(self, names: Iterable[str]) -> BytesIO:
        told = (line for name in names for line in lines(name, self.entries[name]))
        return BytesIO("".join(told).encode())


def read_shard(server: Server, graph: str) -> dict[str, Content | None]:
    """Return the entries of one graph of the record."""
    rows = server.select(
        f"SELECT ?graph ?count ?sha WHERE {{ GRAPH <{graph}> {{ ?graph a {named('void:Dataset')} "
        f"OPTIONAL {{ ?graph {named('void:triples')} ?count }} "
        f"OPTIONAL {{ ?graph {named('graphSha256')} ?sha }} }} }}"
    )
    found: dict[str, Content | None] = {}
    for row in rows:
        name, count, sha = value(row["graph"]), value(row["count"]), value(row["sha"])
        whole = count and sha and name not in found  # two checksums say as much as none
        found[name] = Content(int(count), sha) if whole else None
    return found


def lines(name: str, content: Content | None) -> Iterator[str]:
    """Yield the lines of N-Triples of an entry."""
    yield f"<{name}> {named('rdf:type')} {named('void:Dataset')} .\n"
    if content is not None:
        yield f"<{name}> {named('void:triples')} {number(content.count)} .\n"
        yield f"<{name}> {named('graphSha256')} {text(content.sha256)} .\n"


def by_shard(names: Iterable[str]) -> Iterator[tuple[str, list[str]]]:
    """Yield the digits of the graphs of the record that names stand in, each with its names."""
    for shard, some in groupby(sorted(names, key=shard_of), shard_of):
        yield shard, list(some)


@cache
def shard_of(name: str) -> str:
    """Return the digit of the graph of the record that a name stands in."""
    return hashlib.sha256(name.encode()).hexdigest()[0]


def place(shard: str) -> str:
    """Return the name of a graph of the record."""
    return RECORDS + shard
