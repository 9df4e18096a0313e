"""What a text has to do with a text it cites, and who issued that.

In: a Clause, the cited span with its actors. Out: the relation and the issuer. Example: in
``贯彻落实国务院印发的《甲意见》`` the relation is implements, the issuer 国务院.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.model import Context, Mention
from graph.records import record

# how far back the verb that governs a title may stand
REACH = 60
# how far behind 编制依据： a title may stand in its list
BASIS_REACH = 600
BASED_ON = r"根据|依据|依照|按照|遵照|参照|对照"
IMPLEMENTS = r"贯彻|落实|执行|实施|履行|推进|宣传|学习|遵守|实现"
ISSUED = r"印发|下发|发布|出台|制定|公布|颁布|发出|编制|起草|签发|修订|转发|通过|批准|批复|审议"
CUE = re.compile(rf"(?P<based_on>{BASED_ON})|(?P<implements>{IMPLEMENTS})|(?P<issued>{ISSUED})")
# the verb of issuing right before a title, without the 的 that makes it an attribute
ISSUING = re.compile(rf"(?:{ISSUED})(?:实施|并实施|了)?$")
ATTRIBUTE = re.compile(
    rf"(?:(?:近日|日前|联合|共同|研究|正式)*(?:{ISSUED})(?:实施)?(?:的|了)?)?(?:的|：)?$"
)
SELF = re.compile(r"[我本][省市区县州盟旗]|(?<![一-鿿])自治区")
SPEAKER = re.compile(r"(?:[我本全][省市区县州盟旗]|自治区)$")
# 《甲关于…》 | 《甲办公厅印发…》: what follows the issuers at the head of a title
ISSUERS_END = re.compile(r"\s*(?:关于|印发|转发|批转)")
LIST_GAP = re.compile(r"[》、，；和与及以\s]*(?:[一二三四五六七八]是)?[、，；和与及以\s]*")
CLAUSE_EDGE = re.compile(r"[。！？；\n]")
BOOKS = re.compile(r"依据[^。\n]{0,30}[:：]")


@record(frozen=True, slots=True)
class Clause:
    """A cited span ``text[start:end]`` in its text, with all actor mentions and the Context."""

    text: str
    start: int
    end: int
    actors: Sequence[Mention]
    context: Context

    @property
    def before(self) -> str:
        """The words of the same sentence in front of the title, as far as the verb may be."""
        left = self.text[max(0, self.start - REACH) : self.start]
        return CLAUSE_EDGE.split(left)[-1]


def find_relation(clause: Clause, previous: tuple[int, str] | None) -> str:
    """Return based_on, implements, issued_by_same or mentions; lists share their first's verb."""
    if previous and LIST_GAP.fullmatch(strip_issuers(clause, previous[0])):
        return previous[1]
    before = clause.before
    if is_basis(clause):
        return "based_on"
    cues = list(CUE.finditer(unquoted(before)))
    if not cues:
        return "mentions"
    if ISSUING.search(before) and not governed(cues):
        return "issued_by_same" if speaks(clause) else "mentions"
    last = governing(cues)
    return last if last in ("based_on", "implements") else "mentions"


def is_basis(clause: Clause) -> bool:
    """Tell whether the line names the bases of the text: 编制依据：《…》."""
    near = max(0, clause.start - BASIS_REACH)
    line = max(near, clause.text.rfind("\n", near, clause.start) + 1)
    return BOOKS.search(clause.text, line, clause.start) is not None


def unquoted(before: str) -> str:
    """Return the words before a title with those of other titles blotted out."""
    return re.sub(r"《[^《》]*》?", lambda m: "　" * len(m.group()), before)


def governed(cues: Sequence[re.Match[str]]) -> bool:
    """Tell whether a verb of following governs the issuing verb: 落实甲印发的."""
    return any(cue.lastgroup == "based_on" for cue in cues)


def governing(cues: Sequence[re.Match[str]]) -> str:
    """Return the kind of the verb that governs a title: the last that is not of issuing."""
    kinds = [cue.lastgroup or "" for cue in cues]
    return next((kind for kind in reversed(kinds) if kind != "issued"), "issued")


def speaks(clause: Clause) -> bool:
    """Tell whether who issues the title is who speaks in the text."""
    before = clause.before
    if SELF.search(before):
        return True
    region = clause.context.region
    near = [a for a in clause.actors if clause.start - REACH <= a.start and a.end <= clause.start]
    return bool(near) and region is not None and near[-1].fields.get("region") == region


def strip_issuers(clause: Clause, since: int) -> str:
    """Return the words between two titles without the names of issuers."""
    gap = clause.text[since : clause.start]
    if len(gap) > 40:
        return gap
    for actor in clause.actors:
        if since <= actor.start and actor.end <= clause.start:
            gap = gap.replace(clause.text[actor.start : actor.end], "")
    return re.sub(r"(?:联合)?(?:印发|下发|发布|出台)的", "", gap)


def find_issuer(clause: Clause, inner: int) -> str | None:
    """Return who issued a text: the actors that its title begins with, or 甲印发的《…》."""
    named = [actor for actor in clause.actors if not actor.fields["typed"]]
    inside = [a for a in named if inner <= a.start and a.end <= clause.end]
    names = chain(clause.text, inside, inner, forward=True)
    if names and not ISSUERS_END.match(clause.text, inside[len(names) - 1].end):
        names = []
    if not names:
        near = [a for a in named if clause.start - REACH <= a.start and a.end <= clause.start]
        if near and ATTRIBUTE.fullmatch(clause.text, near[-1].end, clause.start):
            names = chain(clause.text, near[::-1], near[-1].end, forward=False)
    if not names and SPEAKER.search(clause.before):
        return clause.context.region_name
    return "、".join(names) or None


def chain(text: str, actors: Sequence[Mention], at: int, *, forward: bool) -> list[str]:
    """Return the names of actors that follow each other from ``at``: 甲、乙和丙."""
    names: list[str] = []
    for actor in actors:
        gap = text[at : actor.start] if forward else text[actor.end : at]
        if gap.strip(" 、和与及"):
            break
        names.append(actor.name)
        at = actor.end if forward else actor.start
    return names if forward else names[::-1]
