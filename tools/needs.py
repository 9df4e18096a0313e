"""What pieces each construction needs: the column ``needs`` of constructions.csv.

In: the patterns, and the lines of the sample documents. Out: the table, with up to three sets of
pieces a pattern, parted by blanks: a line that lacks all pieces of a set cannot match. A piece is a
character or two side by side; the class of a phrase (P, O, S, R) counts as one of its line. Of all
sets that a pattern's own words give, those are taken that the fewest lines hold. Example:
``采购«b»的产品`` needs 采购 and 产品.
"""

from __future__ import annotations

import csv
import io
import re._parser as parser
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from operator import add
from pathlib import Path
from typing import Any

from graph.building import language
from graph.extraction.constructions import SETS, compiled
from graph.extraction.symbols import BASE, FIRST, LAST, SymbolLine, symbolise
from graph.language import read_document
from graph.lexicon import DATA
from graph.model import Document, Issue
from graph.phrases import find_phrases
from graph.reading import find_sources
from graph.reading import read_document as read_source

TABLE = DATA / "constructions.csv"
SAMPLE = Path(__file__).parents[1] / "corpus"
MOST = 120  # pieces of a set that still leaves out lines
LISTED = 600  # words that a part of a pattern may match and still be listed
WORTH = 0.92  # a further set must leave out as many of the lines that hold those before
CLASSES = {(base, base + 0x3FF): letter for letter, base in BASE.items()}
REPEATS = (parser.MAX_REPEAT, parser.MIN_REPEAT, parser.POSSESSIVE_REPEAT)
LOOKS = (parser.ASSERT, parser.ASSERT_NOT, parser.AT)
Sets = list[frozenset[str]]


def main() -> int:
    """Write the column anew."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    told = (Document("-", "-", *(row["example"],) * 2, range(len(row["example"]))) for row in rows)
    lines = [held_by(line) for one in chain(sample(), told) for line in lines_of(one)]
    for row, construction in zip(rows, compiled(), strict=True):
        sets = needed(parser.parse(construction.pattern.pattern), lines)
        row["needs"] = " ".join("|".join(sorted(one)) for one in choose(sets, lines))
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    TABLE.write_text(out.getvalue(), encoding="utf-8")
    return 0


def sample() -> Iterator[Document]:
    """Yield the sample documents."""
    for document in map(read_source, find_sources([SAMPLE])):
        if not isinstance(document, Issue):
            yield document


def lines_of(document: Document) -> Iterator[SymbolLine]:
    """Yield the symbolised sentences of a document that hold two phrases and more."""
    doc = read_document(language(), document)
    mentions = sorted(doc._.mentions, key=lambda one: (one.start, -one.end))
    for start, end in doc._.sentences:
        inside = [one for one in mentions if start <= one.start and one.end <= end]
        phrases = find_phrases(document.text, (start, end), inside, doc._.context.region)
        if len(phrases) > 1:
            yield symbolise(document.text, (start, end), phrases)


def held_by(symbols: SymbolLine) -> set[str]:
    """Return the characters of a line and its pairs, and the letters of its phrases' classes."""
    line = symbols.line
    return {*line, *map(add, line, line[1:]), *(phrase.kind for phrase in symbols.phrases)}


def needed(sequence: Iterable[tuple[Any, Any]], lines: Sequence[set[str]]) -> Sets:
    """Return the sets of which all that a parsed pattern matches holds one piece each."""
    parts = list(sequence)
    sets = list(chain.from_iterable(needed_by(kind, inner, lines) for kind, inner in parts))
    for words in chain.from_iterable(runs(parts[start:]) for start in range(len(parts))):
        if "" not in words:
            sets.append(frozenset(rarest(word, lines) for word in words))
    return sets


def runs(parts: Sequence[tuple[Any, Any]]) -> Iterator[list[str]]:
    """Yield what the first part can match, the first two, and so on while it can be listed."""
    words = [""]
    for kind, inner in parts:
        following = words_of(kind, inner)
        if following is None or len(words) * len(following) > LISTED:
            return
        words = [one + other for one in words for other in following]
        yield words


def words_of(kind: Any, inner: Any) -> list[str] | None:
    """Return all that one part of a parsed pattern matches, None where that is too much."""
    if kind is parser.LITERAL:
        return None if FIRST <= inner <= LAST else [chr(inner)]
    if kind is parser.IN:
        listed = all(one is parser.LITERAL for one, _ in inner)
        return [chr(value) for _, value in inner] if listed else None
    if kind is parser.BRANCH:
        branches = [words_in(branch) for branch in inner[1]]
        words = [word for branch in branches for word in branch or ()]
        return None if None in branches or len(words) > LISTED else words
    if kind is parser.SUBPATTERN:
        return words_in(inner[3])
    if kind in REPEATS:
        once = words_in(inner[2]) if inner[1] == 1 else None
        return once if once is None or inner[0] else ["", *once]
    return [""] if kind in LOOKS else None


def words_in(sequence: Iterable[tuple[Any, Any]]) -> list[str] | None:
    """Return all that a parsed pattern matches, None where that is too much."""
    parts = list(sequence)
    told = list(runs(parts))
    if len(told) < len(parts):
        return None
    return told[-1] if told else [""]


def rarest(word: str, lines: Sequence[set[str]]) -> str:
    """Return the piece of a word that the fewest lines hold."""
    pieces: list[str] = list(map(add, word, word[1:])) or [word]
    return min(pieces, key=lambda piece: share(frozenset((piece,)), lines))


def needed_by(kind: Any, inner: Any, lines: Sequence[set[str]]) -> Sets:
    """Return the sets that one part of a parsed pattern needs."""
    if kind is parser.LITERAL:
        return [] if FIRST <= inner <= LAST else [frozenset(chr(inner))]
    if kind is parser.IN:
        return [one] if (one := members(inner)) else []
    if kind is parser.BRANCH:
        branches = [needed(branch, lines) for branch in inner[1]]
        if not all(branches):
            return []
        rarest = (min(sets, key=lambda one: share(one, lines)) for sets in branches)
        return [frozenset(chain.from_iterable(rarest))]
    if kind is parser.SUBPATTERN:
        return needed(inner[3], lines)
    if kind in REPEATS:
        return needed(inner[2], lines) if inner[0] > 0 else []
    return needed(inner[1], lines) if kind is parser.ASSERT else []


def members(inner: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """Return the characters of a class, and the letters of the phrases in it; none: too many."""
    found = set[str]()
    for kind, value in inner:
        if kind is parser.LITERAL:
            found.add(chr(value))
        elif kind is parser.RANGE and value in CLASSES:
            found.add(CLASSES[value])
        else:
            return frozenset()
    return frozenset(found)


def share(needs: frozenset[str], lines: Sequence[set[str]]) -> int:
    """Return how many lines hold one of some pieces."""
    return sum(not needs.isdisjoint(line) for line in lines)


def choose(sets: Sets, lines: Sequence[set[str]]) -> Sets:
    """Return the set that the fewest lines hold, and those that leave out most of these."""
    left, chosen = [one for one in sets if len(one) <= MOST], Sets()
    while left and len(chosen) < SETS:
        best = min(left, key=lambda one: (share(one, lines), len(one)))
        if chosen and share(best, lines) >= WORTH * len(lines):
            break
        chosen.append(best)
        lines = [line for line in lines if not best.isdisjoint(line)]
    return chosen


if __name__ == "__main__":
    raise SystemExit(main())
