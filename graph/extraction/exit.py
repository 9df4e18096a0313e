"""Exits: a named county leaves the list of poor counties (docs/FACTS.md, kind ``exit``).

In: a Document with its context, sentences and mentions. Out: exit Facts. Example: ``2017年甲县、
乙县等5县摘帽`` gives one fact for 甲县 and one for 乙县, year 2017. Annotation rule: a county-level
place by name; a group (26个贫困旗县) is no exit.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from graph.extraction.exit_patterns import (
    AMONG,
    ASKED,
    BEHIND,
    BETWEEN,
    CUE,
    DATED,
    DONE,
    ELIGIBLE,
    GRANTED,
    HELPED,
    JOIN,
    LATELY,
    MANY,
    PENDING,
    PLANNED,
    SAID,
    TABLE_HEAD,
    TABLE_ROW,
    UNDONE,
    WITHIN,
)
from graph.extraction.governing import Governing
from graph.extraction.status import is_planning
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention
from graph.periods import Period

GAP = 100
# 2017年|甲县: how far before a list its year may stand to be quoted with it
NEAR = 16
# 确保|甲县: how far before a list or a cue the words reach that tell its role
MODAL = 60


def extract_exit(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: Sequence[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the exits of a document, each county once."""
    text = document.text
    spans = [span for span in sentences if SAID.search(text, *span)]
    if not any(CUE.search(text, *span) or ELIGIBLE.search(text, *span) for span in spans):
        return [], []
    governing = Governing(document, context.year)
    counties = sorted((one for one in mentions if is_county(one)), key=lambda m: m.start)
    found: dict[str, Fact] = {}
    for span in spans:
        for fact in read_sentence(document, governing, span, counties):
            found.setdefault(str(fact.fields["place"]), fact)
    for head in TABLE_HEAD.finditer(text):
        for fact in read_table(document, governing, head.end(), counties):
            found.setdefault(str(fact.fields["place"]), fact)
    return sorted(found.values(), key=lambda fact: fact.evidence.start), []


def read_sentence(
    document: Document, governing: Governing, span: tuple[int, int], counties: list[Mention]
) -> Iterator[Fact]:
    """Yield the exits of a sentence: of lists before and behind a cue, and of 是…之一."""
    text, said = document.text, document.text[slice(*span)]
    for cue in CUE.finditer(text, *span):
        before = max(span[0], cue.start() - 6)
        if UNDONE.search(text, before, cue.start()):
            continue
        listed = list_before(text, span[0], cue.start(), counties)
        if not listed:
            listed = topic_of(text, span[0], cue.start(), counties)
        if listed and not ASKED.search(text, before, cue.start()):
            yield from read_list(document, governing, span, cue, listed)
        behind = BEHIND.match(text, cue.end(), span[1])
        if behind:
            listed = list_behind(text, behind.end(), span[1], counties)
            yield from read_behind(document, governing, span, cue, listed)
    for cue in ELIGIBLE.finditer(text, *span):
        listed = list_before(text, span[0], cue.start(), counties)
        yield from read_list(document, governing, span, cue, listed)
    for one in counties if "成为" in said or "之一" in said else ():
        if span[0] <= one.start < span[1] and (among := AMONG.match(text, one.end, span[1])):
            told = (one.start, among.end())
            stated = (one, governing.at(span[0], one.start), "actual")
            yield fact_of(document, stated, told, "exit.among")


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


def topic_of(text: str, start: int, end: int, counties: list[Mention]) -> list[Mention]:
    """Return the one county of a paragraph, where a clause tells of an exit and names nobody.

    甲县是山区县。2019年4月正式|退出贫困县序列。
    """
    clause = max(start, text.rfind("，", start, end) + 1)
    paragraph = text.rfind("\n", 0, start) + 1
    said = text[clause:end]
    if not said or BETWEEN.fullmatch(said) is None or not DATED.search(said):
        return []
    told = [one for one in counties if paragraph <= one.start and one.end <= clause]
    alone = told and len({one.entity for one in told}) == 1 and not MANY.search(text, start, end)
    return told[-1:] if alone else []


def list_behind(text: str, start: int, end: int, counties: list[Mention]) -> list[Mention]:
    """Return the coordinated counties that begin at ``start``: 摘帽的|甲县、乙县."""
    listed: list[Mention] = []
    place = start
    for one in counties:
        if one.start < place or one.end > end:
            continue
        gap = JOIN if listed else WITHIN
        if gap.fullmatch(text, place, one.start) is None:
            break
        listed.append(one)
        place = one.end
    return listed


def read_list(
    document: Document,
    governing: Governing,
    span: tuple[int, int],
    cue: re.Match[str],
    listed: list[Mention],
) -> Iterator[Fact]:
    """Yield the exit of each county of a list, under the year of its clause."""
    if not listed or HELPED.search(document.text, span[0], listed[0].start):
        return
    own = governing.inside(listed[-1].end, cue.end())
    period = own[-1] if own else time_at(document, governing, span, (listed[0].start, cue.end()))
    words = document.text[max(span[0], listed[0].start - MODAL) : cue.end()]
    if cue.re is ELIGIBLE:
        granted = GRANTED.match(document.text, cue.end())
        words += granted[0] if granted else "，计划"
    role = role_of(document, governing, period, words)
    for one in listed:
        told = (start_of(period, one, max(span[0], listed[0].start - NEAR)), cue.end())
        yield fact_of(document, (one, period, role), told, "exit.listed")


def time_at(
    document: Document, governing: Governing, span: tuple[int, int], told: tuple[int, int]
) -> Period | None:
    """Return the time of an exit that is told in ``text[told]``; 近日, 此次 is the text's year."""
    period = governing.at(span[0], told[0])
    if period is not None or governing.year is None:
        return period
    now = LATELY.search(document.text, span[0], told[1])
    return Period(told[0], told[0], governing.year, governing.year, "deictic") if now else None


def read_behind(
    document: Document,
    governing: Governing,
    span: tuple[int, int],
    cue: re.Match[str],
    listed: list[Mention],
) -> Iterator[Fact]:
    """Yield the exit of each county of a list behind its cue: 2018年摘帽的甲县、乙县."""
    period = time_at(document, governing, span, (cue.start(), cue.end()))
    words = document.text[max(span[0], cue.start() - MODAL) : cue.start()]
    role = role_of(document, governing, period, words)
    role = "planned" if PENDING.search(words) else role
    for one in listed:
        near = period is not None and 0 <= cue.start() - period.start <= NEAR
        start = period.start if period is not None and near else cue.start()
        yield fact_of(document, (one, period, role), (start, one.end), "exit.behind")


def start_of(period: Period | None, one: Mention, begin: int) -> int:
    """Return where the words of an exit begin: at its year where it stands from ``begin`` on."""
    return one.start if period is None or period.start < begin else min(period.start, one.start)


def read_table(
    document: Document, governing: Governing, start: int, counties: list[Mention]
) -> Iterator[Fact]:
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
                role = role_of(document, governing, period, "计划")
                told = (start_of(period, one, start), one.end)
                yield fact_of(document, (one, period, role), told, "exit.row")
        start = end + 1


def role_of(document: Document, governing: Governing, period: Period | None, words: str) -> str:
    """Return planned or actual: by the year against the text's own, else by the words.

    Of the text's own year, a plan plans what it does not call done.
    """
    year = period.to_year if period is not None else None
    if year is not None and governing.year is not None and year != governing.year:
        return "planned" if year > governing.year else "actual"
    if PLANNED.search(words):
        return "planned"
    if DONE.search(words):
        return "actual"
    return "planned" if year is not None and is_planning(document) else "actual"


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
