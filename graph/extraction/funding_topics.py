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
    r"(?:工程|项目|行动|规划|建设|改造|搬迁|试点|修复|资金|补偿|补助|补贴|会战|战役))"
    r"(?:面积|范围|计划|(?:[共总合]计)?[等个\d]{0,6}|(?:正式)?(?:开始|启动|打响))?$"
)
# 新建学校86所，总投资 | 614个重大项目同时开工，这些项目…，总投资 | 建成218个村级电站
BUILT = re.compile(
    r"(?:[新改扩]+建|建设|建成|引进|实施|开工|启动|修建|改造)了?(?P<named>[^，。；：、（）\d\n]{2,12})\d[\d.]*[万多余]*(?:个|所|座|项|条|处|家|公里)"
    r"|\d[\d.]*[万多余]*(?:个|所|座|项|条|处|家|公里)(?P<counted>[^，。；：、（）\d\n]{2,12}?(?:工程|项目|学校|园区|基地|电站|水库|公路|医院|中心|住房))"
)
# 对农村公路的|投资
FOR_WHAT = re.compile(r"对(?P<what>[^，。；：、（）\d\n]{2,12})的(?:投资|投入|资金|支持|扶持|补助)")
# 大会战开始，|到年底|，完成总投资: a clause that is no more than a date
DATE = re.compile(r"[到至截止]*(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:年?底|年?末|目前)?")
# 通过以工代赈，|投资
BY = re.compile("(?:通过|利用|依托)(?P<what>[^，。；、\\d]{3,14})")
# 1、人畜饮水。新打机井2眼，|需投资 | 2、街道硬化 硬化街道2公里，|需资金
ENTRY = re.compile(
    r"(?<![^\n。 　])(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十\d]{1,3}）|\d{1,2}[、．.]"
    r"|[一二三四五六七八九十]是)[ 　]*(?P<what>[^，。；：、（）\d\n 　]{3,14})[。： 　]"
)
# 二是|林区道路建设
ORDINAL = re.compile("^[一二三四五六七八九十]是")
LONGEST_ENTRY = 120
# 在水利建设方面|投入
WITHIN = re.compile("在(?P<what>[^，。；、\\d在]{2,14})(?:方面|领域|上)")
# 攻坚村1996年度|项目
DATED = re.compile(r"(?:19|20)\d\d年度")
# 确定的62个项目
COUNTED = re.compile(r"\d+[多余]?万?[个项人户]")
# 甲县水库工程 in the sentences before 工程总投资
WORK = re.compile(r"(?P<what>[^，。；：、（）\d\n“”]{2,20}(?:工程(?![院师学])|项目))(?!部|组|区)")
# 全面实施农村危房改造 | 纳入国家级公益林补偿: the verb that stands before a topic
DOING = re.compile(
    r"^.*(?:实施|启动|开展|推进|纳入|列入|建设了|设立|享受|完成|落实|加强|做好|继续|用于|推动"
    r"|支持|安排|发放|签约|达成|集中|促成|争取|获得|确定|参加|参与|组织|打响|谋划|策划|储备|规划(?=.{4}))了?"
)
STARTS = re.compile(r"实施|启动|开展|推进|完成|落实|开工|建设$")
# 将成为旅游基地: a clause that says something, and names nothing
STATED = re.compile(r"[将是了要]|会(?!战)|成为|对接")
NUMBER = re.compile(
    r"^(?:第[一二三四五六七八九十百\d]+[编章节]|[一二三四五六七八九十]+、|（.{1,3}）|\d+[.、．])"
)
HEADING = re.compile(r"(?:资金|工程|贷款|项目|补助|基金)$")
LEADING = re.compile(
    r"(?:全国|我国|这里|全省|全区|全市|全县|全州|各类|各级|该|本批|本|我省|我区|我市|我县|的|等|期间|[上下]半年"
    r"|[一二三四]季度|当年|至年底|到年底|通过|利用|运用|依托|借助|，)+"
)
YEAR = re.compile(
    r"^(?:\d{4}年度?|[去今本]年|个(?![人体别])|名(?![优特])|家(?![庭禽畜])|所(?![有属])|项(?!目))"
)
FILLER = re.compile(
    r"^(?:共(?![同产建享青])|作为|建立|申请|涉及|协调|明确|合计|共计|总计|累计|完成(?=..)|获得|领取|主要|用于|投向|收到|接收|接受|支持|加大|发展|开展|实施|改善|推进"
    r"|建设(?=[^，]{4})|对(?![口外接])|向|为|约|近)+"
)

# 学生领取|失业补助金 | 成立|风险补偿金 | 84个县形成|闲置资金
GETTING = re.compile(
    "^.*(?:领取|成立|设立|拿出|形成|收到|获得|得到|获批)(?=.{2,}(?:金|补贴|津贴|补偿)$)"
)
# 贴息扶持2户企业、1200户|贫困户贷款资金 | 有任务的28个省份的|专项扶贫资金
OF_COUNTED = re.compile(
    "^占地[\\d.]+[^的]{1,6}的|^.*(?:\\d[多余万]*(?:户|名|家|人|个|座|条)(?=.{4,}(?:资金|贷款|补助|补贴)$)|(?<=\\d).*的(?=.{4,}(?:资金|贷款|补助|补贴)$))"
)
# 加快一事一议项目|的实施, 保证扶持资金|按时发放, |按1%提取|项目管理费, 项目资金|到疆已
CARRIED_OUT = re.compile(
    r"的?(?:顺利)?(?:实施|按时发放|及时发放|足额发放)$|^按[\d.]+%提取|(?<=资金)(?:到[\u4e00-\u9fff]|已)+$"
)
# 用于2018年|6个|深度贫困村
COUNT = re.compile(r"^(?:(?:19|20)\d\d年)?\d+[多余]?(?:个|户|名|家|所|座|条)(?=.{3,})")
# 建成|后将成为旅游基地 | 各给予 | 已累计向社会捐赠
UNNAMED = re.compile("将?成为|(?:给予|捐赠|捐款|捐资)$|^[我本全该][国省市县区旗州镇乡村]$")


def find_topic(text: str, outline: Outline, clause: Clause) -> str:
    """Return what the clause before or the heading above calls the money of a bare Clause."""
    if within := WITHIN.search(clause.body):
        return cleaned(within["what"])
    start = clause.start
    low = max(0, start - 60)
    edge = max(text.rfind("\n", low, start), text.rfind("。", low, start), low - 1) + 1
    stretch = text[edge:start].rstrip("，。：；、（")
    clauses = re.split("[，。：；（）]", stretch)
    last = next((one for one in reversed(clauses) if not DATE.fullmatch(one)), "")
    last = ORDINAL.sub("", last)
    head = HEAD.search(clause.noun)
    if head and head[0] in last and head[0] != "资金":
        return done(last[: last.rfind(head[0]) + len(head[0])])
    found = TOPIC.search(DATED.sub("", COUNTED.sub("", last)))
    if found is None and ("工程" in clause.body or "项目" in clause.body):
        before = list(WORK.finditer(text, max(0, edge - 200), start))
        found = before[-1] if before else None
    name = done(found["what"]) if found else ""
    if found is None and (by := BY.fullmatch(last)):
        name = by["what"]
    if name and not STATED.search(name):
        return name
    return heading(outline, start) or around(text, clause) or entry(text, clause)


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


def entry(text: str, clause: Clause) -> str:
    """Return what the last numbered entry before a sum is of, in its line."""
    low = max(text.rfind("\n", 0, clause.start) + 1, clause.start - LONGEST_ENTRY)
    hits = list(ENTRY.finditer(text, low, clause.start))
    return cleaned(hits[-1]["what"]) if hits else ""


def heading(outline: Outline, place: int) -> str:
    """Return the innermost heading, if it names money or a work, without its number."""
    inner = outline.innermost(place)
    title = NUMBER.sub("", inner.title).strip() if inner else ""
    return title if len(title) <= 30 and HEADING.search(title) else ""


def done(words: str) -> str:
    """Return what is done in words like 全面实施危房改造 or 甲水库项目启动建设."""
    rest = cleaned(DOING.sub("", words))
    if len(rest) >= 4 or rest.endswith("会战"):
        return rest
    return cleaned(STARTS.split(words)[0]).rstrip("及和与")


def cleaned(name: str) -> str:
    """Return a name without the words that lead to it: 全区各类|金融扶贫贷款.

    Words that only say what becomes of a sum name nothing.
    """
    if UNNAMED.search(name):
        return ""
    name = COUNT.sub("", OF_COUNTED.sub("", CARRIED_OUT.sub("", name)))
    name = GETTING.sub("", YEAR.sub("", name))
    name = YEAR.sub("", LEADING.sub("", name, count=1)) if LEADING.match(name) else name
    return FILLER.sub("", name).strip("，、的了 ")
