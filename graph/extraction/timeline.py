"""The time that governs a clause: its own, else its sentence's, else its paragraph's lead.

In: a Document. Out: [from, to] years for a place in the clean text. Example: in a paragraph that
begins ``2017年，`` the sentence ``向甲县派驻工作队`` speaks of [2017, 2017].
"""

from __future__ import annotations

import re
from bisect import bisect_left

from graph.model import Document
from graph.periods import Period, find_periods

LEAD = 12
# 1988年设立的试验区 | 2016年起步: the year is where it begins
BEGINS = re.compile("[，]?(?:起|开始|设立|成立|建立|启动|以来|至今)")


class Timeline:
    """The periods of a document, found once."""

    def __init__(self, document: Document) -> None:
        self.text = document.text
        self.periods = [one for one in find_periods(document.text, document.year) if is_dated(one)]
        self.starts = [one.start for one in self.periods]

    def at(self, start: int, end: int) -> list[int | None] | None:
        """Return the [from, to] that governs ``text[start:end]``, None where none is stated.

        The last period in the stretch wins; without one, a period within the first characters
        of the paragraph carries over.
        """
        last = bisect_left(self.starts, end) - 1
        if last >= 0 and self.periods[last].start >= start:
            return self.years(self.periods[last])
        paragraph = self.text.rfind("\n", 0, start) + 1
        first = bisect_left(self.starts, paragraph)
        if first < len(self.periods) and self.periods[first].start <= min(paragraph + LEAD, end):
            return self.years(self.periods[first])
        return None

    def years(self, period: Period) -> list[int | None]:
        """Return a period as the [from, to] of docs/FACTS.md; what began in a year has no end."""
        if period.kind == "year" and BEGINS.match(self.text, period.end):
            return [period.from_year, None]
        return [period.from_year, period.to_year]


def is_dated(period: Period) -> bool:
    """Tell whether a period dates what is stated: it has a year and is no deadline (到2020年)."""
    return period.kind != "by" and not (period.from_year is None and period.to_year is None)
