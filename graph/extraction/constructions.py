"""The constructions of policy Chinese that say who helps whom, over symbolised sentences.

In: a SymbolLine. Out: Readings: who may be helper, who recipient, by which cue. Example:
``P由P对口支援`` reads the second P as helper and the first as recipient. The constructions are rows
of graph/gazetteer/constructions.csv: a name, an example, the characters and pairs of them of which
a line must hold one (none told: it is always searched), a pattern. In a pattern «h», «b» and «s»
stand for helper, recipient and who is sent, «P» «O» «S» «R» for the classes of phrases, the other
names in «» for the stones below; the group ``n`` is a cue behind the recipient.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.branches import VILLAGES
from graph.coordination import CLAUSE_END, SENDERS, Phrase, owners_of
from graph.extraction.amounts import Item
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.symbols import BASE, FIRST, LAST, RANGES, SymbolLine
from graph.extraction.wealth import is_better_off, is_stronger
from graph.groups import End
from graph.lexicon import alternation, read_rows, read_words
from graph.phrases import NATION
from graph.records import record

P, O, S, R = (RANGES[kind] for kind in "POSR")  # noqa: E741 (the classes' own letters)
HELPER = f"[{P}{O}{S}]"
RECIPIENT = f"[{P}{O}{R}]"
MACRO = re.compile("«(\\w+)»")
ANY = f"{P}{O}{S}{R}"
# 继续 | 分别 | 自2013年起 | 已经: what may stand between an end and its cue
SINCE = r"(?:[自从于]?\d{4}年(?:\d{1,2}月)?(?:起|开始|以来|初|底)?)?"
GAP = (
    f"(?:的?(?:官兵|员工|职工|党员|党员干部|干部职工)们?)?(?:，?每[人名位])?{SINCE}"
    f"(?:共同|联合|参与|[^，：、（）《》“”的由被是对向为与和同{ANY}]){{0,6}}?"
)
WIDE = f"[^，：《》{ANY}]{{0,10}}?"
# “一对一”联系, “组团式”帮扶
NICKNAME = "(?:“[^”]{1,8}”(?:的方式|方式|形式)?)?"
# 继续 | 陆续: all that may stand before a verb of motion (not 扩大到, 送到)
ADVERB = (
    "(?:要|将|应|应当|须|有计划地|轮流|自愿|踊跃|"
    "已|已经|主动|分别|积极|陆续|继续|(?:每|一)[年月周季]度?[多两数一二三四五六七八九十\\d]{0,2}次?|定期|全部|先后|正式|今[晨日天早]|昨[日天晚]|当[日天晚]|连夜|星夜|火速|紧急|迅速|开始|再次|多次|率先|下)?"
)
# 甲局、乙公司|相关工作人员，深入丙村: those of the bodies who go
STAFF = (
    f"(?:的?[^，。：；{ANY}]{{0,4}}?(?:相关|有关)?(?:工作人员|负责人|负责同志|人员|代表|官兵|员工|职工|党员|"
    "专家|医生|医师|教师|老师|名师|师生|大学生|研究生|骨干|义诊队|医疗队|支教队|实践队|服务队|小分队|团队|[校院组]长(?=带队))"
    "(?:一行|们|带队)?，?)?"
)
# ，冒着酷暑|深入, 顶着烈日|来到
THROUGH = (
    "(?:，?(?:冒着|顶着|不顾|不畏|迎着|克服|带着|携带|冒(?=[雨雪严酷])|顶(?=[风烈]))"
    f"[^，。：{ANY}]{{2,12}}?)?"
)
# 支教 | 任职: what is done there
SERVICE = (
    "支教|支医|支农|走教|送教|助教|帮扶|任职|挂职|工作|服务|指导|诊疗|义诊|巡诊|坐诊|会诊|示范课|同课异构|驻村|驻点|扶贫|支援|对口|"
    "开展|救援|救灾|抢险|任教|讲学|创业|联村|联户|包村|包户|帮户"
)
# 签署帮扶协议, not any contract
SIGNED = (
    "(?:签署|签订|签下|达成|结成|结为|建立|巩固|深化|缔结|组成|成为)"
    "[^，。]{0,10}?(?:帮扶|扶贫|对口|协作|结对|援|对子|共建|校地合作|村企|对接单位|手拉手|友好(?!城市|关系|合作|往来|交往)|姊妹(?!城市|市))(?:协作|帮扶|扶贫)*"
)
# 为有能力的贫困户, 进驻位于甲山区的|乙县, 对我省|甲市
LIES_IN = (
    f"(?:位于|地处|处于|坐落[在于])(?:(?:[^，：的{ANY}]{{0,4}}[{P}]){{1,2}}[^，：{ANY}]{{0,8}}的)?"
)
# a town or village that is not known: 大河塔镇|甲村, 甲县|大河塔镇|乙村
TOWN = f"(?:[{P}]?[^，。：、的{ANY}]{{2,5}}(?:镇|乡|街道|苏木|村))?"
# 为区直机关包联的|138个社区
OF_TIE = (
    f"[{O}{P}][^，。：；{ANY}]{{0,2}}"
    "(?:包联|包保|包扶|联系|挂钩|挂联|结对帮扶|对口支援|对口帮扶|帮扶)的"
)
ATTRIBUTE = (
    f"(?:{OF_TIE}|{LIES_IN}|[^，：{ANY}]{{0,14}}的|“[^”]{{1,6}}”)?"
    f"(?:[我全][国省市州区县盟旗]|[省市州区县盟旗境]内|当地)?{TOWN}"
    "(?:近|约|逾|超过?|多达|不少于|不低于|不|每[名位户个所家])?"
    f"(?:[{P}]?[^，。：；的{ANY}]{{0,10}}(?:单位|学校|医院|对象|地区|城市|[县区州村点]|[{O}{P}])——)?"
)
AFTER = (
    f"(?:[^，：{ANY}]{{1,6}}[以之]外)?(?:了|着|过|到|工作|任务)?(?:其|这|那|最后|唯一)?{ATTRIBUTE}"
)

# 甲公司|通过某平台|向乙村捐赠, 甲局|采取“一帮一”的形式|与乙村结对
VIA = (
    "(?:的(?:[\\d.]+[多余]?[名位个])?(?:员工|职工|干部职工|教职工|党员|官兵|师生|志愿者|青年|爱心人士)们?)?"
    "(?:，?(?:通过|采取|采用|按照|以)[^，。：；]{2,36}?"
    "(?:平台|渠道|活动|项目|形式|方式|模式|办法|途径|行动)，?)?"
)


AIDING = "援扶助持对为向给与和、"
AND = "(?:、|和|及其?|以及|，以及|等[省市县区地]和)(?:若干)?"


def listed(one: str) -> str:
    """Return the pattern of a list of phrases of several classes: 企业以及机关."""
    return f"{one}(?:{AND}{one})*"


TEAMS = ("第一书记", "工作队", "督导组", "工作组", "帮扶队", "工作队员", "团组")
FORMER = re.compile("前者|后者")
# 国务院某办|向贫困村选派第一书记: who has it done
STATE = ("国务院", "中共中央", "中央")
# 甲局的周明被选派到, 甲局驻…第一书记: a body's post in a village
POSTS = ("was_sent", "posted", "stays_at", "serves_as")
# 甲村驻村工作队、|乙局派驻丙村第一书记: the team before belongs to another post
TEAM_BEFORE = re.compile(f"^.*[{S}](?:{AND})")
# 工作队队员来自甲局
COMING = ("from_then", "then_from")
# 甲局|副局长周明带领|工作队
LED = (
    "(?:党[组委])?副?(?:[部厅局院校行会社署]长|主任|书记|经理|主席|队长)"
    f"[^，。：；的{ANY}]{{0,8}}?(?:带领|率领|率)(?:全体|相关)?"
)
# 甲医院(的) before 专家团队, but not 支援甲医院的 before it
OWNER = re.compile(
    f"(?:(?<![{AIDING}])(?P<o>[{O}])(?:[^，。：；的{ANY}]{{0,8}}[分小中大]队|{LED})?|(?:^|[，：；由])(?P<p>[{P}])等?(?:派出|选派|组成)?)的?$"
)
# 甲县从县里和|乡镇选派: where those who are sent were before
FROM = re.compile("从[^，。]{0,6}$")
# 村党支部的第一书记: where those who are sent serve, not who sends them
BRANCHES = ("党组织", "党支部", "党总支", "村委会", "两委")
# 甲市与乙市|区县, 县（市、区）
LEVEL = re.compile("[县市区旗（）、]{2,}$")
# 来到帮扶单位|甲村, 为扶贫联系点|乙村
OWN_SITE = re.compile("帮扶|帮建|联系|挂[扶点钩包]|包[扶保联]|结对|对口|定点|扶贫点")
# 甲法院到帮扶村|乙村: the village is its own; a 扶贫联系点 may be a bank's or a club's
ASSIGNED = re.compile("帮[扶联]|包[扶保联村]|挂[点钩联扶]|结对")
OWN_VILLAGE = "定点帮扶"
# who gives to those whom another helps
GIFTS = ("gives", "elided_gives", "towards", "brings")
# one list holds both sides
LISTING = ("mutual",)
# 向甲县政府|捐赠: what is given to a government is for its place
GIFT = re.compile("捐|赠")
OFFICE_NAME = re.compile("(?:人民)?政府$")
# partners of equal rank: the better-off side helps
PARTNERS = (
    "with",
    "beside",
    "with_next",
    "paired_first",
    "elided_with",
    "deepens_with",
    "visits",
    "leads_visit",
    "talks",
    "signs_with",
    "nominal_with",
    "dash",
    "dash_heads",
    "house_with",
    "house_acts",
    "paired_with",
    "with_tied",
    "become_units",
    "helping_city",
    "swaps",
)
ELIDED = (
    "undertakes",
    "shoulders",
    "elided",
    "elided_towards",
    "elided_gives",
    "elided_in",
    "elided_nominal",
    "solves",
    "elided_bond",
    "elided_weak",
    "elided_with",
    "grants",
    "funds_for",
    "works_for",
    "builds_of",
    "sends",
    "sends_to",
    "for_sends",
)
# 甲市派出|由乙医院医生组成的医疗队: both of them send
SENT_BY = re.compile(f"[{P}](?:先后|共|已)?(?:派出|选派|组织|组建|派遣|组成)了?$")
# 甲市先后|选派50名专家，帮助乙医院
SENDER = re.compile(f"(?:^|[，：；])(?P<h>[{P}{O}])(?:先后|累计|共|已|还|又|也)*$")
# 甲协会和乙协会|对接，: what partners do together
TOGETHER = re.compile(
    "[^，：]{0,4}?(?:对接|签[订署约]|座谈|结对|结成|建立了?[^，：]{0,8}?(?:关系|机制|联盟))"
)
# 其中教师|20人，医生|18人，支援甲市: parts of who is sent are no subject
COUNT_BEHIND = re.compile(r"(?:共|约|有)?\d[\d.]*[余多]?[人名位]")
# 甲委|副主任说，中央支援…, 甲市委|书记带队: those who only speak, or lead others
SPEAKS = (
    f"[^，：；的{ANY}]{{0,10}}?(?:代表|受)[{P}{O}]|"
    "副?书记|常委|[^，：；]{0,12}?(?:说|表示|介绍|强调|指出|认为)，"
)
# 甲局|局长代表|乙局
STANDS_FOR = f"(?:[{P}{O}][^，：；的{ANY}]{{1,10}}|[^，：；{ANY}]{{0,6}})代表"
# 甲委|监管的28户企业，
OWNS = "(?:所?监管|主管|管理|所属|下属|直属)的"
# 甲市…，: a phrase that opens a clause, alone or behind 动员 (工商联组织|企业), no place or time
SUBJECT = re.compile(
    f"(?:^|[，：；])(?:第[一二三四五六七八九十百]+条[ 　]?"
    f"|[（(]?[一二三四五六七八九十\\d]{{1,3}}(?:[）)、.．]|是))?"
    f"(?:(?:即|并|其中|同时|目前|近年来|多年来|此外|另外|截至目前|自\\d{{4}}年)，?)?"
    f"(?:(?:[{P}]|全[国省市县区州旗])(?=(?:已经?|共|现|累计|目前)*有[{O}]))?(?:进一步|广泛|继续|积极|已经?|共|现|累计|目前)*有?(?:参与|动员|组织|引导|鼓励|支持|号召|发动|推动|协调|落实|安排|明确|要求|由)?"
    f"(?:[{O}][^，：；的{ANY}]{{0,4}}?(?:组织|动员|引导|鼓励|发动|协调|推动)[^，：；{ANY}]{{0,4}}(?=[{O}])|[{P}{O}](?:安排|指定|确定|明确)了?(?=[{O}]))?"
    f"(?:[{P}](?:“[^”]{{2,12}}”[^，：；{ANY}]{{0,8}}?)?(?:参[与加]|从事|响应|来自|位于|负责|进入)[^，：；{ANY}]{{0,20}}(?=[{O}])|[{O}]{OWNS}(?=[{O}])|[^，：；{ANY}]{{1,14}}的|[^，：；{ANY}]{{2,5}}作为|{STANDS_FOR}|我们)?(?:每[名位个]?)?(?P<h>{listed(HELPER)})(?![的]|[^，]{{0,4}}[中上下里]，|{SPEAKS}|{OWNS})"
)


@record(frozen=True, slots=True)
class Reading:
    """What one construction reads: the two Phrases, the cue, and the span in the line.

    ``amounts`` is money that only the heads of a table tell, with clean starts.
    """

    helper: Phrase | None
    recipient: Phrase | None
    cue: str
    rule: str
    start: int
    end: int
    staff: Phrase | None = None
    amounts: tuple[Item, ...] = ()


def cues(*classes: str) -> str:
    """Return the alternation of the aid cues of some classes of aid_cues.csv."""
    return alternation(row["cue"] for row in read_rows("aid_cues.csv") if row["class"] in classes)


def macros() -> dict[str, str]:
    """Return the building stones of the patterns of constructions.csv by name."""
    # no 丙 of 甲帮扶乙、|丙帮扶丁
    another = f"(?!(?:分别|共同|联合|各自)?(?:{cues('pair')})|[帮带][{P}])"
    recipients = f"{RECIPIENT}(?:{AND}(?:[{R}]|[{P}{O}]{another}))*"
    built = f"[^，。：；、的与和同向为对由{ANY}]{{1,6}}(?:、|和|及)"  # 甲村|道路、|乙村
    go: dict[str, list[str]] = {"aid": [], "move": []}
    for row in read_rows("go_verbs.csv"):
        go[row["class"]].append(row["verb"])
    stones = {kind: f"(?P<c>{cues(kind)})" for kind in ("pair", "bond", "weak", "give")}
    return stones | {
        "h": f"(?P<h>{listed(HELPER)})(?:(?:、|和|及)(?:公民)?个人)?",
        "b": f"(?P<b>{recipients})",
        "works": f"(?P<b>{recipients}(?:{built}[{P}]{another})*)",
        "s": f"(?P<s>[{S}])",
        "place": f"(?P<b>{listed(f'[{P}]')})",
        "strong": f"(?P<c>{cues('pair', 'weak', 'give')})",
        "mutual": f"(?P<c>{cues('mutual')}|{SIGNED})",
        "pair_word": f"(?:{cues('pair')})",
        "tie": f"(?:{cues('pair', 'bond')})",
        "ties": f"(?P<c>{cues('pair', 'bond')})",
        "send": alternation(read_words("send_verbs.csv")),
        "aids": alternation(go["aid"]),
        "moves": alternation(go["move"]),
        "go": alternation(go["aid"] + go["move"]),
        "helper": HELPER,
        "helpers": listed(HELPER),
        **{"gap": GAP, "wide": WIDE, "after": AFTER, "attribute": ATTRIBUTE, "any": ANY},
        **{"town": TOWN, "nickname": NICKNAME, "adverb": ADVERB, "service": SERVICE},
        **{"since": SINCE, "staff": STAFF, "through": THROUGH},
        **{"via": VIA, "and": AND},
        **{"P": P, "O": O, "S": S, "R": R},
    }


SETS = 3  # of needs a construction


class Construction(NamedTuple):
    """A row of constructions.csv; a line without any piece of one of the sets ``needs`` cannot
    hold what it reads, and is not searched (tools/needs.py). P, O, S, R stand for phrases.
    """

    rule: str
    needs: tuple[frozenset[str], ...]
    pattern: re.Pattern[str]


@cache
def compiled(rules: tuple[str, ...] | None = None) -> tuple[Construction, ...]:
    """Return the constructions of constructions.csv, most specific first, compiled once.

    ``rules`` names those that are wanted, all where it is None.
    """
    if rules is not None:
        return tuple(one for one in compiled() if one.rule in rules)
    stones = macros()
    return tuple(
        Construction(
            row["rule"],
            tuple(frozenset(pieces.split("|")) for pieces in row["needs"].split()),
            re.compile(MACRO.sub(lambda macro: stones[macro[1]], row["pattern"])),
        )
        for row in read_rows("constructions.csv")
    )


class Mask(NamedTuple):
    """As bits: the constructions that have no such set of needs, and which a piece lets in.

    The bits of the second sets of needs stand above those of the first, those of the third above.
    ``finder`` finds the pieces in a line and gives their numbers, ``letting`` is by these.
    """

    free: int
    finder: AhoCorasick
    letting: tuple[int, ...]
    kinds: dict[str, int]


@cache
def mask_of(rules: tuple[str, ...] | None) -> Mask:
    """Return the mask of what the constructions need."""
    free, letting = 0, dict[str, int]()
    ordered = compiled(rules)
    for place, one in enumerate(ordered):
        for number in range(SETS):
            bit = number * len(ordered) + place
            needs = one.needs[number] if number < len(one.needs) else None
            if needs is None:
                free |= 1 << bit
            for piece in needs or ():
                letting[piece] = letting.get(piece, 0) | 1 << bit
    finder = AhoCorasick(list(letting), matchkind=MatchKind.Standard)
    return Mask(
        free, finder, tuple(letting.values()), {kind: letting.get(kind, 0) for kind in BASE}
    )


def possible(symbols: SymbolLine, rules: tuple[str, ...] | None) -> list[Construction]:
    """Return the constructions that a line can hold by the pieces in it, in their order."""
    ordered, found = compiled(rules), []
    let, finder, letting, kinds = mask_of(rules)
    for piece, _, _ in finder.find_matches_as_indexes(symbols.line, overlapping=True):
        let |= letting[piece]
    for phrase in symbols.phrases:
        let |= kinds[phrase.kind]
    bits = let & let >> len(ordered) & let >> 2 * len(ordered)
    while bits:
        lowest = bits & -bits
        found.append(ordered[lowest.bit_length() - 1])
        bits ^= lowest
    return found


def read_constructions(symbols: SymbolLine) -> Iterator[Reading]:
    """Yield every reading of a line; a stretch that one construction reads is read once."""
    taken: list[tuple[int, int]] = []
    only = LISTING if len(symbols.phrases) == 1 else None
    acting = any(phrase.kind != "R" for phrase in symbols.phrases)  # who only receive help nobody
    for rule, _, pattern in possible(symbols, only) if acting else ():
        position = 0
        while match := pattern.search(symbols.line, position):
            position = match.start() + 1
            if any(start <= core(match) < end for start, end in taken):
                continue
            if rule in LISTING and len(symbols.phrase(match["h"]).ends) < 2:
                continue
            if not shares_end(symbols, rule, match):
                taken.append((own_start(rule, match), match.end()))
            position = max(match.end("b"), position)  # a pattern may go without «b»
            yield reading_of(symbols, rule, match)


def shares_end(symbols: SymbolLine, rule: str, match: re.Match[str]) -> bool:
    """Tell whether another construction may read on: 甲市派出|由乙组成的队, 甲市对口地区——|乙县."""
    if rule == "made_of":
        return SENT_BY.search(symbols.line, 0, match.start()) is not None
    return rule == "site_named" and match["n"] is not None


def own_start(rule: str, match: re.Match[str]) -> int:
    """Return where the stretch begins that no other reading may hold.

    为甲局包联的|20个社区送去: what stands between the two ends says who else helps.
    """
    if rule not in GIFTS:
        return match.start()
    begin = match.end("h") if match.groupdict().get("h") else match.start()
    between = match.string[begin : match.start("b")]
    tied = any(FIRST <= ord(char) <= LAST for char in between)
    return match.start("b") if tied else match.start()


def core(match: re.Match[str]) -> int:
    """Return the place in the line that no other reading may hold: its cue, else who is sent."""
    found = match.groupdict()
    name = next((name for name in "cs" if found.get(name)), "b")
    return match.start(name)


def subject_before(symbols: SymbolLine, place: int) -> Phrase | None:
    """Return the last phrase that opens a clause of the line before ``place``: its subject."""
    matches = list(SUBJECT.finditer(symbols.line, 0, place))
    parts = symbols.line.find("其中", 0, place)
    while matches and 0 <= parts < matches[-1].start("h"):
        if COUNT_BEHIND.match(symbols.line, matches[-1].end("h")) is None:
            break
        matches.pop()
    if not matches:
        return None
    subject = symbols.merged(matches[-1]["h"])
    named = subject.kind == "P" and not subject.ends[0].id.startswith("group/")
    if named and symbols.line.endswith("支持", 0, matches[-1].start("h")):  # 支持|甲村修路，为…
        return None
    both = len(subject.ends) == 2 and TOGETHER.match(symbols.line, matches[-1].end("h"))
    return replace(subject, ends=subject.ends[:1]) if both else subject


def is_village_team(staff: Phrase) -> bool:
    """Tell whether those sent are a helper by themselves: 第一书记, 驻村干部, 督导组."""
    return any("驻村" in end.name or end.name.endswith(TEAMS) for end in staff.ends)


def is_of_state(helper: Phrase, staff: Phrase) -> bool:
    """Tell whether those who send are 全国, or the state's offices that have village teams sent.

    A number of them (37家中央单位) sends its own.
    """
    name, count = helper.ends[0].name, helper.ends[0].count
    return name in NATION or (count is None and name.startswith(STATE) and is_village_team(staff))


def are_bodies(phrase: Phrase) -> bool:
    """Tell whether all ends are offices, firms, schools by name: each sends its own team."""
    own = ("agency", "enterprise", "bank", "school", "hospital", "social_org")
    return all(end.type in own and not end.id.startswith("group/") for end in phrase.ends)


def are_parted(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether one level of two cities is paired: 甲市与乙市|区县结对 ties 甲市 to 乙市."""
    one, other = helper.ends[0], recipient.ends[0]
    named = one.type == "place" and one.id.endswith("00") and len(recipient.ends) == 1
    return (
        named and other.count is None and other.owner is not None and bool(LEVEL.match(other.head))
    )


def body_of(symbols: SymbolLine, staff: Phrase) -> Phrase | None:
    """Return the body that staff belong to (甲医院的专家团队), None where none is named."""
    if staff.kind != "S" or staff.ends[0].place is not None:
        return None
    at = symbols.starts.index(staff.start)
    owner = OWNER.search(symbols.line, 0, at)
    body = symbols.phrase(owner["o"] or owner["p"]) if owner else None
    if body is not None and body.kind == "P":
        return body if are_senders(body) and not is_village_team(staff) else None
    serves = body is not None and body.ends[-1].name.endswith(BRANCHES)
    return None if serves else body


def are_senders(places: Phrase) -> bool:
    """Tell whether places are several or a number of provinces or cities: 15个省份|3000名医生."""
    last = places.ends[-1]
    if last.type == "place":
        return len(places.ends) > 1 and all(end.type == "place" for end in places.ends)
    return last.count is not None and last.name.endswith(SENDERS)


def governed(phrase: Phrase, *, offices: bool = False) -> Phrase:
    """Return the places whose committees a phrase names (甲县委 thanks for 甲县), else it.

    ``offices``: the government of a place is meant too: gifts to 甲县政府 are for 甲县.
    """
    committees = all(end.type in ("party", "government") for end in phrase.ends)
    if offices and committees:
        seats = [seat_of(end) for end in phrase.ends]
        places = {seat.id: seat for seat in seats if seat is not None}
        return replace(phrase, kind="P", ends=tuple(places.values())) if places else phrase
    places = {end.owner.id: end.owner for end in phrase.ends if end.owner and end.kind != "S"}
    return replace(phrase, ends=tuple(places.values())) if places and committees else phrase


def are_governments(phrase: Phrase) -> bool:
    """Tell whether all ends are governments by name: 甲县人民政府."""
    return all(end.type == "government" and end.seat for end in phrase.ends)


def seat_of(body: End) -> End | None:
    """Return the place that a committee or government by name governs, None for a group."""
    name = OFFICE_NAME.sub("", body.name)
    if body.owner is not None or not body.seat or name == body.name:
        return body.owner
    return replace(body, name=name, id=body.seat, type="place", seat="")


def is_house(phrase: Phrase) -> bool:
    """Tell whether a phrase is of hospitals or schools, whose 对口支援医院 may be either side."""
    return all(end.type in ("hospital", "school") for end in phrase.ends)


def mutual_reading(partners: Phrase, match: re.Match[str]) -> Reading:
    """Return the Reading of a list of partners: the first half helps the second."""
    half = len(partners.ends) // 2
    first, second = partners.ends[:half], partners.ends[half:]
    helper = replace(partners, ends=first) if first else None
    recipient = replace(partners, ends=second) if len(partners.ends) == 2 else None
    if helper and recipient:
        richer = is_better_off(recipient) > is_better_off(helper)
        if richer or is_stronger(recipient, helper):
            helper, recipient = recipient, helper
    return Reading(helper, recipient, match["c"], "mutual", match.start(), match.end())


def own_site(symbols: SymbolLine, site: str | None, there: Phrase) -> Phrase | None:
    """Return where bodies go to what is theirs to help: the village, where its people are named.

    ``site`` is what the place is called before its name (来到帮扶单位|甲村).
    """
    if site and not all(OWN_SITE.search(end.name) for end in symbols.phrase(site).ends):
        return None
    return owners_of(there) or there if there.kind == "R" else there


def named_site(symbols: SymbolLine, site: Phrase, at: int) -> Phrase:
    """Return the place that a site of its own is by name: 到帮扶村|甲村, else the site.

    ``at`` is where the line goes on behind the site.
    """
    behind = symbols.line[at : at + 1]
    alone = len(site.ends) == 1 and site.ends[0].id.startswith("group/")
    if not (alone and P[0] <= behind <= P[-1] and OWN_SITE.search(site.ends[0].name)):
        return site
    place = symbols.phrase(behind)
    return place if all(end.type == "place" for end in place.ends) else site


def reading_of(symbols: SymbolLine, rule: str, match: re.Match[str]) -> Reading:
    """Return the Reading of a match."""
    found = match.groupdict()
    if rule == "mutual":
        partners = symbols.merged(found["h"])
        return mutual_reading(partners, match)
    if rule in POSTS and found["h"]:
        found["h"] = TEAM_BEFORE.sub("", found["h"])
    several = rule in ("goes", "active") and len(found["h"] or "") > 1
    if several and CLAUSE_END.search(symbols.line, 0, match.start("h")):
        found["h"] = found["h"][-1]  # 丙帮扶甲村、|丁局帮扶乙村
    phrase = {key: symbols.merged(found[key]) if found.get(key) else None for key in "hbs"}
    if phrase["h"] is None and rule in ELIDED:
        phrase["h"] = subject_before(symbols, match.start())
        if phrase["s"] is not None and phrase["h"] is not None:
            stays = phrase["h"].kind in "PO" and (
                not is_village_team(phrase["s"]) or are_bodies(phrase["h"])
            )
            phrase["h"] = phrase["h"] if stays else None
    if rule == "sent_helps" and phrase["s"] and not is_village_team(phrase["s"]):
        by = SENDER.search(symbols.line, 0, match.start())
        phrase["h"] = symbols.phrase(by["h"]) if by else None
    if rule == "sends" and phrase["h"] and FROM.search(symbols.line, 0, match.start()):
        phrase["h"] = subject_before(symbols, match.start())
    helper, recipient = phrase["h"], phrase["b"]
    is_gift = GIFT.match(found.get("c") or "") is not None
    if (rule == "thanks" or is_gift) and recipient is not None:
        recipient = governed(recipient, offices=is_gift)
    if rule == "leads_visit" and helper is not None:
        helper = governed(helper)
    if rule in PARTNERS and helper and recipient and are_governments(recipient):
        helper, recipient = (governed(one, offices=True) for one in (helper, recipient))
    if (
        rule in ("is_helped_as", "extends_to", "from_there")
        and helper is None
        and phrase["s"] is not None
    ):
        helper = owners_of(phrase["s"])
    if rule in ("leads_group", "team_of_bodies") and recipient is None and phrase["s"] is not None:
        recipient, phrase["s"] = owners_of(phrase["s"]), None
    if rule == "visits_own" and recipient is not None:
        recipient = own_site(symbols, found.get("g"), recipient)
    elif recipient is not None and found["b"]:
        recipient = named_site(symbols, recipient, match.end("b"))
    own = helper is not None and phrase["s"] is None and rule != "team_at"
    body = body_of(symbols, helper) if helper is not None and own else None
    if body is not None:
        helper, phrase["s"] = body, None if rule == "visits_own" else helper
    if rule == "each_of" and helper is None and phrase["s"] is not None:
        helper = body_of(symbols, phrase["s"])
    if helper is not None and (one := FORMER.search(match.group())):
        helper = replace(
            helper, ends=helper.ends[:1] if one.group() == "前者" else helper.ends[-1:]
        )
    if helper is not None and phrase["s"] is not None and is_of_state(helper, phrase["s"]):
        helper = None
    if rule in PARTNERS and helper and recipient and are_parted(helper, recipient):
        recipient = owners_of(recipient)
    mutual = rule in PARTNERS or (rule == "helper_of" and recipient and is_house(recipient))
    if mutual and helper and recipient and is_stronger(recipient, helper):
        helper, recipient = recipient, helper
    unnamed = rule == "made_of" and helper and helper.kind == "S"
    if unnamed and phrase["s"] is not None:  # 由28名医生组成的浙江|医疗队
        helper, phrase["s"] = phrase["s"], None
    if rule == "comes_from" and helper is not None and helper.kind in "SR":
        phrase["s"], helper = helper, owners_of(helper)
    in_village = rule in POSTS and recipient and recipient.ends[0].name.endswith(VILLAGES)
    in_village = (
        in_village
        or rule == "team_of_bodies"
        or (rule in COMING and phrase["s"] and is_village_team(phrase["s"]))
    )
    cue = RESIDENT if in_village else found.get("c") or found.get("n") or ""
    site = symbols.phrase(found["g"]) if found.get("g") else None
    if site is not None and all(ASSIGNED.search(end.name) for end in site.ends):
        cue = OWN_VILLAGE
    return Reading(helper, recipient, cue, rule, match.start(), match.end(), phrase["s"])
