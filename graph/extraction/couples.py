"""Couples of places that 和 makes one list: 甲市和乙市、丙市和丁市.

In: a symbolised sentence that speaks of pairing. Out: Readings. Example: ``广州和清远、佛山和茂名，
人才在城市间流转，对口帮扶协作全面展开`` reads 广州市 as helper of 清远市, 佛山市 of 茂名市.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from graph.coordination import Phrase
from graph.extraction.compounds import alone
from graph.extraction.constructions import O, P, Reading
from graph.extraction.divisions import are_of_one, divided
from graph.extraction.symbols import SymbolLine
from graph.extraction.wealth import is_stronger
from graph.groups import End

CUE = re.compile("对口(?:帮扶|支援|协作|合作)|结对(?:帮扶|协作|关系)?|扶贫协作|东西部协作")
# 甲市和乙市、丙市和丁市分别支援…: two lists
ORDERED = re.compile(f"分别[^。；]*[{P}{O}]")
TIES = ("和", "及")
BREAKS = ("、", "，")


def read_couples(text: str, symbols: SymbolLine) -> Iterator[Reading]:
    """Yield a Reading for each couple of a list of two or more; the stronger side helps.

    Two counties of one prefecture are no couple. One behind a comma before the list is of it
    (甲和乙，丙和丁、戊和己).
    """
    long = [one for one in symbols.phrases if one.kind == "P" and len(one.ends) > 3]
    if not long or ORDERED.search(symbols.line) or (cue := CUE.search(symbols.line)) is None:
        return
    lists = [one for one in symbols.phrases if one in long or is_before(symbols, one, long)]
    for first, second in [couple for one in lists for couple in couples_of(text, one)]:
        sides = alone(first), alone(second)
        if are_of_one(*sides):
            continue
        if is_stronger(sides[1], sides[0]):
            sides = sides[1], sides[0]
        yield divided(*sides, cue.group())


def is_before(symbols: SymbolLine, phrase: Phrase, lists: list[Phrase]) -> bool:
    """Tell whether one couple stands right before a list of couples."""
    following = next((one for one in lists if one.start > phrase.end), None)
    couple = phrase.kind == "P" and len(phrase.ends) == 2
    return couple and following is not None and symbols.between(phrase, following) == "，"


def couples_of(text: str, phrase: Phrase) -> list[tuple[End, End]]:
    """Return the couples of a list of places by name, none where it is not made of couples.

    Groups of places by name make couples too: 甲市8个镇和乙州9个镇、甲市5个村和乙州6个村.
    """
    ends = phrase.ends
    gaps = [text[one.end : other.start] for one, other in pairwise(ends)]
    named = all(end.type == "place" or end.owner is not None for end in ends)
    tied = all(gap in TIES for gap in gaps[::2]) and all(gap in BREAKS for gap in gaps[1::2])
    return (
        list(zip(ends[::2], ends[1::2], strict=True))
        if named and tied and len(ends) % 2 == 0
        else []
    )
