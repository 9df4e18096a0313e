"""The checks at the end of a build: a whole graph passes, each fault is found by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import graph_sample
import pyoxigraph as ox
import pytest

from graph.checking import MOST_SHAPED, ask, check, run_shapes
from graph.query_files import load_checks
from graph.vocab import concept, id_of, iri, term

CHECKS = 8


def damage(store: ox.Store, subject: str, predicate: str, value: object = None) -> None:
    """Remove what a node says by a predicate, and say something else if a value is given."""
    node, name = ox.NamedNode(iri(subject)), ox.NamedNode(term(predicate))
    quads = list(store.quads_for_pattern(node, name, None))
    assert quads, f"nothing to damage: {subject} {predicate}"
    for quad in quads:
        store.remove(quad)
    if isinstance(value, ox.NamedNode | ox.Literal):
        store.add(ox.Quad(node, name, value, quads[0].graph_name))


def sample_store(folder: Path) -> ox.Store:
    graph_sample.build(folder)
    store = ox.Store()
    store.bulk_load(path=str(folder / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    return store


def test_whole_graph_passes_in_full(tmp_path: Path) -> None:
    graph_sample.build(tmp_path, found=[])
    report, issues = check(tmp_path)
    assert issues == []
    assert report["checks"]["mode"] == report["shacl"]["mode"] == "full"
    assert report["shacl"]["documents"] == report["shacl"]["of"] == 4
    assert set(report["checks"]["found"].values()) == {0}
    assert len(report["checks"]["found"]) == CHECKS


def test_small_limit_takes_whole_documents_and_says_so(tmp_path: Path) -> None:
    graph_sample.build(tmp_path)
    report, issues = check(tmp_path, most_asked=1, most_shaped=1)
    assert report["shacl"]["mode"] == report["checks"]["mode"] == "sampled"
    assert report["shacl"]["documents"] == 1
    assert issues == []
    assert MOST_SHAPED > 1


AID, OTHER = graph_sample.facts()[0]["id"], graph_sample.facts()[3]["id"]
YEAR = ox.Literal(2021)
FAULTS: list[tuple[str, str, str, Callable[[ox.Store], None]]] = [
    ("missing_evidence", "factEvidence", AID, lambda s: damage(s, AID, "evidence")),
    ("missing_evidence", "factRule", AID, lambda s: damage(s, AID, "rule")),
    ("incomplete_aid", "aidHelper", AID, lambda s: damage(s, AID, "helper")),
    ("incomplete_aid", "aidMechanism", OTHER, lambda s: damage(s, OTHER, "mechanism")),
    ("backwards_period", "aidFromYear", AID, lambda s: damage(s, AID, "fromYear", YEAR)),
]


@pytest.mark.parametrize(("name", "shape", "focus", "spoil"), FAULTS)
def test_fault_is_found_by_check_and_by_shape(
    tmp_path: Path, name: str, shape: str, focus: str, spoil: Callable[[ox.Store], None]
) -> None:
    store = sample_store(tmp_path)
    spoil(store)
    counts, issues = ask(store)
    assert counts[name] == 1
    [found] = [issue for issue in issues if issue["code"] == f"graph_{name}"]
    assert found["doc"] == "总结/甲"
    assert focus in found["message"]
    assert f"graph_{shape}" in {issue["code"] for issue in run_shapes(store)}


def test_undescribed_end_is_found_at_each_edge_to_it(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    damage(store, "place/152200", "rdfs:label", ox.Literal("Hinggan League", language="en"))
    counts, issues = ask(store)
    # the aid fact, the mention, the relationship, the subject of an indicator
    assert counts["dangling_end"] == 4
    assert "graph_entityLabel" in {issue["code"] for issue in run_shapes(store)}
    assert all("Hinggan" not in str(issue["remedy"]) for issue in issues)


def test_moved_evidence_is_found_with_its_document(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    damage(store, f"{AID}/evidence/position", "oa:end", ox.Literal(99))
    counts, issues = ask(store)
    assert counts["wrong_position"] == 1
    [issue] = [issue for issue in issues if issue["code"] == "graph_wrong_position"]
    assert issue["doc"] == "总结/甲"


def test_relationship_without_its_fact_is_found(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    damage(store, AID, "mechanism", ox.NamedNode(iri("mechanism/finance")))
    assert ask(store)[0]["unsupported_relationship"] == 1


def test_helping_oneself_is_found(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    damage(store, AID, "recipient", ox.NamedNode(iri("place/110000")))
    damage(store, "place/110000", "helps", ox.NamedNode(iri("place/110000")))
    assert ask(store)[0]["self_help"] == 1


def test_total_that_its_parts_do_not_make_up_is_told_at_its_place(tmp_path: Path) -> None:
    graph_sample.build(tmp_path)
    report, [issue] = check(tmp_path)
    assert report["checks"]["found"]["unequal_sum"] == 1
    assert report["shacl"]["found"] == 0
    raw = graph_sample.TEXTS["规划/丙"]
    assert (issue["doc"], issue["start"]) == ("规划/丙", raw.index("搬迁计划投入"))
    assert "100000" in issue["message"]


PLAN = {fact["quote"]: fact["id"] for fact in graph_sample.plan_facts("规划/丙")}
MONEY, COUNTY = PLAN["中央财政60万元"], PLAN["武川县2017年摘帽"]
POOR, DUTY = PLAN["兴安盟2万人"], PLAN["旗县党委对搬迁负主体责任"]
ROLE = ox.NamedNode(concept("role", "actual"))
SPOILT: list[tuple[str, str, str, object]] = [
    ("fundingUnit", MONEY, "unit", ox.Literal("人")),
    ("numberValue", MONEY, "value", None),
    ("numberPart", MONEY, "partOf", ox.NamedNode(iri(COUNTY))),
    ("numberFromYear", MONEY, "fromYear", ox.Literal(2019)),
    ("indicatorName", POOR, "indicator", None),
    ("indicatorRole", POOR, "role", ROLE),
    ("exitPlace", COUNTY, "place", None),
    ("exitYear", COUNTY, "fromYear", ox.Literal(2016)),
    ("responsibilityActor", DUTY, "actor", None),
    ("responsibilityDuty", DUTY, "duty", None),
    ("findingTotal", "sum/0a1b", "total", None),
    ("findingVerdict", "sum/0a1b", "verdict", ROLE),
    ("programmeCategory", "programme/青草计划", "category", ROLE),
]


@pytest.mark.parametrize(("shape", "focus", "predicate", "value"), SPOILT)
def test_fault_of_a_kind_breaks_its_shape(
    tmp_path: Path, shape: str, focus: str, predicate: str, value: object
) -> None:
    store = sample_store(tmp_path)
    assert list(run_shapes(store)) == []
    damage(store, focus, predicate, value)
    found = [issue for issue in run_shapes(store) if issue["code"] == f"graph_{shape}"]
    assert {focus in str(issue["message"]) for issue in found} == {True}


@pytest.mark.parametrize("wrong", ["1.5", "-0.1"])
@pytest.mark.parametrize("which", ["AidFact", "AidRelationship"])
def test_confidence_beyond_a_share_breaks_its_shape(tmp_path: Path, which: str, wrong: str) -> None:
    facts = graph_sample.facts()
    weighed = [facts[0] | {"confidence": 0.7}, *facts[1:]]
    graph_sample.build(tmp_path, weighed)
    store = ox.Store()
    store.bulk_load(path=str(tmp_path / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    assert list(run_shapes(store)) == []
    kind, name = ox.NamedNode(term(which)), ox.NamedNode(term("confidence"))
    told = [quad.subject for quad in store.quads_for_pattern(None, name, None)]
    [node] = [one for one in told if list(store.quads_for_pattern(one, None, kind))]
    share = ox.Literal(wrong, datatype=ox.NamedNode(term("xsd:decimal")))
    damage(store, id_of(str(getattr(node, "value", ""))), "confidence", share)
    [issue] = list(run_shapes(store))
    assert issue["code"] == "graph_confidence"
    assert "可信度" in issue["message"] and "confidence" in issue["message"]


def test_every_check_has_words_in_both_languages() -> None:
    checks = load_checks()
    assert len(checks) == CHECKS
    for query in checks:
        keys = {"title zh", "title en", "message zh", "message en", "severity", "remedy"}
        assert keys <= set(query.header), query.name
        assert [column.name for column in query.columns] == ["focus", "value"]
