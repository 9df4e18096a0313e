"""What is written piece by piece is what would be written at once."""

from __future__ import annotations

import json
from dataclasses import dataclass

import pytest

from viz.pieces import AT_ONCE, HOLE, OPTIONS, dump, fill


@dataclass(frozen=True, slots=True)
class Item:
    """A row."""

    number: int
    words: tuple[str, ...] | None


@dataclass(frozen=True, slots=True)
class Shown:
    """The data of a page."""

    rows: tuple[Item, ...]
    counts: dict[str, int]
    one: Item


@pytest.mark.parametrize("size", [0, 1, AT_ONCE, AT_ONCE + 1, 3 * AT_ONCE])
def test_pieces_are_the_json_of_the_whole(size: int) -> None:
    rows = tuple(Item(number, (f"第{number}行\ud800",)) for number in range(size))
    data = Shown(rows, {"乙": 2, "甲": 1}, Item(0, None))
    pieces = list(dump(data))
    assert "".join(pieces) == json.dumps(data, **OPTIONS)
    assert max(map(len, pieces)) < 60 * AT_ONCE


def test_a_page_is_filled_where_its_data_belong_and_no_text_ends_the_script() -> None:
    item = Item(1, ("</script>\0<!--&'",))
    page = f"<script>{HOLE}</script>"
    told = "".join(fill(page, item))
    assert told.startswith('<script>{"number":1,') and told.count("</script>") == 1
    assert json.loads(told[len("<script>") : -len("</script>")])["words"] == list(item.words or ())
