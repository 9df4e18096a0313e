"""A server that graphs are published to: asked by SPARQL, written in one of two ways.

In: its query address, a Writer. Out: rows, counts and contents of its graphs. Example: of 300
graphs it is asked in three queries how many triples they hold.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO

import pyoxigraph as ox
import requests

from graph.publish.connection import Call, Connection, shown
from graph.publish.contents import DEFAULT
from graph.publish.writers import Writer
from graph.records import record
from graph.remote import JSON, NoAnswer, parse, partial_answer
from graph.store import Row, Term

COUNTED_AT_ONCE = 100


@record(frozen=True, slots=True)
class Server:
    """A server: where it is asked, how it is written, whether its default graph shows all."""

    connection: Connection
    query: str
    writer: Writer
    union: bool = False

    def select(self, question: str) -> list[Row]:
        """Return the rows of a SELECT; NoAnswer where there are none or only a part of them."""
        call = Call("POST", self.query, {"Accept": JSON.media_type}, {"query": question})

        def read(answer: requests.Response) -> list[Row]:
            rows = parse(shown(self.query), answer.content)[1]
            if partial := partial_answer(answer.headers, len(rows)):
                raise NoAnswer(f"{shown(self.query)} gives only a part of the answer: {partial}")
            return rows

        return self.connection.send(call, read)

    def counts(self, names: Sequence[str]) -> dict[str, int]:
        """Return how many triples each graph holds: 0 where it is not there."""
        counts = dict.fromkeys(names, 0)
        named = [name for name in names if name != DEFAULT]
        for at in range(0, len(named), COUNTED_AT_ONCE):
            some = " ".join(f"<{name}>" for name in named[at : at + COUNTED_AT_ONCE])
            question = (
                "SELECT ?g (COUNT(*) AS ?n) WHERE "
                f"{{ VALUES ?g {{ {some} }} GRAPH ?g {{ ?s ?p ?o }} }} GROUP BY ?g"
            )
            counts |= {value(row["g"]): int(value(row["n"])) for row in self.select(question)}
        if DEFAULT in counts:
            row = self.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")[0]
            counts[DEFAULT] = int(value(row["n"]))
        return counts

    @contextmanager
    def downloaded(self, name: str) -> Iterator[BinaryIO]:
        """Yield what a graph holds as a file of N-Triples."""
        with tempfile.TemporaryFile() as file:
            self.writer.read(name, file)
            yield file


def value(term: Term | None) -> str:
    """Return the words of a term, empty where there is none."""
    return term.value if isinstance(term, ox.NamedNode | ox.Literal) else ""
