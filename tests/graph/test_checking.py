"""The checks at the end of a build: a whole graph passes, each fault is found by name."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import graph_sample
import pyoxigraph as ox
import pytest

from graph.checking import MOST_SHAPED, ask, check, run_shapes
from graph.query_files import load_checks
from graph.vocab import iri, term

CHECKS = 7


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
    graph_sample.build(tmp_path)
    report, issues = check(tmp_path)
    assert issues == []
    assert report["checks"]["mode"] == report["shacl"]["mode"] == "full"
    assert report["shacl"]["documents"] == report["shacl"]["of"] == 2
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
    assert counts["dangling_end"] == 3  # the aid fact, the mention, the relationship
    assert "graph_entityLabel" in {issue["code"] for issue in run_shapes(store)}
    assert all("Hinggan" not in str(issue["remedy"]) for issue in issues)


def test_moved_evidence_is_found_with_its_document(tmp_path: Path) -> None:
    store = sample_store(tmp_path)
    damage(store, f"{AID}/evidence/position", "oa:end", ox.Literal(99))
    counts, [issue] = ask(store)
    assert counts["wrong_position"] == 1
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


def test_every_check_has_words_in_both_languages() -> None:
    checks = load_checks()
    assert len(checks) == CHECKS
    for query in checks:
        keys = {"title zh", "title en", "message zh", "message en", "severity", "remedy"}
        assert keys <= set(query.header), query.name
        assert [column.name for column in query.columns] == ["focus", "value"]
