"""A remote SPARQL 1.1 server that holds the graph, asked as the embedded store is.

In: the address of a server. Out: an Endpoint, with the two operations of a pyoxigraph Store that
questions need. Example: ``select(open_endpoint("http://127.0.0.1:7878/query"), text, {"place":
node})`` gives the rows that the store gives. Values are written into the text as terms; the answer
is asked for as JSON. Nothing else is sent to the server.
"""

from __future__ import annotations

import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator, Mapping
from functools import cache
from http.client import HTTPException
from http.client import HTTPMessage as Message
from typing import IO

import pyoxigraph as ox

from graph.query_text import with_values
from graph.records import record
from graph.store import Row, Term
from graph.vocab import term

JSON = ox.QueryResultsFormat.JSON
# an answer, or a message of the server, that is longer is cut
SHOWN = 200
# more graphs than these are not named one by one
MOST_GRAPHS = 3000
Fields = tuple[tuple[str, str], ...]
# how the default graph becomes the union of all: as it is, by Oxigraph, by Jena, by Stardog
UNIONS: tuple[Fields, ...] = (
    (),
    (("union-default-graph", "true"),),
    (("default-graph-uri", "urn:x-arq:UnionGraph"),),
    (("default-graph-uri", "tag:stardog:api:context:all"),),
)
# not ASK: Virtuoso answers that with rows
HELD = f"SELECT ?document WHERE {{ ?document a <{term('Document')}> }} LIMIT 1"
GRAPHS = f"SELECT DISTINCT ?g WHERE {{ GRAPH ?g {{ ?s ?p ?o }} }} LIMIT {MOST_GRAPHS + 1}"


class NoAnswer(Exception):
    """A server that gives no answer, or none that can be read; says what to do."""


class StayHere(urllib.request.HTTPRedirectHandler):
    """Follows no redirect: the posted query would be lost on the way."""

    def redirect_request(
        self,
        req: urllib.request.Request,
        fp: IO[bytes],
        code: int,
        msg: str,
        headers: Message,
        newurl: str,
    ) -> None:
        """Name the address that the server leads to."""
        raise NoAnswer(f"{req.full_url} leads on to {newurl}: give that as --endpoint")


@record(frozen=True, slots=True)
class Endpoint:
    """A server, and what each request says beside the query."""

    url: str
    timeout: float
    fields: Fields = ()

    def select(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> tuple[list[str], list[Row]]:
        """Return the names and the rows of a SELECT, as ``graph.store.select`` does."""
        bound = bindings or {}
        answer, headers = self.send(with_values(query, bound))
        names, rows = parse(self.url, answer)
        if partial := partial_answer(headers, len(rows)):
            raise NoAnswer(f"{self.url} gives only a part of the answer: {partial}")
        return names, [{**row, **bound} for row in rows]

    def quads_for_pattern(
        self, subject: Term | None, predicate: Term | None, object_: Term | None
    ) -> Iterator[ox.Quad]:
        """Yield the quads of a pattern, all in the default graph, as a Store does."""
        given = {"s": subject, "p": predicate, "o": object_}
        bound = {name: value for name, value in given.items() if value is not None}
        listed = " ".join(f"?{name}" for name in given if name not in bound) or "*"
        query = f"SELECT DISTINCT {listed} WHERE {{ ?s ?p ?o }}"
        for row in self.select(query, bound)[1]:
            yield ox.Quad(row["s"], row["p"], row["o"])  # type: ignore[arg-type]

    def holds(self, query: str) -> bool:
        """Say whether a SELECT has a row."""
        return bool(self.select(query)[1])

    def send(self, query: str, form: ox.QueryResultsFormat = JSON) -> tuple[bytes, Message]:
        """Return what the server answers and its headers, NoAnswer where it does not."""
        body = urllib.parse.urlencode([*self.fields, ("query", query)]).encode()
        request = urllib.request.Request(self.url, data=body, headers={"Accept": form.media_type})
        try:
            with opener(self.url).open(request, timeout=self.timeout) as answer:
                return answer.read(), answer.headers
        except urllib.error.HTTPError as wrong:
            told = shorten(wrong.read())
            raise NoAnswer(f"{self.url} answers {wrong.code} {wrong.reason}: {told}") from wrong
        except (OSError, HTTPException) as wrong:
            raise NoAnswer(unreachable(self, wrong)) from wrong


def open_endpoint(url: str, timeout: float = 60) -> Endpoint:
    """Return the server with its default graph, or the union of all graphs where that is empty.

    NoAnswer where it holds no document of a build, or cannot be asked for the union.
    """
    if urllib.parse.urlsplit(url).scheme not in ("http", "https"):
        raise NoAnswer(f"--endpoint takes an address such as http://…/sparql, not {url!r}")
    for fields in UNIONS:
        found = Endpoint(url, timeout, fields)
        if found.holds(HELD):
            return found
    rows = Endpoint(url, timeout).select(GRAPHS)[1]
    named = tuple(("default-graph-uri", node.value) for node in map(graph_of, rows) if node)
    if len(named) <= MOST_GRAPHS and Endpoint(url, timeout, named).holds(HELD):
        return Endpoint(url, timeout, named)
    if len(named) > MOST_GRAPHS:
        raise NoAnswer(
            f"{url} has its data in named graphs and none in the default graph: make its default "
            "graph the union of all (see docs/ENDPOINT.md)"
        )
    raise NoAnswer(f"{url} holds no document of a build: load graph.nq into it")


def graph_of(row: Row) -> ox.NamedNode | None:
    """Return the name of a graph."""
    node = row["g"]
    return node if isinstance(node, ox.NamedNode) else None


@cache
def opener(url: str) -> urllib.request.OpenerDirector:
    """Return what asks a server; no proxy stands before this machine."""
    handlers: list[urllib.request.BaseHandler] = [StayHere()]
    if urllib.parse.urlsplit(url).hostname in ("localhost", "127.0.0.1", "::1"):
        handlers.append(urllib.request.ProxyHandler({}))
    return urllib.request.build_opener(*handlers)


def parse(url: str, answer: bytes) -> tuple[list[str], list[Row]]:
    """Return the names and rows of the answer to a SELECT; NoAnswer where it is no JSON of one."""
    try:
        found = ox.parse_query_results(answer, format=JSON)
        if isinstance(found, ox.QueryBoolean):
            raise ValueError("only SELECT queries are asked here")
        names = [variable.value for variable in found.variables]
        return names, [{name: plain(row[name]) for name in names} for row in found]
    except (SyntaxError, ValueError) as wrong:
        raise NoAnswer(
            f"{url} answers with no SPARQL results in JSON ({shorten(answer)}): is it the address "
            "of a query endpoint, such as http://…/sparql?"
        ) from wrong


def plain(value: Term | None) -> Term | None:
    """Return a value as the store spells it: some servers say 1 for true."""
    kind = term("xsd:boolean")
    if isinstance(value, ox.Literal) and value.datatype.value == kind:
        return ox.Literal(value.value in ("1", "true"))
    return value


def shorten(words: bytes) -> str:
    """Return the first words in one line."""
    line = " ".join(words.decode("utf-8", "replace").split())
    return line if len(line) <= SHOWN else line[:SHOWN] + "…"


def unreachable(server: Endpoint, wrong: Exception) -> str:
    """Return the words for a server that cannot be reached."""
    reason = getattr(wrong, "reason", wrong)
    if isinstance(reason, TimeoutError):
        return f"{server.url} gave no answer in {server.timeout:g} s: --timeout sets more"
    told = getattr(reason, "strerror", None) or reason
    return f"{server.url} cannot be reached ({told}): is the server running, is the address right?"


def partial_answer(headers: Message | Mapping[str, str], rows: int) -> str:
    """Return how Virtuoso says that it left rows out, empty where it did not."""
    most = headers.get("X-SPARQL-MaxRows")
    if headers.get("X-SQL-State") == "S1TAT":
        return "it ran into its MaxQueryExecutionTime"
    return f"only {most} rows: raise its ResultSetMaxRows" if most and rows >= int(most) else ""
