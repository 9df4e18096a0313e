"""Panel and matrix: each number can be counted by hand on the sample."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import graph_sample
import openpyxl
import pytest

from queries.__main__ import main
from queries.commands.panel import closed, span
from queries.divisions import lift

Rows = list[dict[str, str]]


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    write(folder, graph_sample.facts())
    return folder


def write(folder: Path, facts: list[dict[str, Any]]) -> None:
    graph_sample.write_lines(folder / "facts.jsonl", facts)
    documents = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
    graph_sample.write_lines(folder / "documents.jsonl", documents)


def run(out: Path, *arguments: str, into: Path) -> Rows:
    file = into / "a.csv"
    assert main([*arguments, "--graph", str(out), "--output", str(file)]) == 0
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"), newline="")))


def told(row: dict[str, str]) -> dict[str, str]:
    """Return what is not nothing in a row of the panel."""
    place = ("code", "year", "name", "name_en", "level")
    return {name: cell for name, cell in row.items() if name not in place and cell != "0"}


@pytest.mark.parametrize(
    ("entity", "level", "code"),
    [
        ("place/152222", "all", "152222"),
        ("place/152222/某镇", "county", "152222"),
        ("place/152222", "prefecture", "152200"),
        ("place/152222", "province", "150000"),
        ("place/150000", "prefecture", None),
        ("place/110105", "prefecture", "110105"),
        ("place/420600-2009", "all", "420600"),
        ("place/country/DE", "all", None),
        ("group/150000/某县", "all", None),
        ("place/999999", "all", None),
    ],
)
def test_lift_gives_the_division_of_a_level(entity: str, level: str, code: str | None) -> None:
    place = lift(entity, level)
    assert (place and place.code) == code


def test_a_period_is_all_its_years_and_an_open_end_the_known_one() -> None:
    assert span(2016, 2018) == [2016, 2017, 2018]
    assert span(None, 2018) == span(2018, None) == [2018]
    assert span(None, None) == []


def test_a_period_without_an_end_lasts_to_the_year_of_its_document() -> None:
    assert closed((2016, None), "2018-05") == (2016, 2018)
    assert closed((2019, None), "2018") == (2019, 2019)
    assert closed((2016, 2017), "2018") == (2016, 2017)
    assert closed((None, 2017), "2018") == (None, 2017)
    assert closed((2016, None), None) == (2016, None)


def test_panel_has_ascii_names_and_one_row_a_code_and_year(out: Path, tmp_path: Path) -> None:
    rows = run(out, "panel", into=tmp_path)
    assert all(name.isascii() and len(name) <= 32 for name in rows[0])
    keys = [(row["code"], row["year"]) for row in rows]
    assert keys == sorted(set(keys))
    assert not (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_panel_tells_money_of_its_year_on_both_sides(out: Path, tmp_path: Path) -> None:
    rows = {(row["code"], row["year"]): told(row) for row in run(out, "panel", into=tmp_path)}
    assert rows["110000", "2016"] == {"aid_out": "1", "actual_out": "126000000"}
    assert rows["150000", "2016"] == {"aid_in": "1", "actual_in": "126000000"}
    assert rows["110000", "2017"] == {"aid_out": "1", "planned_out": "250000000"}
    assert rows["110000", "2018"] == {"aid_out": "1", "told_out": "1"}
    assert rows["152200", "2018"] == {"told_in": "1"}
    assert rows["150125", "2017"] == {"exit_planned": "1"}
    assert rows["150125", "2018"] == {"exit_actual": "1"}


def test_panel_lifts_to_the_level_asked_for(out: Path, tmp_path: Path) -> None:
    rows = run(out, "panel", "--level", "province", into=tmp_path)
    assert {row["level"] for row in rows} == {"province"}
    [inner] = [told(r) for r in rows if (r["code"], r["year"]) == ("150000", "2018")]
    # 京蒙协作, 鄂尔多斯市→兴安盟 (both sides) and 赤峰市; 国贫旗县 is a group
    assert inner == {"aid_in": "1", "told_in": "3", "told_out": "1", "exit_actual": "1"}


def aid(**fields: Any) -> dict[str, Any]:
    ends = ("place/110000|北京市", "place/150000|内蒙古自治区")
    return graph_sample.aid("总结/甲", "京蒙协作", ends, "east_west", **fields)


def money(value: int, **fields: Any) -> dict[str, Any]:
    return {"value": value, "unit": "元", "role": "actual"} | fields


def test_panel_counts_a_repeated_number_once_and_leaves_out_what_it_cannot_place(
    tmp_path: Path,
) -> None:
    amounts = [
        money(5, year=2016), money(7, period=[2016, 2017]), money(9, year=2016, superseded=True),
        money(13, year=2016, unit="美元"),
    ]  # fmt: skip
    again = aid(amounts=[money(5, year=2016)], id="x")
    shared = aid(amounts=[money(11, year=2016)], shared=True)
    write(tmp_path, [aid(amounts=amounts), again, shared])
    rows = {(row["code"], row["year"]): told(row) for row in run(tmp_path, "panel", into=tmp_path)}
    assert rows["110000", "2016"] == {"actual_out": "5", "spans_out": "1", "shared_out": "1"}
    assert rows["150000", "2017"] == {"spans_in": "1"}


def test_matrix_counts_facts_between_provinces(out: Path, tmp_path: Path) -> None:
    assert run(out, "matrix", into=tmp_path) == [
        {"helper": "110000", "helper_name": "北京市", "r150000": "1"},
        {"helper": "150000", "helper_name": "内蒙古自治区", "r150000": "1"},
    ]


def test_matrix_of_all_ends_keeps_groups_and_organisations(out: Path, tmp_path: Path) -> None:
    rows = run(out, "matrix", "--level", "all", "--long", into=tmp_path)
    assert len(rows) == 4
    assert {row["value"] for row in rows} == {"1"}
    [line] = [row for row in rows if row["recipient"] == "150400"]
    assert not line["helper"].isdigit()


def test_matrix_of_all_ends_names_an_end_once(tmp_path: Path) -> None:
    quote, office = "26个中央单位定点帮扶31个国贫旗县", "actor/甲办"
    bodies = [f"{office}|甲办|agency", "actor/甲扶贫办|甲扶贫办|agency"]
    places = ["place/420600-2009|襄樊市", "place/420600|襄阳市", "place/152222/某镇|某镇"]
    recipient = "place/152200|兴安盟"
    write(tmp_path, [graph_sample.aid("总结/甲", quote, (one, recipient), "social", rank=n)
                     for n, one in enumerate(bodies + places)])  # fmt: skip
    merge = {"kind": "merge", "left": office, "left_name": "甲办", "right": "actor/甲扶贫办",
             "right_name": "甲扶贫办", "canonical": "actor/甲扶贫办"}  # fmt: skip
    change = {"kind": "change", "old": "actor/甲扶贫办", "new": "actor/乙", "year": 2021}
    graph_sample.write_lines(tmp_path / "merges.jsonl", [merge, change])
    rows = run(tmp_path, "matrix", "--level", "all", into=tmp_path)
    assert [(row["helper"], row["helper_name"], row["r152200"]) for row in rows] == [
        ("420600", "襄阳市", "2"),
        ("actor/甲扶贫办", "甲扶贫办", "2"),
        ("place/152222/某镇", "某镇", "1"),
    ]


def test_matrix_takes_a_measure_and_a_mechanism(out: Path, tmp_path: Path) -> None:
    money = run(out, "matrix", "--measure", "planned", "--long", into=tmp_path)
    assert [(r["helper"], r["recipient"], r["value"]) for r in money] == [
        ("110000", "150000", "250000000")
    ]
    paired = run(out, "matrix", "--mechanism", "对口支援", "--level", "prefecture", "--long",
                 into=tmp_path)  # fmt: skip
    assert [(r["helper"], r["recipient"]) for r in paired] == [("150600", "152200")]


def test_matrix_says_how_many_facts_have_no_such_ends(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    run(out, "matrix", into=tmp_path)
    assert "2 of 4 aid facts" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["panel", "--graph", "nothing"], "build_graph.py"),
        (["matrix", "--mechanism", "定点"], "定点帮扶"),
        (["panel", "--output", "a.docx"], "no format is meant"),
    ],
)
def test_wrong_statistics_exit_2(
    arguments: list[str], words: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = [] if "--graph" in arguments else ["--graph", str(out)]
    assert main([*arguments, *graph]) == 2
    assert words in capsys.readouterr().err


def test_codes_are_text_in_a_workbook(out: Path, tmp_path: Path) -> None:
    file = tmp_path / "panel.xlsx"
    assert main(["panel", "--graph", str(out), "--output", str(file)]) == 0
    book = openpyxl.load_workbook(file)
    assert book.sheetnames == ["答案", "about"]
    sheet = book["答案"]
    assert (sheet["A2"].value, sheet["A2"].data_type) == ("110000", "s")
    assert sheet["B2"].data_type == "n"
