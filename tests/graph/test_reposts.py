"""Reposts: what is the same text, what is only alike, and which one is the original."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from graph.reposts import find_reposts, likeness, mark_reposts, sketch

# forty made-up sentences, each of its own words
TEXT = "".join(
    f"第{n}条 甲{chr(0x4E00 + 37 * n)}县由乙{chr(0x5000 + 53 * n)}市帮扶，派出干部{n + 3}名，"
    f"兴办{chr(0x6000 + 41 * n)}业{chr(0x7000 + 59 * n)}厂，资金{7 * n + 11}万元。\n"
    for n in range(40)
)


def line(doc: str, **fields: Any) -> dict[str, Any]:
    return {"doc": doc, "region": None, "date": None} | fields


def originals(texts: dict[str, str], **fields: dict[str, Any]) -> dict[str, str]:
    """Return the original of each repost among texts; ``fields`` describe documents."""
    described = [line(doc, **fields.get(doc, {})) for doc in texts]
    return find_reposts(described, {doc: sketch(text) for doc, text in texts.items()})


def alike(one: str, *others: str) -> list[float]:
    """Return how alike a text is to others."""
    table = np.array([sketch(text) for text in (one, *others)], np.uint64)
    found: list[float] = likeness(table[0], table[1:]).tolist()
    return found


def test_the_same_words_in_another_layout_are_one_text() -> None:
    other = "首页 > 新闻 > 正文\n" + TEXT.replace("，", "， ").replace("\n", "\n\n") + "打印 关闭"
    assert alike(TEXT, other)[0] > 0.9
    assert originals({"a": TEXT, "b": other}) == {"b": "a"}


@pytest.mark.parametrize(
    "other",
    [
        TEXT[: len(TEXT) // 2],  # an extract says less
        TEXT.replace("干部", "技术人员").replace("资金", "物资折款").replace("兴办", "扩建"),
        "",
        "短文",
    ],
)
def test_texts_that_are_only_alike_stay_apart(other: str) -> None:
    assert originals({"a": TEXT, "b": other}) == {}


def test_empty_texts_are_no_reposts_of_each_other() -> None:
    assert originals({"a": "", "b": "", "c": "短文", "d": "短文"}) == {}


def test_texts_of_two_regions_are_never_one() -> None:
    regions = {"a": {"region": "甲县"}, "b": {"region": "乙县"}, "c": {"region": "甲县"}}
    assert originals({"a": TEXT, "b": TEXT, "c": TEXT}, **regions) == {"c": "a"}


def test_the_earliest_by_date_is_the_original() -> None:
    dates = {"a": {"date": "2018-03"}, "b": {"date": "2017"}, "c": {}}
    assert originals({"a": TEXT, "b": TEXT, "c": TEXT}, **dates) == {"a": "b", "c": "b"}


def test_likeness_is_the_part_of_shingles_that_both_have() -> None:
    half = TEXT[: len(TEXT) // 2]
    assert alike(TEXT, half, TEXT, "") == [pytest.approx(0.5, abs=0.15), 1, 0]
    assert alike("", "", TEXT) == [0, 0]


def test_copies_of_many_texts_find_their_originals() -> None:
    texts = {f"{n}{copy}": TEXT.replace("县", f"{n}县") + copy for n in range(5) for copy in "abc"}
    assert originals(texts) == {f"{n}{copy}": f"{n}a" for n in range(5) for copy in "bc"}


def test_mark_names_the_original_in_the_description() -> None:
    pairs = [(line("a"), sketch(TEXT)), (line("b"), sketch(TEXT)), (line("c"), sketch("短文"))]
    assert [told.get("repost_of") for told in mark_reposts(pairs)] == [None, "a", None]
