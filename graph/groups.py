"""Groups without a proper name: 26个中央国家机关单位, 三级医院, 贫困嘎查村.

In: clean text. Out: Ends with the head phrase as written, the count taken off. Example:
``26个中央国家机关单位`` gives the name 中央国家机关单位 and the count 26.
"""

from __future__ import annotations

import re
from functools import lru_cache

from graph.group_counts import PEOPLE_BEHIND, count_behind, read_count
from graph.group_words import (
    group_pattern,
    load_heads,
    search_group,
)
from graph.identity import group_id
from graph.records import record

SENDING = ("选派", "派出", "派驻", "下派", "派遣")
NATION = "全国"
# 选派|机关|优秀干部
CADRES = re.compile(
    "的?(?:优秀|年轻|后备|骨干|中层|在职|精干)*(?:党员)?(?:干部|党员|人员|人才|力量)"
)
# 向贫困县派驻|省督导组: the rank of those who are sent
RANKS = ("省", "市", "自治区")
# areas that are helped and do not help
NEEDY = ("灾区", "疫区", "山区", "老区", "库区")
# 19个省市|对口支援|灾区
PLACES = ("省市", "省份", "省区", "地区", "城市", "县区", "市县", "县", "县（市、区）", "县（市）")
# 这个|贫困村, 部分|重点县
POINTED = re.compile("^(?:这[个些]|部分)(?=..)")
# 甲集团捐款，|帮扶|村庄: a clause of its own before what is never a helper
HELPING = ("帮扶", "支援", "结对帮扶")
# bodies that are helped by others of their kind: 轮流|支援|乡镇卫生院
HOUSES = ("hospital", "school")
# 甲局|帮扶工作队 is named for its task
TEAMS = ("工作队", "工作组", "工作团", "工作专班", "团组", "干部")
VILLAGES = (
    "村庄",
    "村寨",
    "行政村",
    "建制村",
    "自然村",
    "社区",
    "嘎查村",
    "嘎查",
    "村落",
    "移民村",
)
# 甲省|援疆干部: a word of aid to a region makes one name with staff
OF_REGION = re.compile("援[疆藏青]")
# “百企帮百村”精准扶贫行动: its words are no groups
ACTION = re.compile(
    "“(?:[^”]{3,12}”(?=[^，。；“]{0,8}?(?:行动|活动|工程|计划|项目|机制))"
    "|[^”+＋]{1,16}[+＋][^”]{1,24}”|[百千万][企会校][帮兴联扶][百千万]?[村户企乡镇]”)"
)
# 一省包一市|支援湖北
SLOGAN = re.compile("一[省市县区校院企][包帮对][一保]?一?[省市州县区校院村]")
# 浙江|城市, 遂昌|团组
OF_PLACE = ("城市", "团组")
# 90名第八批|援藏干部: the people are counted
BATCHED = re.compile("[名位人个支]第[^第]{1,3}批$")
# 联系各贫困村的|省直单位: a rank is no part of a village
OF_VILLAGE = re.compile("[村户]的?[省市州县]$")
# 每个区（市、县）|对口帮扶一个县
HELPS = re.compile("(?:都|均|要)?(?:对口|结对|定点|帮扶|支援)")
# 甲区与乙县是|结对帮扶单位: what both are to each other
TO_EACH_OTHER = re.compile("[与和同][^，。；：]{2,16}(?:互为|互|是|为|系)$")
PARTNER_UNITS = re.compile("(?:结对|友好|共建|对口)[^，。]{0,6}单位")
# 每个|单位, 每名|干部, 三级组织|单位包村
EACH = re.compile("[每各][个家名位所支]$|级(?:组织|安排|选派|抽调|落实)$")
# 应当|支援农村学校
MODAL = re.compile("(?:应当|[应须要将]|可以|应该|必须)$")
# 在甲州、乙省等地|援建医院
BUILT_THERE = re.compile("在[^，。；：的]{2,23}$")
# 贫困|8县, before the count of its noun
NEED_BEFORE = re.compile(
    "(?:国家级?|国定|省级?|省定|深度)?(?:贫困|脱贫|受援|欠发达|边境|薄弱)$"
    # 山区|26县, not 大别山区
    "|(?<![别陵梁巴蒙鲁乌盘霄])(?:山区海岛|山区|老区|库区|牧区|海岛|沿海)$"
)
LONGEST_MODIFIERS = 6
# 甲省领导|分别联系帮扶, not 在甲省领导|下
LEADERS_ACT = re.compile(
    "(?:干部)?(?:都|分别|每人|带头|定点|对口|挂钩|结对|率先|直接)*(?:联[系点村县户]|包[县村保联户抓]|挂[点联包]|帮扶)"
)
# 定点|扶贫国家重点县
CUE_CUT = re.compile("(?:定点|对口|结对|挂钩)$")


@record(frozen=True, slots=True)
class End:
    """One possible helper or recipient: canonical name, id, type, clean span.

    ``count`` is how many the text says they are, ``place`` the id of the place that qualifies
    a group and ``owner`` that place, ``kind`` its class (Phrase), ``head`` the noun its name ends
    in, ``seat`` the id of the place that a body's name begins with.
    """

    name: str
    id: str
    type: str
    start: int
    end: int
    count: int | tuple[int, int] | None = None
    place: str | None = None
    kind: str = ""
    head: str = ""
    owner: End | None = None
    seat: str = ""


def find_groups(text: str, start: int, end: int, region: str | None, named: list[End]) -> list[End]:
    """Return the groups in ``text[start:end]`` that lie outside of the named ends."""
    groups: list[End] = []
    names = [m.span() for m in ACTION.finditer(text, start, end)] if "“" in text[start:end] else []
    if "一" in text[start:end]:
        names += [(m.start() - 1, m.end() + 1) for m in SLOGAN.finditer(text, start, end)]
    edges = [start, *(edge for one in named for edge in (one.start, one.end)), end]
    for left, right in zip(edges[::2], edges[1::2], strict=True):
        position = left
        while match := search_group(text, position, right):
            position = match.end()
            if names and any(first < match.start() and match.end() < last for first, last in names):
                continue
            if OF_VILLAGE.search(match["name"]):
                village = group_pattern().match(text, match.start(), match.start("head"))
                match = village or match
                position = match.end()
            if holds_cue(match, left) or is_built_there(match, named):
                position = match.start("name") + len("扶贫")
                continue
            edge = max(left, groups[-1].end) if groups else left
            if match["verb"] and is_predicate(match, right, edge):
                position = match.end("verb")
                before = group_pattern().match(text, match.start(), match.start("verb"))
                match = before if before is not None and before["head"] else match
                if match is not before:
                    continue
            if is_tie(match):
                continue
            if group := read_group(match, region, groups, named):
                groups.append(group)
                position = max(position, group.end)
    return groups


def holds_cue(match: re.Match[str], left: int) -> bool:
    """Tell whether a name begins with the second half of the cue: 定点|扶贫国家重点县."""
    mods, start = match["mods"], match.start("name")
    if len(mods) <= len("扶贫") or not mods.startswith("扶贫"):
        return False
    return CUE_CUT.search(match.string, left, start) is not None


def is_tie(match: re.Match[str]) -> bool:
    """Tell whether units are what two partners are to each other: 甲与乙是结对帮扶单位."""
    start = match.start("name")
    if match["head"] != "单位" or not PARTNER_UNITS.fullmatch(match["name"]):
        return False
    return TO_EACH_OTHER.search(match.string, max(0, start - 24), start) is not None


def is_built_there(match: re.Match[str], named: list[End]) -> bool:
    """Tell whether 援建 is what a helper does: 援建|学校12所, 在甲地区|援建|学校."""
    if "援建" not in match["mods"]:
        return False
    if count_behind(match.string, match.end()) is not None:
        return True
    if not match["mods"].startswith("援建"):
        return False
    at = match.start("name")
    placed = any(at - 2 <= end.end <= at and end.type == "place" for end in named)
    return placed and BUILT_THERE.search(match.string, max(0, at - 24), at) is not None


def is_predicate(match: re.Match[str], right: int, edge: int) -> bool:
    """Tell whether the verb in a match is the clause's own (甲局|帮扶|旗县医院), no modifier.

    It is one where an end stands right before it, where a longer name follows without it, and
    before people and disaster areas, which are helped and do not help (帮扶农户, 支援灾区).
    """
    if OF_REGION.search(match["verb"]) and load_heads()[match["head"]].kind == "S":
        return False
    sent = load_heads()[match["head"]].kind == "S" or match["head"] in RANKS
    if match["verb"] in SENDING and (sent or CADRES.match(match.string, match.end())):
        return True
    if match["verb"] in HELPING and match["head"] in TEAMS:
        return False
    if match["head"] == NATION:
        return True
    if match["head"] in NEEDY and match["mods"].endswith(PLACES):
        return True
    if match["mods"]:
        return names_actor(match["mods"].rstrip("的"), bare=not match["verb"].startswith("包"))
    if match["low"] is not None:
        return False
    if MODAL.search(match.string, max(0, match.start() - 2), match.start()):
        return True
    if load_heads()[match["head"]].kind == "R" or match["head"] in NEEDY:
        return True
    if match.start() == edge and match.start() > 0 and match.string[edge - 1] not in "，。；\n：":
        return True
    longer = group_pattern().match(match.string, match.end("verb"), right)
    longer = longer if longer is not None and longer.end() > match.end() else None
    if match["verb"] in HELPING and load_heads()[match["head"]].kind == "P":
        if longer is not None and load_heads()[longer["head"]].type in HOUSES:
            return True
        return match.string[match.start() - 1 :][:1] == "，" and match["head"] in VILLAGES
    return longer is not None


def names_actor(name: str, *, bare: bool) -> bool:
    """Tell whether modifiers are a full name by themselves: 各级党政机关 before 选派干部.

    ``bare``: by a noun with a modifier or one that needs none (县直单位|结对帮扶贫困户); before
    包扶 any will do (部门单位|包扶村).
    """
    return any(
        head.kind == "O" and (head.bare or not bare or name != noun) and name.endswith(noun)
        for noun, head in load_heads().items()
    )


def is_house_of(match: re.Match[str], groups: list[End]) -> bool:
    """Tell whether a bare school or hospital goes on about what is counted before it.

    160个重点县|中学, 35所大专院校和|中学.
    """
    whole = groups[-1] if groups else None
    if whole is None or whole.count is None or whole.end > match.start():
        return False
    kind = load_heads()[match["head"]].type
    if kind not in ("school", "hospital"):
        return False
    gap = match.string[whole.end : match.start()]
    return gap == "" or (gap in ("和", "及", "、") and kind == whole.type)


def leads_place(match: re.Match[str], named: list[End]) -> bool:
    """Tell whether 领导 behind a place are those who lead it and are tied to others by name."""
    if match["head"] != "领导" or LEADERS_ACT.match(match.string, match.end()) is None:
        return False
    return any(end.end == match.start() and end.type == "place" for end in named)


def is_named_for_place(match: re.Match[str], named: list[End]) -> bool:
    """Tell whether a bare noun is that of the place right before it: 甲省|城市, 甲县|团组."""
    if match["head"] not in OF_PLACE:
        return False
    return any(end.end == match.start() and end.type == "place" for end in named)


def read_group(
    match: re.Match[str], region: str | None, groups: list[End], named: list[End]
) -> End | None:
    """Return the group that a match of the pattern is, None for a bare noun that says nothing.

    ``groups``: those before it, ``named``: the ends by name of its sentence.
    """
    words = match["mods"] + match["verb"] + match["head"]
    noun = longest_head(words)
    head = load_heads()[noun]
    # 第三批|援藏干部
    is_ordinal = match.string[match.start() - 1 : match.start()] == "第"
    counted = match["low"] is not None and not is_ordinal
    begin = match.start() if counted else match.start("name")
    begin += match.string[begin] == "的"
    alone = words == noun and match["low"] is None
    if alone and not is_enough(match, noun, begin, groups, named):
        return None
    name = (match["where"] or "") + words.strip("、的")
    name = POINTED.sub("", name)
    if name.startswith("这个"):  # 这个|村: only what stands before it says which
        return None
    if counted and name == noun and head.kind == "P":
        window = max(0, begin - LONGEST_MODIFIERS)
        if (before := NEED_BEFORE.search(match.string, window, begin)) is not None:
            name, begin = before.group() + name, before.start()
    if name == noun and not (alone or is_enough(match, noun, begin, groups, named)):
        return None
    if match["low"] is None and match.string[match.start("name") - 1 :][:1] in ("本", "该"):
        return None
    count, end = (read_count(match) if counted and not is_batch(match) else None), match.end()
    quotes = [at - 1 for at in (begin, match.start("name")) if match.string[at - 1 : at] == "“"]
    if quotes and match.string[end : end + 1] == "”":
        begin, end = min(begin, *quotes), end + 1
    if count is None and (counted_behind := count_behind(match.string, end)) is not None:
        count, end = counted_behind
    elif (
        count is None
        and head.kind == "R"
        and (people := count_behind(match.string, end, PEOPLE_BEHIND))
    ):
        count, end = people
    return End(
        name,
        group_id(name, region),
        head.type,
        begin,
        end,
        count,
        None,
        head.kind,
        noun,
    )


def is_enough(
    match: re.Match[str], noun: str, begin: int, groups: list[End], named: list[End]
) -> bool:
    """Tell whether a bare noun is a group: it says enough, or what stands around it tells which."""
    return (
        is_said(match, noun, begin)
        or is_house_of(match, groups)
        or leads_place(match, named)
        or is_named_for_place(match, named)
    )


def is_said(match: re.Match[str], noun: str, begin: int) -> bool:
    """Tell whether a bare noun says enough, or is counted, or 每个 stands before it."""
    head, text = load_heads()[noun], match.string
    if head.bare or match["low"] is not None:
        return True
    each = head.kind in "OS" or ("（" in noun and HELPS.match(text, match.end()))
    if each and EACH.search(text, max(0, begin - 3), begin) is not None:
        return True
    numbered = head.kind == "S" or head.type in ("school", "hospital")
    return numbered and count_behind(text, match.end()) is not None


def is_batch(match: re.Match[str]) -> bool:
    """Tell whether batches are counted and not those in them: 一批教师, 七批干部."""
    before = match.string[match.start() : match.start("name")]
    return before.endswith("批") and BATCHED.search(before) is None


@lru_cache(maxsize=4096)  # the same groups are named time and again
def longest_head(name: str) -> str:
    """Return the longest head noun that a group's name ends in: 团以上单位, not 单位."""
    heads = load_heads()
    return next(name[i:] for i in range(len(name)) if name[i:] in heads)


def same_province(one: End, other: End) -> bool:
    """Tell whether two places lie in one province, by their GB/T 2260 codes."""
    return province(one) == province(other) != ""


def is_corps(end: End, region: End) -> bool:
    """Tell whether an End is of the production and construction corps of the region Xinjiang."""
    return region.id.startswith("place/65") and "兵团" in end.name


def province(end: End) -> str:
    """Return the two digits of the province of an End that is or is qualified by a place."""
    digits = (end.place or end.id).removeprefix("place/")[:2]
    return digits if digits.isdigit() else ""


def holds(outer: End, inner: End) -> bool:
    """Tell whether a place is a province or prefecture that holds another, by their codes."""
    digits = outer.id.removeprefix("place/")
    within = digits[:2] if digits.endswith("0000") else digits[:4] if digits.endswith("00") else ""
    return bool(within) and inner.id.removeprefix("place/").startswith(within)


def includes(outer: End, inner: End) -> bool:
    """Tell whether a place is another, or a province or prefecture that holds it."""
    return outer.id == inner.id or holds(outer, inner)
