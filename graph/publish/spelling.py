"""Triples by the values of their literals, for servers that spell some in their own way.

In: a triple. Out: the triple with one spelling for each value. Virtuoso stores integers of more
than 31 bits as decimals and booleans as 1 and 0; others write 2.50 for 2.5 or change the letters of
a language. Example: ``"1"^^xsd:boolean`` becomes ``"true"``, ``"7.0"^^xsd:decimal`` an integer 7.
"""

from __future__ import annotations

import re

import pyoxigraph as ox

from graph.vocab import term

INTEGER, DECIMAL, BOOLEAN = (
    ox.NamedNode(term(f"xsd:{name}")) for name in ("integer", "decimal", "boolean")
)
TRUTHS = {"1": "true", "0": "false"}
# +007.50: the sign, 7, 5
NUMBER = re.compile(r"([+-]?)0*(\d*)(?:\.(\d*?)0*)?")


def by_value(triple: ox.Triple) -> ox.Triple:
    """Return the triple with its object in the one spelling of its value."""
    if not isinstance(triple.object, ox.Literal):
        return triple
    return ox.Triple(triple.subject, triple.predicate, spell(triple.object))


def spell(literal: ox.Literal) -> ox.Literal:
    """Return the one spelling of a literal's value; what is no value of its type stays."""
    if literal.language:
        return ox.Literal(literal.value, language=literal.language.lower())
    if literal.datatype == BOOLEAN:
        return ox.Literal(TRUTHS.get(literal.value, literal.value), datatype=BOOLEAN)
    if literal.datatype in (INTEGER, DECIMAL):
        return spell_number(literal)
    return literal


def spell_number(literal: ox.Literal) -> ox.Literal:
    """Return a number as an integer where it is whole, else as a decimal without idle zeros."""
    found = NUMBER.fullmatch(literal.value)
    if found is None or not any(map(str.isdecimal, literal.value)):
        return literal
    sign, whole, fraction = found[1].strip("+"), found[2] or "0", found[3]
    if fraction:
        return ox.Literal(f"{sign}{whole}.{fraction}", datatype=DECIMAL)
    return ox.Literal(whole if whole == "0" else f"{sign}{whole}", datatype=INTEGER)
