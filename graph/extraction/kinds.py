"""Of what kinds the two sides of an aid relation are: who gives privately, who needs help.

In: Phrases or Ends. Out: yes or no. Example: a firm or a school gives privately, 县财政局 does not;
贫困村 is in need.
"""

from __future__ import annotations

import re

from graph.branches import VILLAGES
from graph.coordination import Phrase
from graph.extraction.mechanisms import PARTIES
from graph.extraction.wealth import is_better_off, province_of
from graph.groups import HOUSES, End, holds, province, same_province

# a group that is named for its aid: 定点扶贫单位, 受援县
HELPING = re.compile("帮扶|对口|定点|支援|援疆|援藏|援青|受援|结对")
# 甲大学是乙县的|定点帮扶单位: who is so called helps
GIVER = re.compile("(?:单位|企业|机构|高校|院校|城市|省份)$")
# cadres who are sent to a firm or a college learn or supervise there
NOT_STAFFED = ("enterprise", "school", "other", "social_org")
PRIVATE = ("enterprise", "bank", "social_org", "hospital", "school", "military")
NEEDY = re.compile("贫困|脱贫|困难|受灾|灾区|灾民|薄弱|低收入|留守|孤|残疾")
# 甲省医疗队, 救援队: who sets out only to help
RESCUERS = re.compile(
    "(?:医疗|救援|救护|支援|检测|防疫|援[一-鿿]|支教|抢险|救治|消防|扶贫|帮扶).*(?:队|队伍|团|团队|组)$"
)
# place/350502 and place/350400
COUNTY = re.compile(r"place/\d{4}(?!00)\d\d")
PREFECTURE = re.compile(r"place/\d\d(?!00)\d\d00")
# 村干部, 后备人才, not 教育人才
CADRES = re.compile("(?:干部|党员|(?<![教医师技疗生])(?<!教育|科技|专业)人才)$")
# 赴上海|挂职, 跟岗学习: who goes up there learns
LEARNING = re.compile("挂职|跟岗|学习|锻炼|培训|考察|跟班")
# 到乙医院|进修学习
STUDIES = re.compile("[^，。；]{0,6}?(?:进修|研修|学习|参训|受训|跟[班岗](?!带教|指导|教学))")
# 到甲县|实地考察，衔接结对项目: who looks on helps nobody
LOOKS_ON = re.compile("考察|调研|督查|检查|采访|核查|暗访|验收|观摩|巡查|抽查|报到")
# 扶贫办主任到乙县: whose office it is to look on
IN_CHARGE = re.compile("扶贫|乡村振兴|农业农村|发展和改革|发改|组织部|统计|审计|协作|合作")
# 志愿者|在山区工作: whose work there is help
SERVES = re.compile(
    "(?:志愿者|教师|老师|医生|医师|护士|医疗队|支教队|服务队|特派员|专家|技术员|技术人员)$"
)
REACH = 40
SUPPORTS = ("帮助", "支持", "助力", "扶持")
NEEDY_PARTS = re.compile("(?:中?西部|民族|贫困|欠发达|内地)")


def may_be_of(helper: Phrase, recipient: Phrase, named: Phrase) -> bool:
    """Tell whether a noun may say who is helped: of 定点帮扶单位 only a county under a body."""
    if not any(GIVER.search(end.name) for end in named.ends):
        return True
    place = all(end.type == "place" for end in recipient.ends) and not is_better_off(recipient)
    return place and all(end.type != "place" for end in helper.ends)


def is_named(phrase: Phrase) -> bool:
    """Tell whether all ends are places or bodies by name."""
    return all(not end.id.startswith("group/") for end in phrase.ends)


def are_of_one(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a helper governs the recipient or is governed by it: 县里用好县财政局的资金."""
    if any(end.type in ("agency", "government", "party") for end in helper.ends):
        return True
    return contain(helper, recipient) if all(end.type == "place" for end in helper.ends) else False


def brings_gifts(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether who comes with gifts is no government, and the village or school not its own."""
    if any(end.type in ("government", "party", "media") for end in helper.ends):
        return False
    if gives_privately(helper) or are_strangers(helper, recipient):
        return True
    return all(is_village_or_needy(end) or end.type in HOUSES for end in recipient.ends)


def is_own_visit(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether those led by their head go to a place that is theirs to help."""
    if any(end.type != "place" for end in recipient.ends):
        return False
    if any(end.type == "place" for end in helper.ends):
        return are_apart(helper, recipient)
    return all(
        end.type in (*PRIVATE, "agency") or PARTIES.match(end.name) for end in helper.ends
    ) and not any(IN_CHARGE.search(end.name) for end in helper.ends)


def is_sent_up(helper: Phrase, recipient: Phrase, going: str) -> bool:
    """Tell whether a poorer place sends cadres to a richer one to learn: 甲县选派干部赴上海挂职."""
    from_place = all(end.type == "place" or end.place for end in helper.ends)
    to_place = all(end.type == "place" for end in recipient.ends)
    up = from_place and to_place and is_better_off(recipient) and not is_better_off(helper)
    return up and LEARNING.search(going) is not None


def is_sent_to_learn(text: str, staff: Phrase, recipient: Phrase) -> bool:
    """Tell whether people go to a school or hospital to be taught: 甲县选派医生到乙医院|进修."""
    houses = all(end.type in HOUSES for end in recipient.ends)
    return houses and staff.kind == "S" and STUDIES.match(text, recipient.end) is not None


def are_two_houses(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether two hospitals, or two schools, are named."""
    one, other = helper.ends[0], recipient.ends[0]
    both = one.type == other.type in ("hospital", "school")
    return both and one.name not in other.name and other.name not in one.name


def builds_house(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether those who give build schools or hospitals by name, or for those in need."""
    houses = (
        end.type in ("school", "hospital") and (end.seat or not end.id.startswith("group/"))
        for end in recipient.ends
    )
    return any(end.type in PRIVATE for end in helper.ends) and all(houses)


def is_counted(end: End) -> bool:
    """Tell whether an End is a number of villages or towns: 4个镇."""
    return end.kind == "P" and end.count is not None and end.id.startswith("group/")


def is_village_or_needy(end: End) -> bool:
    """Tell whether an End is a village, a town, or people: who is taught, given or built for."""
    place = end.name.endswith((*VILLAGES, "乡", "镇", "苏木", "小学", "学校"))
    return end.kind == "R" or place or NEEDY.search(end.name) is not None


def is_site_or_needy(end: End) -> bool:
    """Tell whether an End is a place or a group of places, or people named for their need."""
    return end.kind in ("", "P") or NEEDY.search(end.name) is not None


def is_from_afar(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether better-off places, or who governs them, build in another province."""
    governs = all(end.type in ("place", "agency", "government") for end in helper.ends)
    return governs and is_better_off(helper) and are_from_two_provinces(helper, recipient)


def are_from_two_provinces(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the provinces of both sides are known by their names, and none is shared."""
    homes = {province_of(end) for end in helper.ends}
    away = {province_of(end) for end in recipient.ends}
    return "" not in homes | away and not homes & away


def is_plain_group(end: End) -> bool:
    """Tell whether an End is a group that neither a place nor a word of aid tells apart."""
    return bool(end.head) and end.place is None and not HELPING.search(end.name)


def is_training(staff: Phrase, recipient: Phrase) -> bool:
    """Tell whether cadres go to an organisation: 选派村干部到学院, 组织党员干部走进企业."""
    cadres = all(CADRES.search(end.name) for end in staff.ends)
    return cadres and any(end.type in NOT_STAFFED for end in recipient.ends)


def are_apart(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether both sides are named places, or groups of one, in different provinces."""
    ends = (*helper.ends, *recipient.ends)
    return all(end.kind in ("", "P") and province(end) for end in ends) and not any(
        same_province(one, other) for one in helper.ends for other in recipient.ends
    )


def are_strangers(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether places lie in different provinces, or are counties or cities of one rank.

    A county that supports another county of its province is tied to it.
    """
    if are_apart(helper, recipient):
        return True
    ends = (*helper.ends, *recipient.ends)
    return any(all(rank.fullmatch(end.id) for end in ends) for rank in (COUNTY, PREFECTURE))


def are_east_and_west(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether better-off places help named places that are not, in other provinces."""
    east = is_better_off(helper) and not is_better_off(recipient)
    return east and are_apart(helper, recipient)


def is_west(phrase: Phrase) -> bool:
    """Tell whether a phrase is of needy parts of the country: 西部10个省区, 中西部地区."""
    return all(NEEDY_PARTS.match(end.name) for end in phrase.ends)


def contain(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a helper is no place with a code, or one that holds a recipient."""
    if any(end.type != "place" or not province(end) for end in helper.ends):
        return True
    return any(holds(one, other) for one in helper.ends for other in recipient.ends)


def gives_privately(helper: Phrase) -> bool:
    """Tell whether those who give are firms, banks, clubs, schools: not those who govern."""
    return all(end.type in PRIVATE or PARTIES.match(end.name) for end in helper.ends)


def is_private(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether firms, banks, schools or clubs help those in need: 企业…，帮助贫困村."""
    return gives_privately(helper) and all(NEEDY.search(end.name) for end in recipient.ends)


def names_aid(phrase: Phrase) -> bool:
    """Tell whether a phrase is named for the aid it gives or gets: 定点帮扶县."""
    return any(HELPING.search(end.name) for end in phrase.ends)
