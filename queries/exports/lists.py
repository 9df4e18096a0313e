"""Node and edge lists as CSV: with the heads of Neo4j's import and with those of Gephi.

In: a build's folder. Out: a folder with ``neo4j_nodes.csv``, ``neo4j_edges.csv``,
``gephi_nodes.csv`` and ``gephi_edges.csv``. Example: an edge of Neo4j begins with ``:START_ID``,
one of Gephi with ``Source``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from queries.exports.network import describe_network
from queries.formats.delimited import write_rows

Line = Mapping[str, Any]
NODE = ("name", "name_en", "entity_type", "code", "level", "within")
EDGE = {
    "fact": "string",
    "mechanism": "string",
    "status": "string",
    "from_year": "int",
    "to_year": "int",
    "planned_yuan": "double",
    "actual_yuan": "double",
    "people": "double",
    "shared": "boolean",
    "programme": "string",
    "confidence": "double",
    "document": "string",
    "quote_start": "int",
    "quote": "string",
}


def write_lists(graph: Path, output: Path, language: str) -> None:
    """Write the four lists into a folder, which is made where it is missing."""
    g = describe_network(graph, language)
    output.mkdir(parents=True, exist_ok=True)
    nodes = [{"id": node, **stated} for node, stated in g.nodes(data=True)]
    edges = [{"from": one, "to": two, **stated} for one, two, stated in g.edges(data=True)]
    typed = {name: name if type_ == "string" else f"{name}:{type_}" for name, type_ in EDGE.items()}
    lists: dict[str, tuple[dict[str, str], Iterable[Line]]] = {
        "neo4j_nodes": (
            {"id": "id:ID", **{name: name for name in NODE}, "class": ":LABEL"},
            ({**node, "class": class_of(node["id"])} for node in nodes),
        ),
        "neo4j_edges": (
            {"from": ":START_ID", "to": ":END_ID", **typed, "type": ":TYPE"},
            ({**edge, "type": "HELPS"} for edge in edges),
        ),
        "gephi_nodes": ({"id": "Id", "label": "Label", **{name: name for name in NODE}}, nodes),
        "gephi_edges": (
            {"from": "Source", "to": "Target", "type": "Type", "id": "Id", "label": "Label"}
            | {"weight": "Weight", **{name: name for name in EDGE}},
            ({**edge, "type": "Directed"} for edge in edges),
        ),
    }
    for name, (heads, lines) in lists.items():
        rows = ([line.get(key) for key in heads] for line in lines)
        text = write_rows(list(heads.values()), rows)
        (output / f"{name}.csv").write_text(text, encoding="utf-8", newline="")


def class_of(node: str) -> str:
    """Return the label of a node in Neo4j: what its id begins with."""
    return {"place": "Place", "group": "Group"}.get(node.partition("/")[0], "Actor")
