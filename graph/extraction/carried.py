"""What the helper told of before goes on to do: 同时，支持甲村修路 behind 某局帮扶乙村.

In: symbolised sentences in order and the Aids that they gave. Out: Readings. Example: behind
``县水利局帮扶东沟村。`` the sentence ``同时，支持柳湾村建设大棚30座`` has the helper 县水利局. Only
a clause counts that begins with what is done and names who gets it; another subject ends the run.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, R, Reading, listed
from graph.extraction.kinds import is_village_or_needy
from graph.extraction.pairs import Aid
from graph.extraction.symbols import FIRST, LAST, SymbolLine
from graph.groups import End, includes
from graph.model import Mention

# a helper that these tell of is the region or the channel, not one who acts on
NO_SUBJECT = frozenset(
    f"aid.{rule}"
    for rule in (
        *("signs", "east_west", "formula", "resident", "report", "table", "divided", "labelled"),
        *("regional", "regional_group", "topic_group", "topic_team", "topic_alone"),
    )
)
# 三年来，| 截至目前，| 在教育方面，
LEAD_IN = (
    rf"(?:以及)?(?:在?(?:未来|今后|过去)[\d一二两三四五]+年[内里间]?|[一二三四五六]是|[（(]?[一二三四五六七八九十\d]{{1,2}}[）)、.．])?"
    rf"(?:(?:(?:[近这自从在为\d]|截至|围绕|针对|按照|根据|通过|结合|聚焦|今年|去年|当年|同年|[一二两三四五六七八九十几多]+年)"
    f"[^，。；：{ANY}]{{0,18}}|同时|此外|另外|目前|不仅如此|与此同时|期间|其间|随后)，"
    f"|通过[^，。；：{ANY}]{{2,16}}(?:方式|形式|途径|等)"
    r"|20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?)?|今年|去年|当年|同时|此外)?"
)
ADVERB = (
    "(?:他们|还|又|也|并且?|同时|先后|累计|共计?|已经?|另外?|今年|去年|每年|再次?|多次|积极|主动|大力|重点|持续|"
    "进一步|无偿|直接|专门|继续|相继|陆续|全额|自筹|全力|着力|用心|近年来)*"
)
HEAD = f"(?:^|(?<=[，；：])){LEAD_IN}(?:(?P<h>[{P}{O}])(?![的{ANY}]))?{ADVERB}"
GAP = f"[^，；：{ANY}]"
SIDES = f"(?P<b>{listed(f'[{P}{O}{R}]')})(?!的?[{O}])"
# 支持|甲村建设大棚
HELPS = re.compile(
    f"{HEAD}(?P<c>支持|帮助|扶持|资助|援助|支援|帮扶|捐助|协助|援建|捐建)了?(?:当地|不){{0,2}}{SIDES}"
)
# 投资210万元实施了|甲村改造, 筹资5万元，为|甲小学修路
PAYS = re.compile(
    f"{HEAD}(?P<c>投资|投入|筹资|筹集|筹措|出资|捐资|捐款|捐赠|争取|协调|落实|拿出|安排|拨付|提供|购[买置])了?"
    rf"{GAP}{{0,8}}?\d{GAP}{{0,14}}?，?(?:用于|帮助|支持|扶持|资助|援建|捐建|为|给|向|在|对|帮|"
    f"(?:实施|建设|修建|新建|改造|建成|建起|修通|硬化|完成|架设|改善|解决)了?){SIDES}"
)
# 向|甲小学捐赠电脑10台
GIVES = re.compile(
    f"{HEAD}(?:为|给|向|对|在){SIDES}{GAP}{{0,12}}?(?P<c>捐|赠|送|修|建|安装|投入|投资|购置|发放|提供|资助|援助|"
    "选派|派驻|派出|落实|拨付|打造|培训|改造|实施|协调|解决|添置|配备|硬化|铺)"
)
# 组织员工到|甲小学开展活动，捐赠书包200个
VISITS = re.compile(
    f"{HEAD}(?:组织{GAP}{{1,8}})?(?:到|赴|前往|走进|深入|来到){SIDES}{GAP}{{0,16}}?，?{GAP}{{0,8}}?(?P<c>捐|赠|送去|送上|慰问|义诊|资助)"
)
PATTERNS = (HELPS, PAYS, GIVES, VISITS)
# a sentence without any of these tells of no such thing
DOES = re.compile(
    "支[持援]|帮[助扶]|扶持|资助|援[助建]|捐|协助|投[资入]|[筹出]资|[为给向对在到赴]|走进|深入|前往|补齐"
)
# 村民们种起大棚 | 该项目: what else a clause may be about
OTHERS = re.compile(
    "村[民里“两支]|群众|农户|贫困|全[县村市镇乡区]|当地|项目|公司|企业|合作社|学校|基地|产业|干部|党员|队员|老[人乡]|孩子|"
    "学生|师生|记者|他(?!们)|她|我|政府|部队|书记|主任|[局校院]长|这|该|其(?!中|间)|各|有|是|由|"
    "在[^，]{0,12}(?:支持|帮助|帮扶|援助|带动)下"
)
CLAUSE = re.compile(f"(?:^|(?<=[，；：])){LEAD_IN}{ADVERB}(?P<head>[^，；：])")
LONGEST_HEADING = 40
KINDS = ("place", "actor")
# by those whom it sends, not by itself
BY_STAFF = ("village_team", "household_pairing", "official_contact")
OFFICES = ("agency", "government", "party")
HOUSES = ("school", "hospital", "enterprise")


class Carried:
    """Knows the one helper that the sentences of a paragraph go on about."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.main: Aid | None = None
        first = text[: text.find("\n") + 1]
        self.heading = first if len(first) <= LONGEST_HEADING else ""
        self.bearer: Aid | None = None
        self.known: dict[str, list[Aid]] = {}
        self.heard = False  # whether the sentence being read may go on

    def learn(self, aids: Iterable[Aid]) -> None:
        """Remember the helper of a sentence that tells of one alone, who acts."""
        told = [aid for aid in aids if aid.rule != "aid.carried"]
        acting = [aid for aid in told if acts(aid)]
        for aid in acting:
            self.known.setdefault(aid.helper.name, []).append(aid)
        if told:
            one = len({aid.helper.name for aid in told}) == 1 and acting
            self.bearer = acting[-1] if one else None
        if acting:
            alone = len(self.known) == 1 and self.is_titled(acting[-1].helper)
            self.main = acting[-1] if alone else None

    def sent_before(self) -> list[Aid]:
        """Return what the helper is known for whom a sentence may go on about."""
        return self.known[self.bearer.helper.name] if self.heard and self.bearer else []

    def is_titled(self, helper: End) -> bool:
        """Tell whether the first line names a helper, by its full name or as the text does."""
        said = self.text[helper.start : helper.end]
        return said in self.heading or helper.name in self.heading

    def hears(self, span: tuple[int, int], mentions: list[Mention]) -> bool:
        """Tell whether a sentence may go on about a helper; a paragraph ends the run."""
        if not self.known:
            return False
        if self.text[span[0] - 1 : span[0]] == "\n":
            self.bearer = self.main
        opens = [one for one in mentions[:1] if one.start == span[0] and one.kind in KINDS]
        other = opens and opens[0].name not in self.known
        if other or OTHERS.match(self.text, span[0]):
            self.bearer = None
        named = any(one.name in self.known for one in mentions)
        does = (self.bearer is not None or named) and DOES.search(self.text, *span)
        self.heard = bool(does)
        return self.heard

    def read(self, symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
        """Yield a Reading for each recipient of a clause without a helper of its own.

        ``aids`` is what the sentence gives by itself: none of another helper but staff.
        """
        subjects: list[tuple[int, Aid | None]] = []
        if self.heard:
            subjects = [(0, self.bearer), *self.subjects(symbols)]
            self.bearer = subjects[-1][1]
        if any(aid.helper.kind != "S" for aid in aids):
            subjects = list(goes_on(symbols, aids))
        if not subjects:
            return
        known = {aid.recipient.name for aid in aids}
        for pattern in PATTERNS:
            for match in pattern.finditer(symbols.line, subjects[0][0]):
                bearer = next(one for at, one in reversed(subjects) if at <= match.end())
                there = symbols.merged(match["b"])
                if bearer is None or known.intersection(end.name for end in there.ends):
                    continue
                before = self.known.get(bearer.helper.name, [bearer])
                if not all(may_get(end, before) for end in there.ends):
                    continue
                helper = Phrase(0, 0, "O", (replace(bearer.helper, start=-1, end=-1),))
                begin = symbols.starts[min(match.start("b"), match.start("c"))]
                stop = symbols.ends[match.end() - 1]
                yield Reading(helper, there, match["c"], "carried", begin, stop)

    def named(self, symbols: SymbolLine, symbol: str) -> Aid | None:
        """Return the last relation of the known helper that a symbol stands for."""
        names = [end.name for end in symbols.phrase(symbol).ends]
        return self.known[names[0]][-1] if len(names) == 1 and names[0] in self.known else None

    def subjects(self, symbols: SymbolLine) -> Iterator[tuple[int, Aid | None]]:
        """Yield where clauses turn to a known helper, or to another (None) up to the line's end."""
        for match in CLAUSE.finditer(symbols.line):
            at = match.start("head")
            if FIRST <= ord(match["head"]) <= LAST:
                known = self.named(symbols, match["head"])
                yield at, known
            elif OTHERS.match(symbols.line, at):
                known = None
                yield at, None
            else:
                continue
            if known is None:
                return

    def as_told(self, aid: Aid) -> Aid:
        """Return an Aid by the channel that its helper is known for, but to a house."""
        if aid.recipient.type in HOUSES or aid.helper.name not in self.known:
            return aid
        told = [one.mechanism for one in self.known[aid.helper.name]]
        return replace(aid, mechanism=next((one for one in told if one not in BY_STAFF), told[-1]))


def goes_on(symbols: SymbolLine, aids: list[Aid]) -> Iterator[tuple[int, Aid | None]]:
    """Yield where a sentence goes on about the one helper whom it tells of, and where about others.

    Example: ``某局援建甲小学，并资助乙村20名学生``.
    """
    told = [aid for aid in aids if aid.helper.kind != "S"]
    last = max(told, key=lambda aid: aid.end)
    if len({aid.helper.name for aid in told}) > 1 or not all(map(acts, told)):
        return
    if last.end not in symbols.starts:
        return
    at = symbols.starts.index(last.end)
    yield at, last
    for match in CLAUSE.finditer(symbols.line, at + 1):
        head = match["head"]
        other = FIRST <= ord(head) <= LAST
        if other and [end.name for end in symbols.phrase(head).ends] == [last.helper.name]:
            continue
        if other or OTHERS.match(symbols.line, match.start("head")):
            yield match.start("head"), None
            return


def acts(aid: Aid) -> bool:
    """Tell whether an Aid names a helper who acts: no group, no channel, before its recipient."""
    named = not aid.helper.id.startswith("group/") and aid.rule not in NO_SUBJECT
    return named and aid.helper.end <= aid.recipient.start


def may_get(end: End, before: list[Aid]) -> bool:
    """Tell whether one may be helped by a helper of known relations, without being named so.

    A recipient of before, a place in one, a village, a house by name, or people who are counted.
    """
    helper = before[-1].helper
    if end.name == helper.name or end.name.startswith(helper.name):
        return False
    if any(includes(aid.recipient, end) for aid in before if aid.recipient.id) or any(
        end.name == aid.recipient.name for aid in before
    ):
        return True
    if end.kind == "R":
        return end.count is not None
    if helper.type in OFFICES and end.name.endswith(("乡", "镇", "街道")):
        return False  # what an office does for a town of its county is its task
    if end.id.startswith("group/"):
        return False
    return end.type in HOUSES or (end.type == "place" and is_village_or_needy(end))
