"""The words of a group: count, modifiers, verb, head noun, and the search for them.

In: clean text. Out: matches of the pattern. Example: in ``26个中央国家机关单位`` the count is 26,
the modifier 中央国家机关, the head 单位.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache, lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from graph.group_counts import COUNT
from graph.lexicon import looked_for, read_rows, read_words
from graph.records import record

# 自治区、盟市、旗县三级 | 市、县两级
LEVEL_LIST = (
    r"(?:(?:中央|国家|自治区|省|市|州|地|盟市|县|旗县|区|乡|乡镇|苏木乡镇|村|嘎查村)(?:（[^）]{1,4}）)?、)+"
    r"(?:市|州|县|旗县|区|乡镇|乡|镇|苏木乡镇|村|嘎查村)?(?:（[^）]{1,4}）)?[两二三四五各]?级"
)
LEVELS = re.compile(LEVEL_LIST)
SIGN = "[京津冀晋蒙辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川蜀黔贵滇云藏陕甘陇青宁新疆港澳]"
# 条件差的村, 任务重的旗县: an adjective may take 的
OF_QUALITY = "(?<=[好差强弱远重高大多低快慢难后困达持])的"
# 国家组织实施: a verb, no organisation
ARRANGED = "实施|开展|选派|动员|协调|了|学生|干部|志愿者|教师|医|专家|企业|社会|各|全"
# 三级|组织单位包村, 所在市、县|组织帮扶: a rank's verb
OF_RANK = "(?<=[级县市省区乡镇]组织)(?:单位|帮扶|结对|包村|力量|机关|党员)"
# 东部和|中部地区省市: the first of two parts of the country
EAST = "(?:东部|西部|中部|东北|沿海|内地)(?:地区)?"
PARTS = f"(?:{EAST}(?:、|和|及))+(?={EAST})"
# 西部10个省区, 中央12个部委
WHERE = f"(?:中央|中西部|东中部|中东部|(?:{PARTS})?{EAST})(?:地区)?"
# 90名|第八批|援藏干部
BATCH = "第[一二三四五六七八九十\\d]{1,3}[批轮届]"
# “格桑花”支教团, not “一对一”帮扶
QUOTED = "(?<![到从])“(?!一对一|一帮一|多对一|多帮一|点对点)[^”]{1,10}”"
# 中央驻粤|单位, 驻滇|高校, 中央驻滇和省属|企业
STATIONED = (
    f"(?:中央|中直|中省|中区直|部省属|部属|央属)?驻(?:{SIGN}|[市区])"
    "(?:(?:和|、)(?:[省市区](?:属|直)))?"
)
# 承担帮扶任务的|单位
TASKED = (
    "(?:承担|担负|负有|参与|参加)了?(?:定点|对口|结对|东西部|驻村)?"
    "(?:帮扶|扶贫|支援|协作|援建|包村)+(?:任务|工作|责任|职责)?的"
)

# 对口|援建|汶川地震重灾区, 向重点村|派驻|村第一书记
NO_VERB = "(?!援建[^，。；的]{0,8}灾区|派驻村)"

# what a count, a list of levels, a region or a quotation begins with
OPENING = (
    r"\d上近约逾超一二两三四五六七八九十百千万中国自省市州地盟县旗区乡苏村嘎东西沿内全“的承担负参"
    "驻部央"
)
STOP = re.compile("[，。；：]")
# and each of these by itself, asked first
COUNTING = r"\d上近约逾超一二两三四五六七八九十百千万中东西沿内"
LISTING = "中国自省市州地盟县旗区乡苏村嘎东西沿内"
TOLD = "“承担负参中部央驻"


@record(frozen=True, slots=True)
class Head:
    """A noun that a group's name ends in; a ``bare`` one needs no modifier and no count."""

    type: str
    kind: str
    bare: bool


@cache
def load_heads() -> dict[str, Head]:
    """Return the head nouns of graph/gazetteer/noun_heads.csv."""
    return {
        row["head"]: Head(row["type"], row["class"], row["bare"] == "1")
        for row in read_rows("noun_heads.csv")
    }


@cache
def head_automaton() -> AhoCorasick:
    """Return what finds every head noun of a text at once."""
    return AhoCorasick(list(load_heads()), matchkind=MatchKind.Standard)


@cache
def group_pattern() -> re.Pattern[str]:
    """Return the pattern of a group: count, modifiers, head (26个|中央国家机关|单位)."""
    lists = (read_words("modifiers.csv"), read_words("verb_modifiers.csv"), list(load_heads()))
    modifiers, verbs, heads = map(looked_for, lists)
    # a look at one character spares most places the long alternations
    opening = OPENING + "".join(sorted({word[0] for words in lists for word in words}))
    return re.compile(
        rf"(?=[{opening}])(?:(?=[{COUNTING}])(?:(?P<where>{WHERE})的?)?{COUNT}的?(?:{BATCH})?“?)?(?P<name>{NO_VERB}(?P<mods>(?:(?=[{LISTING}])(?:{LEVEL_LIST}|{PARTS}))?(?:(?:{modifiers}|(?=[{TOLD}])(?:{QUOTED}|{TASKED}|{STATIONED}))(?:{OF_QUALITY})?)*)"
        rf"(?P<verb>(?:(?<![选下委](?=派))(?:{verbs}))?)的?(?P<head>{heads}))(?!(?<=组织)(?:{ARRANGED})|{OF_RANK}|(?<=家组)成(?![员立])|(?<=村落)实|(?<=村村)[支书主干]|(?<=薄弱县)中|(?<=乡村)振兴|(?<=、[省市县州盟旗区])(?:[级委直]|政府|领导|干部)|(?<=[省市县区州旗])直(?=[属、机单部各中]|$)|(?<=乡)村振兴|(?<=组)[成建织]|(?<=企业)(?:特点|优势|实际|文化|管理|化|产业园|创业园|孵化|园区?|服务中心)|(?<=一[村户县乡镇])一[品策特业户]|(?<=户)(?:受损|受灾|危旧)?(?:民房|住房|农房|危房|房屋)|[员级委域府志院化居庭民官]|长(?![期年]))"
    )


@lru_cache(maxsize=1)  # a document's sentences are asked for one by one
def find_heads(text: str) -> list[int]:
    """Return where head nouns begin in a text, in order."""
    hits = head_automaton().find_matches_as_indexes(text, overlapping=True)
    return sorted({start for _, start, _ in hits})


@lru_cache(maxsize=1)
def find_stops(text: str) -> list[int]:
    """Return where the clauses of a text end, in order."""
    return [match.start() for match in STOP.finditer(text)]


def search_group(text: str, position: int, right: int) -> re.Match[str] | None:
    """Return the next match of the pattern; only a clause that holds a head noun is searched."""
    heads = find_heads(text)
    place = bisect_left(heads, position)
    if place == len(heads) or heads[place] >= right:
        return None
    head = heads[place]
    # a name in quotation marks may hold a boundary, nothing else of a group does
    if "”" not in text[position:head]:
        stops = find_stops(text)
        before = bisect_left(stops, head)
        position = max(position, stops[before - 1]) if before else position
    return group_pattern().search(text, position, right)
