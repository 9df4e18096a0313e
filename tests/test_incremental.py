"""A build after another reads only what is new, and is the same as one afresh."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from random import Random

import pytest
from incremental_inputs import CHANGES, add, change, contents, documents

import build_graph
from build_graph import main
from graph import building, updating
from graph.building import Reading
from graph.fingerprints import fingerprints
from graph.reading import Source
from graph.readings import readings_file
from graph.results import Result

# steps of the random sequence: more of them in `make torture`
STEPS = 100 if os.environ.get("JIEDUI_TORTURE") else 4


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The ids of the documents that were read, as builds go on."""
    ids: list[str] = []
    build = building.build_readings

    def note(
        sources: Sequence[Source], jobs: int, scheduler: str | None = None
    ) -> Iterator[Reading]:
        ids.extend(source.id for source in sources)
        return build(sources, jobs, scheduler)

    monkeypatch.setattr(build_graph, "build_readings", note)
    return ids


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An input of three documents."""
    (tmp_path / "in").mkdir()
    for number in range(3):
        add(tmp_path / "in", Random(number))
    return tmp_path / "in"


def build(folder: Path, out: Path, *options: str) -> dict[str, object]:
    """Build; return what must not depend on what was built before."""
    assert main([str(folder), "--out", str(out), "--jobs", "1", *options]) in (0, 1)
    return contents(out)


def test_only_what_is_new_or_changed_is_read(
    folder: Path, read: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    out = folder.parent / "out"
    first = build(folder, out)
    assert sorted(read) == [path.stem for path in documents(folder)]
    assert "3 documents," in capsys.readouterr().out
    read.clear()
    assert build(folder, out) == first
    assert read == []
    assert "3 documents (3 read before)," in capsys.readouterr().out
    (folder / "new.txt").write_text("北京市对口支援卓资县。\n", encoding="utf-8")
    documents(folder)[0].unlink()
    change(folder, Random(1))
    build(folder, out)
    assert "new" in read and len(read) == 2
    assert "3 documents (1 read before)," in capsys.readouterr().out


def test_fresh_reads_all_again(folder: Path, read: list[str]) -> None:
    out = folder.parent / "out"
    first = build(folder, out)
    assert build(folder, out, "--fresh") == first
    assert len(read) == 6


def test_change_of_the_program_reads_all_again_and_says_why(
    folder: Path,
    read: list[str],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    out = folder.parent / "out"
    build(folder, out)
    prints = fingerprints() | {"gazetteer": "another"}
    monkeypatch.setattr(build_graph, "fingerprints", lambda: prints)
    build(folder, out)
    assert len(read) == 6
    assert "all was read anew: gazetteer changed" in capsys.readouterr().out


def test_store_is_changed_by_the_quads_of_a_new_document_alone(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    out = folder.parent / "out"
    build(folder, out)
    monkeypatch.delattr(updating, "write_store")
    (folder / "new.txt").write_text("北京市对口支援卓资县。\n", encoding="utf-8")
    told = build(folder, out)
    monkeypatch.undo()
    assert told == build(folder, folder.parent / "other")


def test_document_that_changes_while_it_is_read_is_read_again(
    folder: Path, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    out, changing = folder.parent / "out", documents(folder)[0]
    build_document = building.build_document

    def change_after(source: Source) -> Result:
        result = build_document(source)
        if source.path == changing:
            changing.write_text("包头市对口支援武川县。\n", encoding="utf-8")
        return result

    monkeypatch.setattr(building, "build_document", change_after)
    build(folder, out)
    monkeypatch.setattr(building, "build_document", build_document)
    read.clear()
    assert build(folder, out) == build(folder, folder.parent / "other")
    assert read[0] == changing.stem and len(read) == 4


def test_document_that_cannot_be_read_is_tried_again(folder: Path, read: list[str]) -> None:
    (folder / "empty.txt").write_bytes(b"")
    for _ in range(2):
        read.clear()
        build(folder, folder.parent / "out")
        assert "empty" in read
    assert read == ["empty"]


def spoil(path: Path, random: Random) -> None:
    """Turn a few bits of a file."""
    data = bytearray(path.read_bytes())
    for _ in range(random.choice((1, 200))):
        data[random.randrange(len(data))] ^= 1 << random.randrange(8)
    path.write_bytes(data)


def spoil_readings(out: Path, random: Random) -> None:
    """Damage what is kept of a build."""
    spoil(readings_file(out), random)


def lose_readings(out: Path, random: Random) -> None:
    """Lose what is kept of a build, whole or in part."""
    path = readings_file(out)
    path.write_bytes(path.read_bytes()[: random.choice((0, path.stat().st_size // 2))])


def spoil_output(out: Path, random: Random) -> None:
    """Damage a file of the output."""
    files = (path for path in out.rglob("*") if path.is_file() and path.name != "build.json")
    spoil(random.choice(sorted(path for path in files if path.stat().st_size)), random)


def lose_output(out: Path, random: Random) -> None:
    """Lose a part of the output, or all of it."""
    parts = sorted(path for path in out.iterdir() if path.name != "build.json")
    lost = random.choice([out, *parts])
    if lost.is_dir():
        shutil.rmtree(lost)
    else:
        lost.unlink()


def leave(out: Path, random: Random) -> None:
    """Leave all as it is."""


ACCIDENTS: tuple[Callable[[Path, Random], None], ...] = (
    *(leave, leave, leave, spoil_readings, lose_readings, spoil_output, lose_output),
)


@pytest.mark.torture
@pytest.mark.timeout(120 + 20 * STEPS)
def test_build_after_any_changes_is_the_same_as_one_afresh(folder: Path) -> None:
    out, random = folder.parent / "out", Random(20)
    build(folder, out)
    for step in range(STEPS):
        for change_input in random.sample(CHANGES, k=random.choice((0, 1, 3))):
            change_input(folder, random)
        random.choice(ACCIDENTS)(out, random)
        told = build(folder, out)
        assert told == build(folder, folder.parent / f"afresh-{step}")
