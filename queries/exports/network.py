"""The network of who helps whom for Gephi, igraph, Cytoscape: GraphML and GEXF.

In: a build's folder. Out: a file; nodes are the ends of aid, an edge is an aid fact with its
mechanism, years, money and words. Example: 北京市 is the node ``place/110000`` with the label
北京市, ``name_en`` Beijing Municipality and ``code`` 110000.
"""

from __future__ import annotations

import io
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import networkx as nx
import pyoxigraph as ox

from graph.columns import to_row
from graph.network import build_network
from graph.store import open_store
from graph.vocab import concept, iri, term
from queries.canonical import read_facts
from queries.names import label_of

# what XML cannot hold
NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
CODE = re.compile(r"place/(\d{6})$")
COLUMNS = (
    *("mechanism", "status", "from_year", "to_year", "planned_yuan", "actual_yuan", "people"),
    *("shared", "helper_count", "helper_count_to", "recipient_count", "recipient_count_to"),
    *("programme", "quote", "rule", "confidence"),
)
# columns whose whole numbers are written as fractions, so that all values are of one type
FLOATS = ("_yuan", "confidence")
# the day on which networkx writes
DATE = re.compile(r' lastmodifieddate="[^"]*"')


def write_graphml(graph: Path, output: Path, language: str) -> None:
    """Write GraphML."""
    g = describe_network(graph, language)
    nx.write_graphml(g, str(output), edge_id_from_attribute="id", named_key_ids=True)


def write_gexf(graph: Path, output: Path, language: str) -> None:
    """Write GEXF without the day on which it was written."""
    buffer = io.BytesIO()
    nx.write_gexf(describe_network(graph, language), buffer)
    text = DATE.sub("", buffer.getvalue().decode("utf-8"), count=1)
    output.write_text(text, encoding="utf-8", newline="\n")


def describe_network(graph: Path, language: str) -> nx.MultiDiGraph:
    """Return the network with flat attributes: words, numbers and truth values only."""
    store = open_store(graph / "store")
    network = build_network(read_facts(graph))
    g = nx.MultiDiGraph()
    for node, stated in sorted(network.nodes(data=True)):
        g.add_node(clean(node), **attributes(describe_node(store, node, stated, language)))
    edges = sorted(network.edges(keys=True, data="fact"), key=lambda edge: edge[2])
    for number, (helper, recipient, _, fact) in enumerate(edges):
        ends = (clean(helper), clean(recipient))
        g.add_edge(*ends, number, **attributes(describe_edge(store, number, fact, language)))
    return g


def describe_node(
    store: ox.Store, node: str, stated: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """Return what is told of an end of aid."""
    english = label_in(store, node, "en")
    code = CODE.match(node)
    return {
        "label": english or stated["name"] if language == "en" else stated["name"],
        "name": stated["name"],
        "name_en": english,
        "entity_type": stated["type"],
        "code": code[1] if code else None,
        "level": stated["level"],
        "within": stated["within"],
    }


def describe_edge(
    store: ox.Store, number: int, fact: Mapping[str, Any], language: str
) -> dict[str, Any]:
    """Return what is told of an aid fact."""
    row = to_row(fact)
    told = {name: row[name] for name in COLUMNS if row.get(name) is not None}
    for name in ("from_year", "to_year"):
        told |= {name: int(row[name])} if row[name] is not None else {}
    mechanism = ox.NamedNode(concept("mechanism", fact["mechanism"]))
    return {
        "id": str(number),
        "label": label_of(store, mechanism, language),
        "weight": 1.0,
        "fact": fact["id"],
        "document": fact["doc"],
        "quote_start": fact["start"],
        **{name: float(v) if name.endswith(FLOATS) else v for name, v in told.items()},
    }


def label_in(store: ox.Store, entity: str, language: str) -> str | None:
    """Return the label of an entity in just this language."""
    pattern = (ox.NamedNode(iri(entity)), ox.NamedNode(term("rdfs:label")), None)
    labels = (quad.object for quad in store.quads_for_pattern(*pattern))
    found = sorted(
        label.value
        for label in labels
        if isinstance(label, ox.Literal) and label.language == language
    )
    return found[0] if found else None


def attributes(told: Mapping[str, Any]) -> dict[str, Any]:
    """Return the attributes that are told; words without what XML cannot hold."""
    return {name: clean(value) for name, value in told.items() if value is not None}


def clean(value: Any) -> Any:
    """Return a value; in words U+FFFD takes the place of what XML cannot hold."""
    return NO_TEXT.sub("\ufffd", value) if isinstance(value, str) else value
