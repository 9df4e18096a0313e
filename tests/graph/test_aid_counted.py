"""People whom a helper's phrase counts, and sums in a relation's own words."""

from __future__ import annotations

import pytest
from aid_reading import read


def values(text: str, field: str) -> list[int]:
    """Return the numbers of a field over all aid facts of a text, each once."""
    return sorted({one["value"] for fact in read(text) for one in fact.get(field, ())})


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("由740名机关骨干组成31支帮扶工作队，帮助甘南州牧民修棚圈。", [740]),
        ("38位来自天津多所小学的老师来到昌都市支教。", [38]),
        ("400多位来自各地的援疆医疗专家服务和田地区群众。", [400]),
        ("在岷县有2300多名像老李这样的驻村工作队员帮扶贫困户。", [2300]),
        ("22批96名上海医疗专家在云南省贫困县进行医疗帮扶。", [96]),
        ("岷县选派驻村工作队长45名、骨干队员130名，帮扶贫困村。", [45, 130]),
        ("岷县派到19个贫困村的57名骨干队员守着药材地。", [57]),
        ("保定市水利局驻村工作队一行15人入驻岷县石桥村。", [15]),
        ("岷县驻村干部驻村帮扶，310名省、市、县帮扶人员上门教养羊。", [310]),
        ("无锡市的450名民兵战士进驻岷县，帮助灾区群众清淤。", [450]),
        ("无锡市对口支援岷县，选派超过160人。", [160]),
        ("同济医院对口支援岷县人民医院，派驻医疗队9批54人、挂职干部三批6名。", [6, 54]),
        ("岷县迎来由福州大学的80名学生组成的支教队。", [80]),
        ("8名来自黄石市的教师赴温泉县中学支教。", [8]),
        ("扬州市对口帮扶榆林市，对口帮扶干部共计95名。", [95]),
        # no count of those who help
        ("每村有1名驻村干部帮扶贫困户。", []),
        ("县级领导干部36名，每人包抓2个深度贫困村。", []),
        ("岷县培训1200名村干部，选派教师帮扶贫困村学校。", []),
        ("无锡市人民医院对口支援岷县人民医院，医护人员有60人。", []),
        ("300名学生的支教老师来到岷县支教。", []),
        ("300名来自岷县的贫困群众到福州市务工，福州市对口帮扶岷县。", []),
    ],
)
def test_people_are_those_whom_the_phrase_of_the_helper_counts(
    text: str, people: list[int]
) -> None:
    assert values(text, "staff") == people


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("中国建设银行资助困难大学生逾4500人。", 4500),
        ("福州市企业结对帮扶贫困户2198人，发展产业。", 2198),
        ("福州市民政局资助困难学生3万多人。", 30_000),
        ("福州市结对帮扶岷县贫困户，培训人才60人。", None),
    ],
)
def test_those_who_receive_are_counted_in_people_behind_their_name(
    text: str, count: int | None
) -> None:
    assert {fact.get("recipient_count") for fact in read(text)} == {count}


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("无锡市向岷县捐赠800万元帮扶资金和25万元慰问金。", [250_000, 8_000_000]),
        (
            "无锡市向岷县投入资金3.2亿元，县均投入4100万元，动员社会力量捐款4600万元。",
            [46_000_000, 320_000_000],
        ),
        ("无锡市向岷县捐款70余万元并提供近3亿元借款。", [700_000, 300_000_000]),
        ("无锡市援助岷县三元镇项目资金620万元。", [6_200_000]),
        ("无锡市对口支援岷县，各县均投入资金40万元。", [400_000]),
        ("无锡市对口支援岷县、宕昌县，两县均获捐款30万元。", [300_000]),
        # what the recipient earns, gets from firms or pays
        ("无锡市对口支援岷县，岷县去年地区生产总值97亿元。", []),
        ("无锡市对口支援岷县，预计今年创收30万元。", []),
        ("无锡市向岷县提供资金2000余万元，岷县自筹资金700万元。", [20_000_000]),
    ],
)
def test_sums_of_a_relation_are_those_given_in_its_own_words(text: str, sums: list[int]) -> None:
    assert values(text, "amounts") == sums


@pytest.mark.parametrize(
    ("later", "sums"),
    [
        ("筹资38万元修建蓄水池。", [380_000]),
        ("（二）工作队多方协调资金9万元，新建卫生室。", [90_000]),
        ("2018年，积极为村里争取项目资金120万元。", [1_200_000]),
        ("该局筹措资金6万元。", [60_000]),
        ("筹集善款6万元。", [60_000]),
        ("该村集体投资20万元建大棚。", []),
        ("村民老李办起养鸡场。投资12万元建了鸡舍。", []),
        ("村里有一所小学。该校投入3万元买书。", []),
        ("该校投入资金3万元。", []),
        ("公司投入资金3万元。", []),
        ("协调解决8万元拖欠工资。", []),
        ("县财政局筹资38万元修建蓄水池。", []),
    ],
)
def test_gift_that_opens_a_sentence_is_that_of_the_only_pair_of_a_text(
    later: str, sums: list[int]
) -> None:
    text = f"滁州市水利局定点帮扶岷县石桥村。村里有四个组。村民多种玉米。{later}"
    assert values(text, "amounts") == sums


def test_gift_that_opens_a_sentence_is_of_none_where_two_pairs_are_told() -> None:
    text = "滁州市水利局定点帮扶岷县石桥村。滁州市教育局定点帮扶岷县柳湾村。"
    assert values(f"{text}两村都种玉米。村里有学校。筹资38万元修建蓄水池。", "amounts") == []


@pytest.mark.parametrize(
    ("words", "roles"),
    [
        ("建立了卫生室，并争取了260万元", ["actual"]),
        ("争取扶贫资金260万元", ["actual"]),
        ("力争三年投入资金260万元", ["planned"]),
        ("计划投入资金5000万元，目前已拨付1200万元", ["planned", "actual"]),
        ("先后捐助260万元", ["actual"]),
        ("已向该县捐赠260万元", ["actual"]),
        ("计划三年累计投入260万元", ["planned"]),
        ("力争到2020年累计投入帮扶资金3亿元", ["planned"]),
        ("将对已脱贫村投入资金500万元", ["planned"]),
        ("争取明年投入资金500万元", ["planned"]),
        ("4个计划单列市投入资金260万元", ["actual"]),
    ],
)
def test_sum_is_planned_or_actual_by_the_nearest_word(words: str, roles: list[str]) -> None:
    (fact,) = [one for one in read(f"水利部定点帮扶岷县，{words}。") if one["recipient"] == "岷县"]
    assert [one["role"] for one in fact["amounts"]] == roles


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("岷县石桥村缺水。一位省里派来的驻村第一书记帮助村民打井。", {1}),
        ("岷县石桥村缺水。两名年轻的驻村干部帮助村民打井。", {2}),
        ("岷县石桥村缺水。15名年轻的驻村干部帮助村民打井。", {15}),
        ("岷县石桥村缺水。两名学生和驻村干部一起打井。", {None}),
        ("岷县石桥村缺水。三位老人找驻村第一书记反映。", {None}),
    ],
)
def test_number_before_those_in_a_village_counts_them_and_no_others(
    text: str, counts: set[int | None]
) -> None:
    assert {fact.get("helper_count") for fact in read(text)} == counts
