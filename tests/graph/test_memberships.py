"""Memberships: members of counted groups that the text itself lists, and lists that count not."""

from __future__ import annotations

from typing import Any

import pytest

from graph.exit_members import Elsewhere
from graph.gazetteer import load_gazetteer
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
    assert {member.group.id for member in found} == {GROUP}
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
        "group": "国贫旗县",
        "group_id": GROUP,
        "group_count": 3,
        "name": "武川县",
        "place_id": WUCHUAN,
        "quote": "国贫旗县武川县今年退出",
        "start": 2,
        "id": member.id,
        "rule": "member.exit",
    }


EXIT = {"doc": "d", "kind": "exit", "year": 2019, "role": "actual"}
INSIDE = EXIT | {"place": "武川县", "place_id": WUCHUAN, "quote": "武川县摘帽", "start": 2}
POOR = "group/150000/贫困旗县"


def tell_exit(text: str, quote: str, place: str = WUCHUAN) -> dict[str, Any]:
    """Return an exit with its words in a clean text."""
    return EXIT | {
        "place": "武川县",
        "place_id": place,
        "quote": quote,
        "start": text.index(quote) + 2,
    }


def test_exit_is_of_the_poverty_counties_of_the_region() -> None:
    outside = INSIDE | {"place": "皮山县", "place_id": "place/653223"}
    poor = aid(recipient="贫困旗县", recipient_id=POOR)
    assert [member.place for member in read("武川县摘帽", poor, INSIDE, outside)] == [WUCHUAN]
    second = INSIDE | {"place": "化德县", "place_id": HUADE}
    assert len(read("武川县摘帽", poor, INSIDE, second)) == 2
    assert read("武川县摘帽", poor | {"recipient_count": 1}, INSIDE, second) == []
    assert read("武川县摘帽", aid(), INSIDE) == []
    assert read("武川县摘帽", poor | {"recipient_id": "group/-/贫困旗县"}, INSIDE) == []


def test_region_of_a_group_may_stand_in_its_name() -> None:
    named = aid(recipient="内蒙古自治区贫困旗县", recipient_id="group/-/内蒙古自治区贫困旗县")
    outside = INSIDE | {"place": "皮山县", "place_id": "place/653223"}
    assert [member.place for member in read("武川县摘帽", named, INSIDE, outside)] == [WUCHUAN]


@pytest.mark.parametrize(
    ("text", "quote", "words"),
    [
        ("国家级贫困县武川县2018年退出。", "武川县2018年退出", "国家级贫困县武川县2018年退出"),
        ("其中国定贫困县化德县、武川县摘帽。", "武川县摘帽", "国定贫困县化德县、武川县摘帽"),
        (
            "武川县作为国家扶贫开发工作重点旗县已退出。",
            "武川县作为国家扶贫开发工作重点旗县已退出",
            None,
        ),
        ("自治区级贫困旗县武川县2018年退出。", "武川县2018年退出", ""),
        ("国家级贫困县减少了，武川县2018年退出。", "武川县2018年退出", ""),
        ("贫困县武川县2018年退出。", "武川县2018年退出", ""),
    ],
)
def test_words_of_an_exit_name_the_class_of_counties(
    text: str, quote: str, words: str | None
) -> None:
    found = read(text, aid(), tell_exit(text, quote))
    assert [member.evidence.quote for member in found] == ([] if words == "" else [words or quote])


@pytest.mark.parametrize(
    ("indicator", "quote", "count"),
    [
        ("贫困旗县", "现有贫困旗县57个", 1),
        ("贫困旗县摘帽", "57个贫困旗县全部摘帽", 1),
        ("贫困旗县摘帽", "57个贫困旗县摘帽", 0),
        ("贫困旗县摘帽", "1个贫困旗县摘帽", 1),
        ("深度贫困县", "深度贫困县57个", 0),
        ("贫困村", "贫困村57个", 0),
    ],
)
def test_indicator_that_counts_all_is_a_group(indicator: str, quote: str, count: int) -> None:
    told = {"doc": "d", "kind": "indicator", "subject": "内蒙古自治区", "indicator": indicator}
    value = 1 if quote.startswith("1") else 57
    line = told | {"value": value, "unit": "个", "quote": quote, "start": 0}
    found = read("武川县摘帽", line, INSIDE)
    assert [(m.group.id, m.group.count) for m in found] == [(POOR, value)] * count


def test_exit_of_another_document_makes_a_member() -> None:
    poor = aid(recipient="贫困旗县", recipient_id=POOR, id="fact/1")
    other = INSIDE | {"doc": "e", "id": "fact/2"}
    elsewhere = Elsewhere(load_gazetteer())
    assert list(elsewhere.watch([poor, other])) == [poor, other]
    documents = [{"doc": doc, "sha256": doc * 64} for doc in "de"]
    (line,) = elsewhere.complete(documents, [])
    assert (line["doc"], line["group_id"], line["place_id"]) == ("e", POOR, WUCHUAN)
    assert (line["quote"], line["start"]) == ("武川县摘帽", 2)
    assert elsewhere.complete(documents, [line]) == [line]


def test_more_exits_than_counties_make_no_member() -> None:
    poor = aid(recipient="贫困旗县", recipient_id=POOR, recipient_count=1)
    exits = [INSIDE | {"doc": "e"}, INSIDE | {"doc": "f", "place": "化德县", "place_id": HUADE}]
    elsewhere = Elsewhere(load_gazetteer())
    list(elsewhere.watch([poor, *exits]))
    assert elsewhere.complete([{"doc": doc, "sha256": doc} for doc in "def"], []) == []
