"""Actors: names by owner and head, deixis, lists, known bodies, proper names; and what is none."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from graph.actors import actor_facts, find_actors
from graph.gazetteer import load_gazetteer
from graph.identity import place_id
from graph.model import Context, Document, Mention
from graph.sentences import split_sentences

# surface: (canonical name, code); what graph.places would link
PLACES = {
    "内蒙古自治区": ("内蒙古自治区", "150000"),
    "内蒙古": ("内蒙古自治区", "150000"),
    "自治区": ("内蒙古自治区", "150000"),
    "全市": ("呼和浩特市", "150100"),
    "呼和浩特市": ("呼和浩特市", "150100"),
    "武川县": ("武川县", "150125"),
    "洛川县": ("洛川县", "610629"),
    "托县": ("托克托县", "150122"),
    "北京市": ("北京市", "110000"),
    "北京": ("北京市", "110000"),
    "河南省": ("河南省", "410000"),
    "广东省": ("广东省", "440000"),
    "广东": ("广东省", "440000"),
    "湖北": ("湖北省", "420000"),
    "西藏自治区": ("西藏自治区", "540000"),
    "西藏": ("西藏自治区", "540000"),
    "新疆": ("新疆维吾尔自治区", "650000"),
    "宁夏": ("宁夏回族自治区", "640000"),
    "和田地区": ("和田地区", "653200"),
    "和田": ("和田地区", "653200"),
    "恩施州": ("恩施土家族苗族自治州", "422800"),
    "墨脱县": ("墨脱县", "540423"),
    "浙江": ("浙江省", "330000"),
    "武汉": ("武汉市", "420100"),
    "四川": ("四川省", "510000"),
}
POINTERS = ("自治区", "全市")
HOHHOT = place_id("150100")


def make_document(text: str) -> Document:
    """Return a document whose raw text is its clean text."""
    return Document("d", "d.txt", text, text, range(len(text)))


def make_places(text: str) -> list[Mention]:
    """Return the place mentions of a text, the longest surface at each place."""
    places: list[Mention] = []
    position = 0
    while position < len(text):
        surface = max((s for s in PLACES if text.startswith(s, position)), key=len, default="")
        if surface:
            name, code = PLACES[surface]
            rule = "deixis" if surface in POINTERS else "official"
            end = position + len(surface)
            places.append(Mention(position, end, "place", name, place_id(code), rule))
        position += len(surface) or 1
    return places


def read(text: str, region: str | None = HOHHOT) -> list[Mention]:
    """Return the actor mentions of a text that speaks for a region."""
    gazetteer = load_gazetteer()
    context = Context()
    if region is not None:
        name = gazetteer.places[region].name
        context = Context(region, name, gazetteer.chain(region), 2016)
    return find_actors(make_document(text), context, make_places(text), split_sentences(text))


def facts(text: str, region: str | None = HOHHOT) -> list[tuple[object, object]]:
    """Return name and type of each actor fact."""
    found = actor_facts(make_document(text), read(text, region))
    return [(fact.fields["name"], fact.fields["type"]) for fact in found]


CASES = [
    json.loads(line)
    for line in (Path(__file__).parents[1] / "cases" / "actors.jsonl")
    .read_text(encoding="utf-8")
    .splitlines()
]


def test_all_cases_are_read() -> None:
    counts = Counter(case["group"] for case in CASES)
    assert counts == {"named": 54, "pointed": 12, "known": 24, "none": 32}


@pytest.mark.parametrize("case", CASES, ids=[case["text"] for case in CASES])
def test_case_names_its_actors_with_their_types(case: dict[str, Any]) -> None:
    expected = [tuple(pair) for pair in case["actors"]]
    assert facts(case["text"], case["region"]) == expected


def test_issuer_in_a_title_counts_and_other_names_in_it_do_not() -> None:
    text = "落实《国家发改委国务院扶贫办关于支持河南省人民医院建设的通知》。"
    assert [name for name, _ in facts(text, None)] == ["国家发展和改革委员会", "国务院扶贫办"]


def test_typed_group_is_a_mention_without_a_fact() -> None:
    [mention] = [m for m in read("组织民营企业下乡。") if m.name == "民营企业"]
    assert mention.fields == {"typed": True, "region": None, "fact": False}
    assert mention.entity == "group/150100/民营企业"
    assert mention.type == "enterprise"


def test_unresolved_pointing_word_is_typed() -> None:
    mentions = read("县扶贫办登记了名册。", None)
    assert [(m.name, m.fields["typed"], m.fields["fact"]) for m in mentions] == [
        ("县扶贫办", True, False)
    ]


def test_pointing_word_takes_the_place_named_just_before() -> None:
    assert facts("武川县脱贫了，县扶贫办登记了名册。", None) == [("武川县扶贫办", "agency")]


def test_region_of_a_body_is_the_id_of_its_place() -> None:
    [mention] = read("市委作了部署。")
    assert mention.fields["region"] == "place/150100"
    assert mention.entity == "actor/呼和浩特市委"


def test_government_with_and_without_people_has_one_id() -> None:
    first, second = read("河南省政府开会，河南省人民政府发文。", None)
    assert (first.name, second.name) == ("河南省政府", "河南省人民政府")
    assert first.entity == second.entity
    assert len(facts("河南省政府开会，河南省人民政府发文。", None)) == 1


def test_facts_stand_once_with_their_words() -> None:
    text = "市委开会。河南省教育厅来人。市委部署。"
    found = actor_facts(make_document(text), read(text))
    assert [(f.fields["name"], f.evidence.quote, f.evidence.start) for f in found] == [
        ("呼和浩特市委", "市委", 0),
        ("河南省教育厅", "河南省教育厅", 5),
    ]
    assert len({fact.id for fact in found}) == 2


@pytest.mark.parametrize("text", [case["text"] for case in CASES])
def test_mentions_lie_in_the_text_in_order_without_overlap(text: str) -> None:
    last = 0
    for mention in read(text):
        assert last <= mention.start < mention.end <= len(text)
        last = mention.end


PIECES = ["市委", "、", "和", "河南省", "教育", "局", "医院", "农业银行", "的", "组织", "《", "》"]


@given(st.lists(st.sampled_from([*PIECES, "成立", "督导组", "第一", "大学", "。"]), max_size=25))
@settings(max_examples=80, deadline=None, derandomize=True)
def test_any_run_of_words_gives_ordered_mentions_with_names(pieces: list[str]) -> None:
    text = "".join(pieces)
    last = 0
    for mention in read(text):
        assert last <= mention.start < mention.end <= len(text)
        assert mention.name and mention.entity and mention.type
        last = mention.end


def test_empty_text_has_no_actors() -> None:
    assert read("") == []
