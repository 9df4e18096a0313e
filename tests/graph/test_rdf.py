"""Facts as quads: what each fact says, sorted, the same bytes twice, no triple in two graphs."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import graph_sample
import pyoxigraph as ox
import pytest
from graph_sample import parse, values

from graph.document_quads import document_lines
from graph.ends import link_facts
from graph.fact_quads import WRITERS, fact_lines
from graph.gazetteer import load_gazetteer
from graph.quads import number, text
from graph.rdf import ontology_lines, write_dataset
from graph.vocab import UnknownTerm, concept, iri, term

DOCUMENTS = [graph_sample.document(doc) for doc in graph_sample.TEXTS]


@pytest.fixture(scope="module")
def quads(tmp_path_factory: pytest.TempPathFactory) -> list[ox.Quad]:
    path = tmp_path_factory.mktemp("graph") / "graph.nq"
    count = write_dataset(DOCUMENTS, graph_sample.facts(), path)
    found = parse(path)
    assert len(found) == count
    return found


def test_dataset_is_sorted_without_repeats_and_equal_twice(tmp_path: Path) -> None:
    first, second = tmp_path / "1.nq", tmp_path / "2.nq"
    found = graph_sample.findings()
    write_dataset(DOCUMENTS, graph_sample.facts(), first, findings=found)
    write_dataset(DOCUMENTS[::-1], graph_sample.facts()[::-1], second, findings=found)
    assert b"SumFinding" in first.read_bytes().partition(b"graph/inferred")[2]
    assert first.read_bytes() == second.read_bytes()
    lines = first.read_bytes().splitlines(keepends=True)
    assert lines == sorted(set(lines))


def test_quads_are_the_sum_of_their_parts(quads: list[ox.Quad]) -> None:
    facts = link_facts(graph_sample.facts(), load_gazetteer())
    graphs = Counter(str(getattr(quad.graph_name, "value", "default")) for quad in quads)
    assert graphs["default"] == len(set(ontology_lines()))
    for line in DOCUMENTS:
        own = [fact_lines(fact) for fact in facts if fact["doc"] == line["doc"]]
        expected = sum(map(len, own)) + len(document_lines(line))
        assert graphs[iri(f"graph/doc/{line['doc']}")] == expected
    assert len(graphs) == 3 + len(DOCUMENTS)


def test_no_triple_stands_in_two_graphs(quads: list[ox.Quad]) -> None:
    assert max(Counter(quad.triple for quad in quads).values()) == 1


def test_no_blank_nodes(quads: list[ox.Quad]) -> None:
    nodes = [node for quad in quads for node in (quad.subject, quad.object, quad.graph_name)]
    assert not [node for node in nodes if isinstance(node, ox.BlankNode)]


def test_aid_fact_carries_ends_years_and_amounts(quads: list[ox.Quad]) -> None:
    fact = graph_sample.facts()[0]["id"]
    assert values(quads, fact, "helper") == [iri("place/110000")]
    assert values(quads, fact, "recipient") == [iri("place/150000")]
    assert values(quads, fact, "mechanism") == [concept("mechanism", "east_west")]
    assert values(quads, fact, "fromYear") + values(quads, fact, "toYear") == ["2016", "2020"]
    assert values(quads, f"{fact}/amount/0", "value") == ["126000000"]
    assert values(quads, f"{fact}/amount/0", "role") == [concept("role", "actual")]
    assert values(quads, f"{fact}/amount/1", "minValue") == ["250000000"]
    assert values(quads, f"{fact}/amount/1", "maxValue") == ["300000000"]
    assert values(quads, f"{fact}/amount/1", "value") == []


def test_only_a_weighed_fact_has_a_confidence() -> None:
    fact = graph_sample.facts()[0]
    assert not [line for line in fact_lines(fact) if term("confidence") in line]
    [line] = [one for one in fact_lines(fact | {"confidence": 0.7}) if term("confidence") in one]
    assert f'> "0.7"^^<{term("xsd:decimal")}> <' in line


def test_evidence_is_the_raw_words_at_their_place(quads: list[ox.Quad]) -> None:
    for fact in graph_sample.facts():
        evidence = f"{fact['id']}/evidence"
        start = int(values(quads, f"{evidence}/position", "oa:start")[0])
        end = int(values(quads, f"{evidence}/position", "oa:end")[0])
        [words] = values(quads, f"{evidence}/quote", "oa:exact")
        assert graph_sample.TEXTS[fact["doc"]][start:end] == words
        assert values(quads, evidence, "oa:hasSource") == [iri(f"doc/{fact['doc']}")]


def test_places_bring_those_above_them_and_their_names(quads: list[ox.Quad]) -> None:
    assert values(quads, "place/152200", "within") == [iri("place/150000")]
    assert values(quads, "place/152200", "rdfs:label") == ["Hinggan League", "兴安盟"]
    assert values(quads, "place/152200", "skos:altLabel") == ["兴安"]
    assert values(quads, "place/150000", "rdf:type") == [term("Place")]
    assert not [quad for quad in quads if quad.subject == ox.NamedNode(iri("place/650000"))]


def test_groups_lie_in_the_place_of_their_id_or_their_name(quads: list[ox.Quad]) -> None:
    assert values(quads, "group/150000/国贫旗县", "within") == [iri("place/150000")]
    assert values(quads, "group/-/北京市区县", "within") == [iri("place/110000")]
    assert values(quads, "group/-/中央单位", "within") == []
    assert values(quads, "group/-/中央单位", "actorType") == [concept("actor_type", "agency")]


def test_relationship_counts_its_facts_and_each_sum_once(tmp_path: Path) -> None:
    facts = graph_sample.facts()
    again = dict(facts[0], doc="方案 #2", id="fact/ffff", amounts=facts[0]["amounts"][:1])
    write_dataset(DOCUMENTS, [*facts, again], tmp_path / "graph.nq")
    quads = parse(tmp_path / "graph.nq")
    support = ox.NamedNode(term("support"))
    [owner] = [q.subject for q in quads if q.predicate == support and "ffff" in str(q.object)]
    key = str(getattr(owner, "value", "")).removeprefix(iri(""))
    assert values(quads, key, "factCount") == ["2"]
    assert values(quads, key, "documentCount") == ["2"]
    assert values(quads, key, "actualSum") == ["126000000"]
    assert values(quads, key, "plannedSum") == ["250000000"]
    assert values(quads, key, "firstYear") + values(quads, key, "lastYear") == ["2016", "2020"]
    assert values(quads, "place/110000", "helps") == [iri("place/150000")]


def test_same_text_in_two_documents_is_one_fact_stated_in_both(tmp_path: Path) -> None:
    one = graph_sample.facts()[1]
    documents = [dict(line, sha256="of both") for line in DOCUMENTS]
    write_dataset(documents, [one, dict(one, doc="方案 #2")], tmp_path / "graph.nq")
    quads = parse(tmp_path / "graph.nq")
    both = {iri("doc/总结/甲"), iri("doc/方案 #2")}
    assert set(values(quads, one["id"], "statedIn")) == both
    assert max(Counter(quad.triple for quad in quads).values()) == 1


def test_unknown_mechanism_or_kind_stops_the_build(tmp_path: Path) -> None:
    wrong = dict(graph_sample.facts()[0], mechanism="eastwest")
    with pytest.raises(UnknownTerm, match="east_west"):
        write_dataset(DOCUMENTS, [wrong], tmp_path / "graph.nq")
    with pytest.raises(KeyError):
        fact_lines(dict(wrong, kind="rumour"))
    with pytest.raises(UnknownTerm, match="observed"):
        fact_lines(
            next(f for f in graph_sample.facts() if f["kind"] == "indicator") | {"role": "o"}
        )
    assert set(WRITERS) == {f["kind"] for f in graph_sample.facts()}


@pytest.mark.parametrize("words", ['双"引"号\\', "断\n行\r\t", "\x00\x1f\x7f", "a\u2028b\x85c"])
def test_text_survives_reading_back(words: str) -> None:
    line = f"<x:s> <x:p> {text(words, 'zh')} .".encode()
    [quad] = ox.parse(line, ox.RdfFormat.N_QUADS)
    assert getattr(quad.object, "value", None) == words
    assert b"\n" not in line


@pytest.mark.parametrize(
    ("value", "lexical", "kind"),
    [(5, "5", "integer"), (2.50, "2.5", "decimal"), (4e8, "400000000", "integer"),
     (1e-7, "0.0000001", "decimal")],
)  # fmt: skip
def test_number_is_exact(value: float, lexical: str, kind: str) -> None:
    assert number(value) == f'"{lexical}"^^<{term(f"xsd:{kind}")}>'


def test_two_mechanisms_of_one_sentence_both_stand(tmp_path: Path) -> None:
    one = graph_sample.facts()[1]
    write_dataset(DOCUMENTS, [one, dict(one, mechanism="enterprise")], tmp_path / "graph.nq")
    found = values(parse(tmp_path / "graph.nq"), one["id"], "mechanism")
    assert found == sorted(concept("mechanism", m) for m in ("paired_assistance", "enterprise"))
