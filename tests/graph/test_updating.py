"""The store changed by difference: it holds the quads of the new graph.nq and no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from graph import updating
from graph.quads import LineSorter
from graph.store import write_store
from graph.updating import Written, find_old, update_store
from graph.vocab import iri


def line(number: int, graph: str = "甲") -> str:
    """Return a quad as a line; lines of higher numbers come later."""
    names = (f"fact/{number:05}", "ontology/p", f"graph/doc/{graph}")
    subject, predicate, where = (f"<{iri(name)}>" for name in names)
    return f'{subject} {predicate} "{number}" {where} .\n'


def update(out: Path, before: Path, written: Written, numbers: list[int], *more: str) -> Written:
    """Write graph.nq and the store of an output; say what was written."""
    out.mkdir()
    old = find_old(before, written)
    stated = [] if old.stays("甲", numbers) else numbers
    sorter = LineSorter(out / "sorting")
    sorter.add([*map(line, stated), *more])
    return update_store(out, old, written, old.write(sorter, out / "graph.nq"))


def stored(out: Path) -> list[bytes]:
    """Return the quads of a store as sorted lines."""
    return sorted(f"{quad} .\n".encode() for quad in ox.Store.read_only(str(out / "store")))


def contents(out: Path) -> dict[str, bytes]:
    """Return the files of an output, without what the store logs."""
    files = (path for path in out.rglob("*") if path.is_file())
    return {path.name: path.read_bytes() for path in files if "LO" not in path.name}


def is_whole(out: Path) -> bool:
    """Say whether a store holds the quads of its graph.nq and no other."""
    return stored(out) == (out / "graph.nq").read_bytes().splitlines(keepends=True)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """The folder of an output of a thousand quads."""
    return tmp_path / "before"


@pytest.fixture
def written(before: Path) -> Written:
    """What was written there."""
    return update(before, before.parent / "none", Written(), list(range(1000)))


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were loaded as a whole."""
    files: list[Path] = []

    def note(nquads: Path, folder: Path) -> None:
        files.append(nquads)
        write_store(nquads, folder)

    monkeypatch.setattr(updating, "write_store", note)
    return files


def test_store_is_changed_by_what_differs_and_the_old_one_stays(
    before: Path, written: Written, loaded: list[Path]
) -> None:
    out, files = before.parent / "out", contents(before)
    after = update(out, before, written, [*range(3, 1000), 5000, 5001])
    assert loaded == [] and after.changes == 5
    assert is_whole(out) and is_whole(before) and contents(before) == files
    assert sorted(path.name for path in out.iterdir()) == ["graph.nq", "store"]


def test_store_goes_on_changing_until_a_quarter_has_changed(
    before: Path, written: Written, loaded: list[Path]
) -> None:
    numbers = list(range(1000))
    for step in range(5):
        numbers = [*numbers[50:], *range(10_000 + 50 * step, 10_050 + 50 * step)]
        out = before.parent / f"out-{step}"
        written = update(out, before, written, numbers)
        assert is_whole(out)
        before = out
    assert [path.parent.name for path in loaded] == ["out-2"]


def test_graph_that_has_lost_all_its_quads_is_listed_no_more(
    before: Path, written: Written
) -> None:
    for name, more in (("first", [line(1001, "乙")]), ("second", [])):
        out = before.parent / name
        written = update(out, before, written, list(range(1000)), *more)
        before = out
    graphs = ox.Store.read_only(str(before / "store")).named_graphs()
    assert list(graphs) == [ox.NamedNode(iri("graph/doc/甲"))] and written.changes == 2


def flip(path: Path) -> None:
    """Turn a bit in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def largest(folder: Path) -> Path:
    """Return the largest file of quads in a folder."""
    return max(folder.glob("*.sst"), key=lambda path: path.stat().st_size)


FAULTS: dict[str, Callable[[Path], object]] = {
    "a bit of the store": lambda out: flip(largest(out / "store")),
    "a file of the store": lambda out: (out / "store" / "CURRENT").unlink(),
    "a file too many": lambda out: (out / "store" / "000999.sst").write_bytes(b""),
    "the store": lambda out: shutil.rmtree(out / "store"),
    "a bit of graph.nq": lambda out: flip(out / "graph.nq"),
    "graph.nq": lambda out: (out / "graph.nq").unlink(),
    "all": shutil.rmtree,
}


@pytest.mark.parametrize("fault", FAULTS)
def test_store_is_loaded_where_what_was_before_is_damaged(
    before: Path, written: Written, loaded: list[Path], fault: str
) -> None:
    FAULTS[fault](before)
    out = before.parent / "out"
    assert update(out, before, written, list(range(1001))).changes == 0
    assert loaded == [out / "graph.nq"] and is_whole(out)


def test_store_of_another_pyoxigraph_is_loaded(
    before: Path, written: Written, loaded: list[Path]
) -> None:
    out = before.parent / "out"
    update(out, before, replace(written, program="0.4"), list(range(1001)))
    assert loaded == [out / "graph.nq"] and is_whole(out)
