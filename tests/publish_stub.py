"""A SPARQL server in memory that can be told to fail: in what way, for which requests.

In: a function that sees each request and may answer in the server's place. Out: the address of a
server with ``/query``, ``/update`` and ``/store``. Example: ``lambda seen: (503, {}, b"") if
len(seen) < 3 else None`` is busy twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

Reply = tuple[int, Mapping[str, str], bytes]
N_TRIPLES = ox.RdfFormat.N_TRIPLES


@dataclass(frozen=True, slots=True)
class Request:
    """What a client sent."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytes


Seen = list[Request]
Fault = Callable[[Seen], Reply | None]
# an answer that is none: the connection is closed
LOST: Reply = (0, {}, b"")


@dataclass(slots=True)
class Stub:
    """A server: its address, its store, what it was asked."""

    url: str
    store: ox.Store
    seen: Seen

    def writes(self) -> Seen:
        """Return the requests that write, without those of the first trial."""
        return [r for r in self.seen if r.path != "/query" and "publication" not in r.path]


@contextmanager
def serve(fault: Fault = lambda seen: None) -> Iterator[Stub]:
    """Yield a server that does what it is asked where ``fault`` has no other reply."""
    store, seen = ox.Store(), Seen()
    lock = threading.Lock()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # an answer in one piece: two would wait for each other

        def answer(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            with lock:
                seen.append(Request(self.command, self.path, dict(self.headers), body))
                code, headers, told = fault(seen) or reply(store, seen[-1])
            if not code:
                self.close_connection = True
                return
            self.send_response(code)
            for name, value in {**headers, "Content-Length": str(len(told))}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(told)

        do_GET = do_POST = do_PUT = do_DELETE = answer

        def log_message(self, *words: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, args=[0.02], daemon=True).start()
    try:
        yield Stub(f"http://127.0.0.1:{server.server_port}", store, seen)
    finally:
        server.shutdown()
        server.server_close()


def reply(store: ox.Store, request: Request) -> Reply:
    """Do what is asked as the standards say."""
    path, query = urlsplit(request.path).path, urlsplit(request.path).query
    if path == "/query":
        return answer_query(store, parse_qs(request.body.decode())["query"][0])
    if path == "/update":
        store.update(request.body.decode())
        return 204, {}, b""
    if path != "/store":
        return 404, {}, b"no such path"
    named = parse_qs(query).get("graph")
    graph = ox.NamedNode(named[0]) if named else ox.DefaultGraph()
    return answer_store(store, request, graph)


def answer_query(store: ox.Store, query: str) -> Reply:
    """Answer a SELECT in JSON, a CONSTRUCT in N-Triples."""
    found = store.query(query)
    if isinstance(found, ox.QueryTriples):
        return 200, {}, found.serialize(format=N_TRIPLES) or b""
    assert isinstance(found, ox.QuerySolutions)
    return 200, {}, found.serialize(format=ox.QueryResultsFormat.JSON) or b""


def answer_store(store: ox.Store, request: Request, graph: ox.NamedNode | ox.DefaultGraph) -> Reply:
    """Answer a request of the Graph Store Protocol."""
    if request.method == "GET":
        return 200, {}, store.dump(format=N_TRIPLES, from_graph=graph) or b""
    if request.method in ("PUT", "DELETE"):
        store.clear_graph(graph)
    if request.method in ("PUT", "POST"):
        store.load(request.body, N_TRIPLES, to_graph=graph)
    return 204, {}, b""
