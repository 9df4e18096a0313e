"""Relations that no construction reads, by the weight of all that a sentence says of two phrases.

In: a symbolised sentence, what the constructions have read in it and whom the text knows as helper.
Out: Readings. Example: in ``甲省先后组织12家企业、投入1.2亿元，为乙县建起扶贫车间`` no construction
names both ends; their order, 投入, 为 and who they are weigh enough together.

Each feature of a pair (`pair_features`) has a weight in graph/gazetteer/pair_weights.csv; their sum
is the log-odds that the first helps the second. ``python -m tools.weigh_pairs`` finds the weights
in texts that people have annotated; docs/EVALUATION.md tells what the reading is worth.
"""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import product

from graph.coordination import Phrase
from graph.extraction.constructions import Reading
from graph.extraction.pair_features import (
    NEAR,
    STOP,
    Cue,
    Line,
    Pair,
    Part,
    of_regions,
    of_word_before,
    of_word_between,
)
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.gazetteer import load_gazetteer
from graph.groups import End, holds
from graph.lexicon import read_rows

RULE = "weighed"
WEIGHTS = "pair_weights.csv"
# the row of the log-odds that a pair has before anything is known of it
BIAS = "bias"
# a pair at least as likely as this is read: there the F1 of texts not trained on was highest
TAKEN = math.log(0.8 / 0.2)
# where another is read to help the same
SURE = math.log(0.9 / 0.1)
# 到乙县|检查工作 | 赴乙州|学习经验 | 甲市—乙市|铁路 | 乙县|的联系人 | 援建乙村|5个: no one helped
IS_OTHER = re.compile(
    r"[^，。；]{0,6}?(?:学习|检查|督导|督查|审计|开会|参会|参加|出席|报道)|铁路|高铁|高速|公路|航线|的(?:联系人|名单|代表)|\d+[个所座条]"
)
# 乙区（原为|丙区）
FORMERLY = re.compile("原(?:为|是|名|属|称)?$")
# “乙山区|发展项目”: the name of a programme
IN_NAME = re.compile("[^”，。]{0,12}(?:项目|工程|计划|行动)”")
# 甲市援疆工作队
SENT = re.compile("援[疆藏青]")
# the classes of words that say by which channel one helps
CHANNELS = frozenset(("pair", "mutual", "weak", "give", "bond"))


def read_weighed(symbols: SymbolLine, aids: list[Aid], known: Collection[str]) -> Iterator[Reading]:
    """Yield the pairs of a sentence that weigh enough and that no Aid of it has.

    Where another is read to help the same they must weigh more.
    """
    if len(symbols.phrases) < 2:
        return
    helped = [aid.recipient.start for aid in aids]
    line = Line(symbols, known)
    best: float | None = None
    for pair in line.pairs():
        there = pair.recipient.phrase
        beside = any(there.start <= start < there.end for start in helped)
        best = most_of_details(line) if best is None else best
        if weighs(pair, SURE if beside else TAKEN, best) and is_open(pair, aids):
            yield reading_of(pair)


@cache
def load_weights() -> dict[str, float]:
    """Return the weight of each feature of pair_weights.csv."""
    return {row["feature"]: float(row["weight"]) for row in read_rows(WEIGHTS)}


def weighs(pair: Pair, least: float, best: float) -> bool:
    """Tell whether the log-odds that the first of a pair helps the second are high enough.

    ``best`` is the most that the details can add; most pairs weigh too little even with it.
    """
    odds = load_weights()[BIAS] + sum(map(weight_of, pair.outline()))
    return odds + best >= least and odds + sum(map(weight_of, pair.details())) >= least


@lru_cache(maxsize=8192)  # parts of the same values weigh the same
def weight_of(part: Part) -> float:
    """Return the sum of the weights of the features of a part; an unknown feature is 0."""
    (read, values), weights = part, load_weights()
    return sum(weights.get(name, 0.0) * value for name, value in read(*values))


def most_of_details(line: Line) -> float:
    """Return the most that the words of a line and the regions of two phrases can weigh."""
    names = {name for cue in line.cues for name in cue.classes}
    return most_of_regions() + sum(map(most_of_word, names))


@cache
def most_of_word(name: str) -> float:
    """Return the most that a word of a class can weigh, wherever it stands."""
    ends = list(product("<>", (name,), (0, NEAR), (0, NEAR)))
    between = max(weight_of((of_word_between, values)) for values in ends)
    before = max(weight_of((of_word_before, values[:2])) for values in ends)
    return max(between, 0.0) + max(before, 0.0)


@cache
def most_of_regions() -> float:
    """Return the most that the regions of two phrases can weigh."""
    regions = [("", False), ("", True), ("1", False), ("1", True), ("2", False), ("2", True)]
    return max(weight_of((of_regions, (*one, *other))) for one, other in product(regions, repeat=2))


def is_open(pair: Pair, aids: Sequence[Aid] = ()) -> bool:
    """Tell whether a pair may be one: clear who helps whom, to help at all, and not read so far."""
    if not is_clear(pair.helper.phrase, pair.recipient.phrase) or is_other(pair):
        return False
    ends = [(one, other) for one in pair.helper.phrase.ends for other in pair.recipient.phrase.ends]
    helping, helped = ({one.helper.name for one in aids}, {one.recipient.name for one in aids})
    # 甲援建乙、丙援建丁: what construction has read needs no 甲 for 丁
    if len(ends) == 1 and ends[0][0].name in helping and ends[0][1].name in helped:
        return False
    return all(is_outside(*two) for two in ends) and not any(
        is_taken(*two, aid) or is_where(pair, two[0], aid) for two in ends for aid in aids
    )


def is_clear(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether it is clear who of two lists helps whom: all of one list, or each its own."""
    helpers, recipients = len(helper.ends), len(recipient.ends)
    return helpers == 1 or recipients in (1, helpers)


def is_other(pair: Pair) -> bool:
    """Tell whether the words at a recipient make it something else: 到乙县检查, “乙山区项目”.

    So does an agreement without any word of aid.
    """
    text, at = pair.line.text, pair.recipient.at
    if IS_OTHER.match(text, at + 1) or (text[at - 1 : at] == "“" and IN_NAME.match(text, at + 1)):
        return True
    if FORMERLY.search(text, max(0, at - 3), at):
        return True
    deals = any("deal" in cue.classes for cue in pair.line.cues)
    return deals and not channels(pair.line)


def is_outside(one: End, other: End) -> bool:
    """Tell whether neither end is at home in the other: 甲县慈善会 and 甲县, 甲省 and its south."""
    if len(one.name) == 1 or one.name.startswith(other.name):
        return False
    gazetteer, there = load_gazetteer(), other.place or other.id
    known = {one.id, there} <= gazetteer.places.keys()
    if known and gazetteer.is_within(there, one.id):
        return False
    return not (holds(one, other) or holds(other, one))


def is_taken(one: End, other: End, aid: Aid) -> bool:
    """Tell whether an Aid has two ends, in either order, or has one of them on the other side.

    甲医院对口支援的|医院|是乙医院: the kind of who is helped is no further one.
    """
    here, there = aid.helper.name, aid.recipient.name
    return (
        here == other.name or there == one.name or (here == one.name and there.endswith(other.name))
    )


def is_where(pair: Pair, one: End, aid: Aid) -> bool:
    """Tell whether a place is where the helper helps those of an Aid: 甲局到|乙村|慰问困难群众."""
    there, symbols = pair.recipient, pair.line.symbols
    if aid.helper.name != one.name or any(end.type != "place" for end in there.phrase.ends):
        return False
    at = bisect_right(symbols.starts, aid.recipient.start) - 1
    return there.at < at and STOP.search(pair.line.text, there.at, at) is None


def reading_of(pair: Pair) -> Reading:
    """Return the Reading of a pair; its cue is the nearest word that names a channel."""
    symbols, (_, left, right) = pair.line.symbols, pair.in_order()
    helper, recipient = pair.helper.phrase, pair.recipient.phrase
    helper = replace(helper, ends=tuple(map(sender, helper.ends)))
    nearest = min(
        channels(pair.line), key=lambda cue: distance(cue, left.at, right.at), default=None
    )
    start, end = min(helper.start, recipient.start), max(helper.end, recipient.end)
    if nearest is None:
        return Reading(helper, recipient, "", RULE, start, end)
    word = symbols.line[nearest.start : nearest.end]
    start = min(start, symbols.starts[nearest.start])
    end = max(end, symbols.ends[nearest.end - 1])
    return Reading(helper, recipient, word, RULE, start, end)


def sender(end: End) -> End:
    """Return the place that sends a team to a region: 甲市 of 甲市援疆工作队."""
    place = load_gazetteer().places.get(end.seat)
    if end.type != "team" or place is None or SENT.search(end.name) is None:
        return end
    return replace(end, name=place.name, id=end.seat, type="place", seat="")


def channels(line: Line) -> list[Cue]:
    """Return the words of a line that say by which channel one helps."""
    return [cue for cue in line.cues if not CHANNELS.isdisjoint(cue.classes)]


def distance(cue: Cue, left: int, right: int) -> int:
    """Return how far a word stands from the stretch of two phrases, 0 for one between them."""
    return max(left - cue.end, cue.start - right, 0)
