"""What a person says of a fact: reviews.csv in, the last word on each fact out.

In: a CSV file with the columns fact, review, reason, judge, date. Out: Reviews. Example: the line
``fact/ce8a1af3767824d4f228,wrong,误读,甲,2024-05-01`` marks the fact as wrong; it stays in the
graph, and pages, reports and ``python -m queries reviews`` show what was said of it.
"""

from __future__ import annotations

import os
from pathlib import Path

from graph.judged_rows import Cells, Sheet, find_date_problem, read_rows
from graph.records import record

CHOICES = ("confirmed", "wrong")
NAME = "reviews.csv"


@record(frozen=True, slots=True)
class Review:
    """One word of a person on a fact, by its id."""

    fact: str
    review: str
    reason: str = ""
    judge: str = ""
    date: str = ""

    def said(self) -> str:
        """Return who said it, when and why, in a line."""
        return " · ".join(filter(None, (self.judge, self.date, self.reason)))


def reviews_folder(out: Path) -> Path:
    """Return the folder beside a build's output where judgements and reviews are kept.

    >>> reviews_folder(Path("/data/out")).as_posix()
    '/data/out-reviews'
    """
    place = Path(os.path.realpath(out))
    return place.with_name(f"{place.name}-reviews")


def load_reviews(folder: Path) -> dict[str, Review]:
    """Return the last word on each fact that reviews.csv of a folder has; none without the file."""
    path = folder / NAME
    return last_words(read_reviews(path)) if path.is_file() else {}


def read_reviews(path: Path) -> list[Review]:
    """Return the reviews of a file; BadJudgements names all that is wrong with it."""
    return [Review(**row.cells) for row in read_rows(path, SHEET)]


def last_words(reviews: list[Review]) -> dict[str, Review]:
    """Return the review of each fact that counts: of the latest date, then of the latest line."""
    return {review.fact: review for review in sorted(reviews, key=lambda one: one.date)}


def _find_problem(row: Cells) -> str | None:
    if not row["fact"].startswith("fact/"):
        return f"fact is {row['fact']!r}: write the id of a fact, as facts.jsonl has it"
    if row["review"] not in CHOICES:
        return f"review is {row['review']!r}: write one of {', '.join(CHOICES)}"
    return find_date_problem(row)


SHEET = Sheet(NAME, ("fact", "review", "reason", "judge", "date"), _find_problem)
