"""A report as a Word file: charts that Word draws, references that lead to their notes and back.

In: a Report. Out: the bytes of a .docx file, the same for the same report. Word's own footnotes
hold each note once only; here one note serves several figures, so the notes are a numbered list at
the end, to which the numbers link. Example: the ² behind 对口支援 leads to note 2.
"""

from __future__ import annotations

import io
import zipfile
from typing import Any

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from queries.reports.inquiry import show_steering
from queries.reports.notes import name_source, tell_position
from queries.reports.parts import Block, Chart, Figure, Line, Note, Paragraph, Reference, Report
from queries.reports.parts import Table as TableBlock
from queries.reports.phrases import word
from queries.reports.writers.plain import share_widths
from queries.reports.writers.word_chart import add_chart
from queries.reports.writers.word_marks import add_bookmark, add_link, rule, runs_of, set_up, tag

EARLIEST = (1980, 1, 1, 0, 0, 0)
# millimetres between the margins, and of half a character of a cell
ROOM, UNIT = 174.0, 1.65


def write_word(report: Report) -> bytes:
    """Return the Word file."""
    paper = Paper(report)
    paper.fill()
    buffer = io.BytesIO()
    paper.document.save(buffer)
    return repack(buffer.getvalue())


def repack(data: bytes) -> bytes:
    """Return a zip archive with the same files under one fixed date."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            info = zipfile.ZipInfo(name, date_time=EARLIEST)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3
            new.writestr(info, old.read(name))
    return buffer.getvalue()


class Paper:
    """The Word document of a report, as it is filled; ``met`` are the notes referred to."""

    def __init__(self, report: Report) -> None:
        self.report, self.language = report, report.language
        self.document: Any = docx.Document()
        self.met: set[int] = set()
        self.marks = 0
        self.counts = {"tables": 0, "charts": 0}
        set_up(self.document, report)

    def fill(self) -> None:
        """Write everything in the order of reading."""
        self.add("Title", (self.report.title,))
        self.shrink(self.add("Normal", self.report.about), 8.5)
        self.add("Heading 1", (word(self.language, "gists"),))
        for section in self.report.sections:
            self.add("List Bullet", section.gist)
        for section in self.report.sections:
            self.add("Heading 1", (section.title,))
            self.add("Normal", section.gist)
            for block in section.blocks:
                self.add_block(block)
        if self.report.sources:
            self.add_sources()
            self.add_notes()

    def add(self, style: str, line: Line) -> Any:
        """Add a line as a paragraph."""
        paragraph = self.document.add_paragraph(style=style)
        self.write(paragraph, line)
        return paragraph

    def write(self, paragraph: Any, line: Line) -> None:
        """Write a line into a paragraph; behind a figure stands the number of its note."""
        for run in line:
            if isinstance(run, Reference):
                source = self.report.source_of(run.document)
                add_link(paragraph, f"d{source.number}", name_source(self.report, run.document))
            elif isinstance(run, str):
                paragraph.add_run(run)
            else:
                self.write_figure(paragraph, run)

    def write_figure(self, paragraph: Any, figure: Figure) -> None:
        """Write a figure and the number of its note, where the note leads back to."""
        paragraph.add_run(figure.shown)
        number = self.report.number_of(figure)
        if number is None:
            return
        if number not in self.met:
            self.met.add(number)
            self.mark(paragraph, f"r{number}")
        add_link(paragraph, f"n{number}", f"{number}", raised=True)

    def mark(self, paragraph: Any, name: str) -> None:
        """Add a bookmark, which links lead to."""
        self.marks += 1
        add_bookmark(paragraph, self.marks, name)

    def add_block(self, block: Block) -> None:
        """Add a block of a section."""
        if isinstance(block, Paragraph):
            if block.line:
                self.add("Normal", block.line)
        elif isinstance(block, Chart):
            self.add_caption("charts", block.title)
            add_chart(self.document, block, self.counts["charts"])
        else:
            self.add_caption("tables", block.title)
            self.add_table(block)

    def add_caption(self, kind: str, title: str) -> None:
        """Add the numbered title of a table or a chart."""
        self.counts[kind] += 1
        words = f"{word(self.language, kind)} {self.counts[kind]}　{title}"
        paragraph = self.add("Normal", (words,))
        paragraph.paragraph_format.keep_with_next = True
        self.shrink(paragraph, 9.5, bold=True)

    def add_table(self, block: TableBlock) -> None:
        """Add a table; its heads are repeated on each page, no row is cut."""
        table = self.document.add_table(rows=1, cols=len(block.heads))
        table.autofit = False
        self.write_row(table.rows[0], tuple((head,) for head in block.heads), block, bold=True)
        tag(table.rows[0]._tr.get_or_add_trPr(), "tblHeader")
        for row in block.rows:
            self.write_row(table.add_row(), row, block)
        widths = share_widths(block, ROOM, UNIT)
        for column, wide in zip(table.columns, widths, strict=True):
            column.width = Mm(wide)
        for row in table.rows:
            tag(row._tr.get_or_add_trPr(), "cantSplit")
            for cell, wide in zip(row.cells, widths, strict=True):
                cell.width = Mm(wide)
        rule(table)
        self.document.add_paragraph().paragraph_format.space_after = Pt(2)

    def write_row(
        self, row: Any, cells: tuple[Line, ...], block: TableBlock, *, bold: bool = False
    ) -> None:
        """Write the cells of a row."""
        for at, (cell, line) in enumerate(zip(row.cells, cells, strict=True)):
            paragraph = cell.paragraphs[0]
            self.write(paragraph, line)
            self.shrink(paragraph, 8.5, bold=bold)
            paragraph.paragraph_format.space_after = Pt(1)
            if at in block.numeric:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT

    def shrink(self, paragraph: Any, size: float, *, bold: bool = False) -> None:
        """Set the size of a paragraph's words."""
        for run in runs_of(paragraph):
            run.font.size = Pt(size)
            run.font.bold = bold or run.font.bold

    def add_sources(self) -> None:
        """Add the list of documents."""
        self.add("Heading 1", (word(self.language, "sources"),))
        for source in self.report.sources:
            paragraph = self.document.add_paragraph()
            self.mark(paragraph, f"d{source.number}")
            paragraph.add_run(f"{name_source(self.report, source.document)}　").bold = True
            paragraph.add_run(f"{source.reference} {show_steering(source.document)}")
            self.shrink(paragraph, 8.5)

    def add_notes(self) -> None:
        """Add the notes."""
        self.add("Heading 1", (word(self.language, "contents_note"),))
        for note in self.report.notes:
            paragraph = self.document.add_paragraph()
            self.mark(paragraph, f"n{note.number}")
            add_link(paragraph, f"r{note.number}", f"{note.number}")
            paragraph.add_run(f"　{self.tell(note)}")
            paragraph.paragraph_format.space_after = Pt(2)
            self.shrink(paragraph, 8.5)

    def tell(self, note: Note) -> str:
        """Return the words of a note."""
        told = [word(self.language, "exact_is").format(exact=note.exact)] if note.exact else []
        comma, colon = word(self.language, "comma"), word(self.language, "colon")
        for place in note.places:
            named = name_source(self.report, place.quote.document)
            where = tell_position(place, self.language)
            told.append(f"{named}{comma}{where}{colon}“{place.quote.quote}”")
        return "\n".join(told)
