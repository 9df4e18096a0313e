"""The store of a build made from that of the build before, by the quads that differ.

In: the output before, the new graph.nq and how it differs. Out: the new store, which holds the
quads of the new graph.nq and no other. The files of the old store are linked, not copied, and stay
as they are. Example: one new document of 1,000 adds some 4,000 of 3.6 million quads: these alone
are written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import field
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.keeping import QUADS, STORE, hash_graph
from graph.merging import Differences, OldGraph
from graph.records import record
from graph.store import write_store

# of all quads: to remove or add one takes some three times as long as to load it with all others
LARGEST_SHARE = 0.25
AT_ONCE = 100_000  # quads that are added in one transaction, which memory holds


@record(frozen=True, slots=True)
class Written:
    """What a build wrote, to be known again: ``files`` is the hash of its graph.nq and its store,
    ``documents`` are those of what each document's graph was made of.

    ``changes`` are the quads removed and added since the store was loaded as a whole; the store
    keeps the words of removed ones, so that they count for all later builds.
    """

    files: str = ""
    documents: dict[str, str] = field(default_factory=dict)
    changes: int = 0
    program: str = ox.__version__


def find_old(before: Path, written: Written) -> OldGraph:
    """Return the graph.nq of an output; nothing is known of it where the output is not as it was
    ``written`` by a build of this program."""
    whole = written.program == ox.__version__ and hash_graph(before) == written.files
    return OldGraph(before / QUADS, written.documents if whole else {})


def update_store(out: Path, old: OldGraph, written: Written, quads: int) -> Written:
    """Write the store of ``out`` from its graph.nq of ``quads`` lines; say what was written.

    It is made from the store beside the ``old`` graph.nq where it is known how the two differ and
    little does, else loaded as a whole.
    """
    found, changes = old.differences, written.changes
    if found is not None:
        changes += found.count
    if found is not None and changes <= quads * LARGEST_SHARE:
        change_store(out / STORE, old.path.with_name(STORE), found)
    else:
        changes = 0
        write_store(out / QUADS, out / STORE)
    if found is not None:
        found.removed.unlink()
        found.added.unlink()
    return Written(hash_graph(out), old.hashes, changes)


def change_store(folder: Path, before: Path, found: Differences) -> None:
    """Make a store from that of the build ``before`` by what differs."""
    ox.Store.read_only(str(before)).backup(str(folder))
    store = ox.Store(str(folder))
    emptied = set[Any]()
    for quad in parse(found.removed):
        store.remove(quad)
        emptied.add(quad.graph_name)
    added = parse(found.added)
    while some := list(islice(added, AT_ONCE)):
        store.extend(some)
    remove_empty(store, emptied - {ox.DefaultGraph()})
    store.flush()


def remove_empty(store: ox.Store, graphs: Iterable[ox.NamedNode]) -> None:
    """Remove the names of graphs that hold nothing: without its quads a graph would be listed."""
    for graph in graphs:
        if next(store.quads_for_pattern(None, None, None, graph), None) is None:
            store.remove_graph(graph)


def parse(lines: Path) -> Iterator[ox.Quad]:
    """Yield the quads of a file, valid as they are written: no second look at each address."""
    with lines.open("rb") as file:
        yield from ox.parse(file, format=ox.RdfFormat.N_QUADS, lenient=True)
