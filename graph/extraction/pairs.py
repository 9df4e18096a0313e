"""Helper–recipient pairs: what a Reading becomes, what is said twice.

In: Readings. Out: Aids, one a pair. Example: ``甲市、乙市分别对口支援丙县、丁县`` gives the pairs
甲市–丙县 and 乙市–丁县; without 分别 each helper would help each recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from typing import Any

from graph.coordination import Phrase
from graph.extraction.plausibility import are_peers, is_never_helped
from graph.groups import NATION, OF_REGION, End, holds, includes, province

# 甲、乙分别对口支援丙、丁
IN_ORDER = re.compile("分别|依次|各自|一一对应|顺次")
# 甲、乙、丙对口支援丁、戊、己: lists as long as this pair in order by themselves
LONG = 3
# what the outer place in a body's name ends in
OUTER = tuple("省市区州盟县")
# 甲县地震|灾区
STRICKEN = ("灾区", "疫区")
BETWEEN_PLACES = ("paired_assistance", "east_west", "regional_aid")
# what a body is, and the channels by which it is tied to a place
BY_KIND = ("enterprise", "finance", "social", "education_pairing")
BY_WORD = ("fixed_point", "paired_assistance")
OFFICES = ("agency", "party", "government")
PARTNERED = ("aid.with", "aid.beside", "aid.with_next", "aid.elided_with")
# 甲市援疆工作前方指挥部, 甲省援藏办
COMMAND = re.compile(
    "(?P<place>.{1,8}[省市区州县])(?:对口)?(?:支援|援)(?:[疆藏青]|新疆|西藏|青海)(?:工作)?(?:前方)?(?:工作)?(?:指挥部|前指|办公室|办)"
)
# staff or bodies named for a region
REGIONAL_GROUP = "aid.regional_group"
# 领导包村 as such
FORMULA = "aid.formula"
# 东西部协作 as such
EAST_WEST = "aid.east_west"
# 甲省援乙工作队 tells less of the channel than any other words
SENT_TEAM = "aid.sent_team"


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


def pair_up(
    helper: Phrase, recipient: Phrase, words: str, *, cut: bool = False
) -> Iterator[tuple[End, End]]:
    """Yield the pairs of two lists: like with like, in order behind 分别, else each with each.

    Long lists of as many places pair in order behind 对口 too.

    ``cut``: the list of helpers begins with names that are not known; then the last ones pair.
    """
    if are_alike(helper, recipient):
        yield from zip(helper.ends, recipient.ends, strict=True)
        return
    if are_matched(helper, recipient, words):
        yield from zip(helper.ends, recipient.ends, strict=True)
        return
    if IN_ORDER.search(words):
        if len(helper.ends) == len(recipient.ends) > 1:
            yield from zip(helper.ends, recipient.ends, strict=True)
            return
        if cut and len(helper.ends) < len(recipient.ends):
            last = recipient.ends[-len(helper.ends) :]
            yield from zip(helper.ends, last, strict=True)
            return
    peers = are_peers(helper, recipient)
    for one in map(sender, helper.ends):
        for other in recipient.ends:
            if one.name != other.name and (peers or not is_never_helped(other)):
                yield one, other


def are_matched(helper: Phrase, recipient: Phrase, words: str) -> bool:
    """Tell whether 对口 stands between two long lists of as many named places."""
    if not LONG <= len(helper.ends) == len(recipient.ends) or "对口" not in words:
        return False
    ends = (*helper.ends, *recipient.ends)
    return all(end.type == "place" and not end.id.startswith("group/") for end in ends)


def are_alike(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether two lists name the same several kinds: 甲省学校、医院与乙省学校、医院."""
    kinds = [end.type for end in helper.ends]
    return len(set(kinds)) > 1 and kinds == [end.type for end in recipient.ends]


def sender(end: End) -> End:
    """Return the place that sends staff under a region's name: 甲省 of 甲省援疆干部.

    So is the place meant by its party committee and government together (甲市委市政府), and by
    the body that leads its aid: 甲市援疆前方指挥部.
    """
    leading = COMMAND.fullmatch(end.name) if end.seat else None
    if leading is not None:
        return replace(end, name=leading["place"], id=end.seat, type="place", seat="")
    if end.owner is None:
        return end
    sent = end.kind == "S" and OF_REGION.search(end.name)
    leads = end.type == "government" and end.name == end.owner.name
    return end.owner if sent or leads else end


def with_offices(aids: list[Aid]) -> list[Aid]:
    """Return the Aids of one list of helpers; firms and schools beside offices help as these do.

    甲局、乙公司、丙大学帮扶丁县: all by the channel of 甲局.
    """
    named = [aid for aid in aids if not aid.helper.id.startswith("group/")]
    office = next((one for one in named if one.helper.type in OFFICES), None)
    if office is None or office.mechanism not in BY_WORD:
        return aids
    return [
        replace(aid, mechanism=office.mechanism)
        if aid in named and aid.mechanism in BY_KIND
        else aid
        for aid in aids
    ]


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
    for is_less in (
        is_reverse,
        is_bare_post,
        is_bare_team,
        is_told_beside,
        is_wider,
        is_same_group,
        is_stricken_part,
    ):
        aids = [aid for aid in aids if not any(is_less(aid, other) for other in aids)]
    for aid in aids:
        hand_on(aid, counts_named(aid, aids))
    aids = [aid for aid in aids if not (sums_up(aid, aids) or counts_named(aid, aids))]
    national = {aid.recipient.name for aid in aids if aid.helper.name == NATION}
    sent = {province(aid.recipient) for aid in aids if names_sender(aid)}
    aids = [aid for aid in aids if not is_bare_staff(aid) or not is_sent(aid, national, sent)]
    paired = any(names_recipient(aid) for aid in aids)
    return [aid for aid in aids if not (paired and aid.rule == EAST_WEST)]


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


def is_told_beside(aid: Aid, other: Aid) -> bool:
    """Tell whether a body's team in a village stands beside the channel that ties the two."""
    same = aid.helper.id == other.helper.id and aid.recipient.id == other.recipient.id
    return same and aid.rule == "aid.resident" != other.rule


def is_bare_team(aid: Aid, other: Aid) -> bool:
    """Tell whether a team or secretary without a body helps where a named body does: 第一书记."""
    if aid.mechanism != "village_team" or aid.recipient.id != other.recipient.id:
        return False
    end = aid.helper
    bare = end.kind == "S" and end.name.removeprefix("驻村") == end.head and end.count is None
    named = not other.helper.id.startswith("group/") and other.helper.type != "place"
    return bare and named and other.mechanism in ("village_team", "fixed_point")


def is_reverse(aid: Aid, other: Aid) -> bool:
    """Tell whether partners are told with the helped one first: 乙市与甲市结对, 甲市帮扶乙市."""
    swapped = (aid.helper.id, aid.recipient.id) == (other.recipient.id, other.helper.id)
    return swapped and aid.rule in PARTNERED and other.rule not in PARTNERED


def is_wider(aid: Aid, other: Aid) -> bool:
    """Tell whether the text names where in the region the sender of its staff helps.

    So does what is read of the text's topic beside the county that the helper's team helps.
    """
    if aid.rule == "aid.topic_sent":
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


def is_stricken_part(aid: Aid, other: Aid) -> bool:
    """Tell whether a helper of a place's disaster area helps the place itself: 甲县地震灾区."""
    area = aid.recipient
    stricken = area.place is not None and area.name.endswith(STRICKEN)
    return stricken and area.place == other.recipient.id and aid.helper.id == other.helper.id


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
    if there.count is None or there.place is not None or len(there.name) > 1:
        return []
    named = [
        other
        for other in aids
        if other.helper.name == aid.helper.name
        and other.recipient.name.endswith(there.name) != (other.recipient.name == there.name)
    ]
    return named if len({other.recipient.name for other in named}) == there.count else []


def hand_on(aid: Aid, named: list[Aid]) -> None:
    """Give the money and people of 两村 to the Aids of the two villages that it counts."""
    for name in ("amounts", "staff"):
        for other in named if aid.extra.get(name) else ():
            other.extra[name] = [*(other.extra.get(name) or ()), *aid.extra[name]]
            other.extra["shared"] = True


def is_group(aid: Aid) -> bool:
    """Tell whether the recipient is a group (贫困村) and no village by name."""
    return aid.recipient.id.startswith("group/")


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


def joined(first: Aid, again: Aid) -> Aid:
    """Return an Aid with what a repeat of it says more: time, numbers, counts.

    A number told again is one number; of another year, or of other people, it is a further one.
    """
    if differ_in_year(first, again):
        for aid in (first, again):
            aid.extra["amounts"] = of_year(aid)
    for name, value in again.extra.items():
        before = first.extra.get(name)
        if before is None:
            first.extra[name] = value
        elif name in ("amounts", "staff") and value:
            stated = set(map(number_key, before))
            more = [one for one in value if number_key(one) not in stated]
            first.extra[name] = [*before, *more]
    told = first.mechanism in BY_KIND and again.mechanism in BY_WORD
    return replace(
        first,
        mechanism=again.mechanism if told else first.mechanism,
        helper=counted(first.helper, again.helper),
        recipient=counted(first.recipient, again.recipient),
    )


def number_key(item: dict[str, Any]) -> tuple[str, str, object, object]:
    """Return what tells two numbers of a relation apart; who the people are, not how money is."""
    who = None if item["unit"] == "元" else item.get("role")
    return item["unit"], str(item["value"]), item.get("year"), who


def year_of(aid: Aid) -> int | None:
    """Return the one year that an Aid is told of, None where it is told of more or of none."""
    first, last = aid.extra.get("period") or (None, None)
    return first if first == last else None


def differ_in_year(first: Aid, again: Aid) -> bool:
    """Tell whether two statements with money are of one year each, not the same."""
    years = {year_of(one) for one in (first, again) if one.extra.get("amounts")}
    return len(years) == 2 and None not in years


def of_year(aid: Aid) -> list[dict[str, Any]]:
    """Return the money of an Aid with the year that it is told of where it has none."""
    return [{"year": year_of(aid)} | one for one in aid.extra["amounts"]]


def counted(end: End, again: End) -> End:
    """Return an End with the count that another mention of it states."""
    return replace(end, count=again.count) if end.count is None and again.count else end


def channel(aid: Aid) -> str:
    """Return what tells the relations of two ends apart: their mechanism, one word for places.

    A firm, bank, club or school that is tied to a place gives to it by that channel too.
    """
    if aid.recipient.type != "place":
        return aid.mechanism
    if aid.helper.type == "place":
        return "places" if aid.mechanism in BETWEEN_PLACES else aid.mechanism
    body = aid.helper.type in ("enterprise", "bank", "social_org", "school")
    return "body" if body and aid.mechanism in BY_KIND + BY_WORD else aid.mechanism


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
