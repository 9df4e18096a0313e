"""Cue and noun lexicons: CSV files of graph/gazetteer in, word lists and patterns out.

Example: ``alternation(["村", "嘎查", "嘎查村"])`` gives ``嘎(?:查村|查)|村``: the longest word is
preferred.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

DATA = Path(__file__).parent / "gazetteer"


@cache
def read_rows(name: str) -> tuple[dict[str, str], ...]:
    """Return the rows of ``graph/gazetteer/<name>`` (UTF-8, one header line)."""
    with (DATA / name).open(encoding="utf-8", newline="") as rows:
        return tuple(csv.DictReader(rows))


def read_words(name: str) -> list[str]:
    """Return the first column of a lexicon."""
    return [next(iter(row.values())) for row in read_rows(name)]


def looked_for(words: Iterable[str]) -> str:
    """Return an alternation that is tried only where one of its words can begin."""
    words = sorted(set(words))
    opening = "".join(dict.fromkeys(re.escape(word[0]) for word in words))
    return f"(?=[{opening}])(?:{alternation(words)})"


def alternation(words: Iterable[str]) -> str:
    """Return a regex alternation that prefers the longest word, tried by first characters."""
    rests: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    return "|".join(
        re.escape(first) + (rest[0] if len(rest) == 1 else f"(?:{'|'.join(rest)})")
        for first, rest in rests.items()
    )
