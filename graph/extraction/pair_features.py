"""What tells whether one phrase of a sentence helps another: order, words of aid, kinds of ends.

In: a SymbolLine. Out: for each pair of its phrases that may be helper and recipient the features,
each a name and a number. Example: in ``P对口支援P`` the pair of first and second has
``pair mid >``: a word of pairing stands between the two, the helper before it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cache

from graph.coordination import Phrase
from graph.extraction.plausibility import is_needy, is_never_helped
from graph.extraction.symbols import FIRST, LAST, PRIVATE, SymbolLine
from graph.extraction.wealth import is_better_off
from graph.groups import province
from graph.lexicon import alternation, read_rows, read_words

Feature = tuple[str, float]
HELPS, HELPED = "POS", "POR"
KINDS = "POSR"
STOP = re.compile("[，；：。]")
# 贫困村, 受灾群众: who is named for a need, 帮扶单位 for giving
NEED = re.compile("贫困|受援|脱贫|灾|困难|薄弱|低收入|欠发达|偏远|山区|老区|留守|孤|残|乡村|农村")
GIVE = re.compile("帮扶|支援|援|对口|定点|爱心|工作队|医疗队|志愿")
# what may stand beside a phrase and say what it is there
BESIDE = frozenset("为向对给在到与和同的由被于从，。、：；（）—是等把将让")
FARTHEST = 60  # characters between the two
NEAR = 12  # characters from a word to a phrase that still count
MOST_CLAUSES, MOST_INNER, MOST_ENDS = 4, 5, 5


@dataclass(frozen=True, slots=True)
class Cue:
    """A word that speaks of aid, money or people: its place in the line and its classes."""

    start: int
    end: int
    classes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A phrase of a line: its place, what it is as helper and as recipient, its region."""

    phrase: Phrase
    at: int
    helps: tuple[Feature, ...]
    helped: tuple[Feature, ...]
    province: str
    rich: bool


@dataclass(frozen=True, slots=True)
class Pair:
    """Two phrases of a line, the first as helper of the second."""

    line: Line
    helper: Side
    recipient: Side

    def features(self) -> Iterator[Feature]:
        """Yield what tells whether the first helps the second."""
        yield from self.helper.helps
        yield from self.recipient.helped
        yield from self.line.features(self.helper, self.recipient)


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
        self.symbols, self.text = symbols, symbols.line
        self.sides = [
            side_of(symbols.phrase(match.group()), match.start(), known)
            for match in PRIVATE.finditer(self.text)
        ]
        self.cues = find_cues(self.text)
        self.starts = [cue.start for cue in self.cues]
        self.stops = [match.start() for match in STOP.finditer(self.text)]
        kinds = [side.phrase.kind for side in self.sides]
        self.helping = sum(kind in HELPS for kind in kinds)
        self.helped = sum(kind in HELPED for kind in kinds)

    def pairs(self) -> Iterator[Pair]:
        """Yield the pairs of phrases that may be helper and recipient."""
        helped = [
            side
            for side in self.sides
            if side.phrase.kind in HELPED and not all(map(is_never_helped, side.phrase.ends))
        ]
        for helper in self.sides if helped else ():
            if helper.phrase.kind not in HELPS or all(map(is_needy, helper.phrase.ends)):
                continue
            for recipient in helped:
                if 0 < abs(helper.at - recipient.at) <= FARTHEST:
                    yield Pair(self, helper, recipient)

    def features(self, helper: Side, recipient: Side) -> Iterator[Feature]:
        """Yield what the line says of two phrases together."""
        first, second = helper.at, recipient.at
        order = ">" if first < second else "<"
        left, right = min(first, second), max(first, second)
        yield order, 1.0
        kinds = {side.phrase.kind for side in self.sides if left < side.at < right}
        for kind in kinds:
            yield f"inner {kind} {order}", 1.0
        inner = sum(left < side.at < right for side in self.sides)
        yield f"inner {order}", float(min(inner, MOST_INNER))
        clauses = bisect_left(self.stops, right) - bisect_left(self.stops, left)
        yield f"clauses {order}", float(min(clauses, MOST_CLAUSES))
        for place, at in enumerate((left - 1, left + 1, right - 1, right + 1)):
            yield f"beside{place} {self.mark(at)} {order}", 1.0
        yield from self.cued(left, right, order)
        one, other = helper.phrase, recipient.phrase
        yield f"kinds {one.kind}{other.kind} {order}", 1.0
        yield f"types {one.ends[0].type} {other.ends[0].type}", 1.0
        yield "rivals helper", float(self.helping - 1 - (other.kind in HELPS))
        yield "rivals recipient", float(self.helped - 1 - (one.kind in HELPED))
        yield "opens helper", float(first == 0 or self.text[first - 1] in "，。：；")
        yield "opens recipient", float(second == 0 or self.text[second - 1] in "，。：；")
        yield "first helper", float(self.sides[0] is helper)
        yield "last recipient", float(self.sides[-1] is recipient)
        same = helper.province == recipient.province != ""
        known = f"{bool(helper.province):d}{bool(recipient.province):d}"
        yield f"provinces {known}{same:d}", 1.0
        yield f"rich {helper.rich:d}{recipient.rich:d}", 1.0

    def mark(self, at: int) -> str:
        """Return the character at a place if it says something, the class of a phrase, else "."."""
        if not 0 <= at < len(self.text):
            return "$"
        char = self.text[at]
        if FIRST <= ord(char) <= LAST:
            return KINDS[(ord(char) - FIRST) // 0x400]
        return char if char in BESIDE else "."

    def cued(self, left: int, right: int, order: str) -> Iterator[Feature]:
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
            yield f"{name} pre {order}", 1.0
        for name, (start, end) in between.items():
            yield f"{name} mid {order}", 1.0
            yield f"{name} from {order}", float(min(start - left, NEAR))
            yield f"{name} to {order}", float(min(right - end, NEAR))


def side_of(phrase: Phrase, at: int, known: Collection[str]) -> Side:
    """Return what a phrase of a line is by itself."""
    first = phrase.ends[0]
    told = (
        (first.type, 1.0),
        ("group", float(all(end.id.startswith("group/") for end in phrase.ends))),
        ("count", float(any(end.count is not None for end in phrase.ends))),
        ("owned", float(any(end.place is not None for end in phrase.ends))),
        ("many", float(min(len(phrase.ends), MOST_ENDS))),
        ("need", float(NEED.search(first.name) is not None)),
        ("give", float(GIVE.search(first.name) is not None)),
        (f"ends {first.name[-1]}", 1.0),
        ("known", float(any(end.name in known for end in phrase.ends))),
    )
    helps = tuple((f"helper {name}", value) for name, value in told if value)
    helped = tuple((f"recipient {name}", value) for name, value in told if value)
    return Side(phrase, at, helps, helped, province(first), is_better_off(phrase))
