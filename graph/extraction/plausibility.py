"""Which Readings can be aid: a bank lends, media only tell, a province helps no part of itself.

In: the clean text and a Reading with its two sides. Out: yes or no. Example: the Reading of
``浙江省不再对口支援和田地区`` is not plausible.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import ELIDED, Reading
from graph.extraction.fitting import fits_rule
from graph.extraction.kinds import are_apart
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.wealth import province_of
from graph.groups import End, holds, is_corps, province

# 要求各地 | 印发通知: what follows is told of others; not 按照要求，
REPORTING = re.compile(
    "关于(?![^，。；]{2,30}(?:部署|要求|精神|决策|号召|意见|规定|方针|指示|论述|安排)(?:精神|部署)?，)|要求(?![，。；、])|强调|指出|印发|通知|(?<!研究)部署(?![，。；、和与及])|提出|表示(?!欢迎|祝贺)|包括|认为|介绍"
)
# 没有接受 | 停止援助
NEGATED = re.compile(
    "没有|尚未|未曾|并未|不再|从未|停止|终止|取消|禁止|不得|严禁|未能|并非|不是|"
    "未(?=建立|开展|实施|签|与|对|由)|(?<![以而])不(?=对口|帮扶|支援|援|由|对|向|为)"
)
# 学习甲省对口帮扶乙省的经验 | 如果甲市帮扶乙市: nothing is said to be so
UNREAL = re.compile(
    "(?:学习(?!用品|用具)|借鉴|参照|仿照|如果|假如|假设|倘若|(?<!主)要是)[^，。；：\n]{0,4}$"
)
# 对口支援新疆工作会议: a meeting's or a body's name
MEETING = re.compile(
    "(?:工作)?(?:会议(?!室)|座谈会|推进会|表彰会|领导小组|协调小组|办公室|论坛|成就展)"
)
# 选派干部驻村帮扶|的时间, 对口支援县|数量: a term or how many is told
TERM = re.compile(
    "(?:驻村|(?<=驻村))(?:帮扶|扶贫|工作|任职)?的(?:时间|期限|任期|年限)|的?(?:数量|个数)(?!(?:不少于|不低于|达到?|已有|共|为)?\\d)"
)
# 列入|教育部对口支援西部高校|计划: a plan's name, and not who helps
PLANNED_BY = re.compile("(?:列入|纳入|进入|加入|入选|启动|实施|参与|参加|按照|根据)了?$")
PLAN = re.compile("等?(?:计划|工程|项目|行动)")
# bodies that administer are not aided under these cues, media only tell
NEVER_HELPED = ("agency", "party", "government", "bank", "military", "media", "court_procuratorate")
# 援建10个卫生室: what is built is not who is helped
BUILDS = ("援建", "捐建", "帮建")
CHARITY = ("希望小学", "希望学校", "春蕾小学", "博爱卫生院")
# 共同打造扶贫协作|示范区: what partners make of their aid is not who is helped
MADE = re.compile("(?:打造|创建|建设|建成|共建|建立|成为|争创)[^，。；]{0,14}$")
MODELS = ("示范区", "示范县", "示范村", "示范点", "试验区", "产业园", "园区", "样板")
# who is helped, and helps none
POOR = (
    *("贫困村", "贫困县", "贫困户", "贫困人口", "脱贫户"),
    *("受援地", "受援方", "受援县", "受援单位", "受援医院", "受援学校"),
)
# money that is given to people by name of aid
PAID = ("帮扶", "资助", "捐助", "援建")
# 甲区|某某中学: the rest of a name behind its place
BODY = re.compile(
    "[^，。；：、的“”（派援帮送为向给与和在对到由组捐多所家]{0,12}?(?:中学|小学|学校|公司|集团|医院|基金会|商会|协会|总队|支队|"
    "院(?=[承负与和、，帮定对])|(?:航空|电力|移动|电信|联通|烟草|石油|石化)(?=[定对结帮挂与和投捐派向为把将在])|(?:教育|科技|实业|药业|置业|食品|机械|传媒|股份)(?=[与同和]))"
)
# 昭通|6月30日电: where a report was written
DATELINE = re.compile("\\d{1,2}月\\d{1,2}日?(?:讯|电|消息|报道)")
# 国家机关|定点帮扶|贫困户: bodies that are tied to those whom they help
TIED = re.compile("定点|对口|结对|挂钩|包[联保]")
# 甲州干部对乙市的帮扶|表示感谢: who thanks was helped
THANKED = re.compile(
    "[^，。；]{0,10}(?:表示|致以|给予|予以)[^，。；]{0,6}(?:感谢|谢意|肯定|好评|赞扬)"
)
# 对乙州协作资金|进行审计
LOOKS_INTO = re.compile(
    "[^，。；]{0,8}(?:进行|开展|实施)[^，。；]{0,4}(?:审计|督查|检查|考核|调研|评估|暗访|督导|验收|巡察)"
)
# 干部|培训: what is done with cadres
DONE_WITH = re.compile("(?:教育)?(?:培训|交流|选拔|队伍建设|考核|人事)")
# 村, 乡: no body at all
BARE_RANKS = ("村", "乡", "镇", "户", "县")
# 专家来到|甲卫生院，为群众义诊: where somebody goes
GOES_TO = re.compile("(?:来到|走进|深入|前往|抵达|奔赴|赶赴|赶到)了?$")
# 《关于|省直部门帮扶县（市）|的通知》
IN_TITLE = re.compile("《(?:印发)?关于[^《》。；\n]{0,38}$")
TITLE_GOES_ON = re.compile("[^《》。；\n]{0,38}》")
# 一些有对口支援关系的|省份: partners of somebody, whom no one before them helps
OF_PARTNERS = re.compile("关系的$")
# 师市领导赴|援疆省市: who is named for helping a region is not helped
HELPS_REGION = re.compile("各?(?:对口)?支?援[疆藏青](?:省|地区|城市|单位|企业|高校|医院)")
# the state as a whole is no helper beside others
STATE = ("中共中央", "国务院", "党中央")


def is_plausible(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether the ends can be what a construction needs: a bank lends, media only tell."""
    if all(is_never_helped(end) for end in recipient.ends) and not are_peers(helper, recipient):
        return False
    if any(end.name in STATE or is_needy(end) for end in helper.ends):
        return False
    if any(HELPS_REGION.match(end.name) for end in recipient.ends):
        return False
    visited = text.startswith("，", helper.end) and helper.ends[0].type != "place"
    if visited and GOES_TO.search(text, max(0, helper.start - 3), helper.start):
        return False
    if "援" not in reading.cue and any(is_superior(end) for end in helper.ends):
        return False
    tells = any(end.type == "media" for end in helper.ends)
    if tells and not reading.cue.startswith(("定点", RESIDENT)):
        return False
    builds = reading.cue in BUILDS and reading.rule != "relative"
    if builds and all(is_built(end) for end in recipient.ends):
        return False
    if any(
        is_at_home(end, other)
        or (
            reading.staff is None
            and reading.rule != "speaker"
            and is_too_wide(end, other, reading.cue)
        )
        for end in helper.ends
        for other in recipient.ends
    ):
        return False
    if DATELINE.match(text, helper.end) and helper.end:
        return False
    if is_no_actor(text, reading, helper):
        return False
    if any(
        is_inside(end, other) or is_own_office(end, other)
        for end in helper.ends
        for other in recipient.ends
    ):
        return False
    if all(end.name == "企业" for end in recipient.ends) and governs(helper):
        return False
    first = min(one.start for one in (helper, recipient) if one.end)
    if UNREAL.search(text, max(0, first - 12), first):
        return False
    if NEGATED.search(text, max(0, first - 3), max(helper.end, recipient.end, reading.end)):
        return False
    if MEETING.match(text, max(reading.end, recipient.end)) and not are_apart(helper, recipient):
        return False
    if TERM.match(text, max(reading.end, recipient.end)):
        return False
    if is_plan(text, reading, helper, recipient):
        return False
    if all(is_made(text, end) for end in recipient.ends):
        return False
    if is_in_title(text, helper, recipient):
        return False
    if is_cut(text, helper, recipient):
        return False
    gap = min(helper.end, recipient.end), max(helper.start, recipient.start)
    if gap[0] and reading.rule not in ("considers", "told_of") and REPORTING.search(text, *gap):
        return False
    return fits_rule(text, reading, helper, recipient)


def is_no_actor(text: str, reading: Reading, helper: Phrase) -> bool:
    """Tell whether a side only seems to help: who thanks for aid, who is trained, a bare rank."""
    if reading.rule == "towards" and (
        THANKED.match(text, reading.end) or LOOKS_INTO.match(text, reading.end)
    ):
        return True
    if helper.kind == "S" and helper.end and DONE_WITH.match(text, helper.end):
        return True
    there = reading.recipient
    if (
        reading.rule in ELIDED
        and there
        and OF_PARTNERS.search(text, max(0, there.start - 3), there.start)
    ):
        return True
    bare = (end.name in BARE_RANKS and end.count is None for end in helper.ends)
    return reading.rule in ELIDED and all(bare)


def is_inside(end: End, other: End) -> bool:
    """Tell whether a helper lies in the place that it would help: 甲区, the city of 甲区."""
    if other.id.startswith("group/") and end.name != other.name:  # 灾区|企业, 灾区
        return end.name.startswith(other.name)
    if other.type != "place" or end.type not in ("place", "group"):
        return False
    return end.place == other.id or holds(other, end)


def is_own_office(end: End, other: End) -> bool:
    """Tell whether a government would help the place that it governs: 甲县政府, 甲县."""
    return end.type == "government" and other.type == "place" and end.seat == other.id != ""


def is_plan(text: str, reading: Reading, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a plan of an office is named, which others are taken into."""
    if any(end.type not in ("agency", "government") for end in helper.ends):
        return False
    if PLAN.match(text, max(reading.end, recipient.end)) is None:
        return False
    return PLANNED_BY.search(text, max(0, helper.start - 4), helper.start) is not None


def governs(helper: Phrase) -> bool:
    """Tell whether places or who governs them stand on a side: they serve firms as such."""
    return all(end.type in ("place", "agency", "government", "party") for end in helper.ends)


def is_in_title(text: str, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether groups stand in a title: 《关于省直部门帮扶县（市）的通知》."""
    ends = (*helper.ends, *recipient.ends)
    if not helper.end or any(not end.id.startswith("group/") or end.place for end in ends):
        return False
    first, last = min(helper.start, recipient.start), max(helper.end, recipient.end)
    return IN_TITLE.search(text, max(0, first - 40), first) is not None and (
        TITLE_GOES_ON.match(text, last) is not None
    )


def is_cut(text: str, helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether a place only begins the name of a body that is not known: 甲区|某某中学帮扶."""
    if helper.ends[-1].type != "place" or not helper.end < recipient.start:
        return False
    return BODY.match(text, helper.end, recipient.start) is not None


def are_peers(helper: Phrase, recipient: Phrase) -> bool:
    """Tell whether two offices of different places by name are paired: 甲区教育局, 乙县教育局."""
    ends = (*helper.ends, *recipient.ends)
    if any(end.type != "agency" or end.id.startswith("group/") for end in ends):
        return False
    return helper.ends[0].name[-3:] == recipient.ends[0].name[-3:]


def is_never_helped(end: End) -> bool:
    """Tell whether an End is a body that administers.

    兵团 and its divisions are aided, and the party branches of villages.
    """
    if "兵团" in end.name or (end.type == "party" and "村" in end.name):
        return False
    if end.place is not None and end.name.endswith("基层单位"):
        return False
    return end.type in NEVER_HELPED


def is_built(end: End) -> bool:
    """Tell whether an End is a number of houses without a place: 10个卫生室, 3所小学.

    Those that are named for the gift are helped: 希望小学20所.
    """
    house = end.type in ("school", "hospital") and end.count is not None
    house = house and not end.name.startswith(CHARITY)
    return house and end.id.startswith("group/") and end.place is None


def is_made(text: str, end: End) -> bool:
    """Tell whether an End is a model that is to be made: 打造扶贫协作示范区."""
    if not end.name.endswith(MODELS):
        return False
    return MADE.search(text, max(0, end.start - 20), end.start) is not None


def is_needy(end: End) -> bool:
    """Tell whether an End is a group of poor places or people: 贫困村 helps no 贫困户."""
    return end.kind in "PR" and end.name.endswith(POOR)


def is_superior(end: End) -> bool:
    """Tell whether an End is a place's own higher levels: 中央及省市, not 17个省市."""
    return end.name == "省市" and end.count is None and end.place is None


def is_too_wide(helper: End, recipient: End, cue: str) -> bool:
    """Tell whether a government would help people without a place: 甲省为困难家庭提供补贴."""
    governs = helper.type in ("place", "government", "agency", "party")
    if helper.type != "place" and (cue in PAID or TIED.search(cue)):
        return False
    return governs and recipient.kind == "R" and recipient.place is None and recipient.count is None


def is_at_home(helper: End, recipient: End) -> bool:
    """Tell whether a helper lies in the province that it would help (拉萨市, 西藏自治区).

    兵团 lies in 新疆.
    """
    whole = recipient.id.endswith("0000")
    corps = is_corps(helper, recipient)
    return whole and (corps or province_of(helper) == province(recipient))
