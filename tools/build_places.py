"""Build graph/gazetteer/places.csv from the packages pinned in tools/requirements-tools.txt.

In: the packages, english_names.csv beside the table, and three reviewed tables beside this file.
Out: the table, the same bytes each time. Run: ``python -m tools.build_places``. Example row:
``152200,兴安盟,兴安,2,盟,150000,,,,Hinggan League,official,…``.
"""

from __future__ import annotations

import csv
import re
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

from tools.place_english import english_name, split_name, use_readings
from tools.place_sources import (
    FIRST_YEAR,
    LAST_YEAR,
    Run,
    read_coordinates,
    read_runs,
)

GAZETTEER = Path(__file__).parent.parent / "graph" / "gazetteer"
TOOLS = Path(__file__).parent
OLDEST = 1995
# Guangxi Zhuang Autonomous Region, Hong Kong Special Administrative Region
PROVINCE_TYPE = re.compile(
    r" (?:Province|Municipality|(?:(?:Zhuang|Hui|Uygur) )?Autonomous Region|Special .+)$"
)
COLUMNS = [
    *("code", "name", "short", "level", "type", "parent", "valid_from", "valid_to", "successor"),
    *("en", "en_source", "en_other", "lat", "lon", "coord_source", "wikidata"),
]


def read_rows(path: Path) -> list[dict[str, str]]:
    """Return the rows of a CSV table with a header."""
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def successors(runs: Iterable[Run]) -> dict[tuple[str, str, int], str]:
    """Return (code, name, last year) -> code at the end of 2025 of each closed division."""
    alive = {run.code for run in runs if run.last == LAST_YEAR}
    reviewed = {
        (row["code"], row["name"], int(row["valid_to"])): row["successor"]
        for row in read_rows(TOOLS / "place_successors.csv")
    }
    closed = [run for run in runs if run.last < LAST_YEAR]
    listed = {(run.code, run.name, run.last): run.now for run in closed if run.now in alive}
    return listed | reviewed


def build_rows() -> list[dict[str, str]]:
    """Return the table's rows, ordered by code and year."""
    use_readings({row["stem"]: row["reading"] for row in read_rows(TOOLS / "place_readings.csv")})
    runs = [run for run in read_runs() if run.last >= OLDEST]
    english = {
        (row["code"], row["name"]): row for row in read_rows(GAZETTEER / "english_names.csv")
    }
    wikidata = {row["code"]: row["wikidata"] for row in read_rows(TOOLS / "place_wikidata.csv")}
    later = successors(runs)
    coordinates = _coordinates(runs, later)
    return [_row(run, english, coordinates, later, wikidata) for run in runs]


def _coordinates(
    runs: Iterable[Run], later: Mapping[tuple[str, str, int], str]
) -> dict[str, tuple[str, str, str]]:
    """Return coordinates by code; a young or vanished unit borrows those of its other code."""
    listed = read_coordinates()
    found = dict(listed)
    for run in runs:
        successor = later.get((run.code, run.name, run.last), run.code)
        for code, other, note in (
            (run.code, successor, "successor"),
            (successor, run.code, "predecessor"),
        ):
            if other in listed:
                lat, lon, package = listed[other]
                found.setdefault(code, (lat, lon, f"{package} ({note})"))
    return found


def _row(
    run: Run,
    english: Mapping[tuple[str, str], dict[str, str]],
    coordinates: Mapping[str, tuple[str, str, str]],
    later: Mapping[tuple[str, str, int], str],
    wikidata: Mapping[str, str],
) -> dict[str, str]:
    stem, _, kind = split_name(run.name)
    successor = later.get((run.code, run.name, run.last), "")
    listed = english.get((run.code, run.name)) or english.get(("", run.name))
    lat, lon, where = coordinates.get(run.code, ("", "", ""))
    return {
        "code": run.code,
        "name": run.name,
        "short": short_name(stem, run.name),
        "level": str(run.level),
        "type": kind,
        "parent": run.parent,
        "valid_from": "" if run.first == FIRST_YEAR else str(run.first),
        "valid_to": "" if run.last == LAST_YEAR else str(run.last),
        "successor": successor,
        "en": listed["en"] if listed else english_name(run.name, run.level),
        "en_source": listed["source"] if listed else "rule",
        "en_other": other_english(run, listed),
        "lat": lat,
        "lon": lon,
        "coord_source": where,
        "wikidata": wikidata.get(run.code, ""),
    }


def other_english(run: Run, listed: Mapping[str, str] | None) -> str:
    """Return further English names: those by rule (Xing'an League), of a province its stem."""
    if listed is None:
        return ""
    if run.level > 1:
        ruled = english_name(run.name, run.level)
        return "" if ruled == listed["en"] else ruled
    stem = PROVINCE_TYPE.sub("", listed["en"])
    return "Xizang|Tibet|Tibet Autonomous Region" if stem == "Xizang" else stem


def short_name(stem: str, name: str) -> str:
    """Return the name without its type and peoples; as it is where less than two signs stay."""
    if name == "内蒙古自治区":  # 蒙古 is no people here
        return "内蒙古"
    return stem if len(stem) >= 2 else name


def main() -> int:
    """Write the table; return 0."""
    path = GAZETTEER / "places.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(build_rows())
    return 0


if __name__ == "__main__":
    sys.exit(main())
