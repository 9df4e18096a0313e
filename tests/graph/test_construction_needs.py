"""The pieces that constructions.csv says a construction needs: no match can do without them."""

from __future__ import annotations

import re._parser as parser
from collections.abc import Iterable, Sequence
from typing import Any

import pytest

from graph.extraction.constructions import Construction, compiled
from graph.extraction.symbols import BASE
from tools.needs import runs

NEEDY = [construction for construction in compiled() if construction.needs]
REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)


def holds(sequence: Iterable[tuple[Any, Any]], needs: frozenset[str]) -> bool:
    """Tell whether all that a parsed pattern matches holds one of the pieces."""
    parts = list(sequence)
    told = any(holds_one(kind, inner, needs) for kind, inner in parts)
    return told or any(spells(parts[start:], needs) for start in range(len(parts)))


def spells(parts: Sequence[tuple[Any, Any]], needs: frozenset[str]) -> bool:
    """Tell whether a pattern begins with what can be listed, each word with one of the pieces."""
    return any(
        all(any(piece in word for piece in needs) for word in words) for words in runs(parts)
    )


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


def test_two_characters_side_by_side_are_needed_where_all_words_have_them() -> None:
    words = parser.parse("甲?(?:对口(?:支援|帮扶)|结对)")
    assert holds(words, frozenset(("对口", "结对")))
    assert not holds(words, frozenset(("支援", "结对")))
    assert not holds(parser.parse("对.口"), frozenset(("对口",)))
