"""graph.nq merged from the old one: the bytes of one written afresh, and what the two differ by."""

from __future__ import annotations

from pathlib import Path
from random import Random
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph import merging
from graph.merging import OldGraph
from graph.quads import LineSorter
from graph.vocab import iri

# what a document states, by its name: numbers that stand for lines
GRAPHS = st.dictionaries(st.sampled_from("甲乙丙丁戊己"), st.lists(st.integers(0, 99), max_size=9))
SHARED = "graph/inferred"
# a literal that ends like a line of a graph that stays
TAIL = f"> <{iri('graph/doc/甲')}> ."


def lines_of(graph: str, numbers: list[int]) -> list[str]:
    """Return lines of a graph, in no order."""
    facts = [Random(f"{graph}{n}").randbytes(3).hex() for n in numbers]
    triple = f'<{iri("fact/{}")}> <{iri("ontology/quote")}> "{TAIL}"'
    return [f"{triple.format(fact)} <{iri(graph)}> .\n" for fact in facts]


def merge(old: OldGraph, stated: dict[str, list[int]], shared: list[int], path: Path) -> int:
    """Write the graphs of documents and what they share, those that stay from the old file."""
    sorter = LineSorter(path.with_suffix(".sorting"))
    for doc, numbers in stated.items():
        if not old.stays(doc, numbers):
            sorter.add(lines_of(f"graph/doc/{doc}", numbers))
    sorter.add(lines_of(SHARED, shared))
    return old.write(sorter, path)


def lines(path: Path) -> list[bytes]:
    """Return the lines of a file."""
    return path.read_bytes().splitlines(keepends=True)


@given(GRAPHS, GRAPHS, st.lists(st.integers(0, 99), max_size=9), st.sampled_from((1, 300, 10_000)))
def test_merged_file_is_that_of_a_build_from_nothing_and_tells_the_difference(
    tmp_path_factory: pytest.TempPathFactory,
    before: dict[str, list[int]],
    after: dict[str, list[int]],
    shared: list[int],
    at_once: int,
) -> None:
    folder = tmp_path_factory.mktemp("merging")
    first, second, afresh = (folder / name for name in ("first.nq", "second.nq", "afresh.nq"))
    unknown = OldGraph(folder / "none.nq", {})
    merge(unknown, before, [1, 2, 3], first)
    old = OldGraph(first, unknown.hashes)
    with mock.patch.object(merging, "LINES", at_once):
        count = merge(old, after, shared, second)
    merge(OldGraph(folder / "none.nq", {}), after, shared, afresh)
    assert second.read_bytes() == afresh.read_bytes() and count == len(lines(second))
    if before:
        found = old.differences
        assert found is not None
        removed, added = lines(found.removed), lines(found.added)
        assert removed == sorted({*lines(first)} - {*lines(second)})
        assert added == sorted({*lines(second)} - {*lines(first)})
        assert found.count == len(removed) + len(added)
    else:
        assert old.differences is None


def test_only_lines_of_graphs_that_are_made_of_the_same_are_taken(tmp_path: Path) -> None:
    stated = {"甲": [1], "乙": [2]}
    unknown = OldGraph(tmp_path / "none.nq", {})
    merge(unknown, stated, [], tmp_path / "first.nq")
    old = OldGraph(tmp_path / "first.nq", unknown.hashes)
    assert [old.stays(doc, told) for doc, told in (("甲", [1]), ("乙", [3]), ("丙", [1]))] == [
        True, False, False
    ]  # fmt: skip
    assert old.write(LineSorter(tmp_path / "sorting"), tmp_path / "second.nq") == 1
    assert (tmp_path / "second.nq").read_text("utf-8") == lines_of("graph/doc/甲", [1])[0]
