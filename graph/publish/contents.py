"""What each graph of a build holds: how many triples, and a checksum of them.

In: graph.nq, or a file of N-Triples. Out: a Content for each graph. The checksum is the SHA-256 of
the graph's lines of N-Triples, sorted by their bytes. Example: that of graph/gazetteer is what
``grep -F '/graph/gazetteer> .' graph.nq | sed 's| <[^<]*> \\.$| .|' | sha256sum`` prints.
"""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox

from graph.progress import Told, bar, ignore
from graph.quads import LineSorter, graph_at
from graph.records import record
from graph.store import open_store
from graph.vocab import iri

# the name by which the default graph goes here; no server sees it but in our record
DEFAULT = iri("graph/default")
RECORDS = iri("graph/publication/")
PARSED_AT_ONCE = 10_000
READ_AT_ONCE = 4_000_000


class NotPublished(Exception):
    """A publication that cannot be, or could destroy what it should not; says what to do."""


@record(frozen=True, slots=True)
class Content:
    """How many triples a graph holds, and the SHA-256 of their sorted lines."""

    count: int
    sha256: str


@record(frozen=True, slots=True)
class Build:
    """The graphs of a build by the names that they have on the server."""

    store: ox.Store
    contents: dict[str, Content]
    ontology: str

    def triples(self, names: Iterable[str]) -> int:
        """Return how many triples graphs hold together."""
        return sum(self.contents[name].count for name in names)

    @contextmanager
    def spooled(self, name: str) -> Iterator[BinaryIO]:
        """Yield the triples of a graph as a file of N-Triples on disk."""
        graph = ox.DefaultGraph() if name == self.ontology else ox.NamedNode(name)
        with tempfile.TemporaryFile() as file:
            self.store.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=graph)
            file.seek(0)
            yield file


def open_build(out: Path, ontology: str = DEFAULT) -> Build:
    """Return the build in a folder; ``ontology`` is the name that its default graph has there.

    NotPublished where a graph is named so already, FileNotFoundError where the folder holds none.
    """
    store = open_store(out / "store")
    with bar("read", (out / "graph.nq").stat().st_size, "B") as told:
        contents = read_contents(out / "graph.nq", told)
    if ontology != DEFAULT and (ontology in contents or ontology.startswith(RECORDS)):
        raise NotPublished(f"{ontology} is in use already: --default-graph takes another address")
    if DEFAULT in contents:
        contents[ontology] = contents.pop(DEFAULT)
    return Build(store, contents, ontology)


def read_contents(nquads: Path, told: Told = ignore) -> dict[str, Content]:
    """Return what each graph of a sorted file of N-Quads holds; read once, some lines at a time.

    A graph's lines come sorted, for those of the whole file are. ``told`` is called with the
    bytes that were read.
    """
    sums = {}
    counts: dict[bytes, int] = {}
    with nquads.open("rb") as file:
        while lines := file.readlines(READ_AT_ONCE):
            for line in lines:
                at = graph_at(line)
                graph = line[at:-3]
                if graph not in counts:
                    counts[graph], sums[graph] = 0, hashlib.sha256()
                counts[graph] += 1
                sums[graph].update(line[:at] + b" .\n")
            told(sum(map(len, lines)))
    return {
        graph[2:-1].decode() or DEFAULT: Content(counts[graph], sums[graph].hexdigest())
        for graph in sorted(counts)
    }


def content_of(file: BinaryIO, spelled: Callable[[ox.Triple], ox.Triple] | None = None) -> Content:
    """Return the content of a file of N-Triples, each triple as ``spelled`` spells it.

    SyntaxError where it is no N-Triples. Memory does not grow with the file: it is sorted on disk.
    """
    file.seek(0)
    triples = (quad.triple for quad in ox.parse(file, ox.RdfFormat.N_TRIPLES))
    with tempfile.TemporaryDirectory() as name:
        sorter = LineSorter(Path(name) / "sorting")
        while some := list(islice(triples, PARSED_AT_ONCE)):
            sorter.add([f"{spelled(one) if spelled else one} .\n" for one in some])
        count = sorter.write(Path(name) / "sorted.nt")
        with (Path(name) / "sorted.nt").open("rb") as lines:
            return Content(count, hashlib.file_digest(lines, "sha256").hexdigest())
