"""The store of a build made from that of the build before, by the quads that differ.

In: the output before and the new graph.nq. Out: the new store, which holds the quads of the new
graph.nq and no other. The files of the old store are linked, not copied, and stay as they are.
Example: one new document of 1,000 adds some 4,000 of 3.6 million quads: these alone are written.
"""

from __future__ import annotations

import shutil
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.keeping import QUADS, STORE, hash_graph
from graph.store import write_store

LINES = 16_000_000  # bytes of each file that are compared at once
# of all quads: to remove or add one takes some three times as long as to load it with all others
LARGEST_SHARE = 0.25


@dataclass(frozen=True, slots=True)
class Written:
    """What a build wrote, to be known again: ``files`` is the hash of its graph.nq and its store.

    ``changes`` are the quads removed and added since the store was loaded as a whole; the store
    keeps the words of removed ones, so that they count for all later builds.
    """

    files: str = ""
    changes: int = 0
    program: str = ox.__version__


def update_store(out: Path, before: Path, written: Written, quads: int) -> Written:
    """Write the store of ``out`` from its graph.nq of ``quads`` lines; say what was written.

    It is made from the store of ``before`` where that is as it was ``written`` and little differs,
    else loaded as a whole.
    """
    changes = None
    if is_as_written(before, written):
        changes = change_store(out, before, int(quads * LARGEST_SHARE) - written.changes)
    if changes is None:
        shutil.rmtree(out / STORE, ignore_errors=True)
        write_store(out / QUADS, out / STORE)
        return Written(hash_graph(out))
    return Written(hash_graph(out), written.changes + changes)


def is_as_written(before: Path, written: Written) -> bool:
    """Say whether an output's graph.nq and store are those that a build of this program wrote."""
    return written.program == ox.__version__ and hash_graph(before) == written.files


def change_store(out: Path, before: Path, most: int) -> int | None:
    """Make the store of ``out`` from that of ``before``; return how many quads were changed.

    None where more than ``most`` differ: then the store of ``out`` is of no use.
    """
    ox.Store.read_only(str(before / STORE)).backup(str(out / STORE))
    store, changes = ox.Store(str(out / STORE)), 0
    emptied = set[Any]()
    for removed, added in find_differences(before / QUADS, out / QUADS):
        changes += len(removed) + len(added)
        if changes > most:
            return None
        for quad in parse(removed):
            store.remove(quad)
            emptied.add(quad.graph_name)
        store.extend(parse(added))
    remove_empty(store, emptied - {ox.DefaultGraph()})
    store.flush()
    return changes


def remove_empty(store: ox.Store, graphs: Iterable[ox.NamedNode]) -> None:
    """Remove the names of graphs that hold nothing: without its quads a graph would be listed."""
    for graph in graphs:
        if next(store.quads_for_pattern(None, None, None, graph), None) is None:
            store.remove_graph(graph)


def find_differences(
    old: Path, new: Path, *, at_once: int = LINES
) -> Iterator[tuple[list[bytes], list[bytes]]]:
    """Yield the lines that only the old of two sorted files has, and those that only the new has.

    Some ``at_once`` bytes of each are held in memory.
    """
    with old.open("rb") as olds, new.open("rb") as news:
        left, right = olds.readlines(at_once), news.readlines(at_once)
        while left and right:
            last = min(left[-1], right[-1])
            one, left = split(left, last)
            other, right = split(right, last)
            if one != other:
                yield sorted({*one} - {*other}), sorted({*other} - {*one})
            left = left or olds.readlines(at_once)
            right = right or news.readlines(at_once)
        while left or right:
            yield left, right
            left, right = olds.readlines(at_once), news.readlines(at_once)


def split(lines: list[bytes], last: bytes) -> tuple[list[bytes], list[bytes]]:
    """Return sorted lines up to and with ``last``, and those behind it."""
    place = bisect_right(lines, last)
    return lines[:place], lines[place:]


def parse(lines: Sequence[bytes]) -> Iterator[ox.Quad]:
    """Return the quads of lines, valid as they are written: no second look at each address."""
    yield from ox.parse(b"".join(lines), format=ox.RdfFormat.N_QUADS, lenient=True)
