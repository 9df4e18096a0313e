"""Noun phrases that can stand at an end of an aid fact: who may help, who may be helped.

In: a sentence of the clean text and the mentions in it. Out: Phrases, each a coordinated list
of Ends. Example: ``赤峰市和乌兰察布市16个国贫旗县`` is one Phrase with the ends 赤峰市 and
乌兰察布市; ``北京市16个区县`` one with the end 北京市区县 and the count 16.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.brackets import over_brackets
from graph.branches import BRANCHES, VILLAGES, join_branches, stand_for
from graph.coordination import CLAUSE_END, Phrase, coordinate, is_listed
from graph.group_counts import COUNT, read_count
from graph.group_words import LEVELS, SIGN, group_pattern
from graph.groups import End, find_groups, holds, province, same_province
from graph.identity import group_id
from graph.leaders import TIES, with_holders, with_leaders
from graph.lexicon import alternation
from graph.model import Mention

AREA = "place/area/"
LEADING = re.compile("领导|班子成员|委副?书记|委常委")
BRANCHED = re.compile(alternation(BRANCHES))
# 贫困人口最多的甲市
SUPERLATIVE = re.compile(
    "(?:最|较|比较|相对|特别|十分)?(?:多|大|重|深|高|难|集中|突出|严重|薄弱)的"
)
# place/140121: a county holds no county
COUNTY = re.compile(r"place/\d{4}(?!00)\d\d(?:-\d+)?")
# 全国94家医院 are hospitals
NATION = ("全国",)
# 东部省市 and 西部10个省区 are groups of their own
LOOSE = re.compile(
    "(?:东部|西部|中部|中西部|东中部|中东部)(?:沿海)?(?:地区|省市|省份|省区|省区市)?|沿海地区?"
)
# 迪庆藏区, 甘孜藏区: the prefecture itself
TIBETAN_AREA = "藏区"
# 东西部协作 is a name of the programme, no two places
EAST_WEST = re.compile("东西部|南北疆")
# 甲市以外|的地市
EXCEPT = re.compile("(?:以外|之外)的?")
# 甲省确定的重点县 | 甲市的企业 | 甲省多家医院
LINK = re.compile(
    "(?:(?:所?(?:辖|下辖|确定|认定|划定|公布|选定|所属|直属|辖区内?|境内|最?(?:不发达|欠发达|贫困|偏远)))?的?(?:所有|全部)?|的?[多数][家所个名])$"
)
# 甲村|第一书记, 甲村|驻村工作队
STATIONED = ("第一书记", "工作队", "工作组", "驻村干部", "驻村书记", "驻村工作队员", "队员")
# 甲镇|驻镇工作队
IN_TOWN = ("驻镇", "驻乡")
# 甲村|驻村工作队: the village is where a team stands, no part of its name
AT_VILLAGE = re.compile(
    "[^驻住]{2,8}(?:村|嘎查|社区)的?(?:驻村|帮扶|扶贫|乡村振兴|工作)*(?:工作队|工作组|帮扶队|服务队)"
)
# 我省|甲县, whatever province speaks
POINTING = re.compile("[我本][省区市州县旗盟]")
# 甲镇、乙镇|镇政府: the government of each
OFFICE = "政府"
# 8家|福建企业, not 三批|福建干部
COUNTERS = tuple("个名家所支位")
# 贫困县|甲县, 综改示范区|甲开发区
DESCRIBING = re.compile("贫困|重点|脱贫|示范|边境|民族|老区|国家级|省级")
COUNT_BEFORE = re.compile(rf"(?<![第\d.,]){COUNT}(?<=[个名家所支位])$")
LONGEST_COUNT = 12
# 甲市|代表团: it stands for the place that it comes from
DELEGATIONS = ("代表团", "考察团", "考察组")
# 某部|直属高校, 某局|下属单位
# 甲小学的|20名贫困学生
PUPILS = ("学生", "贫困生", "儿童")
STATE = "国务院"
DEPARTMENTS = ("部门", "部委", "单位", "机构")
OWNED = ("直属", "所属", "下属")
# 甲县、乙县、|丙|分别对口帮扶…
UNKNOWN_LAST = re.compile("(?:、|和)[一-鿿]{2,6}?(?=分别)")
# the levels of counted places, each holding those behind it
WIDE = ("市", "州", "盟", "州市", "市州", "盟市")
LEVELS_DOWN = (WIDE, ("县", "旗", "区"), ("镇", "乡", "街道"), ("村", "社区", "嘎查"))
REACH = 60  # characters behind a name in which the noun of its group is looked for
# 驻桂|解放军, 驻当地|武警部队
STATIONED_AT = re.compile(f"驻(?:{SIGN}|[省市区县州地旗]|当地|本地|[省市区县]内)$")
# 粤桂|两省区
SIGNS = re.compile(f"{SIGN}{{2}}$")
# 省妇联 and 县烟草局 say who they are, 县医院 and 县政府 only what
TASKED = frozenset(
    (
        *("agency", "bank", "court_procuratorate", "enterprise"),
        *("government", "military", "party", "social_org"),
    )
)
RANKED = re.compile(
    "团?(?:省|市|州|县|区|保税区|高新区|经开区|开发区|旗|盟|自治区|地区)(?![级属内外里]|(?<!团.)委$|.*政府$|直(?!机关))"
)
# 县人民医院 and 市第三小学 are bodies of their own, 县医院 and 区中学 kinds of them
HOUSES = frozenset(("school", "hospital", "media", "other"))
HOUSE = re.compile(
    "[省市州县区旗](?![级属内外里直城]|(?:医院|卫生院|学校|小学|中学|高中|幼儿园|大学|学院|电视台)$)"
)
# 派到甲市|的干部, 派驻甲县|扶贫干部3名
# 甲集团驻乙县|帮扶工作组
STATIONED_IN = re.compile("(?<!派)驻$")
POSTED_TO = re.compile("(?:派到|派驻|派往|赴|驻)$")
# 派驻|甲州|医疗队: there its own team goes, 赴|甲州|医疗队 is its name
POSTED_BY = re.compile("(?:派到|派驻|派往)$")


def find_phrases(
    text: str,
    span: tuple[int, int],
    mentions: list[Mention],
    region: str | None,
    *,
    typed: bool = False,
) -> list[Phrase]:
    """Return the noun phrases of the sentence ``text[span]``, in order, none overlapping.

    ``typed`` takes bodies that are named by their kind alone too (县财政局).
    """
    start, end = span
    ends = [end_of(mention) for mention in mentions if is_end(mention, typed=typed)]
    branches = BRANCHED.search(text, start, end) is not None
    named = outermost(stand_for(text, ends) if branches else ends)
    named = [one for one in named if not is_modifier(text, one)]
    listed = text.find("级", start, end) >= 0  # what every list of levels ends in
    levels = [match.span() for match in LEVELS.finditer(text, start, end)] if listed else []
    named = innermost(text, [one for one in named if not covers(levels, one)])
    if LEADING.search(text, start, end):
        named = with_leaders(text, named)
    if TIES.search(text, start, end):
        named = with_holders(text, named)
    groups = find_groups(text, start, end, region, named)
    ends = qualify(text, named, groups)
    if text.find("（", start, end) >= 0:
        ends = over_brackets(text, ends, region)
    phrases = coordinate(text, join_branches(text, ends) if branches else ends, region)
    return stretched(text, phrases) if text.find("分别", start, end) >= 0 else phrases


def stretched(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases; a list of places before 分别 takes in a last name that is not known."""
    found = []
    for place, phrase in enumerate(phrases):
        stop = phrases[place + 1].start if place + 1 < len(phrases) else len(text)
        listed = phrase.kind == "P" and len(phrase.ends) > 1
        last = UNKNOWN_LAST.match(text, phrase.end, stop) if listed else None
        found.append(phrase if last is None else replace(phrase, end=last.end()))
    return found


def is_end(mention: Mention, *, typed: bool = False) -> bool:
    """Tell whether a mention can be an end by itself: a place or a named actor, no sign."""
    if mention.kind == "place":
        return mention.rule != "sign" and mention.fields.get("inside") is None
    if mention.kind != "actor" or mention.name.endswith(DELEGATIONS):
        return False
    if mention.type == "team" and AT_VILLAGE.fullmatch(mention.name):
        return False
    return typed or not mention.fields.get("typed") or is_ranked(mention)


def is_ranked(mention: Mention) -> bool:
    """Tell whether a body of an unknown region is told by rank and task: 省妇联, 县农业局.

    So are those that share its rank (区财政局、|人社局), schools and hospitals with a name.
    """
    if mention.type in HOUSES:
        return mention.rule == "owned" and HOUSE.match(mention.name) is not None
    if mention.type not in TASKED:
        return False
    ranked = mention.rule == "owned" and RANKED.match(mention.name) is not None
    return ranked or mention.rule == "heir"


def end_of(mention: Mention) -> End:
    """Return the End that a mention is; an ambiguous place keeps its name and no id.

    The last town of a list takes in the sum behind it (等4个镇).
    """
    kind = "place" if mention.kind == "place" else mention.type or "other"
    seat = (mention.fields.get("region") if mention.kind == "actor" else None) or ""
    stop = mention.fields.get("until", mention.end)
    end = End(mention.name, mention.entity or "", kind, mention.start, stop, seat=seat)
    if not seat or kind != "party" or not mention.name.endswith("委"):
        return end
    name = mention.name.removesuffix("委").removesuffix("党")
    return replace(end, owner=End(name, seat, "place", mention.start, mention.end))


def outermost(ends: list[End]) -> list[End]:
    """Return the ends that no longer one covers, in order."""
    kept: list[End] = []
    for end in sorted(ends, key=lambda e: (e.start, -e.end)):
        if not kept or end.start >= kept[-1].end:
            kept.append(end)
    return kept


def is_modifier(text: str, one: End) -> bool:
    """Tell whether a region's name is part of a longer name: 东部省市, 东西部协作."""
    if EAST_WEST.match(text, max(0, one.start - 1)):
        return True
    if EXCEPT.match(text, one.end):
        return True
    if not LOOSE.fullmatch(text, one.start, one.end):
        return False
    group = group_pattern().match(text, one.start, one.end + REACH)
    return group is not None and group.end() >= one.end


def covers(spans: list[tuple[int, int]], one: End) -> bool:
    """Tell whether an End is one of the levels of a list (自治区、盟市、旗县三级)."""
    return any(start <= one.start and one.end <= end for start, end in spans)


def innermost(text: str, ends: list[End]) -> list[End]:
    """Return the ends with each place joined to its container before it: 湖北 + 鄂州 -> 鄂州.

    A division of the 兵团 before its city is its container too: 兵团第三师图木舒克市; so is a city
    before a body of its district: 甲市|乙区民政局.
    """
    kept: list[End] = []
    for end in ends:
        if kept and text[kept[-1].end : end.start] == "" and is_wider(end, kept[-1]):
            continue
        gap = text[kept[-1].end : end.start] if kept else None
        if kept and gap == "" and end.type == "place" and end.id == kept[-1].id:  # 甲州|甲
            kept[-1] = replace(kept[-1], end=end.end)
            continue
        if kept and gap == "" and is_shared_office(text, kept[-1], end):
            kept[-1] = replace(kept[-1], end=end.end)
            continue
        seated = gap == "" and end.seat and holds(kept[-1], replace(end, id=end.seat))
        seated = seated or (gap == "" and is_pointed_at(text, kept[-1], end))
        if seated or (gap in ("", "的") and lies_in(end, kept[-1])):
            end = replace(end, start=kept.pop().start)
        kept.append(end)
    return kept


def is_pointed_at(text: str, pointer: End, end: End) -> bool:
    """Tell whether words that point at whoever speaks stand before a place of it: 我省|甲县."""
    points = POINTING.fullmatch(text, pointer.start, pointer.end) is not None
    return points and end.type == "place"


def is_shared_office(text: str, place: End, end: End) -> bool:
    """Tell whether the last of a list of places is named with the office of each: 、乙镇|镇政府."""
    listed = text[place.start - 1 : place.start] in ("、", "和", "及")
    return listed and end.type == "government" and end.name == place.name + OFFICE


def qualify(text: str, named: list[End], groups: list[End]) -> list[End]:
    """Join a place with the group that it stands before: 北京市 + 16个区县 -> 北京市区县.

    A body is joined with what it owns: 教育部 + 直属高校 -> 教育部直属高校; so is a school with its
    pupils.
    """
    by_end = {end.end: end for end in named if end.type == "place"}
    bodies = {end.end: end for end in named if end.type != "place"}
    ends, used = [], set()
    for group in groups:
        body = bodies.get(group.start)
        if body is None and bodies and group.kind == "R" and is_of_pupils(text, group):
            body = bodies.get(start_of_link(text, group.start))
            body = body if body is not None and body.type == "school" else None
        if body is not None and is_owned(text, body, group):
            used.add(body)
            name = text[body.start : body.end] + group.name
            ends.append(replace(group, name=name, id=group_id(name, None), start=body.start))
            continue
        if sums_up_signs(text, group):
            continue
        before = by_end.get(start_of_link(text, group.start)) if by_end else None
        if before is None and ends and is_of_counted(ends[-1], group):
            outer = ends.pop()  # 甲省8市|33个县
            before = replace(outer.owner or outer, start=outer.start)
        if before is not None and is_apart(text, before, group):
            before = None
        if before is not None and sums_up_counties(before, group):
            before = None
        if before is not None and sums_up(text, named, before, group):
            continue
        if before is None or is_listed(text, named, before):
            ends.append(group)
            continue
        used.add(before)
        if group.name == TIBETAN_AREA and is_prefecture(before):  # 甘孜|藏区
            ends.append(replace(before, end=group.end))
            continue
        # a part of the country stands as written: 中西部|省区, 珠三角|市
        is_area = before.id.startswith(AREA)
        name = (text[before.start : before.end] if is_area else before.name) + group.name
        if group.head == "团组":  # 遂昌|团组: where it helps, not whose it is
            name = text[before.start : group.end]
        joined = replace(group, name=name, id=group_id(name, None), start=before.start)
        ends.append(replace(joined, place=before.id, owner=before))
    both = sorted([*ends, *(end for end in named if end not in used)], key=lambda e: e.start)
    both = described(both)
    begins = {end.start for end in both}
    both = [
        stationed(text, counted(text, end)) for end in both if not is_attribute(text, end, begins)
    ]
    return [end for end in both if end.name not in NATION or end.end not in begins]


def is_of_counted(outer: End, group: End) -> bool:
    """Tell whether a counted group stands right behind a wider one of a place: 甲省8市|33个县."""
    if outer.end != group.start or outer.owner is None or None in (outer.count, group.count):
        return False
    if outer.name.endswith(WIDE) and not outer.owner.id.endswith("0000"):
        return False  # 甲州2市|10县 are all counties
    levels = [at for at, level in enumerate(LEVELS_DOWN) if outer.name.endswith(level)]
    below = [at for at, level in enumerate(LEVELS_DOWN) if group.name.endswith(level)]
    return bool(levels and below) and levels[-1] < below[0]


def is_owned(text: str, body: End, group: End) -> bool:
    """Tell whether a group is of the body before it: 教育部|直属高校, 国务院|50个部门."""
    state = text.startswith(STATE, body.start) and group.head in DEPARTMENTS
    return state or group.kind == "R" or group.name.startswith(OWNED)


def is_of_pupils(text: str, group: End) -> bool:
    """Tell whether a group is of pupils, no 大学生 as such, whom their university sends."""
    if group.name == "大学生" or text.startswith("组成", group.end):
        return False
    return group.name.endswith(PUPILS)


def sums_up_signs(text: str, group: End) -> bool:
    """Tell whether a group only counts the provinces of two signs before it: 粤桂|两省区."""
    if group.count != 2 or group.name != group.head:
        return False
    return SIGNS.search(text, max(0, group.start - 2), group.start) is not None


def sums_up(text: str, named: list[End], place: End, group: End) -> bool:
    """Tell whether a group only counts the two places before it: 甲省乙省|两省区."""
    if group.count != 2 or group.name != group.head:
        return False
    return any(end.end == place.start and end.type == "place" for end in named)


def sums_up_counties(place: End, group: End) -> bool:
    """Tell whether a group counts counties and so is none of a county's own: 甲县|三个县."""
    counted = group.count is not None and group.name == group.head
    return counted and group.name[-1] in "县旗市区" and COUNTY.fullmatch(place.id) is not None


def described(ends: list[End]) -> list[End]:
    """Return Ends without the group that only says what the place behind it is: 贫困村|甲村."""
    kept: list[End] = []
    for end in ends:
        last = kept[-1] if kept else None
        if last is not None and last.end == end.start and describes(last, end):
            end = replace(end, start=kept.pop().start)
        kept.append(end)
    return kept


def describes(group: End, place: End) -> bool:
    """Tell whether a group of one is of the level of a place: 省级贫困村, 甲村; 最后一个贫困县."""
    if group.kind != "P" or group.count not in (None, 1) or place.type != "place" or place.kind:
        return False
    if DESCRIBING.search(group.name) is None:
        return False
    is_county = COUNTY.fullmatch(place.id) is not None and group.name[-1] in "县旗市区"
    return is_county or group.name[-1] == place.name[-1]


def counted(text: str, end: End) -> End:
    """Return a group with the count before its place: 8家|福建企业, 136名|北京专家."""
    if text[end.start - 1 : end.start] not in COUNTERS or not end.id.startswith("group/"):
        return end
    if end.count is not None:
        return end
    match = COUNT_BEFORE.search(text, max(0, end.start - LONGEST_COUNT), end.start)
    count = read_count(match) if match is not None else None
    if match is None or count is None:
        return end
    return replace(end, count=count, start=match.start())


def stationed(text: str, end: End) -> End:
    """Return troops with where they are stationed: 驻桂|解放军."""
    if end.type != "military":
        return end
    match = STATIONED_AT.search(text, max(0, end.start - 4), end.start)
    if match is None:
        return end
    name = text[match.start() : end.end]
    return replace(end, name=name, id=group_id(name, None), start=match.start())


def is_apart(text: str, place: End, group: End) -> bool:
    """Tell whether a place is no owner: 甲省支援乙省|医疗队, 甲村|第一书记 (who serves there)."""
    if group.kind == "S" and place.name.endswith(VILLAGES) and group.name.endswith(STATIONED):
        return True
    if group.kind == "S" and group.name.startswith(IN_TOWN):
        return True
    posted = POSTED_TO.search(text, max(0, place.start - 3), place.start) is not None
    sent = text[place.end : place.end + 1] == "的" or group.count is not None
    sent = sent or STATIONED_IN.search(text, max(0, place.start - 2), place.start) is not None
    if not place.id.endswith("0000"):  # 派驻|自治区工作队
        sent = sent or POSTED_BY.search(text, max(0, place.start - 2), place.start) is not None
    if group.kind == "S" and posted and sent:
        return True
    ends_clause = CLAUSE_END.search(text, max(0, place.start - 6), place.start)
    counted = group.kind == "O" and group.count is not None  # 支援我省47家医院
    # 帮扶甲州|职业院校, not 帮扶甲州的|高校
    house = group.type in ("school", "hospital") and place.end == group.start
    return group.kind not in "PR" and not counted and not house and ends_clause is not None


def is_wider(end: End, container: End) -> bool:
    """Tell whether an area only says where a county lies: 甲县|三峡库区."""
    return COUNTY.fullmatch(container.id) is not None and end.id.startswith(AREA)


def lies_in(end: End, container: End) -> bool:
    """Tell whether the place before another may be its container, not its helper in a table."""
    if end.type == "place" and "兵团" in container.name and container.name.endswith("师"):
        return True
    if end.type != "place" or container.type != "place":
        return False
    if COUNTY.fullmatch(container.id) and COUNTY.fullmatch(end.id):
        return False
    if is_prefecture(end) and is_prefecture(container):
        return False
    return same_province(end, container) or not (province(end) and province(container))


def is_prefecture(end: End) -> bool:
    """Tell whether an End is a prefecture by its code: no part of another (凉山州的德阳市)."""
    return end.id.endswith("00") and not end.id.endswith("0000")


def is_attribute(text: str, end: End, begins: set[int]) -> bool:
    """Tell whether a group only describes the name behind it: 贫困人口最多的甲市."""
    superlative = SUPERLATIVE.match(text, end.end)
    return superlative is not None and superlative.end() in begins


def start_of_link(text: str, start: int) -> int:
    """Return where the words begin that tie a group to its place: the 的 of 甲市的企业."""
    link = LINK.search(text, max(0, start - 6), start)
    return link.start() if link else start
