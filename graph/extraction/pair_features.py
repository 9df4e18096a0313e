"""What tells whether one phrase of a sentence helps another: order, words of aid, kinds of ends.

In: a SymbolLine. Out: for each pair of its phrases that may be helper and recipient the features,
each a name and a number. Example: in ``P对口支援P`` the pair of first and second has
``pair mid >``: a word of pairing stands between the two, the helper before it.

A pair has its features in parts, each read from a few plain values: parts of the same values have
the same features and weigh the same.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Collection, Iterator
from functools import cache, cached_property, lru_cache
from typing import Any, NamedTuple

from graph.coordination import Phrase
from graph.extraction.plausibility import is_needy, is_never_helped
from graph.extraction.symbols import FIRST, LAST, PRIVATE, SymbolLine
from graph.extraction.wealth import is_better_off
from graph.groups import province
from graph.lexicon import alternation, read_rows, read_words
from graph.records import record

Feature = tuple[str, float]
# what reads the features of a part, and the values that it reads them from
Part = tuple[Callable[..., Iterator[Feature]], tuple[Any, ...]]
HELPS, HELPED = "POS", "POR"
KINDS = "POSR"
STOP = re.compile("[，；：。]")
# 贫困村, 受灾群众: who is named for a need, 帮扶单位 for giving
NEED = re.compile("贫困|受援|脱贫|灾|困难|薄弱|低收入|欠发达|偏远|山区|老区|留守|孤|残|乡村|农村")
GIVE = re.compile("帮扶|支援|援|对口|定点|爱心|工作队|医疗队|志愿")
# what may stand beside a phrase and say what it is there
BESIDE = frozenset("为向对给在到与和同的由被于从，。、：；（）—是等把将让")
EDGE = "$"  # what stands beside a phrase at the edge of the line
OPENS = frozenset((EDGE, *"，。：；"))
FARTHEST = 60  # characters between the two
NEAR = 12  # characters from a word to a phrase that still count
MOST_CLAUSES, MOST_INNER, MOST_ENDS = 4, 5, 5


@record(frozen=True, slots=True)
class Cue:
    """A word that speaks of aid, money or people: its place in the line and its classes."""

    start: int
    end: int
    classes: tuple[str, ...]


class Side:
    """A phrase of a line: which one it is, where it stands and between what, what it is."""

    def __init__(self, line: Line, index: int) -> None:
        self.phrase, self.index, self.at = line.phrases[index], index, line.places[index]
        self.before, self.after = line.mark(self.at - 1), line.mark(self.at + 1)
        told = told_of(self.phrase, line.known)
        self.helps: Part = of_helper, (self.before, index == 0, *told)
        self.helped: Part = of_recipient, (self.before, index == len(line.kinds) - 1, *told)

    @cached_property
    def region(self) -> tuple[str, bool]:
        """The digits of its province and whether that helps others."""
        return province(self.phrase.ends[0]), is_better_off(self.phrase)


class Pair(NamedTuple):
    """Two phrases of a line, the first as helper of the second."""

    line: Line
    helper: Side
    recipient: Side

    def features(self) -> Iterator[Feature]:
        """Yield what tells whether the first helps the second."""
        for read, values in self.parts():
            yield from read(*values)

    def parts(self) -> Iterator[Part]:
        """Yield the parts that its features are read from."""
        yield from self.outline()
        yield from self.details()

    def outline(self) -> Iterator[Part]:
        """Yield the parts of what the two are and where they stand."""
        line, helper, recipient = self
        yield helper.helps
        yield recipient.helped
        order, left, right = self.in_order()
        one, other = helper.phrase, recipient.phrase
        yield of_kinds, (order, one.kind, other.kind, one.ends[0].type, other.ends[0].type)
        clauses = bisect_left(line.stops, right.at) - bisect_left(line.stops, left.at)
        inner = line.kinds[left.index + 1 : right.index]
        yield of_stretch, (order, inner, min(clauses, MOST_CLAUSES))
        yield of_edges, (order, 0, left.before, left.after)
        yield of_edges, (order, 2, right.before, right.after)
        helping = line.helping - (other.kind in HELPS)
        yield of_rivals, (helping - 1, line.helped - (one.kind in HELPED) - 1)

    def details(self) -> Iterator[Part]:
        """Yield the parts of the words at the two and of the regions that they lie in."""
        order, left, right = self.in_order()
        yield from self.line.cued(left.at, right.at, order)
        yield of_regions, (*self.helper.region, *self.recipient.region)

    def in_order(self) -> tuple[str, Side, Side]:
        """Return which way the one helps the other, the left and the right one of the two."""
        helper, recipient = self.helper, self.recipient
        return (">", helper, recipient) if helper.at < recipient.at else ("<", recipient, helper)


@cache
def cue_classes() -> dict[str, tuple[str, ...]]:
    """Return the classes of each word of aid_cues.csv, send_verbs.csv and pair_words.csv."""
    found: dict[str, tuple[str, ...]] = {}
    rows = [(row["cue"], row["class"]) for row in read_rows("aid_cues.csv")]
    rows += [(word, "send") for word in read_words("send_verbs.csv")]
    rows += [(row["word"], row["class"]) for row in read_rows("pair_words.csv")]
    for word, name in rows:
        found[word] = tuple(dict.fromkeys((*found.get(word, ()), name)))
    return found


@cache
def cue_pattern() -> re.Pattern[str]:
    """Return the pattern of the words of all classes, the longest first."""
    return re.compile(alternation(cue_classes()))


def find_cues(line: str) -> list[Cue]:
    """Return the words of the classes in a line, by start."""
    classes = cue_classes()
    return [Cue(*m.span(), classes[m.group()]) for m in cue_pattern().finditer(line)]


class Line:
    """A symbolised line with what its pairs share; ``known`` are the helpers told before."""

    def __init__(self, symbols: SymbolLine, known: Collection[str]) -> None:
        self.symbols, self.text, self.known = symbols, symbols.line, known
        self.places = [match.start() for match in PRIVATE.finditer(self.text)]
        self.phrases = symbols.phrases[: len(self.places)]
        self.sides: dict[int, Side] = {}
        self.kinds = "".join([phrase.kind for phrase in self.phrases])
        self.helping = sum(map(self.kinds.count, HELPS))
        self.helped = sum(map(self.kinds.count, HELPED))

    @cached_property
    def cues(self) -> list[Cue]:
        """The words of the classes, by start."""
        return find_cues(self.text)

    @cached_property
    def starts(self) -> list[int]:
        """Where the words of the classes begin."""
        return [cue.start for cue in self.cues]

    @cached_property
    def stops(self) -> list[int]:
        """Where the clauses end."""
        return [match.start() for match in STOP.finditer(self.text)]

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of phrases that may be helper and recipient."""
        helped = [
            (index, at)
            for index, (phrase, at) in enumerate(zip(self.phrases, self.places, strict=True))
            if phrase.kind in HELPED and not all(map(is_never_helped, phrase.ends))
        ]
        for index, phrase in enumerate(self.phrases) if helped else ():
            if phrase.kind not in HELPS or all(map(is_needy, phrase.ends)):
                continue
            low, high = self.places[index] - FARTHEST, self.places[index] + FARTHEST
            for other, at in helped:
                if low <= at <= high and other != index:
                    yield Pair(self, self.side(index), self.side(other))

    def side(self, index: int) -> Side:
        """Return a phrase as a side of pairs."""
        side = self.sides.get(index)
        if side is None:
            side = self.sides[index] = Side(self, index)
        return side

    def mark(self, at: int) -> str:
        """Return the character at a place if it says something, the class of a phrase, else "."."""
        if not 0 <= at < len(self.text):
            return EDGE
        char = self.text[at]
        if FIRST <= ord(char) <= LAST:
            return KINDS[(ord(char) - FIRST) // 0x400]
        return char if char in BESIDE else "."

    def cued(self, left: int, right: int, order: str) -> Iterator[Part]:
        """Yield which words stand between the two, and before them in their clause."""
        stop = bisect_left(self.stops, left)
        opens = self.stops[stop - 1] if stop else -1
        low, high = bisect_left(self.starts, opens + 1), bisect_left(self.starts, right)
        before: set[str] = set()
        between: dict[str, tuple[int, int]] = {}
        for cue in self.cues[low:high]:
            for name in cue.classes:
                if cue.start < left:
                    before.add(name)
                else:
                    between[name] = (between.get(name, (cue.start, 0))[0], cue.end)
        for name in before:
            yield of_word_before, (order, name)
        for name, (start, end) in between.items():
            yield of_word_between, (order, name, min(start - left, NEAR), min(right - end, NEAR))


def told_of(phrase: Phrase, known: Collection[str]) -> tuple[Any, ...]:
    """Return what a phrase of a line is by itself."""
    ends, first = phrase.ends, phrase.ends[0]
    return (
        first.type,
        all([end.id.startswith("group/") for end in ends]),
        any([end.count is not None for end in ends]),
        any([end.place is not None for end in ends]),
        min(len(ends), MOST_ENDS),
        *words_of(first.name),
        any([end.name in known for end in ends]),
    )


@lru_cache(maxsize=4096)  # the same names come time and again
def words_of(name: str) -> tuple[bool, bool, str]:
    """Return whether a name tells of need or of giving, and the character that it ends in."""
    return NEED.search(name) is not None, GIVE.search(name) is not None, name[-1]


def of_helper(before: str, is_first: bool, *told: Any) -> Iterator[Feature]:
    """Yield what a phrase is as helper."""
    yield from of_side("helper", before, *told)
    yield "first helper", float(is_first)


def of_recipient(before: str, is_last: bool, *told: Any) -> Iterator[Feature]:
    """Yield what a phrase is as recipient."""
    yield from of_side("recipient", before, *told)
    yield "last recipient", float(is_last)


def of_side(role: str, before: str, *told: Any) -> Iterator[Feature]:
    """Yield what a phrase is by itself and whether a clause begins with it."""
    type_, group, count, owned, many, need, give, last, known = told
    yield f"{role} {type_}", 1.0
    yield f"{role} group", float(group)
    yield f"{role} count", float(count)
    yield f"{role} owned", float(owned)
    yield f"{role} many", float(many)
    yield f"{role} need", float(need)
    yield f"{role} give", float(give)
    yield f"{role} ends {last}", 1.0
    yield f"{role} known", float(known)
    yield f"opens {role}", float(before in OPENS)


def of_stretch(order: str, inner: str, clauses: int) -> Iterator[Feature]:
    """Yield which comes first, and what phrases and how many clauses stand between the two."""
    yield order, 1.0
    for kind in set(inner):
        yield f"inner {kind} {order}", 1.0
    yield f"inner {order}", float(min(len(inner), MOST_INNER))
    yield f"clauses {order}", float(clauses)


def of_edges(order: str, place: int, before: str, after: str) -> Iterator[Feature]:
    """Yield what stands beside the left or the right one of the two."""
    yield f"beside{place} {before} {order}", 1.0
    yield f"beside{place + 1} {after} {order}", 1.0


def of_kinds(order: str, one: str, other: str, type_: str, other_type: str) -> Iterator[Feature]:
    """Yield of which kinds and types the two are."""
    yield f"kinds {one}{other} {order}", 1.0
    yield f"types {type_} {other_type}", 1.0


def of_rivals(helpers: int, recipients: int) -> Iterator[Feature]:
    """Yield how many others of the line may help and how many may be helped."""
    yield "rivals helper", float(helpers)
    yield "rivals recipient", float(recipients)


def of_word_before(order: str, name: str) -> Iterator[Feature]:
    """Yield that a word of a class stands before the two in their clause."""
    yield f"{name} pre {order}", 1.0


def of_word_between(order: str, name: str, after: int, before: int) -> Iterator[Feature]:
    """Yield that words of a class stand between the two, and how near to them."""
    yield f"{name} mid {order}", 1.0
    yield f"{name} from {order}", float(after)
    yield f"{name} to {order}", float(before)


def of_regions(one: str, rich: bool, other: str, other_rich: bool) -> Iterator[Feature]:
    """Yield whether the provinces of the two are known and one, and which of them help others."""
    yield f"provinces {bool(one):d}{bool(other):d}{one == other != '':d}", 1.0
    yield f"rich {rich:d}{other_rich:d}", 1.0
