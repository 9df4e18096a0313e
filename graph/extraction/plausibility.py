"""Which Readings can be aid: a bank lends, media only tell, a province helps no part of itself.

In: the clean text and a Reading with its two sides. Out: yes or no. Example: the Reading of
``浙江省不再对口支援和田地区`` is not plausible.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import Reading, is_village_team
from graph.groups import End, holds, province, same_province
from graph.phrases import NATION

# a group that is named for its aid: 定点扶贫单位, 受援县
HELPING = re.compile("帮扶|对口|定点|支援|援疆|援藏|援青|受援|结对")
# 要求各地 | 印发通知: what follows is told of others
REPORTING = re.compile("关于|要求|强调|指出|印发|通知|部署|提出|表示|包括|认为|介绍")
# 没有接受 | 停止援助
NEGATED = re.compile(
    "没有|尚未|未曾|并未|不再|从未|停止|终止|取消|禁止|不得|严禁|未能|并非|不是|"
    "未(?=建立|开展|实施|签|与|对|由)|(?<![以而])不(?=对口|帮扶|支援|援|由|对|向|为)"
)
# 学习甲省对口帮扶乙省的经验 | 如果甲市帮扶乙市: nothing is said to be so
UNREAL = re.compile("(?:学习|借鉴|参照|仿照|如果|假如|假设|倘若|要是)[^，。]{0,4}$")
# 对口支援新疆工作会议: a meeting's or a body's name
MEETING = re.compile("(?:工作)?(?:会议|座谈会|推进会|表彰会|领导小组|协调小组|办公室|论坛|成就展)")
# 选派干部驻村帮扶|的时间: a term is told
TERM = re.compile("(?:驻村|(?<=驻村))(?:帮扶|扶贫|工作|任职)?的(?:时间|期限|任期|年限)")
# 选派人才到村|任第一书记: the post helps
BECOMES = re.compile("(?:担任|挂任|任|当)[^，。]{0,6}第一书记")
# bodies that administer are not aided under these cues, media only tell
NEVER_HELPED = ("agency", "party", "government", "bank", "military", "media", "court_procuratorate")
# cadres who are sent to a firm or a college learn or supervise there
NOT_STAFFED = ("enterprise", "school", "other", "social_org")
PRIVATE = ("enterprise", "bank", "social_org", "hospital", "school", "military")
NEEDY = re.compile("贫困|脱贫|困难|受灾|灾区|灾民|薄弱|低收入|留守|孤|残疾")
# 甲省医疗队, 救援队: who sets out only to help
RESCUERS = re.compile(
    "(?:医疗|救援|救护|支援|检测|防疫|援[一-鿿]|支教|抢险|救治|消防).*(?:队|队伍|团|团队|组)$"
)
# 接受帮扶的|行政村
RECEIVED = re.compile("受(?:帮扶|援助|支援|资助)的?$")
# 村干部, 后备人才, not 教育人才
CADRES = re.compile("(?:干部|党员|(?<![教医师技疗生])(?<!教育|科技|专业)人才)$")
# who is helped, and helps none
POOR = ("贫困村", "贫困县", "贫困户", "贫困人口", "脱贫户")
# money that is given to people by name of aid
PAID = ("帮扶", "资助", "捐助", "援建")
# what a government also does for its own places
SUPPORTS = ("帮助", "支持", "助力", "扶持")
# the state as a whole is no helper beside others
STATE = ("中共中央", "国务院", "党中央")


def is_plausible(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends can be what a construction needs: a bank lends, media only tell."""
    if all(is_never_helped(end) for end in recipient.ends):
        return False
    if any(end.type == "media" or end.name in STATE or is_needy(end) for end in helper.ends):
        return False
    if any(
        is_at_home(end, other) or (reading.staff is None and is_too_wide(end, other, reading.cue))
        for end in helper.ends
        for other in recipient.ends
    ):
        return False
    first = min(one.start for one in (helper, recipient) if one.end)
    if UNREAL.search(text, max(0, first - 12), first):
        return False
    if NEGATED.search(text, max(0, first - 3), max(helper.end, recipient.end, reading.end)):
        return False
    if MEETING.match(text, max(reading.end, recipient.end)) and not are_apart(helper, recipient):
        return False
    if TERM.match(text, max(reading.end, recipient.end)):
        return False
    gap = min(helper.end, recipient.end), max(helper.start, recipient.start)
    if gap[0] and REPORTING.search(text, *gap):
        return False
    return fits_rule(text, reading, helper, recipient)


def fits_rule(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends are of the kinds that the construction of a Reading needs."""
    match reading.rule:
        case "mutual":
            between = text[helper.ends[-1].end : recipient.ends[0].start]
            return between.endswith(("和", "与", "同"))
        case "helps_is":
            return any(not is_plain_group(end) for end in helper.ends)
        case "lends" | "lends_to":
            return all(end.type == "bank" for end in helper.ends)
        case "teams_rush":
            staff = reading.staff.ends if reading.staff else ()
            return all(RESCUERS.search(end.name) for end in staff)
        case "entrusted":
            one, other = helper.ends[0].type, recipient.ends[0].type
            return one == other and one in ("hospital", "school")
        case "helps":
            return not helper.ends[0].count == recipient.ends[0].count == 1
        case "docks":
            return any(HELPING.search(end.name) for end in helper.ends)
        case "sent_here":
            return all(end.type != "group" for end in (*helper.ends, *recipient.ends))
        case "rushes":
            rescuers = (RESCUERS.search(end.name) or end.type == "military" for end in helper.ends)
            return all(rescuers)
        case "is_helped_as":
            named = reading.staff is not None and names_aid(reading.staff)
            return named and reading.helper is not None
        case "includes":
            return reading.staff is None or names_aid(reading.staff)
        case "weak":
            return all(end.type not in ("government", "party", "agency") for end in helper.ends)
        case "relative" if helper.ends[0].id.startswith("place/area/"):
            # 企业在陕北帮扶的乡: the region is where it is done
            return text[helper.start - 1 : helper.start] != "在"
        case "faces":
            return not contain(helper, recipient)
        case "visits":
            places = all(end.type == "place" for end in (*helper.ends, *recipient.ends))
            return places and not contain(helper, recipient)
        case "aided":
            said = RECEIVED.search(text, helper.end, recipient.start) is not None
            return said or names_aid(recipient)
        case "all_helped":
            return all(end.name not in NATION for end in recipient.ends)
        case "elided_bond":
            villages = all(end.type == "group" and end.name != "户" for end in recipient.ends)
            return helper.kind == "S" and villages
        case "builds_in" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_apart(helper, recipient)
        case "elided_weak":
            return helper.kind == "O" and (names_aid(recipient) or is_private(helper, recipient))
        case "invests" | "for_aids" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_apart(helper, recipient)
        case "across":
            beside = reading.cue in ("扶持", "帮助") and not contain(helper, recipient)
            return beside or are_apart(helper, recipient)
        case "each_has" | "all_have":
            return all(end.kind == "S" or HELPING.search(end.name) for end in helper.ends)
        case "serves_as":
            return reading.staff is not None and is_village_team(reading.staff)
        case "sends" if reading.helper is None and BECOMES.match(text, reading.end):
            return False
        case "sends" | "sends_to" | "goes_to":
            return not is_training(reading.staff or helper, recipient)
    return True


def is_never_helped(end: End) -> bool:
    """Tell whether an End is a body that administers; 兵团 and its divisions are aided."""
    return end.type in NEVER_HELPED and "兵团" not in end.name


def is_needy(end: End) -> bool:
    """Tell whether an End is a group of poor places or people: 贫困村 helps no 贫困户."""
    return end.kind in "PR" and end.name.endswith(POOR)


def is_plain_group(end: End) -> bool:
    """Tell whether an End is a group that neither a place nor a word of aid tells apart."""
    return end.id.startswith("group/") and end.place is None and not HELPING.search(end.name)


def is_training(staff: Phrase, recipient: Phrase) -> bool:
    """Tell whether cadres go to an organisation: 选派村干部到学院, 组织党员干部走进企业."""
    cadres = all(CADRES.search(end.name) for end in staff.ends)
    return cadres and any(end.type in NOT_STAFFED for end in recipient.ends)


def are_apart(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether both sides are named places and lie in different provinces."""
    ends = (*helper.ends, *recipient.ends)
    return all(end.type == "place" and province(end) for end in ends) and not any(
        same_province(one, other) for one in helper.ends for other in recipient.ends
    )


def contain(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a helper is no place with a code, or one that holds a recipient."""
    if any(end.type != "place" or not province(end) for end in helper.ends):
        return True
    return any(holds(one, other) for one in helper.ends for other in recipient.ends)


def gives_privately(helper: Phrase) -> bool:
    """Tell whether those who give are firms, banks, clubs, schools: not those who govern."""
    return all(end.type in PRIVATE for end in helper.ends)


def is_private(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether firms, banks, schools or clubs help those in need: 企业…，帮助贫困村."""
    return gives_privately(helper) and all(NEEDY.search(end.name) for end in recipient.ends)


def names_aid(phrase: Phrase) -> bool:
    """Tell whether a phrase is named for the aid it gives or gets: 定点帮扶县."""
    return any(HELPING.search(end.name) for end in phrase.ends)


def is_too_wide(helper: End, recipient: End, cue: str) -> bool:
    """Tell whether a government would help people without a place: 甲省为困难家庭提供补贴."""
    governs = helper.type in ("place", "government", "agency", "party")
    if helper.type != "place" and cue in PAID:
        return False
    return governs and recipient.kind == "R" and recipient.place is None and recipient.count is None


def is_at_home(helper: End, recipient: End) -> bool:
    """Tell whether a helping place lies in the province that it would help (拉萨市, 西藏自治区)."""
    whole = recipient.id.endswith("0000")
    return whole and helper.type == "place" and same_province(helper, recipient)
