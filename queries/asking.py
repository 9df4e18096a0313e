"""Ask one question of a graph: values bound, rows with names instead of addresses.

In: a store, a QueryFile, values as a person writes them. Out: an Answer. Example: asking
who_helps_whom with ``recipient=兴安`` gives a row whose ``helper`` is 鄂尔多斯市.
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

import pyoxigraph as ox

from graph.query_files import ASKED, Parameter, QueryFile
from graph.query_text import without_open
from graph.store import Source, Term, select
from graph.vocab import concept, concepts, id_of, iri, load_vocabulary, term
from queries.labels import labels_of
from queries.measures import MEASURES
from queries.names import CLASSES, PARTS, WrongName, find_entity, label_of

Cell = str | int | float | bool | None
ENTITIES = ("entity", *CLASSES, *PARTS)
# 0.7
SHARE = re.compile(r"0(?:\.\d{1,9})?|1(?:\.0{1,9})?", re.ASCII)
CONCEPTS = ("mechanism", "role", "status", "category", "verdict", "relation", "merge_rule")


class WrongQuestion(ValueError):
    """A query, a parameter or a value that does not exist; says what does."""


@dataclass(frozen=True, slots=True)
class Quote:
    """The words of a fact: where they stand, and what the document is."""

    fact: str
    kind: str
    document: str
    title: str
    date: str
    url: str
    start: int
    quote: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The rows of an answer, in the columns of the query's header.

    ``terms`` are the same rows before names took the place of addresses, ``asked`` the values of
    the parameters; ``quotes`` are the words behind each row, once ``queries.tracing`` found them.
    """

    query: QueryFile
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    terms: tuple[tuple[Term | None, ...], ...] = ()
    asked: Mapping[str, Term] = field(default_factory=dict)
    quotes: tuple[tuple[Quote, ...], ...] = ()


def ask(
    store: Source,
    query: QueryFile,
    values: Mapping[str, str],
    language: str = "zh",
    *,
    limit: int | None = None,
) -> Answer:
    """Return the answer to a question; names are in ``zh`` or ``en``, in zh where en has none.

    ``limit`` keeps the first rows. WrongQuestion where a parameter is not the query's, is missing,
    or has a value that is unknown or ambiguous. Values are bound as terms; they are never part of
    the query's text.
    """
    bindings = bind(store, query, values)
    _, rows = select(store, settle(query, bindings), bindings)
    if "measure" in query.header:
        rows = MEASURES[query.header["measure"]](rows, bindings)
    columns = tuple(column.name for column in query.columns)
    terms = tuple(tuple(row[name] for name in columns) for row in rows[:limit])
    nodes = (value for row in terms for value in row if isinstance(value, ox.NamedNode))
    labels = labels_of(store, nodes, language)
    found = tuple(tuple(to_cell(value, labels) for value in row) for row in terms)
    return Answer(query, columns, found, terms, bindings)


def bind(store: Source, query: QueryFile, values: Mapping[str, str]) -> dict[str, Term]:
    """Return the term of each parameter that is set or has a default."""
    known = {parameter.name: parameter for parameter in query.parameters}
    for name in values:
        if name not in known:
            raise WrongQuestion(nearest("parameter", name, list(known)))
    bindings: dict[str, Term] = {}
    for name, parameter in known.items():
        value = values.get(name, None if parameter.required else parameter.default)
        if value is not None:
            bindings[ASKED + name] = to_term(store, parameter, value)
        elif parameter.required:
            raise WrongQuestion(f"{query.name} needs --set {name}=… ({parameter.zh})")
    return bindings


def settle(query: QueryFile, bindings: Mapping[str, Term]) -> str:
    """Return the text of a question for the parameters that are set: no FILTER on others."""
    asked = {ASKED + parameter.name for parameter in query.parameters}
    return without_open(query.text, asked - set(bindings))


def to_term(store: Source, parameter: Parameter, value: str) -> Term:
    """Return the term that a value means for a parameter of its type."""
    if parameter.type in ENTITIES:
        try:
            return find_entity(store, value, parameter.type)
        except WrongName as wrong:
            raise WrongQuestion(f"{parameter.name}: {wrong}") from wrong
    if parameter.type in CONCEPTS:
        return find_concept(store, parameter.type, value)
    if parameter.type == "year":
        if not (value.isascii() and value.isdigit() and len(value) == 4):
            raise WrongQuestion(f"{parameter.name} takes a year such as 2016, not {value!r}")
        return ox.Literal(value, datatype=ox.NamedNode(term("xsd:integer")))
    if parameter.type == "number":
        if not (value.isascii() and value.isdigit()):
            raise WrongQuestion(f"{parameter.name} takes a whole number, not {value!r}")
        return ox.Literal(int(value))
    if parameter.type == "share":
        if not SHARE.fullmatch(value):
            raise WrongQuestion(f"{parameter.name} takes a number from 0 to 1, not {value!r}")
        return ox.Literal(value, datatype=ox.NamedNode(term("xsd:decimal")))
    if parameter.type == "words":
        return ox.Literal(value, language="zh")
    if parameter.type == "fact":
        return ox.NamedNode(iri("fact/" + value.removeprefix("fact/")))
    raise ValueError(f"unknown type of a parameter: {parameter.type!r}")


def find_concept(store: Source, scheme: str, value: str) -> ox.NamedNode:
    """Return the concept of a scheme by its code or by its label in either language."""
    names: dict[str, str] = {}
    for code in concepts(scheme):
        node = ox.NamedNode(concept(scheme, code))
        for name in (code, *(label_of(store, node, language) for language in ("zh", "en"))):
            names[(name or code).casefold()] = node.value
    if value.casefold() not in names:
        raise WrongQuestion(nearest(scheme, value, list(names)))
    return ox.NamedNode(names[value.casefold()])


def nearest(kind: str, written: str, names: list[str]) -> str:
    """Return the words for a name that does not exist."""
    near = difflib.get_close_matches(written, names, 3, 0.5)
    hint = f"nearest: {', '.join(near)}" if near else f"one of {', '.join(names) or 'none'}"
    return f"no {kind} {written!r}; {hint}"


def to_cell(value: object, labels: Mapping[str, str]) -> Cell:
    """Return a term as a plain value: an entity by its label, else by its id."""
    if isinstance(value, ox.Literal):
        return to_plain(value)
    if not isinstance(value, ox.NamedNode):
        return None
    return labels.get(value.value) or to_id(value.value)


def to_id(address: str) -> str:
    """Return the id behind an address, of a document as facts.jsonl has it; others as they are."""
    if not address.startswith(load_vocabulary().base):
        return address
    return id_of(address).removeprefix("doc/")


def to_plain(value: ox.Literal) -> Cell:
    """Return a literal as a number, a truth value or words."""
    if value.datatype.value == term("xsd:boolean"):
        return value.value == "true"
    if value.datatype.value == term("xsd:integer"):
        return int(value.value)
    if value.datatype.value == term("xsd:decimal"):
        exact = Decimal(value.value)
        return int(exact) if exact == exact.to_integral_value() else float(exact)
    return value.value
