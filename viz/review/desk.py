"""The desk: a build under review, and the files that keep the words of persons on it.

In: what a person says. Out: lines of judgements.csv and reviews.csv. A new word on the same fact or
pair takes the place of the old line, undoing takes the line out; all other lines stay as they were
written. Example: 甲 judges two names different; the next build keeps them apart.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

from graph import judgements, reviews
from graph.judged_rows import BadJudgements, Cells, Sheet, replace_rows
from viz.endpoint.protocol import Refusal
from viz.opened import Made, Opened
from viz.review.listing import Listing

LONGEST = 500
T = TypeVar("T")
Said = Mapping[str, Any]


class Desk:
    """An opened build and the files in ``folder``; both are read again when they change."""

    def __init__(self, opened: Opened, folder: Path) -> None:
        self.folder = folder
        self.lock = RLock()
        self._listing = Made(opened, lambda: Listing(opened.build()))

    def listing(self) -> Listing:
        """Return the build, opened for review; a new one in its place is opened by itself."""
        return self._listing.get()

    def judgements(self) -> list[judgements.Judgement]:
        """Return what was judged; Refusal where the file is broken."""
        path = self.folder / judgements.NAME
        return self.soundly(lambda: judgements.read_judgements(path) if path.exists() else [])

    def reviews(self) -> dict[str, reviews.Review]:
        """Return the last word on each fact; Refusal where the file is broken."""
        return self.soundly(lambda: reviews.load_reviews(self.folder))

    def judge(self, said: Said) -> Cells:
        """Keep a judgement on two entities in the place of an older one; return its row."""
        row = {key: text_of(said, key) for key in ("left", "right", "judgement")}
        for side in (row["left"], row["right"]):
            if self.listing().find_one(side) is None:
                raise Refusal(404, f"{side!r} names no entity of this build, or several")
        pair = self.pair_of(row)
        if len(pair) == 1:
            raise Refusal(400, f"{row['left']!r} and {row['right']!r} are one id already")
        return self.keep(
            judgements.SHEET, row | signed(said), lambda cells: self.pair_of(cells) == pair
        )

    def review(self, said: Said) -> Cells:
        """Keep a review of a fact in the place of an older one; return its row."""
        row = {key: text_of(said, key) for key in ("fact", "review")}
        if row["fact"] not in self.listing().facts:
            raise Refusal(404, f"no fact {row['fact']!r} in this build")
        return self.keep(
            reviews.SHEET, row | signed(said), lambda cells: cells["fact"] == row["fact"]
        )

    def unjudge(self, said: Said) -> None:
        """Take out what was said of a pair; Refusal where nothing was."""
        pair = self.pair_of({side: text_of(said, side) for side in ("left", "right")})
        self.drop(judgements.SHEET, lambda cells: self.pair_of(cells) == pair)

    def unreview(self, said: Said) -> None:
        """Take out what was said of a fact; Refusal where nothing was."""
        fact = text_of(said, "fact")
        self.drop(reviews.SHEET, lambda cells: cells["fact"] == fact)

    def pair_of(self, cells: Cells) -> frozenset[str]:
        """Return the ids that the two sides of a judgement mean in this build, in no order."""
        sides = cells["left"], cells["right"]
        return frozenset(self.listing().find_one(side) or side for side in sides)

    def keep(self, sheet: Sheet, row: Cells, dropped: Callable[[Cells], bool]) -> Cells:
        """Write a row in the place of those that are dropped; Refusal of a wrong one."""
        problem = sheet.find_problem(row)
        if problem is not None:
            raise Refusal(400, problem)
        self.change(sheet, dropped, row)
        return row

    def drop(self, sheet: Sheet, dropped: Callable[[Cells], bool]) -> None:
        """Take rows out; Refusal where there are none."""
        if not self.change(sheet, dropped):
            raise Refusal(404, "nothing was said of it")

    def change(
        self, sheet: Sheet, dropped: Callable[[Cells], bool], row: Cells | None = None
    ) -> int:
        """Change a file, one writer at a time; return how many rows went."""
        path = self.folder / sheet.name
        with self.lock:
            return self.soundly(lambda: replace_rows(path, sheet, dropped=dropped, row=row))

    def soundly(self, action: Callable[[], T]) -> T:
        """Return what an action on the files gives; Refusal where it cannot be done."""
        try:
            return action()
        except BadJudgements as wrong:
            raise Refusal(409, f"correct the file in {self.folder} first: {wrong}") from wrong
        except OSError as error:
            why = f"{self.folder} cannot be written: {error.strerror}; choose with --reviews"
            raise Refusal(507, why) from error


def signed(said: Said) -> dict[str, str]:
    """Return the reason, who says it, and today's date."""
    words = {key: line_of(said, key) for key in ("reason", "judge")}
    return words | {"date": date.today().isoformat()}


def text_of(said: Said, key: str) -> str:
    """Return a value as it is; Refusal where it is no text, empty or too long."""
    value = said.get(key)
    if not isinstance(value, str) or not value.strip() or len(value) > LONGEST:
        raise Refusal(400, f"{key} is no text of 1 to {LONGEST} characters")
    return value.strip()


def line_of(said: Said, key: str) -> str:
    """Return what a person wrote as one line, empty where that is nothing."""
    if not said.get(key):
        return ""
    text = text_of(said, key)
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
