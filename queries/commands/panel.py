"""``python -m queries panel``: divisions by years, for statistics programs.

In: facts.jsonl. Out: one row for each GB/T 2260 code and year in which something is told, the
names of the columns in ASCII. Example: the actual 1.26e8 yuan of 2016 from 北京市 to 内蒙古自治区
stands in ``actual_out`` of 110000 and ``actual_in`` of 150000.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from graph.gazetteer import load_gazetteer
from graph.relationships import bounds, end_id, has_ends, years_of, yuan_of
from queries.asking import Cell
from queries.canonical import read_facts, read_lines
from queries.commands.options import add_formats, start_parser, to_answer, write_answer
from queries.divisions import LEVELS, lift

Line = Mapping[str, Any]
Key = tuple[str, int]
# the columns of both sides: `aid_in` of who is helped, `aid_out` of who helps
MEASURES = {
    "aid": "年份在内的帮扶事实数 | aid facts whose stated years hold this one",
    "told": "当年文件所说的帮扶事实数 | aid facts told by documents dated in this year",
    "planned": "当年计划金额（元） | planned yuan stated for just this year",
    "actual": "当年实际金额（元） | actual yuan stated for just this year",
    "people": "当年人数 | people stated for just this year",
    "spans": "跨年数额条数（未计入上列） | numbers for several years with this one, in no sum",
    "shared": "共有数额条数（未计入上列） | numbers stated for several facts together, in no sum",
}
SIDES = {"in": ("recipient", "受援", "received"), "out": ("helper", "帮扶", "given")}
EXITS = {
    "exit_planned": "计划退出的县数 | counties planned to leave the list",
    "exit_actual": "实际退出的县数 | counties that left the list",
}
PLACE = {
    "code": "代码 | GB/T 2260 code",
    "year": "年份 | year",
    "name": "名称 | name",
    "name_en": "英文名 | English name",
    "level": "级别 | level",
}


def panel(arguments: list[str]) -> None:
    """Write the panel."""
    parser = start_parser("panel", "Write what is told of each division in each year.")
    add_formats(parser)
    words = "count everything at this level (default: each division by itself)"
    parser.add_argument("--level", choices=(*LEVELS, "all"), default="all", help=words)
    options = parser.parse_args(arguments)
    documents = read_lines(options.graph, "documents.jsonl")
    dates = {line["doc"]: line.get("date") for line in documents}
    found = collect(read_facts(options.graph), dates, options.level)
    rows = to_rows(found)
    write_answer(to_answer("panel", ("地区年度面板", "Panel"), columns(), rows), options)
    print(f"{len(rows)} rows; ends of aid that are no division are left out", file=sys.stderr)


def columns() -> dict[str, str]:
    """Return the columns with their words."""
    told: dict[str, str] = {}
    for end, (_, zh, en) in SIDES.items():
        for name, words in MEASURES.items():
            meant = words.split(" | ")
            told[f"{name}_{end}"] = f"{zh}·{meant[0]} | {en}: {meant[1]}"
    return PLACE | told | EXITS


def collect(
    facts: Iterable[Line], dates: Mapping[str, str | None], level: str
) -> dict[Key, dict[str, set[Any]]]:
    """Return what is told by code and year: in each column a set, so that nothing counts twice."""
    found: dict[Key, dict[str, set[Any]]] = {}
    for fact in facts:
        for entity, year, column, told in items_of(fact, dates):
            place = lift(entity, level)
            if place is not None and place.code is not None:
                found.setdefault((place.code, year), {}).setdefault(column, set()).add(told)
    return found


def items_of(
    fact: Line, dates: Mapping[str, str | None]
) -> Iterator[tuple[str, int, str, tuple[Any, ...]]]:
    """Yield entity, year, column and what is told of it: a name that counts once, and a number."""
    if fact["kind"] == "exit" and fact.get("place_id") and fact.get("year"):
        yield fact["place_id"], fact["year"], f"exit_{fact['role']}", (fact["place_id"], 1)
    if not has_ends(fact):
        return
    for end, (side, *_) in SIDES.items():
        entity = end_id(fact, side)
        for year in span(*closed(years_of(fact), dates.get(fact["doc"]))):
            yield entity, year, f"aid_{end}", (fact["id"], 1)
        if date := dates.get(fact["doc"]):
            yield entity, int(date[:4]), f"told_{end}", (fact["id"], 1)
        for year, column, told in numbers_of(fact):
            yield entity, year, f"{column}_{end}", told


def numbers_of(fact: Line) -> Iterator[tuple[int, str, tuple[Any, ...]]]:
    """Yield year, measure and number of each amount and staff count; a repeated one is equal."""
    ends = (end_id(fact, "helper"), end_id(fact, "recipient"), fact["mechanism"])
    for kind, items in (("amounts", yuan_of(fact)), ("staff", fact.get("staff") or ())):
        for item in items:
            low, years = bounds(item["value"])[0], span(*dated(item, fact))
            measure = item.get("role") if kind == "amounts" else "people"
            if measure is None:
                continue
            told: tuple[Any, ...] = (ends, item.get("role"), tuple(years), low)
            if fact.get("shared"):
                measure, told = "shared", ((fact["quote"], *told), 1)
            elif len(years) > 1:
                measure, told = "spans", (told, 1)
            for year in years:
                yield year, measure, told


def dated(item: Line, fact: Line) -> tuple[int | None, int | None]:
    """Return the years of a number, or else those of its fact."""
    stated = years_of(item)
    return years_of(fact) if stated == (None, None) else stated


def closed(years: tuple[int | None, int | None], date: str | None) -> tuple[int | None, int | None]:
    """Return a period; one without a stated end lasts to the year of its document."""
    first, last = years
    if first is None or last is not None or date is None:
        return years
    return first, max(first, int(date[:4]))


def span(first: int | None, last: int | None) -> list[int]:
    """Return the years of a period; of one with an open end the year that is known."""
    known = [year for year in (first, last) if year is not None]
    return list(range(min(known), max(known) + 1)) if known else []


def to_rows(found: Mapping[Key, Mapping[str, set[Any]]]) -> list[list[Cell]]:
    """Return the rows by code and year; what is not told counts nothing."""
    places = load_gazetteer().places
    rows: list[list[Cell]] = []
    for (code, year), told in sorted(found.items()):
        place = places[f"place/{code}"]
        sums = [sum(item[-1] for item in told.get(name, ())) for name in list(columns())[5:]]
        rows.append([code, year, place.name, place.en, place.level, *sums])
    return rows
