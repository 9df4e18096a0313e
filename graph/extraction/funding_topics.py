"""What a sum is for where its own clause does not say: the clause before, or the heading above.

In: the clean text, its Outline and a Clause without a name. Out: a name, or ``""``. Example: in
``全面实施农村危房改造，计划投资5亿元`` the sum is for 农村危房改造.
"""

from __future__ import annotations

import re

from graph.extraction.funding_clauses import Clause
from graph.extraction.funding_lexicon import HEAD
from graph.extraction.funding_outline import Outline

# “甲”工程 | 危房改造 | 甲乙项目, at the end of the clause before
TOPIC = re.compile(
    r"(?P<what>“?[^，。；：、（）\d“”]{2,16}”?[^，。；：、（）\d“”]{0,4}"
    r"(?:工程|项目|行动|规划|建设|改造|搬迁|试点|修复|资金|补偿))(?:面积|范围|[等个\d]{0,6})?$"
)
# 新建学校86所，总投资 | 614个重大项目同时开工，这些项目…，总投资 | 建成218个村级电站
BUILT = re.compile(
    r"(?:[新改扩]+建|建设|建成|引进|实施|开工|启动|修建|改造)了?(?P<named>[^，。；：、（）\d\n]{2,12})\d[\d.]*[万多余]*(?:个|所|座|项|条|处|家|公里)"
    r"|\d[\d.]*[万多余]*(?:个|所|座|项|条|处|家|公里)(?P<counted>[^，。；：、（）\d\n]{2,12}?(?:工程|项目|学校|园区|基地|电站|水库|公路|医院|中心|住房))"
)
# 对农村公路的|投资
FOR_WHAT = re.compile(r"对(?P<what>[^，。；：、（）\d\n]{2,12})的(?:投资|投入|资金|支持|扶持|补助)")
# 确定的62个项目
COUNTED = re.compile(r"\d+[多余]?[个项]")
# 甲县水库工程 in the sentences before 工程总投资
WORK = re.compile(r"(?P<what>[^，。；：、（）\d\n“”]{2,20}(?:工程(?![院师学])|项目))(?!部|组|区)")
# 全面实施农村危房改造 | 纳入国家级公益林补偿: the verb that stands before a topic
DOING = re.compile(
    r"^.*(?:实施|启动|开展|推进|纳入|列入|建设了|设立|享受|完成|落实|加强|做好|继续|用于|推动"
    r"|支持|安排|签约|达成|集中|促成|争取|获得|确定)了?"
)
STARTS = re.compile(r"实施|启动|开展|推进|完成|落实|开工|建设$")
# 将成为旅游基地: a clause that says something, and names nothing
STATED = re.compile(r"[将是了会要]|成为|对接")
NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[编章节]|[一二三四五六七八九十]+、|（.{1,3}）|\d+[.、．])"
)
HEADING = re.compile(r"(?:资金|工程|贷款|项目|补助|基金)$")
LEADING = re.compile(
    r"(?:全国|我国|这里|全省|全区|全市|全县|全州|各类|各级|该|本|我省|我区|我市|的|等|期间|[上下]半年"
    r"|[一二三四]季度|，)+"
)
YEAR = re.compile(r"^(?:\d{4}年度?|[去今本]年|[个名家所]|项(?!目))")
FILLER = re.compile(
    r"^(?:共(?![同产建享青])|累计|获得|领取|主要|用于|投向|收到|接收|接受|支持|加大|发展|开展|实施|改善|推进"
    r"|建设(?=[^，]{4})|对(?![口外接])|向|为|约|近)+"
)

# 学生领取|失业补助金 | 成立|风险补偿金 | 84个县形成|闲置资金
GETTING = re.compile("^.*(?:领取|成立|设立|拿出|形成)(?=.{2,}(?:金|补贴|津贴|补偿)$)")
# 建成|后将成为旅游基地 | 各给予 | 已累计向社会捐赠
UNNAMED = re.compile("将?成为|(?:给予|捐赠|捐款|捐资)$|^[我本全该][国省市县区旗州镇乡村]$")


def find_topic(text: str, outline: Outline, clause: Clause) -> str:
    """Return what the clause before or the heading above calls the money of a bare Clause."""
    start = clause.start
    low = max(0, start - 60)
    edge = max(text.rfind("\n", low, start), text.rfind("。", low, start), low - 1) + 1
    stretch = text[edge:start].rstrip("，。：；、（")
    last = re.split("[，。：；（）]", stretch)[-1]
    head = HEAD.search(clause.noun)
    if head and head[0] in last and head[0] != "资金":
        return done(last[: last.rfind(head[0]) + len(head[0])])
    found = TOPIC.search(COUNTED.sub("", last))
    if found is None and ("工程" in clause.body or "项目" in clause.body):
        before = list(WORK.finditer(text, max(0, edge - 200), start))
        found = before[-1] if before else None
    name = done(found["what"]) if found else ""
    if name and not STATED.search(name):
        return name
    return heading(outline, start) or around(text, clause)


def around(text: str, clause: Clause) -> str:
    """Return what was counted in the sentence of an investment, or 对…的投资 just before it."""
    sentence = text.rfind("。", max(0, clause.start - 120), clause.start) + 1
    line = text.rfind("\n", 0, clause.start) + 1
    if "投资" in clause.body:
        built = list(BUILT.finditer(text, max(sentence, line, clause.start - 90), clause.start))
        if built:
            return cleaned(built[-1]["named"] or built[-1]["counted"])
    told = list(FOR_WHAT.finditer(text, max(line, clause.start - 60), clause.start))
    return cleaned(told[-1]["what"]) if told else ""


def heading(outline: Outline, place: int) -> str:
    """Return the innermost heading, if it names money or a work, without its number."""
    inner = outline.innermost(place)
    title = NUMBER.sub("", inner.title).strip() if inner else ""
    return title if len(title) <= 20 and HEADING.search(title) else ""


def done(words: str) -> str:
    """Return what is done in words like 全面实施危房改造 or 甲水库项目启动建设."""
    rest = cleaned(DOING.sub("", words))
    return rest if len(rest) >= 4 else cleaned(STARTS.split(words)[0])


def cleaned(name: str) -> str:
    """Return a name without the words that lead to it: 全区各类|金融扶贫贷款.

    Words that only say what becomes of a sum name nothing.
    """
    if UNNAMED.search(name):
        return ""
    name = GETTING.sub("", YEAR.sub("", name))
    name = LEADING.sub("", name, count=1) if LEADING.match(name) else name
    return FILLER.sub("", name).strip("，、的了 ")
