"""Files of what persons say: rows put in and taken out, all other lines as they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from graph.judged_rows import BadJudgements, replace_rows
from graph.reviews import SHEET, load_reviews, read_reviews, reviews_folder

HEADER = "fact,review,reason,judge,date\n"
ROW = {"fact": "fact/2", "review": "wrong", "reason": "甲,乙", "judge": "丙", "date": "2024-05-01"}


def test_last_word_of_the_latest_date_counts(tmp_path: Path) -> None:
    text = "fact/1,wrong,,,2024-05-02\nfact/1,confirmed,,,2024-05-01\nfact/2,wrong,,,\n"
    (tmp_path / "reviews.csv").write_text(HEADER + text + "fact/2,confirmed,,,\n", "utf-8")
    said = {fact: review.review for fact, review in load_reviews(tmp_path).items()}
    assert said == {"fact/1": "wrong", "fact/2": "confirmed"}
    assert load_reviews(tmp_path / "none") == {}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("doc/1,wrong,,,", "line 2: fact is 'doc/1'"),
        ("fact/1,maybe,,,", "line 2: review is 'maybe': write one of confirmed, wrong"),
        ("fact/1,wrong,,,1.5.", "line 2: date is '1.5.'"),
        ("fact/1,wrong", "line 2: 2 cells in place of 5"),
    ],
)
def test_bad_review_is_named(tmp_path: Path, row: str, said: str) -> None:
    (tmp_path / "reviews.csv").write_text(HEADER + row + "\n", "utf-8")
    with pytest.raises(BadJudgements, match=said):
        load_reviews(tmp_path)


def test_rows_go_in_and_out_and_leave_the_rest_as_written(tmp_path: Path) -> None:
    path = tmp_path / "new" / "reviews.csv"
    assert replace_rows(path, SHEET, dropped=lambda cells: True) == 0
    assert not path.exists()
    own = HEADER + '\n fact/1 ,wrong,"两\n行",,\n'
    path.parent.mkdir()
    path.write_text(own.rstrip("\n"), "utf-8")
    assert replace_rows(path, SHEET, dropped=lambda cells: False, row=ROW) == 0
    assert path.read_text("utf-8").startswith(own) and read_reviews(path)[1].reason == "甲,乙"
    assert replace_rows(path, SHEET, dropped=lambda cells: cells["fact"] == "fact/2") == 1
    assert path.read_text("utf-8") == own
    assert replace_rows(path, SHEET, dropped=lambda cells: cells["fact"] == "fact/1", row=ROW) == 1
    assert [review.fact for review in read_reviews(path)] == ["fact/2"]
    assert [one.name for one in path.parent.iterdir()] == ["reviews.csv"]


def test_folder_lies_beside_the_output(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "out").symlink_to(tmp_path / "real")
    assert reviews_folder(tmp_path / "out") == tmp_path / "real-reviews"
