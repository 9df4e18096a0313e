"""The command: what a strange input costs, and what stays."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from spacy.language import Language
from spacy.tokens import Doc

from build_graph import main
from graph import building
from graph.building import Reading
from graph.language import read_document
from graph.model import Document
from graph.reading import Source
from graph.reading.finding import printable
from graph.workers import Lost

ROOT = Path(__file__).parent.parent
GOOD = "鄂尔多斯市对口支援兴安盟。\n"


def aid(out: Path) -> list[tuple[str, str]]:
    """Return the pairs of a build."""
    lines = (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [(fact["helper"], fact["recipient"]) for fact in facts if fact["kind"] == "aid"]


def issues(out: Path) -> list[dict[str, Any]]:
    """Return the issues of a build."""
    lines = (out / "issues.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def test_bad_documents_are_named_and_the_rest_is_built(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "broken.docx").write_bytes(b"no Word file")
    (folder / "picture.jpg").write_bytes(b"\xff\xd8\xff\xe0 0")
    assert main([str(folder), "--out", str(out)]) == 1
    assert aid(out) == [("鄂尔多斯市", "兴安盟")]
    said = capsys.readouterr().err
    assert all(name in said for name in ("empty.txt", "broken.docx", "picture.jpg"))


def test_empty_input_keeps_the_old_output(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    (folder / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(folder), "--out", str(out)]) == 0
    (folder / "good.txt").unlink()
    assert main([str(folder), "--out", str(out)]) == 2
    assert aid(out) == [("鄂尔多斯市", "兴安盟")]


def test_long_text_is_read(tmp_path: Path) -> None:
    text = GOOD + "各地抓紧工作。\n" * 160_000
    (tmp_path / "long.txt").write_text(text, encoding="utf-8")
    assert main([str(tmp_path / "long.txt"), "--out", str(tmp_path / "out")]) == 0
    assert aid(tmp_path / "out") == [("鄂尔多斯市", "兴安盟")]


@pytest.mark.skipif(sys.platform != "linux", reason="names are bytes on Linux only")
def test_name_that_is_no_text_is_written_out(tmp_path: Path) -> None:
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    name = os.fsdecode(b"bad\xff.txt")
    (folder / name).write_text(GOOD, encoding="utf-8")
    assert main([str(folder), "--out", str(out)]) == 0
    assert printable(name) == "bad\\udcff.txt"
    assert aid(out) == [("鄂尔多斯市", "兴安盟")]


def test_foreign_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(tmp_path / "good.txt"), "--out", str(tmp_path)]) == 2
    assert (tmp_path / "good.txt").read_text(encoding="utf-8") == GOOD


def test_document_on_which_the_program_fails_costs_itself_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    read = read_document

    def fail(nlp: Language, document: Document) -> Doc:
        if document.id == "bad":
            raise RecursionError("too deep")
        return read(nlp, document)

    monkeypatch.setattr(building, "read_document", fail)
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("bad", "good"):
        (folder / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(folder), "--out", str(out)]) == 1
    assert aid(out) == [("鄂尔多斯市", "兴安盟")]
    (issue,) = [one for one in issues(out) if one["level"] == "error"]
    assert (issue["code"], issue["doc"], issue["file"]) == ("crash", "bad", "bad.txt")
    assert "RecursionError in test_build_graph.py, line " in issue["message"]
    assert "report it" in issue["remedy"]
    said = capsys.readouterr().err
    assert said == f"not read: {issue['message']}; {issue['remedy']}\n"


def test_document_whose_process_died_is_named_and_the_rest_is_built(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def lose_first(
        work: Callable[[Source], Reading], tasks: list[Source], jobs: int
    ) -> Iterator[Reading | Lost]:
        yield Lost("died (exit code -9)")
        yield from map(work, tasks[1:])

    monkeypatch.setattr(building, "work_in_processes", lose_first)
    monkeypatch.setattr(building, "SMALL", 2)
    folder, out = tmp_path / "in", tmp_path / "out"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text(GOOD, encoding="utf-8")
    assert main([str(folder), "--out", str(out), "--jobs", "2"]) == 1
    (issue,) = [one for one in issues(out) if one["level"] == "error"]
    assert (issue["code"], issue["file"]) == ("worker_died", "a.txt")
    assert "died (exit code -9)" in issue["message"]
    assert len(aid(out)) == 1


def test_output_inside_the_input_is_no_input_of_the_next_build(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "good.txt").write_text(GOOD, encoding="utf-8")
    out = tmp_path / "out"
    for said in ("", "note: out: is an output of this program and is left out; "):
        assert main([str(tmp_path), "--out", str(out)]) == 0
        assert capsys.readouterr().err.startswith(said)
        assert aid(out) == [("鄂尔多斯市", "兴安盟")]
        assert [one["file"] for one in issues(out) if one["code"] == "own_output"] == (
            ["out"] if said else []
        )
