"""Actors: names by owner and head, deixis, lists, known bodies, proper names; and what is none."""

from __future__ import annotations

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


NAMED = [
    ("河南省教育厅牵头办班。", [("河南省教育厅", "agency")]),
    ("河南省发展和改革委员会作了部署。", [("河南省发展和改革委员会", "agency")]),
    ("资金由河南省人民政府筹集。", [("河南省人民政府", "government")]),
    ("武川县扶贫办登记了名册。", [("武川县扶贫办", "agency")]),
    ("托县人民法院办结两案。", [("托克托县人民法院", "court_procuratorate")]),
    ("中共河南省委作出安排。", [("河南省委", "party")]),
    ("河南省委组织部选派干部。", [("河南省委组织部", "party")]),
    ("西藏自治区党委召开会议。", [("西藏自治区党委", "party")]),
    ("和田地委听取汇报。", [("和田地委", "party")]),
    ("恩施州委到村调研。", [("恩施土家族苗族自治州委", "party")]),
    ("广东省妇联送来冬衣。", [("广东省妇联", "social_org")]),
    ("共青团河南省委办夏令营。", [("共青团河南省委", "social_org")]),
    ("宁夏军区派车运水。", [("宁夏军区", "military")]),
    ("武警西藏总队修路。", [("武警西藏总队", "military")]),
    ("广东第八批援藏工作队进村。", [("广东第八批援藏工作队", "team")]),
    ("浙江大学医学院附属第二医院派出医生。", [("浙江大学医学院附属第二医院", "hospital")]),
    ("北京市农林科学院送来种苗。", [("北京市农林科学院", "school")]),
    ("内蒙古蒙盛牧业有限公司收购羔羊。", [("内蒙古蒙盛牧业有限公司", "enterprise")]),
    ("广东碧原建设集团有限公司捐款。", [("广东碧原建设集团有限公司", "enterprise")]),
    ("墨脱县人民医院添了设备。", [("墨脱县人民医院", "hospital")]),
    ("武汉儿童医院收治患儿。", [("武汉儿童医院", "hospital")]),
    ("广东省对口支援西藏工作前方指挥部验收。", [("广东省对口支援西藏工作前方指挥部", "agency")]),
    ("中共宁夏区委党校开班。", [("宁夏回族自治区委党校", "school")]),
    (
        "浙江蓝禾食品（集团）有限责任公司捐款。",
        [("浙江蓝禾食品（集团）有限责任公司", "enterprise")],
    ),
    ("武汉第八届人民代表大会闭幕。", [("武汉市人民代表大会", "government")]),
    ("北京市扶贫支援办、市教委派人。", [("北京市扶贫支援办", "agency"), ("北京市教委", "agency")]),
    ("河南省扶贫开发（老区建设）办公室发文。", [("河南省扶贫开发（老区建设）办公室", "agency")]),
    ("河南省政府驻北京办事处协助。", [("河南省政府驻北京办事处", "agency")]),
    ("四川大学青禾医院收治病人。", [("四川大学青禾医院", "hospital")]),
    ("广东省协作办公室发文。", [("广东省协作办公室", "agency")]),
    ("新疆军区总医院接收病人。", [("新疆军区总医院", "hospital")]),
    ("北京市三级医院分批派人。", [("北京市三级医院", "hospital")]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_owned_body_has_full_name_and_type(text: str, expected: list[tuple[str, str]]) -> None:
    assert facts(text, None) == expected


POINTED = [
    ("市委作了部署。", [("呼和浩特市委", "party")]),
    ("市委、市政府高度重视。", [("呼和浩特市委", "party"), ("呼和浩特市政府", "government")]),
    (
        "自治区党委、政府印发通知。",
        [("内蒙古自治区党委", "party"), ("内蒙古自治区政府", "government")],
    ),
    (
        "自治区党委政府印发通知。",
        [("内蒙古自治区党委", "party"), ("内蒙古自治区政府", "government")],
    ),
    ("自治区扶贫办组织验收。", [("内蒙古自治区扶贫办", "agency")]),
    ("由自治区直属机关承担。", [("内蒙古自治区直属机关", "agency")]),
    ("全市脱贫攻坚指挥部每周调度。", [("呼和浩特市脱贫攻坚指挥部", "agency")]),
    (
        "市教育局、民政局和卫健委配合。",
        [
            ("呼和浩特市教育局", "agency"),
            ("呼和浩特市民政局", "agency"),
            ("呼和浩特市卫健委", "agency"),
        ],
    ),
    (
        "河南省教育、民政、财政厅分别负责。",
        [("河南省教育厅", "agency"), ("河南省民政厅", "agency"), ("河南省财政厅", "agency")],
    ),
    (
        "市委成立了脱贫攻坚督导组。",
        [("呼和浩特市委", "party"), ("呼和浩特市脱贫攻坚督导组", "team")],
    ),
    (
        "市里派人进村（自治区已向武川县派出脱贫攻坚督导组）。",
        [("内蒙古自治区脱贫攻坚督导组", "team")],
    ),
    ("市第一医院接收病人。", [("呼和浩特市第一医院", "hospital")]),
]


@pytest.mark.parametrize(("text", "expected"), POINTED)
def test_pointing_word_and_list_take_the_speaking_region(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert facts(text) == expected


KNOWN = [
    ("国家发改委安排资金。", [("国家发展和改革委员会", "agency")]),
    ("继续与农业银行、邮储银行合作。", [("中国农业银行", "bank"), ("中国邮政储蓄银行", "bank")]),
    ("中共中央、国务院作出决定。", [("中共中央", "party"), ("国务院", "government")]),
    ("党中央国务院十分关心。", [("中共中央", "party"), ("国务院", "government")]),
    ("国家电网公司架设线路。", [("国家电网", "enterprise")]),
    (
        "中石化和中国石油建站。",
        [("中国石油化工集团公司", "enterprise"), ("中国石油天然气集团公司", "enterprise")],
    ),
    ("民盟中央到县里调研。", [("民盟", "party")]),
    ("据新华社报道。", [("新华社", "media")]),
    ("兵团第十四师接收援助。", [("新疆生产建设兵团第十四师", "government")]),
    ("全国双拥工作领导小组办公室发文。", [("全国双拥工作领导小组办公室", "agency")]),
    ("中国农业银行内蒙古分行放贷。", [("中国农业银行内蒙古分行", "bank")]),
    ("北京大学第三医院派出专家。", [("北京大学第三医院", "hospital")]),
    ("工商银行股份有限公司四川分行放贷。", [("中国工商银行四川分行", "bank")]),
    ("国网四川电力公司架线。", [("国网四川电力公司", "enterprise")]),
    (
        "财政部农业司、水利部规划计划司来人。",
        [("财政部农业司", "agency"), ("水利部规划计划司", "agency")],
    ),
    ("腾讯公益慈善基金会捐书。", [("腾讯公益慈善基金会", "social_org")]),
    ("来源：北疆晨报网\n正文", [("北疆晨报网", "media")]),
    ("来到盛京医院的患者很多。", [("盛京医院", "hospital")]),
    ("与荣民控股集团签约。", [("荣民控股集团", "enterprise")]),
]


@pytest.mark.parametrize(("text", "expected"), KNOWN)
def test_known_and_proper_bodies(text: str, expected: list[tuple[str, str]]) -> None:
    assert facts(text, None) == expected


NONE = [
    "财政部门和教育部门密切配合。",
    "发展民营企业和龙头企业。",
    "各级党委和政府要负总责。",
    "开创工作新局面，构建新格局。",
    "三级医院对口帮扶县医院。",
    "中国银行业发展很快。",
    "发放农民专业合作社补贴。",
    "驻村工作队员走访农户。",
    "城市社区和灾区学校复课。",
    "全国人大代表王某介绍情况。",
    "考察学校食堂，提升学校条件。",
    "干部支援湖北医疗队。",
    "各省委派干部参加。",
    "几百度电费由村里承担。",
    "孩子考上了大学，回乡办公司。",
    "行政区域内的各县政府。",
    "广泛汇总后勤需要，动员社会力量。",
    "按照《某某市扶贫办机构改革规划》办理。",
    "乡镇卫生院和村卫生室。",
    "有关部门、相关单位和大型企业。",
    "中共中央政治局委员讲话。",
    "甲省多家公司在当地办学校。",
    "派出3个医疗队，选派驻村工作队进村。",
    "互联网和电网建设。",
]


@pytest.mark.parametrize("text", NONE)
def test_generic_or_other_word_is_no_fact(text: str) -> None:
    assert facts(text, None) == []


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


@pytest.mark.parametrize(("text", "_"), [*NAMED, *POINTED, *KNOWN])
def test_mentions_lie_in_the_text_in_order_without_overlap(text: str, _: object) -> None:
    mentions = read(text)
    assert mentions
    last = 0
    for mention in mentions:
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
