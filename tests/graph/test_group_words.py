"""The search for groups looks at clauses with a head noun only, and finds the same."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from graph.group_words import find_heads, group_pattern, load_heads, search_group

PIECES = st.sampled_from(
    [
        *load_heads(),
        *"，。；：、的“”（）省市县村3派",
        "26个",
        "贫困",
        "中央国家机关",
        "帮扶",
        "三级",
        "甲，乙",
    ]
)


@given(st.lists(PIECES, max_size=14).map("".join), st.integers(0, 5))
def test_search_of_clauses_with_a_head_finds_what_a_search_of_all_finds(
    text: str, start: int
) -> None:
    found, position = [], start
    while match := search_group(text, position, len(text)):
        found.append(match.span())
        position = match.end()
    assert found == [match.span() for match in group_pattern().finditer(text, start)]


def test_heads_are_found_where_they_begin() -> None:
    assert find_heads("26个单位") == [3]
