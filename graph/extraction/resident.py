"""Village teams where they stand: 驻村第一书记, 驻村工作队, cadres sent to villages.

In: symbolised sentences in order, and the villages that the text names. Out: Readings. Example:
behind ``滴水村海拔两千米。`` the sentence ``驻村第一书记带大家种茶`` has the recipient 滴水村;
``选派2万名干部到村`` has the recipient 村. A team is written once for a village.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import replace

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, Reading, body_of
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.groups import End
from graph.identity import group_id
from graph.lexicon import alternation, read_words
from graph.model import Mention
from graph.phrases import end_of

# the village is in the name: 驻村干部, 第一书记
STATIONED = re.compile("驻村|住村|第一书记|包村")
TEAM = re.compile("工作队|工作组|帮扶队|扶贫队|队员")
CADRES = re.compile("(?:干部|党员|干部职工|特派员|工作人员)$")
VILLAGE = re.compile("(?:村|嘎查|社区)$")
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
# 派驻到甲村 | 来到甲村: a village that the team goes to
GOES_TO = re.compile(f"”?[^，。；：{ANY}]{{0,8}}(?:到|驻|在|入|进|走|扎根)了?$")
# 加强驻村工作队管理: the institution, not a team
MANAGED = re.compile(
    "”?(?:的)?(?:选派|管理|建设|制度|机制|考核|培训|待遇|经费|座谈|表彰|队伍|条例|办法)"
)
COMMITTEE = ("委", "委员会", "中央局")
# 市园林局驻村帮扶
STATIONED_BODY = re.compile(
    f"(?:的[^，。：{ANY}]{{2,4}}，?)?(?:在|到)?(?:驻村|包村)(?:帮扶|扶贫|联户|工作(?![队组])|至今|以来|后|已)"
)
# 队员超过5万人 | 所有驻村第一书记: no team of one village
MANY = re.compile(r"[^，。；：]{0,4}\d[\d.]*(?:[多余]?[万千百]|(?<=\d\d)[多余]?[名人个])")
REACH = 300
LARGE = 10


class Residents:
    """Remembers which village stands last in the text and which team each village has."""

    def __init__(self, mentions: Iterable[Mention], region: str | None) -> None:
        places = [one for one in mentions if one.kind == "place" and VILLAGE.search(one.name)]
        places = [one for one in places if one.end - one.start >= len(one.name)]
        self.villages = [one for one in places if one.type in ("village", None)]
        self.starts = [one.start for one in self.villages]
        self.village = End("村", group_id("村", region), "group", 0, 0, kind="P", head="村")
        self.told: set[tuple[str, str]] = set()

    def read(self, symbols: SymbolLine, aids: list[Aid]) -> Iterator[Reading]:
        """Yield a Reading for each team of a sentence; ``aids`` is what it gives by itself."""
        helping = {aid.helper.start for aid in aids if aid.mechanism == "village_team"}
        for aid in aids:
            self.remember(aid)
        for phrase in symbols.phrases:
            if phrase.kind == "O" and STATIONED_BODY.match(symbols.line, place_of(symbols, phrase)):
                yield from self.once(phrase, self.named_near(phrase.start) or self.bare())
            if phrase.kind != "S" or any(end.start in helping for end in phrase.ends):
                continue
            if is_of_committee(symbols, phrase):
                continue
            if (place := self.recipient(symbols, phrase)) is not None:
                yield from self.once(body_of(symbols, phrase) or phrase, place)

    def remember(self, aid: Aid) -> None:
        """Keep which village is helped; one that a body helps by name needs no team beside."""
        if aid.mechanism in ("village_team", "fixed_point") and VILLAGE.search(aid.recipient.name):
            kinds = ("书记", "队", "干部") if aid.helper.kind != "S" else (class_of(aid.helper),)
            self.told.update((kind, aid.recipient.name) for kind in kinds)
            if aid.recipient.id.startswith("group/"):
                self.village = aid.recipient

    def once(self, phrase: Phrase, place: Phrase) -> Iterator[Reading]:
        """Yield the Reading of each member of a list of teams that the place does not have yet."""
        teams = [end for end in phrase.ends if named_for_village(end)] or phrase.ends
        for end in teams:
            key = (class_of(end), place.ends[0].name)
            if key in self.told:
                continue
            self.told.add(key)
            start = min([phrase.start, *(one.start for one in (place,) if one.end)])
            helper = Phrase(phrase.start, phrase.end, phrase.kind, (without(end, place),))
            yield Reading(helper, place, RESIDENT, "resident", start, phrase.end)

    def recipient(self, symbols: SymbolLine, team: Phrase) -> Phrase | None:
        """Return the village of a team: named with it, before it, or 村 where it is sent out."""
        at = symbols.starts.index(team.start)
        stationed = any(STATIONED.search(end.name) for end in team.ends)
        before = [one for one in symbols.phrases if one.end <= team.start and is_village(one)]
        if stationed or any(TEAM.search(end.name) for end in team.ends):
            if before and (stationed or is_attached(symbols, before[-1], at)):
                return before[-1]
            after = next((one for one in symbols.phrases if one.start >= team.end), None)
            if after and is_village(after) and GOES_TO.fullmatch(symbols.between(team, after)):
                return after
        counted = max((size(end) for end in team.ends), default=0)
        many = MANY.match(symbols.line, at + 1) or MANAGED.match(symbols.line, at + 1)
        every = team.ends[0].name.startswith(("所有", "全体", "各"))
        is_one = stationed and counted < LARGE and not many and not every
        if is_one and (named := self.named_near(team.start)) is not None:
            return named
        if is_stated(symbols, team, at, stationed=stationed, counted=counted):
            return self.bare()
        return None

    def bare(self) -> Phrase:
        """Return the villages that a text speaks of without a name."""
        return Phrase(0, 0, "P", (self.village,))

    def named_near(self, start: int) -> Phrase | None:
        """Return the village that the text names last, else the only one that it names."""
        last = bisect_right(self.starts, start) - 1
        if last >= 0 and start - self.starts[last] <= REACH:
            return Phrase(0, 0, "P", (end_of(self.villages[last]),))
        if len({one.name for one in self.villages}) == 1:
            return Phrase(0, 0, "P", (end_of(self.villages[0]),))
        return None


def is_of_committee(symbols: SymbolLine, team: Phrase) -> bool:
    """Tell whether a 第一书记 heads a party committee (甲省委第一书记) and no village."""
    if team.ends[0].name != "第一书记":
        return False
    body = body_of(symbols, team)
    before = symbols.line[symbols.starts.index(team.start) - 1 :][:1]
    return before == "委" or (body is not None and body.ends[-1].name.endswith(COMMITTEE))


def is_stated(symbols: SymbolLine, team: Phrase, at: int, *, stationed: bool, counted: int) -> bool:
    """Tell whether a sentence says of a team or of cadres that they are or go in villages."""
    sent = SENT.search(symbols.line, 0, at) is not None
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


def is_attached(symbols: SymbolLine, village: Phrase, at: int) -> bool:
    """Tell whether nothing but 的 or a branch stands between a village and its team."""
    return OF.fullmatch(symbols.line, symbols.starts.index(village.start) + 1, at) is not None


def named_for_village(end: End) -> bool:
    """Tell whether an End is a team by its name; cadres listed beside one are its members."""
    return bool(STATIONED.search(end.name) or TEAM.search(end.name))


def without(end: End, place: Phrase) -> End:
    """Return a team without the village that its name begins with: 滴水村|第一书记."""
    for one in place.ends:
        if end.name.startswith(one.name) and end.name != one.name:
            name = end.name.removeprefix(one.name)
            return replace(end, name=name, id=group_id(name, one.id or None))
    return end


def class_of(end: End) -> str:
    """Return which of the three kinds of village aid a team is."""
    if "书记" in end.name:
        return "书记"
    return "队" if end.name.endswith(("队", "队员", "组", "团")) else "干部"


def place_of(symbols: SymbolLine, phrase: Phrase) -> int:
    """Return where the line goes on behind a phrase."""
    return symbols.starts.index(phrase.start) + 1


def size(end: End) -> int:
    """Return how many a team is, at least."""
    return (end.count[0] if isinstance(end.count, tuple) else end.count) or 0
