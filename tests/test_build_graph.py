"""The command: what a strange input costs, and what stays."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path

import pytest

from build_graph import main
from graph.reading.finding import printable

GOOD = "鄂尔多斯市对口支援兴安盟。\n"


def aid(out: Path) -> list[tuple[str, str]]:
    """Return the pairs of a build."""
    lines = (out / "facts.jsonl").read_text(encoding="utf-8").splitlines()
    facts = [json.loads(line) for line in lines]
    return [(fact["helper"], fact["recipient"]) for fact in facts if fact["kind"] == "aid"]


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
