"""What the sample documents say together: golden rows of merges, successors and members."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from queries.__main__ import main as ask

MEMBERS = Path(__file__).parent / "cases" / "corpus_members.csv"
OFFICE = "内蒙古自治区扶贫开发领导小组办公室"
Rows = list[dict[str, Any]]


def rows(checkout: Path, capsys: pytest.CaptureFixture[str], name: str) -> Rows:
    """Return the rows of a question."""
    assert ask([name, "--graph", str(checkout / "out"), "--format", "json"]) == 0
    found: Rows = json.loads(capsys.readouterr().out)
    return found


def test_merges_of_the_corpus(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(checkout, capsys, "merges")
    assert [(row["name"], row["other"], row["entity"], row["rule"]) for row in found] == [
        ("内蒙古自治区扶贫开发办公室", OFFICE, OFFICE, "简称"),
        ("万企兴万村行动", "“万企兴万村”行动", "“万企兴万村”行动", "别称"),
        ("万企帮万村行动", "“万企帮万村”行动", "“万企帮万村”行动", "别称"),
        ("千企帮千村活动", "“千企帮千村”活动", "“千企帮千村”活动", "标点"),
        ("村企合作精准扶贫行动", "“村企合作”精准扶贫行动", "“村企合作”精准扶贫行动", "标点"),
        ("京蒙对口协作", "京蒙协作", "京蒙协作", "协作"),
    ]


def test_successors_in_the_corpus(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = rows(checkout, capsys, "successors")
    assert [(row["original"], row["result"], row["year"]) for row in found] == [
        (OFFICE, "内蒙古自治区乡村振兴局", 2021),
        ("国务院扶贫办", "国家乡村振兴局", 2021),
        ("“万企帮万村”行动", "“万企兴万村”行动", 2021),
    ]


def test_members_in_the_corpus(checkout: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with MEMBERS.open(encoding="utf-8", newline="") as file:
        truth = [tuple(row.values()) for row in csv.DictReader(file)]
    found = rows(checkout, capsys, "group_members")
    columns = ("document", "group", "count", "member", "rule")
    assert [tuple(str(row[name]) for name in columns) for row in found] == truth
    assert len(truth) == 43
