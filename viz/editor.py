"""The editor of SPARQL: its data and its page; only the endpoint serves it.

In: ontology.ttl and queries/. Out: the terms to complete, the prefixes, the library's questions as
examples, and the page. Example: the term ``:helper`` comes with 帮扶方 and its definition.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files

import pyoxigraph as ox

from graph.query_files import QueryFile, load_queries
from graph.query_text import with_values
from graph.store import Term
from graph.vocab import load_vocabulary, read_ontology, term
from queries.asking import WrongQuestion, bind, settle
from viz.page import PAGE_SCRIPTS, VIS_NETWORK, join_scripts, read_style, render_own

SKOS = "http://www.w3.org/2004/02/skos/core#"
WORDS = {
    term("rdfs:label"): "label",
    SKOS + "prefLabel": "label",
    SKOS + "definition": "definition",
}
KEYS = ("label zh", "label en", "definition zh", "definition en")
# the header of a question
_COMMENT = re.compile(r"\A(?:#.*\n)*")
SCRIPTS = (*PAGE_SCRIPTS, "tabs", "answers", "editor_text", "editor_answer", "editor")


@dataclass(frozen=True, slots=True)
class Word:
    """A term or concept to complete: as it is written in a query, labels and meanings."""

    name: str
    zh: str
    en: str
    meaning_zh: str
    meaning_en: str


@dataclass(frozen=True, slots=True)
class Example:
    """A question of the library: its title and its text, ready to be asked."""

    name: str
    zh: str
    en: str
    text: str


@dataclass(frozen=True, slots=True)
class EditorData:
    """All that the editor offers."""

    terms: tuple[Word, ...]
    prefixes: dict[str, str]
    examples: tuple[Example, ...]


def view_editor(store: ox.Store) -> EditorData:
    """Return the terms by name, the prefixes and the questions of the library."""
    prefixes = load_vocabulary().prefixes
    examples = tuple(view_example(store, query) for query in load_queries().values())
    return EditorData(tuple(view_terms()), dict(sorted(prefixes.items())), examples)


def view_terms() -> list[Word]:
    """Return every term and concept of the ontology with its labels and definitions."""
    words: dict[str, dict[str, str]] = {}
    for triple in read_ontology():
        field = WORDS.get(triple.predicate.value)
        if field is not None and isinstance(triple.object, ox.Literal):
            about = words.setdefault(str(getattr(triple.subject, "value", "")), {})
            about[f"{field} {triple.object.language}"] = triple.object.value
    return [
        Word(name, *(words.get(address, {}).get(key, "") for key in KEYS))
        for name, address in sorted(named_terms().items())
    ]


def named_terms() -> dict[str, str]:
    """Return the address of each term and concept by the way a query writes it."""
    vocabulary = load_vocabulary()
    own = vocabulary.prefixes[""]
    named = {
        f":{name}" if address.startswith(own) else name: address
        for name, address in vocabulary.terms.items()
    }
    for scheme, concepts in vocabulary.concepts.items():
        named |= {f"{scheme}:{name}": address for name, address in concepts.items()}
    return named


def view_example(store: ox.Store, query: QueryFile) -> Example:
    """Return a question with the values of its own example, where the graph knows these."""
    try:
        values = bind(store, query, query.example_values())
    except WrongQuestion:
        values = {}
    text = write_question(query, values)
    return Example(query.name, query.title("zh"), query.title("en"), text)


def write_question(query: QueryFile, values: Mapping[str, Term]) -> str:
    """Return the SPARQL of a question for the values that ``bind`` gave, without its header."""
    return _COMMENT.sub("", with_values(settle(query, values), values))


def render_editor(data: EditorData) -> tuple[str, str]:
    """Return the page and its content security policy, which lets it ask its own server only."""
    drawing = files("pyvis").joinpath(VIS_NETWORK).read_text("utf-8")
    scripts, style = [drawing, join_scripts(*SCRIPTS)], read_style("common", "tabs", "editor")
    return render_own("editor.html", scripts, style, data=data)
