"""A build with what persons judged: their word wins, outlives a rebuild, and is checked."""

from __future__ import annotations

from pathlib import Path

import pytest
from reconciled_texts import HEADER, OFFICE, SHORT, TEXTS, canonical, read_lines, rows, write_texts

from build_graph import main


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
    other = folder / "words.csv"
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


def test_what_the_server_keeps_beside_the_output_counts_in_every_build(tmp_path: Path) -> None:
    folder, kept = write_texts(tmp_path / "in", ""), tmp_path / "out-reviews"
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 0
    assert SHORT in canonical(tmp_path / "out")
    kept.mkdir()
    (kept / "judgements.csv").write_text(HEADER + f"{SHORT},{OFFICE},different,,甲,\n", "utf-8")
    fact = next(f for f in read_lines(tmp_path / "out" / "facts.jsonl") if f["kind"] == "aid")
    word = f"fact,review,reason,judge,date\n{fact['id']},wrong,误读为协作,甲,2024-05-01\n"
    (kept / "reviews.csv").write_text(word, "utf-8")
    for _ in range(2):
        assert main([str(folder), "--out", str(tmp_path / "out")]) == 0
        assert SHORT not in canonical(tmp_path / "out")
        page = tmp_path / "out" / "documents" / f"{fact['doc']}.html"
        assert "误读为协作" in page.read_text("utf-8")
        assert fact in read_lines(tmp_path / "out" / "facts.jsonl")
    (kept / "reviews.csv").write_text("fact\n", "utf-8")
    assert main([str(folder), "--out", str(tmp_path / "out")]) == 2
    other = ["--reviews", str(tmp_path / "none")]
    assert main([str(folder), "--out", str(tmp_path / "out"), *other]) == 0
    assert SHORT in canonical(tmp_path / "out")
