"""What the endpoint says of itself: SPARQL Service Description and VoID, as Turtle.

In: the address under which it is reached, the folder of the build. Out: Turtle. Example: the
service is ``<http://127.0.0.1:8000/sparql>``, its data have ``void:triples 21791``.
"""

from __future__ import annotations

import json
from pathlib import Path

import pyoxigraph as ox

from graph.store import open_store, select
from graph.vocab import iri, load_vocabulary, term

PREFIXES = {
    "sd": "http://www.w3.org/ns/sparql-service-description#",
    "void": "http://rdfs.org/ns/void#",
    "formats": "http://www.w3.org/ns/formats/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "dcterms": "http://purl.org/dc/terms/",
}
FORMATS = (
    "SPARQL_Results_JSON",
    "SPARQL_Results_XML",
    "SPARQL_Results_CSV",
    "SPARQL_Results_TSV",
    "Turtle",
    "N-Triples",
    "RDF_XML",
)
CLASSES = "SELECT ?class (COUNT(?one) AS ?count) WHERE {{ ?one a ?class }} GROUP BY ?class"


def describe_service(base: str, out: Path) -> str:
    """Return the description; ``base`` is the address of the server without a last slash."""
    service, data = ox.NamedNode(f"{base}/sparql"), ox.NamedNode(f"{base}/.well-known/void#data")
    triples = [*service_triples(service, data), *data_triples(base, data, out)]
    text = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=PREFIXES)
    assert text is not None
    return text.decode()


def node(prefix: str, name: str) -> ox.NamedNode:
    """Return a term of a vocabulary of PREFIXES."""
    return ox.NamedNode(PREFIXES[prefix] + name)


def service_triples(service: ox.NamedNode, data: ox.NamedNode) -> list[ox.Triple]:
    """Return what is said of the service."""
    said = [
        (node("rdf", "type"), node("sd", "Service")),
        (node("sd", "endpoint"), service),
        (node("sd", "supportedLanguage"), node("sd", "SPARQL11Query")),
        (node("sd", "feature"), node("sd", "UnionDefaultGraph")),
        (node("sd", "defaultDataset"), data),
    ]
    said += [(node("sd", "resultFormat"), node("formats", name)) for name in FORMATS]
    return [ox.Triple(service, *pair) for pair in said]


def data_triples(base: str, data: ox.NamedNode, out: Path) -> list[ox.Triple]:
    """Return what is said of the data: size, vocabulary, classes with the number of each."""
    counts = json.loads((out / "build.json").read_text(encoding="utf-8"))["counts"]
    said: list[tuple[ox.NamedNode, ox.NamedNode | ox.Literal]] = [
        (node("rdf", "type"), node("sd", "Dataset")),
        (node("rdf", "type"), node("void", "Dataset")),
        (node("dcterms", "title"), ox.Literal("结对：谁帮扶谁", language="zh")),
        (node("dcterms", "title"), ox.Literal("Jiedui: who helps whom", language="en")),
        (node("void", "sparqlEndpoint"), ox.NamedNode(f"{base}/sparql")),
        (node("void", "uriSpace"), ox.Literal(iri(""))),
        (node("void", "vocabulary"), ox.NamedNode(load_vocabulary().prefixes[""])),
        (node("void", "triples"), ox.Literal(counts["quads"])),
        (node("void", "documents"), ox.Literal(counts["documents"])),
    ]
    triples = [ox.Triple(data, *pair) for pair in said]
    for name, count in sorted(count_classes(out).items()):
        part = ox.NamedNode(f"{base}/.well-known/void#{name}")
        triples += [
            ox.Triple(data, node("void", "classPartition"), part),
            ox.Triple(part, node("void", "class"), ox.NamedNode(term(name))),
            ox.Triple(part, node("void", "entities"), ox.Literal(count)),
        ]
    return triples


def count_classes(out: Path) -> dict[str, int]:
    """Return how many nodes each class of our own has."""
    own = load_vocabulary().prefixes[""]
    _, rows = select(open_store(out / "store"), CLASSES.format())
    counts: dict[str, int] = {}
    for row in rows:
        address, count = (str(getattr(row[key], "value", "")) for key in ("class", "count"))
        if address.startswith(own):
            counts[address.removeprefix(own)] = int(count)
    return counts
