"""The endpoint as its clients meet it: a process of its own, asked by programs not ours."""

from __future__ import annotations

import csv
import io
import json
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
import rdflib
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from serving import serving

from graph.store import open_store, write_store
from graph.vocab import iri, term
from viz.serving import serve

pytest_plugins = ("served",)
HELPS = f"SELECT ?a ?b {{ ?a <{term('helps')}> ?b }}"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
RUNAWAY = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def send(
    address: str, method: str, path: str, body: bytes | None = None, **headers: str
) -> tuple[HTTPResponse, bytes]:
    """Return the response to a request and its body; ``content_type`` means Content-Type."""
    connection = HTTPConnection(urlsplit(address).netloc, timeout=60)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.request(method, path, body, named)
    response = connection.getresponse()
    body = response.read()
    connection.close()
    return response, body


def post(address: str, query: str, accept: str = "*/*") -> tuple[HTTPResponse, bytes]:
    """Return the response to a query that is posted as a form."""
    form = urlencode({"query": query}).encode()
    kind = "application/x-www-form-urlencoded"
    return send(address, "POST", "/sparql", form, accept=accept, content_type=kind)


def test_all_formats_tell_the_same_rows(address: str, out: Path) -> None:
    quads = str(len(open_store(out / "store")))
    found = json.loads(post(address, COUNT)[1])
    assert found["results"]["bindings"][0]["n"]["value"] == quads
    for kind, delimiter in (("text/csv", ","), ("text/tab-separated-values", "\t")):
        response, body = post(address, COUNT, kind)
        assert response.headers["content-type"] == f"{kind}; charset=utf-8"
        rows = list(csv.reader(io.StringIO(body.decode()), delimiter=delimiter))
        assert rows[1] == [quads]
    assert f">{quads}<" in post(address, COUNT, "application/sparql-results+xml")[1].decode()


def test_constructed_graph_is_turtle_or_triples(address: str) -> None:
    pattern = f"?a <{term('helps')}> ?b"
    query = f"CONSTRUCT {{ {pattern} }} WHERE {{ {pattern} . ?a a :Place . ?b a :Place }}"
    graphs = [
        rdflib.Graph().parse(data=post(address, query, kind)[1].decode(), format=name)
        for kind, name in (("text/turtle", "turtle"), ("application/n-triples", "nt"))
    ]
    assert len(graphs[0]) > 1 and set(graphs[0]) == set(graphs[1])


def test_known_prefixes_need_no_declaration(address: str) -> None:
    found = json.loads(post(address, "ASK { ?fact a :AidFact }")[1])
    assert found["boolean"] is True


def test_query_may_choose_its_graphs(address: str) -> None:
    graph = iri("graph/doc/b")
    alone = json.loads(post(address, f"SELECT (COUNT(*) AS ?n) FROM <{graph}> {{ ?s ?p ?o }}")[1])
    path = "/sparql?" + urlencode({"query": COUNT, "default-graph-uri": graph})
    asked = json.loads(send(address, "GET", path)[1])
    everything = json.loads(post(address, COUNT)[1])
    counts = [
        int(found["results"]["bindings"][0]["n"]["value"]) for found in (alone, asked, everything)
    ]
    assert 0 < counts[0] == counts[1] < counts[2]


def test_nothing_can_be_changed(address: str, out: Path) -> None:
    before = post(address, COUNT)[1]
    kind = "application/sparql-update"
    for query in ("DROP ALL", "INSERT DATA { <a:b> <a:b> <a:b> }", "CLEAR DEFAULT"):
        assert send(address, "POST", "/sparql", query.encode(), content_type=kind)[0].status == 403
        assert post(address, query)[0].status == 400
    for method in ("PUT", "DELETE", "PATCH"):
        response, _ = send(address, method, "/sparql?graph=a:b", b"")
        assert response.status == 405 and response.headers["allow"] == "GET, HEAD, POST"
    assert post(address, COUNT)[1] == before


def test_runaway_query_is_cut_and_the_server_goes_on(address: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        cut = list(pool.map(lambda _: post(address, RUNAWAY)[0].status, range(4)))
    assert cut == [504] * 4
    assert post(address, COUNT)[0].status == 200


def test_answer_that_is_too_large_is_refused(address: str) -> None:
    query = "SELECT * { ?a ?b ?c . ?d ?e ?f }"
    response, body = post(address, query, "text/csv")
    assert (response.status, b"LIMIT" in body) in {(413, True), (504, False)}


def test_many_clients_are_answered_at_once(address: str) -> None:
    with ThreadPoolExecutor(30) as pool:
        statuses = list(pool.map(lambda _: post(address, COUNT)[0].status, range(120)))
    assert statuses == [200] * 120


def test_other_hosts_and_files_outside_are_refused(address: str) -> None:
    assert send(address, "GET", "/sparql", host="elsewhere.example")[0].status == 400
    for path in (
        "/../README.md",
        "/%2e%2e/%2e%2e/etc/passwd",
        "/store/../../secret",
        "//etc/passwd",
    ):
        assert send(address, "GET", path)[0].status == 404
    response, body = send(address, "GET", "/index.html")
    assert response.status == 200 and b"<!doctype html>" in body.lower()
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "access-control-allow-origin" not in response.headers


def test_service_describes_itself(address: str, out: Path) -> None:
    for path in ("/sparql", "/.well-known/void"):
        response, body = send(address, "GET", path)
        assert response.headers["content-type"] == "text/turtle; charset=utf-8"
        graph = rdflib.Graph().parse(data=body.decode(), format="turtle")
        described = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
        void = rdflib.Namespace("http://rdfs.org/ns/void#")
        assert (rdflib.URIRef(f"{address}/sparql"), None, described.Service) in graph
        assert [int(str(n)) for n in graph.objects(None, void.triples)] == [
            len(open_store(out / "store"))
        ]
        part = graph.value(None, void["class"], rdflib.URIRef(term("AidFact")))
        counted = json.loads(post(address, "SELECT (COUNT(?f) AS ?n) { ?f a :AidFact }")[1])
        stated = counted["results"]["bindings"][0]["n"]["value"]
        assert str(graph.value(part, void.entities)) == stated != "0"


def test_rdflib_asks_it_as_a_store(address: str) -> None:
    graph = rdflib.Graph(SPARQLStore(f"{address}/sparql"))
    rows = graph.query(HELPS)
    assert len(list(rows)) == len(json.loads(post(address, HELPS)[1])["results"]["bindings"]) > 2


def test_sparqlwrapper_asks_it(address: str) -> None:
    wrapper = pytest.importorskip("SPARQLWrapper")
    client = wrapper.SPARQLWrapper(f"{address}/sparql", returnFormat=wrapper.JSON)
    client.setQuery(COUNT)
    assert int(client.queryAndConvert()["results"]["bindings"][0]["n"]["value"]) > 100


def test_curl_asks_it(address: str) -> None:
    curl = shutil.which("curl")
    if curl is None:
        pytest.skip("curl is not installed")
    command = [curl, "-s", "--data-urlencode", "query=ASK { ?s ?p ?o }", f"{address}/sparql"]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    assert json.loads(done.stdout)["boolean"] is True


def test_new_build_is_opened_when_it_is_in_place(out: Path, tmp_path: Path) -> None:
    served = tmp_path / "served"
    shutil.copytree(out, served)
    with serving(served) as address:
        assert post(address, COUNT)[1] != post(address, "SELECT (1 AS ?n) {}")[1]
        shutil.rmtree(served / "store")
        (served / "graph.nq").write_text("<a:b> <a:b> <a:b> .\n", encoding="utf-8")
        write_store(served / "graph.nq", served / "store")
        (served / "build.json").write_text('{"counts":{"quads":1,"documents":0}}')
        found = json.loads(post(address, COUNT)[1])
    assert found["results"]["bindings"][0]["n"]["value"] == "1"


def test_taken_port_is_named(address: str, out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    port = urlsplit(address).port
    assert port is not None
    assert serve(out, port=port, processes=1, seconds=1) == 2
    assert f"127.0.0.1:{port}" in capsys.readouterr().err
