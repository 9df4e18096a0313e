"""Time, money, people and programme of the relations that a sentence states.

In: the Aids of a sentence. Out: the same, with their figures. Numbers belong to the last relation
that began before them. Example: in ``甲帮扶乙，投入1亿元，丙帮扶丁``
the money is that of 甲 and 乙.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from graph.extraction.amounts import Item, people_of, read_numbers
from graph.extraction.pairs import EAST_WEST, Aid
from graph.extraction.retold import number_key
from graph.extraction.timeline import Timeline
from graph.model import Document

# “万企兴万村”行动 | “四个一”活动 | 京蒙扶贫协作
QUOTED = re.compile(
    r"“[^”]{2,16}”[^，。；：、“]{0,8}?(?:工程|计划|行动|活动|项目|制度|机制)"
    r"|[\u4e00-\u9fff]{2,12}(?:支教计划|帮扶计划|帮扶行动|帮扶工程|扶贫工程|责任制|工作制度|联系制度|包联制度)"
)
# 京蒙协作11.4亿元，其他渠道3亿元: a sum right behind a relation is its own, the next ones are not,
# but what is sold for it beside what is bought: 采购…2亿元，帮助销售1亿元, and what is given in
# the same words: 捐赠|500万元扶贫款和20万元慰问金
OWN = re.compile(
    r"[^，。；、：\d]{0,8}\d[\d.,]*[余多]?[万亿]?元(?:[、，](?:帮助?销售?|促销)[^，。；、：\d]{0,8}\d[\d.,]*[万亿]?元)?"
    r"(?:[^，。；、：\d]{1,8}[和及]\d[\d.,]*[余多]?[万亿]?元)?"
)
# 投入帮扶资金2.1亿元，|引进资金3亿元, 捐资80万元|并提供贷款2亿元: whose money the first was does
# the next too, with staff and works between, and so is 财政援助资金2亿元，|社会帮扶资金3000万元
# 2亿元，|其中市级…, 每年…, 五年共…: its parts, and what it comes to
GOES_ON = re.compile(
    "[，（](?:其中|(?:合计|共计|总计|累计|每年|年均|(?:平均)?每[县区市]|[两三四][州市县区旗]各"
    "|[\\d一二两三四五六七八九十]{1,2}年[来内间]?(?:累计|总计|共计?))[^，。；\\d配自]{0,6}\\d)|"
    "(?:[^，。；、\\d]{0,6}并(?=[^，。；\\d]{1,10}\\d)|[，、])"
    "(?:(?:同比|比|较)[^，。；\\d]{0,12}[\\d.]+(?:%|倍|个百分点)，)?"
    "(?:[县户村人]均[^，。；]{1,12}，)?"
    "(?:(?:累计|先后|共)?(?:选派|派[出驻遣]|培训|实施|援建|举办)[^，。；元]{1,24}，){0,4}"
    "(?:并|同时|还|另|累计|先后|共)*(?:(?:动员|引导|组织|发动)[^，。；]{2,20}?(?=捐|投)|购买|采购|助销|帮助?销售?|引进|引入|协调|争取|筹集|募集|捐|投入|拨付|撬动|带动投资|追加|消费帮扶"
    "|(?:财政|社会(?:各界)?|各级|企业|市级|区级)?(?:无偿|专项)?(?:帮扶|援助|捐赠|捐助|协作|援建)[^，。；\\d配自]{0,6}(?:资金|款物?|物资)\\d"
    "|(?:[今明去当次]年|\\d{4}年)?(?:又|再|还)?(?:计划|拟|将|预计)?(?:再|又|还|继续)?(?:安排|拨付|下达|落实|投入)"
    "(?=[^，。；、\\d配自]{0,8}\\d[\\d.,]*[余多]?[万亿]?元)"
    "|提供(?=[^，。；]{0,8}\\d[\\d.,]*[余多]?[万亿]?元))"
)
# 甲省|2亿元，|乙省: a number between two helpers
SUM = re.compile(r"\d[多余]?[万亿]*(?:元|名|人)")
# 甲市财政投入1亿元，|甲市企业捐款3000万元
SAME_SIDE = re.compile(
    r"，(?P<who>[^，。；、\d]{4,14}?)(?:累计|先后|共|还|又|也|另)*"
    r"(?:投入|捐|拨付|安排|出资|筹[集资])[^，。；\d配自]{0,8}\d[\d.,]*[余多]?[万亿]?元"
)
# 其中30万元来自|甲县的帮扶城市乙市
FROM_THEM = re.compile(r"\d[\d.,]*[余多]?[万亿]?元[^，。；、\d]{0,6}(?:来自于?|来源于|由|是|出自)$")
# 派出队员900人，好让每村有…: what is given stands before who gets it
GIVEN = re.compile("选派|派出|派驻|投入|安排|筹集|拿出|捐|由[^，。；]{1,16}组成")
# 甲局帮扶乙县，先后派出|第一书记5名
SENDS = re.compile(
    "[，；、](?:并|还|又|先后|累计|共|已|连续|分别|每年|持续){0,3}(?:选派|派出|派驻|派遣|选送|轮派)了?"
    "[^，。；]{0,8}$"
)
COMES = "来自"
# 38位|甲省援乙干部
OF_SENDER = re.compile(r"[^，。；、\d的]{2,8}?援[一-鿿](?:干部|人才|教师|老师|医|专|教育)")
COMPOUND = re.compile(r"[\u4e00-\u9fff]{2}(?:扶贫|对口|劳务|帮扶)?协作")


# what every term holds, found sooner
IN_TERM = re.compile("[期时周年][限间期]")
# 对口援建期限为2013年至2015年 | 期限：2013年至2020年
TERM = re.compile(
    r"(?:^|(?:对口|帮扶|援建|支援|结对|协作|包联|援[疆藏青])[^，。；]{0,6}?)(?:期限|时间|周期|年限)(?:均|都|暂|初步|定)*(?:为|是|：|从|自)"
)


def add_term(
    document: Document, span: tuple[int, int], found: list[Aid], timeline: Timeline
) -> None:
    """Give relations without a time the term that a sentence behind them states for all."""
    if not found or not IN_TERM.search(document.text, *span):
        return
    if TERM.search(document.text[slice(*span)]) is None:
        return
    term = timeline.at(*span)
    if term is None or term[0] == term[1]:
        return
    for aid in found:
        if aid.extra.get("period") is None:
            aid.extra["period"] = term


def with_figures(
    document: Document, span: tuple[int, int], aids: list[Aid], timeline: Timeline
) -> list[Aid]:
    """Return the Aids of the sentence at ``span`` with what is stated for them."""
    aids = sorted((one for one in aids if not is_own_staff(one, aids)), key=lambda a: a.start)
    aids = [dated(document, span, aid, timeline) for aid in aids]
    # 甲市与乙州开展|东西部协作|，投入1亿元: named partners have what is told
    bearers = [aid for aid in aids if aid.rule != EAST_WEST] or aids
    begins = begins_of(document.text, span, bearers)
    starts = sorted(set(begins))
    for start, end in pairwise([*starts, span[1]]):
        group = [aid for aid, at in zip(bearers, begins, strict=True) if at == start]
        until = own_end(document.text, (max(aid.end for aid in group), end), group)
        add_numbers(document, group, (start, end), until)
        told = [aid for aid in bearers if aid.end <= start]
        if told and SENDS.search(document.text, told[-1].end, start):
            give_staff(group, [aid for aid in told if aid.start == told[-1].start])
    first = [aid for aid, at in zip(bearers, begins, strict=True) if at == starts[0]]
    before = document.text[span[0] : starts[0]] if starts else ""
    if paid := FROM_THEM.search(before):
        add_numbers(document, first, (span[0] + paid.start(), starts[0]))
    elif is_given(before) and not ("元" in before and first[0].helper.kind == "S"):
        add_numbers(document, first, (span[0], starts[0]))
    for aid in bearers:
        add_people(document, span, aid)
    return aids


def begins_of(text: str, span: tuple[int, int], aids: list[Aid]) -> list[int]:
    """Return where what is told of each Aid begins in the sentence at ``span``.

    An end that stands in another sentence counts for nothing; where helpers of one place that is
    named before them have a number each (甲州获得援助，|乙省2亿元，|丙省3亿元), each begins at its
    own.
    """
    begins = [aid.start if aid.start >= span[0] else max(span[0], aid.helper.start) for aid in aids]
    for start in set(begins):
        group = [at for at, begin in enumerate(begins) if begin == start]
        helpers = sorted({(aids[at].helper.start, aids[at].helper.end) for at in group})
        apart = len(helpers) > 1 and all(
            SUM.search(text, one[1], other[0]) for one, other in pairwise(helpers)
        )
        if apart and helpers[0][0] >= start:
            for at in group:
                begins[at] = aids[at].helper.start
    return begins


def is_own_staff(aid: Aid, aids: list[Aid]) -> bool:
    """Tell whether an Aid is of staff as such that a helper told before it has sent there.

    甲省对口支援乙县，先后有|183名干部|到乙县挂职: they are staff of 甲省.
    """
    staff = aid.helper
    bare = staff.kind == "S" and staff.place is None is staff.owner
    named = not aid.recipient.id.startswith("group/")
    return (bare and named) and any(
        one.end <= max(aid.start, staff.start)
        and one.recipient.id == aid.recipient.id
        and one.helper.kind != "S"
        for one in aids
    )


def own_end(text: str, span: tuple[int, int], group: list[Aid]) -> int:
    """Return where the sums of a relation that ends at ``span[0]`` end: right behind it or later.

    A sum right behind it is its own, with what others of the helper's side give beside, and what
    they come to: 甲市帮扶乙县1亿元，|甲市企业投入3000万元，共计1.3亿元.
    """
    own = OWN.match(text, *span)
    if own is None:
        return span[1]
    at = own.end()
    while same := SAME_SIDE.match(text, at, span[1]):
        if not any(same["who"].startswith(aid.helper.name[:2]) for aid in group):
            break
        at = same.end()
    if GOES_ON.match(text, at):
        return span[1]
    return at


def give_staff(sent: list[Aid], senders: list[Aid]) -> None:
    """Add to senders the staff of the relation that tells of those sent: 派出|第一书记28人."""
    for aid in senders if all(one.rule == "aid.resident" for one in sent) else ():
        for item in sent[0].extra.get("staff") or ():
            if item not in (aid.extra.get("staff") or ()):
                aid.extra["staff"] = [*(aid.extra.get("staff") or ()), item]


def add_people(document: Document, span: tuple[int, int], aid: Aid) -> None:
    """Add the people whom the phrase of an Aid's helper counts, where nothing told them yet."""
    helper = aid.helper
    comes = document.text.startswith(COMES, aid.start)  # 38位|来自甲市的教师
    sent = OF_SENDER.match(document.text, aid.start) is not None
    if not (comes or sent or helper.kind == "S") or aid.mechanism == "official_contact":
        return
    if not span[0] <= helper.start < helper.end <= span[1]:
        return
    known = {one["value"] for one in aid.extra.get("staff") or ()}
    phrase = (aid.start, aid.start + len(COMES)) if comes else (helper.start, helper.end)
    own = people_of(document, span[0], phrase, "" if comes or sent else helper.name)
    new = [one for one in own if one["value"] not in known]
    if new:
        aid.extra["staff"] = [*new, *(aid.extra.get("staff") or ())]


def is_given(before: str) -> bool:
    """Tell whether what stands before a sentence's first relation is one thing given to it.

    Several sums, or a part of one (其中), are those of a wider matter.
    """
    several = before.count("元") > 3 or "元、" in before or "其中" in before
    return bool(GIVEN.search(before)) and not several


def dated(document: Document, span: tuple[int, int], aid: Aid, timeline: Timeline) -> Aid:
    """Return an Aid with its period and programme; one that ended before the text is past."""
    period = timeline.at(span[0], aid.end, aid.start)
    extra = aid.extra | {"period": period, "programme": programme_of(document, span, aid)}
    is_over = period is not None and has_ended(document, *period)
    return replace(aid, status="past" if is_over else aid.status, extra=extra)


def has_ended(document: Document, first: int | None, last: int | None) -> bool:
    """Tell whether a stretch of years was over when the text was written; one year only begins."""
    return bool(last and document.year and first != last and last < document.year - 1)


def programme_of(document: Document, span: tuple[int, int], aid: Aid) -> str | None:
    """Return the named programme that carries an Aid, where its sentence names one before it."""
    if aid.rule == "aid.signs":
        match = COMPOUND.match(document.text, aid.start)
        return match.group() if match else None
    named = QUOTED.search(document.text, span[0], aid.end)
    return named.group() if named else None


def add_numbers(
    document: Document, group: list[Aid], span: tuple[int, int], until: int | None = None
) -> None:
    """Add the money and people of ``text[span]`` to Aids, shared where they are several.

    ``until``: money behind it is not theirs.
    """
    ends = [(aid.helper, aid.recipient) for aid in group]
    places = all(end.type == "place" for pair in ends for end in pair)
    names = tuple((one.name, other.name) for one, other in ends) if places else ()
    amounts, staff = read_numbers(document, span, group[0].status, names)
    if until is not None and until < span[1]:
        amounts, _ = read_numbers(document, (span[0], until), group[0].status)
    whose = shares(document.text, span, amounts, group)
    for at, aid in enumerate(group):
        own = [one for one in staff if not is_of_another(one, aid, group)]
        sums = [one for one, of in zip(amounts, whose, strict=True) if of is None or at in of]
        for name, items in (("amounts", sums), ("staff", own)):
            before = aid.extra.get(name) or []
            if items:
                known = set(map(number_key, before))
                new = [one for one in items if number_key(one) not in known]
                aid.extra[name] = [*before, *new]
                aid.extra["shared"] = (
                    True if len(group) > 1 and (name == "staff" or None in whose) else None
                )


def shares(
    text: str, span: tuple[int, int], amounts: list[Item], group: list[Aid]
) -> list[set[int] | None]:
    """Return of which Aids of a group each sum is, None where it is of all of them.

    其中甲县1.6亿元、乙县1.2亿元 are told by name, 分别投入500万元、400万元 in the list's order.
    """
    places = [one.pop("at") for one in amounts]
    whose: list[set[int] | None] = [None] * len(amounts)
    if len(group) == 1:
        return whose
    for number, at in enumerate(places):
        words = text[max(text.rfind(mark, span[0], at) + 1 for mark in "，、。；：（中") : at]
        named = {
            index
            for index, aid in enumerate(group)
            if (said := text[aid.recipient.start : aid.recipient.end]) and said in words
        }
        names = {group[index].recipient.name for index in named}
        whose[number] = named if len(names) == 1 and span[0] <= at else None
    lists = [aid.recipient.start for aid in group], [aid.helper.start for aid in group]
    order = next((one for one in lists if len(set(one)) == len(group)), None)
    last = text.rfind("分别", span[0], places[0]) if places else -1
    if order and last > max(aid.end for aid in group) and len(amounts) == len(group):
        ranked = sorted(range(len(group)), key=order.__getitem__)
        return [{index} for index in ranked]
    return whose


def is_of_another(staff: Item, aid: Aid, group: list[Aid]) -> bool:
    """Tell whether people are another helper of a list, counted: 90个工作队、300名干部.

    Leading cadres who keep in touch are counted as the helper, and sent by nobody.
    """
    if aid.mechanism == "official_contact" and aid.helper.count == staff["value"]:
        return True
    counts = {other.helper.count for other in group if other.helper.name != aid.helper.name}
    return aid.helper.count not in (None, staff["value"]) and staff["value"] in counts
