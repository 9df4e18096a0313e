"""Numbers with their units: values, ranges, qualifiers, bases, and what is no quantity."""

from __future__ import annotations

import cn2an
import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.lexicon import read_rows
from graph.numerals import Quantity, find_quantities
from graph.spelling import parse_numeral
from graph.units import load_units

Value = int | float | tuple[int | float, int | float]

VALUES: list[tuple[str, Value, str]] = [
    ("今年共投入6713万元", 67_130_000, "元"),
    ("安排1.26亿元", 126_000_000, "元"),
    ("投入80亿", 8_000_000_000, "元"),
    ("将2.6亿帮扶资金交给丙州", 260_000_000, "元"),
    ("募得70多万善款", 700_000, "元"),
    ("救灾款20万。", 200_000, "元"),
    ("物资折合人民币900万，", 9_000_000, "元"),
    ("减少贫困人口130万。", 1_300_000, "人"),
    ("搬迁群众已达41万，", 410_000, "人"),
    ("贫困人口由80万减少到", 800_000, "人"),
    ("贫困人口从2013年的80万下降至", 800_000, "人"),
    ("学生由3万增加为", 30_000, "人"),
    ("补助1,234,567元", 1_234_567, "元"),
    ("投入10 851.8万元", 108_518_000, "元"),
    ("安排8 320万元", 83_200_000, "元"),
    ("支出3万5千元", 35_000, "元"),
    ("组织1万五千多名干部", 15_000, "名"),
    ("120名民警出动", 120, "名"),
    ("60多名民兵", 60, "名"),
    ("35家民营企业", 35, "家"),
    ("修路2千三百公里", 2300, "公里"),
    ("贷款5亿多元", 500_000_000, "元"),
    ("捐款三千五百万元", 35_000_000, "元"),
    ("引资2千多万元", 20_000_000, "元"),
    ("折合300万美元", 3_000_000, "美元"),
    ("培训5.6万人次", 56_000, "人"),
    ("惠及14亿多人", 1_400_000_000, "人"),
    ("脱贫80.2万人", 802_000, "人"),
    ("派出干部42名", 42, "名"),
    ("派出两名医生", 2, "名"),
    ("选派一百零五名教师", 105, "名"),
    ("搬迁12.4万户", 124_000, "户"),
    ("造林30余万亩", 300_000, "亩"),
    ("二十三个嘎查", 23, "个"),
    ("建成一个园区", 1, "个"),
    ("设立十二所学校", 12, "所"),
    ("组建5支医疗队", 5, "支"),
    ("降到5.85%", 5.85, "%"),
    ("达到百分之十二点五", 12.5, "%"),
    ("占百分之八十", 80, "%"),
    ("提高2.5个百分点", 2.5, "个百分点"),
    ("增长1.5倍", 1.5, "倍"),
    ("装机9.5千瓦", 9500, "瓦"),
    ("装机5万千瓦", 50_000_000, "瓦"),
    ("为期3年", 3, "年"),
    ("用了8个月", 8, "个月"),
    ("修路260公里", 260, "公里"),
    ("帮扶8县", 8, "县"),
    ("吸引近百家企业", 100, "家"),
    ("带动上万人就业", 10_000, "人"),
    ("已减少300多万农村贫困人口", 3_000_000, "人"),
    ("结对84万贫困户", 840_000, "户"),
    ("车程3个多小时", 3, "小时"),
    ("扶持1-2万元", (10_000, 20_000), "元"),
    ("投资2.5至3亿元", (250_000_000, 300_000_000), "元"),
    ("每户8000至1万元", (8000, 10_000), "元"),
    ("奖励5万元至8万元", (50_000, 80_000), "元"),
    ("种草7万—8万亩", (70_000, 80_000), "亩"),
    ("结对2至3个村", (2, 3), "个"),
    ("结对二至三个村", (2, 3), "个"),
    ("走访两三百户", (200, 300), "户"),
    ("联系三五户", (3, 5), "户"),
    ("下降10%—20%", (10, 20), "%"),
    ("七成人口缺水", 70, "%"),
    ("八成五的农户入股", 85, "%"),
    ("近三到五成的劳力", (30, 50), "%"),
    ("占总数的三分之一", 33.3, "%"),
    ("稳住2/3以上的岗位", 66.7, "%"),
    ("一半以上的乡镇通车", 50, "%"),
    ("百分之三十至四十", (30, 40), "%"),
    ("年产值达十多万元", 100_000, "元"),
    ("二十余万亩果园", 200_000, "亩"),
    ("百余名教师", 100, "名"),
    ("投入一点二亿元", 120_000_000, "元"),
    ("提高零点五个百分点", 0.5, "个百分点"),
    ("接待1万多游客", 10_000, "人"),
    ("540多万监测对象", 5_400_000, "人"),
    ("搭起九十顶帐篷", 90, "顶"),
]

NO_QUANTITY = [
    "2016年出台",
    "2014-2016年实施",
    "2016年5月12日印发",
    "第三个园区",
    "第23个村",
    "第十三条规定",
    "“十三五”时期",
    "国发〔2016〕12号",
    "几十个村",
    "数百人",
    "统一个标准",
    "一成不变",
    "三成立体农业",
    "13/5月刊",
    "路走了一半是山",
    "14师47团",
    "这一个问题",
    "一户一策",
    "五台县和三门峡市",
    "坚持“两个维护”",
    "C919架",
    "千家万户",
    "2023元旦",
    "",
]

QUALIFIERS = [
    ("约5.6万人", "约", None),
    ("大约有30户", "大约", None),
    ("节约5.6万元", None, None),
    ("签约17个项目", None, None),
    ("不少于50万元", "不少于", None),
    ("不足2000元", "不足", None),
    ("至少12名", "至少", None),
    ("超过300家", "超过", None),
    ("30多个", "多", None),
    ("40余名", "余", None),
    ("3000元以上", "以上", None),
    ("5年以内", "以内", None),
    ("20个左右", "左右", None),
    ("每年安排50万元", None, "每年"),
    ("人均增收800元", None, "人均"),
    ("每户补助1.2万元", None, "每户"),
    ("每户每年补助1.2万元", None, "每户每年"),
    ("每个嘎查奖励不低于20万元", "不低于", "每个嘎查"),
    ("累计投入3亿元", None, "累计"),
    ("水价0.5元/人", None, "每人"),
    ("每户一策，投入3亿元", None, None),
]


def one(text: str) -> Quantity:
    found = find_quantities(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(("text", "value", "unit"), VALUES)
def test_quantity_has_value_in_base_unit(text: str, value: Value, unit: str) -> None:
    quantity = one(text)
    assert (quantity.value, quantity.unit) == (value, unit)
    assert type(quantity.value) is type(value)


@pytest.mark.parametrize("text", NO_QUANTITY)
def test_no_quantity_where_none_is_said(text: str) -> None:
    assert find_quantities(text) == []


@pytest.mark.parametrize(("text", "qualifier", "basis"), QUALIFIERS)
def test_quantity_keeps_qualifier_and_basis(
    text: str, qualifier: str | None, basis: str | None
) -> None:
    quantity = one(text)
    assert (quantity.qualifier, quantity.basis) == (qualifier, basis)


def test_quantities_come_by_place_with_exact_offsets() -> None:
    text = "资金从1.26亿元增至2.5亿元，覆盖二十六个旗县、31家单位"
    found = find_quantities(text)
    assert [text[item.start : item.end] for item in found] == [
        "1.26亿元",
        "2.5亿元",
        "二十六个",
        "31家",
    ]
    assert [item.value for item in found] == [126_000_000, 250_000_000, 26, 31]


def test_quantities_of_a_stretch_keep_offsets_of_the_whole_text() -> None:
    text = "前段3个，后段5个，末段7个"
    found = find_quantities(text, 5, 10)
    assert [(item.start, item.value) for item in found] == [(7, 5)]


def test_range_does_not_reach_over_another_unit() -> None:
    found = find_quantities("已有200户到2020年脱贫")
    assert [item.value for item in found] == [200]


def test_precision_is_what_was_printed() -> None:
    money, head_count = one("1.260亿元"), one("31人")
    assert (money.decimals, money.scale) == (3, 100_000_000)
    assert (head_count.decimals, head_count.scale) == (0, 1)


@pytest.mark.parametrize("text", ["一百二", "一万二", "两千三"])
def test_short_form_counts_in_the_next_lower_power(text: str) -> None:
    assert parse_numeral(text) == {"一百二": 120, "一万二": 12_000, "两千三": 2300}[text]


@pytest.mark.parametrize("text", ["", "二三", "十百", "几十", "万万个", "一百千"])
def test_parse_numeral_refuses_what_is_no_numeral(text: str) -> None:
    assert parse_numeral(text) is None


@given(st.integers(min_value=1, max_value=10**12 - 1))
def test_numeral_agrees_with_an_independent_writer(number: int) -> None:
    assert parse_numeral(cn2an.an2cn(number, "low")) == number


@given(st.integers(min_value=2, max_value=10**7), st.sampled_from(["户", "名", "个"]))
def test_written_number_is_found_whole(number: int, unit: str) -> None:
    quantity = one(f"共有{cn2an.an2cn(number, 'low')}{unit}")
    assert (quantity.value, quantity.start) == (number, 2)


@given(st.integers(min_value=0, max_value=9999), st.integers(min_value=1, max_value=99))
def test_written_decimal_agrees_with_an_independent_writer(whole: int, hundredths: int) -> None:
    written = cn2an.an2cn(f"{whole}.{hundredths:02d}", "low")
    quantity = one(f"提高{written}个百分点")
    assert (quantity.value, quantity.start) == (float(f"{whole}.{hundredths:02d}"), 2)


@given(st.integers(min_value=0, max_value=99_999_999), st.sampled_from(["万元", "亿元"]))
def test_scaled_money_is_exact(hundredths: int, unit: str) -> None:
    power = {"万元": 100, "亿元": 1_000_000}[unit]
    written = f"{hundredths // 100}.{hundredths % 100:02d}{unit}"
    assert one(written).value == hundredths * power


def test_every_unit_is_read_after_a_number() -> None:
    units = read_rows("units.csv")
    assert len(units) == len(load_units()) > 100
    for row in units:
        quantity = one(f"共7{row['unit']}")
        assert (quantity.unit, quantity.value) == (row["base"], 7 * int(row["factor"]))
