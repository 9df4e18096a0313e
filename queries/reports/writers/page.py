"""A report as one HTML page that loads nothing and runs nothing.

In: a Report. Out: HTML. Example: the number behind 11.8亿元 leads to its note, which leads back.
"""

from __future__ import annotations

from pathlib import Path

from jinja2 import Environment, FileSystemLoader
from markupsafe import Markup

from queries.reports.drawing import draw_chart
from queries.reports.inquiry import show_steering
from queries.reports.notes import name_source, tell_position
from queries.reports.parts import Chart, Line, Paragraph, Reference, Report, Run, Table
from queries.reports.phrases import load_phrases
from viz.colours import to_css
from viz.page import content_policy, open_environment, to_bytes

FOLDER = Path(__file__).parent


def write_page(report: Report) -> bytes:
    """Return the page in UTF-8."""
    environment = open_environment(Environment(loader=FileSystemLoader(FOLDER), trim_blocks=True))
    style = Markup(to_css() + (FOLDER / "report.css").read_text("utf-8"))
    marks = Marks(report)
    page = environment.get_template("report.html").render(
        report=report,
        lang="zh-Hans" if report.language == "zh" else "en",
        words=load_phrases()[report.language],
        style=style,
        policy=content_policy([], style),
        kind=kind_of,
        line=marks.line,
        draw=draw_chart,
        where=lambda place: tell_position(place, report.language),
        named=lambda document: name_source(report, document),
        show=show_steering,
        backs=marks.backs,
    )
    return to_bytes(page)


def kind_of(block: Paragraph | Table | Chart) -> str:
    """Return the name of a block's kind."""
    return type(block).__name__.lower()


class Marks:
    """The references to the notes: each has an id, so that its note can lead back."""

    def __init__(self, report: Report) -> None:
        self.report = report
        self.backs: dict[int, int] = {}

    def line(self, line: Line) -> Markup:
        """Return a line, each figure with its reference."""
        return Markup("").join(self.mark(run) for run in line)

    def mark(self, run: Run) -> Markup:
        """Return escaped words; behind a figure stands the number of its note."""
        if isinstance(run, str):
            return Markup.escape(run)
        if isinstance(run, Reference):
            source = self.report.source_of(run.document).number
            link = Markup('<a href="#d{}">{}</a>')
            return link.format(source, name_source(self.report, run.document))
        number = self.report.number_of(run)
        if number is None:
            return Markup.escape(run.shown)
        self.backs[number] = self.backs.get(number, 0) + 1
        here = f"r{number}-{self.backs[number]}"
        reference = '<sup><a id="{}" href="#n{}">{}</a></sup>'
        return Markup('<span class="figure">{}').format(run.shown) + Markup(
            reference + "</span>"
        ).format(here, number, number)
