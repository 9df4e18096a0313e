"""facts.parquet: read by DuckDB and pyarrow, it tells what facts.jsonl tells."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import duckdb
import graph_sample
import pyarrow.parquet
import pytest

from graph import columns
from graph.columns import COLUMNS, SPREAD, to_row, write_parquet

FACTS = Path(__file__).parent.parent.parent / "docs" / "FACTS.md"


@pytest.fixture
def table(tmp_path: Path) -> Path:
    graph_sample.write_lines(tmp_path / "facts.jsonl", graph_sample.facts())
    assert write_parquet(tmp_path / "facts.jsonl", tmp_path / "facts.parquet") == len(
        graph_sample.facts()
    )
    return tmp_path / "facts.parquet"


def rows(table: Path, columns: str, where: str) -> list[tuple[Any, ...]]:
    return duckdb.execute(f"SELECT {columns} FROM '{table}' WHERE {where}").fetchall()


def test_rows_stand_in_the_order_of_the_lines(table: Path) -> None:
    told = [(line["id"], line["doc"], line["quote"]) for line in graph_sample.facts()]
    assert rows(table, "id, doc, quote", "true") == told


def test_ranges_and_periods_become_two_columns(table: Path) -> None:
    assert rows(table, "helper_count, helper_count_to", "helper = '北京市区县'") == [(15, 16)]
    assert rows(table, "helper_count, helper_count_to", "helper = '中央单位'") == [(26, None)]
    assert rows(table, "from_year, to_year", "helper = '北京市'") == [(2016, 2020)]
    years = rows(table, "DISTINCT from_year, to_year, value_to", "kind = 'indicator'")
    assert years == [(2018, 2018, None)]


def test_amounts_are_lists_of_records_with_their_sums(table: Path) -> None:
    [(amounts, planned, actual)] = rows(
        table, "amounts, planned_yuan, actual_yuan", "helper = '北京市'"
    )
    assert [(a["value"], a["value_to"], a["from_year"], a["role"]) for a in amounts] == [
        (126000000, None, 2016, "actual"), (250000000, 300000000, 2017, "planned")
    ]  # fmt: skip
    assert (planned, actual) == (250000000, 126000000)
    assert rows(table, "people, shared, amounts", "staff IS NOT NULL") == [(36, True, None)]


def test_a_superseded_amount_counts_in_no_sum() -> None:
    amounts = [
        {"value": 3, "unit": "元", "role": "actual", "superseded": True},
        {"value": 5, "unit": "元", "role": "actual"},
    ]
    row = to_row({"kind": "aid", "amounts": amounts})
    assert (row["actual_yuan"], row["planned_yuan"]) == (5, None)
    assert [item.get("superseded") for item in row["amounts"]] == [True, None]


def test_foreign_money_keeps_its_unit_and_counts_in_no_sum() -> None:
    amounts = [
        {"value": 3, "unit": "美元", "role": "actual"},
        {"value": 5, "unit": "元", "role": "actual"},
        {"value": 7, "unit": "港元", "role": "planned"},
    ]
    row = to_row({"kind": "aid", "amounts": amounts})
    assert (row["actual_yuan"], row["planned_yuan"]) == (5, None)
    assert [item["unit"] for item in row["amounts"]] == ["美元", "元", "港元"]


def test_confidence_is_a_number_of_its_own(tmp_path: Path) -> None:
    facts = graph_sample.facts()
    facts[0]["confidence"] = 0.7
    graph_sample.write_lines(tmp_path / "facts.jsonl", facts)
    write_parquet(tmp_path / "facts.jsonl", tmp_path / "facts.parquet")
    told = rows(tmp_path / "facts.parquet", "confidence, typeof(confidence), other", "kind = 'aid'")
    assert told[0] == (0.7, "DOUBLE", None)
    assert {row[0] for row in told[1:]} == {None}


def test_an_unknown_field_is_kept_and_seen() -> None:
    assert to_row({"kind": "exit", "weather": "晴"})["other"] == '{"weather": "晴"}'


def test_half_characters_do_not_stop_the_table(tmp_path: Path) -> None:
    (tmp_path / "facts.jsonl").write_text('{"kind": "exit", "quote": "\\ud83d县"}\n')
    write_parquet(tmp_path / "facts.jsonl", tmp_path / "facts.parquet")
    assert rows(tmp_path / "facts.parquet", "quote", "true") == [("?县",)]


def test_batches_do_not_change_what_is_told(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columns, "BATCH", 4)
    other = table.with_name("small.parquet")
    write_parquet(table.with_name("facts.jsonl"), other)
    one, many = (pyarrow.parquet.ParquetFile(path) for path in (table, other))
    assert many.num_row_groups > one.num_row_groups == 1
    assert many.read().equals(one.read())


def test_the_same_lines_give_the_same_bytes(table: Path) -> None:
    other = table.with_name("again.parquet")
    write_parquet(table.with_name("facts.jsonl"), other)
    assert other.read_bytes() == table.read_bytes()


def test_every_documented_field_has_a_column() -> None:
    text = FACTS.read_text(encoding="utf-8").partition("## facts.parquet")[0]
    cells = re.findall(r"^\| ((?:`\w+`(?:, | or )?)+) \|", text, re.MULTILINE)
    fields = {name for cell in cells for name in re.findall(r"`(\w+)`", cell)}
    assert len(fields) > 40
    assert fields - set(COLUMNS) - SPREAD == set()


def test_every_column_is_a_documented_field() -> None:
    documented = set(re.findall(r"`(\w+)`", FACTS.read_text(encoding="utf-8")))
    assert set(COLUMNS) - documented == set()
