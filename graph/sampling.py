"""Whole documents of a store, with all that they point at: what is checked of a large graph.

In: a store and the most quads. Out: a store in memory. Example: the document 总结 brings the places
that its facts name, those above them, and the relationships all of whose facts it states.
"""

from __future__ import annotations

from typing import Any

import pyoxigraph as ox

from graph.entities import GAZETTEER, INFERRED
from graph.vocab import iri, term

Line = dict[str, Any]


def is_document(graph: object) -> bool:
    """Say whether a named graph is that of a document."""
    return str(getattr(graph, "value", "")).startswith(iri("graph/doc/"))


def sample(store: ox.Store, most_quads: int) -> tuple[ox.Store, Line]:
    """Return a store in memory with whole documents and what they point at, and how many.

    One document is taken even if it alone holds more quads.
    """
    documents = sorted(filter(is_document, store.named_graphs()), key=str)
    taken: list[ox.Quad] = []
    count = 0
    for graph in documents:
        quads = list(store.quads_for_pattern(None, None, None, graph))
        if count and len(taken) + len(quads) > most_quads:
            break
        taken += quads
        count += 1
    part = ox.Store()
    part.bulk_extend(taken + described(store, taken))
    mode = "full" if count == len(documents) else "sampled"
    return part, {"mode": mode, "documents": count, "of": len(documents), "quads": len(part)}


def described(store: ox.Store, quads: list[ox.Quad]) -> list[ox.Quad]:
    """Return what the gazetteer and the inferred graph say of the nodes that quads point at.

    Of relationships and findings, those all of whose facts are among the quads are taken.
    """
    facts = {quad.subject for quad in quads}
    nodes = {quad.object for quad in quads if isinstance(quad.object, ox.NamedNode)}
    graphs = [ox.NamedNode(iri(name)) for name in (GAZETTEER, INFERRED)]
    waiting, found = sorted(nodes - facts, key=str), []
    while waiting:
        node = waiting.pop()
        about = [q for graph in graphs for q in store.quads_for_pattern(node, None, None, graph)]
        about = [quad for quad in about if quad.predicate.value != term("helps")]
        near = {quad.object for quad in about if isinstance(quad.object, ox.NamedNode)} - nodes
        nodes |= near
        waiting += sorted(near, key=str)
        found += about
    return found + merges(store, nodes) + relationships(store, facts)


def merges(store: ox.Store, nodes: set[Any]) -> list[ox.Quad]:
    """Return the quads of the ids and merges that lead to one of the nodes."""
    canonical = ox.NamedNode(term("canonical"))
    leading = {
        quad.subject for node in nodes for quad in store.quads_for_pattern(None, canonical, node)
    }
    return [q for one in sorted(leading, key=str) for q in store.quads_for_pattern(one, None, None)]


def relationships(store: ox.Store, facts: set[Any]) -> list[ox.Quad]:
    """Return the quads of the relationships and sum findings whose facts are all given."""
    edges = [ox.NamedNode(term(name)) for name in ("support", "total", "part")]
    owners = {
        quad.subject
        for edge in edges
        for fact in facts
        for quad in store.quads_for_pattern(None, edge, fact)
    }
    found = []
    for owner in sorted(owners, key=str):
        about = list(store.quads_for_pattern(owner, None, None))
        if all(quad.object in facts for quad in about if quad.predicate in edges):
            found += about
    return found
