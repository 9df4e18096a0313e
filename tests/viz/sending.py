"""Requests to a server, as no browser would send them.

In: the address of a server, a request as parts or as bytes. Out: its response. Example:
``is_well(address)`` says that it still answers.
"""

from __future__ import annotations

import socket
from http.client import HTTPConnection
from urllib.parse import urlsplit

QUERY, UPDATE = "application/sparql-query", "application/sparql-update"
FORM = "application/x-www-form-urlencoded"
# every operation of SPARQL 1.1 Update
UPDATES = (
    "INSERT DATA { <a:b> <a:b> <a:b> }",
    "DELETE DATA { <a:b> <a:b> <a:b> }",
    "DELETE WHERE { ?a ?b ?c }",
    "DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
    "INSERT { ?a ?b 1 } WHERE { ?a ?b ?c }",
    "DELETE { ?a ?b ?c } INSERT { ?a ?b 1 } WHERE { ?a ?b ?c }",
    "WITH <a:b> DELETE { ?a ?b ?c } WHERE { ?a ?b ?c }",
    "LOAD <file:///etc/passwd>",
    "LOAD SILENT <http://127.0.0.1:9/> INTO GRAPH <a:b>",
    "CLEAR ALL",
    "CLEAR SILENT NAMED",
    "DROP DEFAULT",
    "DROP SILENT ALL",
    "CREATE GRAPH <a:b>",
    "ADD DEFAULT TO <a:b>",
    "MOVE DEFAULT TO <a:b>",
    "COPY DEFAULT TO <a:b>",
    "ASK {} ; DROP ALL",
    "# ASK {}\nDROP ALL",
    "\\u0044ROP ALL",
)
METHODS = ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "PROPFIND", "MKCOL")
ROUTES = (
    *("/", "/sparql", "/editor", "/.well-known/void", "/index.html", "/facts.jsonl", "/store/"),
    *("/review", "/review/session", "/review/merges", "/review/facts", "/review/judgements"),
    *("/review/reviews", "/sparql/", "/sparql/update", "/update", "/documents/", "/data?default"),
)


def send(
    address: str, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[int, dict[str, str], bytes]:
    """Return status, headers and body of the response to a request."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=30)
    connection.request(method, path, body, {k.replace("_", "-"): v for k, v in headers.items()})
    response = connection.getresponse()
    found = response.read()
    connection.close()
    return response.status, {k.lower(): v for k, v in response.getheaders()}, found


def send_raw(address: str, data: bytes) -> bytes:
    """Return what the server says to bytes, until it closes or has nothing more to say."""
    parts = urlsplit(address)
    with socket.create_connection((str(parts.hostname), int(parts.port or 0)), 20) as client:
        client.sendall(data)
        client.shutdown(socket.SHUT_WR)
        said = b""
        while piece := client.recv(65536):
            said += piece
    return said


def is_well(address: str) -> bool:
    """Say whether the server answers a sound query."""
    return send(address, "GET", "/sparql?query=ASK%7B%7D")[0] == 200
