"""What a figure measures: its phrase cleaned, and the group or place that is measured.

In: the words before or behind a figure. Out: a head phrase, and the subject split off from it.
Example: ``力争贫困地区自来水普及率达到`` gives the subject 贫困地区 and the phrase 自来水普及率.
"""

from __future__ import annotations

import re
from functools import cache

from graph.lexicon import alternation, read_rows

# 约|超过|不低于, right before a number
QUALIFIER = (
    r"(?:大约|约|将近|接近|近|超过|超出|超|突破|逾|过|高达|多达|长达|至少|最少|不低于|不少于|不超过|不到|不足|不高于|"
    r"低于|高于|多于|少于|最高|最低|最多|仅仅?|只|上|可|整整|总数|总计|合计|共计|累计|平均|分别|依次|均|都|也|共)"
)
RISE = (
    r"(?:加快|放缓|收窄|回落|增加|增长|提高|提升|上升|扩大|扩展|发展|减少|下降|降低|缩小|缩减|压缩|压减|下调|上调|"
    r"回升|恢复|增|升|减|降|调整)"
)
RISEN = re.compile(f"(?:同比|年均)?{RISE}")
# 达到 | 已经超过 | 提高到 | 占到 | 为 | 有: what ties a phrase to its number
TIE = re.compile(
    rf"(?:{QUALIFIER}|(?:已经?|将|就|还|仍|现|会|再|预计|力争|要|(?<![产功效动可])能)"
    rf"|{RISE}了?(?:到|至|为)|(?:控制|保持|稳定|维持)在|达到?|达成|到|至|为|是|有|计|在|了|(?<=[入值产资额量])(?:完成|实现)"
    r"|(?<=[到至为达])[年月]?(?:人均|户均|每人(?:每[年月])?))+$"
)
# words that may lead a clause and are no part of what is measured
LEAD = re.compile(
    r"^(?:[，、“”\s—]+|(?:\d{4}年?[至到—–-]{1,2})?\d{4}年(?:度|初|底|末)?(?:以?前(?![三半后往]))?|\d{1,2}月(?:份|底|末|初)?|\d{1,2}[日号]|[去今明]年|“?十[一二三四]五”?|其中|"
    r"并且?|以及|及(?!格)|和(?![田谐平林静顺])|与|而|但|且(?!末)|还(?![林草田款迁贷])有?|仍有?|现有|现(?![代金场状行])|"
    r"有(?![效机关色线劳意条])|共有|已有|又|也|再(?!生)|则|都(?![市江安])|均(?![衡价])|已经?|将(?!军)|要(?!素)|拟|"
    r"力争|争取|确保|保证|努力|计划|预计|预期|目标是|实现|达到|完成|落实|使得?|让|把|令|为了?|"
    r"对(?![口外象])|向|在(?![校职建岗读册编])|从(?![业事])|由|到(?![户村期位])|至(?!少)|截至|截止|自(?![治来然主])|经(?![济营])|"
    r"当年|全年|这[批些次项里]?|围绕|瞄准|锚定|聚焦|累计|共计|共(?![同产建青享])|总计|合计|全面|基本(?![医养公农建生])|逐步|稳步|进一步|继续|大力|着力|分别|依次|"
    r"全[国区省市县旗盟州镇乡村]|我[国区省市县旗盟州]|本[市县区省]|当地|各地|这里|该[县市省区村镇乡旗]|"
    r"他们|她们|它们?|我们|其(?![他余])|[一二三四五六七八九]是|目前|如今|当前|现在|同时|同期|另外|此外|因此|特别是|尤其是|"
    r"包括|涉及|即(?!墨)|约(?!束)|近|底|末|初(?![中级])|年[底末初]|月[底末初]|期间|时期|以来|以后|之后|内(?![蒙江])|"
    r"[县市区旗乡镇村]{1,3}中[共还仍]?有|上半年|下半年|第?[一二三四]季度|前[\d一二三四五六七八九十]+个?月|份|的|籍(?![贯])|就(?![业诊学医地近])|连续\d+年|只|仅|"
    r"(?:该?(?:项目|工程)(?:(?:建成|完工|完成|投产|实施)后)?)?(?:预计)?可(?=实现|新增|增加|解决|带动|改善|恢复|节约)|"
    r"(?:未来|今后|过去|近)?[\d一二两三四五六七八九十]+个?年(?![级期制均度])[来内间中]?|据统计|据了解|据介绍|记者了解到|数据显示|统计显示)+"
)
TAIL = re.compile(
    r"(?:连续[两\d]+个?[年月]|(?<![\d年])(?:19|20)\d\d年[底末初]?|(?<![各类]类)(?<!解决|收集|发现|反映|整改|突出|实际|发展|困难|纠纷)问题|的目标|的|了|为|是|共|总数|累计|已经?|正在?|彻底|(?<=[县市区村镇乡户])占|也|就|均|都|分别|依次|，|、|—|“|每)+$"
)
# what it ends in, asked first
TAIL_ENDS = frozenset("月年底末初题的了为是共数计已经正在彻占也就均都别次，、—“每")
# 国家级贫困县 | 旅游扶贫重点嘎查村 | 建档立卡贫困人口: groups that can be measured
GROUP = re.compile(
    r"^(?:全[国省区市县]|我[国区省市])?(?P<group>(?:(?![向对使让将已为在与从由的了过把用]|投[向入]|覆盖|带动|扶持|帮助|支持|惠及|通过|派驻|培训|建设|实施|开展|组织|解决|改造|流转|动员|走访|慰问|吸纳|[建修]成|新建|创建|完成)[\u4e00-\u9fff“”]){0,10}?"
    r"(?:贫困(?:旗县市区|旗县|县市|县|嘎查村|村|地区|人口|户|家庭|群众|学生|残疾人)|(?:国|区|省)贫(?:旗县|县)"
    r"|脱贫(?:旗县|县|嘎查村|村|地区|人口|户|群众|家庭|劳动力)|重点(?:旗县|县|嘎查村|村)|老区|灾区|牧区旗县"
    r"|民族地区|边境地区|连片特困地区|低收入(?:家庭|人口)|监测对象|安置区|搬迁群众|残疾人|行政嘎查村|行政村|嘎查村)(?:[和及](?:监测户|边缘户|监测对象|脱贫户|低收入人口))?)"
    r"(?:的|中|内)?(?![和及])(?=[\u4e00-\u9fffA-Z“]{2})"
)
# 全国乡村旅游示范村 | 居全国第一 | 资本市场 speak of no whole
NAMED_WHOLE = (
    "(?![^，。；]{0,8}(?:示范|文明|先进|百强|第一|唯一|首[个批次]|十佳"
    "|人大|政协|模范|劳模|前列|平均|会议))"
)
WHOLE = re.compile(
    rf"(?<![居占于列比])全国{NAMED_WHOLE}|全(?:[区省市县旗盟州]|[乡镇](?![镇村]))|我[国区省市县旗盟州]"
    r"|(?<![资基根日])本[市县区省](?![场面])"
)
NATION = re.compile("全国|我国|中国")
BRACKET = re.compile(r"（[^（）]*）")
# 某口岸进出口总值: what runs by itself and is measured
RUNNING = re.compile(
    r"^(?:我国|全国)?(?P<group>[\u4e00-\u9fff]{2,16}(?:中心|公司|集团|电站|大桥|口岸|水库|开发区|机场|国家电网|产业园))"
    r"(?:的|内)?(?=[\u4e00-\u9fff]{3})"
)
# …政策”等|措施: the end of a quotation whose beginning is out of sight
HALF_QUOTED = re.compile(r"^[^“《]*[”》]等?(?=.{2})")
# 新华社某市3月6日电 | 联合某市种植: what is no part of what is measured
ASIDE = re.compile(
    r"^[^，。；：]{0,14}?\d{1,2}月\d{1,2}日[电讯]|^(?:联合|携手|联手|会同)[\u4e00-\u9fff]{2,8}?[省市县区旗州盟]"
)
BESIDE = ("联合", "携手", "联手", "会同")
LONGEST = 22
CUT = re.compile(
    r".*(?:通过|使|让|将|把|对|向|在|从|为|以|用于|其中|来自|随着|经(?![济营过验费]))(?=[\u4e00-\u9fff]{4})"
)


@cache
def words(kind: str) -> frozenset[str]:
    """Return the words of a class of indicator_words.csv."""
    return frozenset(r["word"] for r in read_rows("indicator_words.csv") if r["class"] == kind)


@cache
def word_pattern(kind: str) -> re.Pattern[str]:
    """Return a pattern that finds the words of a class, the longest first."""
    return re.compile(alternation(words(kind)))


def strip_tie(left: str) -> str:
    """Return the words before a number without what ties them to it: 甲率已经达到 is 甲率."""
    return TIE.sub("", left)


def clean(phrase: str) -> str:
    """Return a phrase without leading adverbs and trailing particles, cut where it is long."""
    phrase = BRACKET.sub("", phrase) if "（" in phrase else phrase
    phrase = HALF_QUOTED.sub("", phrase) if "”" in phrase or "》" in phrase else phrase
    phrase = ASIDE.sub("", phrase) if "月" in phrase or phrase.startswith(BESIDE) else phrase
    lead = LEAD.match(phrase)
    phrase = phrase[lead.end() :] if lead else phrase
    phrase = TAIL.sub("", phrase) if phrase[-1:] in TAIL_ENDS else phrase
    if len(phrase) > LONGEST:
        cut = CUT.match(phrase)
        phrase = LEAD.sub("", phrase[cut.end() :]) if cut else phrase
    phrase = phrase[-LONGEST - 8 :]
    return phrase if "“" in phrase else phrase.removesuffix("”")


PEOPLE = re.compile("(?:人口|户|群众|劳动力|对象|学生|家庭|残疾人)$")
OF_PEOPLE = re.compile("(?P<group>(?:建档立卡)?(?:贫困|脱贫|低收入|受灾)(?:人口|户|群众|家庭))$")


def split_subject(phrase: str) -> tuple[str | None, str]:
    """Return the group at the head of a phrase, if one is, and what is measured of it."""
    hit = GROUP.match(phrase) or RUNNING.match(phrase)
    if hit is None or RISEN.fullmatch(phrase, hit.end()):
        return None, phrase
    return hit["group"].removeprefix("的"), phrase[hit.end() :]
