"""Who sent those that go and help: told once for a list, or in the sentence before.

In: the Aids of a sentence and those before it. Out: the Aids with the sender as helper. Example: in
``甲市选派140名干部到乙县挂职、980名教师到乙县支教`` the teachers are sent by 甲市 too.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.extraction.pairs import Aid
from graph.groups import End, includes

# 挂职、|16批980名 before 教师: what stands between two members of a list of those sent
LISTED = re.compile("[^，。；、]{0,8}[、，](?:[\\d.一二两三四五六七八九十百千万余多]+批(?:次)?)?")
# what is read of people whose sender a sentence leaves out
SENT_ALONE = ("aid.sends", "aid.sends_to", "aid.sent_helps")
# what is read of people who set out
SENT = ("aid.sends", "aid.goes_to")


def with_sender(text: str, aids: Iterable[Aid]) -> Iterator[Aid]:
    """Yield the Aids of a sentence; staff listed behind others who are sent have their sender."""
    last: Aid | None = None
    for aid in aids:
        if aid.rule not in SENT:
            yield aid
            continue
        if last is not None and is_listed(text, last, aid):
            aid = replace(aid, helper=last.helper, mechanism=last.mechanism)
        last = aid
        yield aid


def carried(aid: Aid, before: list[Aid]) -> Aid:
    """Return an Aid whose helper is only staff by the one that sent them, told just before.

    甲市投入资金帮扶乙州；选派171名干部赴乙州工作. 甲医院帮扶乙医院；40名专家到乙医院坐诊.
    In 甲市选派8人到乙市支教；丙市选派9人到丁市 those of the second teach too.
    """
    if aid.rule == "aid.sends_people" and aid.end == aid.recipient.end:
        done = {one.mechanism for one in before if one.rule == aid.rule}
        return replace(aid, mechanism=done.pop()) if len(done) == 1 else aid
    sent = aid.rule in SENT_ALONE or (aid.rule == "aid.goes_to" and aid.helper.count)
    if not sent or not is_bare(aid.helper):
        return aid
    senders = [one.helper for one in before if includes(one.recipient, aid.recipient)]
    named = [end for end in senders if not end.id.startswith("group/")]
    return replace(aid, helper=named[-1]) if named else aid


def is_listed(text: str, last: Aid, aid: Aid) -> bool:
    """Tell whether an Aid is of staff that a list names behind others who go to the same place."""
    same = is_bare(aid.helper) and aid.recipient.id == last.recipient.id
    return same and LISTED.fullmatch(text, last.end, aid.start) is not None


def is_bare(helper: End) -> bool:
    """Tell whether a helper is staff of no place: 20名教师."""
    return helper.kind == "S" and helper.place is None
