"""The names by which a person asks for an entity: Chinese, short, English, code or id.

In: what the person wrote. Out: the one entity that it means, or a WrongName that tells the nearest
names or the candidates. Example: 兴安盟, 兴安, ``Hinggan League``, ``hinggan``, ``152200`` and
``place/152200`` all mean place/152200.
"""

from __future__ import annotations

import difflib

import pyoxigraph as ox

from graph.store import select
from graph.vocab import id_of, iri, load_vocabulary, term

# where several entities have a name, the one that plays the part of the parameter is meant
PARTS = {"helper": "helper", "recipient": "recipient"}
CLASSES = ("Place", "Organisation", "Group", "Programme", "FundingItem", "Entity")

NAMES = """
PREFIX :     <{own}>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT DISTINCT ?rank ?entity ?name
WHERE {{
  {{ ?entity rdfs:label ?name . BIND (1 AS ?rank) }}
  UNION {{ ?entity :code ?name . BIND (1 AS ?rank) }}
  UNION {{ ?entity skos:altLabel ?name . BIND (2 AS ?rank) }}
  ?entity a ?class .
  VALUES ?class {{ {classes} }}
}}
ORDER BY ?rank ?entity
"""


class WrongName(ValueError):
    """A value that names nothing in the graph, or several things."""


def find_entity(store: ox.Store, written: str, type_: str) -> ox.NamedNode:
    """Return the entity that a name means; ``type_`` is place, helper, recipient or entity.

    WrongName lists the candidates of an ambiguous name, or the names nearest to an unknown one.
    """
    known = _by_name(store, ("Place",) if type_ == "place" else CLASSES)
    found = _by_id(store, written) or next(
        (names[key] for names in known if (key := written.strip().casefold()) in names), set()
    )
    if len(found) > 1 and type_ in PARTS:
        found = {entity for entity in found if _plays(store, entity, PARTS[type_])} or found
    if not found:
        raise WrongName(_unknown(written, [name for names in known for name in names]))
    if len(found) > 1:
        listed = "; ".join(sorted(f"{_tell(store, entity)}" for entity in found))
        raise WrongName(f"{written!r} may be {listed}: give the id")
    return ox.NamedNode(next(iter(found)))


def _by_name(store: ox.Store, classes: tuple[str, ...]) -> list[dict[str, set[str]]]:
    """Return the entities by name: official names and codes, other names, English stems."""
    nodes = " ".join(f"<{term(name)}>" for name in classes)
    own = load_vocabulary().prefixes[""]
    known: list[dict[str, set[str]]] = [{}, {}, {}]
    for row in select(store, NAMES.format(own=own, classes=nodes))[1]:
        rank, entity, name = (getattr(row[key], "value", "") for key in ("rank", "entity", "name"))
        name = name.casefold()
        known[int(rank) - 1].setdefault(name, set()).add(entity)
        if name.isascii() and " " in name:  # Hinggan League -> Hinggan
            known[2].setdefault(name.rpartition(" ")[0], set()).add(entity)
    return known


def _by_id(store: ox.Store, written: str) -> set[str]:
    node = ox.NamedNode(iri(written.strip()))
    kind = ox.NamedNode(term("rdf:type"))
    return {node.value} if any(store.quads_for_pattern(node, kind, None)) else set()


def _plays(store: ox.Store, entity: str, part: str) -> bool:
    pattern = (None, ox.NamedNode(term(part)), ox.NamedNode(entity))
    return any(store.quads_for_pattern(*pattern))


def _tell(store: ox.Store, entity: str) -> str:
    within = ox.NamedNode(term("within"))
    for quad in store.quads_for_pattern(ox.NamedNode(entity), within, None):
        return f"{id_of(entity)} (in {label_of(store, quad.object, 'zh')})"
    return id_of(entity)


def _unknown(written: str, names: list[str]) -> str:
    near = difflib.get_close_matches(written.casefold(), names, 3, 0.3)
    near = near or [name for name in names if written in name or name in written][:3]
    hint = f"nearest: {', '.join(near)}" if near else "it names nobody"
    return f"the graph has no {written!r}; {hint}"


def label_of(store: ox.Store, node: object, language: str) -> str | None:
    """Return the label of a node in a language, in Chinese where it has none in that."""
    if not isinstance(node, ox.NamedNode):
        return None
    labels: dict[str, str] = {}
    for name in ("rdfs:label", "skos:prefLabel"):
        for quad in store.quads_for_pattern(node, ox.NamedNode(term(name)), None):
            if isinstance(quad.object, ox.Literal):
                labels[quad.object.language or ""] = quad.object.value
    return labels.get(language, labels.get("zh"))
