"""Firms by their registered names, where a list or a clause sets them apart.

In: the lexicon's Hits and the Owners. Out: Namings. Example: in ``通达建设有限公司、和顺
股份有限公司甲市分公司捐款`` both firms have their whole names, whatever words those hold.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from graph.actor_lexicon import Hits
from graph.actor_mentions import Naming
from graph.owners import Owner

# …有限公司, with the branch that it may name; 某教育集团 in a list or before what it gives
FORM = re.compile(
    r"(?:股份|控股)?有限(?:责任)?公司(?:[一-鿿]{2,6}?分公司)?|(?<=[国际业育药品建技])集团(?=、|[向为捐]|$)"
)
REACH = 22
# 、|甲省…有限公司: the words of a name behind what sets it apart
WORDS = re.compile(
    r"(?:^|[、；：，。（“\n]|公司[和与及])(?P<own>(?:(?!公司)[一-鿿A-Za-z·]){2,}(?:（[一-鿿]{2,6}）[一-鿿]*)?)$"
)
# 向|甲公司, 与|甲公司, 引进|甲公司: a clause and no name
CLAUSE = re.compile(
    "(?<![天祥人泰永义中安谦])和(?![顺谐])|[的了在向由被把对与及从将让请是给为并经以等该]|帮扶|支援|支持|捐|组织|促[成使]|撮合|联合|协调|引[进入]|带领|动员|企业|单位|"
    "公司|[来源]自|通过|依托|邀请|位于|参[观加与]|成立|[派到]驻|当地|[一二两三四五六七八九十\\d]家|[接递][过到]|[收来看得]到|走[进访]|感谢|联系|介绍"
)


# 甲集团|乙公司|丙煤矿: a unit behind the firm that it belongs to
UNIT = re.compile(
    "(?:(?![把在为向给与和对由及捐建投援派联扶帮资出开办引入是有的等了将被从到设成支组选结定挂包承负签会旗所下各其多两])[一-鿿]){2,8}?"
    "(?:煤矿|公司|电厂|项目部|[一二三四五六七八九十][矿厂])(?![区长商家员房人们制])"
)
WHOLE = ("集团", "公司")


def with_units(text: str, found: Sequence[Naming], places: Sequence[Owner]) -> list[Naming]:
    """Return the namings by start, a firm with the units right behind it as one: 甲集团乙煤矿."""
    starts = sorted({*(one.start for one in found), *(one.start for one in places)})
    joined: list[Naming] = []
    for one in sorted(found, key=lambda naming: naming.start):
        before = joined[-1] if joined else None
        if before is not None and before.end == one.start and is_whole(before) and is_firm(one):
            own = before.own + text[one.start : one.end]
            one = replace(joined.pop(), end=one.end, own=own)
        joined.append(with_unit(text, one, starts))
    return joined


def is_firm(naming: Naming) -> bool:
    """Tell whether a naming is a firm by name."""
    return naming.type == "enterprise" and not naming.typed


def is_whole(naming: Naming) -> bool:
    """Tell whether a firm's name is complete, so that a unit of it may follow."""
    return is_firm(naming) and naming.own.endswith(WHOLE)


def with_unit(text: str, firm: Naming, starts: Sequence[int]) -> Naming:
    """Return a firm with its units; none of ``starts``, where other names begin, lies in them."""
    while is_whole(firm):
        unit = UNIT.match(text, firm.end)
        at = bisect_left(starts, firm.end)
        if unit is None or (at < len(starts) and starts[at] < unit.end()):
            break
        firm = replace(firm, end=unit.end(), own=firm.own + unit.group())
    return firm


def find_firms(hits: Hits, owners: Sequence[Owner]) -> list[Naming]:
    """Return the firms with a legal form, and groups, whose name fills the words behind a stop."""
    if "有限" not in hits.text and "集团" not in hits.text:
        return []
    places = {owner.start: owner for owner in owners if not owner.pointed}
    found = []
    for form in FORM.finditer(hits.text):
        words = WORDS.search(hits.text, max(0, form.start() - REACH), form.start())
        if words is None or CLAUSE.search(words["own"]):
            continue
        start = words.start("own")
        if start in hits.known or hits.text[form.end() : form.end() + 1] == "制":
            continue
        owner = places.get(start)
        begin = owner.end if owner is not None else start
        own, rule = hits.text[begin : form.end()], "owned" if owner is not None else "proper"
        found.append(Naming(start, form.end(), own, "enterprise", rule, owner))
    return found
