"""A build of documents that name the same things in several ways, from files to answers."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from build_graph import main
from graph.query_files import load_queries
from graph.store import open_store
from queries.__main__ import main as ask
from queries.asking import ask as answer
from queries.tracing import trace

TEXTS = {
    "要点": """内蒙古自治区2017年脱贫攻坚工作要点

自治区扶贫办负责统筹京蒙扶贫协作，每季度通报一次进展。
北京市对口帮扶31个国贫旗县，2017年安排资金2亿元。武川县、化德县等31个国贫旗县要用好资金。

内蒙古自治区人民政府
2017年3月2日
""",
    "总结": """内蒙古自治区2018年京蒙协作工作总结

内蒙古自治区扶贫开发办公室牵头推进京蒙协作，北京市帮扶内蒙古自治区的力度加大。

内蒙古自治区人民政府
2019年1月12日
""",
    "通知": """关于做好京蒙对口协作的通知

内蒙古扶贫办负责落实京蒙对口协作。北京市支援内蒙古自治区。

内蒙古自治区人民政府办公厅
2016年5月8日
""",
    "安排": """内蒙古自治区乡村振兴工作安排

自治区乡村振兴局负责巩固脱贫成果，每年检查一次。

内蒙古自治区人民政府
2021年9月3日
""",
}
HEADER = "left,right,judgement,reason,judge,date\n"
OFFICE = "actor/内蒙古自治区扶贫开发办公室"
SHORT = "actor/内蒙古自治区扶贫办"


def write_texts(folder: Path, judgements: str | None = None) -> Path:
    """Write the documents, and the judgements beside them if there are any."""
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    if judgements is not None:
        (folder / "judgements.csv").write_text(HEADER + judgements, encoding="utf-8")
    return folder


def read_lines(path: Path) -> list[dict[str, Any]]:
    """Return the objects of a JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("reconciled")
    assert main([str(write_texts(folder / "in")), "--out", str(folder / "out")]) == 0
    return folder / "out"


def rows(out: Path, capsys: pytest.CaptureFixture[str], *question: str) -> list[dict[str, Any]]:
    """Return the rows of an answer."""
    assert ask([*question, "--graph", str(out), "--format", "json"]) == 0
    found: list[dict[str, Any]] = json.loads(capsys.readouterr().out)
    return found


def canonical(out: Path) -> dict[str, str]:
    """Return the canonical id of each id that was merged."""
    merges = [line for line in read_lines(out / "merges.jsonl") if line["kind"] == "merge"]
    return {line["left"]: line["canonical"] for line in merges}


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
        ("武川县", 31, "要点"),
        ("化德县", 31, "要点"),
    ]
    raw = (out / "documents" / "要点.txt").read_text(encoding="utf-8")
    for row in found:
        assert raw[row["start"] :].startswith(row["quote"])
        assert row["quote"] == "武川县、化德县等31个国贫旗县"


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("group_members", {"武川县、化德县等31个国贫旗县"}),
        ("merges", {"京蒙协作", "京蒙扶贫协作", "京蒙对口协作", "自治区扶贫办", "内蒙古扶贫办"}),
        ("successors", {"内蒙古自治区扶贫开发办公室", "自治区乡村振兴局"}),
    ],
)
def test_rows_lead_to_the_words(out: Path, name: str, words: set[str]) -> None:
    store = open_store(out / "store")
    found = trace(store, answer(store, load_queries()[name], {}))
    assert all(found.quotes)
    assert words <= {quote.quote for quotes in found.quotes for quote in quotes}


def test_word_of_a_person_wins_and_outlives_a_rebuild(tmp_path: Path) -> None:
    word = f"{SHORT},{OFFICE},different,两个机构,甲,2024-05-01\n无此机构,{OFFICE},same,,,\n"
    folder = write_texts(tmp_path / "in", word)
    for _ in range(2):
        assert main([str(folder), "--out", str(tmp_path / "out")]) == 0
        assert SHORT not in canonical(tmp_path / "out")
    issues = read_lines(tmp_path / "out" / "issues.jsonl")
    (issue,) = [issue for issue in issues if issue["code"].startswith("judgement_")]
    assert issue["file"] == "judgements.csv" and "'无此机构' names nothing" in issue["message"]
    documents = read_lines(tmp_path / "out" / "documents.jsonl")
    assert {line["doc"] for line in documents} == set(TEXTS)


def test_named_file_of_judgements_counts_alone(tmp_path: Path) -> None:
    folder = write_texts(tmp_path / "in", f"{SHORT},{OFFICE},different,,,\n")
    other = tmp_path / "words.csv"
    other.write_text(HEADER + f"{OFFICE},actor/内蒙古自治区乡村振兴局,same,同址,甲,\n", "utf-8")
    arguments = [str(folder), "--out", str(tmp_path / "out"), "--judgements", str(other)]
    assert main(arguments) == 0
    kinds = [line["kind"] for line in read_lines(tmp_path / "out" / "merges.jsonl")]
    assert kinds == ["merge"] * 4
    reasons = {line["reason"] for line in read_lines(tmp_path / "out" / "merges.jsonl")}
    assert "同址, 甲, line 2" in reasons


def test_broken_judgements_stop_the_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_texts(tmp_path / "in", "甲,乙,perhaps,,,\n")
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 2
    said = capsys.readouterr().err
    assert "judgements.csv: line 2: judgement is 'perhaps'" in said and "same, different" in said
    assert not (tmp_path / "out").exists()
    missing = [str(folder), "--out", str(tmp_path / "out"), "--judgements", str(tmp_path / "no")]
    assert main(missing) == 2
    assert "No such file" in capsys.readouterr().err


def test_place_gets_the_name_that_a_person_gives_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_texts(tmp_path / "in", "actor/内蒙古自治区政府,place/150000,same,,,\n")
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 0
    capsys.readouterr()
    found = rows(tmp_path / "out", capsys, "helped_by", "--set", "helper=北京市")
    assert "内蒙古自治区" in {row["recipient"] for row in found}
    same = rows(
        tmp_path / "out", capsys, "who_helps_whom", "--set", "recipient=内蒙古自治区人民政府"
    )
    assert {row["recipient"] for row in same} == {"内蒙古自治区"}
