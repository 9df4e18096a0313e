"""The mechanism of an aid relation: by the word used, and by who stands at its ends.

In: cue and the two Ends. Out: one of the thirteen codes of docs/FACTS.md. Example: 对口支援 between
two hospitals is medical_pairing, between two places paired_assistance.
"""

from __future__ import annotations

import re
from functools import cache

from graph.branches import BRANCHES
from graph.extraction.fields import by_field, by_healers
from graph.groups import OF_REGION, End
from graph.lexicon import read_rows

VILLAGE_TEAM = (
    "第一书记",
    "工作队",
    "工作队员",
    "工作组",
    "督导组",
    "驻村",
    "工作团",
    "帮扶队",
    "特派员",
)
VILLAGE_NAMED = re.compile("驻村|包村")
MEDICAL = ("医", "卫生院", "卫生室", "护")
EDUCATION = (
    "教师",
    "老师",
    "支教",
    "支教团",
    "学校",
    "高校",
    "中学",
    "小学",
    "院校",
    "大学",
    "学院",
    "幼儿园",
)
OFFICIALS = (
    "领导",
    "常委",
    "联系干部",
    "县级干部",
    "负责同志",
    "党政主要负责人",
    "班子成员",
)
# 厅机关处室、厅属企业 as one group of bodies
OFFICES = re.compile("机关|事业单位|处室")
# 农林科学院 teaches nobody
RESEARCH = re.compile("(?:科学院|[农林牧]科院|研究院|设计院|规划院)$")
# 甲乡乡长 | 乙县委书记
HOLDERS = ("长", "书记", "常委", "主席")
# those who stay in a village where they help one
CADRES = ("干部", "党员", "帮扶责任人", "干部职工", "农技员")
# 乙县是甲大学的驻点帮扶县: the noun names the channel
NAMED_POINT = re.compile("[定驻]点(?:帮扶|扶贫|联系|支援)[^，。]{0,4}$")
# 包保单位甲局、乙公司到丙村: units that a village is given
UNITS = re.compile("(?:包[保联扶村]|定点(?:帮扶|扶贫))单位")
# 对口支援 by a firm or a bank goes by the word
MATCHED = "对口"
# 甲大学对口支援乙县, 做好乙县的|对口帮扶工作: a school by name is matched with a place by the word
MATCHED_WORK = re.compile("对口(?:(?!定点)[^，。；]){0,24}$")
# a place that 援建 a hospital heals nobody there
BUILT = "援建"
# 甲大学结对帮扶乙村, 甲银行帮扶乙县: a school or a bank by name that is tied to a place
TIED_BODIES = ("education_pairing", "finance")
TIED = ("帮扶", "结对", "结对帮扶", "结对子", "对口帮扶", "对口扶贫", "挂钩帮扶", "挂钩扶贫")
# 支援湖北, 驰援上海: aid to a province as such
RUSHED = ("支援", "驰援", "增援")
# 对口支援 beside 协作 is what it says, but not 在东西部协作中，甲市对口帮扶乙州
PAIRED = ("对口支援", "对口帮扶")
WITHIN = re.compile("协作(?:工作|框架|机制|战略)?[中下内]")
FIRMS = ("enterprise", "finance")
# a firm that helps by these words does so as a firm; offices are tied by them
FIRMS_OWN = ("帮", "挂", "挂联", "包保", "挂点", "挂点帮扶")
# 承担定点帮扶任务，帮扶甲县: a firm's or a bank's help to a place goes by that word too
POINT = re.compile("定点(?:帮扶|扶贫)(?![县点村地])|[省市县]委(?:明确|确定|安排|指定|决定)")
# a word that names a channel: an office that only 帮扶 or 联系帮扶 a county is tied to it
CHANNEL = re.compile("对口|结对|援|协作|合作|挂钩|对子|一对一")
# 东部帮扶城市, 东部省市
EASTERN = re.compile("^东部(?![和、及])")
VILLAGE = ("村", "嘎查", "社区", "乡", "镇", "苏木", "村落", "乡镇", "点", "地区", "边疆")
# aid to Tibet, Qinghai and Xinjiang as such
REGIONS_AIDED = ("place/540000", "place/630000", "place/650000")
CORPS = "新疆生产建设兵团"
# offices that help villages are tied to them
VILLAGES = ("村", "嘎查", "嘎查村", "社区", "村党支部", "村党组织", "村党总支")
# 单位包村 is fixed_point, 北疆帮南疆 is not
BONDS = ("包", "帮", "挂", "挂钩", "联系", "包村", "联点", "挂点", "驻点", "挂联", "包扶")
REGIONAL = "援疆"
# a team, a cadre or a body's post in a village
RESIDENT = "驻村帮扶"
# what donors from abroad pay for
PROJECT = ("项目", "计划", "工程", "行动")
# 定点 in the words tells the channel of offices and schools
POSTED = ("agency", "other", "government", "party", "school")
# 定点 and 协作 name a channel of their own, whoever helps by it
WORD_FIRST = ("fixed_point", "east_west")
ENDS_SECOND = ("enterprise", "education_pairing", "finance")
# firms, banks and clubs help a school or a hospital as what they are, unless it is their trade
# (甲医学会, 乙教育基金会); the army has hospitals of its own
GIVERS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("enterprise", "finance", "social"), ("school", "hospital")),
    "military": ("school",),
}
TRADE = re.compile("医|护理|教育|教师|支教|校")
# 民盟, 九三学社: the eight parties beside the ruling one
PARTIES = re.compile("民[革盟建进]|农工党|中国农工|致公党|中国致公|九三学社|台盟|台湾民主")
BY_TYPE = {
    "enterprise": "enterprise",
    "bank": "finance",
    "military": "military",
    "social_org": "social",
    "hospital": "medical_pairing",
    "school": "education_pairing",
}


@cache
def cue_mechanisms() -> dict[str, str]:
    """Return the mechanism that each cue of aid_cues.csv stands for by itself."""
    return {row["cue"]: row["mechanism"] for row in read_rows("aid_cues.csv")}


def mechanism_of(cue: str, helper: End, recipient: End, words: str, sent: End | None = None) -> str:
    """Return the mechanism of an aid relation.

    ``words`` is the sentence up to the end of the construction, ``sent`` who is sent to help.
    """
    region = recipient.id in REGIONS_AIDED and is_regional(words)
    if cue == REGIONAL or region or (recipient.name == CORPS and "援疆" in words):
        return "regional_aid"
    if cue in RUSHED and helper.type in ("place", "team") and recipient.id.endswith("0000"):
        return "regional_aid"
    if cue == RESIDENT:
        return "village_team"
    if helper.head == "领导" and helper.name.endswith(HOLDERS):
        return "household_pairing" if recipient.kind == "R" else "official_contact"
    if cue in PROJECT:
        return "social"
    if is_regional_staff(helper, recipient):
        return "regional_aid"
    if sent is not None and is_village_team(sent.name) and recipient.name.endswith(VILLAGE):
        return "village_team"
    special = by_ends(helper, recipient) or (by_sent(sent, recipient) if sent else None)
    by_cue = cue_mechanisms().get(cue, "")
    placed = is_place(recipient) and (is_place(helper) or helper.type == "school")
    field = by_healers(helper, sent, words, cue) or (by_field(words) if placed else None)
    if field and special in (None, field):
        return field
    if special == "medical_pairing" and is_place(helper):
        by_word = recipient.type == "place" or cue.endswith(BUILT)
        special = None if by_word else special
    if not cue and NAMED_POINT.search(words):
        by_cue = "fixed_point"
    if special in (*ENDS_SECOND, "official_contact", "social") and UNITS.search(words):
        return "fixed_point"
    if sent is not None and sent.name.endswith(CADRES) and is_family(cue, recipient):
        return "household_pairing"
    if is_household(cue, helper, recipient) and special in (None, "enterprise"):
        return "household_pairing"
    by_word = special in FIRMS or (special == "social" and is_club(helper))
    if is_college_of(helper, recipient) and MATCHED_WORK.search(words):
        return "paired_assistance"
    if by_word and cue.startswith(MATCHED):
        return by_cue
    if special in TIED_BODIES and is_tied(cue, helper, recipient):
        return "paired_assistance" if cue.startswith(MATCHED) else "fixed_point"
    named = recipient.type == "place"
    poor_team = sent is not None and sent.name.endswith("扶贫工作队")  # 团中央扶贫工作队奔赴甲县
    if special in (*FIRMS, "social") and named and poor_team:
        return "fixed_point"
    if special in FIRMS and named and POINT.search(words):
        return "fixed_point"
    if cue.startswith("挂钩") and by_cue == "fixed_point":
        if special == "enterprise":
            return by_cue
        if is_place(helper) and is_place(recipient):
            return "paired_assistance"
    if EASTERN.match(helper.name) and helper.kind == "P" and MATCHED not in cue:
        return "east_west"
    if special == "enterprise" and cue in FIRMS_OWN and "定点" not in words:
        return special
    second = special in ENDS_SECOND or (
        special == "social" and (recipient.kind in ("", "P") or cue.startswith("定点"))
    )
    if special and not (by_cue in WORD_FIRST and second):
        return special
    area = helper.type == "group" and helper.kind == "P"
    if "定点" in words and (area or helper.type in POSTED):
        return "fixed_point"
    places = helper.type == recipient.type == "place"
    if is_cooperation(cue, words) and (places or by_cue != "fixed_point"):
        return "east_west"
    if places and by_cue == "social" and helper.id.removeprefix("place/")[:1].isdecimal():
        return "paired_assistance"
    if cue in (*BONDS, "扶贫", "扶贫工作") and helper.type in ("agency", "other", "government"):
        return "fixed_point"
    if cue in BONDS and helper.type in ("place", "group") and helper.kind != "S":
        return "paired_assistance"
    if places and cue.startswith("挂钩"):
        return "paired_assistance"
    matched = cue.startswith(MATCHED) and cue != "对口联系"
    village = recipient.name.endswith(VILLAGES) and not matched
    if helper.type in POSTED[:-1] and village:
        return "fixed_point"
    tied = is_place(recipient) or recipient.name.endswith("户")
    office = helper.type in ("agency", "party") and tied
    if office and by_cue == "paired_assistance" and not CHANNEL.search(cue):
        return "fixed_point"
    return by_cue or "paired_assistance"


def is_college_of(helper: End, recipient: End) -> bool:
    """Tell whether a school by name helps a place: 甲大学对口支援乙县 goes by the word."""
    named = helper.type == "school" and not helper.id.startswith("group/")
    return named and recipient.type == "place"


def is_cooperation(cue: str, words: str) -> bool:
    """Tell whether words name the cooperation of east and west and the cue no other channel."""
    if "协作" not in words and "携手奔小康" not in words:
        return False
    return not cue.startswith(PAIRED) or WITHIN.search(words) is not None


def is_household(cue: str, helper: End, recipient: End) -> bool:
    """Tell whether offices or firms are matched with households: 单位与特困户对口帮扶."""
    matched = cue.startswith(MATCHED) and recipient.kind == "R" and recipient.name.endswith("户")
    return matched and helper.type != "place" and not is_area(helper)


def is_family(cue: str, recipient: End) -> bool:
    """Tell whether people or households are helped by a word that ties: 结对帮扶贫困户."""
    return recipient.kind == "R" and cue.startswith(("结对", "挂钩", "联系", "包", "帮扶"))


def is_tied(cue: str, helper: End, recipient: End) -> bool:
    """Tell whether a school or a bank by name is tied to a place: 甲大学与乙村结对."""
    if helper.id.startswith("group/") or cue not in TIED:
        return False
    county = recipient.type == "place" and not cue.startswith(MATCHED)
    return county or recipient.name.endswith(VILLAGES)


def is_club(end: End) -> bool:
    """Tell whether an End is a society by name, and none of the eight parties."""
    return not end.id.startswith("group/") and not PARTIES.match(end.name)


def is_place(end: End) -> bool:
    """Tell whether an End is a place or a group of places."""
    return end.type == "place" or is_area(end)


def is_area(end: End) -> bool:
    """Tell whether an End is a group of places: 贫困县, not 企业."""
    return end.type == "group" and end.kind == "P"


def is_regional(words: str) -> bool:
    """Tell whether aid to Tibet, Qinghai or Xinjiang is called so: 甲省帮扶新疆 is none."""
    return "援" in words or "组团式" in words


def is_regional_staff(helper: End, recipient: End) -> bool:
    """Tell whether staff named for a region help there, not at one school or hospital."""
    named = helper.kind == "S" and OF_REGION.search(helper.name)
    return bool(named) and recipient.type not in ("school", "hospital")


def by_sent(sent: End, recipient: End) -> str | None:
    """Return the mechanism that those who are sent decide: leading cadres in a village stay."""
    if sent.name.endswith(CADRES) and recipient.name.endswith(VILLAGE):
        return "village_team"
    return by_ends(sent, recipient)


def by_ends(helper: End, recipient: End) -> str | None:
    """Return the mechanism that the kinds of the two ends decide, None where they do not."""
    if is_village_team(helper.name) or VILLAGE_NAMED.search(helper.name):
        return "village_team"
    if helper.type == "party" and helper.name.endswith(BRANCHES):
        return None
    if any(word in helper.name for word in OFFICIALS):
        return "household_pairing" if recipient.kind == "R" else "official_contact"
    giver = "social" if PARTIES.match(helper.name) else BY_TYPE.get(helper.type)
    if giver == "enterprise" and OFFICES.search(helper.name):
        giver = None
    if recipient.type in GIVERS.get(giver or "", ()) and not TRADE.search(helper.name):
        return giver
    if helper.type == recipient.type == "school":  # 甲医科大学, 乙医学院
        return "education_pairing"
    if is_medical(helper, recipient):
        return "military" if helper.name.startswith("军医") else "medical_pairing"
    taught = helper.name.endswith(EDUCATION) and not RESEARCH.search(helper.name)
    if taught or (recipient.type == "school" and helper.type != "place"):
        return "education_pairing"
    if helper.name.endswith(CADRES):
        if recipient.kind == "R":
            return "household_pairing"
        return "village_team" if recipient.name.endswith(VILLAGE) else None
    if helper.head in ("志愿者", "志愿服务队"):
        return "social"
    if RESEARCH.search(helper.name):
        return None
    return giver


def is_village_team(name: str) -> bool:
    """Tell whether a team is one of villages by its name, not a place's own: 援藏工作队."""
    own = MATCHED not in name and not OF_REGION.search(name)
    return own and name.endswith(VILLAGE_TEAM)


def is_medical(helper: End, recipient: End) -> bool:
    """Tell whether hospitals or their staff stand at the ends; a place's team is its own aid."""
    if helper.type == "team":
        return recipient.type == "hospital"
    if helper.type in ("place", "agency", "enterprise"):  # 医保局, 医药公司 treat nobody
        return recipient.type == "hospital"
    return any(word in helper.name for word in MEDICAL) or recipient.type == "hospital"
