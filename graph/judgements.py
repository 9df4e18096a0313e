"""What a person says of two entities: judgements.csv in, judgements and a clear error out.

In: a CSV file with the columns left, right, judgement, reason, judge, date. Out: Judgements in the
order of the file. Example: the line
``市扶贫办,actor/呼和浩特市扶贫办,same,同一机构,甲,2024-05-01`` says that the two are one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from graph.judged_rows import Cells, Sheet, find_date_problem, read_rows
from graph.records import record

CHOICES = ("same", "different", "unsure")
NAME = "judgements.csv"


@record(frozen=True, slots=True)
class Judgement:
    """One word of a person: ``left`` and ``right`` are ids or names, ``line`` is in ``file``."""

    left: str
    right: str
    judgement: str
    reason: str = ""
    judge: str = ""
    date: str = ""
    line: int = 0
    file: str = NAME


def find_judgements(paths: Iterable[Path]) -> list[Path]:
    """Return each judgements.csv that lies in one of the input folders, in their order."""
    return [path / NAME for path in dict.fromkeys(paths) if (path / NAME).is_file()]


def load_judgements(
    named: Path | None, paths: Iterable[Path], reviews: Path | None = None
) -> list[Judgement]:
    """Return the judgements of the named file, or of those in the input folders, then those of
    the folder ``reviews``, where the server keeps them."""
    files = find_judgements(paths) if named is None else [named]
    known = {file.resolve() for file in files}
    kept = find_judgements([reviews] if reviews is not None else [])
    files += [file for file in kept if file.resolve() not in known]
    return [judgement for file in files for judgement in read_judgements(file)]


def read_judgements(path: Path) -> list[Judgement]:
    """Return the judgements of a file (UTF-8); BadJudgements names all that is wrong with it."""
    return [Judgement(**row.cells, line=row.line, file=path.name) for row in read_rows(path, SHEET)]


def _find_problem(row: Cells) -> str | None:
    for column in ("left", "right"):
        if not row[column]:
            return f"{column} is {row[column]!r}: write the id or the name of an entity"
    if row["left"] == row["right"]:
        return f"left and right are both {row['left']!r}: write two entities"
    if row["judgement"] not in CHOICES:
        return f"judgement is {row['judgement']!r}: write one of {', '.join(CHOICES)}"
    return find_date_problem(row)


SHEET = Sheet(NAME, ("left", "right", "judgement", "reason", "judge", "date"), _find_problem)
