"""Status of an aid relation: in place (ongoing), called for (planned), or over (past).

In: the words before the cue in its sentence, the genre, the years. Out: a status code. Example:
``继续推动甲市对口支援乙盟`` is ongoing, ``鼓励企业帮扶贫困村`` planned.
"""

from __future__ import annotations

import re

from graph.model import Document

# 继续推动 | 进一步深化 | 已派出: the relation is there
IN_PLACE = re.compile(
    r"继续|进一步|深化|深入推进|已经?|正在|目前|现有|落实好|坚持|持续|长期|一直|巩固|截至|累计|共有|先后|以来|了|全国有|实行了"
)
# 鼓励企业 | 要选派 | 将于: the relation is called for
CALLED_FOR = re.compile(
    r"鼓励|引导|动员|号召|要(?!求)|将|计划|拟|应当?|争取|力争|探索|推动|推进|加强|加大|健全|完善|建立|组织|开展|实施|实行|确保|保证|支持|积极|选派|安排|每个|协调"
)
OVER = re.compile(r"曾经?|当年|当时|年代")
PLANNING = ("plan", "opinion", "notice", "law")


def status_of(document: Document, before: str, period: tuple[int | None, int | None] | None) -> str:
    """Return ongoing, planned or past; ``before`` is the sentence up to the cue's end."""
    year = document.year
    if period and period[1] is not None and year and period[1] < year:
        return "past"
    if OVER.search(before):
        return "past"
    if IN_PLACE.search(before):
        return "ongoing"
    if document.genre in PLANNING or CALLED_FOR.search(before):
        return "planned"
    return "ongoing"
