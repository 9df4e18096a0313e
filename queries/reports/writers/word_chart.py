"""A chart that Word draws itself: vector, its labels the short numbers of the report.

In: a document, a Chart. Out: the document with the chart. Example: two columns a year, planned
beside actual, each with its number above it.
"""

from __future__ import annotations

from typing import Any

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from queries.reports.parts import Chart
from queries.reports.writers.page import FOLDER
from viz.colours import LIGHT

KIND = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
FILLS = tuple(LIGHT[name][1:].upper() for name in ("series-1", "accent", "series-3"))
INK = LIGHT["ink"][1:].upper()
# English Metric Units: of a chart's width, an upright one's height, a lying bar's
WIDE, HIGH, BAR = 6_260_000, 2_500_000, 230_000


def add_chart(document: Any, chart: Chart, number: int) -> None:
    """Add a chart to the end of a document; ``number`` is its own in the document."""
    templates = Environment(
        loader=FileSystemLoader(FOLDER), autoescape=True, undefined=StrictUndefined
    )
    # a single series of lying bars has the colour of the second, as on the page
    fills = FILLS if chart.upright else FILLS[1:]
    told = {"chart": chart, "fills": fills, "ink": INK, "number": number, "wide": WIDE}
    high = HIGH if chart.upright else BAR * (len(chart.categories) + 1)
    drawn = templates.get_template("chart.xml").render(told)
    name = PackURI(f"/word/charts/chart{number}.xml")
    part = Part(name, KIND, drawn.encode(), document.part.package)
    relation = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    frame = templates.get_template("frame.xml").render(told, relation=relation, high=high)
    document.add_paragraph().add_run()._r.append(parse_xml(frame))
