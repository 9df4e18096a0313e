"""Tables that a person filled in: csv, tsv and xlsx as spreadsheets save them.

In: a file. Out: its rows by column. Example: a csv that Excel saved in GB18030 with semicolons.
"""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from queries.asking import WrongQuestion

SEPARATORS = (",", ";", "\t")


def read_sheet(path: Path, needed: tuple[str, ...]) -> list[dict[str, Any]]:
    """Return the rows of a file's first sheet; WrongQuestion where a needed column is missing."""
    if not path.is_file():
        raise WrongQuestion(f"no such file: {path}")
    rows = read_workbook(path) if path.suffix.lower() == ".xlsx" else read_delimited(path, needed)
    heads = [str(cell or "").strip() for cell in rows[0]] if rows else []
    missing = [name for name in needed if name not in heads]
    if missing:
        raise WrongQuestion(f"{path.name} has no column {', '.join(missing)}")
    return [dict(zip(heads, row, strict=False)) for row in rows[1:]]


def read_workbook(path: Path) -> list[list[Any]]:
    """Return the cells of the first sheet of a workbook."""
    import openpyxl  # here alone: it would slow the start of every question

    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except (BadZipFile, KeyError, ValueError) as wrong:
        raise WrongQuestion(f"{path.name} is no workbook: {wrong}") from wrong
    rows = [list(row) for row in book.worksheets[0].iter_rows(values_only=True)]
    book.close()
    return rows


def read_delimited(path: Path, needed: tuple[str, ...]) -> list[list[str]]:
    """Return the cells of a text file, in UTF-8 or GB18030, by the separator that its head has."""
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030", "replace")
    head = text.partition("\n")[0]
    separator = max(SEPARATORS, key=head.count)
    return [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=separator) if row]
