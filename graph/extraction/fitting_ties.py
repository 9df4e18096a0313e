"""Whether the ends fit a construction that ties two sides: pairings, partners, units by their task.

In: the clean text and a Reading with its two sides. Out: yes or no, None for other constructions.
Example: what is named 定点帮扶单位 is the helper, if it is no place.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import Reading, is_village_team
from graph.extraction.kinds import (
    HELPING,
    NEEDY,
    PRIVATE,
    REACH,
    RESCUERS,
    SERVES,
    SUPPORTS,
    are_apart,
    are_east_and_west,
    are_two_houses,
    contain,
    gives_privately,
    is_from_afar,
    is_named,
    is_plain_group,
    is_private,
    is_village_or_needy,
    may_be_of,
    names_aid,
)
from graph.extraction.wealth import is_better_off, is_stronger
from graph.groups import HOUSES

# 甲村是乙局的|扶贫村, 联系点
TIED = re.compile(
    "(?:扶贫|联系|包联|包保|包扶|帮联|挂[点钩包联]|驻|包|联)(?:村|点|嘎查|乡镇|乡|镇|县)$"
)
# 乙县的|对口支援单位: one that helps, where it is no place
UNIT_OF = re.compile("(?:支援|帮扶|扶贫|援建)(?:单位|高校|企业|院校|机构)$")
# 甲省|启动结对帮扶|贫困县工作: who lets others help
LAUNCHES = re.compile("启动|部署|召开|出台")
# 在|甲县帮建: where it is done, no helper
IN_PLACE = re.compile("(?:在|到|赴|深入|走进|来到|前往)$")
# 在甲大学帮扶下，学校…: the one that a speaker means
UNNAMED = ("学校", "医院", "企业")
# 迎来|支教老师, not those who come to work
WELCOME = re.compile("支教|支医|援|志愿|医疗队|专家|驻村|帮扶|第一书记|挂职")
# 食堂|采购丙村鸡蛋: no trade
BOUGHT = re.compile("消费|帮扶|扶贫|食堂|职工|员工|工会|定向|以购代捐|助农|滞销|积压|卖不出去")
# 帮扶单位|与结对村的联系
ASSIGNED = re.compile("帮扶|结对|包村|包联|挂钩|挂点|派驻|驻村")
# what a government also does for its own places
LEADS = ("辐射带动", "带动", "帮助", "扶持")
# a text on partners, in which a contract is one of aid
PARTNERSHIP = re.compile("(?:扶贫|东西部|对口)协作|对口(?:帮扶|支援)|结对帮扶")
# 甲、乙两县|的帮扶工作
THEIR_AID = re.compile("的(?:对口|结对|定点)?(?:帮扶|支援|援助|扶贫)")
# 甲省、乙区|两省区
BOTH = re.compile("两[省市区县旗州盟地校院]|携手|联手|合力|聚焦|共同")


def fits_tie(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool | None:
    """Tell whether the ends are what a construction that ties two sides needs."""
    match reading.rule:
        case "mutual":
            between = text[helper.ends[-1].end : recipient.ends[0].start]
            named = any(not end.id.startswith("group/") for end in (*helper.ends, *recipient.ends))
            both = between == "、" and BOTH.match(text, recipient.ends[0].end)
            if reading.cue in ("互派", "互换"):  # 甲市和乙州互派干部
                return are_east_and_west(helper, recipient)
            if both and THEIR_AID.match(text, both.end()) and not are_apart(helper, recipient):
                return False  # 甲、乙两县的帮扶工作: both are helped
            parted = between == "、" and are_east_and_west(helper, recipient)
            joined = between.endswith(("和", "与", "同")) or both is not None
            return named and (joined or parted)
        case "signs_with":
            told = PARTNERSHIP.search(text) is not None
            return told and are_east_and_west(helper, recipient)
        case "thanks" if reading.cue in SUPPORTS:
            return gives_privately(helper) or are_apart(helper, recipient)
        case "thanks":
            return all(end.kind != "S" for end in helper.ends)
        case "under_help" if all(end.type == "social_org" for end in recipient.ends):
            return False  # who passes on what others give
        case "under_help" if recipient.ends[0].name in UNNAMED:
            return False
        case "as_site":
            site = reading.staff
            tied = site is None or all(TIED.search(end.name) for end in site.ends)
            return tied or (site is not None and names_aid(site))
        case "helps_is":
            counted = helper.kind == "P" and all(end.count is not None for end in helper.ends)
            return counted or any(not is_plain_group(end) for end in helper.ends)
        case "site_is" if reading.staff is not None and reading.staff.kind == "O":
            # 甲会帮扶的学校是乙小学; 甲医院的对口支援医院是乙医院 says who helps 甲医院
            houses = all(end.type in HOUSES for end in (*reading.staff.ends, *recipient.ends))
            helped = "的" in text[reading.staff.start : reading.staff.end]
            return houses and helped and names_aid(reading.staff)
        case "become_units":
            return reading.staff is not None and names_aid(reading.staff)
        case "site_is" if reading.staff is not None:
            start = reading.staff.start
            said = HELPING.search(text, max(0, start - 2), start) is not None
            named = said or names_aid(reading.staff)
            return named and all(end.type != "place" for end in helper.ends)
        case "entrusted":
            one, other = helper.ends[0].type, recipient.ends[0].type
            afar = is_from_afar(helper, recipient) and other in ("hospital", "school")
            return afar or (one == other and one in ("hospital", "school"))
        case "helps" | "divided":
            return not helper.ends[0].count == recipient.ends[0].count == 1
        case "site_named":
            site = reading.staff
            named = site is None or names_aid(site) or all(TIED.search(e.name) for e in site.ends)
            housed = reading.cue != "" and all(end.type in HOUSES for end in recipient.ends)
            return named and (housed or all(end.type == "place" for end in recipient.ends))
        case "beside":
            signs = helper.end - helper.start == 1  # 京蒙
            return not signs and are_apart(helper, recipient) and is_better_off(helper)
        case "helper_of":
            return reading.staff is None or names_aid(reading.staff)
        case "then_passive":
            counted = all(end.count is not None and end.owner for end in recipient.ends)
            return counted or all(end.type == "place" for end in recipient.ends)
        case "is_helped_as":
            if reading.staff is None or not may_be_of(helper, recipient, reading.staff):
                return False
            tied = all(TIED.search(end.name) for end in reading.staff.ends)
            return (tied or names_aid(reading.staff)) and reading.helper is not None
        case "includes" | "included" | "listed_by" | "front_includes":
            if reading.staff is None:
                return True
            if recipient.kind == "O" and all(
                UNIT_OF.search(end.name) for end in reading.staff.ends
            ):
                return False  # 将甲大学列为乙大学的|对口支援高校
            return names_aid(reading.staff) or all(
                TIED.search(end.name) for end in reading.staff.ends
            )
        case "helped_under" if recipient.kind == "O":
            return are_two_houses(helper, recipient)
        case "with_tied":
            return reading.staff is not None and names_aid(reading.staff)
        case "joins_union":
            return are_two_houses(helper, recipient)
        case "helps" if reading.cue not in ("帮", "带"):
            return are_apart(helper, recipient)
        case "aiding_first":
            return is_named(helper) and is_named(recipient)
        case "dash_heads" if all(end.type in (*PRIVATE, "agency") for end in helper.ends):
            return recipient.kind == "P" or all(
                end.type in ("hospital", "school") for end in recipient.ends
            )
        case "dash_heads":
            return are_apart(helper, recipient)
        case "contact_between":
            return all(ASSIGNED.search(end.name) for end in helper.ends)
        case "helpers_of":
            told = "对口" in text[recipient.end : helper.start]
            return told and are_apart(helper, recipient)
        case "buys" if any(end.type == "enterprise" for end in helper.ends):
            told = BOUGHT.search(text, helper.start, reading.end + REACH) is not None
            return told or all(NEEDY.search(end.name) for end in recipient.ends)
        case "buys" if any(end.type == "government" for end in helper.ends):
            return are_apart(helper, recipient)
        case "has_from" | "built_there" | "answers" | "sets_fund" | "proceeds":
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            if any(end.type == "place" for end in helper.ends):
                return are_apart(helper, recipient)
            private = gives_privately(helper)
            return acts and all(
                end.type in ("school", "hospital")
                or is_village_or_needy(end)
                or (private and end.type == "place")
                for end in recipient.ends
            )
        case "house_with" | "house_under" | "under_house" | "house_for" | "house_acts" | "house_by":
            return are_two_houses(helper, recipient)
        case "learns_at":
            houses = are_two_houses(helper, recipient)
            return houses and not is_stronger(recipient, helper)
        case "treated_free":
            return is_private(helper, recipient)
        case "there_who" if all(end.id.startswith("group/") for end in recipient.ends):
            return False
        case "welcomes" if not WELCOME.search(text, recipient.end, helper.end):
            return False
        case "welcomes" | "there_who":
            staff = (reading.staff or helper).ends
            serve = all(SERVES.search(end.name) or RESCUERS.search(end.name) for end in staff)
            return serve or is_village_team(reading.staff or helper)
        case "helps_there":
            acts = all(end.type not in ("government", "party", "media") for end in helper.ends)
            return acts and all(is_village_or_needy(end) for end in recipient.ends)
        case "makes":
            return is_private(helper, recipient)
        case "contracts":
            return gives_privately(helper) and all(
                is_village_or_needy(end) for end in recipient.ends
            )
        case "serves_on":
            staff = (reading.staff or helper).ends
            return all(SERVES.search(end.name) or RESCUERS.search(end.name) for end in staff)
        case "rescues_in":
            return gives_privately(helper) or all(RESCUERS.search(end.name) for end in helper.ends)
        case "elided_towards":
            return all(end.kind in "PR" for end in recipient.ends) and not any(
                end.kind == "S" for end in helper.ends
            )
        case "bond" if reading.cue == "联系" and helper.kind == "O":
            return any(end.kind != "O" or end.count is not None for end in recipient.ends)
        case "relative" if helper.ends[0].id.startswith("place/area/"):
            # 企业在陕北帮扶的乡: the region is where it is done
            return text[helper.start - 1 : helper.start] != "在"
        case "active" if LAUNCHES.search(text, helper.end, recipient.start):
            return helper.kind == "O" or all(end.id[:6] == "place/" for end in recipient.ends)
        case "faces" if all(end.count is not None for end in (*helper.ends, *recipient.ends)):
            return helper.kind == recipient.kind == "P"  # 苏南五市挂钩苏北五市
        case "faces":
            schools = all(end.type == "school" for end in helper.ends)
            return schools or not contain(helper, recipient)
        case "extends_to":
            return reading.staff is None or names_aid(reading.staff)
        case "by_means" if reading.cue in LEADS:
            hospitals = are_two_houses(helper, recipient) and helper.ends[0].type == "hospital"
            return hospitals or is_private(helper, recipient)
        case "dash":
            types = {end.type for end in (*helper.ends, *recipient.ends)}
            return len(types) == 1 and types <= {"place", "school", "hospital"}
        case "elided_bond":
            villages = all(end.type == "group" and end.name != "户" for end in recipient.ends)
            return helper.kind == "S" and villages
        case "active" if IN_PLACE.search(text, max(0, helper.start - 2), helper.start):
            return helper.kind != "P" or are_apart(helper, recipient)
        case "is_helped" if recipient.kind == "R":  # 带动281户，这是甲市帮扶的缩影
            return not any(end.type == "place" for end in helper.ends)
    return None
