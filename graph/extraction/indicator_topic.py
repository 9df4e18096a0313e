"""The place that a whole text is about, where its region only says in which province it lies.

In: a Document's text, its Context and its place Mentions. Out: a Mention, or None. Example: a news
item that heads with 甲县 and goes on with 该县 is about 甲县, though its region is read as the
province of 甲县: ``人均纯收入8761元`` is then 甲县's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from graph.model import Context, Mention

LEVELS = ("prefecture", "county", "town")
# how far the head of a text reaches, in which it names what it is about
HEAD = 240
# what share of the names of its level a place must have, and how many
SHARE = 0.6
LEAST = 2


def find_topic(context: Context, places: Sequence[Mention]) -> Mention | None:
    """Return the innermost place within the region that a text is mostly about, by ``places``."""
    topic: Mention | None = None
    outer = context.region
    for level in LEVELS:
        counts = Counter(one.entity for one in places if one.type == level and one.entity)
        if not counts:
            continue
        entity, count = min(counts.items(), key=lambda item: (-item[1], item[0]))
        first = next(one for one in places if one.entity == entity)
        firm = count >= LEAST and count >= SHARE * counts.total() and first.start < HEAD
        if firm and count >= of_outer(places, outer) and is_within(entity, outer):
            topic, outer = first, entity
    return topic


def of_outer(places: Sequence[Mention], outer: str | None) -> int:
    """Return how often the outer place is named by itself, not at the head of an inner name."""
    starts = {one.start for one in places}
    return sum(one.entity == outer and one.end not in starts for one in places)


def is_within(entity: str, outer: str | None) -> bool:
    """Tell whether a place lies in another by their codes: 610621 in 610600 and in 610000."""
    if outer is None:
        return True
    code = outer.removeprefix("place/")
    while code.endswith("00"):
        code = code[:-2]
    return entity != outer and entity.removeprefix("place/").startswith(code)
