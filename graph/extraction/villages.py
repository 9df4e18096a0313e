"""Which village a sentence on a village team speaks of.

In: the mentions and the text of a document, a clean offset. Out: a Phrase of one village, or None.
Example: behind ``滴水村海拔两千米。`` the village of ``驻村第一书记带大家种茶`` is 滴水村.
A village that the same paragraph names next is nearer than one of a paragraph before.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from graph.coordination import Phrase
from graph.groups import End
from graph.identity import group_id
from graph.model import Mention
from graph.phrases import end_of

VILLAGE = re.compile("(?:(?<!乡)村|嘎查|社区)$")
REACH = 300
# 驻村书记周明。甲村曾是贫困村: the village is told right behind
NEXT = 30


class Villages:
    """The villages that a text names, and the words for those that it does not."""

    def __init__(self, text: str, mentions: Iterable[Mention], region: str | None) -> None:
        places = [one for one in mentions if one.kind == "place" and VILLAGE.search(one.name)]
        places = [one for one in places if one.end - one.start >= len(one.name)]
        self.text = text
        self.named = [one for one in places if one.type in ("village", None)]
        self.is_one = len({one.name for one in self.named}) == 1
        self.starts = [one.start for one in self.named]
        self.spoken_of = End("村", group_id("村", region), "group", 0, 0, kind="P", head="村")

    def bare(self) -> Phrase:
        """Return the villages that a text speaks of without a name."""
        return Phrase(0, 0, "P", (self.spoken_of,))

    def near(self, start: int) -> Phrase | None:
        """Return the village that the text names last, else the only one that it names."""
        last = bisect_right(self.starts, start) - 1
        if last >= 0 and start - self.starts[last] <= REACH:
            return alone(self.named[self.next_to(last, start)])
        if self.is_one:
            return alone(self.named[0])
        return None

    def told(self, start: int) -> int | None:
        """Return where the village ends that a text is on at ``start``, None where none is sure.

        The last of the paragraph, else the only one of the text where it stands within ``REACH``.
        """
        last = bisect_right(self.starts, start) - 1
        if last < 0:
            return None
        village = self.named[last]
        in_paragraph = self.text.find("\n", village.end, start) < 0
        return (
            village.end if in_paragraph or (self.is_one and start - village.end <= REACH) else None
        )

    def next_to(self, last: int, start: int) -> int:
        """Return the index of the village behind ``start`` where only it shares the paragraph."""
        other = last + 1
        if other == len(self.named) or self.text.find("\n", self.named[last].end, start) < 0:
            return last
        near = self.starts[other] - start <= NEXT
        return other if near and "\n" not in self.text[start : self.starts[other]] else last


def alone(village: Mention) -> Phrase:
    """Return the Phrase of one village."""
    return Phrase(0, 0, "P", (end_of(village),))
