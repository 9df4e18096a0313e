"""A build of documents that name the same things in several ways, from files to answers."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from reconciled_texts import OFFICE, SHORT, canonical, read_lines, rows, write_texts

from build_graph import main
from graph.checking import ask as ask_checks
from graph.checking import run_shapes
from graph.query_files import load_queries
from graph.sampling import sample
from graph.store import open_store
from graph.vocab import iri, term
from queries.asking import ask as answer
from queries.tracing import trace


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reconciled")
    assert main([str(write_texts(folder / "in")), "--out", str(folder / "out")]) == 0
    return folder / "out"


def test_names_of_one_office_and_of_one_programme_are_one(out: Path) -> None:
    programme = "programme/京蒙协作"
    assert canonical(out) == {
        SHORT: OFFICE,
        "programme/京蒙对口协作": programme,
        "programme/京蒙扶贫协作": programme,
    }


def test_facts_keep_the_ids_and_names_that_their_document_gives(out: Path) -> None:
    facts = [line for line in read_lines(out / "facts.jsonl") if line["kind"] == "responsibility"]
    told = {(fact["doc"], fact["actor"], fact["actor_id"]) for fact in facts}
    assert told == {
        ("要点", "内蒙古自治区扶贫办", SHORT),
        ("通知", "内蒙古自治区扶贫办", SHORT),
        ("总结", "内蒙古自治区扶贫开发办公室", OFFICE),
        ("安排", "内蒙古自治区乡村振兴局", "actor/内蒙古自治区乡村振兴局"),
    }


@pytest.mark.parametrize(
    "name", ["内蒙古自治区扶贫办", "内蒙古自治区扶贫开发办公室", SHORT, OFFICE]
)
def test_any_name_asks_for_the_facts_of_all(
    out: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    found = rows(out, capsys, "responsibilities", "--set", f"actor={name}")
    assert {row["document"] for row in found} == {"要点", "通知", "总结"}
    assert {row["actor"] for row in found} == {"内蒙古自治区扶贫开发办公室"}


def test_one_programme_carries_the_aid_of_all_documents(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = rows(out, capsys, "programmes")
    cooperation = [row for row in found if row["programme"].startswith("京蒙")]
    assert [(row["programme"], row["documents"], row["aids"]) for row in cooperation] == [
        ("京蒙协作", 3, 3)
    ]


def test_merge_is_explained(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = rows(out, capsys, "merges", "--set", "entity=内蒙古自治区扶贫办")
    assert (row["name"], row["entity"]) == ("内蒙古自治区扶贫办", "内蒙古自治区扶贫开发办公室")
    assert (row["rule"], row["documents"]) == ("简称", 3)
    assert (row["left"], row["right"]) == (SHORT, OFFICE)
    assert "内蒙古自治区 (place/150000)" in row["reason"]


def test_successor_is_a_change_and_no_merge(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (row,) = rows(out, capsys, "successors", "--set", f"actor={SHORT}")
    assert (row["original"], row["result"], row["year"]) == (
        "内蒙古自治区扶贫开发办公室",
        "内蒙古自治区乡村振兴局",
        2021,
    )


def test_members_are_those_that_a_text_lists(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(out, capsys, "group_members", "--set", "group=国贫旗县")
    assert [(row["member"], row["count"], row["document"]) for row in found] == [
        ("化德县", 31, "总结"),
        ("武川县", 31, "要点"),
        ("化德县", 31, "要点"),
    ]
    told = {"总结": "国家级贫困县化德县2018年退出贫困县", "要点": "武川县、化德县等31个国贫旗县"}
    for row in found:
        raw = (out / "documents" / f"{row['document']}.txt").read_text(encoding="utf-8")
        assert raw[row["start"] :].startswith(row["quote"])
        assert row["quote"] == told[row["document"]]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("group_members", {"武川县、化德县等31个国贫旗县", "国家级贫困县化德县2018年退出贫困县"}),
        ("merges", {"京蒙协作", "京蒙扶贫协作", "京蒙对口协作", "自治区扶贫办", "内蒙古扶贫办"}),
        ("successors", {"内蒙古自治区扶贫开发办公室", "自治区乡村振兴局"}),
    ],
)
def test_rows_lead_to_the_words(out: Path, name: str, words: set[str]) -> None:
    store = open_store(out / "store")
    found = trace(store, answer(store, load_queries()[name], {}))
    assert all(found.quotes)
    assert words <= {quote.quote for quotes in found.quotes for quote in quotes}


@pytest.mark.parametrize(
    ("shape", "class_", "predicate"),
    [
        ("mergeReason", "Merge", "reason"),
        ("mergeRule", "Merge", "mergeRule"),
        ("mergeCanonical", "Merge", "canonical"),
        ("changeYear", "ChangeEvent", "fromYear"),
        ("changeResult", "ChangeEvent", "resulting"),
        ("membershipGroup", "Membership", "group"),
        ("membershipMember", "Membership", "member"),
        ("factEvidence", "Membership", "evidence"),
    ],
)
def test_fault_of_a_node_breaks_its_shape(
    out: Path, shape: str, class_: str, predicate: str
) -> None:
    whole, _ = sample(open_store(out / "store"), 100_000)
    assert list(run_shapes(whole)) == []
    kind = ox.NamedNode(term("rdf:type"))
    (focus, *_) = [
        quad.subject for quad in whole.quads_for_pattern(None, kind, ox.NamedNode(term(class_)))
    ]
    for quad in list(whole.quads_for_pattern(focus, ox.NamedNode(term(predicate)), None)):
        whole.remove(quad)
    assert {issue["code"] for issue in run_shapes(whole)} == {f"graph_{shape}"}


def test_merged_id_that_leads_nowhere_is_found(out: Path) -> None:
    whole, _ = sample(open_store(out / "store"), 100_000)
    assert not any(ask_checks(whole)[0].values())
    for quad in list(whole.quads_for_pattern(ox.NamedNode(iri(OFFICE)), None, None)):
        whole.remove(quad)
    found, _ = ask_checks(whole)
    assert found["dangling_end"] > 0
