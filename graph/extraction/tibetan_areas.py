"""援藏 within a province: Sichuan, Yunnan, Gansu and Qinghai have Tibetan areas of their own.

In: the clean text, a Reading whose recipient is 西藏自治区. Out: the Reading with the place that is
meant, or none. Example: where a text on 甘孜州 says ``成都市援藏干部来到石渠县``, the recipient is
石渠县 and not Tibet.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import Reading
from graph.extraction.symbols import SymbolLine
from graph.groups import End
from graph.model import Mention

TIBET = "place/540000"
PROVINCES = ("place/51", "place/53", "place/62", "place/63")
# prefectures, and 木里, 天祝, by the codes of GB/T 2260
AREAS = (
    *("place/5132", "place/5133", "place/513422", "place/5334", "place/6230", "place/620623"),
    *(f"place/{code}" for code in range(6322, 6329) if code != 6324),
)
NAMES = re.compile("藏区|涉藏|甘孜|阿坝|迪庆|甘南州|甘南藏族")
IN_TIBET = re.compile("西藏|拉萨|日喀则|山南|林芝|昌都|那曲|阿里地区")


def means_near_areas(text: str) -> bool | None:
    """Tell whether a text speaks of the Tibetan areas of other provinces, and not of Tibet.

    None where it names neither: then the places of a sentence tell.
    """
    if IN_TIBET.search(text) is not None:
        return False
    return True if NAMES.search(text) is not None else None


def in_near_area(
    symbols: SymbolLine, reading: Reading, mentions: Iterable[Mention], *, named: bool
) -> Reading | None:
    """Return a Reading of 援藏 by a place of such a province with the place that it names.

    Where the sentence names none it is None if the text names (``named``) such areas; any other
    Reading stays as it is.
    """
    helper, there = reading.helper, reading.recipient
    if helper is None or there is None or there.ends[0].id != TIBET:
        return reading
    seats = {one.start: one.entity for one in mentions if one.kind == "place"}
    homes = (end.place or seats.get(end.start) or end.id for end in helper.ends)
    if not all(home.startswith(PROVINCES) for home in homes):
        return reading
    place = nearest(symbols, reading)
    if place is None:
        return None if named else reading
    start, stop = min(reading.start, place.start), max(reading.end, place.end)
    return replace(reading, recipient=place, start=start, end=stop)


def nearest(symbols: SymbolLine, reading: Reading) -> Phrase | None:
    """Return the phrase of places of those areas that stands nearest to a Reading."""
    there = [one for one in symbols.phrases if all(map(is_in_area, one.ends))]
    return min(
        there,
        key=lambda one: min(abs(one.start - reading.end), abs(reading.start - one.end)),
        default=None,
    )


def is_in_area(end: End) -> bool:
    """Tell whether an End is one of those prefectures or lies in one."""
    return (end.place or end.id).startswith(AREAS)
