"""Whom nobody helps, of a person's own list of places.

In: a CSV file with a column ``place``, ``name`` or ``code`` (else its first column). Out: an Answer
in the columns of recipients_without_helper. Example: a list of 兴安盟 and 阿拉善盟, of which the
texts tell help for the first alone, gives one row for 阿拉善盟.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox

from graph.query_files import QueryFile
from graph.store import Source, Term, select
from graph.vocab import term
from queries.asking import Answer, Cell, WrongQuestion, bind, to_id
from queries.names import WrongName, find_entity, label_of

QUESTION = "recipients_without_helper"
HEADS = ("place", "name", "code")
# a place that is helped itself or in a part of it; the relationships whose recipient holds it
REACHED = """
PREFIX : <{own}>
SELECT ?place ?asked_confidence (COUNT(DISTINCT ?relationship) AS ?found)
WHERE {{
  {pattern} ?relationship :recipient ?recipient ; a :AidRelationship .
  FILTER NOT EXISTS {{ ?relationship :confidence ?less FILTER (?less < ?asked_confidence) }}
}}
GROUP BY ?place ?asked_confidence
"""
NAMING = """
PREFIX : <{own}>
SELECT DISTINCT ?place ?document WHERE {{ ?fact :mentions ?place ; :statedIn ?document }}
"""
INSIDE = "?recipient (:within|:memberOf)* ?place ."
AROUND = "?place (:within|:memberOf)+ ?recipient ."


def read_places(path: Path) -> list[str]:
    """Return the places of a list, each once, as written; WrongQuestion where it has none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as wrong:
        raise WrongQuestion(f"cannot read {path}: {wrong}") from wrong
    rows = [row for row in csv.reader(text.splitlines()) if any(row)]
    heads = [head.strip().casefold() for head in rows[0]] if rows else []
    column = next((heads.index(head) for head in HEADS if head in heads), None)
    body = rows if column is None else rows[1:]
    cells = (row[column or 0].strip() for row in body if len(row) > (column or 0))
    places = list(dict.fromkeys(filter(None, cells)))
    if not places:
        raise WrongQuestion(f"{path} names no place: one a line, or a column place, name or code")
    return places


def ask_places(
    store: Source,
    query: QueryFile,
    places: list[str],
    language: str = "zh",
    *,
    confidence: str = "0",
) -> Answer:
    """Return one row for each place of the list that no aid fact reaches, in its order.

    A name that the graph does not know, or knows several of, has a row that says so. Aid whose
    ``confidence`` is lower does not count as help.
    """
    bindings = bind(store, query, {"confidence": confidence})
    columns = tuple(column.name for column in query.columns)
    rows: list[tuple[Cell, ...]] = []
    for written in places:
        told: dict[str, Cell] = {"place": written, "around": 0, "documents": 0}
        try:
            node = find_entity(store, written, "place")
        except WrongName as wrong:
            told["remark"] = str(wrong)
        else:
            asked = bindings | {"place": node}
            if count(store, INSIDE, asked):
                continue
            told |= describe(store, node, language) | {"around": count(store, AROUND, asked)}
        rows.append(tuple(told.get(name) for name in columns))
    return Answer(query, columns, tuple(rows))


def count(store: Source, pattern: str, asked: Mapping[str, Term]) -> int:
    """Return the number of relationships that a pattern leads to from a place."""
    _, rows = select(store, REACHED.format(own=own_prefix(), pattern=pattern), asked)
    return max((int(getattr(row["found"], "value", 0)) for row in rows), default=0)


def describe(store: Source, node: ox.NamedNode, language: str) -> dict[str, Cell]:
    """Return what the graph says of a place: its name, code, container and documents."""
    told: dict[str, Cell] = {"place": label_of(store, node, language) or to_id(node.value)}
    for quad in store.quads_for_pattern(node, ox.NamedNode(term("code")), None):
        told["code"] = getattr(quad.object, "value", None)
    for quad in store.quads_for_pattern(node, ox.NamedNode(term("within")), None):
        told["within"] = label_of(store, quad.object, language)
    _, rows = select(store, NAMING.format(own=own_prefix()), {"place": node})
    return told | {"documents": len(rows)}


def own_prefix() -> str:
    """Return the address before the names of the ontology."""
    return term("Place").removesuffix("Place")
