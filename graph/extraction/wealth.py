"""Which of two partners helps: the one in a province that the east–west cooperation calls on.

In: Phrases of places and bodies. Out: yes or no. Example: 北京市 is better off, 和田 is not. The
provinces are rows of graph/gazetteer/helper_provinces.csv, after the rounds of 1996, 2010, 2016
and 2021; within them the rest of the province helps the prefectures of helped_prefectures.csv (the
old revolutionary areas of 2022, northern Jiangsu, the east, west and north of Guangdong …).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from graph.coordination import Phrase
from graph.gazetteer import load_gazetteer
from graph.groups import HOUSES, End, province, same_province
from graph.lexicon import read_words

# 薄弱学校, 乡镇卫生院, 农村小学 are helped by others of their kind, 三甲医院 and 城区学校 help
WEAK = re.compile("卫生[院室所]|薄弱|农村|乡村|山区|边远|偏远|基层|贫困|民族地区|[村镇乡]小学?$")
STRONG = re.compile(
    "三级|三甲|附属|大学|总医院|中心医院|自治区|省|优质|名校|重点|城区|城市|高等|示范"
)
RANKS = {"省": 4, "市": 3, "州": 3, "盟": 3, "县": 2, "旗": 2, "区": 2, "乡": 1, "镇": 1, "村": 1}
UNRANKED = 2.5
# 县人民医院 beside 北京友谊医院: named by its rank alone, which is a low one
LOW = "县旗乡镇村"
RANK = re.compile(f"[{''.join(RANKS)}]")
COUNTY = re.compile(r"place/\d{4}(?!00)\d\d")
# 贫困村, 大湾村, 农村党支部
VILLAGE = re.compile("(?:(?<!乡)村|嘎查|社区)(?:党支部|党总支|党组织)?$")
# 革命老区重点城市, 山区县, 中西部地区
NEEDY_AREA = re.compile("老区|山区|苏区|库区|贫困|脱贫|欠发达|边境|受援|民族地区|(?<!东)西部|内地")
# 内地医院, 援疆省市 beside those of 西藏, 青海, 新疆
INLAND = re.compile("内地|援[疆藏青]")
AIDED = frozenset(("54", "63", "65"))
# 甲小学|与企业结对: helped by a company, as 甲大学 and 甲技师学院 need not be
PUPILS = re.compile(
    "(?:小学|中学|初中|幼儿园|(?<!技工)(?<!职业)(?<!专科)学校|[一二三四五六七八九十]中)$"
)


def is_stronger(one: Phrase, other: Phrase) -> bool:
    """Tell whether the first of two partners is the one that helps.

    It is no village beside one, lies inland beside 西藏, is no group of needy places beside one, a
    company beside a school for children, lies in a better-off province, is a district beside a
    county of its province, or both are hospitals or schools and it is of higher rank.
    """
    villages = [all(VILLAGE.search(end.name) for end in phrase.ends) for phrase in (one, other)]
    if villages[0] != villages[1]:
        return villages[1]
    if lies_inland(one, other) or lies_inland(other, one):
        return lies_inland(one, other)
    needy = [all(is_needy_area(end) for end in phrase.ends) for phrase in (one, other)]
    if needy[0] != needy[1]:
        return needy[1]
    if sponsors(one, other) or sponsors(other, one):
        return sponsors(one, other)
    known = all(province_of(end) for end in (*one.ends, *other.ends))
    richer = [any(province_of(end) in helper_codes() for end in p.ends) for p in (one, other)]
    if known and richer[0] != richer[1]:
        return richer[0]
    helped = [all(is_helped_within(end) for end in phrase.ends) for phrase in (one, other)]
    if known and helped[0] != helped[1] and all(map(is_territory, (*one.ends, *other.ends))):
        return helped[1]
    first, second = one.ends[0], other.ends[0]
    if are_neighbours(first, second):
        return first.name.endswith("区") and second.name.endswith(("县", "旗"))
    houses = first.type in HOUSES and second.type in HOUSES
    ranks = [rank_of(end.name) for end in (first, second)]
    told = {0, 5}.intersection(ranks) or UNRANKED not in ranks or second.name[0] in LOW
    return houses and bool(told) and ranks[0] > ranks[1]


def lies_inland(one: Phrase, other: Phrase) -> bool:
    """Tell whether 内地县区 stand beside those of a region that all the country is to help."""
    aided = any(province_of(end) in AIDED for end in other.ends)
    return aided and all(INLAND.match(end.name) for end in one.ends)


def is_territory(end: End) -> bool:
    """Tell whether an End is a place by name, or a group of places of one."""
    return end.type == "place" or (end.kind == "P" and end.place is not None)


def is_helped_within(end: End) -> bool:
    """Tell whether a place lies in a prefecture that the rest of its province is to help."""
    return (end.place or end.id).removeprefix("place/")[:4] in helped_codes()


def is_needy_area(end: End) -> bool:
    """Tell whether an End is a group of places named for their need: 革命老区重点城市, 山区县."""
    return end.kind == "P" and NEEDY_AREA.search(end.name) is not None


def sponsors(one: Phrase, other: Phrase) -> bool:
    """Tell whether companies stand beside schools for children."""
    companies = all(end.type == "enterprise" for end in one.ends)
    return companies and all(end.type == "school" and PUPILS.search(end.name) for end in other.ends)


def are_neighbours(one: End, other: End) -> bool:
    """Tell whether both are districts, cities or counties of one province."""
    ids = (one.id, other.id)
    return all(COUNTY.fullmatch(id_) for id_ in ids) and same_province(one, other)


def rank_of(name: str) -> float:
    """Return the rank of a hospital or school by its name: 三级医院 5, 市医院 3, 薄弱学校 0.

    学校 alone has none that tells it from 甲市学校.
    """
    if WEAK.search(name):
        return 0
    if STRONG.search(name):
        return 5
    ranks = RANK.findall(name)
    return RANKS[ranks[-1]] if ranks else UNRANKED


def is_better_off(phrase: Phrase) -> bool:
    """Tell whether all places and bodies of a list lie in provinces that help others."""
    return all(province_of(end) in helper_codes() for end in phrase.ends)


@cache
def helper_codes() -> frozenset[str]:
    """Return the two digits of each province that the cooperation calls on to help."""
    return frozenset(read_words("helper_provinces.csv"))


@cache
def helped_codes() -> frozenset[str]:
    """Return the four digits of each prefecture of a better-off province that is helped."""
    return frozenset(read_words("helped_prefectures.csv"))


def province_of(end: End) -> str:
    """Return the two digits of the province that an End lies in, "" where nothing tells it.

    A body lies where its name begins: 北京市昌平区医院 in 11.
    """
    return province(end) or code_of(end.name)


@lru_cache(maxsize=4096)
def code_of(name: str) -> str:
    """Return the code of the province that all readings of the place in front share, else ""."""
    hit = next(iter(load_gazetteer().find(name)), None)
    if hit is None or hit.start > 0:
        return ""
    codes = {reading.place.removeprefix("place/")[:2] for reading in hit.candidates}
    return codes.pop() if len(codes) == 1 else ""
