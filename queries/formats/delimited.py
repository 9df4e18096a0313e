"""CSV and TSV: the names of the columns, then the rows.

In: an Answer. Out: lines. Example: ``helper,recipient`` and ``鄂尔多斯市,兴安盟``.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

from queries.asking import Answer, Cell
from queries.formats.cells import guard


def write_csv(answer: Answer, language: str) -> str:
    """Return CSV with the names of the columns; line breaks in a cell are kept, quoted."""
    return write_rows(answer.columns, answer.rows)


def write_tsv(answer: Answer, language: str) -> str:
    """Return tab-separated values; tabs and line breaks in a cell become blanks."""
    flat = ([" ".join(c.split()) if isinstance(c, str) else c for c in row] for row in answer.rows)
    return write_rows(answer.columns, flat, separator="\t")


def write_rows(
    heads: Sequence[str], rows: Iterable[Iterable[Cell]], *, separator: str = ","
) -> str:
    """Return separated values whose words no spreadsheet takes for formulas."""
    text = io.StringIO()
    writer = csv.writer(text, delimiter=separator, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows([guard(cell) for cell in row] for row in rows)
    return text.getvalue()
