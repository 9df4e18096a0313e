"""The one body that a text is on, which its sentences leave out: 筹资6万元，支持甲村修路.

In: a Document and its mentions, symbolised sentences in order. Out: Readings. Example: in a text of
``区卫生局`` on its village the sentence ``年初筹资6万元，支持甲村建电站`` has the helper 区卫生局.
Only what is told with a number counts, and only while no other body is spoken of.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, R, Reading, listed
from graph.extraction.kinds import NEEDY, is_village_or_needy
from graph.extraction.status import is_planning
from graph.extraction.symbols import SymbolLine
from graph.groups import End
from graph.identity import group_id
from graph.model import Document, Mention
from graph.phrases import end_of, is_end

BODIES = ("agency", "enterprise", "bank", "school", "hospital", "social_org", "military")
OFFICES = ("agency",)
# what a text says of a body that helps a village or households of its own
TIED = re.compile("驻村|驻点|帮扶|包村|联村|结对|挂点|挂包|定点|扶贫|捐[资助赠]|助学|资助")
CLAUSE_OPENS = ("", *"，。；：\n |　")
SUBJECT = re.compile(f"(?:^|[，：；])(?:[^，：；{ANY}]{{0,14}}，)?(?P<h>[{O}])(?![的中上下里])")
LEAD = f"(?:^|[，：；])[^，：；的{P}{O}{R}]{{0,14}}?"
RECIPIENTS = f"(?P<b>{listed(f'[{P}{R}{O}]')})"
MONEY = f"[^，：；{ANY}]{{0,6}}\\d[^，：；{ANY}]{{0,14}}"
# 筹资6万元，支持|甲村 | 争取资金20万元，为|甲村修路
PAID = re.compile(
    f"{LEAD}(?:筹集|筹资|筹措|出资|投入|投资|捐资|捐款|捐出|争取|协调|落实|拿出|购买|购置){MONEY}"
    f"，?(?:支持|帮助|扶持|资助|援助|用于|为|给|帮|慰问|对|(?:建设|新建|兴建)了?){RECIPIENTS}(?!的?[{O}])"
)
# 为21名贫困户|送去慰问金500元 | 资助8名学生|每人600元
GIVEN = re.compile(
    f"{LEAD}(?:为|给予?|向|对(?!口)){RECIPIENTS}[^，：；{ANY}]{{0,8}}?"
    f"(?:(?:送|捐|赠|发放|购|修|安装|建|慰问|资助|发)[^，：；{ANY}]{{0,10}}(?:\\d|，每[人户家][^，：；{ANY}]{{0,8}}\\d)|每[人户家]\\d)"
)
# 走访慰问|36户贫困户
VISITED = re.compile(f"{LEAD}(?:走访|慰问|看望|资助|救助)(?:了|慰问)?(?P<b>[{R}])")
ALL = re.compile("^(?:所有|全部|全体|各)(?=..)")
PATTERNS = (PAID, GIVEN, VISITED)


class Speaker:
    """Knows the body that a text is on, and whether a sentence goes on about it."""

    def __init__(self, document: Document, mentions: Iterable[Mention]) -> None:
        self.body = find_body(document, mentions)
        self.speaks = self.body is not None

    def read(self, symbols: SymbolLine, named: Iterable[str]) -> Iterator[Reading]:
        """Yield a Reading for each recipient whose helper a sentence leaves out.

        ``named`` are the recipients of whom the sentence itself says who helps.
        """
        if self.body is None:
            return
        subject = SUBJECT.search(symbols.line)
        if subject is not None:
            self.speaks = any(self.is_ours(end) for end in symbols.phrase(subject["h"]).ends)
        if not self.speaks or not any("0" <= mark <= "9" for mark in symbols.line):
            return
        known = set(named)
        helper = Phrase(0, 0, "O", (replace(self.body, start=-1, end=-1),))
        for pattern in PATTERNS:
            for match in pattern.finditer(symbols.line):
                there = without_all(symbols.merged(match["b"]))
                ours = any(end.name in known or self.is_ours(end) for end in there.ends)
                if ours or not all(is_counted_or_named(pattern, end) for end in there.ends):
                    continue
                start, stop = symbols.starts[begin(match)], symbols.ends[match.end() - 1]
                known.update(end.name for end in there.ends)
                cue = "定点帮扶" if self.body.type in OFFICES else ""
                yield Reading(helper, there, cue, "speaker", start, stop)

    def is_ours(self, end: End) -> bool:
        """Tell whether an End is the body, or a part of it."""
        return self.body is not None and end.name.startswith(self.body.name)


def is_counted_or_named(pattern: re.Pattern[str], end: End) -> bool:
    """Tell whether an End is a village or people in need; of those who are visited, how many."""
    visited = end.count is not None and NEEDY.search(end.name) is not None
    return is_village_or_needy(end) and (pattern is not VISITED or visited)


def without_all(phrase: Phrase) -> Phrase:
    """Return a phrase whose groups go without 所有 and 全部: 所有贫困户."""
    ends = []
    for end in phrase.ends:
        name = ALL.sub("", end.name)
        ends.append(end if name == end.name else replace(end, name=name, id=group_id(name, None)))
    return replace(phrase, ends=tuple(ends))


def begin(match: re.Match[str]) -> int:
    """Return where a match begins behind the mark that leads it."""
    return match.start() + (match.group()[:1] in tuple("，：；"))


def find_body(document: Document, mentions: Iterable[Mention]) -> End | None:
    """Return the one body that opens clauses of a text and helps, None where several do."""
    text = document.text
    if TIED.search(text) is None:
        return None
    found: dict[str, End] = {}
    for one in mentions:
        if one.kind != "actor" or one.type not in BODIES or not is_end(one):
            continue
        if text[one.start - 1 : one.start] in CLAUSE_OPENS and text[one.end : one.end + 1] != "的":
            found.setdefault(one.name, end_of(one))
    whole = [end for end in found.values() if not any(is_part(end, other) for other in found)]
    return whole[0] if len(whole) == 1 and not is_planning(document) else None


def is_part(end: End, name: str) -> bool:
    """Tell whether a name holds a body's (区卫生局|工作队), or tells it in full (甲县|教育局).

    So does the full name of a firm: 永昌路桥集团, 永昌集团.
    """
    if end.name == name:
        return False
    firm = end.type == "enterprise" and len(name) > len(end.name)
    short = firm and name.startswith(end.name[:2]) and name.endswith(end.name[-2:])
    return short or end.name.startswith(name) or name.endswith(end.name)
