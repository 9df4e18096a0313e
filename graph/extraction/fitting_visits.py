"""Whether the ends fit a construction in which people are sent, go, visit, serve or treat.

In: the clean text and a Reading with its two sides. Out: yes or no, None for other constructions.
Example: a poorer place that sends cadres to a richer one sends them to learn.
"""

from __future__ import annotations

import re

from graph.branches import VILLAGES
from graph.coordination import Phrase, is_town
from graph.extraction.constructions import Reading, is_village_team
from graph.extraction.kinds import (
    CADRES,
    HELPING,
    LEARNING,
    LOOKS_ON,
    NEEDY,
    REACH,
    RESCUERS,
    SERVES,
    are_east_and_west,
    are_from_two_provinces,
    are_two_houses,
    contain,
    gives_privately,
    is_named,
    is_own_visit,
    is_sent_to_learn,
    is_sent_up,
    is_site_or_needy,
    is_training,
    names_aid,
)
from graph.extraction.wealth import is_better_off, is_stronger
from graph.phrases import NATION

# 选派人才到村|任第一书记: the post helps
BECOMES = re.compile("(?:担任|挂任|任|当)[^，。]{0,6}第一书记")
# 企业|合作资金援建一个县: money, and not those whose it is
PAYS = re.compile("[^，。；帮扶援]{0,4}资金")
# 接受帮扶的|行政村
RECEIVED = re.compile("受(?:帮扶|援助|支援|资助)的?$")
LEARNING_REACH = 8
# 为联系点甲镇|某某村: a village whose name is not known
VILLAGE_BEHIND = re.compile("[^，。；：、的了]{2,7}(?:村|嘎查)")
# 到甲县|督导定点帮扶工作: of others
# 甲省选派干部到|东部4市|交流学习: who goes there learns
LEARN_FROM = re.compile(
    "[^，。；]{0,4}?(?:交流学习|学习交流|跟[班岗]|进修|研修|取经|学习培训|培训学习)"
)
SUPERVISES = re.compile("督导|检查|督查|核查|暗访|验收|观摩|巡查|抽查|考核|采访|学习")
# who treats people
HEALERS = re.compile("医|护士|卫生[院室队]")
# 志愿者走进|社区: no place that is helped
ANYWHERE = ("社区", "农村", "基层", "乡村")
# 甲公司与乙村对接，|送上助学金: what firms and villages meet for
AIM = re.compile("帮扶|扶贫|结对|助学|慰问|村企|捐")


def lies_east(recipient: Phrase) -> bool:
    """Tell whether places are of the east, or lie in provinces that help others."""
    east = all(end.name.startswith(("东部", "沿海")) for end in recipient.ends)
    return east or is_better_off(recipient)


def fits_visit(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool | None:
    """Tell whether the ends are what a construction of going and sending needs."""
    match reading.rule:
        case "teams_rush":
            staff = reading.staff.ends if reading.staff else ()
            return all(RESCUERS.search(end.name) or end.type == "hospital" for end in staff)
        case "docks":
            return any(HELPING.search(end.name) for end in helper.ends)
        case "sent_here":
            return all(end.type != "group" for end in (*helper.ends, *recipient.ends))
        case "rushes":
            rescuers = (RESCUERS.search(end.name) or end.type == "military" for end in helper.ends)
            return all(rescuers) or all("志愿" in end.name for end in helper.ends)
        case "serves_village":
            return all(end.name.endswith(VILLAGES) for end in recipient.ends)
        case "serves_people":
            return all(NEEDY.search(end.name) for end in recipient.ends)
        case "as_home":
            return reading.helper is not None and is_named(recipient)
        case "treats_at":
            two = are_two_houses(helper, recipient) and helper.ends[0].type == "hospital"
            return two and not is_stronger(recipient, helper)
        case "leads_visit" if are_east_and_west(helper, recipient):
            return True
        case "leads_visit":
            return is_own_visit(helper, recipient) and not SUPERVISES.search(
                text, recipient.end, reading.end
            )
        case "visits_own":
            cut = VILLAGE_BEHIND.match(text, recipient.end) is not None
            return not cut and recipient.kind == "P"
        case "meets":
            village = all(end.name.endswith(VILLAGES) for end in recipient.ends)
            told = AIM.search(text, max(0, helper.start - REACH), reading.end + REACH) is not None
            return village and gives_privately(helper) and told
        case "town_team" if "驻" not in text[recipient.end : reading.end]:
            return False
        case "town_team":
            return all(end.name.endswith(("镇", "乡", "街道")) for end in recipient.ends)
        case "team_of_bodies":
            return all(map(is_town, recipient.ends))
        case "comes_from" if is_better_off(recipient) and not is_better_off(helper):
            return LEARNING.search(text, recipient.end, reading.end + LEARNING_REACH) is None
        case "goes_to" if all(end.name in ANYWHERE for end in recipient.ends):
            return False
        case "goes" if all(end.id.startswith("group/") for end in helper.ends):
            return PAYS.match(text, helper.end) is None
        case "in_sends":
            posted = any(end.kind == "P" for end in helper.ends)  # 在甲州，924个村派驻工作队
            return reading.staff is not None and is_village_team(reading.staff) and not posted
        case "focuses":
            return all(
                is_site_or_needy(end) or end.type in ("hospital", "school")
                for end in recipient.ends
            )
        case "stations":
            return not is_better_off(recipient)
        case "staffed_with":
            village = all(end.name.endswith(VILLAGES) for end in recipient.ends)
            return village and all(
                end.kind == "S" or HELPING.search(end.name) for end in helper.ends
            )
        case "member_of":
            return all(RESCUERS.search(end.name) for end in helper.ends)
        case "team_at":
            sent = all(RESCUERS.search(end.name) for end in helper.ends)
            return sent and are_from_two_provinces(helper, recipient)
        case "comes_here":
            return all(end.type == "place" for end in recipient.ends)
        case "treats_for":
            return all(HEALERS.search(end.name) for end in helper.ends)
        case "lives_in":
            return all(end.name.endswith(VILLAGES) for end in recipient.ends)
        case "there_are":
            return reading.staff is not None and is_village_team(reading.staff)
        case "team_helps":
            return is_village_team(helper)
        case "from_there":
            houses = all(end.type in ("place", "hospital", "school") for end in recipient.ends)
            up = is_better_off(recipient) and not is_better_off(helper)
            return houses and are_from_two_provinces(helper, recipient) and not up
        case "enters" if all(CADRES.search(end.name) for end in helper.ends):
            return all(end.name.endswith(VILLAGES) for end in recipient.ends)
        case "enters" if reading.staff is not None:
            return is_village_team(reading.staff)
        case "enters":
            return is_village_team(helper) or all(RESCUERS.search(end.name) for end in helper.ends)
        case "holds_post":
            served = all(end.type in ("place", "hospital", "school") for end in recipient.ends)
            return served and are_from_two_provinces(helper, recipient)
        case "visits" | "talks":
            places = all(end.type == "place" for end in (*helper.ends, *recipient.ends))
            return places and not contain(helper, recipient)
        case "aided":
            said = RECEIVED.search(text, helper.end, recipient.start) is not None
            return said or names_aid(recipient)
        case "all_helped":
            return all(end.name not in NATION for end in recipient.ends)
        case "each_has" | "all_have":
            return all(end.kind == "S" or HELPING.search(end.name) for end in helper.ends)
        case "serves_as":
            return reading.staff is not None and is_village_team(reading.staff)
        case "sends" if reading.helper is None and BECOMES.match(text, reading.end):
            return False
        case "sends" if reading.helper is None and is_better_off(recipient):
            going = text[helper.start : reading.end + LEARNING_REACH]  # 选派教师到甲区|跟岗学习
            return LEARNING.search(going) is None
        case "serves_in":
            served = all(SERVES.search(end.name) for end in helper.ends)
            return served and LOOKS_ON.search(text, recipient.end, reading.end) is None
        case "goes_to" if LOOKS_ON.search(text, recipient.end, reading.end):
            tied = reading.cue.startswith(("定点", "对口")) and is_own_visit(helper, recipient)
            return tied and not SUPERVISES.search(text, recipient.end, reading.end)
        case "sends_people" if not reading.cue and is_better_off(recipient):
            return False
        case "sends" | "sends_to" | "sends_people" | "goes_to":
            going = text[helper.start : reading.end + LEARNING_REACH]
            if reading.rule != "sends_to" and is_sent_up(helper, recipient, going):
                return False
            people = reading.staff or helper
            if is_sent_to_learn(text, people, recipient):
                return False
            if LEARN_FROM.match(text, recipient.end) and lies_east(recipient):
                return False
            return not is_training(people, recipient)
    return None
