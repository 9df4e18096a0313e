"""Figures of a relation told before: behind its helper alone, or in a sentence that goes on.

In: a sentence that states no relation, the helpers that the text has named so far. Out: the money
and people in it, and the time that it opens with, added to what those helpers do. Example: behind
``山西省援建茂县`` the sentence ``山西省累计投入21亿元`` gives that relation 2100000000 元.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import pairwise

from graph.extraction.figures import add_numbers
from graph.extraction.gifts import opens_with_gift
from graph.extraction.pairs import EAST_WEST, Aid
from graph.extraction.timeline import Timeline
from graph.groups import holds, includes
from graph.model import Document, Mention

# 累计投入 | 三年将安排 | 先后选派 | 决定将|2亿资金 | 对口援建资金总量为: what a helper did, right
# behind its name
GAVE = re.compile(
    "(?:[^，。；的]{0,12}后，)?[^，。；的]{0,8}?(?:(?:投入|安排|选派|派出|派遣|提供|拨付|筹集|捐|落实|援助|实施|到位|出资|募集|筹措|投资)"
    r"(?![^，。；]{0,6}会)|[将把](?=\d)|(?:援建|援助|帮扶|支援)[^，。；]{0,10}?资金(?:总量|总额|累计|共|达|(?=\d)))"
)
OPENS = re.compile("(?:^|[，；。：、年月]|其中)$")
# 累计投入… | 其中… | 3年来…: a sentence that goes on about the relation before it
CONTINUES = re.compile(
    r"(?!带动|吸引|实现|促成|\d+[多余]?[名位])(?:[^，。]{0,20}，|《[^》]*》[^，。]{0,8}，)?(?:"
    "[^，。]{0,10}?(?:累计|共|先后|投入|选派|派出|派驻|引进|其中|目前|截至|仅|年来|期间|又有|参与)"
    r"|(?:20\d\d年|计划|拟|还|又|也|并|同时|继续|接续|今年|去年|每年|[局院校行]里|公司|[为向给对][^，。]{1,4})*"
    r"(?:安排|落实|拨付|捐|投资|到位|筹[资集措]|出资|协调资金|争取|帮扶(?=\d))"
    r"|(?:动员|引导|组织|发动)[^，。；]{2,20}?(?:捐[款赠物]|筹[资集])"
    r"|(?:驻村|帮扶)?(?:工作队|工作组|队员们?|[厅局]机关)[^。；]{0,40}?(?:投[入资]|筹[资集措]|协调"
    r"|争取|捐|落实|出资|拨付)[^，。；]{0,6}\d)"
)
# 20年来，累计投入…
DONE = re.compile("累计|先后|投入|选派|派出|派驻|引进|援[^助]|帮扶|支援|协作|实施|捐")
# 自2010年起，两市互派干部: of the two ends, without their names
PARTNERS = re.compile("两[省市县区旗州盟地]|双方")
# 安排财政援助资金9亿元 | 选派挂职干部20名: what only a partner gives
FUNDS = "(?:财政)?(?:资金|项目资金|款物|物资)"
PEOPLE = "[^，。；]{0,12}?(?:挂职|人才|支教|支医|教师|医生|医务人员|医疗队)"
OF_AID = re.compile(  # each begins with a character of its own: others are passed over
    f"援(?:[助建疆藏青]{FUNDS}|[疆藏青](?:干部|人才|教师|医|项目))|帮扶{FUNDS}|协作{FUNDS}"
    f"|支援{FUNDS}|选派{PEOPLE}|派[出驻遣]{PEOPLE}|互派{PEOPLE}"
)
# 乙县累计获得|资金2亿元: what is told of the one who is helped
GETS = re.compile("获|得到|收到|接受|到位|受援|引进|落实|协作|帮扶|援")
# more relations than these share no sum
MOST = 4


class Helpers:
    """The helpers that a text has named, each with its relations."""

    def __init__(self) -> None:
        self.known: dict[str, list[Aid]] = {}
        self.first: Aid | None = None

    def learn(self, aids: Iterable[Aid]) -> None:
        """Remember the relations of a sentence."""
        for aid in aids:
            self.known.setdefault(aid.helper.name, []).append(aid)
            self.first = self.first or aid

    def tell_of(self, aid: Aid) -> bool:
        """Tell whether the two ends of an Aid are known to help each other."""
        one, other = aid.helper.name, aid.recipient.name
        return any(
            known.recipient.name == there
            for here, there in ((one, other), (other, one))
            for known in self.known.get(here, ())
        )

    def as_known(self, aid: Aid) -> Aid:
        """Return an Aid by the mechanism that the same two ends are known for, if they are."""
        before = self.known.get(aid.helper.name, ())
        same = [one.mechanism for one in before if one.recipient.name == aid.recipient.name]
        return replace(aid, mechanism=same[0]) if same else aid

    def resume(
        self, document: Document, span: tuple[int, int], mentions: Iterable[Mention]
    ) -> list[Aid]:
        """Add what a sentence says of known helpers; return the relations of the last one."""
        if not self.known:
            return []
        text = document.text
        named = [m for m in mentions if m.name in self.known and m.kind in ("place", "actor")]
        if not named:
            return []
        opening = [
            m
            for m in named
            if OPENS.search(text[max(span[0], m.start - 2) : m.start]) and GAVE.match(text, m.end)
        ]
        edges = [*(m.start for m in opening), span[1]]
        for mention, (start, end) in zip(opening, pairwise(edges), strict=True):
            aids = widest(self.known[mention.name])
            if len(aids) <= MOST:
                add_numbers(document, aids, (start, end))
        return self.known[opening[-1].name] if opening else []


def give_main(
    document: Document, span: tuple[int, int], mentions: Iterable[Mention], found: list[Aid]
) -> None:
    """Add the money and people of aid of a sentence without ends to the main relation."""
    if not found:
        return
    only = of_only_pair(document, span, found)
    if only:
        if not is_told_of_another(document, span, mentions, only):
            add_numbers(document, only, span)
        return
    if not OF_AID.search(document.text, *span):
        return
    main = main_of(found)
    mains = [main] if main is not None else of_one_helper(found)
    if mains and not is_told_of_another(document, span, mentions, mains):
        add_numbers(document, mains, span)


def of_only_pair(document: Document, span: tuple[int, int], found: list[Aid]) -> list[Aid]:
    """Return the relation of a text that tells of one pair, where a sentence opens with its gift.

    Behind 甲局定点帮扶乙村 the sentence 筹资30万元修建水渠 tells of no others.
    """
    helper = found[0].helper
    if not opens_with_gift(document.text, span, helper.name):
        return []
    ends = {(aid.helper.name, aid.recipient.name) for aid in found}
    named = not helper.id.startswith("group/") and found[0].recipient.type == "place"
    return found[:1] if len(ends) == 1 and named else []


def of_one_helper(found: list[Aid]) -> list[Aid]:
    """Return the relations of a text on one helper by name, none where several help."""
    names = {aid.helper.name for aid in found}
    if len(names) != 1 or found[0].helper.id.startswith("group/"):
        return []
    each = list({aid.recipient.name: aid for aid in reversed(found)}.values())[::-1]
    mains = widest(each)
    return mains if len(mains) <= MOST else []


def main_of(found: list[Aid]) -> Aid | None:
    """Return the relation of two places that holds all so far: 甲市–乙省 over 丙区–丁县."""
    pairs = [aid for aid in found if aid.helper.type == aid.recipient.type == "place"]
    first = pairs[0] if pairs else None
    for aid in pairs:
        first = aid if first is not None and covers(aid, first) else first
    if first is None or not all(covers(first, aid) for aid in pairs):
        return None
    return first


def covers(wide: Aid, aid: Aid) -> bool:
    """Tell whether each end of a relation is that of another, or lies in it."""
    ends = ((wide.helper, aid.helper), (wide.recipient, aid.recipient))
    return all(includes(one, other) for one, other in ends)


def is_told_of_another(
    document: Document, span: tuple[int, int], mentions: Iterable[Mention], before: list[Aid]
) -> bool:
    """Tell whether a sentence opens with another that acts: 乙县投入3亿元 behind 甲市帮扶乙县."""
    helpers = {aid.helper.name for aid in before}
    mentions = [m for m in mentions if m.kind in ("place", "actor") and m.name not in helpers]
    acts = any(m.start == span[0] and m.type != "team" for m in mentions)
    if acts and not GETS.search(document.text, *span):
        return True
    return any(
        OPENS.search(document.text[max(0, m.start - 2) : m.start])
        and GAVE.match(document.text, m.end)
        for m in mentions
    )


def widest(aids: list[Aid]) -> list[Aid]:
    """Return the relations whose recipients lie in no other's: 甲州 without its 乙县."""
    aids = [aid for aid in aids if aid.recipient.type == "place"] or aids
    ends = {aid.recipient.id: aid.recipient for aid in aids}
    inner = {
        one.id
        for one in ends.values()
        if any(holds(other, one) for other in ends.values() if other.id != one.id)
    }
    return [aid for aid in aids if aid.recipient.id not in inner]


def go_on(
    document: Document,
    span: tuple[int, int],
    told: tuple[list[Aid], list[Aid]],
    timeline: Timeline,
) -> list[Aid]:
    """Return the relations that a sentence without any goes on with; its numbers and time go there.

    ``told`` are those that it resumes by their helper's name, and those of the sentence before it.
    """
    resumed, before = told
    if resumed:
        date(resumed, timeline.since(*span))
        return resumed
    since = since_then(document, span, before, timeline) if before else None
    goes_on = before and CONTINUES.match(document.text, *span)
    if not goes_on and not (since and is_of_both(document, span, before)):
        return []
    bearers = [aid for aid in before if aid.rule != EAST_WEST] or before
    if len({aid.helper.name for aid in bearers}) == 1 or are_one(bearers):
        date(bearers, since)
        add_numbers(document, widest(bearers), span)
    return bearers


def are_one(aids: list[Aid]) -> bool:
    """Tell whether Aids are those of one relation between lists."""
    return all(aid.start == aids[-1].start for aid in aids)


def since_then(
    document: Document, span: tuple[int, int], before: list[Aid], timeline: Timeline
) -> list[int | None] | None:
    """Return the time that a sentence of the same paragraph opens with (20年来, 自2010年起).

    It says what was done, or speaks of the two ends.
    """
    is_near = "\n" not in document.text[before[-1].end : span[0]]
    does = DONE.search(document.text, *span) or is_of_both(document, span, before)
    return timeline.since(*span) if is_near and does else None


def is_of_both(document: Document, span: tuple[int, int], before: list[Aid]) -> bool:
    """Tell whether a sentence speaks of the two places of the one relation before it: 两市."""
    places = len(before) == 1 and before[0].helper.type == before[0].recipient.type == "place"
    return places and PARTNERS.search(document.text, *span) is not None


def date(aids: list[Aid], since: list[int | None] | None) -> None:
    """Give relations without a time the one that a sentence behind them opens with."""
    for aid in aids if since is not None else ():
        if aid.extra.get("period") is None:
            aid.extra["period"] = since
