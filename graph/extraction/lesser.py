"""Which of two aid relations of a text says less, and is not told beside the other.

In: two Aids. Out: yes or no. Example: 干部驻村 in a headline is less than 120名干部 in 乙村.
"""

from __future__ import annotations

from collections.abc import Callable

from graph.coordination import SENDERS, Phrase
from graph.extraction.pairs import Aid
from graph.extraction.wealth import is_better_off
from graph.groups import OF_REGION, holds, includes

# 甲县地震|灾区
STRICKEN = ("灾区", "疫区")
PARTNERED = ("aid.with", "aid.beside", "aid.with_next", "aid.elided_with")
RESIDENT = "aid.resident"
# 机关干部到村任|第一书记
POST, POST_REACH = "第一书记", 8
# staff or bodies named for a region
REGIONAL_GROUP = "aid.regional_group"
TOPIC_SENT = "aid.topic_sent"
# 到甲村，为|该村村民送去种子
GIVING = ("aid.gives", "aid.elided_gives")
RECEIVED = "aid.received"
# who helps without a name: 学校师生赴乙县
HOUSES = ("学校", "学院", "大学", "医院", "公司", "集团", "企业", "银行")
# 领导包村 as such
FORMULA = "aid.formula"


def is_bare_post(aid: Aid, other: Aid) -> bool:
    """Tell whether an Aid is a headline (干部驻村) of what another tells with names or numbers.

    So is one of villages as such beside the same helper's 贫困村, and of 贫困村 beside 甲省贫困村.
    """
    if aid.mechanism == other.mechanism and aid.helper.name == other.helper.name:
        owner = other.recipient.owner
        same = owner is not None and other.recipient.name == owner.name + aid.recipient.name
        if same and is_group(aid) and aid.recipient.place is None and aid.recipient.count is None:
            return True
    if is_same_count(aid, other):
        return True
    if aid.rule == FORMULA and is_rank_of(aid, other):
        return True
    tied = aid.mechanism == other.mechanism in ("village_team", "fixed_point")
    if not tied or aid.recipient.name != "村":
        return False
    if aid.helper.name == other.helper.name:
        return (
            other.recipient.name.endswith("村") and other.recipient.name != "村" and is_group(other)
        )
    bare = aid.helper.name == aid.helper.head and aid.helper.count is None
    fuller = other.helper.name != aid.helper.name
    return bare and fuller and aid.helper.name.endswith(("干部", "党员", "干部职工"))


def is_rank_of(aid: Aid, other: Aid) -> bool:
    """Tell whether a formula's bare rank (厅级领导包村) is what its helper helps: 贫困村, 乡镇."""
    one, full = aid.recipient, other.recipient
    same = aid.helper.name == other.helper.name and aid.mechanism == other.mechanism
    fuller = full.name != one.name and (full.name.endswith(one.name) or full.name == "乡镇")
    return same and is_group(other) and fuller and full.name[-1] in one.name + "镇"


def is_same_count(aid: Aid, other: Aid) -> bool:
    """Tell whether two groups of one helper are one, named short and in full: 592个重点县."""
    short, full = aid.recipient, other.recipient
    longer = full.name.endswith(short.name) and full.name != short.name
    one = aid.helper.name == other.helper.name and longer
    return one and is_group(aid) and short.place is None and short.count == full.count is not None


def takes_post(aid: Aid, other: Aid) -> bool:
    """Tell whether cadres go to villages to be what another Aid calls them: 第一书记."""
    both = aid.rule == other.rule == RESIDENT and aid.recipient.id == other.recipient.id
    near = 2 < other.helper.start - aid.helper.end <= POST_REACH
    return both and near and aid.helper.name.endswith("干部") and other.helper.name == POST


def is_bare_house(aid: Aid, other: Aid) -> bool:
    """Tell whether a school as such helps where one by name was told of: 学校师生赴乙县."""
    bare = aid.helper.place is None is aid.helper.count
    named = not other.helper.id.startswith("group/") and other.helper.type == aid.helper.type
    same = aid.recipient.id == other.recipient.id and other.start < aid.start
    return bare and named and same


def is_same_many(aid: Aid, other: Aid) -> bool:
    """Tell whether as many helpers are told of again by another word for their rank: 16个省份."""
    one, again = aid.helper, other.helper
    ranks = one.name != again.name and one.name in SENDERS and again.name in SENDERS
    same = aid.recipient.id == other.recipient.id and aid.mechanism == other.mechanism
    return ranks and same and one.count == again.count is not None and aid.start > other.start


def is_told_beside(aid: Aid, other: Aid) -> bool:
    """Tell whether a body's team in a village stands beside the channel that ties the two."""
    same = aid.helper.id == other.helper.id and aid.recipient.id == other.recipient.id
    return same and aid.rule == RESIDENT != other.rule


def is_bare_team(aid: Aid, other: Aid) -> bool:
    """Tell whether a team or secretary without a body helps where a named body does: 第一书记."""
    if aid.mechanism != "village_team" or aid.recipient.id != other.recipient.id:
        return False
    end = aid.helper
    bare = end.kind == "S" and end.name.removeprefix("驻村") == end.head and end.count is None
    named = not other.helper.id.startswith("group/") and other.helper.type != "place"
    return bare and named and other.mechanism in ("village_team", "fixed_point")


def is_staff_of(aid: Aid, other: Aid) -> bool:
    """Tell whether staff named for a region help where the place that sends them is told of."""
    staff = aid.helper
    bare = staff.kind == "S" and staff.place is None and staff.count is None
    same = aid.recipient.id == other.recipient.id and aid.mechanism == other.mechanism
    sent = other.helper.type == "place" and aid.start <= other.end and other.start <= aid.end
    return bare and OF_REGION.search(staff.name) is not None and same and sent


def is_reverse(aid: Aid, other: Aid) -> bool:
    """Tell whether partners are told with the helped one first: 乙市与甲市结对, 甲市帮扶乙市.

    So is what a poorer place sends to the one that helps it: 乙州向甲市输送牛羊肉.
    """
    if aid.helper.id != other.recipient.id or aid.recipient.id != other.helper.id:
        return False
    if aid.rule in PARTNERED or other.rule in PARTNERED:
        return other.rule not in PARTNERED
    both = [Phrase(one.start, one.end, "P", (one,)) for one in (aid.helper, other.helper)]
    places = aid.helper.type == other.helper.type == "place" and aid.mechanism != "regional_aid"
    return places and is_better_off(both[1]) and not is_better_off(both[0])


def is_wider(aid: Aid, other: Aid) -> bool:
    """Tell whether the text names where in the region the sender of its staff helps.

    So does what is read of the text's topic beside the county that the helper's team helps.
    """
    if aid.rule == TOPIC_SENT:
        is_team = other.helper.kind == "S" or other.helper.type == "team"
        sent = is_team and other.helper.name.startswith(aid.helper.name)
        return sent and holds(aid.recipient, other.recipient)
    return (
        aid.rule == REGIONAL_GROUP
        and other.rule not in (aid.rule, "aid.report")
        and aid.recipient.id.endswith("0000")
        and aid.helper.name == other.helper.name
        and holds(aid.recipient, other.recipient)
    )


def are_villagers(one: Aid, other: Aid) -> bool:
    """Tell whether one gives to the people of the village that the other Aid says it helps."""
    village = one.recipient.owner
    if one.rule not in GIVING or one.recipient.kind != "R" or village is None:
        return False
    return one.helper.name == other.helper.name and village.id == other.recipient.id


def is_stricken_part(aid: Aid, other: Aid) -> bool:
    """Tell whether a helper of a place's disaster area helps the place itself: 甲县地震灾区.

    Of 灾区 and 甲县地震灾区 the one that tells where is the fuller.
    """
    area, there = aid.recipient, other.recipient
    if not area.name.endswith(STRICKEN) or aid.helper.id != other.helper.id:
        return False
    if area.place is None:
        return there.place is not None and there.name.endswith(STRICKEN)
    return area.place == there.id


def is_gift_told(aid: Aid, other: Aid) -> bool:
    """Tell whether a gift to whom the text names elsewhere has a recipient in its own words."""
    told = aid.rule == RECEIVED and other.rule in (*GIVING, "aid.towards", "aid.goods_reach")
    return told and aid.helper.id == other.helper.id


def is_same_group(aid: Aid, other: Aid) -> bool:
    """Tell whether a group named for its aid (支援省份) is one that is told of with its count."""
    return (
        aid.rule == "aid.topic_group"
        and aid.helper.count is None
        and other.helper.count is not None
        and other.helper.id.startswith("group/")
        and other.helper.kind == aid.helper.kind
        and other.helper.name[-1] == aid.helper.name[-1]
        and includes(aid.recipient, other.recipient)
    )


def is_group(aid: Aid) -> bool:
    """Tell whether the recipient is a group (贫困村) and no village by name."""
    return aid.recipient.id.startswith("group/")


# each with what the lesser Aid must be by itself, which is asked first
IS_LESS: tuple[tuple[Callable[[Aid], bool], Callable[[Aid, Aid], bool]], ...] = (
    (lambda aid: aid.rule == RESIDENT, takes_post),
    (lambda aid: aid.helper.name in SENDERS, is_same_many),
    (lambda aid: aid.helper.name in HOUSES, is_bare_house),
    (lambda aid: aid.helper.kind == "S", is_staff_of),
    (lambda aid: True, is_reverse),
    (is_group, is_bare_post),
    (lambda aid: aid.mechanism == "village_team", is_bare_team),
    (lambda aid: aid.rule == RESIDENT, is_told_beside),
    (lambda aid: aid.rule in (TOPIC_SENT, REGIONAL_GROUP), is_wider),
    (lambda aid: aid.rule == "aid.topic_group", is_same_group),
    (lambda aid: aid.recipient.name.endswith(STRICKEN), is_stricken_part),
    (lambda aid: aid.rule == RECEIVED, is_gift_told),
    (lambda aid: aid.rule in GIVING, are_villagers),
)
