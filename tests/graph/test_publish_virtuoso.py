"""A build on a real Virtuoso: Digest, its own spelling of literals, its limits, its union."""

from __future__ import annotations

import os
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import graph_sample
import pytest
from publish_sample import write

from benchmarks import virtuoso
from graph.publish.__main__ import main
from graph.publish.contents import read_contents
from graph.vocab import iri, term

ONTOLOGY = iri("graph/ontology")
FOREIGN = "https://other.example/g"
BIG = f'<x:a> <x:b> "53500000000"^^<{term("xsd:integer")}>'
TRUE = f'<x:a> <x:b> "true"^^<{term("xsd:boolean")}>'


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The endpoint of a Virtuoso that holds a graph of another."""
    if not virtuoso.is_installed():
        assert not os.environ.get("JIEDUI_REQUIRE_VIRTUOSO"), "CI needs Virtuoso and found none"
        pytest.skip("no Virtuoso is installed (virtuoso-t, isql-vt)")
    theirs = tmp_path_factory.mktemp("theirs") / "theirs.nq"
    theirs.write_text(f'<x:s> <x:p> "o" <{FOREIGN}> .\n', encoding="utf-8")
    with virtuoso.serve(tmp_path_factory.mktemp("virtuoso"), theirs) as address:
        yield f"{address}-auth"


@pytest.fixture(autouse=True)
def login(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first user of a new Virtuoso."""
    monkeypatch.setenv("JIEDUI_ENDPOINT_USER", "dba")
    monkeypatch.setenv("JIEDUI_ENDPOINT_PASSWORD", "dba")


def publish(url: str, out: Path, *options: str) -> int:
    """Run the command."""
    named = ["--default-graph", ONTOLOGY]
    return main(["--graph", str(out), "--endpoint", url, *named, *options])


def counts(url: str) -> dict[str, int]:
    """Return how many triples each graph of the example's address, or another's, holds."""
    query = "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    address = f"{url.removesuffix('-auth')}?{urllib.parse.urlencode({'query': query})}"
    request = urllib.request.Request(address, headers={"Accept": "text/tab-separated-values"})
    with urllib.request.urlopen(request) as answer:
        rows = [line.split("\t") for line in answer.read().decode().splitlines()[1:]]
    found = {name.strip('"<>'): int(number) for name, number in rows}
    ours = (iri("graph/doc"), iri("graph/gaz"), iri("graph/inf"), ONTOLOGY, FOREIGN)
    return {name: number for name, number in found.items() if name.startswith(ours)}


def expected(out: Path) -> dict[str, int]:
    """Return how many triples each graph of a build holds, and what is another's."""
    found = {name: content.count for name, content in read_contents(out / "graph.nq").items()}
    if number := found.pop(iri("graph/default"), 0):
        found[ONTOLOGY] = number
    return found | {FOREIGN: 1}


def test_wrong_password_is_told(
    url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JIEDUI_ENDPOINT_PASSWORD", "abracadabra")
    assert publish(url, write(tmp_path / "out", {"graph/doc/甲": [BIG]})) == 2
    told = capsys.readouterr().err
    assert "answers 401" in told and "abracadabra" not in told


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_virtuoso_holds_the_build(
    url: str, tmp_path: Path, protocol: str, capsys: pytest.CaptureFixture[str]
) -> None:
    options = ("--protocol", protocol, "--verify", "full", "--allow-removal")
    (tmp_path / "sample").mkdir()
    graph_sample.build(tmp_path / "sample")
    assert publish(url, tmp_path / "sample", *options) == 0
    assert counts(url) == expected(tmp_path / "sample")
    many = [f'<x:{n}> <x:quote> "第“{n}”条\\\\u0041\\n"@zh' for n in range(7000)]
    out = write(tmp_path / "out", {"graph/doc/方案 #2": [BIG, TRUE], "graph/doc/乙": many})
    capsys.readouterr()
    assert publish(url, out, *options) == 0
    assert counts(url) == expected(out)
    told = capsys.readouterr().out
    assert told.startswith("2 graphs sent (7,002 triples), 0 as they were, 6 removed")
    # by the one way it keeps integers of more than 31 bits as decimals, by the other as they are
    assert ("1 graphs are equal by value" in told) == (protocol == "gsp")
    assert publish(url, out, *options) == 0
    assert capsys.readouterr().out.startswith("0 graphs sent (0 triples), 2 as they were")


def test_default_graph_of_virtuoso_needs_a_name(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = write(tmp_path / "out", {"": ["<x:a> <x:b> <x:c>"]})
    assert main(["--graph", str(out), "--endpoint", url, "--allow-removal"]) == 2
    assert "name a graph for the ontology with --default-graph" in capsys.readouterr().err
