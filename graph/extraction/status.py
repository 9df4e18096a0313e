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
    r"鼓励|引导|动员|号召|要(?!求)|将(?=[^，]{0,4}(?:于|选|派|在|对|向|组织|投|安排|继续))|计划|拟|应当?|争取|力争|探索|确保|保证|需|协调"
)
OVER = re.compile(r"曾经?|当年|当时|年代")
MANY_HEADINGS = 4
PLANNING = ("plan", "opinion", "notice", "law")


def status_of(document: Document, before: str) -> str:
    """Return ongoing, planned or past; ``before`` is the sentence up to the end of the relation."""
    if OVER.search(before):
        return "past"
    if IN_PLACE.search(before):
        return "ongoing"
    if is_planning(document) or CALLED_FOR.search(before):
        return "planned"
    return "ongoing"


def is_planning(document: Document) -> bool:
    """Tell whether a text lays down what is to be done: by its genre, else by its headings."""
    if document.genre in (None, "other"):
        return len(document.sections) >= MANY_HEADINGS
    return document.genre in PLANNING
