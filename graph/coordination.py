"""Coordination: neighbouring Ends to Phrases, each a list.

In: Ends in order. Out: Phrases. Example: ``甲市、乙市等8个市`` is one Phrase with the two ends;
the group behind 等 only sums them up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.groups import End
from graph.identity import group_id
from graph.records import record

# A、B | A和B | A以及其他B | A、若干B; 与 and 同 stand before a partner
JOIN = re.compile(r"(?:、|和|及|以及|或|或者|，以及|，和)(?:其他|其它|若干)?")
# 甲省委|、省政府
LEADS = ("", "、", "和")
# 等8个省区 | 等地 | 等 | 等闽籍|企业
AND_SO_ON = re.compile(
    r"等(?:[一-鿿]{1,2}籍|多家|数家|众多|一批|地区|地(?!区)|省份|省区市|省市|省区|省|市|县|区|单位|部门|国|[在驻][一-鿿])?"
)
# 甲局、乙局|等帮扶|单位领导
OF_UNITS = re.compile("等(?:帮扶|结对|挂钩|包村|联村|定点|有关|相关)*")
UNIT_STAFF = ("单位领导", "单位干部", "单位负责人", "单位职工", "单位党员", "单位干部职工")
# 机关、企业|每个|单位
EACH = re.compile("，?每[个家名位所支]")
# 甲局、某厂、某院|等8家单位: names between that are not known
UNKNOWN = re.compile("(?:、[^，。；：、（）]{2,12}){1,4}等")
# 丙援建甲、乙援建丁: two clauses, no list
CLAUSE_CUE = re.compile(
    "(?:(?:、|和|与|及)[^，。；、和与及]{2,8}){0,3}(?:分别|共同|联合)?"
    "(?:对口|(?:定点|结对)?(?:支援|帮扶|援建|援助|协作|扶贫)|[帮带](?![助动]))"
)
DASHES = ("—", "–", "－")
# 甲省乙县、丙县，|丁省戊县、己县: a list that goes on with another province
GOES_ON = re.compile("[^，。；：]*[，。；]")
# 甲省乙县，|丙省丁县三个县
TOTAL = re.compile("[^。；：为是]{0,24}?(?:\\d+|[两三四五六七八九十]+)个?(?:贫困|重点)?[县市区旗]")
# 向甲县，乙县捐赠: who is given to stands before the verb
TOWARDS = re.compile("(?:向|给|为|对|在)$")
# 甲县乙镇、丙镇，丁县戊镇: a list of towns goes on with another county
TOWN = re.compile("place/\\d+/.+")
ACTS = re.compile("[帮援投派捐签]|协作|对口|结对|建立|支持|开展|实施|是|有|为|与|向|对|达|[增减]")
CLAUSE_END = re.compile("(?:[支驰增]援|帮扶|援建|援助|协作|扶贫|对口|[帮带])了?$")
# 共|挂联|56个县
TIED = re.compile("(?:联系|挂联|挂钩|包联|包保|包扶|联|帮扶|结对|帮)了?着?$")
# 进驻到|20个乡镇300个村
GONE = re.compile("(?:到|[进入派]驻|深入|分赴|覆盖)了?$")
# 1个县|2个村, 一个乡镇|两个村
COUNTS = "0123456789一二两三四五六七八九十"
TOGETHER = ("联合", "携手", "会同", "联手", "协同", "携")
# 甲局与乙团委|联手对丙村: both act
JOINTLY = re.compile(
    "(?:联手|携手|联合|共同|一起|一道|合力|协同)[^，。；]{0,4}?(?:对(?!口)|为|向|给|在|帮|支|援|资|捐|定点|扶|包)"
)
# 派驻在|贫困村的300名队员, 来自|9个省市的300名教师: those sent are not the villages', nor a part
POSTED = re.compile("(?:派驻|派到|派往|下派|选派)[在到]?$|来自[^，。；]*$")
# 15个省份|3000名医生: those places send them
SENDERS = ("省", "省份", "省区", "省市", "省区市", "省市区", "城市")
# 甲市、乙市|两地|贫困村
BOTH = re.compile("[两二三四]地的?")
# 甲市、乙州两市|16个县区
SUM = re.compile("(?P<n>[两三四五六七八九])个?[省市州县区盟旗]$")
NUMERALS = "零一两三四五六七八九"
# 帮扶5个村，分别是|甲村、乙村…
MEMBERS = re.compile("，(?:它们)?(?:分别)?(?:[是为]|即)")
# 甲县、乙县的|贫困镇
NEEDY = ("贫困", "脱贫", "薄弱", "边远", "欠发达", "低收入")
# 甲市、乙市的|部分重点县
SOME = ("部分", "若干", "一些")
# 31个重点县|（含片区县）, 帮扶单位|（包括国有企业和高校）: a bracket that tells who is among them
AMONG = re.compile("（(?:含|包括|包含|不含)[^（）]{1,40}）")
# 八县|一市, 三镇|两乡, not 一县|一村
RANKS = (("省", "市", "自治区"), ("县", "市", "区", "旗"), ("乡", "镇", "街道", "苏木"))
COUNTIES = ("县", "市", "区", "旗", "县（市）", "县（区）", "县（市、区）")
# 保定|张家口
PREFECTURE = re.compile("place/\\d{4}00(?<!0000)")
# 党政机关和|企事业单位
UNITS = ("企事业单位", "企业事业单位", "事业单位", "企事业")


@record(frozen=True, slots=True)
class Phrase:
    """A coordinated list of Ends of one class.

    ``kind``: P place or group of places, O organisation, S staff, R people who receive. ``group``
    sums up as many ends: 13个省市.
    """

    start: int
    end: int
    kind: str
    ends: tuple[End, ...]
    group: End | None = None


def class_of(end: End) -> str:
    """Return the class letter of an End: by its head noun, else by its type."""
    if end.kind:
        return end.kind
    if end.type == "place":
        return "P"
    return "S" if end.type == "team" else "O"


def coordinate(text: str, ends: list[End], region: str | None) -> list[Phrase]:
    """Join neighbours of one class that 、 和 与 stand between into lists; drop appositions."""
    phrases: list[Phrase] = []
    for end in ends:
        kind = class_of(end)
        last = phrases[-1] if phrases else None
        if last is not None and (
            is_one_name(text, last, end) or is_mixed(text, last.ends[-1], end)
        ):
            both = one_of(text, last.ends[-1], end, region)
            phrases[-1] = Phrase(last.start, end.end, kind, (*last.ends[:-1], both))
        elif last is not None and (place := led_place(text, last, end)) is not None:
            both = replace(end, name=place.name, start=last.ends[-1].start, owner=place)
            phrases[-1] = Phrase(last.start, end.end, kind, (*last.ends[:-1], both))
        elif last is not None and is_joined(text, last, end):
            phrases[-1] = Phrase(last.start, end.end, kind, (*last.ends, end))
        elif last is not None and is_part(text, last, end) and not opens_part(last, end, phrases):
            alone = BOTH.fullmatch(text, last.end, end.start) or (
                (len(last.ends) > 1 or last.ends[0].name.startswith("各"))
                and text.startswith(NEEDY, end.start)
            )
            part = end if alone else part_of(last.ends[0], end)
            phrases[-1] = Phrase(last.start, end.end, kind, (part,))
        elif last is not None and is_apposition(text, last, end):
            sums = end if end.count == len(last.ends) else None
            phrases[-1] = Phrase(last.start, end.end, last.kind, last.ends, sums)
        else:
            phrases.append(Phrase(end.start, end.end, kind, (end,)))
    if any([len(phrase.ends) > 1 for phrase in phrases[1:]]):
        phrases = with_members(text, phrases)
    if any([text.startswith("（", phrase.end) for phrase in phrases]):
        return list(with_brackets(text, phrases))
    return phrases


def with_members(text: str, phrases: list[Phrase]) -> list[Phrase]:
    """Return the phrases; a counted group with as many names told behind it is these."""
    told: list[Phrase] = []
    for phrase in phrases:
        group = told[-1].ends[0] if told and len(told[-1].ends) == 1 else None
        if group is not None and group.count == len(phrase.ends) > 1 and group.kind == phrase.kind:
            named = all(not end.id.startswith("group/") for end in phrase.ends)
            if named and MEMBERS.fullmatch(text, told[-1].end, phrase.start):
                told[-1] = replace(phrase, start=told[-1].start)
                continue
        told.append(phrase)
    return told


def with_brackets(text: str, phrases: list[Phrase]) -> Iterator[Phrase]:
    """Yield the phrases; one takes in the bracket that tells what groups are among its members."""
    stop = 0
    for phrase in phrases:
        if phrase.start < stop:
            continue
        among = AMONG.match(text, phrase.end)
        if among is None:
            stop = phrase.end
            yield phrase
            continue
        inside = (end for one in phrases for end in one.ends if is_inside(end, among))
        grouped = all(end.id.startswith("group/") for end in inside)
        stop = among.end() if grouped else phrase.end
        yield replace(phrase, end=stop)


def is_inside(end: End, bracket: re.Match[str]) -> bool:
    """Tell whether an End stands in a bracket."""
    return bracket.start() < end.start < bracket.end()


def is_joined(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether an End goes on a list: 甲、乙, but not in 丙援建甲、乙援建丁."""
    if are_counted(text, listed, end) or are_siblings(listed, end):
        return True
    if listed.kind != class_of(end) or is_summed_up(text, listed, end):
        return False
    if not JOIN.fullmatch(text, listed.end, end.start):
        return goes_on(text, listed, end) or act_together(text, listed, end)
    if len(listed.ends) == 1 and text[listed.end : end.start] == "，和":  # 甲市，和|乙市结对
        return False
    before = text[max(0, listed.start - 6) : listed.start]
    if before.endswith(DASHES) and text.startswith(DASHES, end.end):  # 甲—乙、|丙—丁
        return False
    return not (CLAUSE_CUE.match(text, end.end) and CLAUSE_END.search(before))


def are_siblings(listed: Phrase, end: End) -> bool:
    """Tell whether two prefectures of one province stand side by side: 河北的|保定|张家口."""
    last = listed.ends[-1]
    both = PREFECTURE.fullmatch(last.id) and PREFECTURE.fullmatch(end.id)
    return (
        bool(both)
        and end.start == listed.end == last.end
        and last.id[:8] == end.id[:8]
        and last.id != end.id
    )


def are_counted(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether counted people go on a list of counted places: 联系46个乡、77个村，|户8000户.

    So does what follows a counted place at once: 联系1个县|2个村.
    """
    last = listed.ends[-1]
    if end.start == listed.end == last.end and None not in (last.count, end.count):
        before = max(0, listed.start - 6), listed.start
        led = any(pattern.search(text, *before) for pattern in (TIED, GONE))
        return led and class_of(end) == listed.kind and text[end.start] in COUNTS
    if text[listed.end : end.start] != "，" or end.count is None or class_of(end) != "R":
        return False
    places = listed.kind == "P" and all(one.count is not None for one in listed.ends)
    tied = TIED.search(text, max(0, listed.start - 6), listed.start) is not None
    return places and tied and text[end.end : end.end + 1] in ("", *"，。；\n")


def is_summed_up(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether a group goes on with what sums up the list: 甲大学等高校、|科研院所."""
    summed = listed.end > listed.ends[-1].end and text[listed.end : end.start] == "、"
    return summed and end.count is None and end.name == end.head


def act_together(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether a body takes others with it: 甲商会携手乙公司; places would be partners.

    With 与 both must have names.
    """
    if listed.kind != "O" or any(one.id.startswith("group/") for one in listed.ends):
        return False
    gap = text[listed.end : end.start]
    if gap in TOGETHER:
        return True
    both = gap in ("与", "同") and not end.id.startswith("group/")
    return both and JOINTLY.match(text, end.end) is not None


def goes_on(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether a list of counties goes on behind a comma in another province."""
    ends = (*listed.ends, end)
    if text[listed.end : end.start] == "，" and all(map(is_town, ends)):
        return len(listed.ends) > 1 and end.end - end.start > len(end.name)
    if len(listed.ends) < 2 or text[listed.end : end.start] != "，":
        return False
    if any(one.type != "place" or one.id.endswith("0000") for one in ends):
        return False
    alone = end.name.startswith(text[end.start : end.start + 2])
    if alone or listed.ends[-1].id[:8] == end.id[:8]:
        return False
    if TOTAL.match(text, end.end) is not None:
        return True
    stop = GOES_ON.match(text, end.end)
    towards = TOWARDS.search(text, max(0, listed.start - 1), listed.start)
    return towards is not None or (stop is not None and ACTS.search(stop.group()) is None)


def led_place(text: str, listed: Phrase, end: End) -> End | None:
    """Return the province or prefecture whose party committee and government help: 甲市委市政府."""
    place = listed.ends[-1].owner
    if end.type != "government" or place is None or not place.id.endswith("00"):
        return None
    is_of_it = text[listed.end : end.start] in LEADS and end.name[:2] == place.name[:2]
    return place if is_of_it else None


def is_town(end: End) -> bool:
    """Tell whether an End is a town or village: place/330203/段塘."""
    return end.type == "place" and TOWN.fullmatch(end.id) is not None


def is_one_name(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether an End ends the name of one group: 党政机关|和|企事业单位, 10个区、|县（市）."""
    before = listed.ends[-1]
    gap = text[before.end : end.start]
    ranks = before.count is not None and end.count is None and gap == "、"
    if ranks and before.name.endswith(COUNTIES[:4]) and end.name in COUNTIES:
        return True
    houses = before.type == end.type in ("school", "hospital")
    if houses and before.count is not None and end.name == end.head and gap in ("和", "及"):
        return end.count is None  # 35所大专院校和中学
    return (
        end.count is None
        and end.id.startswith("group/")
        and before.id.startswith("group/")
        and end.name in UNITS
        and before.name.endswith("机关")
        and gap in ("和", "及", "以及")
    )


def is_mixed(text: str, first: End, second: End) -> bool:
    """Tell whether two counted ranks are one group: 甲地区八县|一市."""
    return (
        first.end == second.start
        and any(first.head in ranks and second.name in ranks for ranks in RANKS)
        and isinstance(first.count, int)
        and isinstance(second.count, int)
    )


def one_of(text: str, first: End, second: End, region: str | None) -> End:
    """Return the one group that two nouns name, of as many as both are counted."""
    name = first.name + text[first.end : second.start] + second.name
    count = first.count
    if isinstance(count, int) and isinstance(second.count, int):
        count += second.count
    key = group_id(name, None if first.place else region)
    return replace(first, name=name, id=key, end=second.end, head=second.head, count=count)


def is_part(text: str, whole: Phrase, end: End) -> bool:
    """Tell whether a group belongs to the group before it.

    832个贫困县的1180家医院; 省级机关62个部门; 贫困县的县级医院; 9个贫困县高中; 甲省、乙省的5个县.
    """
    one, gap = whole.ends[0], text[whole.end : end.start]
    if len(whole.ends) > 1 and whole.kind == "P" and end.id.startswith("group/"):
        some = end.count is not None or text.startswith((*SOME, *NEEDY), end.start)
        summed = "等" in text[whole.ends[-1].end : whole.end]  # 甲省、乙省等两省的|十个县
        total = SUM.search(text, whole.ends[-1].end, whole.end)
        if total is not None and NUMERALS.index(total["n"]) == len(whole.ends):
            return gap in ("", "的") and end.count is not None and not summed
        return (gap == "的" and some and not summed) or BOTH.fullmatch(gap) is not None
    if len(whole.ends) > 1 or not (one.id.startswith("group/") and end.id.startswith("group/")):
        return False
    if class_of(end) == "S" and one.count is not None and one.name.endswith(SENDERS):
        return False
    if class_of(end) == "S" and POSTED.search(text, max(0, whole.start - 40), whole.start):
        return False
    houses = end.type in ("school", "hospital")
    if end.count is not None:
        people = class_of(end) == "R" and one.count is not None  # 两村|374户农户
        joined = whole.kind == class_of(end) == "O" or (whole.kind == "P" and (houses or people))
        return gap == "的" or (gap == "" and joined)
    of_all = gap == "" and one.count is not None and houses
    of_each = gap == "的" and class_of(end) == "P" and one.name.startswith("各")
    return (gap == "的" or of_all) and whole.kind == "P" and (class_of(end) == "O" or of_each)


def opens_part(whole: Phrase, end: End, phrases: list[Phrase]) -> bool:
    """Tell whether 对口支援贫困县的医院 opens a sentence: then those hospitals help."""
    return end.count is None and whole is phrases[0]


def part_of(whole: End, end: End) -> End:
    """Return a group with the place of the larger group that holds it, named by both."""
    somewhere = whole.place is not None and whole.count is None  # 甲省贫困地区|80家医院
    is_counted = end.count is not None and whole.kind != "O" and not somewhere
    name = end.name if is_counted else whole.name + end.name
    return replace(end, name=name, start=whole.start, place=whole.place)


def is_apposition(text: str, listed: Phrase, end: End) -> bool:
    """Tell whether a group only sums up the list before it.

    甲县、乙县2个县; 甲市、乙市相关县区; 甲省、乙省等8个省; 机关、企业每个单位.
    """
    gap = text[listed.end : end.start]
    if class_of(end) == listed.kind and listed.kind in "OS" and EACH.fullmatch(gap):
        return len(listed.ends) > 1 and end.name == end.head
    if class_of(end) != listed.kind:
        of_units = listed.kind == "O" and end.name.endswith(UNIT_STAFF)
        return of_units and OF_UNITS.fullmatch(gap) is not None
    if is_summed_up(text, listed, end):
        return True
    if gap.startswith("、") and UNKNOWN.fullmatch(gap):
        return end.count is not None and end.id.startswith("group/")
    if gap not in ("", "的") and not AND_SO_ON.fullmatch(gap):
        return False
    if gap not in ("", "的"):
        return end.id.startswith("group/")
    sums_up = end.count is not None or end.name.startswith(("相关", "有关"))
    return len(listed.ends) > 1 and end.id.startswith("group/") and sums_up


def is_listed(text: str, named: list[End], place: End) -> bool:
    """Tell whether a place is the last of a list of places (甲市、乙市16个旗县)."""
    before = [end for end in named if end.end < place.start and end.type == "place"]
    return bool(before) and bool(JOIN.fullmatch(text, before[-1].end, place.start))


def owners_of(staff: Phrase) -> Phrase | None:
    """Return the places that people come from (甲区的12名医生), None where none is named."""
    owners = tuple(end.owner for end in staff.ends if end.owner is not None)
    return replace(staff, kind="P", ends=owners) if owners else None
