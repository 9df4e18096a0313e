"""An Excel workbook: the answer with typed cells, the words behind it, what the columns mean.

In: an Answer with quotes. Out: the bytes of an .xlsx file, the same for the same answer. Example:
the number of facts of a row leads on click to the sheet ``evidence``, to the words of that row.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any

import xlsxwriter

from queries.asking import Answer, Cell, WrongQuestion
from queries.formats.cells import heads_of, show
from queries.formats.table import width

# what Excel can hold: links and lines of a sheet, characters of a cell
MOST_LINKS = 65_000
MOST_LINES = 1_048_576
LONGEST = 32_767
FIXED = datetime(2000, 1, 1)
SHEETS = {"zh": "答案", "en": "answer"}
WORDS = {"zh": "出处", "en": "evidence"}
HEADS = {
    "zh": ("行", "类别", "原文", "文件", "标题", "日期", "起始位置", "网址", "事实"),
    "en": ("row", "kind", "quote", "document", "title", "date", "start", "url", "fact"),
}
PLAIN = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}


def write_xlsx(answer: Answer, language: str) -> bytes:
    """Return a workbook: the answer, ``evidence`` where it was traced, ``about``."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, PLAIN)
    book.set_properties({"title": answer.query.title(language), "created": FIXED})
    styles = {
        "head": book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"}),
        "link": book.add_format({"font_color": "#0b5394", "underline": 1}),
        "wrap": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    sheet = book.add_worksheet(SHEETS[language])
    begins: list[int | None] = [None] * len(answer.rows)
    if answer.quotes:
        begins = write_evidence(book.add_worksheet("evidence"), styles, answer, language)
    write_answer(sheet, styles, answer, language, begins)
    write_about(book.add_worksheet("about"), styles, answer, language)
    book.close()
    return buffer.getvalue()


def write_answer(
    sheet: Any, styles: dict[str, Any], answer: Answer, language: str, begins: list[int | None]
) -> None:
    """Write the rows; numbers and the last column lead to the row's first line of evidence."""
    heads, rows = heads_of(answer, language), [list(row) for row in answer.rows]
    if answer.quotes:
        heads.append(WORDS[language])
        for row, quotes in zip(rows, answer.quotes, strict=True):
            row.append(len(quotes))
    start_sheet(sheet, styles, heads, rows)
    links = 0
    for number, (row, begin) in enumerate(zip(rows, begins, strict=True), start=1):
        for column, cell in enumerate(row):
            leads = begin is not None and is_number(cell) and links < MOST_LINKS
            if leads:
                links += 1
                sheet.write_url(number, column, f"internal:'evidence'!A{(begin or 0) + 1}")
            write_cell(sheet, (number, column), cell, styles["link"] if leads else None)


def write_evidence(
    sheet: Any, styles: dict[str, Any], answer: Answer, language: str
) -> list[int | None]:
    """Write the quotes of all rows; return the line at which those of each row begin."""
    rows: list[list[Cell]] = []
    begins: list[int | None] = []
    for number, quotes in enumerate(answer.quotes, start=2):
        begins.append(len(rows) + 1 if quotes else None)
        for q in quotes:
            words = (q.kind, q.quote, q.document, q.title, q.date)
            rows.append([number, *words, q.start, q.url, q.fact])
    start_sheet(sheet, styles, list(HEADS[language]), rows)
    for line, row in enumerate(rows, start=1):
        if line < MOST_LINKS:
            sheet.write_url(line, 0, f"internal:'{SHEETS[language]}'!A{row[0]}")
        for column, cell in enumerate(row):
            write_cell(sheet, (line, column), cell, styles["link"] if column == 0 else None)
    return begins


def write_about(sheet: Any, styles: dict[str, Any], answer: Answer, language: str) -> None:
    """Write what was asked and what each column means."""
    header = answer.query.header
    rows: list[list[Cell]] = [
        [answer.query.name, header[f"title {language}"]],
        ["", header.get(f"question {language}", "")],
    ]
    rows += [[column.name, getattr(column, language)] for column in answer.query.columns]
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 1, 80)
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            style = styles["head" if number == 0 else "wrap"]
            write_cell(sheet, (number, column), cell, style)


def start_sheet(
    sheet: Any, styles: dict[str, Any], heads: list[str], rows: list[list[Cell]]
) -> None:
    """Write the heads, freeze and filter them, and set the widths for what stands below."""
    if len(rows) >= MOST_LINES:
        raise WrongQuestion(f"{len(rows)} rows are more than a workbook can hold: take csv")
    for column, head in enumerate(heads):
        sheet.write_string(0, column, head, styles["head"])
        longest = max((width(show(row[column])) for row in rows), default=0)
        sheet.set_column(column, column, min(60, max(8, width(head) + 3, longest + 2)))
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(1, len(rows)), len(heads) - 1)


def write_cell(sheet: Any, place: tuple[int, int], cell: Cell, style: Any) -> None:
    """Write a cell by its type; words stay words, whatever they begin with."""
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(*place, cell, style)
    elif isinstance(cell, int | float):
        sheet.write_number(*place, cell, style)
    else:
        words = cell.encode("utf-8", "replace").decode()
        cut = words if len(words) <= LONGEST else words[: LONGEST - 1] + "…"
        sheet.write_string(*place, cut, style)


def is_number(cell: Cell) -> bool:
    """Say whether a cell holds a number, which evidence stands behind."""
    return isinstance(cell, int | float) and not isinstance(cell, bool)
