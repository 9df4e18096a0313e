"""The server changes nothing, asks no other server and gives no file but those of its build."""

from __future__ import annotations

import hashlib
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest
from sending import FORM, METHODS, QUERY, ROUTES, UPDATE, UPDATES, is_well, send

from viz.endpoint.application import HOSTS

pytest_plugins = ("served",)


def tree(folder: Path) -> dict[str, str]:
    """Return the hash of every file of a folder."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


@pytest.mark.parametrize("update", UPDATES)
def test_update_is_refused_in_every_form(address: str, out: Path, update: str) -> None:
    before = tree(out)
    named, text = urlencode({"update": update}), urlencode({"query": update})
    kinds = ((named, FORM), (text, FORM), (update, UPDATE), (update, QUERY))
    statuses = {send(address, "GET", f"/sparql?{part}")[0] for part in (named, text)}
    statuses |= {
        send(address, method, "/sparql", body.encode(), content_type=kind)[0]
        for method in ("POST", "PUT", "PATCH", "DELETE")
        for body, kind in kinds
    }
    assert statuses <= {400, 403, 405}
    assert tree(out) == before


def test_no_method_at_any_address_changes_anything(address: str, out: Path) -> None:
    before = tree(out)
    for path in ROUTES:
        for method in METHODS:
            for kind in (UPDATE, "application/json", "text/turtle"):
                body = None if method in ("GET", "HEAD") else b"DROP ALL"
                status, _, _ = send(address, method, path, body, content_type=kind)
                assert status < 500, (method, path, kind)
                written = method not in ("GET", "HEAD", "OPTIONS", "POST")
                assert not written or status >= 400, (method, path, kind, status)
    assert tree(out) == before and is_well(address)


@contextmanager
def listening() -> Iterator[tuple[str, socket.socket]]:
    """Listen on this machine as another server would; yield its address and its socket."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.3)
        yield f"http://127.0.0.1:{server.getsockname()[1]}/", server


def test_no_query_makes_the_server_ask_another(address: str) -> None:
    with listening() as (other, server):
        for query in (
            f"ASK {{ SERVICE <{other}> {{ ?a ?b ?c }} }}",
            f"ASK {{ SERVICE SILENT <{other}> {{ ?a ?b ?c }} }}",
            f"ASK {{ \\u0053ERVICE <{other}> {{ ?a ?b ?c }} }}",
            f"ASK {{ ?a ?b 1.service<{other}>{{ ?a ?b ?c }} }}",
            f"SELECT * {{ BIND(<{other}> AS ?s) {{ SERVICE ?s {{ ?a ?b ?c }} }} }}",
            f"SELECT * FROM <{other}> {{ ?a ?b ?c }}",
            f"SELECT * FROM NAMED <{other}> {{ GRAPH ?g {{ ?a ?b ?c }} }}",
            f"DESCRIBE <{other}>",
            f"LOAD <{other}>",
        ):
            for body, kind in ((query, QUERY), (query, UPDATE)):
                status, _, _ = send(address, "POST", "/sparql", body.encode(), content_type=kind)
                assert status < 500, query
        for name in ("default-graph-uri", "named-graph-uri", "using-graph-uri"):
            send(address, "GET", f"/sparql?query=ASK%7B%7D&{name}={quote(other)}")
        send(address, "GET", other)
        with pytest.raises(TimeoutError):
            server.accept()


@pytest.mark.parametrize("up", ["..", "%2e%2e", ".%2e", "%252e%252e", "..%00", "%c0%ae%c0%ae"])
@pytest.mark.parametrize("slash", ["/", "%2f", "%5c", "\\", "//", "/./"])
def test_no_file_outside_is_given(address: str, out: Path, up: str, slash: str) -> None:
    secret = out.parent / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    for begin in ("/", "/documents/", "/store/"):
        for depth in (1, 2, 3):
            path = begin + slash.join([up] * depth + ["secret.txt"])
            status, _, body = send(address, "GET", path)
            assert status in (400, 404) and b"secret words" not in body, path


def test_links_that_lead_outside_are_not_followed(address: str, out: Path) -> None:
    secret = out.parent / "secret.txt"
    secret.write_text("secret words", encoding="utf-8")
    (out / "link.txt").symlink_to(secret)
    (out / "folder").symlink_to(out.parent)
    try:
        for path in ("/link.txt", "/folder/secret.txt"):
            assert send(address, "GET", path)[0] == 404
    finally:
        (out / "link.txt").unlink()
        (out / "folder").unlink()


def test_only_this_machine_is_a_host(address: str) -> None:
    for host in ("elsewhere.example", "127.0.0.1.elsewhere.example", "169.254.169.254", "[::1]"):
        status, headers, _ = send(address, "GET", "/index.html", host=host)
        assert status == 400 and headers["x-content-type-options"] == "nosniff"
    assert "testserver" in HOSTS  # of the tests of the application, which no browser reaches
