"""The region that a whole text is about helping: 对口支援西藏, 支援湖北, 援疆.

In: a Document and its mentions. Out: the End that later sentences leave out. Example: in a text
headed ``各地支援湖北`` the sentence ``云南省派出医疗队`` has the recipient 湖北省.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, O, P, Reading, S, listed
from graph.extraction.mechanisms import REGIONS_AIDED
from graph.extraction.symbols import SymbolLine
from graph.extraction.tibetan_areas import TIBET, means_near_areas
from graph.extraction.wealth import province_of
from graph.groups import End, includes, same_province
from graph.model import Document, Mention
from graph.phrases import end_of

HEAD = 400
HEADLINE = 160
LONGEST_HEADING = 40
# 支援 + 湖北 | 援 + 疆: what the head of the text must say of a place
SUPPORT = re.compile(r"(?:对口支援|支援|驰援|援助|援建|对口帮扶|增援|帮扶|援)(?:助力?)?$")
# 云南省…派出…医疗队 | 甲省…捐赠…物资
SENT_OUT = re.compile(
    f"(?:^|[，：；])(?P<h>{listed(f'[{P}]')})(?![的])[^，。{P}{O}]{{0,16}}?"
    f"(?:派出|选派|组建|组织|捐赠|捐献|调集|调拨|援助|启程|出发|集结|运送|筹集|筹措|投入|安排)"
)
# 从广西百色开出专列，将物资运往武汉 | 云南省的3000箱苹果发往武汉
SHIPPED = re.compile(
    f"(?:^|[，：；]|从|在)(?P<h>[{P}])[^。；{P}{O}]{{0,40}}?"
    f"(?:运往|运抵|运到|运送到|发往|发到|送往|送抵|送达|驶往|开往|抵达|到达)了?(?P<b>[{P}{O}])"
)
# 福建省在昌吉打造基地
# 中央企业投资90亿元: in a text on one region
FUNDS = re.compile(
    f"(?:^|[，：；])(?P<h>[{O}])(?:累计|先后|共|已|还|在[^，。；{ANY}]{{1,6}})*"
    "(?:投资|投入)[^，。；\\d]{0,6}\\d[\\d.]*[多余]?[万亿]*元"
)
CENTRAL = re.compile("^(?:中央|国家)|(?:(?<!指挥)部|部委|总局)$")
# 由甲商会组织的100吨大米|从乙市运抵丙市
GIVER = re.compile(
    f"由(?P<h>[{O}])[^，。；{ANY}]{{0,4}}?(?:组织|捐赠|捐助|筹集|筹措|采购|发起)的[^，。；{ANY}]{{0,24}}$"
)
GOODS = re.compile(
    "物资|蔬菜|水果|果蔬|大米|粮|肉|蛋|奶|口罩|设备|药|用品|\\d[余多]?[万吨箱车件袋]"
)
IN_PLACE = re.compile(
    f"(?P<h>{listed(f'[{P}{O}]')})[^，：的由被{ANY}]{{0,4}}?在(?P<b>[{P}])[^，：{ANY}]{{0,6}}?"
    "(?:打造|建立|建设|建起|建成|构建|投资|投产|实施|推行|设立|培育|新建|启动|落地)"
)
# 在和田，北京市推出就业计划
FRONTED = re.compile(
    f"(?:^|[，：；]|(?:在|到|于|自治区|地区))(?P<b>[{P}])(?:[^，：{ANY}]{{0,4}})，(?P<h>{listed(f'[{P}]')})[^，：的{ANY}]{{0,8}}?"
    "(?:打造|建立|建设|建起|建成|构建|投资|援建|援助|推出|开创|实施|设立|培育|新建|启动|选派|派出|投入|引进|帮助|帮扶)(?![{P}])"
)
# 江苏省实施智力援助项目; 上海市援建的学校: in a text on one region its helpers stand alone
ALONE = re.compile(
    f"(?:^|[，：；。、])(?:由|来自)?(?P<h>{listed(f'[{P}]')})(?:的|等|先后|累计|共|还|也|通过[^。，]{{1,24}}，(?:[^，]{{1,8}}，)?)?[^，：的{ANY}]{{0,8}}?"
    "(?:援建|对口|援助|帮扶|支援|组团|实施|引进|引入|选派|派出|投入|组建|捐赠|推出|打造|培训)"
    "(?!资金(?:[是占超为]|不足|相当|约|规模))"
)
# Inner Mongolia, Guangxi, Guizhou, Yunnan, Tibet, Gansu, Qinghai, Ningxia, Xinjiang
AIDED_PROVINCES = frozenset(("15", "45", "52", "53", "54", "62", "63", "64", "65"))
# 甲省还打造基地: says of aid only where the headline is on the topic
WEAK = re.compile("(?:实施|引进|引入|组建|推出|打造|培训|投入)$")
# 对口市县区援助3.35亿元
GIVES = re.compile(
    f"(?:^|[，：；])(?P<h>[{P}{O}])(?:累计|共|已|先后|还)*(?:无偿)?(?:援助|捐赠|捐助|捐款)"
    "(?:折款|资金|款物)?\\d"
)
# 甲省援疆|乙市工作队 is read by its region
REGIONAL_NAME = re.compile("援[疆藏青]$")
# 帮助他们的是对口支援的辽宁省
SUPPORTING = re.compile(f"(?:对口支援|对口援助|援建|帮扶)的(?P<h>[{P}])")
# 17个对口支援省市
HELPING_GROUP = re.compile(
    "(?:支援|援派|兄弟)(?!.*(?:县|县市|地区|乡镇|村)$)|援建(?:省市|省份|省区|省|方)$"
)


def find_topic(document: Document, mentions: list[Mention]) -> End | None:
    """Return the province or prefecture that the head of a text says is supported.

    A heading decides where one says so; None where several are, as in a list of pairings.
    """
    found = list(supported(document, mentions))
    told = [one for one in found if in_heading(document.text, one.start)] or found
    one_alone = all(includes(told[0], one) for one in told)
    aided = all(one.id in REGIONS_AIDED for one in told)  # 援藏援青
    return told[0] if told and (one_alone or aided) else None


def supported(document: Document, mentions: list[Mention]) -> Iterator[End]:
    """Yield the provinces and prefectures that the head of a text says are supported.

    After the first of a list (支援甲省乙省) the next one too.
    """
    last, near = -1, means_near_areas(document.text)
    for mention in mentions:
        if mention.start > HEAD:
            return
        if mention.kind != "place" or not (mention.entity or "").endswith("00"):
            continue
        if mention.fields.get("inside") is not None or (near and mention.entity == TIBET):
            continue
        joint = document.text[last : mention.start] if last >= 0 else None
        listed = joint in ("、", "和") or (joint == "" and is_province(mention))
        if listed or SUPPORT.search(document.text, max(0, mention.start - 4), mention.start):
            yield end_of(mention)
            last = mention.end


def in_heading(text: str, at: int) -> bool:
    """Tell whether a place stands in a line that is no sentence: a title or a headline."""
    start, stop = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return 0 <= stop - start <= LONGEST_HEADING and "。" not in text[start:stop]


def is_province(mention: Mention) -> bool:
    """Tell whether a Mention is of a province, by its code."""
    return (mention.entity or "").endswith("0000")


def read_topic(symbols: SymbolLine, topic: End) -> Iterator[Reading]:
    """Yield what a sentence says of aid to the topic without naming it, in clean offsets."""
    recipient = Phrase(0, 0, "P", (topic,))
    for match in SENT_OUT.finditer(symbols.line):
        if any(end.type != "place" for end in symbols.merged(match["h"]).ends):
            continue
        if re.search(f"[{S}]|物资|资金|医疗队|蔬菜|口罩|设备", symbols.line[match.start() :]):
            yield about(symbols, match, symbols.merged(match["h"]), recipient, "topic_sent")
    for match in SHIPPED.finditer(symbols.line):
        giver = GIVER.search(symbols.line, 0, match.start())
        helper, place = symbols.phrase(match["h"]), symbols.phrase(match["b"])
        if giver is not None and is_there(place, topic):
            yield about(symbols, giver, symbols.phrase(giver["h"]), place, "topic_shipped")
        elif (
            GOODS.search(symbols.line)
            and is_from_elsewhere(helper, topic)
            and is_there(place, topic)
        ):
            yield about(symbols, match, helper, place, "topic_shipped")
    for match in FUNDS.finditer(symbols.line) if topic.id in REGIONS_AIDED else ():
        if all(CENTRAL.search(end.name) for end in symbols.phrase(match["h"]).ends):
            yield about(symbols, match, symbols.phrase(match["h"]), recipient, "topic_funds")
    for match in IN_PLACE.finditer(symbols.line):
        place = symbols.phrase(match["b"])
        if all(same_province(end, topic) for end in place.ends):
            yield about(symbols, match, symbols.merged(match["h"]), place, "topic_in_place")
    for match in FRONTED.finditer(symbols.line):
        place = symbols.phrase(match["b"])
        if all(same_province(end, topic) for end in place.ends):
            yield about(symbols, match, symbols.merged(match["h"]), place, "topic_fronted")
    for match in (*ALONE.finditer(symbols.line), *SUPPORTING.finditer(symbols.line)):
        if topic.start > HEADLINE and WEAK.search(match.group()):
            continue
        helper = symbols.merged(match["h"])
        if is_from_elsewhere(helper, topic) and can_aid(helper, topic):
            there = place_before(symbols, helper, topic) or recipient
            if topic.id in REGIONS_AIDED or there is not recipient:
                yield about(symbols, match, helper, there, "topic_alone")
    for match in GIVES.finditer(symbols.line):
        helper = symbols.phrase(match["h"])
        if all(end.name.startswith("对口") for end in helper.ends):
            yield about(symbols, match, helper, recipient, "topic_group")
    for phrase in symbols.phrases:
        if phrase.kind == "S" and all(is_sent_team(end, topic) for end in phrase.ends):
            if REGIONAL_NAME.search(symbols.line, 0, symbols.starts.index(phrase.start)):
                continue
            yield Reading(phrase, recipient, "支援", "topic_team", phrase.start, phrase.end)
        if phrase.kind in "PO" and any(is_helping_group(end) for end in phrase.ends):
            yield Reading(phrase, recipient, "对口支援", "topic_group", phrase.start, phrase.end)


def is_from_elsewhere(helper: Phrase, topic: End) -> bool:
    """Tell whether a phrase is of places outside of the topic's province."""
    return all(end.type == "place" and not same_province(end, topic) for end in helper.ends)


def can_aid(helper: Phrase, topic: End) -> bool:
    """Tell whether places can help a region as such: none of a province that is aided itself."""
    aided = (province_of(end) in AIDED_PROVINCES for end in helper.ends)
    return topic.id not in REGIONS_AIDED or not any(aided)


def is_there(place: Phrase, topic: End) -> bool:
    """Tell whether a phrase is of the topic, or of places or bodies in its province."""
    code = topic.id.removeprefix("place/")[:2]
    return all(end.id == topic.id or province_of(end) == code for end in place.ends)


def place_before(symbols: SymbolLine, helper: Phrase, topic: End) -> Phrase | None:
    """Return the last place of the topic's province that a sentence names before the helper."""
    there = [
        phrase
        for phrase in symbols.phrases
        if phrase.end <= helper.start
        and all(same_province(end, topic) and end.id != topic.id for end in phrase.ends)
    ]
    return there[-1] if there else None


def about(
    symbols: SymbolLine, match: re.Match[str], helper: Phrase, recipient: Phrase, rule: str
) -> Reading:
    """Return a Reading of a match in clean offsets."""
    start, end = symbols.starts[match.start("h")], symbols.ends[match.end() - 1]
    return Reading(helper, recipient, "支援", rule, start, end)


def is_sent_team(end: End, topic: End) -> bool:
    """Tell whether an End is a team from elsewhere: 云南省医疗队 in a text on helping 湖北省."""
    return bool(end.place) and end.head.endswith("队") and not same_province(end, topic)


def is_helping_group(end: End) -> bool:
    """Tell whether an End is a group named for its aid: 对口支援省市, 兄弟省份."""
    return end.id.startswith("group/") and bool(HELPING_GROUP.search(end.name))
