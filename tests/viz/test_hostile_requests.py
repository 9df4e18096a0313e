"""Requests made to break the server, and more clients than it is made for: it answers on."""

from __future__ import annotations

import json
import os
import socket
from urllib.parse import urlsplit

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from sending import FORM, METHODS, QUERY, ROUTES, UPDATES, is_well, send, send_raw

from benchmarks.clients import load

pytest_plugins = ("served",)
TORTURE = bool(os.environ.get("JIEDUI_TORTURE"))
CLIENTS, SECONDS = (100, 60) if TORTURE else (20, 1.5)
CHANCES = 20_000 if TORTURE else 150
RAW = {
    "NUL in the path": b"GET /%00 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "long path": b"GET /" + b"a" * 60_000 + b" HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "half a pair in the path": b"GET /%ed%a0%80 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
    "no host": b"GET / HTTP/1.1\r\n\r\n",
    "wrong port": b"GET /.well-known/void HTTP/1.1\r\nHost: 127.0.0.1:x\r\n\r\n",
    "many ranges": b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes="
    + b",".join(b"%d-%d" % (n, n) for n in range(3000))
    + b"\r\n\r\n",
    "no number as range": b"GET /index.html HTTP/1.1\r\nHost: 127.0.0.1\r\nRange: bytes=x-\r\n\r\n",
    "two lengths": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n"
    b"Content-Length: 4\r\n\r\nabc",
    "length and chunks": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 3\r\n"
    b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
    "broken chunk": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
    + FORM.encode()
    + b"\r\n"
    b"Transfer-Encoding: chunked\r\n\r\nZZ\r\n",
    "body that breaks off": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: "
    + FORM.encode()
    + b"\r\n"
    b"Content-Length: 900\r\n\r\nquery=ASK",
    "other protocol": b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    "no protocol": b"GET /\r\n\r\n",
    "upgrade": b"GET /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nUpgrade: websocket\r\n"
    b"Connection: Upgrade\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n\r\n",
    "bytes as cookie": b"GET /review/session HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    b"Cookie: \xff=\x01;;=\r\n\r\n",
    "bytes as kind": b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: \xff\r\n"
    b"Content-Length: 1\r\n\r\na",
}


@pytest.mark.parametrize("name", RAW)
def test_malformed_request_is_refused_and_the_server_goes_on(address: str, name: str) -> None:
    said = send_raw(address, RAW[name])
    assert b" 500 " not in said.partition(b"\r\n")[0], said[:200]
    assert is_well(address)


@pytest.mark.parametrize(
    "body", ["[" * 19_000, '{"a":' * 3_000, '{"token": "\\ud800"}', "NaN", "[]"]
)
@pytest.mark.parametrize("path", ["/review/session", "/review/reviews"])
def test_body_that_is_no_object_of_text_is_refused(address: str, path: str, body: str) -> None:
    origin = {"origin": address, "content_type": "application/json"}
    status, _, _ = send(address, "POST", path, body.encode(), **origin)
    assert status in (400, 403)


def test_deep_query_costs_its_process_and_not_the_server(address: str) -> None:
    query = "ASK { FILTER " + "(" * 100_000
    status, _, _ = send(address, "POST", "/sparql", query.encode(), content_type=QUERY)
    assert status in (400, 503)
    assert is_well(address)


def test_clients_that_send_half_a_request_keep_nobody_waiting(address: str) -> None:
    parts = urlsplit(address)
    place = str(parts.hostname), int(parts.port or 0)
    slow = [socket.create_connection(place, 20) for _ in range(60)]
    try:
        for client in slow:
            client.sendall(
                b"POST /sparql HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 90\r\n\r\nq"
            )
        assert is_well(address)
    finally:
        for client in slow:
            client.close()


HEADS = f"""
query= update= ASK{{}} %00 %ff .. é {{ " [[ HTTP/1.1 Host:127.0.0.1 Content-Length:5 Range:bytes=
Transfer-Encoding:chunked Expect:100-continue Content-Type:application/json Content-Type:{FORM}
Accept:text/csv;q= If-None-Match:* Cookie:a= Origin:null
"""
WORDS = st.sampled_from([*METHODS, *ROUTES, *UPDATES, *HEADS.split(), "\r\n", "\0"])
REQUESTS = st.tuples(
    st.sampled_from(METHODS), st.sampled_from(ROUTES), st.lists(WORDS, max_size=8), st.binary()
)


@pytest.mark.torture
def test_no_request_by_chance_is_answered_by_an_error_of_the_program(address: str) -> None:
    @settings(
        max_examples=CHANCES,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(REQUESTS)
    def check(request: tuple[str, str, list[str], bytes]) -> None:
        method, path, words, tail = request
        line = f"{method} {path}{''.join(words[:2])} HTTP/1.1\r\n"
        head = "".join(f"{word}\r\n" for word in ("Host: 127.0.0.1", *words[2:]))
        said = send_raw(address, f"{line}{head}\r\n".encode("utf-8", "replace") + tail)
        assert b" 500 " not in said.partition(b"\r\n")[0], said[:200]

    check()
    assert is_well(address)


@pytest.mark.torture
def test_many_clients_at_once_are_answered_without_an_error(address: str) -> None:
    met = load(address, CLIENTS, SECONDS)
    assert met.errors == []
    assert len(met.seconds) > CLIENTS


@pytest.mark.parametrize(
    "path", ["/", "/index.html", "/sparql", "/editor", "/facts.jsonl", "/gone"]
)
def test_every_answer_has_the_headers_that_keep_a_browser_safe(address: str, path: str) -> None:
    _, headers, _ = send(address, "GET", path, origin="http://elsewhere.example")
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["x-frame-options"] == "DENY"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert headers["cache-control"] in ("no-cache", "no-store")
    assert "base-uri 'none'" in headers["content-security-policy"]
    assert not [name for name in headers if name.startswith("access-control-")]
    assert "server" not in headers


def test_preflight_of_another_site_is_granted_nothing(address: str) -> None:
    asked = {"origin": "http://elsewhere.example", "access_control_request_method": "POST"}
    for path in ("/sparql", "/review/reviews"):
        status, headers, _ = send(address, "OPTIONS", path, None, **asked)
        assert status == 405 and "access-control-allow-origin" not in headers


def test_answers_of_review_are_kept_by_no_browser(address: str) -> None:
    for path in ("/review/facts", "/review/merges", "/review/session"):
        status, headers, body = send(address, "GET", path)
        assert status == 200 and headers["cache-control"] == "no-store" and json.loads(body)
