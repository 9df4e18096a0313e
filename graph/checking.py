"""Check what a build wrote: SPARQL over the whole graph, SHACL over whole documents of it.

In: a build's folder with store/. Out: what was checked, for build.json, and one issue line for each
violation. Example: an aid fact without evidence is found by ``missing_evidence`` and, where its
document is in the sample, by the shape ``factEvidence`` (事实没有唯一的出处).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pyshacl
import rdflib

from graph.query_files import QueryFile, load_checks
from graph.sampling import sample
from graph.store import open_store, select
from graph.vocab import id_of, iri, term

Line = dict[str, Any]
SHAPES = Path(__file__).parent / "shapes.ttl"
# quads that SPARQL checks and SHACL check: some 50,000 and 5,000 a second
MOST_ASKED = 60_000
MOST_SHAPED = 3_000
SHACL = rdflib.Namespace("http://www.w3.org/ns/shacl#")


def check(
    out: Path, *, most_asked: int = MOST_ASKED, most_shaped: int = MOST_SHAPED
) -> tuple[Line, list[Line]]:
    """Check a build; return what was checked and the issue lines, by code and message.

    Whole documents are taken, by id, as many as fit; the report says whether these were all.
    """
    store = open_store(out / "store")
    asked, about = sample(store, most_asked)
    counts, issues = ask(asked)
    shaped, about_shapes = sample(store, most_shaped)
    violations = list(run_shapes(shaped))
    report = {
        "checks": about | {"found": counts},
        "shacl": about_shapes | {"found": len(violations)},
    }
    return report, sorted(issues + violations, key=lambda line: (line["code"], line["message"]))


def ask(store: ox.Store) -> tuple[dict[str, int], list[Line]]:
    """Run the checks of queries/checks over a store; return counts by name and the issue lines."""
    found = {query.name: run_check(store, query) for query in load_checks()}
    return {k: len(v) for k, v in found.items()}, [line for v in found.values() for line in v]


def run_check(store: ox.Store, query: QueryFile) -> list[Line]:
    """Return one issue line for each row of a check, over the whole store."""
    _, rows = select(store, query.text)
    header = query.header
    words = f"{header['message zh']} / {header['message en']}"
    return [
        violation(store, query.name, row["focus"], f"{words} ({shorten(row['value'])})")
        | {"remedy": header["remedy"]}
        for row in rows
    ]


def violation(store: ox.Store, code: str, focus: object, words: str) -> Line:
    """Return the issue line of a violation; a warning, since its document was read."""
    address = shown(focus)
    doc, start = locate(store, address)
    return {
        "level": "warning",
        "code": f"graph_{code}",
        "doc": doc,
        "file": None,
        "start": start,
        "message": f"{shorten(address)}: {words}",
        "remedy": "report it with the document",
    }


def locate(store: ox.Store, address: str) -> tuple[str | None, int | None]:
    """Return the document whose graph describes a node, and the start of its evidence."""
    for quad in store.quads_for_pattern(ox.NamedNode(address), None, None):
        graph = getattr(quad.graph_name, "value", "")
        if graph.startswith(iri("graph/doc/")):
            return id_of(graph).removeprefix("graph/doc/"), start_of(store, address)
    return None, None


def start_of(store: ox.Store, address: str) -> int | None:
    """Return where the words of a fact begin, None where the graph does not say."""
    position = ox.NamedNode(f"{address}/evidence/position")
    start = ox.NamedNode(term("oa:start"))
    for quad in store.quads_for_pattern(position, start, None):
        return int(shown(quad.object))
    return None


def shorten(node: object) -> str:
    """Return a node or value as words, without the base address."""
    return shown(node).removeprefix(iri(""))


def to_rdflib(quads: Iterable[ox.Quad]) -> rdflib.Graph:
    """Return the triples of quads as a graph of rdflib."""
    data = rdflib.Graph()
    for quad in quads:
        value = quad.object
        target: rdflib.URIRef | rdflib.Literal
        if isinstance(value, ox.Literal):
            plain = value.language or value.datatype.value == term("xsd:string")
            datatype = None if plain else rdflib.URIRef(value.datatype.value)
            target = rdflib.Literal(value.value, lang=value.language, datatype=datatype)
        else:
            target = rdflib.URIRef(shown(value))
        data.add((rdflib.URIRef(shown(quad.subject)), rdflib.URIRef(quad.predicate.value), target))
    return data


def shown(node: object) -> str:
    """Return the address of a node, or the value of a literal."""
    return str(getattr(node, "value", node))


def run_shapes(store: ox.Store) -> Iterator[Line]:
    """Yield one issue line for each violation of graph/shapes.ttl, in any order."""
    shapes = rdflib.Graph().parse(data=SHAPES.read_text(encoding="utf-8"), format="turtle")
    conforms, report, _ = pyshacl.validate(to_rdflib(store), shacl_graph=shapes, inference="none")
    if conforms:
        return
    for result in report.subjects(rdflib.RDF.type, SHACL.ValidationResult):
        code = str(report.value(result, SHACL.sourceShape)).rpartition("/")[2]
        words = " / ".join(sorted(map(str, report.objects(result, SHACL.resultMessage))))
        yield violation(store, code, report.value(result, SHACL.focusNode), words)
