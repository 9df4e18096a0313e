"""The words that organisation names are made of: CSV files in, one automaton and its hits out.

In: clean text. Out: Hits, which word of the lexicon begins and ends where. Example: in
``市教育局`` the word 教育 begins at 1 and ends at 3, where the head 局 begins.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lexicon import read_rows, read_words
from graph.records import record

# the number of a word in the lexicon, its start and its end
Hit = tuple[int, int, int]


@record(frozen=True, slots=True)
class Head:
    """The noun that an organisation's name ends in.

    ``form`` says what stands between a place and it: ``direct`` nothing, ``words`` words of the
    lexicon, ``either`` both, ``free`` any words that are no boundary. ``never_before`` lists the
    characters behind it that make another word of it (部 + 门). ``alone``: with free words before
    it, it is a name without a place. ``group``: it names collections only.
    """

    word: str
    type: str
    form: str
    never_before: str = ""
    alone: bool = False
    group: bool = False


@record(frozen=True, slots=True)
class Agency:
    """A body known by its own name: canonical name and type."""

    name: str
    type: str


@record(frozen=True, slots=True)
class Entry:
    """What a word of the lexicon can be in a name."""

    heads: tuple[Head, ...] = ()
    group: Head | None = None
    agency: Agency | None = None
    word: bool = False
    modifier: bool = False
    stop: bool = False


@record(frozen=True, slots=True)
class Ordered:
    """Hits in the order of their starts or ends (``keys``)."""

    hits: list[Hit]
    keys: list[int]

    def at(self, key: int) -> list[Hit]:
        """Return the Hits that have a key."""
        return self.hits[bisect_left(self.keys, key) : bisect_right(self.keys, key)]


@record(frozen=True, slots=True)
class Hits:
    """The words of the lexicon in a text.

    ``places``: where each place mention that begins at a character ends, ``known``: where the
    names of known bodies begin, ``headed``: where heads end. Both are in order. ``begun`` and
    ``ended``: what was asked for already, as most characters are time and again: the words that
    begin there, and where words and ordinals that begin there end.
    """

    text: str
    places: Mapping[int, int]
    known: Sequence[int]
    headed: Sequence[int]
    by_start: Ordered
    by_end: Ordered
    begun: dict[int, list[tuple[int, Entry]]] = field(default_factory=dict)
    ended: dict[int, list[int]] = field(default_factory=dict)

    def beginning(self, start: int) -> list[tuple[int, Entry]]:
        """Return the words that begin at a character, each with its end, shortest first."""
        if (found := self.begun.get(start)) is None:
            entries = load_automaton().entries
            found = [(end, entries[index]) for index, _, end in self.by_start.at(start)]
            self.begun[start] = found
        return found

    def ending(self, end: int) -> list[tuple[int, Entry]]:
        """Return the words that end at a character, each with its start."""
        entries = load_automaton().entries
        return [(start, entries[index]) for index, start, _ in self.by_end.at(end)]


@cache
def load_agencies() -> dict[str, Agency]:
    """Return the known bodies by canonical name and by each alias."""
    known: dict[str, Agency] = {}
    for row in read_rows("agencies.csv"):
        agency = Agency(row["name"], row["type"])
        for name in (row["name"], *filter(None, row["aliases"].split("|"))):
            known[name] = agency
    return known


@cache
def load_heads() -> dict[str, tuple[Head, ...]]:
    """Return the heads of names of single organisations (actor_heads.csv)."""
    heads: dict[str, tuple[Head, ...]] = {}
    for row in read_rows("actor_heads.csv"):
        word = row["head"]
        head = Head(word, row["type"], row["form"], row["never_before"], row["alone"] == "1")
        heads[word] = (*heads.get(word, ()), head)
    return heads


@cache
def load_groups() -> dict[str, Head]:
    """Return the heads of collections of organisations (noun_heads.csv, class O)."""
    return {
        row["head"]: Head(row["head"], row["type"], "group", "员级长", group=True)
        for row in read_rows("noun_heads.csv")
        if row["class"] == "O"
    }


@cache
def load_entries() -> dict[str, Entry]:
    """Return every word that the automaton looks for, with what it can be."""
    heads, groups, agencies = load_heads(), load_groups(), load_agencies()
    words = set(read_words("actor_words.csv"))
    modifiers = {word for word in read_words("modifiers.csv") if len(word) > 1}
    stops = {word for word in read_words("actor_stops.csv") if len(word) > 1}
    every = sorted(heads.keys() | groups.keys() | agencies.keys() | words | modifiers | stops)
    return {
        word: Entry(
            heads.get(word, ()),
            groups.get(word),
            agencies.get(word),
            word in words,
            word in modifiers,
            word in stops,
        )
        for word in every
    }


@cache
def load_stop_characters() -> frozenset[str]:
    """Return the single characters that end a free name (的, 在, 向 …)."""
    return frozenset(word for word in read_words("actor_stops.csv") if len(word) == 1)


class Automaton(NamedTuple):
    """What finds every word at once, the Entries in its order, the words with a role (numbers)."""

    words: AhoCorasick
    entries: tuple[Entry, ...]
    known: frozenset[int]
    headed: frozenset[int]


@cache
def load_automaton() -> Automaton:
    """Return the automaton over all words of the lexicon."""
    entries = load_entries()
    numbered = list(enumerate(entries.values()))
    return Automaton(
        AhoCorasick(list(entries), matchkind=MatchKind.Standard),
        tuple(entries.values()),
        frozenset(index for index, entry in numbered if entry.agency is not None),
        frozenset(index for index, entry in numbered if entry.heads or entry.group),
    )


def find_words(text: str, places: Mapping[int, int]) -> Hits:
    """Return all words of the lexicon in a text, nested and overlapping ones too."""
    automaton = load_automaton()
    by_end = automaton.words.find_matches_as_indexes(text, overlapping=True)
    by_start = sorted(by_end, key=itemgetter(1))
    return Hits(
        text,
        places,
        sorted({start for index, start, _ in by_end if index in automaton.known}),
        sorted({end for index, _, end in by_end if index in automaton.headed}),
        Ordered(by_start, [start for _, start, _ in by_start]),
        Ordered(by_end, [end for _, _, end in by_end]),
    )
