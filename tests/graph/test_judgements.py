"""Judgements: the file of a person's words, and errors that say what to write."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.judged_rows import BadJudgements
from graph.judgements import find_judgements, read_judgements

HEADER = "left,right,judgement,reason,judge,date\n"


def write(folder: Path, text: str) -> Path:
    """Write a file of judgements."""
    path = folder / "judgements.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_rows_are_read_with_their_lines(tmp_path: Path) -> None:
    text = HEADER + '甲会,乙会,same,"同一, 已核",丁,2024-05-01\n\n actor/甲会 ,丙会,unsure,,,\n'
    first, second = read_judgements(write(tmp_path, "\ufeff" + text))
    assert (first.left, first.judgement, first.reason, first.line) == (
        "甲会",
        "same",
        "同一, 已核",
        2,
    )
    assert (second.left, second.judgement, second.date, second.line) == (
        "actor/甲会",
        "unsure",
        "",
        4,
    )


def test_columns_may_stand_in_another_order(tmp_path: Path) -> None:
    text = "judgement,left,right,date,judge,reason\ndifferent,甲会,乙会,,,\n"
    assert read_judgements(write(tmp_path, text))[0].judgement == "different"


@pytest.mark.parametrize(
    ("row", "parts"),
    [
        ("甲会,乙会,maybe,,,", ("line 2", "'maybe'", "same, different, unsure")),
        (",乙会,same,,,", ("line 2", "left is ''", "write the id or the name")),
        ("甲会,甲会,same,,,", ("line 2", "'甲会'", "two entities")),
        ("甲会,乙会,same,,,5月1日", ("line 2", "'5月1日'", "2024-05-01")),
        ("甲会,乙会,same,,,20240501", ("line 2", "'20240501'", "2024-05-01")),
        ("甲会,乙会,same,是,的,丁,2024-05-01", ("line 2", "7 cells in place of 6", "quote")),
    ],
)
def test_bad_row_is_named_with_line_value_and_remedy(
    tmp_path: Path, row: str, parts: tuple[str, ...]
) -> None:
    with pytest.raises(BadJudgements) as caught:
        read_judgements(write(tmp_path, HEADER + row + "\n"))
    assert all(part in str(caught.value) for part in parts), caught.value


def test_all_bad_rows_are_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(BadJudgements, match=r"line 2.*\n.*line 4"):
        read_judgements(write(tmp_path, HEADER + "甲,乙,no,,,\n甲,乙,same,,,\n甲,,same,,,\n"))


@pytest.mark.parametrize("text", ["", "left;right;judgement\n", "左,右,判断,理由,判断人,日期\n"])
def test_bad_header_is_named(tmp_path: Path, text: str) -> None:
    with pytest.raises(BadJudgements, match=r"line 1: columns .* write left,right,judgement"):
        read_judgements(write(tmp_path, text))


def test_other_encoding_is_named(tmp_path: Path) -> None:
    path = write(tmp_path, "")
    path.write_bytes((HEADER + "甲会,乙会,same,,,\n").encode("gb18030"))
    with pytest.raises(BadJudgements, match="not UTF-8"):
        read_judgements(path)


def test_file_is_found_in_the_input_folder(tmp_path: Path) -> None:
    assert find_judgements([tmp_path, tmp_path / "none"]) == []
    path = write(tmp_path, HEADER)
    assert find_judgements([path, tmp_path, tmp_path]) == [path]
