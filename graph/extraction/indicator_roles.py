"""Whether a figure is a target, an observation or a standard.

In: the words of a clause, its time, and where it stands. Out: ``target``, ``observed`` or
``standard``. Example: ``力争自来水普及率达到75%`` is a target, ``每人补助1500元`` a standard.
"""

from __future__ import annotations

import re

from graph.extraction.governing import Governing
from graph.extraction.indicator_measures import Measure
from graph.model import Document
from graph.periods import Period

TARGET = re.compile(
    r"力争|争取|确保|计划|目标|(?<!即)将(?!近|\d|[^，。；]{1,24}(?:作为|列为|列入|纳入|划分|转化|打造成))|拟|预计|必须|不低于|务必|(?<![主需重首必])要(?!素|求|点|道|致|么|因|得益)|应当?|以后每年|今后|有望"
    r"|(?:项目|工程|建成|完工|完成|投产|实施)(?:后，?)?(?:预计)?可(?:实现|新增|增加|解决|带动|改善|恢复|节约|覆盖|受益)"
)
# 建设|任务1497户, 下达指标80户: what is set to be done
SET = re.compile("(?<!完成)(?<!超额)(?:任务|指标|计划)数?$")
# 新建小学2所: a sentence of works without who does them, behind one that tells what will be done
WORKS = re.compile(
    "(?:投资|投入|总投资|新建|新修|新增|建设|建成|改造|改扩建|硬化|整治|治理|实施|开展|完成|培训|发展|种植|安排|扶持|解决|实现|修建|搬迁)"
)
WILL = re.compile(r"(?<!即)将(?!近|\d)|拟(?!定)|力争|确保|计划(?=在|于|投|建|完成|新|实施)")
SUMMED = re.compile("共(?=[新实建完安投培解新改落发])|惠及")

DONE = re.compile(
    r"已(?!建成?的?(?:工程|项目|设施)|(?:脱贫|退出|摘帽|出列|搬迁|认定)的?(?:贫困|人口|户|村|县|群众))|了(?!解)|现有|目前|截至|同比|共有|还有|仍有|仍然|首次|以来|累计完成|连续|成功|据统计|记者|数据显示"
)
# no rule of payment pays so much to one
LARGE = 10_000_000
# how many clauses of a news sentence a 确保 reaches over, for things that are counted
CLAUSES = 2
STATE = re.compile("现有|还有|[仍尚]有|目前共?有")
# 全县|有贫困户1200户, 总人口56万: what a plan tells of the place as it is
STANDS = re.compile(
    "(?:全[国省市县区州旗]|我[省市县区州旗]|[^，。；]{2,6}[省市县区州旗])?(?:现|共|总|一)*(?:有(?!望|序|效|条件|关|能)|下?辖)[^，。；]{2,40}$"
    "|(?:总人口|[户常]籍?住?人口|总面积|国土面积|县域面积|幅员面积)[为达约]?[\\d.]+[万亿]?[^，。；]{0,4}$"
)
PAST_HEAD = re.compile(
    r"发展基础|工作基础|成效|现状|形势|回顾|发展环境|范围|成就|概况|情况|进展|背景|总结|重大意义"
)
# 四、建设任务 | （一）目标任务: what stands below is to be done, whatever the genre
AHEAD = re.compile(
    r"(?:目标|建设|主要|工作|重点|年度|发展|总体|脱贫|搬迁)(?:任务|目标)(?!(?:的)?(?:完成|落实|进展|执行))"
    r"|下一步|工作(?:打算|计划|安排|思路)|建设内容|建设规模|规划目标"
)
DECREES = ("plan", "opinion", "notice", "law", "measures", "regulation")
STANDARD = re.compile(
    r"标准|起付线|报销比例|每[人户生][^，]{0,6}(?:补|给予|资助|奖)|(?:补|资)助|补贴"
)


# 按不低于财政收入的1%|安排: a share that is laid down
RULED = re.compile(r"按照?[^，。；]{2,24}(?:收入|支出|总额|总量|基数|资金)的[\d.]+%")


def role_of(
    document: Document, governing: Governing, measure: Measure, words: str, time: Period | None
) -> str:
    """Return the role of a Measure; ``words`` are those of its sentence up to its end."""
    if is_standard(measure, words):
        return "standard"
    year = governing.year
    if STATE.search(words[-24:]):
        return "observed"
    if measure.form in ("from", "to") or (measure.form == "change" and "比" in words[-24:]):
        later = time is not None and year is not None and (time.to_year or 0) > year
        return "target" if later and measure.form != "from" else "observed"
    if time is not None and year is not None and time.to_year is not None:
        if time.to_year < year:
            return "observed"
        if time.to_year > year and time.kind != "since":
            return "target"
    clause = words[max(words.rfind("。"), words.rfind("；")) + 1 :]
    if document.genre == "news" and measure.form == "counted":
        clause = "，".join(clause.split("，")[-CLAUSES:])
    target, done = TARGET.search(clause), DONE.search(clause)
    if measure.form in ("level", "done") and SET.search(measure.phrase) and not done:
        return "target"
    if target and not (done and done.start() > target.start()):
        return "target"
    if done or STANDS.match(words[max(map(words.rfind, "，。；")) + 1 :].strip()):
        return "observed"
    ahead = is_decree(document, measure.start) or goes_on(document.text, measure.start)
    return "target" if ahead else "observed"


def is_set(clause: str) -> bool:
    """Tell whether the words of a clause say that something is to be reached."""
    return TARGET.search(clause) is not None


def goes_on(text: str, start: int) -> bool:
    """Tell whether a sentence of works goes on with what the one before says will be done.

    2016年，甲县将改造道路30公里。投资90万元，|新建水窖500口.
    """
    begin = text.rfind("。", 0, start)
    said = text[begin : start + 4]
    if begin < 0 or not WORKS.match(text, begin + 1) or "\n" in said or SUMMED.search(said):
        return False
    before = max(text.rfind("。", 0, begin), text.rfind("\n", 0, begin))
    while before > 0 and text[before] == "。" and WORKS.match(text, before + 1):
        begin, before = before, max(text.rfind("。", 0, before), text.rfind("\n", 0, before))
    told = text[before + 1 : begin]
    return WILL.search(told) is not None and DONE.search(told) is None


def is_standard(measure: Measure, words: str) -> bool:
    """Tell whether money for each head, or a share that is paid, is a rule of payment."""
    if measure.quantity.kind == "money":
        value = measure.quantity.value
        low = value[0] if isinstance(value, tuple) else value
        if measure.form == "change" or (low >= LARGE and not measure.quantity.basis):
            return False
        return bool(STANDARD.search(measure.phrase) or STANDARD.search(words[-16:]))
    ruled = re.search("起付线|报销", measure.phrase) or RULED.search(words)
    return measure.quantity.kind == "share" and bool(ruled)


def is_decree(document: Document, start: int) -> bool:
    """Tell whether a place lies in what a document orders, not in its account of the past."""
    heads = [one.title for one in document.sections if one.start <= start < one.end]
    if any(PAST_HEAD.search(head) for head in heads):
        return False
    return document.genre in DECREES or any(AHEAD.search(head) for head in heads)
