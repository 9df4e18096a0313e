"""Builders whom a place has sent: 来自甲省的援建者, 在甲省援建者的努力下, 乙县的甲省援建队伍.

In: symbolised sentences, the places that a text names. Out: Readings. Example: behind
``茂县重建很快。`` the sentence ``来自山西的援建者日夜施工`` has the helper 山西省 and the recipient
茂县, the place of another province that the text names last.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, P, Reading, listed
from graph.extraction.symbols import SymbolLine
from graph.groups import same_province
from graph.model import Mention
from graph.phrases import end_of

# 来自甲省的|援建者 | 甲省的援建大军 | 甲省援建队伍
BUILDERS = re.compile(
    f"(?:来自)?(?P<h>{listed(f'[{P}]')})省?的?(?:对口)?"
    "援建(?:者|人员?们?|人(?=[的在用们])|大军|队伍|干部|工人|施工队|铁军|单位|办)"
)
# 甲省援建者|在乙县 | 援建队伍来到乙县
THERE = re.compile(f"们?[^，。：；{ANY}]{{0,6}}(?:在|到|来到|奔赴|赶赴|为|给)(?P<b>[{P}])")
LEVELS = ("prefecture", "county", "town", "village")
REACH = 200


class Builders:
    """Knows the places of a text below the province, where builders of another province work."""

    def __init__(self, mentions: Iterable[Mention]) -> None:
        self.places = [
            one
            for one in mentions
            if one.kind == "place" and one.type in LEVELS and one.fields.get("inside") is None
        ]
        self.starts = [one.start for one in self.places]

    def read(self, symbols: SymbolLine) -> Iterator[Reading]:
        """Yield a Reading for each place whose builders a sentence names, in clean offsets."""
        if "援建" not in symbols.line:
            return
        for match in BUILDERS.finditer(symbols.line):
            helper = symbols.merged(match["h"])
            if any(end.type != "place" for end in helper.ends):
                continue
            behind = THERE.match(symbols.line, match.end())
            place = symbols.phrase(behind["b"]) if behind else self.before(helper)
            if place is None or any(
                same_province(one, other) for one in helper.ends for other in place.ends
            ):
                continue
            start = symbols.starts[match.start()]
            stop = behind.end() if behind else match.end()
            yield Reading(helper, place, "援建", "builders", start, symbols.ends[stop - 1])

    def before(self, helper: Phrase) -> Phrase | None:
        """Return the last place of another province that the text names before the helper."""
        last = bisect_right(self.starts, helper.start) - 1
        for place in reversed(self.places[: last + 1]):
            if helper.start - place.start > REACH:
                return None
            end = end_of(place)
            if not any(same_province(end, one) for one in helper.ends):
                return Phrase(0, 0, "P", (end,))
        return None
