"""Figures of aid: money, people, time, status, counts, programme, and how repeats join."""

from __future__ import annotations

from typing import Any

import pytest
from aid_reading import read


def amounts(fact: dict[str, Any]) -> list[tuple[int, int | None, str]]:
    """Return value, year and role of each sum of money."""
    return [(one["value"], one.get("year"), one["role"]) for one in fact.get("amounts", ())]


def test_rise_gives_two_years() -> None:
    text = "北京市16个区县对口帮扶赤峰市，投入资金从去年的1.5亿元增加到3亿元。"
    (fact,) = read(text, date="2017-10-17", genre="news")
    assert amounts(fact) == [(150_000_000, 2016, "actual"), (300_000_000, 2017, "actual")]
    assert [one.get("superseded") for one in fact["amounts"]] == [True, None]
    assert all(text[one["start"]].isdigit() for one in fact["amounts"])


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("陕西省选派90名第八批援疆教师到和田地区支教。", 90),
        ("来自湖南省的60名第三批医疗专家到山南市开展援藏工作。", 60),
        ("河北省选派35名第十批援疆干部到巴音郭楞州挂职。", 35),
        ("12个支援省市选派300名教育人才支援西藏40所中小学。", 300),
    ],
)
def test_people_of_a_batch_are_counted(text: str, people: int) -> None:
    (fact,) = read(text)
    assert [one["value"] for one in fact["staff"]] == [people]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("礼县石桥村偏远。今年，村里来了一位省里派来的“第一书记”。", 1),
        ("礼县石桥村偏远。今年，一位女第一书记走进了村子。", 1),
        ("礼县石桥村偏远。今年，村里迎来了两名年轻的驻村干部。", 2),
        ("礼县石桥村偏远。今年，3名县里派来的驻村工作队员住下了。", 3),
    ],
)
def test_people_in_a_village_are_counted_before_what_they_are(text: str, people: int) -> None:
    (fact,) = read(text)
    assert fact["helper_count"] == people
    assert [one["value"] for one in fact["staff"]] == [people]


def test_a_number_of_others_counts_no_first_secretary() -> None:
    (fact,) = read("礼县石桥村偏远。在一位村民的院子里，驻村第一书记在帮忙。")
    assert "helper_count" not in fact and "staff" not in fact


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("珠海市对口援建汶川县。其中珠海市出资29558万元。", [295_580_000]),
        ("珠海市对口援建汶川县。珠海市对口援建任务资金总量为3.4亿元。", [340_000_000]),
        ("浙江省对口支援青川县。几年来，浙江省募集资金5000万元。", [50_000_000]),
        ("浙江省对口支援青川县。青川县募集资金5000万元。", []),
    ],
)
def test_money_behind_the_helper_named_again(text: str, values: list[int]) -> None:
    (fact,) = read(text)
    assert [value for value, _, _ in amounts(fact)] == values


def test_trained_people_are_not_sent() -> None:
    for words in ("培训人才3698人次", "培训当地干部人才90人次", "接收挂职干部人才12人"):
        (fact,) = read(f"120家企业结对帮扶156个村，{words}。")
        assert "staff" not in fact


def test_number_of_a_list_counts_nobody() -> None:
    (fact,) = read("2.县直单位结对帮扶贫困村。")
    assert "helper_count" not in fact


def test_people_and_money_of_one_relation() -> None:
    (fact,) = read("26个中央单位定点帮扶31个国贫旗县，选派挂职干部42名，投入资金6700万元。")
    assert [(one["value"], one["unit"]) for one in fact["staff"]] == [(42, "人")]
    assert amounts(fact) == [(67_000_000, None, "actual")]
    assert (fact["helper_count"], fact["recipient_count"]) == (26, 31)


def test_vague_number_is_no_count() -> None:
    (fact,) = read("几百万名驻村干部帮扶贫困村。")
    assert "helper_count" not in fact


def test_figures_for_several_pairs_are_shared() -> None:
    facts = read("天津市对口帮扶舟曲县、宕昌县，投入资金2亿元。")
    assert [fact["recipient"] for fact in facts] == ["舟曲县", "宕昌县"]
    assert all(fact["shared"] and amounts(fact)[0][0] == 200_000_000 for fact in facts)


def test_each_relation_keeps_its_own_sum() -> None:
    facts = read("宁波市对口帮扶贞丰县，投入1亿元；青岛市对口帮扶安顺市，投入3亿元。")
    assert [amounts(fact)[0][0] for fact in facts] == [100_000_000, 300_000_000]


def test_sum_in_the_next_sentence_goes_on() -> None:
    (fact,) = read("山东省对口支援疏勒县。累计投入资金5亿元。")
    assert amounts(fact)[0][0] == 500_000_000


@pytest.mark.parametrize(
    ("later", "role"),
    [
        ("绍兴市累计投入2.4亿元。", "actual"),
        ("绍兴市日前将2.4亿帮扶资金交给巴中市。", "actual"),
        ("绍兴市决定将2.4亿帮扶资金提前交给巴中市。", "planned"),
        ("绍兴市对口帮扶到位资金2.4亿元，大半用于产业。", "actual"),
    ],
)
def test_sum_behind_the_helper_named_again_is_of_its_relation(later: str, role: str) -> None:
    (fact,) = read(f"绍兴市对口帮扶巴中市。\n集市上卖的是山货。\n{later}")
    assert amounts(fact) == [(240_000_000, None, role)]


@pytest.mark.parametrize(
    "text", ["上海市对口帮扶莎车县，每户补助3000元。", "上海市对口帮扶莎车县，人均收入达到9000元。"]
)
def test_rates_and_incomes_are_no_money_of_aid(text: str) -> None:
    (fact,) = read(text)
    assert "amounts" not in fact


@pytest.mark.parametrize(
    ("text", "genre", "status"),
    [
        ("继续推动鄂尔多斯市对口支援兴安盟。", "plan", "ongoing"),
        ("鼓励企业帮扶贫困村。", "news", "planned"),
        ("计划由大连市对口帮扶六盘水市。", "news", "planned"),
        ("三级医院对口帮扶县级医院。", "opinion", "planned"),
        ("结对关系调整为：大连市帮扶六盘水市。", "opinion", "ongoing"),
        ("要组织大连市帮扶六盘水市。", "opinion", "planned"),
        ("当年，浙江省对口支援青川县。", "news", "past"),
        ("2019年，浙江省结束对口支援那曲市。", "news", "past"),
        ("广东省去年终结了对口支援汶川县。", "news", "past"),
        ("教师提出要到宁波市对口帮扶的册亨县去。", "news", "ongoing"),
        ("小李响应号召到鲁甸县火德红村担任第一书记。", "news", "ongoing"),
        ("他响应组织的号召，到鲁甸县火德红村担任第一书记。", "news", "ongoing"),
        ("号召干部到鲁甸县火德红村担任第一书记。", "news", "planned"),
        ("作为重要举措，大连市对口帮扶六盘水市。", "news", "ongoing"),
        ("天津市结束会议后对口支援和田地区。", "news", "ongoing"),
        ("商会动员80家企业帮扶60个贫困村，累计投入资金2亿元。", "news", "ongoing"),
        ("工会引导12家医院对口帮扶乡镇卫生院，已派出专家40人。", "news", "ongoing"),
        ("号召50家企业结对帮扶贫困村，共投入600万元。", "news", "ongoing"),
        ("动员民营企业帮扶贫困村，带动就业。", "news", "planned"),
        ("动员民营企业帮扶贫困村，累计投入2亿元。", "plan", "planned"),
    ],
)
def test_status_follows_words_and_genre(text: str, genre: str, status: str) -> None:
    (fact,) = read(text, genre=genre)
    assert fact["status"] == status


def test_time_of_the_paragraph_carries_over() -> None:
    text = "2017年，全市扩大了帮扶范围。市里向5个贫困村派驻了12名驻村干部。"
    (fact,) = read(text, date="2017", genre="news")
    assert fact["period"] == [2017, 2017]


def test_named_programme_carries_the_relation() -> None:
    (fact,) = read("实施“村企同行”行动，民营企业帮扶贫困村。")
    assert fact["programme"] == "“村企同行”行动"


def test_compound_is_said_once() -> None:
    facts = read("深化京蒙协作。京蒙协作成效明显。北京市对口帮扶内蒙古自治区。")
    assert [(fact["helper"], fact["recipient"]) for fact in facts] == [("北京市", "内蒙古自治区")]


def test_group_is_never_expanded() -> None:
    facts = read("北京市16个区县对口帮扶赤峰市和乌兰察布市16个国贫旗县。")
    assert {fact["recipient"] for fact in facts} == {"赤峰市", "乌兰察布市"}
    assert {fact["helper"] for fact in facts} == {"北京市区县"}


@pytest.mark.parametrize(
    "words", ["销售额达3亿元", "合同金额达30亿元", "年产值5亿元", "企业总资产80亿元"]
)
def test_money_of_trade_is_no_aid(words: str) -> None:
    (fact,) = read(f"广东省对口支援林芝市，当地{words}。")
    assert "amounts" not in fact


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("20年来，安徽省对口支援山南市。", [1996, None]),
        ("近10年间，上海市对口帮扶云南省。", [2007, 2016]),
        ("三年多来，苏州市对口帮扶铜仁市。", [2013, None]),
        ("2009年，水利部启动定点扶贫城口县。", [2009, None]),
        ("2013年，青岛市承担陇南市的对口帮扶任务。", [2013, None]),
        ("从今天起，大连市对口帮扶六盘水市。", [2016, None]),
        ("2012年，5名医生签下协议。2015年，青岛市对口帮扶陇南市。", [2015, 2015]),
        ("100万人20年前搬离，青岛市对口帮扶陇南市。", None),
        ("一年以来，大连市对口帮扶六盘水市。", [2015, None]),
        ("六年前，大连市对口帮扶六盘水市。", [2010, None]),
        ("早在十年前，青岛市与陇南市结对帮扶。", [2006, None]),
        ("三年之前，宁波市开始对口帮扶贞丰县。", [2013, None]),
        ("三年前的青岛市对口帮扶陇南市。", None),
        ("从2011年中央座谈会作出部署以来，青岛市对口帮扶陇南市。", [2011, None]),
        ("2012年签下协议以来，青岛市对口帮扶陇南市。", [2012, None]),
        ("自从2013年两地结对，青岛市对口帮扶陇南市。", [2013, None]),
        ("从2014年到现在，青岛市对口帮扶陇南市。", [2014, None]),
        ("2012年修路，从那以来，青岛市对口帮扶陇南市。", [2012, 2012]),
        ("2014年，小李来到鲁甸县火德红村担任第一书记。", [2014, None]),
        ("去年底，小李被派到鲁甸县火德红村任第一书记。", [2015, None]),
        ("今年3月，小李在鲁甸县火德红村当起了第一书记。", [2016, None]),
        ("2014年，鲁甸县火德红村第一书记作报告。", [2014, 2014]),
    ],
)
def test_time_of_a_relation(text: str, period: list[int | None] | None) -> None:
    (fact,) = read(text, date="2016-08-20", genre="news")
    assert fact.get("period") == period


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("深圳市选派来自各区的46名干部，对口帮扶河池市。", [46]),
        ("全省派驻9300名“第一书记”，帮助58个贫困县。", [9300]),
        ("统一选派驻村干部3.38万人，每个贫困村有驻村工作队。", [33800]),
        ("17个省市对口支援西藏，先后有5900名来自各地的援藏干部进藏。", [5900]),
        ("每个贫困村有1名第一书记、1名驻村干部。", []),
        ("人大代表46名参会，深圳市对口帮扶河池市。", []),
    ],
)
def test_people_before_the_relation(text: str, people: list[int]) -> None:
    facts = read(text, date="2016-08-20", genre="news")
    assert sorted({one["value"] for fact in facts for one in fact.get("staff", ())}) == people


def test_shares_of_a_wider_sum_are_not_given_to_the_first_relation() -> None:
    text = "社会资金投入46亿元，其中单位投入5亿元、企业投入6亿元，京蒙扶贫协作11亿元。"
    (fact,) = [one for one in read(text) if one["helper"] == "北京市"]
    assert [value for value, *_ in amounts(fact)] == [1_100_000_000]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("中央国家机关定点扶贫国家扶贫开发工作重点县105个。", (None, 105)),
        ("民营企业达2760家，结对帮扶行政村3015个。", (2760, 3015)),
        ("9名“第一书记”帮扶12个贫困村。", (9, 12)),
        ("千个单位包村。", (1000, None)),
        ("企业帮扶贫困村。40家企业帮扶90个贫困村。", (40, 90)),
        ("山东省对口支援重庆、湖北两省市的14个县。", (None, 14)),
        ("企业帮扶贫困村5户人家。", (None, None)),
    ],
)
def test_counts_behind_names_and_in_later_mentions(
    text: str, counts: tuple[int | None, int | None]
) -> None:
    (fact,) = read(text)
    assert (fact.get("helper_count"), fact.get("recipient_count")) == counts


def test_a_group_named_for_its_aid_is_there_even_where_more_is_called_for() -> None:
    (fact,) = read("要推动19个援疆省市加强协同。", genre="plan")
    assert fact["status"] == "ongoing"


def test_a_repeat_adds_its_numbers() -> None:
    (fact,) = read(
        "山东省对口支援疏勒县，投入1亿元。\n山东省对口支援疏勒县，投入3亿元，选派干部20名。"
    )
    assert [value for value, *_ in amounts(fact)] == [100_000_000, 300_000_000]
    assert [one["value"] for one in fact["staff"]] == [20]


@pytest.mark.parametrize(
    "later",
    [
        "其中，山西省累计投入资金21亿元，选派干部460名。",
        "山西省三年共安排资金21亿元，先后派出干部460名。",
        "全省干部群众齐心协力。2010年，山西省落实资金21亿元，派出干部460名。",
    ],
)
def test_helper_alone_goes_on_with_its_relation(later: str) -> None:
    facts = read(f"湖南省援建理县，山西省援建茂县。当地面貌一新。{later}", date="2011-05-12")
    by_helper = {fact["helper"]: fact for fact in facts}
    assert amounts(by_helper["山西省"])[0][0] == 2_100_000_000
    assert [one["value"] for one in by_helper["山西省"]["staff"]] == [460]
    assert "amounts" not in by_helper["湖南省"]


@pytest.mark.parametrize(
    "later", ["山西省的投入达21亿元。", "茂县投入21亿元。", "山西省投入运营。"]
)
def test_other_sums_are_not_those_of_the_helper(later: str) -> None:
    facts = read(f"湖南省援建理县，山西省援建茂县。当地面貌一新。{later}", date="2011-05-12")
    assert all("amounts" not in fact for fact in facts)


@pytest.mark.parametrize(
    ("later", "period"),
    [
        ("对口援建期限为2013年至2015年。", [2013, 2015]),
        ("帮扶时间从2012年起。", [2012, None]),
        ("期限：2013年至2020年。", [2013, 2020]),
        ("对口支援期限暂定为2014年至2020年。", [2014, 2020]),
        ("帮扶期限均初步定为2014年至2018年。", [2014, 2018]),
        ("申报期限为2013年至2015年。", None),
        ("对口援建会议的时间为2013年。", None),
        ("2013年至2015年，各地增产。", None),
    ],
)
def test_term_of_relations_told_before(later: str, period: list[int | None] | None) -> None:
    facts = read(f"成都市对口援建芦山县，德阳市对口援建宝兴县。\n{later}", date="2013-08-20")
    assert [fact.get("period") for fact in facts] == [period, period]


@pytest.mark.parametrize(
    ("behind", "period"),
    [
        ("20年来，青岛市累计投入3亿元。", [1996, None]),
        ("自2010年起，两市干部互派。", [2010, None]),
        ("6年来，累计投入3亿元。", [2010, None]),
        ("从2012年起，双方互设办事处。", [2012, None]),
        # of others, of a year that is over, of another paragraph
        ("20年来，当地气温升高。", None),
        ("2010年，两市干部互派。", None),
        ("\n20年来，累计投入3亿元。", None),
    ],
)
def test_time_that_the_next_sentence_opens_with(behind: str, period: list[int | None]) -> None:
    (fact,) = read(f"青岛市对口帮扶陇南市。{behind}", date="2016-08-20", genre="news")
    assert fact.get("period") == period


@pytest.mark.parametrize(
    ("text", "money"),
    [
        # the same sum of two years is two sums, told again it is one
        ("2014年，甲投入1亿元。2015年，甲投入1亿元。", [(100_000_000, 2014), (100_000_000, 2015)]),
        ("2015年，甲投入1亿元。2015年，甲投入1亿元。", [(100_000_000, None)]),
        ("甲投入1亿元。甲投入1亿元。", [(100_000_000, None)]),
        ("甲投入1亿元。甲投入3亿元。", [(100_000_000, None), (300_000_000, None)]),
        # each sum has the year of its own clause
        ("甲2014年投入1亿元，2015年投入3亿元。", [(100_000_000, 2014), (300_000_000, 2015)]),
    ],
)
def test_money_of_a_pair_that_is_told_twice(text: str, money: list[tuple[int, int | None]]) -> None:
    said = text.replace("甲", "青岛市对口帮扶陇南市，")
    (fact,) = read(said, date="2016-08-20", genre="news")
    assert [(value, year) for value, year, _ in amounts(fact)] == money


def test_other_people_of_the_same_number_are_told_too() -> None:
    text = "青岛市对口帮扶陇南市，选派干部12名。青岛市对口帮扶陇南市，选派教师12名。"
    (fact,) = read(text)
    assert [(one["value"], one["role"]) for one in fact["staff"]] == [(12, "干部"), (12, "教师")]


TABLE = """对口帮扶安排表（单位：万元）
序号\t帮扶单位\t受援县\t{first}\t{second}
1\t泉州市\t西吉县\t3,000\t3500
2\t莆田市\t隆德县\t\t2900.5
合计\t\t\t3000\t6400.5"""


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        # two years, planned beside actual, the unit in the head
        ("2019年资金", "2020年资金", [(2019, "actual"), (2020, "actual")]),
        ("计划投入", "实际到位资金", [(None, "planned"), (None, "actual")]),
        ("2019年金额（万元）", "2019年拟投入（万元）", [(2019, "actual"), (2019, "planned")]),
        # money of trade, people and counts are no aid
        ("销售收入（万元）", "人数", []),
        ("人均资金", "项目数量", []),
    ],
)
def test_table_gives_the_money_of_its_columns(
    first: str, second: str, told: list[tuple[int | None, str]]
) -> None:
    text = TABLE.format(first=first, second=second)
    one, other = read(text)
    values = (30_000_000, 35_000_000)
    assert amounts(one) == [(v, *column) for v, column in zip(values, told, strict=False)]
    assert amounts(other) == [(29_005_000, *column) for column in told[1:]]
    assert all(text[sum_["start"]] == "3" for sum_ in one.get("amounts", ()))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("8家福建企业帮扶西吉县。", 8),
        ("22批136名北京医疗专家在宁德市开展帮扶。", 136),
        ("14个东部省市对口帮扶西部地区。", 14),
        # batches, ordinals and years are no count of those who help
        ("三批北京医疗专家在宁德市开展帮扶。", None),
        ("第8批北京医疗专家在宁德市开展帮扶。", None),
        ("2016年北京医疗专家在宁德市开展帮扶。", None),
    ],
)
def test_count_before_the_place_of_a_group(text: str, count: int | None) -> None:
    assert {fact.get("helper_count") for fact in read(text)} == {count}


@pytest.mark.parametrize(
    ("time", "period"),
    [
        ("“十三五”规划把帮扶摆上重要位置，", None),
        ("“十三五”规划提出，", None),
        ("“十三五”规划期间，", [2016, 2020]),
        ("“十三五”时期，", [2016, 2020]),
    ],
)
def test_name_of_a_plan_is_no_time(time: str, period: list[int | None] | None) -> None:
    (fact,) = read(f"{time}北京市对口帮扶赤峰市。", date="2017-05-01", genre="news")
    assert fact.get("period") == period


def test_sum_of_a_helper_is_of_its_widest_relation() -> None:
    text = "宁波市对口帮扶黔西南州。在晴隆县，宁波市开展扶贫协作。截至目前，宁波市累计投入5亿元。"
    assert {fact["recipient"]: len(amounts(fact)) for fact in read(text)} == {
        "黔西南布依族苗族自治州": 1,
        "晴隆县": 0,
    }
    text = "宁波市对口帮扶贞丰县。宁波市对口帮扶晴隆县。截至目前，宁波市累计投入5亿元。"
    assert [len(amounts(fact)) for fact in read(text)] == [1, 1]


@pytest.mark.parametrize(
    ("words", "status"),
    [("切实做到", "planned"), ("做到了", "ongoing"), ("已经做到", "ongoing"), ("", "ongoing")],
)
def test_what_is_to_be_done_is_planned(words: str, status: str) -> None:
    (fact,) = read(f"{words}每个贫困村都有驻村工作队。", genre="news")
    assert fact["status"] == status


@pytest.mark.parametrize(
    "behind",
    [
        "中央财政投入3亿元",
        "各级财政安排资金3亿元",
        "中央和地方共投入3亿元",
        "苹果卖到90万元一吨",
        "设备10万元每台，种羊20万元一头",
    ],
)
def test_what_others_pay_and_prices_are_no_money_of_aid(behind: str) -> None:
    (fact,) = read(f"青岛市对口帮扶陇南市，{behind}。")
    assert "amounts" not in fact


@pytest.mark.parametrize("giver", ["陇南市", "武都区", "宕昌县"])
def test_sentence_that_opens_with_another_giver_goes_on_with_no_relation(giver: str) -> None:
    (fact,) = read(f"青岛市对口帮扶陇南市。过去五年，{giver}投入9亿元修路。")
    assert "amounts" not in fact


@pytest.mark.parametrize(
    ("text", "staff"),
    [
        ("全县派出95个工作队、534名机关干部进驻贫困村。", {"工作队": [], "机关干部": [534]}),
        ("选派21名援藏干部人才、48名援青干部人才。", {"援藏干部人才": [21], "援青干部人才": [48]}),
        (
            "派驻116名包村干部，93名“第一书记”，帮助58个贫困县。",
            {"包村干部": [116], "第一书记": [93]},
        ),
        ("选派300名第一书记和驻村干部驻村。", {"第一书记": [300], "驻村干部": [300]}),
    ],
)
def test_people_counted_as_one_helper_are_not_those_of_the_next(
    text: str, staff: dict[str, list[int]]
) -> None:
    found = {
        fact["helper"]: [one["value"] for one in fact.get("staff", ())]
        for fact in read(text, date="2016-08-20", genre="news")
    }
    assert found == staff


def test_helper_that_is_named_in_full_keeps_the_figures_of_its_short_name() -> None:
    text = "19个对口援疆省市拨付资金3亿元。\n19个援疆省市计划安排资金2亿元。"
    (fact,) = read(text, date="2013-10-10")
    assert (fact["helper"], amounts(fact)) == (
        "对口援疆省市",
        [(300_000_000, None, "actual"), (200_000_000, None, "planned")],
    )


def test_sum_of_a_helper_is_of_its_place_and_not_of_a_hospital() -> None:
    text = "佛山市对口帮扶凉山州。佛山市援建的木里县人民医院开业。佛山市累计投入2亿元。"
    assert {fact["recipient"]: len(amounts(fact)) for fact in read(text)} == {
        "凉山彝族自治州": 1,
        "木里县人民医院": 0,
    }


@pytest.mark.parametrize(
    ("region", "ends"),
    [
        ("陇南市", ("青岛市", "陇南市")),
        ("青岛市", ("青岛市", "陇南市")),
    ],
)
def test_better_off_partner_helps_whichever_speaks(region: str, ends: tuple[str, str]) -> None:
    other = "青岛市" if region == "陇南市" else "陇南市"
    (fact,) = read(f"用好与{other}的扶贫协作机制。", region=region)
    assert (fact["helper"], fact["recipient"]) == ends


@pytest.mark.parametrize(
    ("words", "note"),
    [
        ("市里累计投入帮扶资金", "帮扶资金"),
        ("该市财政援助资金", "财政援助资金"),
        ("引来了计划总投资", "总投资"),
        ("拿出", None),
    ],
)
def test_note_of_a_sum_is_its_noun_without_what_stands_before(words: str, note: str | None) -> None:
    facts = read(f"青岛市对口帮扶陇南市，{words}3亿元。")
    assert {one.get("note") for fact in facts for one in fact["amounts"]} == {note}


@pytest.mark.parametrize("who", ["官兵", "消防员", "科技人员", "年轻干部"])
def test_people_who_are_sent_are_counted(who: str) -> None:
    (fact,) = read(f"青岛市对口帮扶陇南市，派出{who}46名。")
    assert [(one["value"], one["role"]) for one in fact["staff"]] == [(46, who)]


@pytest.mark.parametrize(
    "text",
    [
        "对口支援关系\n（一）青岛市支援陇南市\n（二）福州市支援定西市\n支援省市要派出干部。",
        "关于对口支援四川云南甘肃省藏区的通知\n支援省市要派出干部。",
        "青岛市支援陇南市，天津市支援甘南州。\n支援省市要派出干部。",
    ],
)
def test_list_of_pairings_has_no_one_recipient_that_its_sentences_leave_out(text: str) -> None:
    assert "支援省市" not in {fact["helper"] for fact in read(text, genre="news")}


@pytest.mark.parametrize("title", ["各地支援湖北省", "对口支援湖北省情况", "驰援湖北省和武汉市"])
def test_text_on_one_recipient_leaves_it_out(title: str) -> None:
    facts = read(f"{title}\n支援省市要派出干部。", genre="news")
    assert [fact["recipient"] for fact in facts if fact["helper"] == "支援省市"] == ["湖北省"]


@pytest.mark.parametrize("who", ["救援队", "医疗队", "支教团"])
def test_teams_are_counted_by_their_people(who: str) -> None:
    facts = read(f"青岛市对口帮扶陇南市，派出{who}46人。")
    assert {(one["value"], one["role"]) for fact in facts for one in fact["staff"]} == {(46, who)}


@pytest.mark.parametrize("again", ["支援省份", "各兄弟省份", "对口支援省份"])
def test_counted_helpers_are_not_told_again_under_their_task(again: str) -> None:
    text = f"各地支援湖北省\n19个省份对口支援湖北省。{again}派出医疗队。"
    assert {fact["helper"] for fact in read(text, genre="news")} == {"省份"}


def test_helpers_without_a_count_stand_alone_under_their_task() -> None:
    (fact,) = read("各地支援湖北省\n各兄弟省份派出医疗队。", genre="news")
    assert fact["helper"] == "各兄弟省份"


@pytest.mark.parametrize("area", ["陕北地区", "大别山区", "太行山区"])
def test_region_where_somebody_helps_is_no_helper(area: str) -> None:
    assert read(f"集团在{area}帮扶的三个特困乡脱了贫。") == []


def test_partners_of_the_cooperation_of_east_and_west_have_its_figures() -> None:
    text = "厦门市与临夏州开展东西部协作以来，累计投入援助资金9.6亿元，选派党政干部120人。"
    (fact,) = read(text)
    assert amounts(fact) == [(960_000_000, None, "actual")]
    assert [one["value"] for one in fact["staff"]] == [120]


def test_what_follows_money_for_a_pair_is_the_pairs_too() -> None:
    text = "宁波市向黔西南州投入帮扶资金2.1亿元，引进产业资金3亿元，派出教师20名。"
    (fact,) = read(text)
    assert [value for value, _, _ in amounts(fact)] == [210_000_000, 300_000_000]
    assert [one["value"] for one in fact["staff"]] == [20]


def test_a_further_sum_without_a_verb_is_of_another_source() -> None:
    (fact,) = read("京蒙协作11.4亿元，其他渠道3亿元。")
    assert [value for value, _, _ in amounts(fact)] == [1_140_000_000]


def test_a_count_may_stand_between_a_group_and_its_verb() -> None:
    (fact,) = read("县级领导38名联系42个乡镇。")
    assert (fact["helper_count"], fact["recipient_count"]) == (38, 42)


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("天津市对口帮扶甘肃省。武清区帮扶静宁县。全年安排财政援助资金9亿元。", [900_000_000]),
        ("宁波市对口帮扶黔西南州。产业不断发展。三年拨付协作资金2亿元。", [200_000_000]),
        ("天津市对口帮扶甘肃省。“十四五”东西部协作预计投入资金80亿元。", [8_000_000_000]),
        ("天津市对口帮扶甘肃省。全省旅游收入9亿元。", []),
    ],
)
def test_money_of_aid_without_ends_is_that_of_the_widest_partners(
    text: str, values: list[int]
) -> None:
    first, *others = read(text)
    assert [value for value, _, _ in amounts(first)] == values
    assert [amounts(one) for one in others] == [[]] * len(others)


def test_partners_of_two_regions_have_no_sum_together() -> None:
    facts = read("江苏省对口支援黄石市。山东省对口支援黄冈市。各方安排援助资金9亿元。")
    assert [amounts(fact) for fact in facts] == [[], []]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("贵州省派遣823人支援鄂州市。", 823),
        ("江苏省347人驰援黄石市。", 347),
        ("天津市对口支援恩施州，派出130人。", 130),
    ],
)
def test_people_who_set_out_are_counted_without_a_noun(text: str, people: int) -> None:
    (fact,) = read(text)
    assert [(one["value"], one["role"]) for one in fact["staff"]] == [(people, "人员")]


def test_cooperation_as_such_is_no_relation_beside_its_partners() -> None:
    facts = read("天津市对口帮扶甘肃省，东西部协作成果丰硕。")
    assert [(fact["helper"], fact["recipient"]) for fact in facts] == [("天津市", "甘肃省")]


@pytest.mark.parametrize(
    ("text", "money"),
    [
        ("广东省采购、帮助销售黔南州农产品近3亿元。", [300_000_000]),
        ("杭州市累计帮助恩施州销售农特产品18亿元。", [1_800_000_000]),
        ("珠海市助力怒江州销售产品2亿元，购买怒江州农产品6000万元。", [200_000_000, 60_000_000]),
        ("宁波市采购凉山州农产品3亿元，引导40家企业投资12亿元。", [300_000_000, 1_200_000_000]),
        ("东莞市帮助昭通市实现农产品销售收入2亿元。", []),
        ("东莞市帮助昭通市发展茶业，年销售额2亿元。", []),
    ],
)
def test_what_is_sold_for_the_helped_is_money_of_aid_but_not_their_sales(
    text: str, money: list[int]
) -> None:
    amounts = [one["value"] for fact in read(text) for one in fact.get("amounts", ())]
    assert amounts == money


@pytest.mark.parametrize(
    ("rest", "money"),
    [
        ("社会帮扶资金2.3亿元。", [1_200_000_000, 230_000_000]),
        ("选派干部12名，培训人才1300人次，购买农产品800万元。", [1_200_000_000, 8_000_000]),
        ("援建学校5所，捐赠物资折款500万元。", [1_200_000_000, 5_000_000]),
        ("县级配套资金3亿元。", [1_200_000_000]),
        ("实施项目86个，群众增收3000万元。", [1_200_000_000]),
        ("选派教师30名，六盘水市投入配套资金2亿元。", [1_200_000_000]),
    ],
)
def test_sums_of_one_helper_follow_with_staff_and_works_between(
    rest: str, money: list[int]
) -> None:
    (fact,) = read(f"大连市累计向六盘水市投入帮扶资金12亿元，{rest}")
    assert [one["value"] for one in fact["amounts"]] == money


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("200余名福建援宁干部扎根宁夏。", {("福建省", "宁夏回族自治区"): [200]}),
        ("12名广东援桂干部到柳州市工作。", {("广东省", "柳州市"): [12]}),
        ("今年，310名江苏援疆干部抵达伊犁州。", {("江苏省", "伊犁哈萨克自治州"): [310]}),
        ("福建援宁教师到同心县支教。", {("福建省", "同心县"): []}),
    ],
)
def test_staff_named_for_where_they_help_are_counted_for_the_place_that_sends_them(
    text: str, pairs: dict[tuple[str, str], list[int]]
) -> None:
    found = {
        (fact["helper"], fact["recipient"]): [one["value"] for one in fact.get("staff", ())]
        for fact in read(text)
    }
    assert found == pairs
