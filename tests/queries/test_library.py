"""Golden rows of the questions on independent documents, trees, profiles, years, gaps and paths."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import graph_sample
import pytest
from graph_sample import aid

from graph.rdf import write_dataset
from graph.store import write_store
from queries.__main__ import main

Rows = list[dict[str, Any]]
Ask = Callable[..., Rows]
INNER, PLAN, REPORT, ONE, TWO = "内蒙古自治区", "规划/丙", "通报/丁", "总结/甲", "方案 #2"
BEIJING, INNER_END = "place/110000|北京市", f"place/150000|{INNER}"
ORDOS, HINGGAN, CHIFENG = "place/150600|鄂尔多斯市", "place/152200|兴安盟", "place/150400|赤峰市"


def asker_of(out: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    """Return a function that asks the graph of a folder as the command line does."""

    def ask(*arguments: str) -> Rows:
        assert main([*arguments, "--graph", str(out), "--format", "json"]) == 0
        rows: Rows = json.loads(capsys.readouterr().out)
        return rows

    return ask


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    return folder


@pytest.fixture
def ask(out: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    return asker_of(out, capsys)


def words(doc: str, number: int = 0) -> str:
    """Return some words of a document, others for each number."""
    return graph_sample.TEXTS[doc][number : number + 3]


def test_corroboration_counts_a_repost_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = [aid(doc, words(doc), (BEIJING, INNER_END), "east_west") for doc in graph_sample.TEXTS]
    documents = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
    documents[0]["repost_of"] = documents[1]["repost_of"] = REPORT
    write_dataset(documents, told, tmp_path / "graph.nq")
    write_store(tmp_path / "graph.nq", tmp_path / "store")
    ask = asker_of(tmp_path, capsys)
    [row] = ask("corroboration")
    assert (row["independent"], row["documents"], row["facts"]) == (2, 4, 4)
    assert ask("corroboration", "--set", "least=2") == [row]
    assert ask("corroboration", "--set", "least=3") == []
    assert [row["repost_of"] for row in ask("documents")] == [REPORT, REPORT, None, None]


def test_citations_tells_relation_and_words(ask: Ask) -> None:
    [row] = ask("citations")
    assert (row["document"], row["cited"], row["relation"]) == (TWO, "乙规划", "依据")
    assert graph_sample.TEXTS[TWO][row["start"] :].startswith(row["quote"])
    assert ask("citations", "--set", "relation=implements") == []
    assert ask("citations", "--document", PLAN) == []


def test_documents_counts_what_each_gave(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    issues = [{"level": "info", "code": code, "doc": PLAN, "start": 3, "message": "some: '某句。'"}
              for code in ("cue_without_fact", "deixis_open")]  # fmt: skip
    documents = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
    write_dataset(documents, graph_sample.facts(), tmp_path / "graph.nq", issues=issues)
    write_store(tmp_path / "graph.nq", tmp_path / "store")
    ask = asker_of(tmp_path, capsys)
    [row] = ask("documents", "--document", PLAN)
    assert {key: row[key] for key in list(row)[5:]} == {
        "aid": 0, "fundings": 3, "indicators": 2, "exits": 1, "duties": 1, "citations": 0,
        "mentions": 2, "issues": 2, "unread": 1,
    }  # fmt: skip
    assert [row["aid"] for row in ask("documents")] == [3, 1, 0, 0]
    assert ask("documents", "--set", "region=北京市") == []
    assert ask("unread") == [
        {"document": PLAN, "start": 3, "sentence": "某句。", "title": f"样例{PLAN}"}
    ]


def test_funding_tree_descends_from_total_to_parts(ask: Ask) -> None:
    rows = ask("funding_tree")
    assert [(r["depth"], r["item"], r["value"], r["share"]) for r in rows] == [
        (0, "搬迁", 1000000, None),
        (1, "　中央财政", 600000, 60),
        (1, "　自治区财政", 300000, 30),
    ]
    assert ask("funding_tree", "--set", "programme=搬迁") == rows
    assert ask("funding_tree", "--set", "programme=中央财政") == rows[1:2]
    assert ask("funding_tree", "--document", REPORT) == []


def test_place_profile_tells_all_sides(ask: Ask) -> None:
    rows = ask("place_profile", "--set", f"place={INNER}")
    told = [(row["aspect"], row["what"], row["value"]) for row in rows if row["document"] != ONE]
    assert (
        told
        == [
            ("level", "省级", None),
            ("code", "150000", None),
            ("helped_by", "北京市", None),
            ("indicator", "贫困人口", 80000),
            ("indicator", "贫困人口", 85000),
            ("indicator", "贫困人口", 95000),
            ("funding", "中央财政", 600000),
            ("funding", "搬迁", 980000),
            ("funding", "搬迁", 1000000),
            ("funding", "自治区财政", 300000),
            ("programme", "青草计划", None),
        ]
        or told
    )
    [exit_] = [r for r in ask("place_profile", "--set", "place=武川县") if r["mechanism"] == "实际"]
    assert (exit_["aspect"], exit_["last_year"], exit_["document"]) == ("exit", 2018, REPORT)


def test_programme_profile_tells_money_and_aid(ask: Ask) -> None:
    rows = ask("programme_profile", "--set", "programme=京蒙协作")
    assert [(r["aspect"], r["what"], r["other"]) for r in rows] == [("aid", "北京市区县", "赤峰市")]
    money = ask("programme_profile", "--set", "programme=搬迁")
    assert [(r["role"], r["value"]) for r in money] == [("计划", 1000000), ("实际", 980000)]


def test_timeline_takes_the_year_of_the_document_where_none_is_stated(ask: Ask) -> None:
    rows = ask("timeline", "--set", "entity=兴安盟")
    assert [(r["from_year"], r["stated"], r["aspect"], r["what"]) for r in rows] == [
        (2018, False, "helped_by", "鄂尔多斯市"),
        (2018, True, "indicator", "贫困人口"),
    ]
    both = ask("timeline", "--set", "entity=北京市")
    assert [(r["from_year"], r["aspect"], r["value"]) for r in both] == [
        (2016, "money", 126000000),
        (2016, "helps", None),
        (2017, "money", 250000000),
    ]
    assert ask("timeline", "--set", "entity=北京市", "--year", "2017") == both[1:]


def test_mechanisms_over_time_says_what_is_dated_by_the_document(ask: Ask) -> None:
    rows = ask("mechanisms_over_time")
    assert [(r["year"], r["mechanism"], r["facts"], r["stated"], r["pairs"]) for r in rows] == [
        (2016, "东西部协作", 1, 1, 1),
        (2018, "定点帮扶", 1, 0, 1),
        (2018, "对口支援", 2, 0, 2),
    ]
    assert ask("mechanisms_over_time", "--year", "2016") == rows[:1]
    assert [r["facts"] for r in ask("mechanisms_over_time", "--document", TWO)] == [1]


def test_recipients_without_helper_leaves_out_whom_aid_reaches(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    [row] = asker_of(out, capsys)("recipients_without_helper")
    assert (row["place"], row["year"], row["around"], row["documents"]) == ("武川县", 2017, 1, 2)
    village = "place/150125/某镇|某镇"
    helped = aid(ONE, words(ONE), (ORDOS, village), "fixed_point")
    graph_sample.build(tmp_path, [*graph_sample.facts(), helped])
    assert asker_of(tmp_path, capsys)("recipients_without_helper") == []


@pytest.mark.parametrize("listed", [False, True])
def test_a_place_whose_help_is_only_weighed_is_left_out_or_named_as_asked(
    listed: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ends = (ORDOS, "place/150125|武川县")
    weighed = aid(ONE, words(ONE), ends, "fixed_point", confidence=0.5)
    graph_sample.build(tmp_path, [*graph_sample.facts(), weighed])
    (tmp_path / "list.csv").write_text("武川县\n", encoding="utf-8")
    places = ["--places", str(tmp_path / "list.csv")] if listed else []
    ask = asker_of(tmp_path, capsys)
    for values, found in (([], 0), (["confidence=0.5"], 0), (["confidence=0.6"], 1)):
        options = [part for value in values for part in ("--set", value)]
        rows = ask("recipients_without_helper", *options, *places)
        assert [(row["place"], row["around"]) for row in rows] == [("武川县", 1)] * found


def test_recipients_without_helper_reads_a_list(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    listed = tmp_path / "list.csv"
    listed.write_text("number,place\n1,興安盟\n2,武川县\n3,无名县\n", encoding="utf-8-sig")
    ask = asker_of(out, capsys)
    county, unknown = ask("recipients_without_helper", "--places", str(listed))
    assert (county["place"], county["code"], county["around"]) == ("武川县", "150125", 1)
    assert ask("recipients_without_helper", "--places", str(listed), "--limit", "1") == [county]
    assert unknown["place"] == "无名县" and "no '无名县'" in unknown["remark"]
    listed.write_text("武川县\n\n", encoding="utf-8")
    assert ask("recipients_without_helper", "--places", str(listed)) == [county]
    wrong = ["--places", str(listed), "--graph", str(out)]
    assert main(["who_helps_whom", *wrong]) == 2
    assert main(["recipients_without_helper", *wrong[:1], "missing.csv", *wrong[2:]]) == 2


def chain() -> list[dict[str, Any]]:
    """Return aid in which Beijing reaches Chifeng by two paths, Hinggan by one."""
    return [
        aid(ONE, words(ONE, 0), (BEIJING, INNER_END), "east_west"),
        aid(ONE, words(ONE, 1), (INNER_END, CHIFENG), "fixed_point"),
        aid(ONE, words(ONE, 2), (INNER_END, ORDOS), "fixed_point"),
        aid(ONE, words(ONE, 3), (ORDOS, CHIFENG), "paired_assistance"),
        aid(ONE, words(ONE, 4), (ORDOS, HINGGAN), "paired_assistance"),
        aid(TWO, words(TWO, 0), (ORDOS, HINGGAN), "enterprise"),
    ]


@pytest.fixture
def chained(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Ask:
    graph_sample.build(tmp_path, chain())
    return asker_of(tmp_path, capsys)


def test_two_hop_meets_in_the_middle(chained: Ask) -> None:
    rows = chained("two_hop", "--set", "helper=北京市")
    assert {(r["middle"], r["recipient"], r["onward_mechanism"]) for r in rows} == {
        (INNER, "赤峰市", "定点帮扶"),
        (INNER, "鄂尔多斯市", "定点帮扶"),
    }
    assert len(chained("two_hop", "--set", "middle=鄂尔多斯市")) == 3
    assert chained("two_hop", "--set", "recipient=北京市") == []


def test_paths_are_told_step_by_step_with_their_words(chained: Ask) -> None:
    ends = ("--set", "from=北京市", "--set", "to=赤峰市")
    rows = chained("paths", *ends)
    assert [(r["path"], r["step"], r["helper"], r["recipient"], r["quote"]) for r in rows] == [
        (1, 1, "北京市", INNER, words(ONE, 0)),
        (1, 2, INNER, "赤峰市", words(ONE, 1)),
        (2, 1, "北京市", INNER, words(ONE, 0)),
        (2, 2, INNER, "鄂尔多斯市", words(ONE, 2)),
        (2, 3, "鄂尔多斯市", "赤峰市", words(ONE, 3)),
    ]
    assert chained("paths", *ends, "--set", "steps=2") == rows[:2]
    assert chained("paths", *ends, "--mechanism", "east_west") == []
    both = chained("paths", "--set", "from=鄂尔多斯市", "--set", "to=兴安盟")
    assert {(r["path"], r["mechanism"]) for r in both} == {(1, "对口支援"), (1, "企业帮扶")}


def test_helpers_ranked_by_recipients_with_betweenness(chained: Ask) -> None:
    rows = chained("helpers_ranked")
    assert [(r["rank"], r["recipients"], r["helpers"], r["facts"]) for r in rows] == [
        (1, 2, 1, 3), (2, 2, 1, 2), (3, 1, 0, 1),
    ]  # fmt: skip
    assert [r["helper"] for r in rows] == ["鄂尔多斯市", INNER, "北京市"]
    # of 12 ordered pairs: Beijing to Ordos, Chifeng and Hinggan; then Beijing and Inner to Hinggan
    assert [r["betweenness"] for r in rows] == pytest.approx([2 / 12, 3 / 12, 0], abs=1e-6)
    assert [r["helper"] for r in chained("helpers_ranked", "--document", TWO)] == ["鄂尔多斯市"]


def test_communities_hold_every_side_once(chained: Ask) -> None:
    rows = chained("communities")
    members = [row["member"] for row in rows]
    assert sorted(members) == sorted(set(members))
    assert len(members) == 5
    sizes = {row["community"]: row["size"] for row in rows}
    assert sum(sizes.values()) == 5
    assert all(row["ties"] + row["outside"] > 0 for row in rows)
    home = {row["member"]: row["community"] for row in rows}
    assert home["鄂尔多斯市"] == home["兴安盟"] != home["北京市"] == home[INNER]


def test_bridges_join_provinces_or_parts(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    tongliao, xilin = "place/150500|通辽市", "place/152500|锡林郭勒盟"
    further = [
        aid(ONE, words(ONE, 5), (HINGGAN, tongliao), "social"),
        aid(ONE, words(ONE, 6), (tongliao, xilin), "social"),
        aid(ONE, words(ONE, 7), (xilin, HINGGAN), "social"),
    ]
    graph_sample.build(tmp_path, [*chain(), *further])
    rows = asker_of(tmp_path, capsys)("bridges")
    told = {(r["helper"], r["recipient"]): r["only_tie"] for r in rows}
    # Beijing hangs on one tie, but helps another province; Ordos alone leads to Hinggan's circle
    assert told == {("北京市", INNER): False, ("鄂尔多斯市", "兴安盟"): True}
    [beijing] = [r for r in rows if r["helper"] == "北京市"]
    assert (beijing["helper_province"], beijing["recipient_province"]) == ("北京市", INNER)


def test_helped_by_marks_shared_sums(ask: Ask) -> None:
    told = {r["helper"]: r["shared"] for r in ask("helped_by", "--set", "helper=北京")}
    assert told == {"北京市": None, "北京市区县": True}
