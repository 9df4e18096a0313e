"""What is counted and summed of a build, how values are spelled, which addresses are tried."""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import graph_sample
import pyoxigraph as ox
import pytest
from publish_sample import GRAPHS, write

from graph.publish.addresses import find_addresses
from graph.publish.contents import DEFAULT, content_of, open_build, read_contents
from graph.publish.sending import take
from graph.publish.spelling import spell
from graph.remote import NoAnswer
from graph.vocab import iri, term

XSD = term("xsd:string").removesuffix("string")


def test_checksum_of_each_graph_is_that_of_its_sorted_triples(tmp_path: Path) -> None:
    graph_sample.build(tmp_path)
    found = read_contents(tmp_path / "graph.nq")
    store = ox.Store()
    store.load(path=tmp_path / "graph.nq", format=ox.RdfFormat.N_QUADS)
    graphs = {DEFAULT: ox.DefaultGraph(), **{g.value: g for g in store.named_graphs()}}
    assert found.keys() == graphs.keys() and len(found) == 7
    for name, graph in graphs.items():
        of_graph = store.quads_for_pattern(None, None, None, graph)
        lines = sorted(f"{quad.triple} .\n".encode() for quad in of_graph)
        assert found[name].count == len(lines)
        assert found[name].sha256 == hashlib.sha256(b"".join(lines)).hexdigest()


def test_graph_is_told_from_the_words_of_a_literal(tmp_path: Path) -> None:
    out = write(tmp_path / "out", GRAPHS)
    counts = {name: content.count for name, content in read_contents(out / "graph.nq").items()}
    assert counts == {iri(graph) if graph else DEFAULT: 2 for graph in GRAPHS}


def test_spooled_graph_has_the_content_of_the_file(tmp_path: Path) -> None:
    build = open_build(write(tmp_path / "out", GRAPHS), "x:ontology")
    assert "x:ontology" in build.contents and DEFAULT not in build.contents
    for name, content in build.contents.items():
        with build.spooled(name) as file:
            assert content_of(file) == content


def test_content_does_not_depend_on_order_escapes_or_blanks() -> None:
    one = '<x:a> <x:b> "兴安盟" .\n<x:c> <x:b> "\\\\u0041" .\n'
    other = '<x:c>\t<x:b>\t"\\\\u0041" .\n<x:a>\t<x:b>\t"\\u5174\\u5B89\\u76DF" .\n' + one
    assert content_of(io.BytesIO(one.encode())) == content_of(io.BytesIO(other.encode()))
    changed = one.replace("盟", "县")
    assert content_of(io.BytesIO(one.encode())) != content_of(io.BytesIO(changed.encode()))


@pytest.mark.parametrize(
    ("given", "same"),
    [
        ('"53500000000"^^integer', '"53500000000"^^decimal'),
        ('"7.0"^^decimal', '"7"^^integer'),
        ('"+007.50"^^decimal', '"7.5"^^decimal'),
        ('"-0.0"^^decimal', '"0"^^integer'),
        ('".5"^^decimal', '"0.5"^^decimal'),
        ('"1"^^boolean', '"true"^^boolean'),
        ('"0"^^boolean', '"false"^^boolean'),
        (f'"{"1234567890" * 5}.10"^^decimal', f'"{"1234567890" * 5}.1"^^decimal'),
    ],
)
def test_spellings_of_one_value_are_one(given: str, same: str) -> None:
    assert spell(literal(given)) == spell(literal(same))


@pytest.mark.parametrize(
    ("given", "other"),
    [
        ('"7"^^integer', '"7"^^string'),
        ('"7"^^integer', '"-7"^^integer'),
        ('"7.5"^^decimal', '"7.05"^^decimal'),
        ('"70"^^integer', '"7"^^integer'),
        ('"1"^^boolean', '"1"^^integer'),
        ('"."^^decimal', '"0"^^integer'),
        ('"七"^^integer', '"7"^^integer'),
        ('"Café"^^string', '"café"^^string'),
    ],
)
def test_different_values_stay_different(given: str, other: str) -> None:
    assert spell(literal(given)) != spell(literal(other))


def literal(words: str) -> ox.Literal:
    """Return a literal that is written with the short name of its type."""
    value, kind = words.split("^^")
    return ox.Literal(value.strip('"'), datatype=ox.NamedNode(XSD + kind))


def test_language_is_compared_without_its_case() -> None:
    one, other = (ox.Literal("a", language=language) for language in ("zh-CN", "zh-cn"))
    assert spell(one) == spell(other)
    assert spell(one) != spell(ox.Literal("a", language="zh"))


@pytest.mark.parametrize(
    ("endpoint", "query", "update", "store"),
    [
        ("http://h:7878/query", "query", "update", "store"),
        ("http://h:7878/update", "query", "update", "store"),
        ("http://h:3030/ds/query", "ds/query", "ds/update", "ds/data"),
        ("http://h:3030/ds/sparql", "ds/sparql", "ds/update", "ds/data"),
        ("http://h:3030/ds", "ds", "ds", "ds"),
        ("http://h:8890/sparql", "sparql", "sparql", "sparql-graph-crud"),
        ("http://h/sparql-auth", "sparql-auth", "sparql-auth", "sparql-graph-crud-auth"),
        ("http://h/rep/x", "rep/x", "rep/x/statements", "rep/x/rdf-graphs/service"),
    ],
)
def test_addresses_of_known_servers_are_tried(
    endpoint: str, query: str, update: str, store: str
) -> None:
    found = find_addresses(endpoint)
    root = endpoint[: endpoint.index("/", 7) + 1]
    assert found.query == root + query
    assert root + update in found.updates
    assert root + store in found.stores


def test_given_addresses_are_the_only_ones() -> None:
    found = find_addresses("http://a/query", "http://b/u", "http://c/g?x=1")
    assert (found.updates, found.stores) == (("http://b/u",), ("http://c/g?x=1",))


@pytest.mark.parametrize("url", ["ftp://a.cn/x", "127.0.0.1:80/query", "http://", "http://a:b/"])
def test_no_address_of_a_server_is_refused(url: str) -> None:
    with pytest.raises(NoAnswer, match="--update takes an address"):
        find_addresses("http://a/query", url)


def test_batches_hold_no_more_bytes_than_asked_for() -> None:
    lines = [b"x" * n + b"\n" for n in (3, 9, 1, 1, 30, 2)]
    file = io.BytesIO(b"".join(lines))
    taken = list(iter(lambda: take(file, 12), []))
    assert [line for batch in taken for line in batch] == lines
    assert [len(batch) for batch in taken] == [1, 2, 1, 1, 1]
