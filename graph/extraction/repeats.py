"""What a text says twice of who helps whom.

In: the Aids of a text as they were read. Out: one Aid for each pair and channel, without those that
only sum up or repeat others. Example: of 甲市对口支援乙县 and 甲市援助乙县 one Aid is left.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from graph.extraction.lesser import IS_LESS, REGIONAL_GROUP
from graph.extraction.pairs import EAST_WEST, Aid
from graph.extraction.retold import channel, joined, number_key
from graph.groups import NATION, End, holds, province

# what the outer place in a body's name ends in
OUTER = tuple("省市区州盟县")
# 甲省援乙工作队 tells less of the channel than any other words
SENT_TEAM = "aid.sent_team"
WEIGHED = "aid.weighed"
# more relations than these share no sum
MOST = 4


def once(found: list[Aid]) -> list[Aid]:
    """Return one Aid for each helper, recipient and mechanism, in order of the text.

    Two places make one pair, whichever of the words 协作, 对口支援, 援藏 is used for it. The first
    stays, with the numbers and the time of a later one where it has none itself. East and west
    as such help each other only in a text that names nobody who is helped; where 全国 help a
    region, cadres without place or number (援藏干部) are no helpers beside.
    """
    kept: dict[tuple[str, str, str], Aid] = {}
    for aid in sorted(found, key=lambda a: (a.rule == SENT_TEAM, a.start, a.end)):
        key = (aid.helper.name, aid.recipient.name, channel(aid))
        kept[key] = joined(kept[key], aid) if key in kept else aid
    aids = fold(sorted(kept.values(), key=lambda a: (a.start, a.end)))
    for may_be_less, is_less in IS_LESS:
        if any(map(may_be_less, aids)):
            aids = without_lesser(aids, may_be_less, is_less)
    for aid in aids:
        hand_on(aid, counts_named(aid, aids))
    aids = [aid for aid in aids if not (sums_up(aid, aids) or counts_named(aid, aids))]
    national = {aid.recipient.name for aid in aids if aid.helper.name == NATION}
    sent = {province(aid.recipient) for aid in aids if names_sender(aid)}
    bare = [aid for aid in aids if is_bare_staff(aid) and is_sent(aid, national, sent)]
    aids = [aid for aid in aids if aid not in bare]
    for aid in bare:
        senders = [one for one in aids if names_sender(one) and holds(aid.recipient, one.recipient)]
        if len({one.helper.name for one in senders}) == 1:
            hand_on(aid, senders)
    paired = any(names_recipient(aid) for aid in aids)
    return [aid for aid in aids if not (paired and aid.rule == EAST_WEST)]


def with_more(aids: list[Aid], weighed: list[Aid]) -> list[Aid]:
    """Return the Aids and, in order of the text, the weighed ones whose two ends none of them has.

    What was read by its words is never changed or left out for what was weighed.
    """
    named = {(aid.helper.name, aid.recipient.name) for aid in aids}
    named |= {(recipient, helper) for helper, recipient in named}
    new = [
        aid
        for aid in weighed
        if (aid.helper.name, aid.recipient.name) not in named
        and not any(is_wider(aid, other) for other in aids)
    ]
    if not new:
        return aids
    copies = [replace(aid, extra=dict(aid.extra)) for aid in aids]
    more = [aid for aid in once([*copies, *new]) if aid.rule == WEIGHED]
    return sorted([*aids, *more], key=lambda aid: (aid.start, aid.end))


def is_wider(aid: Aid, other: Aid) -> bool:
    """Tell whether another Aid says the same of parts: 甲省–乙省医院 beside 甲省医院–乙省医院."""
    return is_part(other.helper, aid.helper) and is_part(other.recipient, aid.recipient)


def is_part(inner: End, outer: End) -> bool:
    """Tell whether an End is another or lies in it: 甲县 and 甲县医院 of 甲县."""
    place = inner.place or inner.seat or inner.id
    return inner.name == outer.name or place == outer.id != "" or holds(outer, inner)


def without_lesser(
    aids: list[Aid], may_be_less: Callable[[Aid], bool], is_less: Callable[[Aid, Aid], bool]
) -> list[Aid]:
    """Return the Aids without those that say less; their figures go to what says more."""
    left = [
        aid for aid in aids if not (may_be_less(aid) and any(is_less(aid, other) for other in aids))
    ]
    for aid in aids if len(left) < len(aids) else ():
        if aid not in left:
            more = [one for one in left if one.helper.name == aid.helper.name and is_less(aid, one)]
            hand_on(aid, more if len(more) <= MOST else [])
    return left


def names_recipient(aid: Aid) -> bool:
    """Tell whether an Aid names who is helped or a place of theirs, or partners of the east."""
    there = aid.recipient
    named = not there.id.startswith("group/") or there.place is not None
    return aid.rule != EAST_WEST and (named or aid.mechanism == "east_west")


def fold(aids: list[Aid]) -> list[Aid]:
    """Return the Aids; one whose helper another names more fully gives that its figures."""
    told: list[Aid | None] = list(aids)
    for place, aid in enumerate(aids):
        fuller = next((at for at, other in enumerate(aids) if is_fuller(other, aid)), None)
        if fuller is not None:
            told[place] = None
            whole = told[fuller]
            told[fuller] = joined(whole, aid) if whole is not None else None
    return [aid for aid in told if aid is not None]


def is_inner_name(whole: End, end: End) -> bool:
    """Tell whether a body's name is another's without its outer place: 甲市|乙县第一中学."""
    outer = whole.name.removesuffix(end.name)
    return end.type == whole.type != "place" and len(end.name) > 5 and outer[-1:] in OUTER


def sums_up(aid: Aid, aids: list[Aid]) -> bool:
    """Tell whether a counted group only sums up the helpers told by name: 4个城市, 两家单位."""
    helper, named = aid.helper, 0
    if helper.count is None or helper.place is not None or helper.name != helper.head:
        return False
    for other in aids:
        same = other.recipient.id == aid.recipient.id and other.mechanism == aid.mechanism
        alike = (other.helper.kind or "P") == helper.kind or other.helper.type == helper.type
        named += same and alike and not other.helper.id.startswith("group/")
    return named == helper.count


def counts_named(aid: Aid, aids: list[Aid]) -> list[Aid]:
    """Return the Aids of its helper that a recipient only counts: those of 甲村, 乙村 for 两村."""
    there = aid.recipient
    bare = len(there.name) == 1 or there.name in ("县区", "县市", "区县", "旗县", "市县", "乡镇")
    if there.count is None or there.place is not None or not bare:
        return []
    named = [
        other
        for other in aids
        if other.helper.name == aid.helper.name
        and not other.recipient.id.startswith("group/")
        and other.recipient.name.endswith(tuple(there.name))
    ]
    return named if len({other.recipient.name for other in named}) == there.count else []


def hand_on(aid: Aid, named: list[Aid]) -> None:
    """Give the money and people of an Aid that is left out to those that say more (甲村, 乙村)."""
    for name in ("amounts", "staff"):
        for other in named if aid.extra.get(name) else ():
            before = list(other.extra.get(name) or ())
            stated = set(map(number_key, before))
            more = [one for one in aid.extra[name] if number_key(one) not in stated]
            other.extra[name] = [*before, *more]
            other.extra["shared"] = True if len(named) > 1 else other.extra.get("shared")


def names_sender(aid: Aid) -> bool:
    """Tell whether an Aid to a region names the place that helps there."""
    return aid.mechanism == "regional_aid" and aid.helper.type == "place"


def is_sent(aid: Aid, national: set[str], sent: set[str]) -> bool:
    """Tell whether the text names who sends an Aid's staff: 全国, or a place by name."""
    named = aid.rule == REGIONAL_GROUP and province(aid.recipient) in sent
    return aid.recipient.name in national or named


def is_bare_staff(aid: Aid) -> bool:
    """Tell whether the helper of a region is staff without place or number: 援藏干部."""
    end = aid.helper
    return end.kind == "S" and end.place is None and end.count is None and end.head != end.name


def is_fuller(other: Aid, aid: Aid) -> bool:
    """Tell whether another Aid names the same helping group more fully: 援疆省市, 省市."""
    return (
        other is not aid
        and other.recipient.name == aid.recipient.name
        and other.helper.name != aid.helper.name
        and other.helper.name.endswith(aid.helper.name)
        and (aid.helper.id.startswith("group/") or is_inner_name(other.helper, aid.helper))
        and other.mechanism == aid.mechanism
        and aid.helper.count in (None, other.helper.count)
    )
