"""Charts as shapes: bars, words and a base line, which SVG and PDF draw alike.

In: a Chart. Out: a Drawing. Example: 338.0亿元 for 2016 is an upright bar with its number above it.
Bars of two series differ in hue, in lightness and in their outline.
"""

from __future__ import annotations

from dataclasses import dataclass

from queries.formats.table import width
from queries.reports.parts import Chart, Series

WIDTH = 640.0
HIGH = 170.0
ROW = 24.0
TOP = 34.0
# a character of a label, half as wide as high
HALF = 6.0


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar of a series, by its number; ``words`` tell what it shows."""

    x: float
    y: float
    width: float
    height: float
    series: int
    words: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words at a point: ``start``, ``middle`` or ``end`` of them is there."""

    x: float
    y: float
    words: str
    anchor: str = "middle"


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line."""

    x: float
    y: float
    to_x: float
    to_y: float


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shapes of a chart in a frame of this width and height, y downwards."""

    width: float
    height: float
    bars: tuple[Bar, ...]
    labels: tuple[Label, ...]
    rules: tuple[Rule, ...]


def draw_chart(chart: Chart) -> Drawing:
    """Return the shapes of a chart."""
    return draw_upright(chart) if chart.upright else draw_lying(chart)


def draw_upright(chart: Chart) -> Drawing:
    """Return upright bars in groups, with a key where there are several series."""
    slot = WIDTH / len(chart.categories)
    thick = min(48.0, slot * 0.8 / len(chart.series))
    base = TOP + HIGH
    bars: list[Bar] = []
    labels = [*key_labels(chart)]
    most = greatest(chart)
    for at, category in enumerate(chart.categories):
        left = at * slot + (slot - thick * len(chart.series)) / 2
        for number, series in enumerate(chart.series):
            high = (HIGH - 18) * series.values[at] / most
            bar = Bar(left + number * thick, base - high, thick - 2, high, number, "")
            if series.values[at]:
                words = series.shown[at]
                bars.append(Bar(bar.x, bar.y, bar.width, high, number, tell(series, category, at)))
                if width(words) * HALF <= slot / len(chart.series):
                    labels.append(Label(bar.x + bar.width / 2, bar.y - 5, words))
        labels.append(Label((at + 0.5) * slot, base + 16, category))
    bars += key_bars(chart)
    return Drawing(WIDTH, base + 24, tuple(bars), tuple(labels), (Rule(0, base, WIDTH, base),))


def draw_lying(chart: Chart) -> Drawing:
    """Return lying bars of one series, each with its name on the left and number on the right."""
    [series] = chart.series
    left = min(250.0, max(width(name) for name in chart.categories) * HALF + 14)
    room, most = WIDTH - left - 60, greatest(chart)
    bars, labels = [], []
    for at, category in enumerate(chart.categories):
        top, long = at * ROW + 4, room * series.values[at] / most
        bars.append(Bar(left, top, long, ROW - 8, 1, tell(series, category, at)))
        labels.append(Label(left - 8, top + 12, category, "end"))
        labels.append(Label(left + long + 6, top + 12, series.shown[at], "start"))
    high = len(chart.categories) * ROW + 4
    return Drawing(WIDTH, high, tuple(bars), tuple(labels), (Rule(left, 0, left, high),))


def greatest(chart: Chart) -> float:
    """Return the greatest value of a chart, never 0."""
    return max((max(series.values) for series in chart.series), default=0) or 1


def tell(series: Series, category: str, at: int) -> str:
    """Return what a bar shows: 2016 计划 338.0亿元."""
    return f"{category} {series.name} {series.shown[at]}"


def key_bars(chart: Chart) -> list[Bar]:
    """Return the squares of the key."""
    return [Bar(at * 110.0, 2, 13, 13, at, series.name) for at, series in enumerate(chart.series)]


def key_labels(chart: Chart) -> list[Label]:
    """Return the words of the key."""
    return [
        Label(at * 110.0 + 19, 13, series.name, "start") for at, series in enumerate(chart.series)
    ]
