"""Village teams where they stand: 驻村第一书记, 驻村工作队, cadres sent to villages.

In: symbolised sentences in order, and the villages that the text names. Out: Readings. Example:
behind ``滴水村海拔两千米。`` the sentence ``驻村第一书记带大家种茶`` has the recipient 滴水村;
``选派2万名干部到村`` has the recipient 村. A team is written once for a village.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from graph.coordination import Phrase
from graph.extraction.acting import is_of_village
from graph.extraction.constructions import ANY, O, P, Reading, S, body_of
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.pairs import Aid
from graph.extraction.posted import Posted
from graph.extraction.symbols import SymbolLine
from graph.extraction.teams import (
    STATIONED,
    TEAM,
    class_of,
    counted,
    is_member_of,
    named_for_village,
    of_villages,
    size,
    without,
)
from graph.extraction.villages import VILLAGE, Villages
from graph.groups import End
from graph.lexicon import alternation, read_words
from graph.model import Mention

CADRES = re.compile("(?:干部|党员|干部职工|特派员|工作人员)$")
# 派驻…第一书记 | 抽调…干部
SENT = re.compile(f"(?:{alternation(read_words('send_verbs.csv'))})了?[^，。；：{ANY}]{{0,8}}$")
# 干部到村开展帮扶 | 工作队员超过5万人驻村帮扶 | 干部，到农村蹲点
STAYS = re.compile(
    f"”?[^。；：{ANY}]{{0,14}}?"
    "(?:驻村|驻点|驻扎|住村|进村|到村|入村|下村|在村|蹲点|沉到村|到农村|深入农村|深入村|进驻村|新一轮驻村)"
)
# 干部驻村 | 机关干部下村: a bare noun and its verb
AT_ONCE = re.compile("(?:驻村|住村|进村|下村|到村|入村)(?![委民干第书工办])")
# 甲村的驻村干部 | 甲村党支部第一书记 | 甲村村委会里，驻村工作队
OF = re.compile("的?(?:党支部|党总支|党组织|村委会)?[“\\d]{0,2}")
# 组成工作队，下到全省各村: a village that the team goes to
GOES_TO = re.compile(
    f"”?[^，。；：{ANY}]{{0,8}}，?[^，。；：{ANY}]{{0,6}}(?:到|驻|在|入|进|走|来|扎根)了?(?:全[省市州县区])?$"
)
# 12名驻村干部|来到这里, 机关干部|进驻村子: they are in one village
COMES_HERE = re.compile(
    f"”?[^。；：{ANY}]{{0,12}}?(?:来到|回到|住进|进驻|走进)了?(?:这里|这儿|村里|村中|村子|该村)"
)
# 其他|十八名队员: of the team that is told of
OTHERS = re.compile("(?:其他|其余|另外)的?$")
# 加强驻村工作队管理: the institution, not a team
MANAGED = re.compile(
    "”?(?:的)?(?:选派|管理|建设|制度|机制|考核|培训|待遇|经费|座谈|表彰|队伍|条例|办法|[^，。；]{0,12}轮训)"
    "|(?:驻村|包村)(?:帮扶)?的?[^，。；：]{0,14}?(?:机制|制度|模式|体系|办法)"
)
# 做好选派|驻村工作队工作, 要求驻村干部每周到村，|包村干部每月到村: an institution, in no village
CALLED = re.compile(
    "(?:做好|加强|坚持|优化|完善|推进|强化|落实)[^，。：；]{0,8}$"
    f"|(?<![民众])(?:要求|规定)(?:[{S}][^，。；]{{1,24}}，)?[^，。；]{{0,30}}$"
)
# 选派…干部担任…|第一书记: of many villages, whichever one the text names
DISPATCHED = re.compile(
    "(?<![被获受织经])(?:选派|下派|派出|派驻|抽调|选调)(?!到)"
    "[^。；]{1,40}(?:担任|任|当)[^。；]{0,12}$"
)
# 队里明确一人担任|第一书记, 组建工作队，由副行长兼任|第一书记: a post within the team
WITHIN_TEAM = re.compile(
    f"[{S}](?:[^，。；{ANY}]{{0,6}}?(?:明确|推荐|指定|确定|安排)[^，。；]{{0,16}}(?:担任|兼任)"
    f"|，由[^，。；]{{1,24}}兼任?)[^，。；]{{0,8}}$"
)
# 甲省：驻村工作队助力脱贫: a headline on a whole place
HEADLINE = re.compile(f"[^，。：{ANY}]{{0,8}}[{P}]：[^，。]*$")
# 同乡党委书记、|驻村干部商讨: those who are met
MET = re.compile("(?:[同与]|听取|召集|邀请|陪同)[^，。；：]{2,40}、$")
# 驻村帮扶督查组: those who look on
INSPECTORS = ("督查组", "检查组", "考核组", "评估组", "暗访组", "巡查组", "核查组")
# 甲村是一个|种植村: what a village is
PREDICATE = re.compile("(?:是|属于|成为|成了)(?:[^，。；]{0,6}的)?[^，。；]{0,8}$")
KINDS = ("书记", "队", "干部")
UNITS = ("agency", "enterprise", "bank", "school", "hospital", "social_org")
# a hospital or a school is tied to its village as what it is
TIES_OF_UNITS = ("fixed_point", "medical_pairing", "education_pairing")
# 驻点村 | 帮扶村: the village that a body helps, named elsewhere in its text
OWN = re.compile("(?:驻点|驻村|帮扶|联系|包联|包扶|挂点|结对|对口)村")
# 甲市委书记（当时设有|第一书记）
TITLED = re.compile(f"[委{O}]书记[（(][^）)]{{0,8}}$")
COMMITTEE = ("委", "委员会", "中央局")
# 市园林局驻村帮扶
STATIONED_BODY = re.compile(
    f"(?:的[^，。：{ANY}]{{2,4}}，?)?(?:在|到)?(?:驻村|包村)(?:(?:帮扶|扶贫)(?!工?作?情况)|联户|工作(?![队组]|情况)|至今|以来|后|已)"
)
# 县委办包扶以来，先后为村里修桥: the village told of before
HELPS_SINCE = re.compile(
    "(?:定点|结对|对口)?(?:包扶|包联|包抓|帮扶|帮联|联系|扶贫)(?:该村|这个村)?(?:以来|后|至今)，"
)
# 市审计局到村走访后，拿出帮扶资金5万元
GIVES_THERE = re.compile(
    f"[^，。；{ANY}]{{0,6}}?(?:到村|进村|入村|深入村)[^。；]{{0,24}}?，[^。；{ANY}]{{0,12}}?"
    f"(?:拿出|投入|捐[赠助款资献]|出资|安排|落实|筹[集措资])[^，。；{ANY}]{{0,12}}?(?:帮扶|帮助|支持|修|建|用于)"
)
# 甲大学派出专家到村指导 | 甲医院每季度来村义诊
SERVES_THERE = re.compile(
    f"[^，。；{ANY}]{{0,6}}?(?:(?:派出?|选派|组织)了?(?:[{S}]|[^，。；{ANY}]{{2,10}}))?(?:到|来|进|入|走进)村里?"
    "[^，。；]{0,8}?(?:指导|义诊|培训|支教|讲课|投资|建厂|体检)"
)
SERVING = ("school", "hospital", "enterprise", "social_org")
VILLAGE_OF_BODY = "定点帮扶"
BY_BODY = "包村"  # 单位包村
# 队员超过5万人 | 所有驻村第一书记: no team of one village
MANY = re.compile(r"[^，。；：]{0,4}\d[\d.]*(?:[多余]?[万千百]|(?<=\d\d)[多余]?[名人个])")
LARGE = 10
# 所有驻村第一书记 | 甲省各驻村工作队
EVERY = re.compile("所有|全体|各(?!庄)")
# 几百万名|第一书记
VAGUE = re.compile("[几数](?:[十百千]万?|万)[多余]?[名位个支]?$")


class Residents:
    """Remembers which villages the text names and which team each village has."""

    def __init__(self, text: str, mentions: Iterable[Mention], region: str | None) -> None:
        self.text = text
        self.villages = Villages(text, mentions, region)
        self.posted = Posted(text)
        self.told: set[tuple[str, str]] = set()
        self.own: set[str] = set()  # kinds of teams that a body has in 驻点村, its own village

    def read(self, symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
        """Yield a Reading for each team of a sentence; ``aids`` is what it gives by itself."""
        helping = {aid.helper.start for aid in aids if aid.mechanism == "village_team"}
        for aid in aids:
            self.remember(aid)
        yield from () if aids else filter(None, (self.sent(symbols),))
        told = {aid.helper.start for aid in aids if aid.recipient.type == "place"}
        for phrase in symbols.phrases:
            if phrase.kind not in "OS":
                continue
            stationed = STATIONED_BODY.match(symbols.line, place_of(symbols, phrase))
            if phrase.kind == "O" and stationed is not None:
                there = self.villages.near(phrase.start) or self.villages.bare()
                cue = BY_BODY if BY_BODY in stationed.group() else RESIDENT
                yield from self.once(phrase, there, cue)
            if (village := self.given(symbols, phrase)) is not None:
                yield from self.once(phrase, village, VILLAGE_OF_BODY)
            if phrase.start not in told:
                yield from filter(None, (self.served(symbols, phrase),))
            if phrase.kind != "S":
                continue
            if not is_of_committee(symbols, phrase):
                self.posted.hear(phrase)
            arrives = COMES_HERE.match(symbols.line, place_of(symbols, phrase)) is not None
            if any(end.start in helping for end in phrase.ends) and not arrives:
                continue
            if any(is_sent_by(aid, phrase) for aid in aids) and not arrives:
                continue
            if SENT.search(symbols.line, 0, symbols.starts.index(phrase.start)) and any(
                is_of_unit(aid, phrase) for aid in aids
            ):
                continue
            if (owned := of_villages(phrase)) is not None:
                if not MANAGED.match(symbols.line, place_of(symbols, phrase)):
                    yield from self.once(*owned)
                continue
            if is_of_committee(symbols, phrase) or is_no_helper(symbols, phrase):
                continue
            if (place := self.recipient(symbols, phrase)) is not None:
                yield from self.once(body_of(symbols, phrase) or phrase, place)

    def sent(self, symbols: SymbolLine) -> Reading | None:
        """Return the Reading of a person sent to a village that has no 第一书记 yet."""
        reading = self.posted.read(symbols)
        there = reading.recipient if reading is not None else None
        if there is None or not is_village(there) or ("书记", there.ends[0].name) in self.told:
            return None
        self.told.add(("书记", there.ends[0].name))
        return reading

    def given(self, symbols: SymbolLine, phrase: Phrase) -> Phrase | None:
        """Return the village that a body helps, told before: 甲局到村，拿出资金; 乙局包扶以来."""
        if phrase.kind != "O":
            return None
        at = place_of(symbols, phrase)
        if not (GIVES_THERE.match(symbols.line, at) or HELPS_SINCE.match(symbols.line, at)):
            return None
        return self.villages.near(phrase.start)

    def served(self, symbols: SymbolLine, phrase: Phrase) -> Reading | None:
        """Return the Reading of a school or firm that works in the village: 甲校到村支教."""
        if phrase.kind != "O" or any(end.type not in SERVING for end in phrase.ends):
            return None
        match = SERVES_THERE.match(symbols.line, place_of(symbols, phrase))
        village = self.villages.near(phrase.start) if match is not None else None
        if match is None or village is None:
            return None
        end = symbols.ends[match.end() - 1]
        return Reading(phrase, village, "", "resident", phrase.start, end)

    def village(self, start: int) -> Phrase | None:
        """Return the village that a team told of before helps, None where no team is told of."""
        near = self.villages.near(start) if self.told else None
        helped = near is not None and near.ends[0].name in {name for _, name in self.told}
        return near if helped else None

    def remember(self, aid: Aid) -> None:
        """Keep which village is helped; one that a body helps by name needs no team beside."""
        if aid.mechanism in ("village_team", "fixed_point") and VILLAGE.search(aid.recipient.name):
            kinds = KINDS if aid.helper.kind != "S" else (class_of(aid.helper),)
            self.told.update((kind, aid.recipient.name) for kind in kinds)
            if aid.recipient.id.startswith("group/"):
                self.villages.spoken_of = aid.recipient

    def once(self, phrase: Phrase, place: Phrase, cue: str = RESIDENT) -> Iterator[Reading]:
        """Yield the Reading of each member of a list of teams that the place does not have yet."""
        phrase = counted(self.text, phrase)
        teams = [end for end in phrase.ends if named_for_village(end)] or phrase.ends
        for end in [one for one in teams if self.is_new(one, place)]:
            key = (class_of(end), place.ends[0].name)
            if self.is_member(end, place) or is_member_of(end, teams):
                continue
            if not (place.ends[0].name == "村" and end.name == end.head and end.count is None):
                self.told.add(key)
            if OWN.fullmatch(place.ends[0].name):
                self.own.update(KINDS if phrase.kind == "O" else (class_of(end),))
            start = min([phrase.start, *(one.start for one in (place,) if one.end)])
            helper = Phrase(phrase.start, phrase.end, phrase.kind, (without(end, place),))
            yield Reading(helper, place, cue, "resident", start, phrase.end)

    def is_new(self, team: End, place: Phrase) -> bool:
        """Tell whether a village has no team of this kind yet."""
        own = not place.end and team.place is None and class_of(team) in self.own
        return not own and (class_of(team), place.ends[0].name) not in self.told

    def acts(self, symbols: SymbolLine, team: Phrase) -> bool:
        """Tell whether a team without a village in its name acts in the one told of."""
        told = self.villages.told(team.start)
        return told is not None and is_of_village(self.text, symbols, team, told)

    def is_member(self, end: End, place: Phrase) -> bool:
        """Tell whether 驻村干部 are those of the team that the village is known to have."""
        is_bare = end.name == "驻村干部" and end.count is None
        village = place.ends[0]
        named = not village.id.startswith("group/")
        return is_bare and named and ("队", village.name) in self.told

    def recipient(self, symbols: SymbolLine, team: Phrase) -> Phrase | None:
        """Return the village of a team: named with it, before it, or 村 where it is sent out."""
        at = symbols.starts.index(team.start)
        stationed = any(STATIONED.search(end.name) for end in team.ends)
        before = villages_before(symbols, team)
        if stationed or any(TEAM.search(end.name) for end in team.ends):
            if before and (stationed or is_attached(symbols, before[-1], at)):
                return before[-1]
            after = next((one for one in symbols.phrases if one.start >= team.end), None)
            if (
                after
                and ends_in_villages(after)
                and GOES_TO.fullmatch(symbols.between(team, after))
            ):
                return after
        counted = 0 if is_of_others(symbols, at) else max(map(size, team.ends), default=0)
        counted = LARGE if VAGUE.search(symbols.line, 0, at) else counted
        many = MANY.match(symbols.line, at + 1) or MANAGED.match(symbols.line, at + 1)
        whole = self.text.startswith("全", team.start)
        every = whole or EVERY.search(team.ends[0].name) is not None
        many = many or CALLED.search(symbols.line, 0, at) or DISPATCHED.search(symbols.line, 0, at)
        heads = HEADLINE.match(symbols.line) and self.text.startswith("\n", symbols.ends[-1])
        acts = not stationed and self.acts(symbols, team)
        is_one = (stationed or acts) and counted < LARGE and not (many or every or heads)
        cadres = stationed or all(CADRES.search(end.name) for end in team.ends)
        is_one = is_one or (cadres and COMES_HERE.match(symbols.line, at + 1) is not None)
        if is_one and (named := self.villages.near(team.start)) is not None:
            return named
        of_office = team.ends[0].name.startswith("全体")  # 某局组织|全体党员干部
        if of_office and not stationed:
            return None
        if is_stated(symbols, team, at, stationed=stationed, counted=counted):
            return self.villages.bare()
        return None


def is_of_others(symbols: SymbolLine, at: int) -> bool:
    """Tell whether a count is of the rest of a team (其他十八名队员), which is one."""
    return OTHERS.search(symbols.line, 0, at) is not None


def is_sent_by(aid: Aid, team: Phrase) -> bool:
    """Tell whether a body's aid to a village is by this team: 甲局选派第一书记到乙村."""
    return aid.mechanism == "village_team" and aid.start <= team.start and team.end <= aid.end


def is_of_unit(aid: Aid, team: Phrase) -> bool:
    """Tell whether staff are sent by a body whose village was just told: …，选派3名干部驻村."""
    body = aid.helper.type in UNITS and aid.mechanism in TIES_OF_UNITS
    bare = all(end.place is None and not STATIONED.search(end.name) for end in team.ends)
    return (
        body
        and bare
        and aid.helper.end <= team.start
        and VILLAGE.search(aid.recipient.name) is not None
    )


def is_of_committee(symbols: SymbolLine, team: Phrase) -> bool:
    """Tell whether a 第一书记 heads a party committee (甲省委第一书记) and no village."""
    if team.ends[0].name != "第一书记":
        return False
    body = body_of(symbols, team)
    if TITLED.search(symbols.line, 0, symbols.starts.index(team.start)):
        return True
    before = symbols.line[symbols.starts.index(team.start) - 1 :][:1]
    return before == "委" or (body is not None and body.ends[-1].name.endswith(COMMITTEE))


def is_no_helper(symbols: SymbolLine, team: Phrase) -> bool:
    """Tell whether a team inspects, is one of a team's own posts, or is only met."""
    if team.ends[-1].name.endswith(INSPECTORS):
        return True
    at = symbols.starts.index(team.start)
    return any(pattern.search(symbols.line, 0, at) is not None for pattern in (WITHIN_TEAM, MET))


def is_stated(symbols: SymbolLine, team: Phrase, at: int, *, stationed: bool, counted: int) -> bool:
    """Tell whether a sentence says of a team or of cadres that they are or go in villages."""
    sent = any(pattern.search(symbols.line, 0, at) is not None for pattern in (SENT, DISPATCHED))
    stays = STAYS.match(symbols.line, at + 1) is not None
    if stationed:
        return not MANAGED.match(symbols.line, at + 1) and (sent or stays or counted >= LARGE)
    if any(TEAM.search(end.name) for end in team.ends):
        return stays and (sent or counted > 0)
    if not all(CADRES.search(end.name) for end in team.ends):
        return False
    return (stays and (sent or counted >= LARGE)) or AT_ONCE.match(symbols.line, at + 1) is not None


def is_village(phrase: Phrase) -> bool:
    """Tell whether a phrase is of villages, named or as a group: 滴水村, 贫困村."""
    return phrase.kind == "P" and all(VILLAGE.search(end.name) for end in phrase.ends)


def ends_in_villages(phrase: Phrase) -> bool:
    """Tell whether villages are the last of a list of places: 20个乡镇300个村."""
    return phrase.kind == "P" and VILLAGE.search(phrase.ends[-1].name) is not None


def villages_before(symbols: SymbolLine, team: Phrase) -> list[Phrase]:
    """Return the villages before a team; what a village by name is (是一个种植村) is none."""
    before = [one for one in symbols.phrases if one.end <= team.start and is_village(one)]
    return [
        one
        for place, one in enumerate(before)
        if place == 0
        or not one.ends[0].id.startswith("group/")
        or not PREDICATE.search(symbols.line, 0, symbols.starts.index(one.start))
    ]


def is_attached(symbols: SymbolLine, village: Phrase, at: int) -> bool:
    """Tell whether nothing but 的 or a branch stands between a village and its team."""
    return OF.fullmatch(symbols.line, symbols.starts.index(village.start) + 1, at) is not None


def place_of(symbols: SymbolLine, phrase: Phrase) -> int:
    """Return where the line goes on behind a phrase."""
    return symbols.starts.index(phrase.start) + 1
