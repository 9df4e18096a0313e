"""A sheet is drawn, judged in every way that people write, and read back as precision."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

import graph_sample
import openpyxl
import pytest

from queries.__main__ import main
from queries.judging import draw, precision, read_judgements, wilson

FACTS = graph_sample.facts()


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("out")
    graph_sample.write_lines(folder / "facts.jsonl", FACTS)
    for doc, text in graph_sample.TEXTS.items():
        path = folder / "documents" / f"{doc}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="")
    return folder


def sample(out: Path, output: Path, *arguments: str) -> list[dict[str, str]]:
    assert main(["sample", "--graph", str(out), "--output", str(output), *arguments]) == 0
    return list(csv.DictReader(io.StringIO(output.read_text(encoding="utf-8-sig"), newline="")))


def read(sheet: Path, capsys: pytest.CaptureFixture[str]) -> tuple[int, list[dict[str, str]], str]:
    code = main(["sample", "--read", str(sheet), "--format", "csv"])
    said = capsys.readouterr()
    return code, list(csv.DictReader(io.StringIO(said.out))), said.err


def test_a_sheet_shows_facts_with_their_words(out: Path, tmp_path: Path) -> None:
    rows = sample(out, tmp_path / "a.csv", "--n", "100")
    assert [row["id"] for row in rows] == [
        fact["id"] for fact in sorted(FACTS, key=lambda f: (f["doc"], f["start"], f["id"]))
    ]
    [pair] = [row for row in rows if row["quote"] == "鄂尔多斯市对口支援兴安盟"]
    assert pair["statement"].startswith("鄂尔多斯市 → 兴安盟; mechanism: paired_assistance")
    assert pair["context"].startswith("京蒙协作不断加深。【鄂尔多斯市对口支援兴安盟】。26个")
    assert (pair["judged"], pair["of"]) == ("", str(len(FACTS)))
    assert (tmp_path / "a.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_seed_draws_the_same_sample_whatever_the_order() -> None:
    def ids(facts: list[Any], seed: int) -> list[str]:
        return [fact["id"] for fact, _ in draw(facts, 5, seed, by_kind=False)]

    assert ids(FACTS, 7) == ids(FACTS[::-1], 7) == ids(FACTS + FACTS, 7)
    assert len({tuple(ids(FACTS, seed)) for seed in range(20)}) > 10
    assert len(set(ids(FACTS, 7))) == 5


def test_by_kind_takes_as_many_of_each_and_fills_up_from_the_larger() -> None:
    sizes = {"aid": 50, "exit": 2, "place": 50}
    facts = [
        {"id": f"{kind}{n}", "kind": kind, "doc": "", "start": n}
        for kind, size in sizes.items()
        for n in range(size)
    ]
    drawn = draw(facts, 20, 1, by_kind=True)
    counts = {kind: sum(fact["kind"] == kind for fact, _ in drawn) for kind in ("aid", "exit")}
    assert (len(drawn), counts) == (20, {"aid": 9, "exit": 2})
    assert {(fact["kind"], size) for fact, size in drawn} == set(sizes.items())


def test_kind_limits_what_is_drawn(out: Path, tmp_path: Path) -> None:
    rows = sample(out, tmp_path / "a.csv", "--kind", "exit", "--kind", "aid")
    assert {row["kind"] for row in rows} == {"aid", "exit"}


@pytest.mark.parametrize(
    ("right", "judged", "low", "high"),
    [(18, 20, 0.6990, 0.9721), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0), (1, 1, 0.2065, 1.0)],
)
def test_wilson_gives_the_known_intervals(right: int, judged: int, low: float, high: float) -> None:
    assert list(wilson(right, judged)) == pytest.approx([low, high], abs=5e-5)


def test_precision_of_a_plain_sample_has_an_interval_for_all() -> None:
    judged = [("aid", 90, True)] * 9 + [("aid", 90, False), ("exit", 90, True)]
    assert precision(judged) == [
        ["aid", 10, 9, 0.9, 0.5958, 0.9821],
        ["exit", 1, 1, 1.0, 0.2065, 1.0],
        ["all", 11, 10, 0.9091, 0.6226, 0.9838],
    ]


def test_precision_of_kinds_sampled_apart_is_weighted_by_their_sizes() -> None:
    judged = [("aid", 300, True), ("aid", 300, False), ("exit", 100, True), ("exit", 100, True)]
    assert precision(judged)[-1] == ["all", 4, 3, 0.625, None, None]


@pytest.mark.parametrize("written", ["1", "y", "对", "TRUE", " √ "])
def test_right_is_understood_as_people_write_it(written: str) -> None:
    row = {"judged": written, "kind": "aid", "of": "9", "id": "fact/1"}
    assert read_judgements([row]) == [("aid", 9, True)]


def fill(path: Path, judgements: list[str]) -> list[dict[str, str]]:
    """Write judgements into a sheet as a spreadsheet would save it."""
    rows = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8-sig"), newline="")))
    for row, judgement in zip(rows, judgements, strict=False):
        row["judged"] = judgement
    return rows


@pytest.mark.parametrize(("encoding", "separator"), [("utf-8-sig", ","), ("gb18030", ";")])
def test_a_judged_sheet_gives_precision(
    encoding: str, separator: str, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    sample(out, path, "--kind", "exit", "--kind", "place")
    rows = fill(path, ["1", "对", "错"])
    with path.open("w", encoding=encoding, newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), delimiter=separator)
        writer.writeheader()
        writer.writerows(rows)
    code, told, _ = read(path, capsys)
    assert code == 0
    assert [(row["kind"], row["judged"], row["right"]) for row in told] == [
        ("exit", "2", "1"), ("place", "1", "1"), ("all", "3", "2")
    ]  # fmt: skip
    assert (told[2]["precision"], told[2]["low"], told[2]["high"]) == ("0.6667", "0.2077", "0.9385")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_workbook_can_be_read_back_as_it_was_written(
    language: str, out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.xlsx"
    arguments = ["--kind", "exit", "--output", str(path), "--lang", language]
    assert main(["sample", "--graph", str(out), *arguments]) == 0
    book = openpyxl.load_workbook(path)
    sheet = book.worksheets[0]
    sheet["A2"], sheet["A3"] = 1, False
    book.save(path)
    code, told, wrong = read(path, capsys)
    assert (code, wrong) == (0, "")
    assert [told[0][name] for name in ("kind", "judged", "right")] == ["exit", "2", "1"]


def test_bad_cells_are_named_all_at_once(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    sample(out, path, "--kind", "exit", "--kind", "place")
    rows = fill(path, ["也许", "1", "2"])
    rows[1]["of"] = "many"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    code, _, wrong = read(path, capsys)
    assert code == 2
    assert "row 2, judged: '也许'" in wrong and "row 4, judged: '2'" in wrong
    assert "row 3, kind or of" in wrong and "'many'" in wrong


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a,b\n1,2\n", "no column judged, kind, of, id"),
        ("judged,kind,of,id\n,aid,9,x\n", "no row is judged"),
        ("judged,kind,of,id\n1,aid,9,x\n1,aid,9,x\n", "row 3, id: 'x' stands in row 2 too"),
        ("", "no column"),
    ],
)
def test_sheets_that_tell_nothing_exit_2(
    text: str, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    code, _, wrong = read(path, capsys)
    assert code == 2
    assert words in wrong


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--read", "nothing.csv"], "no such file"),
        (["--n", "0"], "from 1"),
        (["--kind", "exits"], "nearest: exit"),
        (["--graph", "nothing"], "build_graph.py"),
    ],
)
def test_wrong_samples_exit_2(
    arguments: list[str], words: str, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    graph = [] if "--graph" in arguments else ["--graph", str(out)]
    assert main(["sample", *arguments, *graph]) == 2
    assert words in capsys.readouterr().err


def test_a_broken_workbook_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(b"no workbook")
    code, _, wrong = read(path, capsys)
    assert code == 2 and "a.xlsx is no workbook" in wrong
