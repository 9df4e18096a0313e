"""Memberships: members of counted groups that the text itself lists, and lists that count not."""

from __future__ import annotations

from typing import Any

import pytest

from graph.members import Membership
from graph.memberships import find_members
from graph.model import Document

GROUP = "group/150000/国贫旗县"
WUCHUAN, HUADE, ARXAN = "place/150125", "place/150922", "place/152202"
ALL = {WUCHUAN, HUADE, ARXAN}

LISTED = [
    ("武川县、化德县等3个国贫旗县受到帮扶。", {WUCHUAN, HUADE}),
    ("今年武川县、化德县和阿尔山市三个国贫旗县受益。", ALL),
    ("支持乌兰察布市化德县、呼和浩特市武川县等3个国贫旗县", {WUCHUAN, HUADE}),
    ("3个国贫旗县（武川县、化德县、阿尔山市）已通公路。", ALL),
    ("国贫旗县（3个）：武川县、化德县、阿尔山市。", ALL),
    ("国贫旗县分别是呼和浩特市武川县、化德县以及阿尔山市。", ALL),
]
UNLISTED = [
    "武川县、化德县等31个国贫旗县受到帮扶。",
    "武川县、化德县3个国贫旗县受到帮扶。",
    "国贫旗县包括武川县、化德县和别处。",
    "武川县、化德县、阿尔山市、科右中旗等3个国贫旗县受到帮扶。",
    "武川县、皮山县等3个国贫旗县级单位受到帮扶。",
    "3个国贫旗县受到帮扶，武川县、化德县修了路。",
    "31个国贫旗县（武川县、化德县、阿尔山市）已通公路。",
]


def aid(**changed: Any) -> dict[str, Any]:
    """Return an aid fact to three counties of Inner Mongolia."""
    fact = {"doc": "d", "kind": "aid", "helper": "北京市", "helper_id": "place/110000"}
    group = {"recipient": "国贫旗县", "recipient_id": GROUP, "recipient_count": 3}
    return {**fact, **group, **changed}


def read(text: str, *facts: dict[str, Any]) -> list[Membership]:
    """Return the members that a clean text lists."""
    document = Document("d", "d.txt", "  " + text, text, range(2, len(text) + 2))
    return find_members(document, facts or (aid(),))


@pytest.mark.parametrize(("text", "places"), LISTED)
def test_list_names_members(text: str, places: set[str]) -> None:
    found = read(text)
    assert {member.place for member in found} == places
    assert {member.group for member in found} == {GROUP}
    for member in found:
        start = member.evidence.start - 2
        assert text[start : start + len(member.evidence.quote)] == member.evidence.quote
        assert member.name in member.evidence.quote and "国贫旗县" in member.evidence.quote


@pytest.mark.parametrize("text", UNLISTED)
def test_no_member_is_invented(text: str) -> None:
    assert read(text) == []


def test_group_without_a_count_has_no_members() -> None:
    assert read(LISTED[0][0], aid(recipient_count=None)) == []
    assert read(LISTED[0][0], aid(recipient_count=[2, 3])) == []


def test_place_outside_the_region_is_no_member() -> None:
    found = read("皮山县、化德县和武川县等3个国贫旗县受到帮扶。")
    assert {member.place for member in found} == {HUADE, WUCHUAN}


def test_exit_that_names_the_group_makes_a_member() -> None:
    text = "国贫旗县武川县今年退出。化德县去年退出。"
    exit_ = {"doc": "d", "kind": "exit", "year": 2019, "role": "actual"}
    named = {"place": "武川县", "place_id": WUCHUAN, "quote": "国贫旗县武川县今年退出", "start": 2}
    other = {"place": "化德县", "place_id": HUADE, "quote": "化德县去年退出", "start": 14}
    (member,) = read(text, aid(), exit_ | named, exit_ | other)
    assert (member.place, member.rule) == (WUCHUAN, "member.exit")
    assert member.to_json() == {
        "doc": "d",
        "group_id": GROUP,
        "place_id": WUCHUAN,
        "name": "武川县",
        "rule": "member.exit",
        "quote": "国贫旗县武川县今年退出",
        "start": 2,
        "id": member.id,
    }


def test_exit_is_of_the_poverty_counties_of_the_region() -> None:
    exit_ = {"doc": "d", "kind": "exit", "year": 2019, "quote": "武川县摘帽", "start": 2}
    inside = exit_ | {"place": "武川县", "place_id": WUCHUAN}
    outside = exit_ | {"place": "皮山县", "place_id": "place/653223"}
    poor = aid(recipient="贫困旗县", recipient_id="group/150000/贫困旗县")
    assert [member.place for member in read("武川县摘帽", poor, inside, outside)] == [WUCHUAN]
    for other in (
        aid(),
        poor | {"recipient_count": 1},
        poor | {"recipient_id": "group/-/贫困旗县"},
    ):
        assert read("武川县摘帽", other, inside, outside) == []
