"""The counties that left the list of poverty counties, planned beside actual."""

from __future__ import annotations

from queries.reports.amounts import span
from queries.reports.inquiry import Inquiry, Told
from queries.reports.parts import Block, Chart, Line, Section, Series, Table
from queries.reports.phrases import join, say, word
from queries.reports.subject import Subject

ROLES = ("planned", "actual")


def exits(inquiry: Inquiry, subject: Subject) -> Section | None:
    """Return the section of exits; None where the subject has none."""
    values = subject.values("place", "document")
    rows = () if values is None else inquiry.rows("county_exits", **values)
    if not rows:
        return None
    language = inquiry.language
    counts = {role: [t for t in rows if t.value(f"{role}_year") is not None] for role in ROLES}
    gist = say(language, "exits_gist", n=len(rows), named=tell_counts(language, counts))
    years = sorted({t.words(f"{role}_year") for role in ROLES for t in counts[role]})
    blocks: list[Block] = [draw_exits(language, counts, years)] if len(years) > 1 else []
    blocks.append(list_exits(inquiry, counts, years))
    return Section(word(language, "exits_title"), gist, tuple(blocks))


def tell_counts(language: str, counts: dict[str, list[Told]]) -> Line:
    """Return how many leave, planned and actually, and in which years."""
    return join(
        language,
        (
            say(
                language,
                f"exits_{role}",
                count=len(told),
                years=span(
                    min(t.value(f"{role}_year") or 0 for t in told),
                    max(t.value(f"{role}_year") or 0 for t in told),
                    language,
                ),
            )
            for role, told in counts.items()
            if told
        ),
    )


def in_year(counts: dict[str, list[Told]], role: str, year: str) -> list[Told]:
    """Return the counties that leave in a year, planned or actually."""
    return [told for told in counts[role] if told.words(f"{role}_year") == year]


def draw_exits(language: str, counts: dict[str, list[Told]], years: list[str]) -> Chart:
    """Return the counties of each year as bars."""
    series = []
    for role in ROLES:
        numbers = tuple(len(in_year(counts, role, year)) for year in years)
        if any(numbers):
            shown = tuple(f"{number}" if number else "" for number in numbers)
            series.append(Series(word(language, role), numbers, shown))
    return Chart(word(language, "exits_chart"), tuple(years), tuple(series))


def list_exits(inquiry: Inquiry, counts: dict[str, list[Told]], years: list[str]) -> Table:
    """Return the table of exits: a row a year and role, with the counties."""
    language = inquiry.language
    lines: list[tuple[Line, ...]] = []
    for year in years:
        for role in ROLES:
            if told := in_year(counts, role, year):
                counties = join(language, ((inquiry.figure(t, t.words("county")),) for t in told))
                lines.append(((year,), (word(language, role),), (f"{len(told)}",), counties))
    heads = tuple(word(language, key) for key in ("year", "role", "count", "counties"))
    return Table(word(language, "exits_table"), heads, tuple(lines), (2,))
