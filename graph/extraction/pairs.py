"""Helper–recipient pairs: what a Reading becomes, what is implausible, what is said twice.

In: Readings. Out: Aids, one a pair. Example: ``甲市、乙市分别对口支援丙县、丁县`` gives the pairs
甲市–丙县 and 乙市–丁县; without 分别 each helper would help each recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from graph.coordination import Phrase
from graph.extraction.constructions import Reading, is_village_team
from graph.groups import OF_REGION, End, same_province

# a group that is named for its aid: 定点帮扶单位, 受援县
HELPING = re.compile("帮扶|对口|支援|援疆|援藏|援青|受援|结对")
# 要求各地 | 印发通知: what follows is told of others
REPORTING = re.compile("要求|强调|指出|印发|通知|部署|提出|表示|包括|认为|介绍")
# 没有接受 | 停止援助
NEGATED = re.compile(
    "没有|尚未|未曾|并未|不再|从未|停止|终止|取消|禁止|不得|严禁|未能|并非|不是|"
    "未(?=建立|开展|实施|签|与|对|由)|(?<![以而])不(?=对口|帮扶|支援|援|由|对|向|为)"
)
# 学习甲省对口帮扶乙省的经验 | 如果甲市帮扶乙市: nothing is said to be so
UNREAL = re.compile("(?:学习|借鉴|参照|仿照|如果|假如|假设|倘若|要是)[^，。]{0,4}$")
# 对口支援新疆工作会议: a meeting's or a body's name
MEETING = re.compile("(?:工作)?(?:会议|座谈会|推进会|表彰会|领导小组|协调小组|办公室|论坛|成就展)")
# bodies that administer are not aided under these cues, media only tell
NEVER_HELPED = ("agency", "party", "government", "bank", "military", "media", "court_procuratorate")
BETWEEN_PLACES = ("paired_assistance", "east_west", "regional_aid")
# cadres who are sent to a firm or a college learn or supervise there
NOT_STAFFED = ("enterprise", "school", "other", "social_org")
PRIVATE = ("enterprise", "bank", "social_org", "hospital", "school", "military")
NEEDY = re.compile("贫困|脱贫|困难|受灾|薄弱|低收入")
# 东西部协作 as such
EAST_WEST = "aid.east_west"
# the state as a whole is no helper beside others
STATE = ("中共中央", "国务院", "党中央")


@dataclass(frozen=True, slots=True)
class Aid:
    """One helper–recipient pair as read, before repeats are joined; clean offsets.

    ``extra`` holds period, amounts, staff, shared and programme once they are known.
    """

    helper: End
    recipient: End
    mechanism: str
    status: str
    start: int
    end: int
    rule: str
    extra: dict[str, Any] = field(default_factory=dict)


def pair_up(helper: Phrase, recipient: Phrase, words: str) -> Iterator[tuple[End, End]]:
    """Yield the pairs of two lists: in order behind 分别, else each with each."""
    if "分别" in words and len(helper.ends) == len(recipient.ends) > 1:
        yield from zip(helper.ends, recipient.ends, strict=True)
        return
    for one in map(sender, helper.ends):
        for other in recipient.ends:
            if one.name != other.name and not is_never_helped(other):
                yield one, other


def sender(end: End) -> End:
    """Return the place that sends staff under a region's name: 甲省 of 甲省援疆干部."""
    sent = end.kind == "S" and end.owner is not None and OF_REGION.search(end.name)
    return end.owner if sent and end.owner is not None else end


def is_never_helped(end: End) -> bool:
    """Tell whether an End is a body that administers; 兵团 and its divisions are aided."""
    return end.type in NEVER_HELPED and "兵团" not in end.name


def is_plausible(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends can be what a construction needs: a bank lends, media only tell."""
    if all(is_never_helped(end) for end in recipient.ends):
        return False
    if any(end.type == "media" or end.name in STATE for end in helper.ends):
        return False
    if any(
        is_at_home(end, other) or is_too_wide(end, other)
        for end in helper.ends
        for other in recipient.ends
    ):
        return False
    first = min(one.start for one in (helper, recipient) if one.end)
    if UNREAL.search(text, max(0, first - 12), first):
        return False
    if NEGATED.search(text, max(0, first - 3), max(helper.end, recipient.end, reading.end)):
        return False
    if MEETING.match(text, max(reading.end, recipient.end)):
        return False
    gap = min(helper.end, recipient.end), max(helper.start, recipient.start)
    if gap[0] and REPORTING.search(text, *gap):
        return False
    match reading.rule:
        case "mutual":
            between = text[helper.ends[-1].end : recipient.ends[0].start]
            return between.endswith(("和", "与", "同"))
        case "helps_is":
            return any(not is_plain_group(end) for end in helper.ends)
        case "lends":
            return all(end.type == "bank" for end in helper.ends)
        case "docks":
            return any(HELPING.search(end.name) for end in helper.ends)
        case "is_helped_as":
            return reading.staff is not None and names_aid(reading.staff)
        case "weak":
            return all(end.type not in ("government", "party", "agency") for end in helper.ends)
        case "elided_weak":
            return helper.kind == "O" and (names_aid(recipient) or is_private(helper, recipient))
        case "each_has":
            return all(end.kind == "S" or HELPING.search(end.name) for end in helper.ends)
        case "serves_as":
            return reading.staff is not None and is_village_team(reading.staff)
        case "sends" | "sends_to" | "goes_to":
            return not is_training(reading.staff or helper, recipient)
    return True


def is_plain_group(end: End) -> bool:
    """Tell whether an End is a group that neither a place nor a word of aid tells apart."""
    return end.id.startswith("group/") and end.place is None and not HELPING.search(end.name)


def is_training(staff: Phrase, recipient: Phrase) -> bool:
    """Tell whether cadres go to an organisation: 选派村干部到学院, 组织党员干部走进企业."""
    cadres = all(end.name.endswith(("干部", "党员", "人才")) for end in staff.ends)
    return cadres and any(end.type in NOT_STAFFED for end in recipient.ends)


def is_private(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether firms, banks, schools or clubs help those in need: 企业…，帮助贫困村."""
    gives = all(end.type in PRIVATE for end in helper.ends)
    return gives and all(NEEDY.search(end.name) for end in recipient.ends)


def names_aid(phrase: Phrase) -> bool:
    """Tell whether a phrase is named for the aid it gives or gets: 定点帮扶县."""
    return any(HELPING.search(end.name) for end in phrase.ends)


def is_too_wide(helper: End, recipient: End) -> bool:
    """Tell whether a government would help people without a place: 甲省为困难家庭提供补贴."""
    governs = helper.type in ("place", "government", "agency", "party")
    return governs and recipient.kind == "R" and recipient.place is None and recipient.count is None


def is_at_home(helper: End, recipient: End) -> bool:
    """Tell whether a helping place lies in the province that it would help (拉萨市, 西藏自治区)."""
    whole = recipient.id.endswith("0000")
    return whole and helper.type == "place" and same_province(helper, recipient)


def once(found: list[Aid]) -> list[Aid]:
    """Return one Aid for each helper, recipient and mechanism, in order of the text.

    Two places make one pair, whichever of the words 协作, 对口支援, 援藏 is used for it. The first
    stays, with the numbers and the time of a later one where it has none itself. East and west
    as such help each other only in a text that names no partners of theirs.
    """
    kept: dict[tuple[str, str, str], Aid] = {}
    for aid in sorted(found, key=lambda a: (a.start, a.end)):
        first = kept.setdefault((aid.helper.name, aid.recipient.name, channel(aid)), aid)
        for name, value in aid.extra.items():
            if value is not None and first.extra.get(name) is None:
                first.extra[name] = value
    aids = list(kept.values())
    aids = [aid for aid in aids if not any(is_fuller(other, aid) for other in aids)]
    paired = any(aid.mechanism == "east_west" and aid.rule != EAST_WEST for aid in aids)
    return [aid for aid in aids if not (paired and aid.rule == EAST_WEST)]


def channel(aid: Aid) -> str:
    """Return what tells the relations of two ends apart: their mechanism, one word for places."""
    is_places = aid.helper.type == aid.recipient.type == "place"
    return "places" if is_places and aid.mechanism in BETWEEN_PLACES else aid.mechanism


def is_fuller(other: Aid, aid: Aid) -> bool:
    """Tell whether another Aid names the same helping group more fully: 援疆省市, 省市."""
    return (
        other is not aid
        and other.recipient.name == aid.recipient.name
        and other.helper.name != aid.helper.name
        and other.helper.name.endswith(aid.helper.name)
        and aid.helper.id.startswith("group/")
        and other.mechanism == aid.mechanism
        and aid.helper.count in (None, other.helper.count)
    )
