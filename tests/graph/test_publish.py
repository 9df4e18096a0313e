"""A build on a real Oxigraph server: the same graphs there, again only what changed, no other's."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import graph_sample
import pyoxigraph as ox
import pytest
from publish_sample import GRAPHS, ONTOLOGY, held, load, quads, write

from benchmarks import oxigraph
from graph.publish.__main__ import main
from graph.vocab import iri, term

FOREIGN = b'<x:a> <x:b> "c" <https://other.example/g> .\n<x:a> <x:b> "d" <%s> .\n' % (
    iri("graph/doc/another's").encode()
)
NAMED = ["--default-graph", iri("graph/ontology")]


@pytest.fixture
def url() -> Iterator[str]:
    """An empty server."""
    with oxigraph.serve() as address:
        yield address


def publish(url: str, out: Path, *options: str) -> int:
    """Run the command."""
    return main(["--graph", str(out), "--endpoint", f"{url}/query", *options])


@pytest.mark.parametrize(
    "options",
    [
        ["--protocol", "gsp"],
        ["--protocol", "update"],
        ["--batch-bytes", "5000"],
        ["--protocol", "update", "--batch-bytes", "1"],
        ["--verify", "full"],
    ],
    ids=" ".join,
)
def test_server_holds_the_quads_of_the_build(
    url: str, tmp_path: Path, options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = write(tmp_path / "out", GRAPHS)
    assert publish(url, out, *options) == 0
    assert held(url) == quads(out)
    assert "4 graphs sent (8 triples), 0 as they were, 0 removed" in capsys.readouterr().out


def test_whole_graph_of_facts_is_read_back_the_same(url: str, tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    graph_sample.build(tmp_path / "out")
    assert publish(url, tmp_path / "out", "--verify", "full") == 0
    assert held(url) == quads(tmp_path / "out")


def test_second_run_sends_nothing_from_any_machine(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(url, write(tmp_path / "here", GRAPHS)) == 0
    capsys.readouterr()
    assert publish(url, write(tmp_path / "there", GRAPHS)) == 0
    assert "0 graphs sent (0 triples), 4 as they were, 0 removed" in capsys.readouterr().out


@pytest.mark.parametrize("protocol", ["gsp", "update"])
def test_changed_document_is_sent_and_a_gone_one_removed_and_no_other(
    url: str, tmp_path: Path, protocol: str, capsys: pytest.CaptureFixture[str]
) -> None:
    load(url, FOREIGN)
    assert publish(url, write(tmp_path / "old", GRAPHS), "--protocol", protocol) == 0
    new = {**GRAPHS, "graph/doc/甲/一": ["<x:f3> <x:in> <x:甲>"]}
    del new["graph/doc/乙"]
    out = write(tmp_path / "new", new)
    capsys.readouterr()
    assert publish(url, out, "--protocol", protocol, "--verify", "full") == 0
    assert held(url) == quads(out) | set(ox.parse(FOREIGN, ox.RdfFormat.N_QUADS))
    assert "1 graphs sent (1 triples), 2 as they were, 1 removed" in capsys.readouterr().out


def test_graph_of_another_in_the_place_of_the_ontology_is_left(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    theirs = b'<x:a> <x:b> "c" .\n<x:a> <x:b> "c" <x:g> .\n'
    load(url, theirs)
    out = write(tmp_path / "out", GRAPHS)
    assert publish(url, out) == 2
    assert publish(url, out, "--default-graph", "x:g") == 2
    assert held(url) == set(ox.parse(theirs, ox.RdfFormat.N_QUADS))
    told = capsys.readouterr().err.splitlines()
    assert "holds 1 triples that are not all of a publication" in told[0]
    assert all("--default-graph" in line for line in told) and len(told) == 2
    assert publish(url, out, *NAMED) == 0
    names = {quad.graph_name for quad in held(url)}
    assert {ox.DefaultGraph(), ox.NamedNode("x:g"), ox.NamedNode(NAMED[1])} < names


def test_ontology_that_gets_a_name_leaves_the_default_graph(url: str, tmp_path: Path) -> None:
    out = write(tmp_path / "out", GRAPHS)
    assert publish(url, out) == 0
    assert publish(url, out, *NAMED) == 0
    names = {quad.graph_name for quad in held(url)}
    assert ox.DefaultGraph() not in names
    assert ox.NamedNode(NAMED[1]) in names


def test_default_graph_that_others_wrote_to_is_not_replaced(url: str, tmp_path: Path) -> None:
    assert publish(url, write(tmp_path / "old", GRAPHS)) == 0
    load(url, b'<x:theirs> <x:b> "c" .\n')
    out = write(tmp_path / "new", {**GRAPHS, ONTOLOGY: ["<x:Place> <x:is> <x:Thing>"]})
    assert publish(url, out) == 2
    assert any(quad.subject == ox.NamedNode("x:theirs") for quad in held(url))


def test_default_graph_that_shows_all_graphs_needs_a_name(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = write(tmp_path / "out", GRAPHS)
    with oxigraph.serve(options=["--union-default-graph"]) as url:
        assert publish(url, out) == 2
        assert "shows all graphs: name a graph for the ontology" in capsys.readouterr().err
        assert publish(url, out, *NAMED, "--verify", "full") == 0
        assert len(held(url)) == len(quads(out))


@pytest.mark.parametrize("name", [iri("graph/gazetteer"), iri("graph/publication/0")])
def test_name_in_use_is_refused_for_the_ontology(
    url: str, tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(url, write(tmp_path / "out", GRAPHS), "--default-graph", name) == 2
    assert f"{name} is in use already" in capsys.readouterr().err
    assert held(url) == set()


def test_dry_run_tells_and_writes_nothing(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert publish(url, write(tmp_path / "old", GRAPHS)) == 0
    before = everything(url)
    out = write(
        tmp_path / "new",
        {ONTOLOGY: GRAPHS[ONTOLOGY], "graph/doc/丙": ['<x:a> <x:b> "1"']},
    )
    capsys.readouterr()
    assert publish(url, out, "--dry-run", "--allow-removal") == 0
    assert capsys.readouterr().out.splitlines()[0] == f"send {iri('graph/doc/丙')} (1 triples)"
    assert everything(url) == before


def everything(url: str) -> bytes:
    """Return all that a server holds, the record too."""
    request = urllib.request.Request(f"{url}/store", headers={"Accept": "application/n-quads"})
    with urllib.request.urlopen(request) as answer:
        return b"".join(sorted(answer))


def test_most_of_a_publication_goes_only_where_that_is_allowed(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = write(tmp_path / "old", GRAPHS)
    assert publish(url, old) == 0
    other = write(
        tmp_path / "other", {ONTOLOGY: GRAPHS[ONTOLOGY], "graph/doc/丙": ["<x:a> <x:b> <x:c>"]}
    )
    assert publish(url, other) == 2
    assert "3 of the 4 graphs that were published" in capsys.readouterr().err
    assert held(url) == quads(old)
    assert publish(url, other, "--allow-removal") == 0
    assert held(url) == quads(other)


def test_recheck_mends_what_others_changed_on_the_server(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = write(tmp_path / "out", GRAPHS)
    assert publish(url, out) == 0
    graph = f"GRAPH <{iri('graph/doc/乙')}>"
    change = f"DELETE DATA {{ {graph} {{ <x:f2> <x:in> <x:乙> }} }} ; "
    change += f"INSERT DATA {{ {graph} {{ <x:f2> <x:in> <x:丙> }} }}"
    request = urllib.request.Request(f"{url}/update", data=change.encode())
    request.add_header("Content-Type", "application/sparql-update")
    urllib.request.urlopen(request).close()
    for options in ([], ["--recheck"]):  # the record calls it unchanged, the counts agree
        assert publish(url, out, *options) == 0
        assert held(url) != quads(out)
    capsys.readouterr()
    assert publish(url, out, "--recheck", "--verify", "full") == 0
    assert held(url) == quads(out)
    assert "1 graphs sent (2 triples), 3 as they were" in capsys.readouterr().out


def test_graphs_that_a_server_loaded_itself_are_taken_over(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out = write(tmp_path / "out", GRAPHS)
    load(url, (out / "graph.nq").read_bytes())
    assert publish(url, out, "--recheck", "--verify", "full") == 0
    assert "0 graphs sent (0 triples), 4 as they were" in capsys.readouterr().out
    assert publish(url, out) == 0
    assert "0 graphs sent" in capsys.readouterr().out


def confirmed(url: str) -> int:
    """Return how many graphs the record on the server calls whole."""
    question = f"SELECT ?g {{ GRAPH ?r {{ ?g <{term('graphSha256')}> ?sha }} }}"
    address = f"{url}/query?{urllib.parse.urlencode({'query': question})}"
    request = urllib.request.Request(address, headers={"Accept": "text/csv"})
    with urllib.request.urlopen(request) as answer:
        return len(answer.read().splitlines()) - 1


def test_killed_run_is_finished_by_the_next(
    url: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    many = {
        f"graph/doc/{n:04}": [f"<x:f{n}> <x:in> <x:{n}-{m}>" for m in range(9)] for n in range(1500)
    }
    out = write(tmp_path / "out", many)
    command = [sys.executable, "-m", "graph.publish", "--graph", str(out)]
    run = subprocess.Popen([*command, "--endpoint", f"{url}/query"], cwd=Path(__file__).parents[2])
    while run.poll() is None and confirmed(url) < 100:
        time.sleep(0.01)
    run.send_signal(signal.SIGKILL)
    assert run.wait() == -signal.SIGKILL
    done = confirmed(url)
    assert 100 <= done < 1500
    assert held(url) < quads(out)
    assert publish(url, out) == 0
    sent = re.match(r"(\d+) graphs sent", capsys.readouterr().out)
    assert sent is not None and 0 < int(sent[1]) <= 1500 - done
    assert held(url) == quads(out)


def test_interrupted_run_says_so(url: str, tmp_path: Path) -> None:
    many = {f"graph/doc/{n:04}": [f"<x:f{n}> <x:in> <x:{n}>"] for n in range(1500)}
    out = write(tmp_path / "out", many)
    command = [sys.executable, "-m", "graph.publish", "--graph", str(out)]
    run = subprocess.Popen(
        [*command, "--endpoint", f"{url}/query"],
        cwd=Path(__file__).parents[2],
        stderr=subprocess.PIPE,
        text=True,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    while run.poll() is None and confirmed(url) < 1:
        time.sleep(0.01)
    run.send_signal(signal.SIGINT)
    _, told = run.communicate()
    assert (run.returncode, told) == (130, "stopped; run it again, it goes on where it was\n")
