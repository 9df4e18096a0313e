"""Money year by year as bars, planned beside actual.

In: rows with from_year, to_year, role and a column of money. Out: a Chart. Example: 338.0亿元
planned for 2016 stands beside what was spent in 2016, where a text tells that.
"""

from __future__ import annotations

from collections.abc import Sequence

from queries.reports.amounts import shorten
from queries.reports.inquiry import Told
from queries.reports.parts import Chart, Series
from queries.reports.phrases import word


def draw_years(language: str, rows: Sequence[Told], column: str) -> Chart | None:
    """Return the sums of single years, planned beside actual; None where there are fewer than 2."""
    single = single_years(rows)
    years = sorted({told.words("from_year") for told in single})
    if len(years) < 2:
        return None
    series = []
    for role in dict.fromkeys(told.words("role") for told in single):
        sums = {
            t.words("from_year"): t.value(column) or 0 for t in single if t.words("role") == role
        }
        shown = tuple(shorten(sums[year], "元", language) if year in sums else "" for year in years)
        series.append(Series(role, tuple(sums.get(year, 0) for year in years), shown))
    return Chart(word(language, "funding_chart"), tuple(years), tuple(series))


def single_years(rows: Sequence[Told]) -> list[Told]:
    """Return the rows that are for just one year."""
    return [t for t in rows if t.value("from_year") and t.cells["from_year"] == t.cells["to_year"]]
