"""Files in which persons write what they judge: read with a clear error, changed a row at a time.

In: a CSV file with a header of known columns. Out: its rows, each with its lines; the file with one
row more or less, all other lines as they were written. Example: the row
``fact/0a1b,wrong,误读,甲,2024-05-01`` of reviews.csv is line 2.
"""

from __future__ import annotations

import csv
import io
import os
import tempfile
from codecs import BOM_UTF8
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from graph.records import record

Cells = Mapping[str, str]


class BadJudgements(ValueError):
    """A file of judgements that cannot be used; the message names line, value and remedy."""


@record(frozen=True, slots=True)
class Sheet:
    """A kind of file: its name, its columns, and what finds the fault of a row."""

    name: str
    columns: tuple[str, ...]
    find_problem: Callable[[Cells], str | None]


@record(frozen=True, slots=True)
class Row:
    """A row by column; it stands from line ``first`` to line ``line`` of its file."""

    cells: dict[str, str]
    first: int
    line: int


def read_rows(path: Path, sheet: Sheet) -> list[Row]:
    """Return the rows of a file (UTF-8); BadJudgements names all that is wrong with it."""
    _, found = _split(_read_lines(path), sheet, path.name)
    return found


def replace_rows(
    path: Path, sheet: Sheet, *, dropped: Callable[[Cells], bool], row: Cells | None = None
) -> int:
    """Take out the rows that are ``dropped``, add ``row`` at the end; return how many went.

    The file is replaced in one step; it and its folder are made where they are missing.
    """
    lines = _read_lines(path) if path.exists() else [",".join(sheet.columns) + "\n"]
    header, found = _split(lines, sheet, path.name)
    gone = [one for one in found if dropped(one.cells)]
    if row is None and not gone:
        return 0
    out = {number for one in gone for number in range(one.first, one.line + 1)}
    kept = "".join(line for number, line in enumerate(lines, start=1) if number not in out)
    if row is not None:
        added = io.StringIO(newline="")
        csv.writer(added, lineterminator="\n").writerow([row[name] for name in header])
        kept = kept if kept.endswith(("\n", "\r")) else f"{kept}\n"
        kept += added.getvalue()
    marked = path.exists() and path.read_bytes().startswith(BOM_UTF8)
    _put(path, (BOM_UTF8 if marked else b"") + kept.encode())
    return len(gone)


def is_date(text: str) -> bool:
    """Say whether a text is a date as 2024-05-01."""
    try:
        return len(text) == 10 and bool(date.fromisoformat(text))
    except ValueError:
        return False


def find_date_problem(cells: Cells) -> str | None:
    """Return what is wrong with the date of a row; it may be empty."""
    if cells["date"] and not is_date(cells["date"]):
        return f"date is {cells['date']!r}: write it as 2024-05-01 or leave it empty"
    return None


def _read_lines(path: Path) -> list[str]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        reason = f"{path}: {error.strerror}: name a file that can be read, or leave it out"
        raise BadJudgements(reason) from error
    except UnicodeDecodeError as error:
        raise BadJudgements(f"{path.name}: byte {error.start} is not UTF-8: save it so") from error
    return list(io.StringIO(text, newline=""))


def _split(lines: list[str], sheet: Sheet, name: str) -> tuple[list[str], list[Row]]:
    reader = csv.reader(lines)
    header = [cell.strip() for cell in next(reader, [])]
    if sorted(header) != sorted(sheet.columns):
        wanted = ",".join(sheet.columns)
        raise BadJudgements(f"{name}: line 1: columns {header!r}: write {wanted} as first line")
    rows, problems, last = [], [], reader.line_num
    for cells in reader:
        first, last = last + 1, reader.line_num
        if not any(cell.strip() for cell in cells):
            continue
        row = dict(zip(header, map(str.strip, cells), strict=False))
        problem = _find_problem(header, cells, row, sheet)
        if problem:
            problems.append(f"{name}: line {last}: {problem}")
        rows.append(Row(row, first, last))
    if problems:
        raise BadJudgements("\n".join(problems))
    return header, rows


def _find_problem(header: list[str], cells: list[str], row: Cells, sheet: Sheet) -> str | None:
    if len(cells) != len(header):
        return f'{len(cells)} cells in place of {len(header)}: quote a cell with commas "…"'
    return sheet.find_problem(row)


def _put(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        Path(name).chmod(path.stat().st_mode if path.exists() else 0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
