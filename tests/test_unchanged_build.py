"""A build where nothing has changed leaves the output as it is; anything that counts makes it."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from incremental_inputs import JUDGED, add, contents, documents

import build_graph
from build_graph import main
from graph import keeping
from graph.collecting import Collection, collect
from graph.readings import Readings
from graph.reviews import NAME as REVIEWS
from graph.reviews import reviews_folder


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An input of two documents and one that cannot be read."""
    (tmp_path / "in").mkdir()
    for number in range(2):
        add(tmp_path / "in", Random(number))
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    return tmp_path / "in"


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The folders into which an output was made, as builds go on."""
    folders: list[Path] = []

    def note(readings: Readings, out: Path) -> Collection:
        folders.append(out)
        return collect(readings, out)

    monkeypatch.setattr(build_graph, "collect", note)
    return folders


def build(folder: Path, out: Path, *options: str) -> int:
    """Build; return the exit status."""
    return main([str(folder), "--out", str(out), "--jobs", "1", *options])


def test_unchanged_build_says_what_the_first_said_and_leaves_each_file(
    folder: Path, made: list[Path], capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "out"
    assert build(folder, out) == 1
    first, told = capsys.readouterr(), (out / "build.json").read_bytes()
    places = {path: path.stat().st_ino for path in out.rglob("*")}
    assert build(folder, out) == 1
    again = capsys.readouterr()
    assert len(made) == 1
    assert {path: path.stat().st_ino for path in out.rglob("*")} == places
    assert (out / "build.json").read_bytes() == told
    assert again.err == first.err and "empty.txt" in again.err
    said = first.out.splitlines()
    assert again.out.splitlines() == [
        f"{said[0].replace('2 documents', '2 documents (2 read before)')}, "
        "as it was: nothing has changed",
        *said[1:],
    ]
    assert sorted(path.name for path in out.parent.iterdir()) == [".out.readings", "in", "out"]


def edit(path: Path) -> None:
    """Turn a bit of a file; its size stays."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def review(out: Path) -> None:
    """Say of the first fact that it is wrong."""
    fact = json.loads((out / "facts.jsonl").read_text("utf-8").splitlines()[0])["id"]
    reviews_folder(out).mkdir()
    words = f"fact,review,reason,judge,date\n{fact},wrong,误读,甲,2024-05-01\n"
    (reviews_folder(out) / REVIEWS).write_text(words, encoding="utf-8")


def judge(out: Path) -> None:
    """Say that two bodies are one."""
    (out.parent / "in" / "judgements.csv").write_text(JUDGED.format("same"), encoding="utf-8")


DAMAGES: dict[str, Callable[[Path], object]] = {
    "a page that was edited": lambda out: edit(out / "index.html"),
    "a text that was edited": lambda out: edit(next(out.glob("documents/*.txt"))),
    "a file of the store that was edited": lambda out: edit(max(out.glob("store/*.sst"))),
    "a file that is gone": lambda out: (out / "facts.parquet").unlink(),
    "a file too many": lambda out: (out / "documents" / "more.txt").write_bytes(b""),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_output_is_made_again_after_damage(damage: str, folder: Path, made: list[Path]) -> None:
    out = folder.parent / "out"
    build(folder, out)
    whole = contents(out)
    DAMAGES[damage](out)
    build(folder, out)
    assert len(made) == 2 and contents(out) == whole


CHANGES: dict[str, Callable[[Path], object]] = {
    "a document that is gone": lambda out: documents(out.parent / "in")[0].unlink(),
    "a broken document that is gone": lambda out: (out.parent / "in" / "empty.txt").unlink(),
    "a judgement": judge,
    "a review": review,
}


@pytest.mark.parametrize("change", CHANGES)
def test_output_is_made_again_after(change: str, folder: Path, made: list[Path]) -> None:
    out, other = folder.parent / "out", folder.parent / "afresh"
    build(folder, out)
    CHANGES[change](out)
    code = build(folder, out)
    assert len(made) == 2
    assert build(folder, other, "--reviews", str(reviews_folder(out))) == code
    assert contents(out) == contents(other)


def test_output_is_made_again_for_other_options_and_another_program(
    folder: Path, made: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out"
    build(folder, out)
    build(folder, out, "--mask-persons")
    assert json.loads((out / "build.json").read_text("utf-8"))["mask_persons"] is True
    monkeypatch.setattr(keeping, "hash_writers", lambda: "another")
    build(folder, out, "--mask-persons")
    build(folder, out, "--mask-persons", "--fresh")
    assert len(made) == 4


def test_store_that_was_only_asked_counts_as_unchanged(folder: Path, made: list[Path]) -> None:
    out = folder.parent / "out"
    build(folder, out)
    assert contents(out)["store"]
    for log in ("LOG", "LOCK"):
        (out / "store" / log).touch()
    os.utime(out / "store")
    build(folder, out)
    assert len(made) == 1
