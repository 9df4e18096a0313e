"""The names of many nodes at once.

In: a store or a server, and nodes. Out: the label of each that has one. Example: of place/152200
in ``en`` Hinggan League. A server is asked for hundreds at a time, not for one after the other.
"""

from __future__ import annotations

from collections.abc import Iterable

import pyoxigraph as ox

from graph.store import Source, select
from graph.vocab import iri, term
from queries.names import label_of

AT_ONCE = 400
LABELS = """
SELECT ?node ?label
WHERE {{
  VALUES ?node {{ {nodes} }}
  ?node <{name}>|<{concept}> ?label .
}}
"""


def labels_of(store: Source, nodes: Iterable[ox.NamedNode], language: str) -> dict[str, str]:
    """Return the labels in a language, in Chinese where a node has none in that, by address.

    Facts and documents have no label, and an answer may hold thousands: they are not looked up.
    """
    unnamed = (iri("fact/"), iri("doc/"))
    wanted = [node for node in dict.fromkeys(nodes) if not node.value.startswith(unnamed)]
    if isinstance(store, ox.Store):
        told = ((node, label_of(store, node, language)) for node in wanted)
        return {node.value: label for node, label in told if label is not None}
    found: dict[str, dict[str, str]] = {}
    for at in range(0, len(wanted), AT_ONCE):
        listed = " ".join(map(str, wanted[at : at + AT_ONCE]))
        names = {"name": term("rdfs:label"), "concept": term("skos:prefLabel")}
        for row in select(store, LABELS.format(nodes=listed, **names))[1]:
            node, label = row["node"], row["label"]
            if isinstance(node, ox.NamedNode) and isinstance(label, ox.Literal):
                found.setdefault(node.value, {})[label.language or ""] = label.value
    chosen = ((node, labels.get(language, labels.get("zh"))) for node, labels in found.items())
    return {node: label for node, label in chosen if label is not None}
