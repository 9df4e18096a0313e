"""The on-disk store of the graph, and the one way to ask it.

In: graph.nq. Out: an Oxigraph store, and the solutions of SPARQL queries over the union of its
graphs. Example: ``select(open_store(out / "store"), "SELECT ?p {?p a :Place}")`` lists 地方.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Protocol

import pyoxigraph as ox

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple
Row = dict[str, Term | None]


class Remote(Protocol):
    """A server that is asked as the store is: ``graph.remote``."""

    def select(
        self, query: str, bindings: Mapping[str, Term] | None = None
    ) -> tuple[list[str], list[Row]]:
        """Return the names and the rows of a SELECT."""

    def quads_for_pattern(
        self, subject: Term | None, predicate: Term | None, object_: Term | None
    ) -> Iterable[ox.Quad]:
        """Yield the quads of a pattern."""


Source = ox.Store | Remote


def write_store(nquads: Path, folder: Path) -> None:
    """Load a file of N-Quads into a new store in an empty folder.

    The store sorts a million quads at a time, so its memory stops growing near 2 GB.
    """
    store = ox.Store(str(folder))
    # our own lines, valid as they are written: no second look at each address
    store.bulk_load(path=str(nquads), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()


def open_store(folder: Path) -> ox.Store:
    """Open a store for reading only; FileNotFoundError where the folder holds none."""
    if not (folder / "CURRENT").exists():
        raise FileNotFoundError(f"no store in {folder}: build one with build_graph.py")
    return ox.Store.read_only(str(folder))


def select(
    store: Source, query: str, bindings: Mapping[str, Term] | None = None
) -> tuple[list[str], list[Row]]:
    """Return the names and the rows of a SELECT over the union of all graphs.

    ``bindings`` are values for variables that the query selects; they are never pasted into its
    text. ValueError where the query is no SELECT.
    """
    if not isinstance(store, ox.Store):
        return store.select(query, bindings)
    given = {ox.Variable(name): value for name, value in (bindings or {}).items()}
    solutions = store.query(query, use_default_graph_as_union=True, substitutions=given)
    if not isinstance(solutions, ox.QuerySolutions):
        raise ValueError("only SELECT queries are asked here")
    names = [variable.value for variable in solutions.variables]
    return names, [{name: row[name] for name in names} for row in solutions]
