"""What the questions answer on the seed texts, as reading them by hand tells it."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

import build_graph
from queries.__main__ import main

Rows = list[dict[str, Any]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds") / "out"
    seeds = os.environ.get("JIEDUI_SEEDS")
    if not seeds:
        pytest.skip("JIEDUI_SEEDS is not set")
    assert build_graph.main([seeds, "--out", str(folder), "--jobs", "1"]) == 0
    return folder


def rows_of(out: Path, capsys: pytest.CaptureFixture[str], *arguments: str) -> Rows:
    """Return the rows of an answer."""
    capsys.readouterr()
    assert main([*arguments, "--graph", str(out), "--format", "json"]) == 0
    rows: Rows = json.loads(capsys.readouterr().out)
    return rows


def test_paired_places_have_their_english_names(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_of(out, capsys, "paired_places", "--lang", "en")
    told = {(row["helper_en"], row["recipient_en"]) for row in rows}
    assert {
        ("Beijing Municipality", "Inner Mongolia Autonomous Region"),
        ("Ordos", "Hinggan League"),
    } <= told


def test_county_exits_gives_each_exit_one_row(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    inner = rows_of(out, capsys, "county_exits", "--set", "place=呼和浩特市")
    assert {(row["county"], row["planned_year"]) for row in inner} == {
        ("武川县", 2017), ("清水河县", 2017),
    }  # fmt: skip
    xinjiang = rows_of(out, capsys, "county_exits", "--set", "place=新疆")
    counties = [row["county"] for row in xinjiang]
    assert len(counties) == len(set(counties)) == 35


def test_funding_tree_descends_to_its_last_stated_part(
    out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = rows_of(out, capsys, "funding_tree", "--document", "000_cca47a1693d925fe")
    assert (rows[0]["depth"], rows[0]["value"]) == (0, 200930000000)
    years = [row["value"] for row in rows if row["depth"] == 1 and "计划投资" in row["item"]]
    assert sum(years) == 200930000000
    assert max(row["depth"] for row in rows) == 3
    assert (rows[-1]["item"].strip("　"), rows[-1]["value"]) == ("医疗设备捐赠", 150000000)
