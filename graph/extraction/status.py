"""Status of an aid relation: in place (ongoing), called for (planned), or over (past).

In: the words before the cue in its sentence, the genre, the years. Out: a status code. Example:
``继续推动甲市对口支援乙盟`` is ongoing, ``鼓励企业帮扶贫困村`` planned.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.model import Document

# 继续推动 | 进一步深化 | 已派出: the relation is there
IN_PLACE = re.compile(
    r"(?<!将)继续|进一步|深化|深入推进|已经?|正在|目前|现有|落实好|坚持|持续|长期|一直|巩固|截至|累计|共有|共(?:选派|派出|派驻|组建|投入|落实|结对)|先后|以来|了|全国有|实行了|联系(?:指导|帮扶)的"
)
# 鼓励企业 | 要选派 | 将于: the relation is called for
CALLED_FOR = re.compile(
    r"鼓励|引导|动员|号召|(?<![重主必首紧概])要(?!求|素|点|道|因)|将(?=[^，]{0,4}(?:于|选|派|在|对|向|组织|投|安排|继续))|计划(?!单列)|(?<![按照据在成])规定(?!的|了|[，。；：、]|时间|动作|任务|期限)|拟|(?<![响相适对])应当?|争取(?!到|资金\d|项目\d|[^，。；]{0,6}\d[^，。；]{0,4}元)|力争|探索|确保|保证|做到(?!了)|(?<![急必所刚])需"
    r"|(?<![按照据合足])要求(?![，。；：、的和])"
)
# 决定组织: called for, but 1994年，国务院决定由甲省… is history
DECIDED = re.compile("决定(?:组织|选派|派出|由)")
YEAR = re.compile(r"(?:19|20)\d\d(?=年)")
# 动员310家企业帮扶村庄，累计投入…: those who were called are counted, and what they did is told
SOFT = re.compile("动员|引导|号召")
DONE = re.compile("累计|已|共(?:投入|实施|捐|帮|落实|完成)|截至|达到?\\d|完成了|受益")
# 响应组织号召: what was called for is done
HEEDED = re.compile("响应[^，。；]{0,8}号召")
OVER = re.compile(
    r"曾经?|当年|当时|年代|以往|过去(?!\d|[一二三四五六七八九十几])|此前|原先|现已取消|不再延续"
    r"|(?:结束|终结)了?(?=(?:对口|帮扶|支援|援|结对|协作))"
)
# 加强… | （三）大力实施…: a sentence that begins with what is to be done
IMPERATIVE = re.compile(
    r"(?:^|[。；\n])(?:[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．])?(?:进一步|继续|积极|大力|全面|切实|深入|严格|充分|重点|优先|要|应当)?"
    r"(?:加强|推进|完善|落实|健全|实施|加大|鼓励|引导|支持|确保|建立|推动|做好|开展|强化|提高|坚持|组织|发挥|加快|深化|优化|促进|巩固|拓展|统筹|制定|明确|动员|扩大|改善)"
    r"(?P<call>[^。；\n]*)"
)
# 组织专家赴乙县，培训了医生30名: what was done is not called for
TOLD = re.compile("(?<!为)了(?!解)|已(?!有|脱贫)|累计|先后|截至")
MOSTLY = 0.25
PLANNING = ("plan", "opinion", "notice", "law")


def status_of(
    document: Document, before: str, *, rest: str = "", named: bool = False, places: bool = False
) -> str:
    """Return ongoing, planned or past; ``before`` is the sentence up to the end of the relation.

    ``rest`` is what the sentence goes on with; ``named`` says that a group is called by its aid
    (援藏干部人才), which is there then; ``places`` that places by name stand on both sides: a plan
    that lists them (甲市帮扶乙州) tells what has been assigned.
    """
    if OVER.search(before):
        return "past"
    if named or IN_PLACE.search(before):
        return "ongoing"
    if DONE.search(rest) and not is_planning(document):
        before = SOFT.sub("", before)
    if CALLED_FOR.search(HEEDED.sub("", before)) or is_decided(document, before):
        return "planned"
    return "planned" if is_planning(document) and not places else "ongoing"


def is_decided(document: Document, before: str) -> bool:
    """Tell whether a sentence decides on what is to come: it names no year before the text's."""
    decided = DECIDED.search(before)
    if decided is None:
        return False
    years = map(int, YEAR.findall(before, 0, decided.start()))
    return not any(document.year is None or year < document.year for year in years)


def is_planning(document: Document) -> bool:
    """Tell whether a text lays down what is to be done: by its genre, else by its sentences."""
    if document.genre in (None, "other"):
        return speaks_in_imperatives(document.text)
    return document.genre in PLANNING


@lru_cache(maxsize=4)
def speaks_in_imperatives(text: str) -> bool:
    """Tell whether a good part of a text's sentences begin with what is to be done."""
    calls = IMPERATIVE.finditer(text)
    called_for = sum(TOLD.search(call["call"]) is None for call in calls)
    return called_for >= MOSTLY * (text.count("。") + 1)
