"""The words that organisation names are made of: CSV files in, one automaton and its hits out.

In: clean text. Out: Hits, which word of the lexicon begins and ends where. Example: in
``市教育局`` the word 教育 begins at 1 and ends at 3, where the head 局 begins.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.lexicon import read_rows, read_words


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Agency:
    """A body known by its own name: canonical name and type."""

    name: str
    type: str


@dataclass(frozen=True, slots=True)
class Entry:
    """What a word of the lexicon can be in a name."""

    heads: tuple[Head, ...] = ()
    group: Head | None = None
    agency: Agency | None = None
    word: bool = False
    modifier: bool = False
    stop: bool = False


@dataclass(frozen=True, slots=True)
class Hits:
    """The words of the lexicon in a text: by start (end, entry), by end (start, entry).

    ``places``: where each place mention that begins at a character ends, ``known``: where the
    names of known bodies begin, ``headed``: where heads end. Both are in order.
    """

    text: str
    starts: dict[int, list[tuple[int, Entry]]]
    ends: dict[int, list[tuple[int, Entry]]]
    places: Mapping[int, int]
    known: Sequence[int]
    headed: Sequence[int]


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


@cache
def load_automaton() -> tuple[AhoCorasick, list[Entry]]:
    """Return the automaton over all words and the entries in its order."""
    entries = load_entries()
    return AhoCorasick(list(entries), matchkind=MatchKind.Standard), list(entries.values())


def find_words(text: str, places: Mapping[int, int]) -> Hits:
    """Return all words of the lexicon in a text, nested and overlapping ones too."""
    automaton, entries = load_automaton()
    starts: dict[int, list[tuple[int, Entry]]] = defaultdict(list)
    ends: dict[int, list[tuple[int, Entry]]] = defaultdict(list)
    known, headed = set[int](), set[int]()
    for index, start, end in automaton.find_matches_as_indexes(text, overlapping=True):
        entry = entries[index]
        starts[start].append((end, entry))
        ends[end].append((start, entry))
        if entry.agency is not None:
            known.add(start)
        if entry.heads or entry.group:
            headed.add(end)
    return Hits(text, dict(starts), dict(ends), places, sorted(known), sorted(headed))
