"""The store changed by difference: it holds the quads of the new graph.nq and no other."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pyoxigraph as ox
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import updating
from graph.store import write_store
from graph.updating import Written, find_differences, update_store

LINES = st.sets(st.integers(0, 400)).map(lambda numbers: sorted(map(line, numbers)))


def line(number: int) -> bytes:
    """Return a quad as a line; lines of higher numbers come later."""
    return f'<http://a.cn/{number:05}> <http://a.cn/p> "{number}" <http://a.cn/g> .\n'.encode()


def write(out: Path, numbers: list[int]) -> Path:
    """Write the graph.nq of an output."""
    out.mkdir()
    (out / "graph.nq").write_bytes(b"".join(map(line, sorted(numbers))))
    return out


def stored(out: Path) -> list[bytes]:
    """Return the quads of a store as sorted lines."""
    return sorted(f"{quad} .\n".encode() for quad in ox.Store.read_only(str(out / "store")))


def is_whole(out: Path) -> bool:
    """Say whether a store holds the quads of its graph.nq and no other."""
    return stored(out) == (out / "graph.nq").read_bytes().splitlines(keepends=True)


@pytest.fixture
def before(tmp_path: Path) -> Path:
    """An output of a thousand quads."""
    return write(tmp_path / "before", list(range(1000)))


@pytest.fixture
def written(before: Path) -> Written:
    """What was written there."""
    return update_store(before, before.parent / "none", Written(), 1000)


@pytest.fixture
def loaded(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that were loaded as a whole."""
    files: list[Path] = []

    def note(nquads: Path, folder: Path) -> None:
        files.append(nquads)
        write_store(nquads, folder)

    monkeypatch.setattr(updating, "write_store", note)
    return files


@given(LINES, LINES, st.sampled_from((1, 200, 10_000)))
def test_differences_are_those_of_the_sets(
    tmp_path_factory: pytest.TempPathFactory, old: list[bytes], new: list[bytes], at_once: int
) -> None:
    folder = tmp_path_factory.mktemp("differences")
    for name, lines in (("old", old), ("new", new)):
        (folder / name).write_bytes(b"".join(lines))
    found = list(find_differences(folder / "old", folder / "new", at_once=at_once))
    removed = list(chain.from_iterable(one for one, _ in found))
    added = list(chain.from_iterable(one for _, one in found))
    assert removed == sorted({*old} - {*new}) and added == sorted({*new} - {*old})


def test_store_is_changed_by_what_differs_and_the_old_one_stays(
    before: Path, written: Written, loaded: list[Path]
) -> None:
    out = write(before.parent / "out", [*range(3, 1000), 5000, 5001])
    after = update_store(out, before, written, 999)
    assert loaded == [] and after.changes == 5
    assert is_whole(out) and is_whole(before)
    assert updating.is_as_written(before, written) and updating.is_as_written(out, after)


def test_store_goes_on_changing_until_a_quarter_has_changed(
    before: Path, written: Written, loaded: list[Path]
) -> None:
    numbers = list(range(1000))
    for step in range(5):
        numbers = [*numbers[50:], *range(10_000 + 50 * step, 10_050 + 50 * step)]
        out = write(before.parent / f"out-{step}", numbers)
        written = update_store(out, before, written, 1000)
        assert is_whole(out)
        before = out
    assert [path.parent.name for path in loaded] == ["out-2"]


def test_graph_that_has_lost_all_its_quads_is_listed_no_more(
    before: Path, written: Written
) -> None:
    alone = line(1001).replace(b"http://a.cn/g", b"http://a.cn/alone")
    for name, lines in (("first", [alone]), ("second", [])):
        out = write(before.parent / name, list(range(1000)))
        with (out / "graph.nq").open("ab") as file:
            file.writelines(lines)
        written = update_store(out, before, written, 1000 + len(lines))
        before = out
    graphs = ox.Store.read_only(str(before / "store")).named_graphs()
    assert list(graphs) == [ox.NamedNode("http://a.cn/g")] and written.changes == 2


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
    out = write(before.parent / "out", list(range(1001)))
    assert update_store(out, before, written, 1001).changes == 0
    assert loaded == [out / "graph.nq"] and is_whole(out)


def test_store_of_another_pyoxigraph_is_loaded(
    before: Path, written: Written, loaded: list[Path]
) -> None:
    out = write(before.parent / "out", list(range(1001)))
    update_store(out, before, replace(written, program="0.4"), 1001)
    assert loaded == [out / "graph.nq"] and is_whole(out)
