"""Make English names of divisions by rule: reading of the stem, peoples, type word.

In: a Chinese official name and its type. Out: English in the form of the official gazetteers.
Example: 环江毛南族自治县 becomes ``Huanjiang Maonan Autonomous County``; 临夏市 ``Linxia City``.
"""

from __future__ import annotations

import re

from pypinyin import Style, lazy_pinyin, load_phrases_dict, load_single_dict

TYPES = {
    "特别行政区": "Special Administrative Region",
    "自治区": "Autonomous Region",
    "自治州": "Autonomous Prefecture",
    "自治县": "Autonomous County",
    "自治旗": "Autonomous Banner",
    "地区": "Prefecture",
    "盟": "League",
    "林区": "Forestry District",
    "矿区": "Mining District",
    "特区": "Special District",
    "新区": "New Area",
    "行委": "Administrative Committee",
    "省": "Province",
    "市": "City",
    "区": "District",
    "县": "County",
    "旗": "Banner",
}

PEOPLES = {
    "蒙古族": "Mongol",
    "蒙古": "Mongol",
    "哈萨克族": "Kazakh",
    "哈萨克": "Kazakh",
    "柯尔克孜": "Kirgiz",
    "塔吉克": "Tajik",
    "锡伯": "Xibe",
    "维吾尔": "Uygur",
    "回族": "Hui",
    "藏族": "Tibetan",
    "苗族": "Miao",
    "彝族": "Yi",
    "壮族": "Zhuang",
    "布依族": "Bouyei",
    "朝鲜族": "Korean",
    "满族": "Manchu",
    "侗族": "Dong",
    "瑶族": "Yao",
    "白族": "Bai",
    "土家族": "Tujia",
    "哈尼族": "Hani",
    "傣族": "Dai",
    "黎族": "Li",
    "傈僳族": "Lisu",
    "佤族": "Va",
    "畲族": "She",
    "拉祜族": "Lahu",
    "水族": "Sui",
    "东乡族": "Dongxiang",
    "纳西族": "Naxi",
    "景颇族": "Jingpo",
    "土族": "Tu",
    "达斡尔族": "Daur",
    "仫佬族": "Mulao",
    "羌族": "Qiang",
    "布朗族": "Blang",
    "撒拉族": "Salar",
    "毛南族": "Maonan",
    "仡佬族": "Gelao",
    "普米族": "Pumi",
    "怒族": "Nu",
    "独龙族": "Derung",
    "鄂伦春": "Oroqen",
    "鄂温克族": "Ewenki",
    "保安族": "Bonan",
    "裕固族": "Yugur",
    "各族": "Various Ethnicities",
}

COMPOUND_TYPES = ("神农架林区", "滨海新区", "浦东新区", "沈北新区", "两江新区", "新区")

_TYPE = re.compile(f"(?:{'|'.join(TYPES)})$")
_PEOPLES = re.compile(f"(?:{'|'.join(PEOPLES)})+$")
_PEOPLE = re.compile("|".join(PEOPLES))


def use_readings(readings: dict[str, str]) -> None:
    """Teach the reader the readings of a table: ``{"闵行": "min hang"}``."""
    phrases = {stem: [[syllable] for syllable in said.split()] for stem, said in readings.items()}
    load_phrases_dict({stem: said for stem, said in phrases.items() if len(stem) > 1})
    load_single_dict({ord(stem): said[0][0] for stem, said in phrases.items() if len(stem) == 1})


def split_name(name: str) -> tuple[str, list[str], str]:
    """Return stem, peoples and type: 环江毛南族自治县 -> 环江, [毛南族], 自治县."""
    kind = _type_of(name)
    stem = name.removesuffix(kind)
    peoples = _PEOPLES.search(stem) if kind.startswith("自治") else None
    if peoples is None or peoples.start() == 0:  # 东乡族自治县 has no other stem
        return stem, [], kind
    return stem[: peoples.start()], _PEOPLE.findall(peoples[0]), kind


def _type_of(name: str) -> str:
    found = _TYPE.search(name)
    kind = found[0] if found else ""
    # 西林区 is the district 西林, 清新区 the district 清新
    accident = kind in ("林区", "新区") and name not in COMPOUND_TYPES
    return kind[1:] if accident else kind


def romanise(stem: str) -> str:
    """Return the stem's reading as one word: 西安 -> ``Xi'an``."""
    if not stem:
        return ""
    syllables = lazy_pinyin(stem, style=Style.NORMAL, v_to_u=True)
    word = syllables[0]
    for syllable in syllables[1:]:
        word += ("'" if syllable[0] in "aoe" else "") + syllable
    return word[0].upper() + word[1:]


def english_name(name: str, level: int) -> str:
    """Return the name by rule; a prefecture-level city has no type word: 赤峰市 -> ``Chifeng``."""
    stem, peoples, kind = split_name(name)
    words = [romanise(stem), *_joined(peoples)]
    if not (kind == "市" and level == 2):
        words.append(TYPES.get(kind, ""))
    return " ".join(word for word in words if word)


def _joined(peoples: list[str]) -> list[str]:
    english = [PEOPLES[people] for people in peoples]
    if len(english) < 2:
        return english
    return [", ".join(english[:-1]), "and", english[-1]]
