"""The names by which a person asks for an entity: Chinese, short, English, code or id.

In: what the person wrote. Out: the one entity that it means, or a WrongName that tells the nearest
names or the candidates. Example: 兴安盟, 興安盟, 兴安, ``Hinggan League``, ``hinggan``, ``152200``,
``place/152200`` and its whole address all mean place/152200.
"""

from __future__ import annotations

import difflib

import pyoxigraph as ox

from graph.gazetteer import load_gazetteer
from graph.repair import repair
from graph.store import Source, select
from graph.vocab import id_of, iri, load_vocabulary, term

# where several entities have a name, the one that plays the part of the parameter is meant
PARTS = {"helper": "helper", "recipient": "recipient"}
# the classes that a parameter of a type takes
CLASSES = {
    "place": ("Place",),
    "programme": ("Programme", "FundingItem"),
    "document": ("Document",),
}
ENTITY = ("Place", "Organisation", "Group", "Programme", "FundingItem", "Entity")
# a name is looked for by one group after the other: official names and codes first
LABELS = (("rdfs:label", ":code", ":title", ":file"), ("skos:altLabel",))
# more candidates are not told: a part of a title may stand in all documents
MOST = 12

NAMES = """
SELECT DISTINCT ?entity ?name
WHERE {{
  ?entity a ?class ; rdfs:label|skos:altLabel|:title|:file ?name .
  VALUES ?class {{ {classes} }}
}}
ORDER BY ?entity ?name
"""


class WrongName(ValueError):
    """A value that names nothing in the graph, or several things."""


def find_entity(store: Source, written: str, type_: str) -> ox.NamedNode:
    """Return the entity that a name means; ``type_`` is a key of CLASSES or PARTS, or entity.

    WrongName lists the candidates of an ambiguous name, or the names nearest to an unknown one.
    """
    classes = CLASSES.get(type_, ENTITY)
    found = find_all(store, written, classes)
    if len(found) > 1 and type_ in PARTS:
        found = {entity for entity in found if _plays(store, entity, PARTS[type_])} or found
    if not found:
        raise WrongName(_unknown(store, written, classes))
    if len(found) > 1:
        listed = sorted(found)[:MOST]
        told = "; ".join(tell(store, entity) for entity in listed)
        more = f"; and {len(found) - MOST} more" if len(found) > MOST else ""
        raise WrongName(f"{written!r} may be {told}{more}: give the id")
    return ox.NamedNode(next(iter(found)))


def find_all(store: Source, written: str, classes: tuple[str, ...]) -> set[str]:
    """Return the addresses of all entities of some classes that a name may mean."""
    allowed = {term(name) for name in classes}
    forms = dict.fromkeys((written.strip(), repair(written.strip()).text))
    for form in forms:
        found = _by_id(store, form, allowed)
        for group in LABELS:
            found = found or _by_name(store, form, group, allowed)
        if found:
            return found
    part = list(forms)[-1].casefold()
    return _by_part(store, part, classes) or _by_other_name(store, part, classes)


def _by_id(store: Source, written: str, allowed: set[str]) -> set[str]:
    base = load_vocabulary().base
    ids = (written.removeprefix(base), f"doc/{written}")
    nodes = {_canonical(store, iri(entity)) for entity in ids if entity}
    return {node for node in nodes if _is_a(store, node, allowed)}


def _canonical(store: Source, address: str) -> str:
    """Return the address that stands for one that was merged into it, any other as it is."""
    pattern = (ox.NamedNode(address), ox.NamedNode(term("canonical")), None)
    return next((_text(quad.object) for quad in store.quads_for_pattern(*pattern)), address)


def _is_a(store: Source, address: str, allowed: set[str]) -> bool:
    kinds = store.quads_for_pattern(ox.NamedNode(address), ox.NamedNode(term("rdf:type")), None)
    return any(getattr(quad.object, "value", "") in allowed for quad in kinds)


def _by_name(store: Source, form: str, group: tuple[str, ...], allowed: set[str]) -> set[str]:
    found: set[str] = set()
    for name in group:
        for literal in (ox.Literal(form), *(ox.Literal(form, language=x) for x in ("zh", "en"))):
            quads = store.quads_for_pattern(None, ox.NamedNode(term(name.lstrip(":"))), literal)
            found.update(getattr(quad.subject, "value", "") for quad in quads)
    return {address for address in found if _is_a(store, address, allowed)}


def _by_part(store: Source, written: str, classes: tuple[str, ...]) -> set[str]:
    """Return the entities whose name differs in case, or is an English one without its kind.

    ``hinggan`` is Hinggan League, ``xinjiang`` the region. Of a document the beginning of its title
    or file name does, else a part of either.
    """
    names = [(entity, name.casefold()) for entity, name in _names(store, classes)]
    found = {entity for entity, name in names if written in (name, *stems(name))}
    if classes != CLASSES["document"] or len(written) < 2:
        return found
    begun = {entity for entity, name in names if name.startswith(written)}
    return found or begun or {entity for entity, name in names if written in name}


def stems(name: str) -> set[str]:
    """Return an English name, in small letters, without its kind, and without its nationality.

    >>> sorted(stems("xinjiang uygur autonomous region"))
    ['xinjiang', 'xinjiang uygur', 'xinjiang uygur autonomous']
    """
    before, sign, _ = name.partition(" autonomous ")
    found = {name.rpartition(" ")[0], before, before.partition(" ")[0]} if sign else set()
    return found or {name.rpartition(" ")[0]} - {""}


def _by_other_name(store: Source, written: str, classes: tuple[str, ...]) -> set[str]:
    """Return the places whose further English names hold this one: Tibet, Kashi."""
    if "Place" not in classes:
        return set()
    places = (
        iri(place.id)
        for place in load_gazetteer().places.values()
        for name in map(str.casefold, place.en_other)
        if written in (name, *stems(name))
    )
    return {place for place in places if _is_a(store, place, {term("Place")})}


def _names(store: Source, classes: tuple[str, ...]) -> list[tuple[str, str]]:
    nodes = " ".join(f"<{term(name)}>" for name in classes)
    prefixes = "".join(
        f"PREFIX {name}: <{load_vocabulary().prefixes[name]}> " for name in ("", "rdfs", "skos")
    )
    _, rows = select(store, prefixes + NAMES.format(classes=nodes))
    return [(_text(row["entity"]), _text(row["name"])) for row in rows]


def _text(node: object) -> str:
    return str(getattr(node, "value", ""))


def _plays(store: Source, entity: str, part: str) -> bool:
    pattern = (None, ox.NamedNode(term(part)), ox.NamedNode(entity))
    return any(store.quads_for_pattern(*pattern))


def tell(store: Source, address: str) -> str:
    """Return what an entity is called, its id and where it lies: 兴安盟 place/152200 (in …)."""
    node = ox.NamedNode(address)
    name = label_of(store, node, "zh") or _value(store, node, "title")
    words = " ".join(filter(None, (name, id_of(address))))
    for quad in store.quads_for_pattern(node, ox.NamedNode(term("within")), None):
        return f"{words} (in {label_of(store, quad.object, 'zh')})"
    return words


def _value(store: Source, node: ox.NamedNode, name: str) -> str:
    found = store.quads_for_pattern(node, ox.NamedNode(term(name)), None)
    return next((getattr(quad.object, "value", "") for quad in found), "")


def _unknown(store: Source, written: str, classes: tuple[str, ...]) -> str:
    names = [name.casefold() for _, name in _names(store, classes)]
    simple = repair(written).text.casefold()
    near = difflib.get_close_matches(simple, dict.fromkeys(names), 3, 0.3)
    near = near or [name for name in names if simple in name or name in simple][:3]
    hint = f"nearest: {', '.join(near)}" if near else "it names nobody"
    return f"the graph has no {written!r}; {hint}"


def label_of(store: Source, node: object, language: str) -> str | None:
    """Return the label of a node in a language, in Chinese where it has none in that."""
    if not isinstance(node, ox.NamedNode):
        return None
    labels: dict[str, str] = {}
    for name in ("rdfs:label", "skos:prefLabel"):
        for quad in store.quads_for_pattern(node, ox.NamedNode(term(name)), None):
            if isinstance(quad.object, ox.Literal):
                labels[quad.object.language or ""] = quad.object.value
    return labels.get(language, labels.get("zh"))
