"""Bodies whose name says who helps whom: 甲省对口支援乙州指挥部, 甲市成立对口帮扶丙州领导小组.

In: clean text, the mentions of a sentence. Out: Readings. Example: of 浙江省对口支援和田地区指挥部
浙江省 is the helper and 和田地区 the recipient, whatever else the sentence says of the body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from graph.extraction.compounds import alone
from graph.extraction.constructions import Reading
from graph.extraction.mechanisms import REGIONS_AIDED
from graph.extraction.pairs import Aid
from graph.groups import holds
from graph.model import Mention
from graph.phrases import end_of

AID = re.compile("对口(?:支援|帮扶|协作|合作|援助)|结对帮扶|定点帮扶|帮扶|支援|援助|援建")
# 甲省|成立了|对口帮扶乙区领导小组
CREATES = re.compile("(?:专门|率先)?(?:成立|组建|设立)?了?的?")
# 甲省|第三批援|鄂医疗队
SENT = re.compile("(?:省|市)?的?(?:首批|第[一二三四五六七八九十\\d]{1,3}批)?(?:对口)?援")
# 援鄂|医疗队, not 援陕|干部, who are sent under the cooperation of east and west
RESCUERS = re.compile("[^，。；]{0,8}?(?:医|护|救援|救灾|抗疫|防疫|检测|采样)")
# 甲市|驻|乙县工作组, 第二批援|乙县医疗队
SENT_TO = re.compile("(?:省|市)?的?(?:首批|第[一二三四五六七八九十\\d]{1,3}批)?(?:援|驻|挂钩|对口)")
TEAM = re.compile(
    "的?(?:帮扶|对口|前方|东西部协作|挂职)*(?:工作组|工作队|指挥部|联络组|医疗队|支教队|帮扶队)"
)
REACH = 12
HOUSE_PAIRS = ("medical_pairing", "education_pairing")
JOINS = ("", "、", "和", "及", "与")


def read_body_names(text: str, span: tuple[int, int], mentions: list[Mention]) -> Iterator[Reading]:
    """Yield a Reading for each body of the sentence that is named for whom its place helps."""
    places = [one for one in mentions if one.kind == "place" and one.entity is not None]
    for body in (one for one in mentions if one.kind == "actor"):
        aid = AID.search(text, body.start, body.end)
        helper = helper_of(text, span, body, places) if aid else None
        if aid is None or helper is None:
            continue
        for place in recipients_of(text, aid.end(), body, places):
            yield Reading(
                alone(end_of(helper)),
                alone(end_of(place)),
                aid.group(),
                "body_name",
                helper.start,
                body.end,
            )


def read_sent(text: str, mentions: list[Mention]) -> Iterator[Reading]:
    """Yield a Reading for each place whose people are named for where they help: 甲省援鄂医疗队.

    Of 援疆, 援藏 and 援青 speaks graph/extraction/regional.py.
    """
    signs = [one for one in mentions if one.rule == "sign" and one.entity not in REGIONS_AIDED]
    places = [one for one in mentions if one.kind == "place" and one.rule != "sign"]
    for sign in signs:
        near = (one for one in places if 0 < sign.start - one.end < REACH)
        helper = next((one for one in near if SENT.fullmatch(text, one.end, sign.start)), None)
        if helper is None:
            continue
        sides = alone(end_of(helper)), alone(end_of(sign))
        cue = "支援" if RESCUERS.match(text, sign.end) else "援"
        yield Reading(*sides, cue, "sent_team", helper.start, sign.end)


def read_teams(text: str, mentions: list[Mention]) -> Iterator[Reading]:
    """Yield a Reading for each place whose team is named for another: 甲市驻乙县工作组."""
    named = (one for one in mentions if one.kind == "place" and one.rule != "sign")
    for one, other in pairwise(one for one in named if one.entity is not None):
        if not SENT_TO.fullmatch(text, one.end, other.start) or not TEAM.match(text, other.end):
            continue
        helper, recipient = alone(end_of(one)), alone(end_of(other))
        if not holds(helper.ends[0], recipient.ends[0]):
            yield Reading(helper, recipient, "支援", "team_name", one.start, other.end)


def without_wider(aids: list[Aid]) -> list[Aid]:
    """Return Aids without a team's whole province where the sentence says where it goes.

    江西省援鄂医疗队对口支援随州市 is aid to 随州市, that of 甲省援乙|干部 is from 甲省; 援藏医生
    who go to a hospital are told of once.
    """
    senders = {aid.end: aid for aid in aids if aid.rule == "aid.sent_team"}
    aids = [
        replace(aid, helper=sender.helper, start=min(aid.start, sender.start))
        if (sender := senders.get(aid.helper.start)) is not None
        else aid
        for aid in aids
    ]
    aids = [
        aid
        for aid in aids
        if aid.rule != "aid.regional_group" or not any(is_nearer(one, aid) for one in aids)
    ]
    return [
        aid
        for aid in aids
        if aid.rule != "aid.sent_team"
        or not any(
            one.helper.start == aid.helper.start
            and one.recipient.id != aid.recipient.id
            and holds(aid.recipient, one.recipient)
            for one in aids
        )
    ]


def is_nearer(one: Aid, aid: Aid) -> bool:
    """Tell whether another Aid of a helper says better where it helps: the hospital, the place."""
    if one is aid or one.helper.name != aid.helper.name:
        return False
    if one.recipient.name == aid.recipient.name:
        return one.mechanism in HOUSE_PAIRS
    there = replace(one.recipient, id=one.recipient.seat or one.recipient.id)
    return holds(aid.recipient, there)


def helper_of(
    text: str, span: tuple[int, int], body: Mention, places: list[Mention]
) -> Mention | None:
    """Return the place that a body's name begins with, or that has set the body up."""
    before = [one for one in places if span[0] <= one.start <= body.start]
    last = before[-1] if before else None
    if last is None or last.start == body.start:
        return last
    return last if CREATES.fullmatch(text, last.end, body.start) else None


def recipients_of(text: str, start: int, body: Mention, places: list[Mention]) -> list[Mention]:
    """Return the places that stand in a body's name right behind the word of aid.

    Of 新疆阿克苏地区 the inner one is meant, of 和田、喀什 both.
    """
    inside = [one for one in places if start <= one.start and one.end <= body.end]
    if not inside or inside[0].start != start:
        return []
    listed = inside[:1]
    for one, following in pairwise(inside):
        joint = text[one.end : following.start]
        if joint not in JOINS:
            break
        if not joint:
            listed.pop()
        listed.append(following)
    return listed
