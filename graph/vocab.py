"""The closed namespace of the graph: reads ontology.ttl, makes and reads addresses (IRIs).

In: ontology.ttl. Out: full IRIs of terms, concepts and entities. Example: ``term("helper")`` is
the IRI of 帮扶方; ``term("helpr")`` raises UnknownTerm and names the nearest term.
"""

from __future__ import annotations

import difflib
import re
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote

import pyoxigraph as ox

from graph.records import record

ONTOLOGY = Path(__file__).parent.parent / "ontology.ttl"

# what an IRI path may not hold as it is (RFC 3987): 某(文件)#1 -> 某(文件)%231
_FORBIDDEN = re.compile(
    "[^A-Za-z0-9._~:/@!$&'()*+,;=\\-\u00a0-\ud7ff\uf900-\ufdcf\ufdf0-\uffef"
    "\U00010000-\U0001fffd\U00020000-\U0002fffd\U00030000-\U0003fffd]"
)
_OWN = ("Class", "ObjectProperty", "DatatypeProperty", "ConceptScheme")
_TYPE = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")


class UnknownTerm(KeyError):
    """A name that ontology.ttl does not define."""

    def __str__(self) -> str:
        return str(self.args[0])


@record(frozen=True, slots=True)
class Vocabulary:
    """What ontology.ttl defines: ``terms`` by name (``helper``, ``oa:exact``), ``concepts``.

    ``base`` is the address that ids follow, ``prefixes`` the short names of the ontology file;
    ``concepts`` maps ``mechanism`` to the names of its concepts and their IRIs.
    """

    base: str
    prefixes: dict[str, str]
    terms: dict[str, str]
    concepts: dict[str, dict[str, str]]


def read_ontology() -> list[ox.Triple]:
    """Return the triples of ontology.ttl, in the order of the file."""
    return [quad.triple for quad in ox.parse(path=str(ONTOLOGY), format=ox.RdfFormat.TURTLE)]


@cache
def load_vocabulary() -> Vocabulary:
    """Return the vocabulary; read once in a process."""
    parser = ox.parse(path=str(ONTOLOGY), format=ox.RdfFormat.TURTLE)
    triples = [quad.triple for quad in parser]
    prefixes = dict(parser.prefixes)
    base, own = prefixes["jiedui"], prefixes[""]
    terms: dict[str, str] = {}
    concepts: dict[str, dict[str, str]] = {}
    for triple in triples:
        subject, target = _value(triple.subject), _value(triple.object)
        if triple.predicate == _TYPE and subject.startswith(own) and target.endswith(_OWN):
            terms[subject.removeprefix(own)] = subject
        elif triple.predicate.value == prefixes["skos"] + "inScheme":
            scheme, _, name = subject.removeprefix(base).partition("/")
            concepts.setdefault(scheme, {})[name] = subject
        elif triple.predicate.value == prefixes["dcterms"] + "references":
            terms[_shorten(target, prefixes)] = target
    return Vocabulary(base, prefixes, terms, concepts)


def _value(node: object) -> str:
    return node.value if isinstance(node, ox.NamedNode | ox.Literal) else ""


def _shorten(iri: str, prefixes: dict[str, str]) -> str:
    names = [(len(space), name) for name, space in prefixes.items() if iri.startswith(space)]
    length, name = max(names)
    return f"{name}:{iri[length:]}"


def term(name: str) -> str:
    """Return the IRI of a class, a property or a reused term: ``helper``, ``oa:exact``.

    Raises UnknownTerm where ontology.ttl does not define the name.
    """
    return _look_up(name, load_vocabulary().terms, "term")


def concept(scheme: str, name: str) -> str:
    """Return the IRI of a concept: ``concept("mechanism", "east_west")`` is 东西部协作.

    Raises UnknownTerm where ontology.ttl defines no such scheme or concept in it.
    """
    return _look_up(name, _look_up_scheme(scheme), scheme)


def concepts(scheme: str) -> tuple[str, ...]:
    """Return the names of a scheme's concepts, in the order of ontology.ttl."""
    return tuple(_look_up_scheme(scheme))


def _look_up_scheme(scheme: str) -> dict[str, str]:
    schemes = load_vocabulary().concepts
    if scheme not in schemes:
        raise UnknownTerm(f"no concept scheme {scheme!r}: one of {', '.join(schemes)}")
    return schemes[scheme]


def _look_up(name: str, names: dict[str, str], kind: str) -> str:
    if name not in names:
        near = difflib.get_close_matches(name, names, 3) or sorted(names)[:13]
        raise UnknownTerm(f"ontology.ttl has no {kind} {name!r}: nearest {', '.join(near)}")
    return names[name]


def iri(entity: str) -> str:
    """Return the IRI of an id: only what an IRI forbids is percent-encoded.

    >>> iri("place/152200")
    'https://jiedui.example/place/152200'
    """
    return load_vocabulary().base + _FORBIDDEN.sub(_encode, entity)


def _encode(match: re.Match[str]) -> str:
    return quote(match[0], safe="", errors="surrogatepass")


def id_of(address: str) -> str:
    """Return the id behind an IRI that ``iri`` made; ValueError for any other address.

    >>> id_of("https://jiedui.example/place/152200")
    'place/152200'
    """
    base = load_vocabulary().base
    if not address.startswith(base):
        raise ValueError(f"{address!r} is no address of this graph; they begin with {base}")
    return unquote(address.removeprefix(base), errors="surrogatepass")
