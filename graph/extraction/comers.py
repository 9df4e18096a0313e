"""Those who are sent and where they come from, told in two sentences.

In: symbolised sentences in order, and what each of them gives by itself. Out: Readings. Example:
of ``7支工作队共21人，他们分别来自甲局、乙学院。工作队全部进驻丙县`` 甲局 and 乙学院 help 丙县;
the sentences may also stand the other way round.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading, S
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine

# 他们分别来自甲局、乙学院 | 队员来自甲局
COME = re.compile(
    "(?:他们|她们|队员|成员|人员|教师|医生|专家|干部)[^，。；]{0,4}?(?:都|均|全部|分别)*来自"
    f"(?P<h>[{O}](?:(?:、\\s?|和|及|以及)[{O}])*)"
)
# 工作队|全部进驻丙县
ENTER = re.compile(
    f"(?P<s>[{S}])[^，。；{ANY}]{{0,6}}?(?:进驻|入驻|抵达|奔赴|开赴|赶赴|前往|分赴|来到|到达)了?(?P<b>[{P}])"
)


class Comers:
    """Remembers who was said to come from where, and where those who were sent last went."""

    def __init__(self) -> None:
        self.bodies: Phrase | None = None
        self.goal: tuple[Phrase, Phrase] | None = None

    def read(self, symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
        """Yield who helps where, once both sentences are read; ``aids``: what this one gives."""
        come = COME.search(symbols.line) if "来自" in symbols.line else None
        enter = ENTER.search(symbols.line)
        bodies = symbols.merged(come["h"]) if come else self.bodies
        goal = self.goal
        if enter is not None:
            goal = symbols.phrase(enter["s"]), symbols.phrase(enter["b"])
        told = bodies is not None and any(aid.helper.start == bodies.start for aid in aids)
        self.bodies, self.goal = (bodies if come else None), (goal if enter else None)
        if bodies is None or goal is None or told:
            return
        staff, place = goal
        start, end = min(bodies.start, place.start), max(bodies.end, place.end)
        cue = RESIDENT if staff.ends[0].name.endswith(("工作队", "帮扶队")) else ""
        yield Reading(bodies, place, cue, "come_from", start, end, staff)
        self.bodies, self.goal = None, None
