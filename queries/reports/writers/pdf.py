"""A report as PDF: the typeface embedded, notes that are led to and lead back.

In: a Report. Out: the bytes of a PDF file, the same for the same report. Example: a table that runs
over a page repeats its heads on the next.
"""

from __future__ import annotations

import io
from functools import partial
from xml.sax.saxutils import escape

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfbase.pdfmetrics import registerFont
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    KeepTogether,
    LongTable,
    Paragraph,
    SimpleDocTemplate,
)
from reportlab.platypus.flowables import AnchorFlowable

from queries.reports import parts
from queries.reports.inquiry import show_steering
from queries.reports.notes import name_source, tell_position
from queries.reports.phrases import word
from queries.reports.writers.pdf_chart import draw
from queries.reports.writers.pdf_styles import BODY, MUTED, ROOM, RULED, STYLES, UNIT, WRAPS
from queries.reports.writers.plain import characters_of, share_widths
from queries.reports.writers.typeface import cut_typeface
from viz.colours import LIGHT


def write_pdf(report: parts.Report) -> bytes:
    """Return the PDF file."""
    face, font, lacking = cut_typeface(characters_of(report))
    registerFont(TTFont(face, io.BytesIO(font)))
    buffer = io.BytesIO()
    document = SimpleDocTemplate(
        buffer,
        pagesize=A4,
        leftMargin=18 * mm,
        rightMargin=18 * mm,
        topMargin=18 * mm,
        bottomMargin=18 * mm,
        title=report.title,
        author="Jiedui",
        lang="zh-CN" if report.language == "zh" else "en",
        invariant=1,
    )
    story, footer = Story(report, face, lacking).make(), partial(number_page, face)
    document.build(story, onFirstPage=footer, onLaterPages=footer)
    return buffer.getvalue()


def number_page(face: str, canvas: Canvas, document: SimpleDocTemplate) -> None:
    """Write the number of a page at its foot."""
    canvas.setFont(face, 8)
    canvas.setFillColor(MUTED)
    canvas.drawCentredString(A4[0] / 2, 10 * mm, str(document.page))


class Story:
    """The flow of a report; ``met`` are the notes that were referred to."""

    def __init__(self, report: parts.Report, face: str, lacking: set[str]) -> None:
        self.report, self.language, self.face = report, report.language, face
        self.lacking = {ord(one): f"〔U+{ord(one):04X}〕" for one in lacking}
        self.met: set[int] = set()
        self.counts = {"tables": 0, "charts": 0}

    def make(self) -> list[Flowable]:
        """Return everything in the order of reading."""
        report = self.report
        flow = [*self.lines("title", (report.title,)), *self.lines("about", report.about)]
        flow += self.heading("gists")
        for section in report.sections:
            flow += self.lines("gist", section.gist, bullet="•")
        for section in report.sections:
            flow += self.head(section.title) + self.lines("body", section.gist)
            for block in section.blocks:
                flow += self.block(block)
        return flow + self.sources() + self.notes() if report.sources else flow

    def heading(self, key: str) -> list[Flowable]:
        """Return the heading of a part that every report has."""
        return self.head(word(self.language, key))

    def head(self, title: str) -> list[Flowable]:
        """Return a heading, which never stands alone at the foot of a page."""
        return [CondPageBreak(35 * mm), *self.lines("heading", (title,))]

    def lines(self, style: str, line: parts.Line, bullet: str | None = None) -> list[Flowable]:
        """Return a line as a paragraph, before it the anchors of the notes that it names first."""
        anchors: list[Flowable] = []
        for run in line:
            number = self.report.number_of(run) if isinstance(run, parts.Figure) else None
            if number is not None and number not in self.met:
                self.met.add(number)
                anchors.append(AnchorFlowable(f"r{number}"))
        return [*anchors, self.styled(style, "".join(map(self.mark, line)), bullet)]

    def styled(self, style: str, markup: str, bullet: str | None = None) -> Paragraph:
        """Return markup as a paragraph of a style."""
        wrap = WRAPS[self.language]
        chosen = STYLES.get(style, BODY).clone(
            style, wordWrap=wrap, fontName=self.face, bulletFontName=self.face
        )
        return Paragraph(markup, chosen, bulletText=bullet)

    def block(self, block: parts.Block) -> list[Flowable]:
        """Return a block of a section."""
        if isinstance(block, parts.Paragraph):
            return self.lines("body", block.line) if block.line else []
        if isinstance(block, parts.Chart):
            return [KeepTogether([*self.caption("charts", block.title), draw(block, self.face)])]
        return [*self.caption("tables", block.title), self.table(block)]

    def caption(self, kind: str, title: str) -> list[Flowable]:
        """Return the numbered title of a table or a chart."""
        self.counts[kind] += 1
        words = f"{word(self.language, kind)} {self.counts[kind]}　{title}"
        return [CondPageBreak(30 * mm), *self.lines("caption", (words,))]

    def table(self, table: parts.Table) -> LongTable:
        """Return a table that may run over pages, its heads repeated."""
        head = [
            self.lines("head_number" if at in table.numeric else "head", (name,))
            for at, name in enumerate(table.heads)
        ]
        rows = [
            [
                self.lines("number" if at in table.numeric else "cell", cell)
                for at, cell in enumerate(row)
            ]
            for row in table.rows
        ]
        widths = share_widths(table, ROOM, UNIT)
        return LongTable([head, *rows], widths, repeatRows=1, style=RULED, splitInRow=1)

    def sources(self) -> list[Flowable]:
        """Return the list of documents."""
        flow = self.heading("sources")
        for source in self.report.sources:
            named = self.fit(name_source(self.report, source.document))
            words = self.fit(f"{named}　{source.reference} {show_steering(source.document)}")
            flow += [AnchorFlowable(f"d{source.number}"), self.styled("note", words)]
        return flow

    def notes(self) -> list[Flowable]:
        """Return the notes."""
        flow = self.heading("contents_note")
        for note in self.report.notes:
            told = [self.place(place) for place in note.places]
            if note.exact:
                told.insert(0, self.fit(word(self.language, "exact_is").format(exact=note.exact)))
            back = f' <a href="#r{note.number}" color="{LIGHT["accent"]}">^</a>'
            flow.append(AnchorFlowable(f"n{note.number}"))
            words, number = "<br/>".join(told) + back, str(note.number)
            flow.append(self.styled("note", words, number))
        return flow

    def place(self, place: parts.Place) -> str:
        """Return the words of a note and where they stand."""
        named = name_source(self.report, place.quote.document)
        comma, colon = word(self.language, "comma"), word(self.language, "colon")
        where = tell_position(place, self.language)
        return self.fit(f"{named}{comma}{where}{colon}“{place.quote.quote}”")

    def mark(self, run: parts.Run) -> str:
        """Return escaped words; behind a figure stands the number of its note."""
        if isinstance(run, parts.Reference):
            number = self.report.source_of(run.document).number
            words = self.fit(name_source(self.report, run.document))
            return f'<a href="#d{number}" color="{LIGHT["accent"]}">{words}</a>'
        if isinstance(run, str):
            return self.fit(run)
        number = self.report.number_of(run) or 0
        if not number:
            return self.fit(run.shown)
        link = f'<a href="#n{number}" color="{LIGHT["accent"]}">{number}</a>'
        return f'{self.fit(run.shown)}<super rise="4" size="6.5">{link}</super>'

    def fit(self, words: str) -> str:
        """Return words escaped for markup, characters without a glyph written out."""
        return escape(words.translate(self.lacking))
