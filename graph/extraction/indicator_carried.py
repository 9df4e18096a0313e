"""Counts that an aid fact carries: who is sent, how many help and are helped.

In: the Facts of a document. Out: those without the indicators that only count the staff or the ends
of an aid fact. Example: beside the aid of ``甲市选派教师20名、医生18名到乙县`` neither 医生 18 nor
教师 20 is an indicator of its own.
"""

from __future__ import annotations

import re

from graph.model import Fact

PEOPLE = ("人", "名", "位", "人次")
STAFF = re.compile(
    "(?:干部|干部人才|人才|教师|老师|医生|专家|人员|队员|志愿者|第一书记|特派员|技术员|护士|队伍|工作队)$"
)
# 全县有345户贫困家庭 says how many there are
STATED = re.compile("[有达]")
# 贫困县 33 beside 甲省|贫困县: the noun of a group
NOUN = 2


def without_counted(facts: list[Fact]) -> list[Fact]:
    """Return facts without the indicators that count what an aid fact counts."""
    aid = [fact for fact in facts if fact.kind == "aid"]
    staff = {str(one["value"]) for fact in aid for one in fact.fields.get("staff") or ()}
    if not aid:
        return facts
    return [
        fact
        for fact in facts
        if fact.kind != "indicator"
        or fact.fields.get("role") != "observed"
        or not (is_staff(fact, staff) or any(counts_end(fact, one) for one in aid))
    ]


def is_staff(fact: Fact, staff: set[str]) -> bool:
    """Tell whether an indicator counts people whom an aid fact counts as sent."""
    fields = fact.fields
    counted = fields.get("unit") in PEOPLE and str(fields["value"]) in staff
    return counted and STAFF.search(str(fields["indicator"])) is not None


def counts_end(fact: Fact, aid: Fact) -> bool:
    """Tell whether an indicator counts an end of an aid fact, in the words of that."""
    one, other = fact.evidence, aid.evidence
    if fact.rule != "indicator.counted" or STATED.search(one.quote):
        return False
    apart = one.start + len(one.quote) <= other.start or other.start + len(other.quote) <= one.start
    if apart:
        return False
    return any(
        str(aid.fields.get(f"{end}_count")) == str(fact.fields["value"])
        and str(aid.fields[end])[-NOUN:] in str(fact.fields["indicator"])
        for end in ("helper", "recipient")
    )
