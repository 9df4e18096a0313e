"""What a person says of two entities: judgements.csv in, judgements and a clear error out.

In: a CSV file with the columns left, right, judgement, reason, judge, date. Out: Judgements in the
order of the file. Example: the line
``市扶贫办,actor/呼和浩特市扶贫办,same,同一机构,甲,2024-05-01`` says that the two are one.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

COLUMNS = ("left", "right", "judgement", "reason", "judge", "date")
CHOICES = ("same", "different", "unsure")
NAME = "judgements.csv"


@dataclass(frozen=True, slots=True)
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


class BadJudgements(ValueError):
    """A file of judgements that cannot be used; the message names line, value and remedy."""


def find_judgements(paths: Iterable[Path]) -> list[Path]:
    """Return each judgements.csv that lies in one of the input folders, in their order."""
    return [path / NAME for path in dict.fromkeys(paths) if (path / NAME).is_file()]


def load_judgements(named: Path | None, paths: Iterable[Path]) -> list[Judgement]:
    """Return the judgements of the named file, or of those in the input folders."""
    files = find_judgements(paths) if named is None else [named]
    return [judgement for file in files for judgement in read_judgements(file)]


def read_judgements(path: Path) -> list[Judgement]:
    """Return the judgements of a file (UTF-8); BadJudgements names all that is wrong with it."""
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"{path}: {error.strerror}: name a file that can be read, or leave it out"
        raise BadJudgements(reason) from error
    except UnicodeDecodeError as error:
        raise BadJudgements(f"{path.name}: byte {error.start} is not UTF-8: save it so") from error
    rows = csv.reader(io.StringIO(text, newline=""))
    header = [cell.strip() for cell in next(rows, [])]
    if sorted(header) != sorted(COLUMNS):
        raise BadJudgements(
            f"{path.name}: line 1: columns {header!r}: write {','.join(COLUMNS)} as first line"
        )
    judgements, problems = [], []
    for cells in rows:
        if not any(cell.strip() for cell in cells):
            continue
        found, problem = _read_row(header, cells, path.name, rows.line_num)
        if problem:
            problems.append(f"{path.name}: line {rows.line_num}: {problem}")
        judgements.append(found)
    if problems:
        raise BadJudgements("\n".join(problems))
    return judgements


def _read_row(
    header: Sequence[str], cells: list[str], file: str, line: int
) -> tuple[Judgement, str | None]:
    if len(cells) != len(header):
        problem = f'{len(cells)} cells in place of {len(header)}: quote a cell with commas "…"'
        return Judgement("", "", ""), problem
    row = {key: cell.strip() for key, cell in zip(header, cells, strict=True)}
    return Judgement(**row, line=line, file=file), _find_problem(row)


def _find_problem(row: dict[str, str]) -> str | None:
    for column in ("left", "right"):
        if not row[column]:
            return f"{column} is {row[column]!r}: write the id or the name of an entity"
    if row["left"] == row["right"]:
        return f"left and right are both {row['left']!r}: write two entities"
    if row["judgement"] not in CHOICES:
        return f"judgement is {row['judgement']!r}: write one of {', '.join(CHOICES)}"
    if row["date"] and not _is_date(row["date"]):
        return f"date is {row['date']!r}: write it as 2024-05-01 or leave it empty"
    return None


def _is_date(text: str) -> bool:
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False
