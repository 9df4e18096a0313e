"""Firms by their registered names, where a list or a clause sets them apart.

In: the lexicon's Hits and the Owners. Out: Namings. Example: in ``通达建设有限公司、和顺
股份有限公司甲市分公司捐款`` both firms have their whole names, whatever words those hold.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.actor_lexicon import Hits
from graph.actor_mentions import Naming
from graph.owners import Owner

# …有限公司, with the branch that it may name
FORM = re.compile(r"(?:股份|控股)?有限(?:责任)?公司(?:[一-鿿]{2,6}?分公司)?")
REACH = 22
# 、|甲省…有限公司: the words of a name behind what sets it apart
WORDS = re.compile(
    r"(?:^|[、；：，。（“\n]|公司[和与及])(?P<own>(?:(?!公司)[一-鿿A-Za-z·]){2,}(?:（[一-鿿]{2,6}）[一-鿿]*)?)$"
)
# 向|甲公司, 与|甲公司, 引进|甲公司: a clause and no name
CLAUSE = re.compile(
    "[的了在向由被把对与和及从将让请是给为并经以等该]|帮扶|支援|支持|捐|组织|联合|协调|引[进入]|带领|动员|企业|单位|"
    "公司|[来源]自|通过|依托|邀请|位于|参[观加与]|成立|[派到]驻|当地|[一二两三四五六七八九十\\d]家|[接递][过到]|[收来看得]到|走[进访]|感谢|联系|介绍"
)


def find_firms(hits: Hits, owners: Sequence[Owner]) -> list[Naming]:
    """Return the firms with a legal form whose name fills the words behind a stop."""
    if "有限" not in hits.text:
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
