"""The sections around a place, found in steps as many as the headings are deep.

In: the Sections of a document, by start. Out: the sections that hold a place, outermost first.
Example: within ``一、投资`` the place of ``（一）产业`` is held by both.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from graph.model import Section


class Outline:
    """The tree of a document's sections."""

    def __init__(self, sections: Sequence[Section]) -> None:
        self.sections = sections
        self.starts = [section.start for section in sections]
        self.parents: list[int] = []
        for number, section in enumerate(sections):
            parent = number - 1
            while parent >= 0 and sections[parent].end <= section.start:
                parent = self.parents[parent]
            self.parents.append(parent)

    def around(self, place: int) -> list[Section]:
        """Return the sections that hold a place, outermost first."""
        number = bisect_right(self.starts, place) - 1
        holding: list[Section] = []
        while number >= 0:
            if self.sections[number].end > place:
                holding.append(self.sections[number])
            number = self.parents[number]
        return holding[::-1]

    def innermost(self, place: int) -> Section | None:
        """Return the smallest section that holds a place."""
        holding = self.around(place)
        return holding[-1] if holding else None
