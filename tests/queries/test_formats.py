"""Each format is opened by a reader that is not ours and tells the same rows and words."""

from __future__ import annotations

import codecs
import csv
import html
import io
import json
import os
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import graph_sample
import openpyxl
import pytest
from playwright.sync_api import sync_playwright

from graph.query_files import Column, QueryFile, load_queries
from graph.store import open_store
from queries.__main__ import main
from queries.asking import Answer, Quote, WrongQuestion, ask
from queries.formats import FORMATS, workbook
from queries.formats.workbook import write_xlsx
from queries.tracing import trace

HOSTILE = ["=1+1", "+86", "-甲", "@乙", "\t丙", "<b>&丁|</b>", 'say "戊"\n己']
CHROMIUM = Path(os.environ.get("JIEDUI_CHROMIUM", "/usr/bin/chromium"))
# questions without a row on the sample
# what a profile tells of an entity itself
OF_ITSELF = ("type", "level", "code", "within", "category", "region", "lead")
EMPTY = {"paths", "two_hop", "unread", "changes", "group_members", "merges", "successors"}
ASKED = {"helped_by": "北京", "programme": "搬迁"}


def made_up() -> Answer:
    """Return an answer with one row for each hostile cell, and one with numbers only."""
    names = ("name", "value", "sure")
    columns = tuple(Column(name, f"{name}：义", f"meaning of {name}") for name in names)
    header = {"title zh": "题<目>", "title en": "Title", "question zh": "问", "question en": "Q"}
    rows = [(words, number, number > 2) for number, words in enumerate(HOSTILE)]
    quote = Quote("fact/1", "帮扶", "文<件>", "题", "2018", "javascript:alert(1)", 7, "=原<文>")
    quotes = ((quote, quote), *(() for _ in HOSTILE))
    query = QueryFile("made_up", "", header, (), columns)
    return Answer(query, names, (*rows, ("数", -2.5, None)), quotes=quotes)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.build(folder)
    return folder


def write(name: str, language: str = "zh") -> Any:
    return FORMATS[name].write(made_up(), language)


def test_the_formats_are_those_of_the_contract() -> None:
    assert tuple(FORMATS) == ("table", "csv", "tsv", "json", "jsonl", "md", "html", "xlsx")
    endings = [ending for one in FORMATS.values() for ending in one.endings]
    assert len(set(endings)) == len(endings)


def test_json_is_an_array_of_flat_objects_and_jsonl_one_a_line() -> None:
    rows = json.loads(write("json"))
    assert rows == [json.loads(line) for line in write("jsonl").splitlines()]
    assert rows[5] == {"name": HOSTILE[5], "value": 5, "sure": True}
    assert rows[-1] == {"name": "数", "value": -2.5, "sure": None}


@pytest.mark.parametrize(("name", "separator"), [("csv", ","), ("tsv", "\t")])
def test_delimited_cells_are_no_formulas_and_numbers_stay(name: str, separator: str) -> None:
    read = csv.reader(io.StringIO(write(name), newline=""), delimiter=separator)
    heads, *rows = read
    assert heads == ["name", "value", "sure"]
    assert rows[-1] == ["数", "-2.5", ""]
    told = [row[0] for row in rows[:-1]]
    assert told[:4] == ["'=1+1", "'+86", "'-甲", "'@乙"]
    tab, broken = ("'\t丙", HOSTILE[6]) if name == "csv" else ("丙", 'say "戊" 己')
    assert told[4:] == [tab, HOSTILE[5], broken]


def test_markdown_keeps_one_line_a_row_and_escapes_marks() -> None:
    lines = write("md").splitlines()
    assert len(lines) == len(HOSTILE) + 3
    assert lines[:2] == ["| name | value | sure |", "| --- | --: | --- |"]
    assert "\\<b\\>&丁\\|\\</b\\>" in lines[7]
    assert all(len(re.findall(r"(?<!\\)\|", line)) == 4 for line in lines)


def load(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_xlsx_has_typed_cells_frozen_heads_and_no_formula() -> None:
    book = load(write("xlsx", "en"))
    assert book.sheetnames == ["answer", "evidence", "about"]
    sheet = book["answer"]
    assert sheet.freeze_panes == "A2"
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[0].value for row in rows[:-1]] == HOSTILE
    assert {row[0].data_type for row in rows} == {"s"}
    assert [(cell.value, cell.data_type) for cell in rows[-1]][1:] == [
        (-2.5, "n"), (None, "n"), (0, "n")
    ]  # fmt: skip
    assert {row[2].data_type for row in rows[:-1]} == {"b"}


def test_xlsx_cells_lead_to_their_words_and_back() -> None:
    book = load(write("xlsx"))
    sheet, evidence = book["答案"], book["evidence"]
    targets = {cell.coordinate: cell.hyperlink.location for row in sheet for cell in row
               if cell.hyperlink}  # fmt: skip
    assert targets == {"B2": "'evidence'!A2", "D2": "'evidence'!A2"}
    assert sheet["D2"].value == 2
    assert [cell.value for cell in evidence[2]][:4] == [2, "帮扶", "=原<文>", "文<件>"]
    assert evidence["A2"].hyperlink.location == "'答案'!A2"
    assert evidence.max_row == 3


def test_xlsx_columns_are_wide_enough_for_chinese() -> None:
    sheet = load(write("xlsx"))["evidence"]
    assert sheet.column_dimensions["C"].width >= len("=原<文>") + 2
    assert sheet.column_dimensions["A"].width < 12


def test_xlsx_marks_a_cell_that_it_has_to_cut() -> None:
    answer = replace(made_up(), rows=(("甲" * 40_000, 1, None),), quotes=((),))
    cell = load(write_xlsx(answer, "zh"))["答案"]["A2"].value
    assert (len(cell), cell[-2:]) == (32_767, "甲…")


def test_xlsx_refuses_more_rows_than_a_sheet_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINES", 8)
    with pytest.raises(WrongQuestion, match="8 rows are more"):
        write("xlsx")


def test_xlsx_links_no_more_than_excel_follows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "MOST_LINKS", 1)
    sheet = load(write("xlsx"))["答案"]
    assert [cell.coordinate for row in sheet for cell in row if cell.hyperlink] == ["B2"]
    assert (sheet["D2"].value, sheet["D2"].data_type) == (2, "n")


def test_html_shows_hostile_words_as_words_and_loads_nothing() -> None:
    page = write("html")
    assert "<b>&丁" not in page and html.escape("<b>&丁|</b>") in page
    assert "题&lt;目&gt;" in page and "=原&lt;文&gt;" in page
    assert 'href="javascript' not in page
    assert re.findall(r"(?:src|href)=|https?://|@import|url\(", page) == []
    assert 'lang="en"' in write("html", "en")


@pytest.fixture
def page_text(tmp_path: Path) -> Iterator[Any]:
    if not CHROMIUM.exists() and os.environ.get("JIEDUI_REQUIRE_BROWSER") != "1":
        pytest.skip("no Chromium is installed")
    file = tmp_path / "answer.html"
    file.write_text(write("html"), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=["--no-sandbox"])
        page, faults = browser.new_page(), list[str]()
        page.on("console", lambda message: faults.append(message.text))
        page.goto(file.as_uri())
        yield page
        assert faults == []
        browser.close()


@pytest.mark.browser
def test_html_is_sorted_by_a_click_on_a_head(page_text: Any) -> None:
    def values() -> list[str]:
        found: list[str] = page_text.locator("tbody td:nth-child(2)").all_inner_texts()
        return found

    page_text.get_by_role("button", name="value").click()
    assert values() == ["-2.5", "0", "1", "2", "3", "4", "5", "6"]
    page_text.get_by_role("button", name="value").click()
    assert values() == ["6", "5", "4", "3", "2", "1", "0", "-2.5"]


@pytest.mark.parametrize("name", list(FORMATS))
def test_a_format_writes_the_same_bytes_twice(name: str) -> None:
    assert write(name) == write(name)


@pytest.mark.parametrize("name", sorted(load_queries()))
def test_each_row_of_a_question_leads_to_its_words(name: str, out: Path) -> None:
    query, store = load_queries()[name], open_store(out / "store")
    values = {
        p.name: ASKED.get(p.name, ASKED.get(name, "兴安盟")) for p in query.parameters if p.required
    }
    answer = trace(store, ask(store, query, values), "en")
    assert bool(answer.rows) != (name in EMPTY)
    within = [row for row in answer.rows if row[0] in OF_ITSELF]
    untold = [row for row, found in zip(answer.rows, answer.quotes, strict=True) if not found]
    assert untold == within
    for quote in (quote for found in answer.quotes for quote in found):
        raw = graph_sample.TEXTS[quote.document]
        assert raw[quote.start : quote.start + len(quote.quote)] == quote.quote
    for row, found in zip(answer.rows, answer.quotes, strict=True):
        stated = dict(zip(answer.columns, row, strict=True))
        if "facts" in stated and not within:
            assert len({quote.fact for quote in found}) == stated["facts"]


def test_sums_lead_to_the_total_and_to_each_part(out: Path) -> None:
    store = open_store(out / "store")
    [found] = trace(store, ask(store, load_queries()["sums"], {})).quotes
    assert sorted(quote.quote for quote in found) == [
        "中央财政60万元", "搬迁计划投入约100万元", "自治区财政30万元"
    ]  # fmt: skip


def run(out: Path, *arguments: str) -> int:
    return main([*arguments, "--graph", str(out)])


@pytest.mark.parametrize(("name", "mark"), [("a.csv", True), ("a.tsv", True), ("a.json", False)])
def test_output_writes_the_format_of_the_ending(
    name: str, mark: bool, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(out, "paired_places", "--output", str(tmp_path / name)) == 0
    written = (tmp_path / name).read_bytes()
    assert written.startswith(codecs.BOM_UTF8) == mark
    assert "兴安盟" in written.decode("utf-8-sig")
    assert capsys.readouterr().out == ""


def test_csv_on_standard_output_has_no_mark(out: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(out, "paired_places", "--format", "csv") == 0
    assert capsys.readouterr().out.startswith("helper,")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--output", "a.docx"], "no format is meant by 'a.docx'"),
        (["--output", "missing/a.csv"], "cannot write"),
    ],
)
def test_wrong_outputs_exit_2(
    arguments: list[str], words: str, out: Path, tmp_path: Path,
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.chdir(tmp_path)
    assert run(out, "paired_places", *arguments) == 2
    assert words in capsys.readouterr().err


def test_a_workbook_is_not_poured_into_a_terminal(
    out: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    assert run(out, "paired_places", "--format", "xlsx") == 2
    assert "--output" in capsys.readouterr().err


def test_a_workbook_goes_through_a_pipe(out: Path, capfdbinary: Any) -> None:
    assert run(out, "paired_places", "--format", "xlsx", "--lang", "en") == 0
    sheet = load(capfdbinary.readouterr().out)["answer"]
    assert sheet["A2"].value == "Ordos" or sheet["A3"].value == "Ordos"
