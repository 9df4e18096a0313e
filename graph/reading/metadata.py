"""metadata.csv: what the user knows of the documents; it wins over what they say of themselves.

In: the bytes of a table with the columns file, title, issuer, region, date, url. Out: its rows, and
a Problem for each line that cannot be used as it is. Example:
``甲县.txt,,甲县人民政府,甲县,2016-02-18,``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from graph.dates import read_date
from graph.reading.decoding import decode
from graph.reading.source import Problem, UnreadableDocument
from graph.records import record

NAME = "metadata.csv"
COLUMNS = ("file", "title", "issuer", "region", "date", "url")
FULL_DATE = 10  # characters of 2016-02-18


@record(frozen=True, slots=True)
class Row:
    """What one line says of a file: ``file`` is the path inside the table's folder."""

    line: int
    file: str
    fields: Mapping[str, str]


def problem_of(line: int, reason: str, remedy: str) -> Problem:
    """Return the Problem of one line of the table; the rest of the table is used."""
    return Problem(f"line {line}: {reason}", remedy, "metadata", "warning")


def read_metadata(data: bytes) -> Iterator[Row | Problem]:
    """Yield the rows and what is wrong; raise UnreadableDocument where no row can be used."""
    reader = csv.reader(io.StringIO(decode(data), newline=""))
    try:
        lines = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader]
    except csv.Error as error:
        raise UnreadableDocument(
            f"line {reader.line_num} is broken ({error})", "save it anew as CSV"
        ) from error
    first, header = next(((n, cells) for n, cells in lines if any(cells)), (1, []))
    names = [name.lower() for name in header]
    if "file" not in names:
        raise UnreadableDocument(
            f"has no column file; its columns are {header!r}",
            f"write {','.join(COLUMNS)} as its first line, divided by commas",
        )
    yield from _check_header(first, names)
    for line, cells in lines:
        if line > first and any(cells):
            yield from _read_line(line, names, cells)


def _check_header(line: int, names: Sequence[str]) -> Iterator[Problem]:
    for place, name in enumerate(names):
        if name and name not in COLUMNS:
            remedy = f"delete the column or name it one of {', '.join(COLUMNS)}"
            yield problem_of(line, f"the column {name!r} is not known and is left out", remedy)
        if name in names[:place]:
            reason = f"the column {name!r} stands twice; the last is used"
            yield problem_of(line, reason, "delete one of them")


def _read_line(line: int, names: Sequence[str], cells: list[str]) -> Iterator[Row | Problem]:
    while len(cells) > len(names) and not cells[-1]:
        cells = cells[:-1]
    if len(cells) != len(names):
        reason = f"{len(cells)} cells in place of {len(names)}; the line is left out"
        yield problem_of(line, reason, 'give it as many as the first line; quote commas "…"')
        return
    fields = {k: v for k, v in zip(names, cells, strict=True) if v and k in COLUMNS}
    file = fields.pop("file", "").replace("\\", "/").removeprefix("./")
    if not file:
        reason = "the cell file is empty; the line is left out"
        yield problem_of(line, reason, "write the file's path inside this folder")
        return
    stated = fields.get("date")
    if stated is not None and not _is_date(read_date(stated)):
        del fields["date"]
        reason = f"{stated!r} is no date; the rest of the line is used"
        yield problem_of(line, reason, "write it as 2016, 2016-02 or 2016-02-18")
    yield Row(line, file, fields)


def _is_date(iso: str | None) -> bool:
    """Say whether an ISO date is in the calendar."""
    if iso is None or len(iso) < FULL_DATE:
        return iso is not None
    try:
        date.fromisoformat(iso)
    except ValueError:
        return False
    return True
