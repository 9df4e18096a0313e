"""Categories of programmes: a lexicon of words, the name first, then the headings above it.

In: a name, the titles of its sections, its sentence. Out: one of the 18 categories. Example:
``教师支持计划`` is of the category education.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from graph.lexicon import alternation, read_rows

DEFAULT = "general"


@cache
def load_words() -> dict[str, tuple[str, int]]:
    """Return the category and the weight of each word."""
    rows = read_rows("programme_categories.csv")
    return {row["word"]: (row["category"], int(row["weight"])) for row in rows}


@cache
def word_pattern() -> re.Pattern[str]:
    """Return the pattern of all words, the longest first."""
    return re.compile(alternation(load_words()))


def category_of(name: str, contexts: Iterable[str]) -> str:
    """Return the category of a name; where its words say nothing, that of the first context."""
    for text in (name, *contexts):
        if best := best_category(text):
            return best
    return DEFAULT


def best_category(text: str) -> str | None:
    """Return the category with the greatest weight in a text, the later word where two tie."""
    weights: Counter[str] = Counter()
    last: dict[str, int] = {}
    for match in word_pattern().finditer(text):
        category, weight = load_words()[match[0]]
        weights[category] += weight
        last[category] = match.end()
    if not weights:
        return None
    return max(weights, key=lambda category: (weights[category], last[category]))
