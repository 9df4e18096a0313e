"""Exits: a named county leaves the list of poor counties (docs/FACTS.md, kind ``exit``).

In: a Document with its context, sentences and mentions. Out: exit Facts. Example: ``2017年甲县、
乙县等5县摘帽`` gives one fact for 甲县 and one for 乙县, year 2017. Annotation rule: a county-level
place by name; a group (26个贫困旗县) is no exit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.extraction.governing import Governing
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention
from graph.periods import Period

# 摘帽 | 退出贫困县序列 | 作为贫困县已于2017年退出
CUE = re.compile(
    r"摘帽|作为[^，。；]{0,8}贫困[县旗区]{1,2}[^，。；]{0,10}退出|摘掉[^，。；]{0,6}帽|退出(?:国家)?(?:级)?贫困(?:县|旗|区|旗县)|脱贫出列|退出贫困序列"
)
# 甲县|是全国最后摘帽的52个贫困县之一
AMONG = re.compile(
    r"(?:是|属于?|成为)[^，。；]{0,10}(?:摘帽|退出|脱贫)的[^，。；]{0,10}贫困[县旗][^，。；]{0,3}(?:之一|行列)"
)
# 甲县、乙县 | 甲县和乙县
JOIN = re.compile(r"(?:、|和|及|以及|与|，)?")
# 甲、乙等5县如期|摘帽: what may stand between the list and its verb
BETWEEN = re.compile(
    r"(?:等)?(?:这)?(?:[两\d一二三四五六七八九十]+个?(?:国家级|自治区级|省级|国家|国贫|区贫|重点|贫困)*(?:县市区|县市|旗县|县区|县|旗|市|区))?"
    r"(?:作为|（[^（）]{0,16}）|贫困|国家级|自治区级|省级|深度|[旗县市区]|\d{4}年|年|于|在|到|今|明|底|已经?|也|均|都|将|要|率先|成功|顺利|如期|正式|全部|实现|全国|整区|整县|脱贫|分别|宣布|申请|计划|拟|批准|正式|(?:达到|符合|通过)了?[^，。；]{0,8}(?:标准|条件|评估|验收|审核|检查)|力争|可|了|，)*"
)
# 未摘帽 | 不摘帽 | 摘帽后 without a year of its own | 摘帽的标准
NOT = re.compile(r"(?:未|不|没有|尚未|申请|拟申请)(?:脱贫)?$")
PLANNED = re.compile(r"力争|争取|确保|计划|将|要|目标|拟|安排|预计|基础上")
DONE = re.compile(r"已|了(?![^，。；]*[，；])|宣布|正式")
# （一）… 2016年（5个）：甲县、乙县。 under a heading 贫困县摘帽时间表
TABLE_HEAD = re.compile(
    r"摘帽[^\n，。]{0,8}\n(?:[^\n]{0,80}\n)??(?=[^\n：]{0,16}年[^\n：]{0,10}：)"
)
TABLE_ROW = re.compile(r"[^\n：]{0,26}：")
GAP = 40
# 2017年|甲县: how far before a list its year may stand to be quoted with it
NEAR = 16


def extract_exit(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: Sequence[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the exits of a document, each county once."""
    text = document.text
    if not CUE.search(text):
        return [], []
    governing = Governing(document, context.year)
    counties = sorted((one for one in mentions if is_county(one)), key=lambda m: m.start)
    by_end = {one.end: one for one in counties}
    found: dict[str, Fact] = {}
    for span in sentences:
        for cue in CUE.finditer(text, *span):
            if NOT.search(text, max(span[0], cue.start() - 5), cue.start()):
                continue
            listed = list_before(text, span[0], cue.start(), counties)
            if listed:
                for fact in read_list(document, governing, span, cue, listed):
                    found.setdefault(str(fact.fields["place"]), fact)
        for among in AMONG.finditer(text, *span):
            if one := by_end.get(among.start()):
                period = governing.at(span[0], one.start)
                told = (one.start, among.end())
                fact = fact_of(document, (one, period, "actual"), told, "exit.among")
                found.setdefault(one.name, fact)
    for head in TABLE_HEAD.finditer(text):
        for fact in read_table(document, governing, head.end(), counties):
            found.setdefault(str(fact.fields["place"]), fact)
    return sorted(found.values(), key=lambda fact: fact.evidence.start), []


def is_county(mention: Mention) -> bool:
    """Tell whether a mention names a county-level place, no sign and no part of a longer name."""
    entity = mention.entity or ""
    code = entity.removeprefix("place/")
    return (
        mention.kind == "place"
        and mention.rule != "sign"
        and mention.fields.get("inside") is None
        and len(code) == 6
        and code.isdigit()
        and not code.endswith("00")
    )


def list_before(text: str, start: int, end: int, counties: list[Mention]) -> list[Mention]:
    """Return the coordinated counties right before the verb at ``end``: 甲、乙等5县如期|摘帽."""
    inside = [one for one in counties if start <= one.start and one.end <= end]
    listed: list[Mention] = []
    for one in reversed(inside):
        gap = text[one.end : listed[-1].start] if listed else text[one.end : end]
        allowed = JOIN.fullmatch(gap) if listed else BETWEEN.fullmatch(gap)
        if listed and one.end > listed[-1].start:
            continue
        if allowed is None or len(gap) > GAP:
            break
        listed.append(one)
    return listed[::-1]


def read_list(
    document: Document,
    governing: Governing,
    span: tuple[int, int],
    cue: re.Match[str],
    listed: list[Mention],
) -> Iterable[Fact]:
    """Yield the exit of each county of a list, under the year of its clause."""
    own = governing.inside(listed[-1].end, cue.end())
    period = own[-1] if own else governing.at(span[0], listed[0].start)
    role = role_of(governing, period, document.text[span[0] : cue.end()])
    for one in listed:
        told = (start_of(period, one, max(span[0], listed[0].start - NEAR)), cue.end())
        yield fact_of(document, (one, period, role), told, "exit.listed")


def start_of(period: Period | None, one: Mention, begin: int) -> int:
    """Return where the words of an exit begin: at its year where it stands from ``begin`` on."""
    return one.start if period is None or period.start < begin else min(period.start, one.start)


def read_table(
    document: Document, governing: Governing, start: int, counties: list[Mention]
) -> Iterable[Fact]:
    """Yield the exits of the rows 2016年（5个）：甲县、乙县 under a heading that says 摘帽."""
    text = document.text
    while row := TABLE_ROW.match(text, start):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        period = governing.last(start, row.end())
        if period is None:
            return
        for one in counties:
            if row.end() <= one.start and one.end <= end:
                role = role_of(governing, period, "计划")
                told = (start_of(period, one, start), one.end)
                yield fact_of(document, (one, period, role), told, "exit.row")
        start = end + 1


def role_of(governing: Governing, period: Period | None, words: str) -> str:
    """Return planned or actual: by the year against the text's own, else by the words."""
    year = period.to_year if period is not None else None
    if year is not None and governing.year is not None and year != governing.year:
        return "planned" if year > governing.year else "actual"
    if DONE.search(words) and not PLANNED.search(words):
        return "actual"
    return "planned" if year is not None or PLANNED.search(words) else "actual"


def fact_of(
    document: Document,
    stated: tuple[Mention, Period | None, str],
    span: tuple[int, int],
    rule: str,
) -> Fact:
    """Return the exit Fact of a county, its period and its role."""
    (one, period, role), evidence = stated, document.evidence(*span)
    year = period.to_year if period is not None else None
    fields = {"place": one.name, "place_id": one.entity, "year": year, "role": role}
    key = fact_id(document.sha256, "exit", (one.name, str(year)), evidence.start)
    return Fact(document.id, "exit", fields, evidence, rule, key)
