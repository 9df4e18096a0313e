"""The same questions of servers that are not ours: Oxigraph with and without a union, Virtuoso."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks import oxigraph, virtuoso
from graph.query_files import QueryFile, load_queries
from graph.remote import open_endpoint
from graph.store import Source, open_store
from queries import frames
from queries.__main__ import main
from queries.asking import Answer, Quote, ask
from queries.tracing import trace

QUERIES = load_queries()
SERVERS = ("union", "plain", "virtuoso")
# values for the parameters that the example of a question leaves open
MORE = {"year": "2017", "from": "2010", "to": "2020", "document": "beijing-inner-mongolia"}
MORE |= {"place": "内蒙古", "region": "内蒙古", "role": "planned", "mechanism": "east_west"}


@pytest.fixture(scope="module")
def out(checkout: Path) -> Path:
    return checkout / "out"


@pytest.fixture(scope="module")
def urls(out: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """The endpoints that run, by name."""
    with ExitStack() as running:
        found = {}
        for name, options in (("union", ["--union-default-graph"]), ("plain", [])):
            server = oxigraph.serve(
                (out / "store").resolve(), command="serve-read-only", options=options
            )
            found[name] = f"{running.enter_context(server)}/query"
        if virtuoso.is_installed():
            folder = tmp_path_factory.mktemp("virtuoso")
            server = virtuoso.serve(folder, (out / "graph.nq").resolve())
            found["virtuoso"] = running.enter_context(server)
        yield found


@pytest.fixture(scope="module")
def store(out: Path) -> Source:
    return open_store(out / "store")


def url_of(urls: dict[str, str], server: str) -> str:
    """Return the endpoint of a server; skip the test where Virtuoso is not installed."""
    if server not in urls:
        assert not os.environ.get("JIEDUI_REQUIRE_VIRTUOSO"), "CI needs Virtuoso and found none"
        pytest.skip("no Virtuoso is installed (virtuoso-t, isql-vt)")
    return urls[server]


def cases_of(query: QueryFile) -> list[dict[str, str]]:
    """Return values to ask with: none, those of the example, and all that the corpus knows."""
    told = query.example_values()
    names = [parameter.name for parameter in query.parameters]
    years = {name: MORE[name] for name in ("year", "from", "to") if name in names} | told
    every = {name: MORE[name] for name in names if name in MORE} | told
    needed = any(parameter.required for parameter in query.parameters)
    cases = [told, years, every, *([] if needed else [{}])]
    return [case for number, case in enumerate(cases) if case not in cases[:number]]


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("name", QUERIES)
def test_server_gives_the_rows_of_the_store(
    store: Source, urls: dict[str, str], name: str, server: str
) -> None:
    remote = open_endpoint(url_of(urls, server))
    for values in cases_of(QUERIES[name]):
        expected = ask(store, QUERIES[name], values)
        assert ask(remote, QUERIES[name], values).rows == expected.rows, values


def quotes_of(source: Source, answer: Answer) -> tuple[tuple[Quote, ...], ...]:
    """Return the quotes of the first rows of an answer."""
    return trace(source, replace(answer, rows=answer.rows[:3], terms=answer.terms[:3])).quotes


@pytest.mark.parametrize("server", SERVERS)
@pytest.mark.parametrize("name", QUERIES)
def test_server_gives_the_quotes_of_the_store(
    store: Source, urls: dict[str, str], name: str, server: str
) -> None:
    remote = open_endpoint(url_of(urls, server))
    values = cases_of(QUERIES[name])[0]
    answer = ask(remote, QUERIES[name], values)
    assert quotes_of(remote, answer) == quotes_of(store, ask(store, QUERIES[name], values))


def test_frame_comes_from_a_server(out: Path, urls: dict[str, str]) -> None:
    frame = frames.ask("helps_place", endpoint=urls["plain"], place="hinggan")
    assert frame.equals(frames.ask("helps_place", graph=out, place="hinggan"))
    assert len(frame) > 3


def test_every_question_is_asked() -> None:
    assert len(QUERIES) >= 35
    assert all(cases_of(query) for query in QUERIES.values())


@pytest.mark.parametrize("server", SERVERS)
def test_command_asks_a_server(
    out: Path, urls: dict[str, str], server: str, capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["who_helps_whom", "--set", "recipient=hinggan", "--format", "html"]
    assert main([*call, "--graph", str(out)]) == 0
    expected = capsys.readouterr().out
    assert main([*call, "--endpoint", url_of(urls, server)]) == 0
    assert capsys.readouterr().out == expected
    assert "鄂尔多斯市" in expected
    assert main(["who_helps_whom", "--set", "recipient=旗", "--endpoint", urls[server]]) == 2
