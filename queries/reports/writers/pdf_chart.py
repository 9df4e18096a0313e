"""A chart of a PDF report: the shapes that the page has, as vectors.

In: a Chart and the name of a typeface. Out: a Drawing of reportlab. Example: a bar of 338.0亿元.
"""

from __future__ import annotations

from reportlab.graphics.shapes import Drawing, Line, Rect, String

from queries.reports.drawing import Bar, draw_chart
from queries.reports.parts import Chart
from queries.reports.writers.pdf_styles import FILLS, INK, MUTED, ROOM


def draw(chart: Chart, face: str) -> Drawing:
    """Return a chart as a drawing as wide as the page; y points up there."""
    shapes = draw_chart(chart)
    scale, high = ROOM / shapes.width, shapes.height
    drawing = Drawing(ROOM, high * scale)
    drawing.scale(scale, scale)
    for rule in shapes.rules:
        drawing.add(Line(rule.x, high - rule.y, rule.to_x, high - rule.to_y, strokeColor=MUTED))
    for bar in shapes.bars:
        drawing.add(to_rectangle(bar, high))
    for label in shapes.labels:
        words = String(label.x, high - label.y, label.words, fontName=face, fontSize=11)
        words.textAnchor, words.fillColor = label.anchor, INK
        drawing.add(words)
    return drawing


def to_rectangle(bar: Bar, high: float) -> Rect:
    """Return a bar as a rectangle."""
    rectangle = Rect(bar.x, high - bar.y - bar.height, bar.width, bar.height)
    rectangle.fillColor = FILLS[bar.series % len(FILLS)]
    rectangle.strokeColor, rectangle.strokeWidth = INK, 0.6
    return rectangle
