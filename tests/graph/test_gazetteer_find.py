"""Finding names and signs in a text: bare mentions by year, regions, compounds, stop phrases."""

from __future__ import annotations

from itertools import pairwise

import pytest

from graph.gazetteer import Gazetteer, Hit, load_gazetteer

gazetteer: Gazetteer = load_gazetteer()

# mention, year, the codes that it may mean then
MENTIONS = [
    ("内蒙古", 2018, "150000"),
    ("兴安盟", 2018, "152200"),
    ("鄂尔多斯市", 2018, "150600"),
    ("赤峰", 2018, "150400"),
    ("乌兰察布市", 2018, "150900"),
    ("通辽", 2018, "150500"),
    ("锡林郭勒盟", 2018, "152500"),
    ("土左旗", 2018, "150121"),
    ("托县", 2018, "150122"),
    ("和林县", 2018, "150123"),
    ("清水河县", 2018, "150124"),
    ("武川县", 2018, "150125"),
    ("察右前旗", 2018, "150926"),
    ("科右中旗", 2018, "152222"),
    ("喀喇沁旗", 2018, "150428"),
    ("达茂旗", 2018, "150223"),
    ("莫力达瓦旗", 2018, "150722"),
    ("和田", 2018, "653200|653201|653221"),
    ("和田县", 2018, "653221"),
    ("墨玉", 2018, "653222"),
    ("皮山", 2018, "653223"),
    ("喀什", 2018, "653100|653101"),
    ("莎车", 2018, "653125"),
    ("塔什库尔干", 2018, "653131"),
    ("阿克陶", 2018, "653022"),
    ("察布查尔", 2018, "654022"),
    ("和布克赛尔", 2018, "654226"),
    ("巴里坤", 2012, "652222"),
    ("巴里坤", 2018, "650521"),
    ("张家口", 2018, "130700"),
    ("保定", 2018, "130600"),
    ("恩施州", 2018, "422800"),
    ("黔东南", 2018, "522600"),
    ("湘西州", 2018, "433100"),
    ("临夏州", 2018, "622900"),
    ("凉山州", 2018, "513400"),
    ("怒江州", 2018, "533300"),
    ("甘孜", 2018, "513300|513328"),
    ("昌都", 2012, "542100|542121"),
    ("昌都", 2018, "540300"),
    ("林芝", 2012, "542600|542621"),
    ("林芝", 2018, "540400"),
    ("那曲地区", 2015, "542400"),
    ("那曲市", 2018, "540600"),
    ("毕节地区", 2010, "522400"),
    ("襄樊", 2009, "420600"),
    ("蓟县", 2012, "120225"),
    ("蓟州", 2018, "120119"),
    ("崇左", 2018, "451400"),
    ("六盘水", 2018, "520200"),
    ("门头沟", 2018, "110109"),
    ("大兴区", 2018, "110115"),
    ("吉林", 2018, "220000|220200"),
    ("朝阳", 2018, "110105|211300|211321|220104"),
    ("海南", 2018, "460000|632500|150303"),
    ("通州", 2018, "110112|320612"),
    ("西湖区", 2018, "330106|360103"),
]

# what has no code: a mention and the id of its region, area or organisation
REGIONS = [
    ("南疆四地州", "place/area/南疆四地州"),
    ("兵团", "actor/新疆生产建设兵团"),
    ("农十四师", "actor/新疆生产建设兵团第十四师"),
    ("北疆", "place/area/北疆"),
    ("大兴安岭南麓", "place/area/大兴安岭南麓山区"),
    ("燕山-太行山", "place/area/燕山—太行山区"),
    ("燕山—太行山", "place/area/燕山—太行山区"),
    ("科尔沁沙地", "place/area/科尔沁沙地"),
    ("阴山南北麓", "place/area/阴山南北麓"),
    ("浑善达克沙地", "place/area/浑善达克沙地"),
    ("京津冀", "place/area/京津冀"),
]


def only_hit(text: str) -> Hit:
    """Return the single hit that spans the whole text."""
    (hit,) = gazetteer.find(text)
    assert (hit.start, hit.end, hit.surface) == (0, len(text), text)
    return hit


def surfaces(text: str) -> list[str]:
    """Return the surfaces found, in order."""
    return [hit.surface for hit in gazetteer.find(text)]


def test_mentions_are_all_listed() -> None:
    assert len(MENTIONS) == 57 and len(REGIONS) == 11


@pytest.mark.parametrize(("mention", "year", "codes"), MENTIONS)
def test_find_resolves_a_bare_mention_by_year(mention: str, year: int, codes: str) -> None:
    places = [gazetteer.places[reading.place] for reading in only_hit(mention).candidates]
    found = {place.code for place in places if place.is_valid(year)}
    assert found == set(codes.split("|"))


@pytest.mark.parametrize(("mention", "place"), REGIONS)
def test_find_knows_regions_without_a_code(mention: str, place: str) -> None:
    (reading,) = only_hit(mention).candidates
    assert (reading.place, reading.form) == (place, "group")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("京蒙协作", ["京", "蒙"]),
        ("深化闽宁协作", ["闽", "宁"]),
        ("沪滇、苏陕、鲁甘、粤桂四对", ["沪", "滇", "苏", "陕", "鲁", "甘", "粤", "桂"]),
        ("选派援疆干部和援藏医生", ["疆", "藏"]),
        ("进京务工", ["京"]),
        ("外接俄蒙", ["俄", "蒙"]),
        ("苏桂协作办", ["苏", "桂"]),
        # counter-cases: other names, other words, single signs
        ("闽宁镇", []),
        ("青藏铁路", []),
        ("在津贴之外", []),
        ("新技术和青年人", []),
        ("援建一所学校", []),
        ("苏桂两人", []),
    ],
)
def test_find_reads_signs_only_in_compounds(text: str, found: list[str]) -> None:
    assert surfaces(text) == found


def test_a_sign_says_its_compound_and_the_compound_its_ends() -> None:
    hits = gazetteer.find("推进京蒙协作")
    assert [(hit.start, hit.end, hit.compound) for hit in hits] == [(2, 3, "京蒙"), (3, 4, "京蒙")]
    assert [hit.candidates[0].place for hit in hits] == ["place/110000", "place/150000"]
    compound = gazetteer.compounds["蒙京"]
    assert (compound.helper, compound.recipient) == ("place/110000", "place/150000")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("科尔沁沙地的科尔沁区", ["科尔沁沙地", "科尔沁区"]),
        ("大兴安岭南麓与大兴安岭地区", ["大兴安岭南麓", "大兴安岭地区"]),
        ("和布克赛尔县与和田县", ["和布克赛尔县", "和田县"]),
        ("在贺兰山下", []),
        ("成立农民合作社", []),
        ("长治久安", []),
        ("医保定点医院", []),
        ("吉林省吉林市", ["吉林省", "吉林市"]),
        # a form that is a word yields to the name that begins inside it
        ("美丽新宁夏", ["宁夏"]),
        ("做强做大新疆棉业", ["新疆"]),
        ("稳定西藏", ["西藏"]),
        ("美丽新宁夏回族自治区赤峰市", ["宁夏回族自治区", "赤峰市"]),
        ("来到定西", ["定西"]),
        ("黄海南部", ["南部"]),
        ("漯河南部", ["漯河", "南部"]),
        ("内蒙古自治区兴安盟", ["内蒙古自治区", "兴安盟"]),
    ],
)
def test_find_takes_the_longest_and_leaves_stop_phrases(text: str, found: list[str]) -> None:
    assert surfaces(text) == found


@pytest.mark.parametrize(
    "surface", ["资源", "合作", "振兴", "互助", "和政", "新和", "户县", "城区"]
)
def test_ordinary_words_are_flagged(surface: str) -> None:
    assert all(reading.word for reading in only_hit(surface).candidates)


@pytest.mark.parametrize("surface", ["赤峰", "恩施", "和田县", "保定", "墨脱"])
def test_names_are_not_flagged(surface: str) -> None:
    assert not any(reading.word for reading in only_hit(surface).candidates)


def test_find_gives_code_point_offsets_without_overlap() -> None:
    text = "𠮷林：内蒙古兴安盟😀赤峰市，京蒙"
    hits = gazetteer.find(text)
    assert [hit.surface for hit in hits] == ["内蒙古", "兴安盟", "赤峰市", "京", "蒙"]
    assert all(text[hit.start : hit.end] == hit.surface for hit in hits)
    assert all(one.end <= two.start for one, two in pairwise(hits))
