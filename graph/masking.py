"""Names of natural persons, masked: in what is shown, never in what is kept.

In: a text. Out: the text with the given names next to a title written as 某, each character for
one, so that every offset stays. Example: 县委书记王小明说 becomes 县委书记王某某说.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

# common surnames; 和, 党, 都, 来, 时 and others that are mostly words are left out
SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧肖程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛"
    "叶阎闫余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段章钱汤尹黎易常武乔"
    "贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞鲁葛伍申尤毕聂柴焦柳邢岳齐梅莫庄辛管祝左涂谷祁舒耿牟卜詹"
    "关苗凌费纪靳盛童欧甄项曲游裴席卫屈鲍覃霍翁隋甘景单包柏宁柯阮桂闵解丛车冉房边吉饶刁瞿戚丘古池滕臧苟"
    "褚廉娄盖符奚穆郎冀姬屠栾郁蒙喻窦迟敖冷卓仇艾蓝巩井仲乐虞卞封楚佟栗宗应巫桑荆岑习胥蔺乌布云那"
)
DOUBLE = "欧阳|司马|上官|诸葛|夏侯|皇甫|尉迟|公孙|慕容|令狐|司徒|端木"
# 总书记 is none of them: whom that title names is no private person
TITLES = (
    "同志|第一书记|副书记|书记|支书|主任|省长|市长|州长|盟长|县长|旗长|区长|乡长|镇长|村长|专员|主席|"
    "部长|厅长|司长|局长|处长|科长|股长|队长|队员|组长|院长|校长|园长|会长|行长|董事长|总经理|经理|理事长|"
    "教授|医生|大夫|老师|先生|女士|记者|通讯员|编辑|摄影|作者|联系人|签发人|负责人"
)
# what a given name does not hold: marks of places, bodies and duties, words of grammar
NOT_GIVEN = (
    "省市县区旗盟州乡镇村委办局厅部处科组队院校会社党政府团司厂站所长员"
    "的了和与及在任为是等同由对向把被副原"
)
# what may stand right before a name: words of grammar, marks of places and bodies
LEFT = "的由和与及对向请是派让给说以问听跟为省市县区旗盟州乡镇村局厅部处委办"
# what may stand right behind it
RIGHT = "说在到带率对向和与及等的是为任同表介告主负先深多亲来自给就还也"
# words that begin like a name
WORDS = (
    "安排|安全|安置|安心|高度|高校|高级|高质|关心|关于|关注|方面|方案|方式|全面|严格|常务|常委|常年|常住|解决|"
    "解放|解读|单位|单独|应当|应急|包村|包户|包联|包扶|项目|曾经|万元|万户|万人|石油|金融|白天|马上|明确|许多|"
    "管理|管护|文化|文明|文件|武装|江西|江苏|云南|于是|齐抓|乐于|左右|成立|温暖|车间|康复|易地|蒙古|布置|布局|那些|"
    "边境|边远|路线|农村|宁夏|盖章|卫生|游客|房屋|古镇|冷链|吉林|甘肃|黄河|海南|贾庄|史志|简报"
)
_GIVEN = rf"(?![{NOT_GIVEN}])[一-鿿](?:(?![{NOT_GIVEN}])[一-鿿])?"
# one way to read 欧阳明 and not two, or a list of them could be read in two to the power of them
_SURNAME = rf"(?:{DOUBLE}|(?!{DOUBLE})[{SURNAMES}])"
_NAME = rf"(?!{WORDS})(?:{_SURNAME}{_GIVEN}|[一-鿿]{{2,6}}[·•][一-鿿]{{2,8}})"
_NAMES = rf"{_NAME}(?:[、和及与]{_NAME}){{0,200}}"
_BEFORE = rf"(?:(?<![一-鿿])|(?<=[{LEFT}]))"
_AFTER = rf"(?=[^一-鿿]|[{RIGHT}]|$)"
# 王小明、李强等同志; 甲县王小明县长; 王小明担任
BEFORE_TITLE = re.compile(
    rf"{_BEFORE}(?P<names>{_NAMES})(?=等?(?:副|原)?(?:{TITLES})|[担出挂兼]任)"
)
# 老支书王小明同志: these words follow names alone, whatever stands before
ADDRESSED = re.compile(rf"(?P<names>{_NAMES})(?=等?(?:同志|先生|女士))")
# 县委书记王小明说; 记者 王小明; 联系人：王小明
AFTER_TITLE = re.compile(rf"(?:{TITLES})[:：\s]{{0,3}}(?P<names>{_NAMES}){_AFTER}")
ONE = re.compile(rf"(?P<kept>{DOUBLE}|[一-鿿])(?P<given>[一-鿿·•]+)")


def mask_all(value: Any) -> Any:
    """Return a value of JSON with every text in it masked."""
    if isinstance(value, str):
        return mask_persons(value)
    if isinstance(value, Mapping):
        return {key: mask_all(one) for key, one in value.items()}
    if isinstance(value, list):
        return [mask_all(one) for one in value]
    return value


def mask_persons(text: str) -> str:
    """Return a text with the given names of persons masked; it is as long as before.

    >>> mask_persons("派王小明、李强等同志驻村，欧阳明县长到会。")
    '派王某某、李某等同志驻村，欧阳某县长到会。'
    """
    for pattern in (ADDRESSED, BEFORE_TITLE, AFTER_TITLE):
        text = pattern.sub(_mask_match, text)
    return text


def _mask_match(found: re.Match[str]) -> str:
    names = re.sub(r"[^、和及与]+", lambda name: ONE.sub(_mask_one, name[0]), found["names"])
    start = found.start("names") - found.start()
    return found[0][:start] + names + found[0][start + len(names) :]


def _mask_one(name: re.Match[str]) -> str:
    return name["kept"] + "某" * len(name["given"])


def is_masked(out: Path) -> bool:
    """Say whether a build was told to mask persons in what it shows."""
    path = out / "build.json"
    return path.is_file() and bool(json.loads(path.read_text("utf-8")).get("mask_persons"))
