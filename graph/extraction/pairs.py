"""Helper–recipient pairs: what a Reading becomes.

In: Readings. Out: Aids, one a pair. Example: ``甲市、乙市分别对口支援丙县、丁县`` gives the pairs
甲市–丙县 and 乙市–丁县; without 分别 each helper would help each recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field, replace
from typing import Any

from graph.coordination import Phrase
from graph.extraction.plausibility import are_peers, is_never_helped
from graph.groups import OF_REGION, End
from graph.records import record

# 甲、乙分别对口支援丙、丁
IN_ORDER = re.compile("分别|依次|各自|一一对应|顺次")
# 甲、乙、丙帮扶丁、戊、己: lists as long as this pair in order by themselves
LONG = 3
# of how many pairs two lists with a noun that sums them up tell at most
MOST_PAIRS = 24
JOINTLY = re.compile("共同|联合|联手|携手|合力|一[起道同]|协同|并肩")
# what a body is, and the channels by which it is tied to a place
BY_KIND = ("enterprise", "finance", "social", "education_pairing")
BY_WORD = ("fixed_point", "paired_assistance")
OFFICES = ("agency", "party", "government")
# 甲市援疆工作前方指挥部, 甲省援藏办
COMMAND = re.compile(
    "(?P<place>.{1,8}[省市区州县])(?:对口)?(?:支援|援)(?:[疆藏青]|新疆|西藏|青海)(?:工作)?(?:前方)?(?:工作)?(?:指挥部|前指|办公室|办)"
)
# 东西部协作 as such
EAST_WEST = "aid.east_west"


@record(frozen=True, slots=True)
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
    helper: Phrase, recipient: Phrase, words: str, *, cut: bool = False, more: bool = False
) -> Iterator[tuple[End, End]]:
    """Yield the pairs of two lists: like with like, in order behind 分别, else each with each.

    Long lists of as many names pair in order by themselves; those that nouns sum up are paired as
    the groups that they are.

    ``cut``: the list of helpers begins with names that are not known; then the last ones pair.
    Where it ends in such a name (甲、乙、丙分别…) the first ones do.
    ``more``: that of recipients goes on with such names; then the first ones pair.
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
        if helper.end > helper.ends[-1].end and len(helper.ends) < len(recipient.ends):
            yield from zip(helper.ends, recipient.ends, strict=False)
            return
        if cut and len(helper.ends) < len(recipient.ends):
            last = recipient.ends[-len(helper.ends) :]
            yield from zip(helper.ends, last, strict=True)
            return
        if more and len(helper.ends) > len(recipient.ends):
            yield from zip(helper.ends, recipient.ends, strict=False)
            return
    if both := as_groups(helper, recipient):
        yield both
        return
    peers = are_peers(helper, recipient)
    for one in map(sender, helper.ends):
        for other in recipient.ends:
            if one.name != other.name and (peers or not is_never_helped(other)):
                yield one, other


def as_groups(helper: Phrase, recipient: Phrase) -> tuple[End, End] | None:
    """Return the groups that sum up two long lists: 13个东部省市 help 10个西部省区."""
    one, other = helper.group, recipient.group
    if one is None or other is None or len(helper.ends) * len(recipient.ends) <= MOST_PAIRS:
        return None
    bare = one.name == one.head or other.name == other.head
    return None if bare else (one, other)


def are_matched(helper: Phrase, recipient: Phrase, words: str) -> bool:
    """Tell whether two long lists name as many ends, none a group, and nothing joins them.

    甲、乙、丙共同帮扶丁、戊、己: each helps each.
    """
    if not LONG <= len(helper.ends) == len(recipient.ends) or JOINTLY.search(words):
        return False
    return not any(end.id.startswith("group/") for end in (*helper.ends, *recipient.ends))


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
