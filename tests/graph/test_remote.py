"""A server that is not there, that fails or that answers something else is named in one line."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from urllib.parse import parse_qs

import pyoxigraph as ox
import pytest

from graph.remote import Endpoint, NoAnswer, open_endpoint
from graph.store import select
from graph.vocab import iri
from queries.__main__ import main
from queries.labels import labels_of

Reply = tuple[int, dict[str, str], bytes]
JSON = "application/sparql-results+json"
TRUE = b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1",'
TRUE += b'"datatype":"http://www.w3.org/2001/XMLSchema#boolean"}}]}}'
NONE = b'{"head":{"vars":["a"]},"results":{"bindings":[]}}'


@pytest.fixture
def serve() -> Iterator[Callable[[Callable[[dict[str, list[str]]], Reply]], str]]:
    """Start servers whose replies a function gives."""
    servers = []

    def start(reply: Callable[[dict[str, list[str]]], Reply]) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"])).decode()
                code, headers, answer = reply(parse_qs(body))
                self.send_response(code)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, *words: object) -> None:
                pass

        server = HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}/sparql"

    yield start
    for server in servers:
        server.shutdown()
        server.server_close()


Serve = Callable[[Callable[[dict[str, list[str]]], Reply]], str]
FAULTS: list[tuple[Reply, str]] = [
    ((500, {}, b"Virtuoso\n 37000  Error"), r"answers 500 .*: Virtuoso 37000 Error"),
    ((401, {}, b""), "answers 401"),
    ((302, {"Location": "http://127.0.0.1:1/new"}, b""), r"leads on to http://127\.0\.0\.1:1/new"),
    ((307, {"Location": "http://127.0.0.1:1/new"}, b""), r"leads on to http://127\.0\.0\.1:1/new"),
    ((200, {}, b"<html>welcome</html>"), "no SPARQL results in JSON .*welcome.*query endpoint"),
    ((200, {}, b'{"head": {}}'), "no SPARQL results in JSON"),
    ((200, {}, b'{"head": {}, "boolean": true}'), "no SPARQL results in JSON"),
    ((200, {}, TRUE[:90]), "no SPARQL results in JSON"),
    ((200, {"X-SPARQL-MaxRows": "1"}, TRUE), "only 1 rows: raise its ResultSetMaxRows"),
    ((200, {"X-SQL-State": "S1TAT"}, TRUE), "MaxQueryExecutionTime"),
    ((200, {}, NONE), "holds no document of a build: load graph.nq"),
]


@pytest.mark.parametrize(("reply", "words"), FAULTS)
def test_fault_of_a_server_is_one_line(
    serve: Serve, reply: Reply, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["who_helps_whom", "--endpoint", serve(lambda _: reply)]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.count("\n") == 1
    with pytest.raises(NoAnswer, match=words):
        raise NoAnswer(told.err)


def test_server_that_is_not_there_is_named(capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/sparql"
    assert main(["who_helps_whom", "--endpoint", url]) == 2
    assert f"{url} cannot be reached (Connection refused)" in capsys.readouterr().err


@pytest.mark.parametrize("url", ["ftp://a.cn/x", "127.0.0.1:80/sparql", "http://", "http://a:b/"])
def test_no_address_of_a_server_is_named(url: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["who_helps_whom", "--endpoint", url]) == 2
    assert capsys.readouterr().err.count("\n") == 1


def test_slow_server_is_left(serve: Serve) -> None:
    def wait(_: dict[str, list[str]]) -> Reply:
        time.sleep(1)
        return 200, {}, TRUE

    with pytest.raises(NoAnswer, match=r"no answer in 0\.2 s: --timeout"):
        Endpoint(serve(wait), 0.2).select("SELECT ?a {}")


def test_values_are_sent_as_terms_and_come_back(serve: Serve) -> None:
    asked: list[str] = []

    def answer(fields: dict[str, list[str]]) -> Reply:
        asked.extend(fields["query"])
        return 200, {"Content-Type": JSON}, TRUE

    words = ox.Literal('" } DROP ALL #')
    names, rows = select(Endpoint(serve(answer), 9), "SELECT ?a ?b { ?a :p ?b }", {"b": words})
    assert asked == [r'SELECT ?a  { ?a :p "\" } DROP ALL #" }']
    assert (names, rows) == (["a"], [{"a": ox.Literal(True), "b": words}])


@pytest.mark.parametrize("known", ["union-default-graph", "default-graph-uri"])
def test_union_is_asked_for_in_the_way_that_the_server_knows(serve: Serve, known: str) -> None:
    graph = TRUE.replace(b"literal", b"uri").replace(b'"1"', b'"urn:g"')
    graph = graph.replace(b'"a"', b'"g"').split(b',"datatype"')[0] + b"}}]}}"

    def answer(fields: dict[str, list[str]]) -> Reply:
        if "DISTINCT ?g" in fields["query"][0]:
            return 200, {}, graph.replace(b"}}]}}}}]}}", b"}}]}}")
        return 200, {}, TRUE if fields.get(known) in (["true"], ["urn:g"]) else NONE

    found = open_endpoint(serve(answer))
    assert dict(found.fields)[known] in ("true", "urn:g")


def test_only_what_can_have_a_name_is_looked_up(serve: Serve) -> None:
    asked: list[str] = []

    def reply(form: dict[str, list[str]]) -> Reply:
        asked.extend(form["query"])
        return 200, {"Content-Type": JSON}, NONE

    server = Endpoint(serve(reply), 5)
    unnamed = [ox.NamedNode(iri(f"{kind}/{n}")) for kind in ("fact", "doc") for n in range(1000)]
    assert labels_of(server, unnamed, "zh") == {}
    assert asked == []
    labels_of(server, [*unnamed, ox.NamedNode(iri("place/152200"))], "zh")
    assert len(asked) == 1
    assert "place/152200" in asked[0] and "fact/" not in asked[0] and "doc/" not in asked[0]
