"""Deixis: words that point at the territory that speaks, or at one named before.

In: the clean text, the Context and the places linked before. Out: Mentions of 自治区, 我区, 全市,
本县, 该旗 and the like, and the words that stayed open. Example: with the issuer 呼和浩特市
``我市`` is 呼和浩特市 and ``自治区`` is 内蒙古自治区.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import takewhile

from graph.gazetteer import Gazetteer, Place
from graph.model import Context, Mention
from graph.place_mentions import is_route_end, mention_place

# 我市 | 全区 | 该县 | 本自治区 | 自治区; but no 全市场, 我区域, 全县域
POINTER = re.compile(
    r"[我本该全自](?:(?<=自)治[区州县旗]|(?<!自)(?<![健安完齐保周]全)"
    r"(?:自治[区州县旗]|省|市(?!场|民|值|面|区)|州|县(?!域|城)|盟|旗|区(?!域|别|间|位|块|分)))"
)
# 各省、自治区、直辖市 | 省（自治区、直辖市）| 五个自治区 | 自治区级: a class, or a rank
CLASS_BEFORE = re.compile(
    r"(?:[省市]、|省（|省\(|省和|省或|[县旗市]、(?=自治[县旗州])|各|民族|少数|[0-9个两])$"
)
CLASS_AFTER = re.compile(r"(?:[、（和或/](?:直辖市|自治[县旗州]|市|省|计划单列)|级)")
CLAUSE = re.compile("[，。；\n]")
# how far back a pointing word looks for the place named before it
REACH = 600


def find_deixis(
    text: str, gazetteer: Gazetteer, context: Context, linked: Sequence[Mention]
) -> tuple[list[Mention], list[tuple[int, str]]]:
    """Return the Mentions of pointing words and, of those left open, (start, word)."""
    mentions: list[Mention] = []
    open_words: list[tuple[int, str]] = []
    ends = [mention.end for mention in linked]
    for match in POINTER.finditer(text):
        start, end = match.span()
        before = bisect_right(ends, start)
        if before < len(linked) and linked[before].start < end:
            continue
        word = match.group()
        own = word.startswith("自治")
        if own and names_class(text, start, end):
            continue
        kind = word if own else word[1:]
        pointed = word.startswith("该")
        near = linked[max(0, before - 20) : before]
        if pointed:
            again = named_again(text, linked[before : before + 20], end)
            near = [mention for mention in near if mention.entity not in again]
        near = [mention for mention in near if not is_route_end(text, mention)]
        place = in_chain(kind, gazetteer, () if pointed else context.chain) or named_before(
            kind, gazetteer, near, start
        )
        if place is None and word[0] in "我本":
            place = only_one(kind, gazetteer, linked)
        if place is None:
            open_words.append((start, match.group()))
        else:
            mentions.append(mention_place(place, start, end, "deixis", gazetteer))
    return mentions, open_words


def names_class(text: str, start: int, end: int) -> bool:
    """Tell whether 自治区 stands for the class of territories, not for one of them."""
    before = CLASS_BEFORE.search(text[max(0, start - 3) : start])
    return before is not None or CLASS_AFTER.match(text, end) is not None


def in_chain(kind: str, gazetteer: Gazetteer, chain: Sequence[str]) -> Place | None:
    """Return the innermost place of the chain whose name ends with a word of rank."""
    for place in chain:
        if gazetteer.places[place].name.endswith(kind):
            return gazetteer.places[place]
    return None


def named_again(text: str, following: Sequence[Mention], start: int) -> set[str | None]:
    """Return the places that the clause behind a pointer names itself: 该市11个镇帮扶|乙市."""
    stop = CLAUSE.search(text, start)
    end = stop.start() if stop else len(text)
    behind = takewhile(lambda mention: mention.start < end, following)
    return {mention.entity for mention in behind}


def only_one(kind: str, gazetteer: Gazetteer, linked: Sequence[Mention]) -> Place | None:
    """Return the only county or banner that a text names: 我县 before 甲县中学.

    A city may be one that helps.
    """
    if kind not in ("县", "旗"):
        return None
    named = {mention.entity or "" for mention in linked}
    places = [gazetteer.places[one] for one in sorted(named) if one in gazetteer.places]
    found = [place for place in places if place.name.endswith(kind)]
    return found[0] if len(found) == 1 else None


def named_before(
    kind: str, gazetteer: Gazetteer, linked: Sequence[Mention], start: int
) -> Place | None:
    """Return the nearest place named before whose name ends with a word of rank."""
    for mention in reversed(linked):
        if start - mention.end > REACH:
            break
        place = gazetteer.places.get(mention.entity or "")
        if place is not None and place.name.endswith(kind):
            return place
    return None
