"""Publishing to servers that are busy, lose connections, refuse, want a password or lie."""

from __future__ import annotations

import base64
import errno
import os
import re
import socket
from dataclasses import replace
from itertools import count
from pathlib import Path

import pyoxigraph as ox
import pytest
from publish_sample import GRAPHS, ONTOLOGY, quads, write
from publish_stub import LOST, Fault, Reply, Seen, Stub, serve
from requests.auth import AuthBase, HTTPBasicAuth, HTTPDigestAuth

from graph.publish.__main__ import main
from graph.publish.connection import notes_of
from graph.vocab import iri, term

SECRET = "geheim-密"
LOGIN = f"Basic {base64.b64encode(f'杨:{SECRET}'.encode()).decode()}"


@pytest.fixture(autouse=True)
def waits(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """The seconds that were waited for a server: none in truth."""
    waited: list[float] = []
    monkeypatch.setattr("time.sleep", waited.append)
    return waited


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build of four graphs."""
    return write(tmp_path_factory.mktemp("build") / "out", GRAPHS)


def publish(stub: Stub, out: Path, *options: str) -> int:
    """Run the command."""
    return main(["--graph", str(out), "--endpoint", f"{stub.url}/query", *options])


def held(stub: Stub) -> set[ox.Quad]:
    """Return what a server holds but for the record."""
    return {q for q in stub.store if "/publication/" not in str(q.graph_name)}


def now_and_then(fault: Reply, every: int = 3) -> Fault:
    """Answer every third request with a fault, but for the first."""
    return lambda seen: fault if len(seen) % every == 0 else None


@pytest.mark.parametrize("protocol", ["gsp", "update"])
@pytest.mark.parametrize("code", [429, 502, 503, 504])
def test_busy_server_is_waited_for(out: Path, code: int, protocol: str, waits: list[float]) -> None:
    with serve(now_and_then((code, {}, b"busy"))) as stub:
        assert publish(stub, out, "--protocol", protocol) == 0
        assert held(stub) == quads(out)
    assert len(waits) > 5 and set(waits) == {1}


def test_lost_connection_is_made_again(out: Path, waits: list[float]) -> None:
    with serve(now_and_then(LOST)) as stub:
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)
    assert len(waits) > 5


def test_server_says_how_long_it_is_busy(out: Path, waits: list[float]) -> None:
    with serve(now_and_then((503, {"Retry-After": "42"}, b""))) as stub:
        assert publish(stub, out) == 0
    assert set(waits) == {42}


def test_server_that_stays_busy_is_given_up_and_the_next_run_goes_on(
    out: Path, waits: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    ill = [True]

    def fault(seen: Seen) -> Reply | None:
        return (503, {}, b"") if ill[0] and "%E4%B9%99" in seen[-1].path else None

    with serve(fault) as stub:
        assert publish(stub, out, "--tries", "4") == 2
        told = capsys.readouterr().err
        assert "/store gave no answer in 4 tries (503 Service Unavailable); " in told
        assert told.endswith("of 4 graphs were sent: run it again, it goes on there\n")
        assert waits == [1, 2, 4]
        ill[0] = False
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_run_that_stops_at_any_request_is_finished_by_the_next(
    out: Path, tmp_path: Path, protocol: str
) -> None:
    new = {**GRAPHS, "graph/doc/丙": ["<x:f3> <x:in> <x:丙>"], ONTOLOGY: ["<x:a> <x:b> <x:c>"]}
    del new["graph/doc/乙"]
    later = write(tmp_path / "later", new)
    theirs = ox.Quad(*(ox.NamedNode(f"x:{name}") for name in ("s", "p", "o", "theirs")))
    options = ("--protocol", protocol, "--tries", "1", "--batch-bytes", "60")
    end = [10**6]
    first = 20  # before that nothing is written but the trial
    for answered in count(first):
        with serve(lambda seen: LOST if len(seen) > end[0] else None) as stub:
            stub.store.add(theirs)
            assert publish(stub, out, *options) == 0
            end[0] = len(stub.seen) + answered
            stopped = publish(stub, later, *options)
            end[0] = 10**6
            assert publish(stub, later, *options) == 0
            assert held(stub) == quads(later) | {theirs}
        if stopped == 0:
            break
    assert answered > first + 10


def test_request_that_is_too_large_is_halved(tmp_path: Path) -> None:
    many = [f"<x:a> <x:b> <x:{n:03}>" for n in range(100)]
    out = write(tmp_path / "out", {"graph/doc/甲": many, "graph/doc/乙": many})

    def fault(seen: Seen) -> Reply | None:
        return (413, {}, b"too large") if len(seen[-1].body) > 800 else None

    with serve(fault) as stub:
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)
        sizes = [len(request.body) for request in stub.writes()]
    assert sizes[:3] == [2200, 1100, 550]  # the whole graph, a half of it, a quarter
    assert sum(size > 800 for size in sizes) == 3  # the second graph knows


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_graph_that_is_refused_is_named_and_the_rest_is_published(
    out: Path, protocol: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def fault(seen: Seen) -> Reply | None:
        return (400, {}, b"no such number") if b'"2.5"' in seen[-1].body else None

    with serve(fault) as stub:
        assert publish(stub, out, "--protocol", protocol) == 1
        told = capsys.readouterr()
        name = iri("graph/doc/乙")
        assert told.err.startswith(f"not published: {name}: ") and "(no such number)" in told.err
        assert told.out.startswith("3 graphs sent (6 triples)")
        rest = {quad for quad in quads(out) if quad.graph_name != ox.NamedNode(name)}
        assert {q for q in held(stub) if q.graph_name != ox.NamedNode(name)} == rest
        assert publish(stub, out, "--protocol", protocol) == 1
        assert capsys.readouterr().out.startswith("0 graphs sent (0 triples), 3 as they were")


def lie(old: bytes, new: bytes) -> Fault:
    """Store other words than those that were sent."""

    def fault(seen: Seen) -> None:
        if seen[-1].method != "GET" and seen[-1].path != "/query":
            seen[-1] = replace(seen[-1], body=seen[-1].body.replace(old, new))

    return fault


@pytest.mark.parametrize(
    ("old", "new", "level", "words"),
    [
        ("<x:f2> <x:in> <x:乙> .\n", "", "counts", "the server holds 1 triples, the build 2"),
        ('"2.5"', '"2.6"', "full", "as many triples as the build, but not the same"),
    ],
)
def test_graph_that_is_not_stored_as_sent_is_named_and_sent_again(
    out: Path, old: str, new: str, level: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fault = lie(old.encode(), new.encode())
    well = [False]
    with serve(lambda seen: None if well[0] else fault(seen)) as stub:
        assert publish(stub, out, "--verify", level) == 1
        told = capsys.readouterr().err
        assert told.startswith(f"not published: {iri('graph/doc/乙')}: ") and words in told
        well[0] = True
        assert publish(stub, out, "--verify", level) == 0
        assert held(stub) == quads(out)
    assert capsys.readouterr().out.startswith("1 graphs sent (2 triples), 3 as they were")


def test_literals_in_a_servers_own_spelling_are_compared_by_value(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    integer, decimal = f"^^<{term('xsd:integer')}>", f"^^<{term('xsd:decimal')}>"
    graph = {"graph/doc/甲": [f'<x:a> <x:b> "53500000000"{integer}', "<x:a> <x:b> <x:c>"]}
    out = write(tmp_path / "out", graph)
    with serve(lie(integer.encode(), decimal.encode())) as stub:
        assert publish(stub, out, "--verify", "full") == 0
        assert held(stub) != quads(out)
    assert "1 graphs are equal by value" in capsys.readouterr().out


def wants(challenge: str, answer: str) -> Fault:
    """Answer only those who sign so."""
    refusal = (401, {"WWW-Authenticate": challenge}, b"")
    return lambda seen: None if seen[-1].headers.get("Authorization") == answer else refusal


def test_password_meets_a_basic_challenge(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIEDUI_ENDPOINT_USER", "杨")
    monkeypatch.setenv("JIEDUI_ENDPOINT_PASSWORD", SECRET)
    with serve(wants("Basic realm=x", LOGIN)) as stub:
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)


@pytest.mark.parametrize(
    ("url", "auth", "notes"),
    [
        ("http://data.example/query", HTTPBasicAuth("me", SECRET), 1),
        ("https://data.example/query", HTTPBasicAuth("me", SECRET), 0),
        ("http://127.0.0.1:7878/query", HTTPBasicAuth("me", SECRET), 0),
        ("http://data.example/query", HTTPDigestAuth("me", SECRET), 0),
    ],
)
def test_password_that_others_could_read_is_noted(url: str, auth: AuthBase, notes: int) -> None:
    found = notes_of(url, auth)
    assert len(found) == notes
    assert all("data.example in clear" in note and SECRET not in note for note in found)


def test_token_is_sent_with_each_request(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JIEDUI_ENDPOINT_TOKEN", "t0ken")
    with serve(wants("Bearer", "Bearer t0ken")) as stub:
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)


@pytest.mark.parametrize(
    ("variables", "remedy"),
    [
        ({}, "set JIEDUI_ENDPOINT_USER and JIEDUI_ENDPOINT_PASSWORD"),
        ({"USER": "杨", "PASSWORD": f"{SECRET}!"}, "JIEDUI_ENDPOINT_PASSWORD right"),
        ({"TOKEN": SECRET.encode().hex()}, "does JIEDUI_ENDPOINT_TOKEN still hold"),
    ],
)
def test_wrong_credentials_are_told_without_them(
    out: Path,
    variables: dict[str, str],
    remedy: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(f"JIEDUI_ENDPOINT_{name}", value)
    with serve(wants("Basic realm=x", LOGIN)) as stub:
        assert publish(stub, out) == 2
    told = "".join(capsys.readouterr())
    assert "answers 401" in told and remedy in told
    assert SECRET not in told and SECRET.encode().hex() not in told


def test_password_in_an_address_is_refused_and_not_shown(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    address = f"http://me:{SECRET}@127.0.0.1:1/query"
    assert main(["--graph", str(out), "--endpoint", address]) == 2
    told = capsys.readouterr().err
    assert "--endpoint holds a user or a password" in told and SECRET not in told


def test_words_behind_an_address_are_not_shown(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(lambda seen: (500, {}, b"ill")) as stub:
        assert main(["--graph", str(out), "--endpoint", f"{stub.url}/query?key={SECRET}"]) == 2
    told = capsys.readouterr().err
    assert "/query answers 500" in told and SECRET not in told


FAULTS: list[tuple[Reply, str]] = [
    ((200, {}, b"<html>welcome</html>"), "no SPARQL results in JSON .*welcome.*query endpoint"),
    ((302, {"Location": "http://127.0.0.1:1/new"}, b""), r"leads on to http://127\.0\.0\.1:1/new"),
    ((500, {}, b"IO error: No space left on device"), r"answers 500 .*No space left on device"),
]


@pytest.mark.parametrize(("reply", "words"), FAULTS)
def test_fault_of_a_server_is_one_line(
    out: Path, reply: Reply, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(lambda seen: reply) as stub:
        assert publish(stub, out) == 2
    told = capsys.readouterr().err
    assert told.count("\n") == 1 and re.search(words, told)


def test_server_that_cannot_be_written_is_named_with_each_way(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with serve(lambda seen: None if seen[-1].path == "/query" else (403, {}, b"no")) as stub:
        assert publish(stub, out) == 2
        told = capsys.readouterr().err
    assert told.startswith(f"{stub.url}/query can be asked, but not written: ")
    for way in (
        "PUT {}/store answers 403",
        "PUT {}/data answers 403",
        "POST {}/update answers 403",
    ):
        assert way.format(stub.url) in told
    assert "--graph-store and --update name other addresses" in told


def test_server_that_is_not_there_is_named_at_once(
    out: Path, waits: list[float], capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/query"
    assert main(["--graph", str(out), "--endpoint", url]) == 2
    assert f"{url} cannot be reached (Connection refused)" in capsys.readouterr().err
    assert waits == []


def test_update_is_taken_where_no_graph_store_is(out: Path) -> None:
    gone: Reply = (404, {}, b"")
    with serve(
        lambda seen: gone if seen[-1].path.startswith(("/store", "/data")) else None
    ) as stub:
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)


def test_disk_without_room_for_a_graph_is_named(
    out: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    with serve() as stub:
        with monkeypatch.context() as patch:
            patch.setattr("tempfile.TemporaryFile", refuse)
            assert publish(stub, out) == 2
        told = capsys.readouterr().err
        assert "No space left on device" in told and "TMPDIR" in told and told.count("\n") == 1
        assert publish(stub, out) == 0
        assert held(stub) == quads(out)


def test_folder_without_a_build_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--graph", str(tmp_path), "--endpoint", "http://127.0.0.1:1/query"]) == 2
    assert f"no store in {tmp_path}" in capsys.readouterr().err
