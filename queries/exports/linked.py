"""All triples of the graph as JSON-LD and Turtle.

In: a build's graph.nq, sorted. Out: a file, written subject by subject; the named graphs are left
out (N-Quads keeps them). Example: ``{"@id": "jiedui:place/152200", "@type": "Place", "code":
"152200", …}``; the context gives each name of ontology.ttl its address.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import Any

import pyoxigraph as ox

from graph.vocab import load_vocabulary, read_ontology, term

LARGEST = 2**53  # what JSON readers keep exact


def write_turtle(graph: Path, output: Path, language: str) -> None:
    """Write Turtle with the prefixes of ontology.ttl."""
    triples = (quad.triple for quad in read_quads(graph))
    prefixes = load_vocabulary().prefixes
    ox.serialize(triples, str(output), ox.RdfFormat.TURTLE, prefixes=prefixes)


def write_context(graph: Path, output: Path, language: str) -> None:
    """Write the context by which JSON of ours reads as RDF."""
    text = json.dumps({"@context": make_context()}, ensure_ascii=False, indent=1)
    output.write_text(text + "\n", encoding="utf-8", newline="\n")


def write_jsonld(graph: Path, output: Path, language: str) -> None:
    """Write JSON-LD, one subject a line."""
    context = json.dumps(make_context(), ensure_ascii=False)
    with output.open("w", encoding="utf-8", newline="\n") as file:
        file.write(f'{{"@context": {context},\n"@graph": [')
        for number, (_, quads) in enumerate(groupby(read_quads(graph), lambda q: str(q.subject))):
            node = to_object(quad.triple for quad in quads)
            file.write((",\n" if number else "\n") + json.dumps(node, ensure_ascii=False))
        file.write("\n]}\n")


def read_quads(graph: Path) -> Iterator[ox.Quad]:
    """Return the quads of a build in their order, so that those of a subject stand together."""
    path = graph / "graph.nq"
    if not path.exists():
        raise FileNotFoundError(f"no graph.nq in {graph}")
    return ox.parse(path=str(path), format=ox.RdfFormat.N_QUADS)


@cache
def links() -> frozenset[str]:
    """Return the addresses of our properties whose values are entities."""
    kind, link = term("rdf:type"), load_vocabulary().prefixes["owl"] + "ObjectProperty"
    triples = (t for t in read_ontology() if t.predicate.value == kind)
    return frozenset(
        triple.subject.value
        for triple in triples
        if isinstance(triple.subject, ox.NamedNode)
        and isinstance(triple.object, ox.NamedNode)
        and triple.object.value == link
    )


@cache
def short_prefixes() -> dict[str, str]:
    """Return the prefixes that are not also the name of a term of ours, such as ``role``."""
    vocabulary = load_vocabulary()
    known = vocabulary.prefixes.items()
    return {name: space for name, space in known if name and name not in vocabulary.terms}


def make_context() -> dict[str, Any]:
    """Return the JSON-LD context: prefixes, and which of our properties hold entities."""
    own = load_vocabulary().prefixes[""]
    names = sorted(address.removeprefix(own) for address in links())
    typed = {name: {"@type": "@id"} for name in names}
    return {"@version": 1.1, "@vocab": own, **short_prefixes(), **typed}


def to_object(triples: Iterable[ox.Triple]) -> dict[str, Any]:
    """Return the triples of one subject as a node object."""
    node: dict[str, Any] = {}
    for triple in triples:
        node.setdefault("@id", shorten(triple.subject))
        if triple.predicate.value == term("rdf:type"):
            name, value = "@type", name_of(triple.object)
        else:
            name, value = name_of(triple.predicate), to_value(triple.predicate, triple.object)
        node.setdefault(name, []).append(value)
    return {name: v[0] if isinstance(v, list) and len(v) == 1 else v for name, v in node.items()}


def to_value(predicate: ox.NamedNode, value: object) -> Any:
    """Return one value of a property: an id, a number, a truth value, words."""
    if not isinstance(value, ox.Literal):
        short = shorten(value)
        return short if predicate.value in links() else {"@id": short}
    if value.language:
        return {"@value": value.value, "@language": value.language}
    kind = value.datatype.value
    if kind == term("xsd:boolean") and value.value in ("true", "false"):
        return value.value == "true"
    if kind == term("xsd:integer") and value.value == str(int(value.value)):
        if abs(int(value.value)) < LARGEST:
            return int(value.value)
    elif kind == term("xsd:string"):
        return {"@value": value.value} if predicate.value in links() else value.value
    return {"@value": value.value, "@type": shorten(value.datatype)}


def name_of(node: object) -> str:
    """Return the name of a term: of ours as it is, of others with its prefix."""
    own = load_vocabulary().prefixes[""]
    address = node.value if isinstance(node, ox.NamedNode) else str(node)
    return address.removeprefix(own) if address.startswith(own) else shorten(node)


def shorten(node: object) -> str:
    """Return an address with the prefix that it begins with; the longest one counts."""
    address = node.value if isinstance(node, ox.NamedNode) else str(node)
    known = [(len(space), name) for name, space in short_prefixes().items()
             if address.startswith(space)]  # fmt: skip
    if not known:
        return address
    length, name = max(known)
    rest = address[length:]
    return address if rest.startswith("//") else f"{name}:{rest}"
