"""The store on disk: the same quads, asked over the union of all graphs, values bound."""

from __future__ import annotations

from pathlib import Path

import graph_sample
import pyoxigraph as ox
import pytest
import rdflib

from graph.store import open_store, select
from graph.vocab import iri, term


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    return folder


def test_store_holds_the_quads_of_the_file(out: Path) -> None:
    lines = (out / "graph.nq").read_text(encoding="utf-8").splitlines()
    assert len(open_store(out / "store")) == len(lines)


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib warns of itself
def test_rdflib_reads_the_same_quads(out: Path) -> None:
    dataset = rdflib.Dataset()
    dataset.parse(data=(out / "graph.nq").read_bytes(), format="nquads")
    assert len(list(dataset.quads())) == len(open_store(out / "store"))


def test_select_asks_the_union_of_all_graphs(out: Path) -> None:
    query = f"SELECT ?h WHERE {{ ?h <{term('helps')}> ?r . ?r <{term('code')}> ?code }} ORDER BY ?h"
    names, rows = select(open_store(out / "store"), query)
    helpers = [getattr(row["h"], "value", "").removeprefix(iri("")) for row in rows]
    assert names == ["h"]
    assert helpers == ["group/-/北京市区县", "place/110000", "place/150600"]


def test_select_binds_values_and_never_reads_them_as_sparql(out: Path) -> None:
    store = open_store(out / "store")
    query = f"SELECT ?name ?s WHERE {{ ?s <{term('rdfs:label')}> ?name }}"
    found = select(store, query, {"name": ox.Literal("兴安盟", language="zh")})[1]
    assert [row["s"] for row in found] == [ox.NamedNode(iri("place/152200"))]
    assert select(store, query, {"name": ox.Literal('" } UNION { ?s ?p ?name')})[1] == []


def test_select_refuses_other_queries(out: Path) -> None:
    with pytest.raises(ValueError, match="SELECT"):
        select(open_store(out / "store"), "ASK { ?s ?p ?o }")


def test_open_store_names_a_missing_store(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"build_graph\.py"):
        open_store(tmp_path / "store")


def test_open_store_cannot_be_written_to(out: Path) -> None:
    store = open_store(out / "store")
    with pytest.raises(RuntimeError, match="read-write"):
        store.add(ox.Quad(ox.NamedNode("x:s"), ox.NamedNode("x:p"), ox.NamedNode("x:o")))
