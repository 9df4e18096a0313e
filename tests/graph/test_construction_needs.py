"""The characters that constructions.csv says a construction needs: no match can do without them."""

from __future__ import annotations

import re._parser as parser
from collections.abc import Iterable
from typing import Any

import pytest

from graph.extraction.constructions import Construction, compiled
from graph.extraction.symbols import BASE

NEEDY = [construction for construction in compiled() if construction.needs]
REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)


def holds(sequence: Iterable[tuple[Any, Any]], needs: frozenset[str]) -> bool:
    """Tell whether all that a parsed pattern matches holds one of the characters."""
    return any(holds_one(kind, inner, needs) for kind, inner in sequence)


def holds_one(kind: Any, inner: Any, needs: frozenset[str]) -> bool:
    """Tell it of one part of a parsed pattern."""
    if kind is parser.LITERAL:
        return chr(inner) in needs
    if kind is parser.IN:
        return all(names(*one) <= needs for one in inner)
    if kind is parser.BRANCH:
        return all(holds(branch, needs) for branch in inner[1])
    if kind is parser.SUBPATTERN:
        return holds(inner[3], needs)
    if kind in REPEATS:
        return inner[0] > 0 and holds(inner[2], needs)
    return kind is parser.ASSERT and holds(inner[1], needs)


def names(kind: Any, value: Any) -> set[str]:
    """Return the character that one part of a class is, else the letter of its phrases."""
    if kind is parser.LITERAL:
        return {chr(value)}
    letter = next((one for one, base in BASE.items() if value == (base, base + 0x3FF)), "?")
    return {letter}


@pytest.mark.parametrize("construction", NEEDY, ids=lambda one: one.rule)
def test_no_match_is_without_what_the_construction_needs(construction: Construction) -> None:
    parsed = parser.parse(construction.pattern.pattern)
    assert all(holds(parsed, needs) for needs in construction.needs)


def test_what_is_optional_is_not_needed() -> None:
    assert not holds(parser.parse("甲(?:由|被)?乙"), frozenset("由被"))
    assert not holds(parser.parse("甲(?:由|给)乙"), frozenset("由被"))
    assert holds(parser.parse("甲(?:由|(?P<x>被))乙?"), frozenset("由被"))
