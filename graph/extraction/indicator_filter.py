"""Which figures measure something of note: by unit, phrase and what surrounds them.

In: a Measure with its cleaned phrase. Out: whether it is an indicator. Example: 三个方面 is a
list of points, 67岁的大爷 a person, 投入资金300亿元 funding, 选派干部42名 aid: none is one.
"""

from __future__ import annotations

import re
from functools import cache

from graph.extraction.indicator_measures import Measure
from graph.extraction.indicator_phrases import word_pattern
from graph.extraction.indicator_phrases import words as lexicon
from graph.numerals import smallest

# 收入补助资金: money that is paid out is funding
PAID = re.compile("(?:资金|经费|补助|预算|贷款|款|总投资)$")
# 每人每年 | 户均: a sum for each head
EACH = re.compile("[人户生]")
# 体重90斤的他
BODY = re.compile("体重|身高|血压|体温")
RATE = re.compile("(?:标准|起付线|限额|封顶线)")
TIME_PHRASE = re.compile("年限|寿命|稳定就业|时间|年龄|周期|耗时|用时|车程|路程|时长")
LENGTH_PHRASE = re.compile(
    "公路|农田水利|道路|[村步机便]道|耕道|[业组户]路|里程|全长|管[线网道]|线路|渠|沟|堤|铁路|硬化|通车|管道|围栏"
)
# 选派干部42名 | 结对帮扶25362名: the numbers of an aid fact
AID = re.compile(
    r"对口|结对|(?<!监测)帮扶(?!率|单位|资金|县|旗|村\d|对象|车间|产业|项目|政策|措施|小额)|支援|援[疆藏青建助]|选派|派[驻出遣]|驻村|挂职|协作|包联|联系|赴|驰援|医疗队"
)
AID_FREE = re.compile(
    "培训|就业|脱贫|受益|诊疗|手术|率$|比例|占比|产值|收入|游客|惠及|带动|入股"
    "|(?:示范村|园区|产业园|基地|车间|工厂|公寓)$"
)
# 选派工作队1.2万支、|第一书记8900名: who is sent, in a list
SENT = re.compile("(?:第一书记|驻村(?:工作队|干部|队员)|工作队员|挂职干部|援[疆藏青]干部)$")
# 统一的18位|代码
DIGITS = re.compile("代码|编码|号码|密码|数字")
# 举办培训班538期 | 招聘会40场次
HELD = re.compile("(?:培训班?|班|讲座|招聘会|义诊|演出|宣讲|巡诊)$")
VAGUE = re.compile("[中的着上里]$|^主")
POOR = re.compile(
    "乡镇|行政村|自然村|社区|贫|特困|帮扶县|重点县|低保|危房|搬迁|脱贫|受灾|就业|医院|卫生|学校|合作社|产业|基地|企业|项目|岗位|工程|设施|中心|农户|户|人|站|厂|车间"
)

# 硬化一条宽|3米: a size
SIZE = re.compile("(?:宽|高|深|厚|直径)$|^(?:宽(?!带)|深(?!井)|厚)")
# 1000只|羊
STOCK = ("羊", "牛", "猪", "鸡", "鸭", "鹅", "驴", "马")
# 发展成6万人的城镇: what something became is no phrase
BECOMES = re.compile("(?:发展|[转演]?变)成$")

# 6个|项目: nouns that say nothing by themselves
BARE = frozenset(
    ("工作", "项目", "每批", "团组", "产品", "农产品", "农特产品", "单位", "部门", "……")
)
# 先后|项目169个
ACTING = re.compile("^(?:先后|累计|共|已)+")
# 对口支援甲州的19个|县市: how many are helped, however far the word of aid stands
DIVISION = re.compile("(?:[县市区州旗镇乡村师]|街道|社区|团场)(?:（[^）]*）)?$")


def is_measured(measure: Measure, phrase: str, words: str, clause: str) -> bool:
    """Tell whether a Measure is an indicator; ``words`` are those around it in its ``clause``."""
    quantity = measure.quantity
    if (
        (len(phrase) < 2 and phrase not in STOCK)
        or phrase.isdecimal()
        or BECOMES.search(phrase)
        or ACTING.sub("", phrase) in BARE
    ):
        return False
    if quantity.measure in ("期", "次") and HELD.search(phrase):
        return measure.form in ("done", "level") and not measure.spelt
    if quantity.unit in lexicon("unit") or quantity.kind == "time":
        return measure.form != "counted" and bool(TIME_PHRASE.search(phrase))
    if measure.form in ("counted", "done") and phrase.startswith(stops()):
        return False
    if BODY.search(words):
        return False
    if quantity.kind in ("people", "household") and phrase.endswith("率"):
        return False
    if quantity.measure in ("厘米", "毫米"):
        return False
    if quantity.kind == "length" and not LENGTH_PHRASE.search(words[-30:]):
        return False
    if quantity.kind == "length" and SIZE.search(phrase):
        return False
    if quantity.kind == "money":
        return is_money(measure, phrase)
    listed = measure.listed and not measure.spelt and POOR.search(phrase)
    if quantity.value == 1 and measure.form != "each" and quantity.kind != "share" and not listed:
        return False
    if quantity.measure == "位" and DIGITS.search(phrase):
        return False
    if quantity.kind in ("people", "count", "household") and measure.form in (
        "counted",
        "done",
        "level",
    ):
        return is_count(measure, phrase, clause if DIVISION.search(phrase) else words)
    return True


@cache
def stops() -> tuple[str, ...]:
    """Return the nouns that a text lists by number and does not measure: 方面, 环节."""
    return tuple(sorted(lexicon("stop")))


def is_money(measure: Measure, phrase: str) -> bool:
    """Tell whether money is a level of income or output, paid a head, or a change."""
    if measure.form == "change":
        return True
    if EACH.search(measure.quantity.basis or ""):
        return bool(word_pattern("money").search(phrase) or word_pattern("standard").search(phrase))
    if PAID.search(phrase):
        return False
    rate = len(phrase) > 4 and RATE.search(phrase)
    return bool(rate or word_pattern("money").search(phrase))


def is_count(measure: Measure, phrase: str, words: str) -> bool:
    """Tell whether a counted thing is of note: not small, not the numbers of an aid fact."""
    quantity = measure.quantity
    if (AID.search(words) and not AID_FREE.search(phrase)) or SENT.search(phrase):
        return False
    if quantity.kind == "count" and phrase.count("、") > 1:
        return False
    value = smallest(quantity)
    if (value < 10 and measure.spelt) or (measure.form == "counted" and VAGUE.search(phrase)):
        return False
    if quantity.kind == "household" and value >= 10:
        return True
    return measure.form != "counted" or value >= 10 or (value >= 5 and bool(POOR.search(phrase)))
