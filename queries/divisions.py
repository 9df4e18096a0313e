"""The divisions that ids mean: GB/T 2260 codes, and the division of a level above each.

In: the id of an end of aid. Out: a six-digit code, or nothing. Example: at the level
``prefecture`` the county ``place/152222`` stands for 152200, the province ``place/150000`` for
nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.gazetteer import Place, load_gazetteer

LEVELS = ("province", "prefecture", "county")
# a division, an earlier name of it (place/420600-2009), a place in it (place/152222/某镇)
ID = re.compile(r"place/(\d{6})(?=$|[-/])(-\d{4})?")


def lift(entity: str, level: str) -> Place | None:
    """Return the division of a level that an id lies in; ``all``: the smallest with a code.

    Where the chain skips the level (districts of 北京市 at ``prefecture``), the highest division
    below it; None where the id means no division, or one above the level.
    """
    chain = list(divisions_of(entity))
    if level == "all":
        return chain[0] if chain else None
    rank = LEVELS.index(level)
    below = [place for place in chain if LEVELS.index(place.level) >= rank]
    return below[-1] if below else None


def divisions_of(entity: str) -> Iterator[Place]:
    """Yield the divisions that an id lies in, small to large."""
    gazetteer = load_gazetteer()
    hit = ID.match(entity)
    if hit is None:
        return
    known = hit[0] if hit[0] in gazetteer.places else f"place/{hit[1]}"
    if known not in gazetteer.places:
        return
    for id_ in gazetteer.chain(known):
        place = gazetteer.places[id_]
        if place.code and place.level in LEVELS:
            yield place
