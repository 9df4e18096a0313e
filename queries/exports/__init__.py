"""The whole graph for other programs: one way to write it a line.

In: a build's folder. Out: a file, of ``csv`` and ``shards`` a folder of files; the same bytes for
the same graph. Example: ``EXPORTS["gexf"].write(Path("out"), Path("network.gexf"), "zh")``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from graph.columns import write_parquet
from queries.exports.linked import write_context, write_jsonld, write_turtle
from queries.exports.lists import write_lists
from queries.exports.network import write_gexf, write_graphml
from queries.exports.shards import write_shards


@dataclass(frozen=True, slots=True)
class Export:
    """A way to write the graph: from a build's folder, to a path, with labels in a language."""

    write: Callable[[Path, Path, str], None]
    ending: str
    en: str


def copy_quads(graph: Path, output: Path, language: str) -> None:
    """Copy the sorted N-Quads of the build."""
    shutil.copyfile(graph / "graph.nq", output)


def write_table(graph: Path, output: Path, language: str) -> None:
    """Write the facts as columns."""
    write_parquet(graph / "facts.jsonl", output)


EXPORTS: dict[str, Export] = {
    "graphml": Export(write_graphml, ".graphml", "the network of aid, one edge a fact"),
    "gexf": Export(write_gexf, ".gexf", "the same for Gephi"),
    "csv": Export(write_lists, "", "a folder of node and edge lists for Neo4j and Gephi"),
    "jsonld": Export(write_jsonld, ".jsonld", "all triples as JSON-LD with its context"),
    "context": Export(write_context, "", "the context alone"),
    "turtle": Export(write_turtle, ".ttl", "all triples as Turtle"),
    "nquads": Export(copy_quads, ".nq", "all quads, in their named graphs"),
    "shards": Export(write_shards, "", "the same in a folder of files, for loaders of clusters"),
    "parquet": Export(write_table, ".parquet", "one row a fact"),
}
