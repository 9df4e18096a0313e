"""Lines of a list of projects: a numbered name with its sum.

In: clean text, where the line begins and where its number stands. Out: the name of the project.
Example: ``3、2022年甲县道路硬化项目（二期），计划安排资金70万元`` is of 道路硬化项目; in
``（一）产业类项目，共4350万元`` the sum is of 产业类项目, and of the lines below it.

Lists within a sentence too: ``资金使用计划：产业合作2000万元，劳务协作300万元``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from graph.extraction.funding_clauses import COMMERCE
from graph.extraction.funding_lexicon import BARRED
from graph.numerals import Quantity

HEAD = (
    r"(?:项目|工程|[^分同各此这]类|行动|建设|改造|硬化|修复|整治|搬迁|培训|补助|补贴|奖补|贴息|基金"
    r"|资金|贷款|试点|计划|管理费)"
)
NUMBER = (
    r"(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]{1,3}）|\d{1,3}(?:[、．]|\.(?!\d))"
    r"|[①-⑳])"
)
# 3、|道路硬化项目|（二期），计划安排资金
ITEM = re.compile(
    rf"[ 　]*{NUMBER}[ 　]*(?:(?:19|20)\d\d年度?)?(?P<name>[^，。；：（）\n]{{2,40}}?{HEAD})"
    r"(?:（[^（）\n]{0,60}）)?[，：、 ]?(?:(?:19|20)\d\d年度?)?(?:新增|中央|[省市县]级|自治区|共"
    r"|合计|小计|计划|预计|拟|需|安排|投入|投资|下达|总|概算|估算|财政|专项|扶贫|衔接|整合|补助"
    r"|资金|约|为|计)*"
)


def find_item(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Return the span of the name of the project whose line begins at ``start``, if it is one.

    ``end`` is where the number begins: nothing but words of paying may stand before it.
    """
    hit = ITEM.fullmatch(text, start, end)
    return hit.span("name") if hit else None


# 资金使用计划如下：
LEADS = re.compile("(?:资金|经费|投资|投入|预算|补助|款项?)[^，。；：、\\d]{0,10}[：:]")
# 产业合作|2000万元，劳务协作|300万元
NAMED = re.compile(
    "[，；、：]?(?:和|及|以及)?(?:[一二三四五六七八九十]是)?[^，。；：、（）\\d]{2,16}"
)
# 光伏扶贫|（900万元）、
ENCLOSED = re.compile("[）]?[，；、]?(?:和|及|以及)?[^，。；：、（）\\d]{2,20}（")


def listed_sums(text: str, span: tuple[int, int], money: Sequence[Quantity]) -> Iterator[Quantity]:
    """Yield the sums of a sentence that are items of a list of names with sums, two at least."""
    lead = LEADS.search(text, *span)
    place, run = lead.end() if lead else -1, list[Quantity]()
    for one in money:
        if place >= 0 and NAMED.fullmatch(text, place, one.start):
            run.append(one)
            place = one.end
    if len(run) > 1 and is_spent(text[span[0] : run[-1].end]):
        yield from run
    run = [one for one in money if text.startswith("）", one.end)]
    gaps = pairwise(run)
    if len(run) > 1 and all(ENCLOSED.fullmatch(text, a.end, b.start) for a, b in gaps):
        yield from run if is_spent(text[span[0] : run[-1].end]) else ()


def is_spent(words: str) -> bool:
    """Tell whether a list of sums speaks of money to spend: no incomes, no trade."""
    return BARRED.search(words) is None and COMMERCE.search(words) is None
