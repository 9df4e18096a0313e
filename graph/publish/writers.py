"""The two standard ways to write a graph: the Graph Store Protocol, and SPARQL Update.

In: the name of a graph, lines of N-Triples. Out: requests. Example: ``put`` is a PUT in the one,
``DROP SILENT GRAPH <…> ; INSERT DATA { GRAPH <…> { … } }`` in the other. All can be said twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import BinaryIO, Protocol
from urllib.parse import quote

import requests

from graph.publish.connection import Call, Connection, Refused, shown
from graph.publish.contents import DEFAULT
from graph.records import record
from graph.remote import NoAnswer, partial_answer

N_TRIPLES = "application/n-triples"
MISSING = 404


class Writer(Protocol):
    """A way to write."""

    @property
    def url(self) -> str:
        """Return the address that is written to."""

    def put(self, name: str, lines: bytes) -> None:
        """Make the lines all that the graph holds."""

    def add(self, name: str, lines: bytes) -> None:
        """Put the lines to what the graph holds."""

    def drop(self, name: str) -> None:
        """Remove the graph, if it is there."""

    def read(self, name: str, file: BinaryIO) -> None:
        """Write what the graph holds into an empty file, as N-Triples."""


@record(frozen=True, slots=True)
class GraphStore:
    """The SPARQL 1.1 Graph Store HTTP Protocol."""

    connection: Connection
    url: str

    def put(self, name: str, lines: bytes) -> None:
        """Replace a graph."""
        self._write("PUT", name, lines)

    def add(self, name: str, lines: bytes) -> None:
        """Merge lines into a graph."""
        self._write("POST", name, lines)

    def drop(self, name: str) -> None:
        """Remove a graph."""
        try:
            self.connection.send(Call("DELETE", self._place(name)), finish)
        except Refused as refused:
            if refused.code != MISSING:
                raise

    def read(self, name: str, file: BinaryIO) -> None:
        """Download a graph; one that is not there is empty."""
        call = Call("GET", self._place(name), {"Accept": N_TRIPLES})
        try:
            self.connection.send(call, lambda answer: download(answer, file))
        except Refused as refused:
            if refused.code != MISSING:
                raise

    def _write(self, method: str, name: str, lines: bytes) -> None:
        kind = {"Content-Type": N_TRIPLES}
        self.connection.send(Call(method, self._place(name), kind, lines), finish)

    def _place(self, name: str) -> str:
        which = "default" if name == DEFAULT else f"graph={quote(name, safe='')}"
        return f"{self.url}{'&' if '?' in self.url else '?'}{which}"


@record(frozen=True, slots=True)
class Update:
    """SPARQL 1.1 Update; what a graph holds is asked for by CONSTRUCT at the address ``query``."""

    connection: Connection
    url: str
    query: str

    def put(self, name: str, lines: bytes) -> None:
        """Replace a graph."""
        self._send(f"DROP SILENT {graph(name)} ;\n".encode() + insertion(name, lines))

    def add(self, name: str, lines: bytes) -> None:
        """Insert lines into a graph."""
        self._send(insertion(name, lines))

    def drop(self, name: str) -> None:
        """Remove a graph."""
        self._send(f"DROP SILENT {graph(name)}".encode())

    def read(self, name: str, file: BinaryIO) -> None:
        """Construct a graph; NoAnswer where the server gives a part of it only."""
        where = "?s ?p ?o" if name == DEFAULT else f"GRAPH <{name}> {{ ?s ?p ?o }}"
        question = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {where} }}"
        call = Call("POST", self.query, {"Accept": N_TRIPLES}, {"query": question})
        headers = self.connection.send(call, lambda answer: download(answer, file))
        file.seek(0)
        if partial := partial_answer(headers, sum(1 for _ in file)):
            raise NoAnswer(
                f"{shown(self.query)} gives only a part of <{name}>: {partial}; --protocol gsp "
                "reads whole graphs, --verify counts needs none"
            )

    def _send(self, body: bytes) -> None:
        kind = {"Content-Type": "application/sparql-update"}
        self.connection.send(Call("POST", self.url, kind, body), finish)


def graph(name: str) -> str:
    """Return a graph as an update names it to drop it."""
    return "DEFAULT" if name == DEFAULT else f"GRAPH <{name}>"


def insertion(name: str, lines: bytes) -> bytes:
    """Return the update that inserts lines: what is N-Triples is SPARQL too."""
    if name == DEFAULT:
        return b"INSERT DATA {\n" + lines + b"}"
    return f"INSERT DATA {{ GRAPH <{name}> {{\n".encode() + lines + b"}}"


def finish(answer: requests.Response) -> None:
    """Read an answer to its end, so that the connection can be used again."""
    for _ in answer.iter_content(1 << 16):
        pass


def download(answer: requests.Response, file: BinaryIO) -> Mapping[str, str]:
    """Write an answer into a file, from its beginning; return the headers."""
    file.seek(0)
    file.truncate()
    for piece in answer.iter_content(1 << 20):
        file.write(piece)
    return answer.headers
