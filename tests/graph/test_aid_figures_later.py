"""Figures of aid that later sentences tell: of whom, and what is none of them."""

from __future__ import annotations

import pytest
from aid_reading import read


def figures(text: str) -> dict[str, list[int]]:
    """Return the money and people of each aid fact of a text by its recipient."""
    found: dict[str, list[int]] = {}
    for fact in read(text):
        told = [*fact.get("amounts", ()), *fact.get("staff", ())]
        found.setdefault(fact["recipient"], []).extend(one["value"] for one in told)
    return found


@pytest.mark.parametrize(
    ("later", "values"),
    [
        ("按照逐年增加的原则，安排财政资金2800万元。", [28_000_000]),
        ("2019年，计划捐赠物资150万元。", [1_500_000]),
        ("大连市每年拨付3000万元。", [30_000_000]),
        ("大连市负责同志实地察看后，投资了840万元修路。", [8_400_000]),
        ("帮扶66万元建起果园。", [660_000]),
        ("六盘水市与安顺市签约，投资1亿元建设物流园。", []),
        ("六盘水市累计获得资金2亿元。", [200_000_000]),
        ("带动企业落地项目37个，到位资金4.2亿元。", []),
        ("300名干部走进车间，共解决难题88个。", []),
        ("三年来，共签约项目12个，协议资金9280万元。", []),
        ("投入资金200万元，户均增收6000元，村集体分红3万元。", [2_000_000]),
        ("投入资金200万元，人均收入从1400元增加到2011年的6300元。", [2_000_000]),
    ],
)
def test_sentence_without_a_helper_goes_on_with_its_money(later: str, values: list[int]) -> None:
    assert figures(f"大连市对口帮扶六盘水市。{later}") == {"六盘水市": values}


def test_money_of_two_villages_is_that_of_those_told_by_name() -> None:
    text = "岚县水利局结对帮扶岚县石桥村、柳湾村。目前，岚县水利局共向两村捐资50万元。"
    assert figures(text) == {"石桥村": [500_000], "柳湾村": [500_000]}


def test_cooperation_as_such_does_not_keep_its_partners_from_their_money() -> None:
    text = "大兴区与正镶白旗签订东西部协作协议。接续选派援蒙技术人才60名。"
    assert figures(text) == {"正镶白旗": [60]}


def test_money_of_aid_is_that_of_the_one_helper_of_a_text() -> None:
    text = "民生银行对滑县、封丘县开展定点扶贫。\n产业兴旺。\n到年底，帮扶资金2500万元全部到账。"
    assert figures(text) == {"滑县": [25_000_000], "封丘县": [25_000_000]}
    other = f"{text}\n永顺县由省水利厅定点帮扶。\n帮扶资金130万元全部到账。"
    assert figures(other)["滑县"] == [25_000_000]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("江苏省调集了1.4万余名医护力量支援上海市。", [14_000]),
        ("江苏省累计派出采样队员等达1.3万余人支援上海市。", [13_000]),
        ("由203名队员组成的云南省医疗队驰援上海市。", [203]),
    ],
)
def test_people_of_medical_teams_are_counted(text: str, people: list[int]) -> None:
    assert figures(text) == {"上海市": people}


def test_what_a_helper_gets_others_to_give_follows_its_own_money() -> None:
    text = "东莞市向昭通市提供财政援助资金5.6亿元，动员社会力量捐款3800万元。"
    assert figures(text) == {"昭通市": [560_000_000, 38_000_000]}


def test_what_says_less_hands_its_money_on_to_what_says_more() -> None:
    text = (
        "中央单位定点帮扶592个国家扶贫开发工作重点县。\n"
        "五年来，中央单位共向592个重点县投入帮扶资金118.6亿元。"
    )
    assert figures(text) == {"国家扶贫开发工作重点县": [11_860_000_000]}


def test_money_that_a_team_brings_is_that_of_its_body() -> None:
    text = "岚县水利局选派3名干部组成工作队，进驻岚县界河口镇会里村。\n"
    later = "工作队到村后，走访农户210户，协调资金180万元。"
    assert figures(text + later) == {"会里村": [1_800_000, 3]}


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("2000万港元", "港元"),
        ("2000万港币", "港元"),
        ("300万美元", "美元"),
        ("50万英镑", "英镑"),
        ("300万元", "元"),
        ("300万元人民币", "元"),
    ],
)
def test_money_keeps_its_currency(words: str, unit: str) -> None:
    (fact,) = read(f"香港红十字会援建四川省茂县的学校，投入{words}。")
    assert [one["unit"] for one in fact["amounts"]] == [unit]


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("，今年计划再安排1200万元", [9_000_000, 12_000_000]),
        ("，明年将再投入1200万元", [9_000_000, 12_000_000]),
        ("，2019年又拨付资金1200万元", [9_000_000, 12_000_000]),
        ("，今年全县财政收入1200万元", [9_000_000]),
        ("，今年合作社卖粮1200万元", [9_000_000]),
    ],
)
def test_sum_of_a_further_year_is_the_same_helpers(words: str, sums: list[int]) -> None:
    (fact,) = read(f"南湖区去年向若尔盖县捐赠资金900万元{words}。", genre="news")
    assert [one["value"] for one in fact["amounts"]] == sums


@pytest.mark.parametrize(
    ("words", "staff"),
    [
        ("派出由12人组成的专家团队", [(12, "专家团队")]),
        ("派出一支12人的医疗队", [(12, "医疗队")]),
        ("组织一支9人医疗队", [(9, "医疗队")]),
        ("派出医疗队", []),
    ],
)
def test_team_is_counted_by_its_people(words: str, staff: list[tuple[int, str]]) -> None:
    (fact,) = read(f"南京鼓楼医院{words}，赴伊犁州友谊医院开展帮扶。")
    assert [(one["value"], one["role"]) for one in fact.get("staff", ())] == staff


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("，先后派出挂职干部和驻村第一书记28人", [28]),
        ("，投入资金3000万元，选派驻村第一书记5名", [5]),
        ("，尚义县选派第一书记55名", []),
        ("。全县选派第一书记55名", []),
    ],
)
def test_first_secretaries_are_staff_of_who_sends_them(words: str, people: list[int]) -> None:
    facts = read(f"中国铁建定点帮扶尚义县{words}。")
    (fact,) = (one for one in facts if one["recipient"] == "尚义县")
    assert [one["value"] for one in fact.get("staff", ())] == people


def test_staff_as_such_are_those_of_the_helper_told_before() -> None:
    text = "福建对口支援宁夏，先后有183名干部到宁夏挂职。"
    assert figures(text) == {"宁夏回族自治区": [183]}
    assert [fact["helper"] for fact in read(text)] == ["福建省"]
    facts = read("福建对口支援宁夏，上海市的183名干部到宁夏挂职。")
    assert {fact["helper"] for fact in facts} == {"福建省", "上海市干部"}


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("，其中市级财政2.5亿元、社会捐赠5000万元", [300, 250, 50]),
        ("（其中财政资金2.5亿元，社会资金5000万元）", [300, 250, 50]),
        ("，五年共15亿元", [300, 1500]),
        ("，福州市企业捐款5000万元，共计3.5亿元", [300, 50, 350]),
        ("，比上年增加12%，募集社会资金5000万元", [300, 50]),
        ("；动员社会力量捐款5000万元", [300, 50]),
        ("，福州市民捐款5000万元，定西市配套8000万元", [300, 50]),
        ("，定西市自筹8000万元", [300]),
        ("，引进落地企业23家，到位资金5.6亿元", [300]),
    ],
)
def test_parts_and_totals_of_a_sum_follow_it(words: str, sums: list[int]) -> None:
    told = figures(f"福州市援助定西市3亿元{words}。")
    assert told == {"定西市": [million * 1_000_000 for million in sums]}


def test_sum_that_comes_from_a_helper_stands_before_it() -> None:
    text = "项目投入90万元，其中20万元来自定西市的对口帮扶城市福州。"
    assert figures(text) == {"定西市": [200_000]}


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("昭通市选派15名干部到中山市跟岗学习", [26]),
        ("昭通市15名医务人员赴中山市进修", [26]),
        ("昭通市选派15名干部到中山市挂职", [26]),
        ("接收昭通市教师15名进修", [26]),
        ("选派教师15名到昭通市支教", [26, 15]),
    ],
)
def test_those_who_go_to_the_helper_are_not_sent(words: str, people: list[int]) -> None:
    text = f"中山市对口帮扶昭通市，选派干部26名到昭通市挂职，{words}。"
    told = [one for fact in read(text) for one in fact.get("staff", ())]
    assert sorted({one["value"] for one in told}) == sorted(people)


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("派出干部人才六批214人", [214]),
        ("派驻昭通市干部41人，教师和医生共86人", [41, 86]),
    ],
)
def test_people_behind_their_batches_are_counted(words: str, people: list[int]) -> None:
    assert figures(f"东莞市对口帮扶昭通市，东莞市{words}。") == {"昭通市": people}


@pytest.mark.parametrize(
    ("words", "people"),
    [
        ("培训200名教师", []),
        ("为定西市培养了干部320名、医生45名", []),
        ("资助困难教师35名", []),
        ("选派教师12名，培训医生35名", [12]),
        ("定西市接收福州市挂职干部4名、教师45名", [4, 45]),
    ],
)
def test_the_nearer_verb_tells_who_is_sent(words: str, people: list[int]) -> None:
    assert figures(f"福州市帮扶定西市，{words}。") == {"定西市": people}


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("，其中临夏县1.6亿元、积石山县1.25亿元", {"临夏": [160], "积石": [125]}),
        ("，今年两县分别安排3000万元、2000万元", {"临夏": [30], "积石": [20]}),
        ("，共安排3000万元", {"临夏": [30], "积石": [30]}),
    ],
)
def test_sums_of_a_list_are_of_those_named_or_in_its_order(
    words: str, sums: dict[str, list[int]]
) -> None:
    told = figures(f"海沧区对口帮扶临夏县、积石山县{words}。")
    assert {name[:2]: [one // 1_000_000 for one in money] for name, money in told.items()} == sums


def test_sum_of_a_pair_told_several_times_is_one() -> None:
    text = "东丽区与皋兰县结对。东丽区对口帮扶皋兰县。3年来，东丽区投入资金1亿元。"
    assert figures(text) == {"皋兰县": [100_000_000]}


def test_each_helper_of_a_place_has_the_sums_behind_its_own_name() -> None:
    text = (
        "日喀则市累计接受三省市对口援藏资金90亿元，援藏干部1504名。"
        "1994年以来，上海市对口援藏项目150个、援藏资金45亿元、援藏干部493名；"
        "山东省援藏资金38亿元、援藏干部508名；吉林省援藏资金7亿元、援藏干部238名。"
    )
    told = {
        fact["helper"]: [one["value"] for one in (*fact["amounts"], *fact["staff"])]
        for fact in read(text)
    }
    assert told == {
        "上海市": [4_500_000_000, 493],
        "山东省": [3_800_000_000, 508],
        "吉林省": [700_000_000, 238],
    }


def test_sums_between_helpers_of_a_place_named_first_are_not_shared() -> None:
    text = "日喀则市接受援藏项目，上海市援藏资金45亿元，山东省援藏资金38亿元。"
    told = {fact["helper"]: [one["value"] for one in fact["amounts"]] for fact in read(text)}
    assert told == {"上海市": [4_500_000_000], "山东省": [3_800_000_000]}


@pytest.mark.parametrize(
    ("words", "sums"),
    [
        ("2020年投入资金3亿元，比上年增加5000万元", [300_000_000]),
        ("已投入资金30亿元，较2016年增长了28亿元", [3_000_000_000]),
        ("投入资金由1亿元增加到3亿元", [100_000_000, 300_000_000]),
    ],
)
def test_change_against_an_earlier_year_is_no_sum(words: str, sums: list[int]) -> None:
    assert figures(f"福州市对口帮扶定西市，{words}。") == {"定西市": sums}


def test_sum_of_the_heading_is_the_one_that_the_text_tells_again() -> None:
    text = "中央单位帮扶广西贫困县22亿元\n2016年以来，中央单位共投入广西贫困县的帮扶资金达22亿元。"
    assert figures(text) == {"广西壮族自治区贫困县": [2_200_000_000]}


@pytest.mark.parametrize(
    "words", ["输出劳务人员66万人次", "转移就业人员4600人", "招收务工人员320人"]
)
def test_who_finds_work_elsewhere_is_no_staff(words: str) -> None:
    assert figures(f"福州市对口帮扶定西市，{words}，选派教师12名。") == {"定西市": [12]}
