"""Made documents are distinct, as long as asked, and the same each time."""

from __future__ import annotations

from random import Random

from benchmarks.multiplying import county_names, multiply, vary

PARTS = [
    f"{number}）派出{number + 11}名干部，帮扶翁牛特旗{number + 5}个村，投入{number + 3}00万元。\n"
    for number in range(12)
]
TEXTS = ["".join(PARTS[:7]), "".join(PARTS[5:])]


def test_made_documents_are_distinct_and_long_enough() -> None:
    made = list(multiply(TEXTS, 40, 600))
    assert len(set(made)) == len(made) == 40
    assert all(600 <= len(text) < 700 for text in made)


def test_made_documents_are_the_same_each_time() -> None:
    assert list(multiply(TEXTS, 5, 600)) == list(multiply(TEXTS, 5, 600))


def test_vary_changes_amounts_and_counties_but_no_year() -> None:
    names = county_names()
    varied = vary("2016年帮扶翁牛特旗26个村", Random(1), names, frozenset(names))
    assert varied.startswith("2016年帮扶")
    assert "翁牛特旗" not in varied and "26个" not in varied
    assert varied.endswith("个村")
