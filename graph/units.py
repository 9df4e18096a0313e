"""What a number with its unit looks like: the units of units.csv and the patterns made of them.

In: graph/gazetteer/units.csv. Out: ``load_units()`` and ``patterns()``. Example: the unit
``千瓦`` has the base unit 瓦 and the factor 1000; ``2.5至3亿元`` is one hit of the first pattern.
"""

from __future__ import annotations

import re
from functools import cache

from graph.lexicon import alternation, read_rows
from graph.records import record

DASH = "[至到—–~～―－-]{1,2}"
# 6713 | 1,234,567 | 10 851.8万 | 2.5; no year, tail of a number, ordinal (第23), model (C9)
ARABIC = (
    r"\d(?<![\d.第A-Za-z〔].)(?!(?:(?<=1)9|(?<=2)0)\d\d年)"
    r"(?:\d{0,2}(?:,\d{3})++|\d{0,2}(?: \d{3})++(?=\.\d|[万亿元])|\d*+)(?:\.\d+)?"
)
# 万 | 千万; in 3万5千 and 1万五千 a second step; the 千 of 千瓦 belongs to the unit
SCALE = (
    r"(?:[十百千万亿]{1,2}(?!(?<=千)[瓦米克伏])"
    r"(?:[\d一二三四五六七八九][百千万](?![百千万亿瓦]))?)?"
)
# 二十三 | 三千五百万 | 两, not in 第二 “两… 统一 这一; a bare 百 or 万 only in 近百 and 上万
CHINESE = (
    r"[一二两三四五六七八九十百千万亿](?:"
    r"(?<=[一二两三四五六七八九十])"
    r"(?<![第个“《零〇一二两三四五六七八九十百千万亿几数\d.].)"
    r"(?<![统进这那某哪另同任每唯之单周初万]一)[零〇一二两三四五六七八九十百千万亿]*"
    r"|(?<=[近约上逾超过][百千万亿])[万亿]?"
    r"|(?<=[百千万])(?<![几数零〇一二两三四五六七八九十百千万\d.].)(?=[多余]))"
)
PEOPLE = (
    "人口|群众|居民|农牧民|牧民|农民|村民|市民|职工|员工|学生|师生|劳动力"
    "|干部|党员|官兵|乡亲|游客|旅客|患者|老人|儿童|妇女|青年|残疾人|移民|志愿者|务工人员|监测对象"
)
# 300多万贫困人口 | 20万农村贫困户 | 2亿帮扶资金: the counted noun gives the unit
# 36万生活在石山区的群众
COUNTED = (
    rf"(?:(?:(?:生活|居住|分散|散居|住)[在于][\u4e00-\u9fff]{{2,20}}?"
    rf"|[\u4e00-\u9fff]{{2,14}}?(?:地区|山区|库区|牧区|林区))的)?[\u4e00-\u9fff]{{0,12}}?(?:(?P<people>{PEOPLE})|(?P<households>户)"
    r"|(?P<funds>资金|善款|捐款|[贫灾助]款))"
)
# 由80万|减少到41万
RISING = "(?:减少|增加|增长|下降|降低|上升|提高|扩大)[到至为]"
RISEN = re.compile(rf"{RISING}(?:[12]\d{{3}}年底?的?)?(?:约|近|不足|超过?)?$")
AFTER = r"(?P<after>以上|以下|以内|之内|左右|上下)?"
PER = r"(?:/(?P<per>[人户亩年月天村]))?"
BEFORE = re.compile(
    r"(?P<word>不足|不到|不少于|不低于|不超过|不高于|不多于|大约|(?<![节签合条制公预])约|将近|接近|(?<![附临邻最就新])近|超过|超|逾|突破|过|至少|最少|最多|最高|"
    r"最低|高于|低于|多于|少于|高达|多达|上|仅)(?:为|到|达|有)?$"
)
# 每年 | 人均 | 每个嘎查 | 累计
BASIS = re.compile(
    r"(?:每(?:年|月|天|人|户|亩|村|县|旗|校|名|家|所|个(?:[^，。；、\d]{0,3}[村户县旗镇乡校区查])?)|"
    r"[年月日人户亩村县]均|平均|累计|总计|合计)"
)
CLAUSE = re.compile(r"[，。；：！？\n]")
WINDOW = 16
# 投入 | 贷款: the words that make a number without a unit money
MONEY = re.compile(
    r"[投出融筹注引]资|资金|投入|[贷捐拨善灾贫助]款|补助|补贴|拨付|产值|金额|收入|销售额|人民币"
)
# 减少贫困人口|170万: the noun before a number without a unit
FOLK = re.compile(
    rf"(?:{PEOPLE})(?:总数|人数)?(?:在|已经?|约|近|超过?|达到?|为|共|累计|(?:减少|增加|增长)了?)*(?:[由从](?:[12]\d{{3}}年底?的?)?)?$"
)


@record(frozen=True, slots=True)
class Unit:
    """A unit as written: its base unit, the factor to it, and its kind (money, people …)."""

    base: str
    factor: int
    kind: str


@cache
def load_units() -> dict[str, Unit]:
    """Return the units of graph/gazetteer/units.csv by the word that is written."""
    return {
        row["unit"]: Unit(row["base"], int(row["factor"]), row["kind"])
        for row in read_rows("units.csv")
    }


# 元|旦, 元|宵, 户|均, 人|民: other words begin as a unit, but not 名|民兵, 家|民营企业
NO_UNIT = "(?![旦宵均]|民(?![兵警营办间]))"


@cache
def patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of Arabic and of Chinese quantities."""
    words = [(row["unit"], row["after_chinese"]) for row in read_rows("units.csv")]
    every = f"(?:{alternation(word for word, _ in words)}){NO_UNIT}"
    bare = alternation(word for word, after_chinese in words if after_chinese == "1")
    plain = f"(?:{bare}){NO_UNIT}"
    # 2.5至3亿元 | 5万元至8万元 | 300多万人
    arabic = (
        rf"(?P<low>{ARABIC})(?P<more>[多余])?(?P<scale>{SCALE})(?P<rest>[多余])?(?P<second>[万亿])?"
        rf"(?:(?P<inner>{every})?{DASH}(?P<high>{ARABIC})(?P<top>{SCALE})(?:[多余])?"
        rf"(?(inner)(?P=inner)|(?P<outer>{every}))"
        rf"|(?P<unit>{every})|(?<=[万亿多余])(?={COUNTED}|{RISING}|左右|[，。；、）\n]|\Z)){AFTER}{PER}"
    )
    # 两三个 | 三千五百万元 | 二十至三十户 | 一点二亿元 | 十多万元
    chinese = (
        rf"(?P<low>{CHINESE}|零(?=点[零〇一二三四五六七八九]))"
        r"(?:点(?P<point>[零〇一二三四五六七八九]+))?(?P<rest>[多余])?(?P<second>[百千万亿]{0,2})"
        rf"(?:(?P<inner>{plain})?{DASH}(?P<high>[一二两三四五六七八九十百千万亿零]+)"
        rf"(?(inner)(?P=inner)|(?P<outer>{plain}))|(?P<unit>{plain}))(?!一){AFTER}"
    )
    return re.compile(arabic), re.compile(chinese)


def clause_before(text: str, previous: int, start: int) -> str:
    """Return the nearest characters before a number, of its own clause and behind ``previous``."""
    return CLAUSE.split(text[max(previous, start - WINDOW) : start])[-1]


def read_before(text: str, previous: int, start: int) -> tuple[str | None, str | None]:
    """Return the qualifier and the basis that stand before a number in its clause."""
    clause = clause_before(text, previous, start)
    qualifier = BEFORE.search(clause)
    basis = "".join(BASIS.findall(clause))
    return (qualifier["word"] if qualifier else None), (basis or None)
