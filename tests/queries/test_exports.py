"""The exports, opened by readers that are not ours: networkx, rdflib, pyoxigraph, csv, DuckDB."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from pathlib import Path
from typing import Any

import duckdb
import graph_sample
import networkx as nx
import pyoxigraph as ox
import pytest
import rdflib

from graph.vocab import iri
from queries.__main__ import main
from queries.exports import EXPORTS

BEIJING, INNER = "place/110000", "place/150000"
# rdflib's reader of JSON-LD uses a class that rdflib itself will drop
pytestmark = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
HOSTILE = "甲\x0b<&\ud83d社"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    graph_sample.write_lines(folder / "facts.jsonl", graph_sample.facts())
    return folder


def export(out: Path, output: Path, *arguments: str) -> Path:
    assert main(["export", "--graph", str(out), "--output", str(output), *arguments]) == 0
    return output


@pytest.fixture(params=["graphml", "gexf"])
def network(request: pytest.FixtureRequest, out: Path, tmp_path: Path) -> Any:
    read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[request.param]
    return read(str(export(out, tmp_path / f"a.{request.param}")))


def test_the_exports_are_those_of_the_page() -> None:
    assert tuple(EXPORTS) == (
        "graphml", "gexf", "csv", "jsonld", "context", "turtle", "nquads", "shards",
        "parquet",
    )  # fmt: skip


def test_a_network_has_an_edge_for_each_aid_fact(network: Any) -> None:
    aid = [line for line in graph_sample.facts() if line["kind"] == "aid"]
    told = [edge["fact"] for _, _, edge in network.edges(data=True)]
    assert sorted(told) == sorted(line["id"] for line in aid)
    assert network.is_directed() and set(network) == {
        line[f"{side}_id"] for line in aid for side in ("helper", "recipient")
    }


def test_a_network_keeps_types_labels_and_codes(network: Any) -> None:
    node = network.nodes[BEIJING]
    assert (node["label"], node["name_en"], node["code"]) == ("北京市", "Beijing Municipality",
                                                              "110000")  # fmt: skip
    [edge] = [data for one, _, data in network.edges(data=True) if one == BEIJING]
    assert (edge["from_year"], edge["to_year"]) == (2016, 2020)
    assert (edge["planned_yuan"], edge["actual_yuan"]) == (250000000.0, 126000000.0)
    assert (edge["label"], edge["mechanism"], edge["quote"]) == ("东西部协作", "east_west",
                                                                 "京蒙协作")  # fmt: skip
    [districts] = [d for one, _, d in network.edges(data=True) if one == "group/-/北京市区县"]
    assert (districts["shared"], districts["people"]) == (True, 36)


@pytest.mark.parametrize("name", ["graphml", "gexf", "csv"])
def test_an_edge_that_is_only_weighed_has_its_confidence(name: str, tmp_path: Path) -> None:
    facts = graph_sample.facts()
    facts[0]["confidence"], facts[1]["confidence"] = 0.7, 1
    graph_sample.build(tmp_path, facts)
    graph_sample.write_lines(tmp_path / "facts.jsonl", facts)
    output = export(tmp_path, tmp_path / "written", "--format", name)
    if name == "csv":
        rows = read_csv(output / "gephi_edges.csv")
        assert sorted(row["confidence"] for row in rows) == ["", "", "0.7", "1.0"]
        assert "confidence:double" in read_csv(output / "neo4j_edges.csv")[0]
    else:
        read = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name]
        told = [edge.get("confidence") for *_, edge in read(str(output)).edges(data=True)]
        assert sorted(told, key=lambda one: one or 0) == [None, None, 0.7, 1.0]


def test_labels_are_english_on_demand(out: Path, tmp_path: Path) -> None:
    g = nx.read_graphml(export(out, tmp_path / "a.graphml", "--lang", "en"))
    assert g.nodes["place/152200"]["label"] == "Hinggan League"
    assert {edge["label"] for *_, edge in g.edges(data=True)} >= {"Paired assistance"}


def test_merged_ends_are_one_node(tmp_path: Path) -> None:
    graph_sample.build(tmp_path)
    graph_sample.write_lines(tmp_path / "facts.jsonl", graph_sample.facts())
    merge = {"kind": "merge", "left": INNER, "left_name": "内蒙古自治区", "right": BEIJING,
             "right_name": "北京市", "canonical": INNER}  # fmt: skip
    graph_sample.write_lines(tmp_path / "merges.jsonl", [merge])
    g = nx.read_graphml(export(tmp_path, tmp_path / "a.graphml"))
    assert BEIJING not in g and g.has_edge(INNER, INNER)
    assert g.nodes[INNER]["name"] == "内蒙古自治区"


def test_gexf_has_no_clock(out: Path, tmp_path: Path) -> None:
    assert "lastmodified" not in export(out, tmp_path / "a.gexf").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["graphml", "gexf", "csv"])
def test_what_xml_cannot_hold_is_replaced(name: str, out: Path, tmp_path: Path) -> None:
    graph_sample.build(tmp_path)
    quote = "鄂尔多斯市对口支援兴安盟"
    ends = (f"actor/{HOSTILE}|{HOSTILE}|social_org", "place/152200|兴安盟")
    lines = [graph_sample.aid("总结/甲", quote, ends, "social")]
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (tmp_path / "facts.jsonl").write_text(text, encoding="utf-8")
    output = export(tmp_path, tmp_path / "written", "--format", name)
    if name == "csv":
        [edge] = read_csv(output / "gephi_edges.csv")
        assert edge["Source"] == "actor/甲\ufffd<&\ufffd社"
    else:
        g = {"graphml": nx.read_graphml, "gexf": nx.read_gexf}[name](str(output))
        assert "actor/甲\ufffd<&\ufffd社" in g


def triples(data: rdflib.Graph) -> set[Any]:
    return {tuple(part.n3() for part in row) for row in data}


@pytest.fixture(scope="module")
def stated(out: Path) -> set[Any]:
    """The triples of graph.nq, as rdflib reads them."""
    lines = "".join(f"{quad.triple} .\n" for quad in graph_sample.parse(out / "graph.nq"))
    return triples(rdflib.Graph().parse(data=lines, format="nt"))


@pytest.mark.parametrize(("name", "read"), [("a.jsonld", "json-ld"), ("a.ttl", "turtle")])
def test_linked_data_says_what_the_graph_says(
    name: str, read: str, out: Path, tmp_path: Path, stated: set[Any]
) -> None:
    found = rdflib.Graph()
    found.parse(str(export(out, tmp_path / name)), format=read)
    assert triples(found) == stated


def test_jsonld_is_read_by_oxigraph_too(out: Path, tmp_path: Path) -> None:
    path = export(out, tmp_path / "a.jsonld")
    found = {str(quad.triple) for quad in ox.parse(path=str(path), format=ox.RdfFormat.JSON_LD)}
    assert found == {str(quad.triple) for quad in graph_sample.parse(out / "graph.nq")}


def test_jsonld_reads_as_plain_json(out: Path, tmp_path: Path) -> None:
    nodes = json.loads(export(out, tmp_path / "a.jsonld").read_text(encoding="utf-8"))["@graph"]
    [place] = [node for node in nodes if node["@id"] == "jiedui:place/152200"]
    assert (place["@type"], place["code"]) == ("Place", "152200")
    assert len({node["@id"] for node in nodes}) == len(nodes)
    assert place["within"] == "jiedui:place/150000"


def test_the_context_alone_reads_json_of_ours(out: Path, tmp_path: Path) -> None:
    path = export(out, tmp_path / "context.jsonld", "--format", "context")
    context = json.loads(path.read_text(encoding="utf-8"))["@context"]
    node = {"@context": context, "@id": "jiedui:place/152200", "within": "jiedui:place/150000"}
    found = rdflib.Graph().parse(data=json.dumps(node), format="json-ld")
    assert [str(row[2]) for row in found] == [iri("place/150000")]


def test_nquads_are_those_of_the_build(out: Path, tmp_path: Path) -> None:
    assert export(out, tmp_path / "a.nq").read_bytes() == (out / "graph.nq").read_bytes()


def test_parquet_has_a_row_for_each_fact(out: Path, tmp_path: Path) -> None:
    path = export(out, tmp_path / "a.parquet")
    found = duckdb.execute(f"SELECT id FROM '{path}'").fetchall()
    assert found == [(line["id"],) for line in graph_sample.facts()]


def read_csv(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline="")))


def test_lists_have_the_heads_of_neo4j_and_gephi(out: Path, tmp_path: Path) -> None:
    folder = export(out, tmp_path / "lists", "--format", "csv")
    nodes, edges, gephi_nodes, gephi_edges = (
        read_csv(folder / f"{name}.csv")
        for name in ("neo4j_nodes", "neo4j_edges", "gephi_nodes", "gephi_edges")
    )
    ids = {node["id:ID"] for node in nodes}
    assert ids == {node["Id"] for node in gephi_nodes}
    assert {node[":LABEL"] for node in nodes} == {"Place", "Group"}
    assert {edge[end] for edge in edges for end in (":START_ID", ":END_ID")} == ids
    assert {edge[end] for edge in gephi_edges for end in ("Source", "Target")} == ids
    assert {edge[":TYPE"] for edge in edges} == {"HELPS"}
    [money] = [edge for edge in edges if edge["actual_yuan:double"]]
    assert (money[":START_ID"], money["from_year:int"]) == (BEIJING, "2016")
    assert {edge["Type"] for edge in gephi_edges} == {"Directed"}


@pytest.mark.parametrize("name", list(EXPORTS))
def test_an_export_writes_the_same_bytes_twice(name: str, out: Path, tmp_path: Path) -> None:
    def contents(path: Path) -> dict[str, bytes]:
        files = sorted(path.iterdir()) if path.is_dir() else [path]
        return {file.suffix and file.name: file.read_bytes() for file in files}

    one, two = tmp_path / "one", tmp_path / "two"
    for path in (one, two):
        export(out, path, "--format", name)
    assert contents(one) == contents(two)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "export needs --output"),
        (["--output", "a.docx"], "no format is meant by 'a.docx'"),
        (["--output", "missing/a.graphml"], "missing/a.graphml"),
        (["--output", "a.ttl", "--graph", "nothing"], "build"),
        (["--output", "a.gexf", "--graph", "nothing"], "build"),
        (["--output", "a.parquet", "--graph", "nothing"], "build"),
    ],
)
def test_wrong_exports_exit_2(
    arguments: list[str], words: str, out: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    graph = [] if "--graph" in arguments else ["--graph", str(out)]
    assert main(["export", *arguments, *graph]) == 2
    assert words in capsys.readouterr().err


def test_shards_hold_every_quad_once_and_each_graph_whole(out: Path, tmp_path: Path) -> None:
    folder = export(out, tmp_path / "shards", "--format", "shards")
    with (folder / "shards.csv").open(encoding="utf-8", newline="") as file:
        index = list(csv.DictReader(file))
    lines = {row["file"]: (folder / row["file"]).read_bytes() for row in index}
    assert {path.name for path in folder.iterdir()} == {*lines, "shards.csv"}
    whole = (out / "graph.nq").read_bytes().splitlines(keepends=True)
    told = [line for data in lines.values() for line in data.splitlines(keepends=True)]
    assert sorted(told) == sorted(whole)
    holders: dict[object, set[str]] = {}
    for row in index:
        quads = list(ox.parse(lines[row["file"]], format=ox.RdfFormat.N_QUADS))
        assert int(row["quads"]) == len(quads)
        assert row["sha256"] == hashlib.sha256(lines[row["file"]]).hexdigest()
        for quad in quads:
            holders.setdefault(quad.graph_name, set()).add(row["file"])
    assert all(len(files) == 1 for files in holders.values())
    assert len({file for files in holders.values() for file in files}) > 1
