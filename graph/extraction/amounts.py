"""Money and people that an aid relation carries, in its own sentence and the one behind it.

In: the clean text, the span in which numbers belong to the relation, its status. Out: amounts
and staff as in docs/FACTS.md. Example: ``选派挂职干部42名，投入资金6713万元`` gives the staff 42 人
(挂职干部) and the amount 67130000 元 (资金).
"""

from __future__ import annotations

import re
from typing import Any

from graph.model import Document
from graph.numerals import Quantity, find_quantities, smallest
from graph.periods import find_periods

Item = dict[str, Any]
PEOPLE = ("人", "名", "位")
# people who are sent, not people who are helped
SENT = (
    r"(?:挂职|对口支援|对口帮扶|对口援建|包村|驻点|援派|援疆|援藏|援青|党政|专业技术|技术|医疗|医务|医护|支教|驻村|党员|机关|骨干|优秀|扶贫|帮扶|各类|管理|县处级|厅级|科级|支农|农村|"
    r"科技|农业|农牧|畜牧|水利|工程|规划|卫生|教育|教学|青年|年轻|救援|消防|公安|金融|企业|援助|一线|高级|巡回|民兵|预备役)*"
    r"(?:干部人才|干部职工|干部|人才|教师|老师|医生|医务人员|医护人员|专家|教授|(?:工作|帮扶)?队员|队长|第一书记|技术员|技术人员|(?:科技)?特派员|志愿者|工作人员|人员|骨干|"
    r"官兵|指战员|战士|民兵|护士|医师|消防员|民警|力量|科技副[县市区乡镇]长|(?<=支教)(?:大学生|研究生|学生)|大学生志愿者|大?学生(?=组成))"
)
# 57名来自外省的支教老师 | 一位省里派来的第一书记 | 9395名“第一书记” | 90名第八批援疆教师
# | 800名市、县、乡帮扶干部
STAFF_BEHIND = re.compile(
    "(?:来自[^，。；]{1,12}的|像[^，。；]{1,12}(?:这样|那样|一样)的|不同[^，。；]{1,6}的|"
    r"[^，。；、的\d]{1,8}派[来出驻]?的|年轻的?|女|的)?"
    "(?:(?:[省市州县区乡镇村]、)+[省市州县区乡镇村](?:[两三四五]?级)?|[省市县][级直])?"
    rf"(?:第[一二三四五六七八九十\d]{{1,3}}批)?“?(?:[^，。；、\d]{{0,6}}?(?=援))?(?P<role>(?:援[一-鿿])?{SENT})"
)
IS_STAFF = re.compile(rf"(?P<role>{SENT})$")
# 干部|14批|22名
BATCHES = r"(?:(?:\d{1,3}|[一二两三四五六七八九十]{1,3})[余多]?批次?)"
# 救援队78人
TEAM = "(?:救援|医疗|防疫|消防|抢险|支教|服务|工作)(?:队|团|组)"
STAFF_BEFORE = re.compile(
    rf"(?P<role>{SENT}|{TEAM})等?(?:挂职|交流|锻炼)*(?:共|累计|达)?{BATCHES}?(?:一行|共[有计]?|总计|合计|累计|达|达到|近|约|超过?|总数|，)?$"
)
# 派出由12人|组成的专家团队, 一支9人|医疗队
TEAM_BEHIND = re.compile(
    "(?:组成)?的?[^，。；、的\\d]{0,6}?(?P<role>(?:专家|医疗|医护|教师|支教|援[疆藏青建川]|帮扶|工作|救援|技术|服务|志愿)"
    "[^，。；、的\\d]{0,4}?(?:团队|小组|分队|[队团组]))"
)
ASSEMBLED = re.compile("(?:派遣|派出|选派|组织|组建|抽调|派|组成)[^，。；\\d]{0,12}$")
# 派出|130人, 347人|驰援乙市
SENT_OUT = re.compile("(?:派遣|派出|选派|增派|抽调|抽派)了?(?:共|约|近|超过?)?$")
TO_HELP = re.compile("(?:支援|驰援|增援|奔赴|援[一-鿿])")
# 培训当地|人才50人次, 接收|干部12人、|医生5人: who is taught, taken in or paid is not sent
TRAINED = re.compile("培训|轮训|接收|培养|资助|慰问|邀请|救助|奖励|表彰|接待|诊治")
# 选派|教师12人: the nearer verb tells
SENDS = re.compile("选派|派[出驻遣往到]|增派|抽调")
# 26名教师|到甲区跟岗学习: those who are helped go there
LEARNS = re.compile(
    "(?:(?!接收|支教|支医|帮扶|讲学)[^，。；]){0,36}?"
    "(?:跟[岗班]|进修|研修|轮训|取经|(?<!指导)学习(?!班)|(?:参加|接受)[^，。；]{0,6}培训)"
)
# 乙州|先后选派62名干部: who sends them
WHO_SENDS = re.compile(
    r"(?P<who>[^，。；\d]{2,14}?)(?:[又还也新共已]|先后|累计|分别|每年|计划)*(?:选派|派出|派遣|选送|组织)"
)
# 乙县|配套5000万元
OWN_SHARE = re.compile("配套|自筹|自有")
TOWARDS = re.compile("[向为给对到在赴从]")
BEFORE_MARK = re.compile("[^，。；]{1,36}")
GOES = re.compile("(?:[到赴往]|前往)[^，。；]{0,4}$")
# 选派50名干部到|甲省对口支援的乙县
OF_HELPER = re.compile("[^，。；]{0,8}?(?:对口|定点|帮扶|援|结对|负责|包联)")
# 引进落地企业71个，到位资金|21亿元: what firms invest
FIRMS = re.compile(
    r"(?:引[进导入]|落地|入驻|招引|投产)[^。；捐]{0,14}企业(?:[\d一二三四五六七八九十]*[多余]?[家个户]?，"
    r"[^，。；捐]{0,6}(?:到位|投资)|[^，。；捐]{0,4}(?:实际|到位))[^，。；\d捐]{0,8}$"
)
# 输出劳务人员|664万人次: who finds work elsewhere
EMPLOYED = re.compile(
    "(?:输出|转移|输送|吸纳|安置|招收)[^，。；]{0,6}(?:劳务|劳动力|务工|就业)?(?:人员|人口|劳动力)?$"
)
# 较2016年增长|28.78亿元: a change, no sum
MORE_THAN = re.compile(
    "(?:较|比|同比|环比)[^，。；]{0,14}?(?:增长|增加|提高|上升|减少|下降|多|少|高|低)出?了?(?:约|近|超过?)?$"
)
# 从去年的1.26亿元增加到2.5亿元
RISE = re.compile(r"^(?:增加|提高|增长|上升|下降|减少|扩大|达)[到至为]")
# 将投入, not the object marker in 将|2亿元交给, nor what was got in 争取|扶贫资金90万元
PLANNED = re.compile(
    r"计划(?!单列)|拟|决定|将(?!\d)|规划|预计|力争|年内|到20\d\d年"
    r"|争取(?!了|到(?!位|\d)|[近约]?\d|[^，。；年投捐筹落引安拨]{0,8}(?:资金|款|物资|项目))"
)
# 已拨付 | 已向乙县捐赠 | 建起了: what was done, nearer to a sum than what is planned
ACT = (
    "(?:投[入放资]|拨[付出]?|捐[赠助献款资]?|筹[集措资]|募集|争取|落实|安排|提供|引[进入]|出资|支付|发放|下达|到位|完成|实施"
    "|建[起成立设]|协调|援[助建]|资助|支援)"
)
DONE = re.compile(
    f"已经?(?:[为向给对][^，。；已]{{1,8}}?)?(?:累计|先后|共|实际|全部){{0,2}}{ACT}(?!的)|{ACT}了"
)
# 累计投入 | 先后捐助: done where the clause plans nothing
IN_ALL = re.compile("累计|先后")
NOTE = re.compile(
    r"(?P<note>(?:财政|帮扶|扶贫|援助|援[疆藏青建]|对口|支援|专项|衔接|社会|产业|民生|协作|配套|补助|捐赠|捐助|"
    r"引进|到位|建设|无偿|各类|各级|项目|总|市级|省级|中央|企业|银行|救灾|重建|扶持|医疗|教育)*"
    r"(?:资金|款物|捐款|贷款|物资|投资|善款|项目))[^，；]{0,8}$"
)
# 90元|一公斤: a price
PRICE = re.compile(
    "(?:钱)?(?:一|每|/)(?:公斤|斤|亩|头|只|吨|克|盒|箱|瓶|株|棵|台|套|件|辆|天|个?月|次|平方米)"
)
# ，中央和地方|投入…: a clause of its own payer, beside the relation
TREASURY = re.compile(
    "(?:^|[，；。])(?:其中，?)?(?:中央(?:财政|和地方|与地方|及地方|、)|(?:国家|各级|地方)财政|财政)[^，；。]*$"
)
# 38位|来自甲市的|老师, 900名|党员干部组成52个|工作队: what stands between a count and its staff
OF_STAFF = re.compile(
    "(?:(?:来自|在(?!校)|像)[^，。；：\\d]{1,14}的|[^，。；：、的\\d]{0,8}派[来出驻]?的|(?:[省市州县区乡镇村]、)+[省市州县区乡镇村]?(?:[两三四五]?级)?"
    "|来自|[^，。；：\\d]{2,12}组成(?:的)?(?:\\d[\\d,]*[多余]?[个支]|[一两三四五六七八九十百]{1,4}[个支])?)?“?"
)
# 帮助乙县销售|农产品2亿元: what is sold for those who are helped is aid, their sales are none
SOLD_FOR = re.compile(
    "(?:帮|助|代)[^，。；]{0,12}?销售(?![总额收业])(?:(?!收入|合同|[额润])[^，。；]){0,12}$"
)
SALE = 28  # characters that such words take at most
FIRM_WORDS = 44  # and those on firms
EACH = re.compile("[每各]")
LONGEST_RISE = 12
LEAST = 10
LAST_YEAR = re.compile(r"去年|上年")
# 人均…元 (not 各县均投入), 销售额…亿元, 合同金额…: money that is no aid
OTHER_MONEY = re.compile(
    r"[人户亩]均|(?<![各个两三四五六七八九十])[县村]均(?![获得])|平均|每一?[人户亩]|收入|销售|产值|合同|签约|成交|交易|营业|利润|营收|订单|贸易|消费(?!扶贫|帮扶|协作)|市值|资产|存款|招商|引资"
    r"|增收|创收|收益|生产总值|分红|(?:协议|意向)[^，。；]*$|引进[^，。；]*企业"
)


def read_numbers(
    document: Document,
    span: tuple[int, int],
    status: str,
    ends: tuple[tuple[str, str], ...] = (),
) -> tuple[list[Item], list[Item]]:
    """Return the amounts and the staff stated in the clean ``text[span]``.

    ``ends`` are the names of helpers and recipients: whom a recipient sends is no staff.
    """
    amounts: list[Item] = []
    staff: list[Item] = []
    quantities = find_quantities(document.text, *span)
    risen = False  # 人均收入从500元增加到|1万元: what an income rises to is one too
    for index, quantity in enumerate(quantities):
        other = quantity.kind == "money" and is_other_money(document.text, quantity, span)
        other, risen = other or risen, (other or risen) and rises(document.text, quantities, index)
        if quantity.kind == "money" and not other:
            if ends and all(is_own_share(document.text, quantity, pair[1]) for pair in ends):
                continue
            amount = amount_of(document, quantities, index, span, status)
            amounts.append(amount | {"at": quantity.start})
        elif quantity.unit in PEOPLE and (
            role := staff_role(document.text, quantity, span, tuple(one for one, _ in ends))
        ):
            if ends and all(is_sent_back(document.text, quantity, *pair) for pair in ends):
                continue
            staff.append({"value": quantity.value, "unit": "人", "role": role})
    return amounts, staff


def people_of(document: Document, start: int, phrase: tuple[int, int], name: str) -> list[Item]:
    """Return the people whom the clause from ``start`` counts in or right before a phrase of staff.

    ``name`` is that of the staff. 38位来自甲市多所小学的|老师; 310名骨干组成9支|工作队; no
    1名干部, which is a standard.
    """
    text, (first, last) = document.text, phrase
    start = max(start, first - 32, *(text.rfind(mark, start, first) + 1 for mark in "，。；：\n"))
    counted = [one for one in find_quantities(text, start, last) if one.unit in PEOPLE]
    if not counted or counted[-1].value == 1 or EACH.search(text, start, counted[-1].start):
        return []
    end = counted[-1].end
    if OF_STAFF.fullmatch(text, end, max(first, end)) is None:
        return []
    noun = STAFF_BEHIND.match(text, end) or IS_STAFF.search(name)
    return [{"value": counted[-1].value, "unit": "人", "role": noun["role"]}] if noun else []


def clause_start(text: str, place: int, start: int = 0) -> int:
    """Return where the clause that holds ``place`` begins, no sooner than at ``start``."""
    for mark in "，。；\n":  # each but the first looks only behind what the others found
        start = max(start, text.rfind(mark, start, place) + 1)
    return start


def is_own_share(text: str, quantity: Quantity, recipient: str) -> bool:
    """Tell whether a sum is what who is helped adds: 乙县配套5000万元."""
    first = clause_start(text, quantity.start)
    payer = text.find(recipient[:2], first, quantity.start)
    return payer >= 0 and OWN_SHARE.search(text, payer, quantity.start) is not None


def is_sent_back(text: str, quantity: Quantity, helper: str, recipient: str) -> bool:
    """Tell whether people are sent by who is helped, or to who helps: 乙州选派62名干部到甲市."""
    first = clause_start(text, quantity.start)
    sender = WHO_SENDS.match(text, first, quantity.start)
    who = sender["who"] if sender else ""
    if recipient[:2] in who and helper[:2] not in who and TOWARDS.search(who) is None:
        return True
    clause = BEFORE_MARK.match(text, quantity.end)
    place = clause.group().find(helper[:2]) if clause else -1
    if clause is None or place < 0 or helper[:2] == recipient[:2]:
        return False
    goes = GOES.search(clause.group(), 0, place)
    return goes is not None and OF_HELPER.match(clause.group(), place) is None


def is_other_money(text: str, quantity: Quantity, span: tuple[int, int]) -> bool:
    """Tell whether a sum is a rate, a price, an income, or what a treasury pays beside.

    None is money of the relation: 每户3000元, 90元一公斤, 中央财政投入3亿元, nor is 三元镇.
    """
    if MORE_THAN.search(text, clause_start(text, quantity.start, span[0]), quantity.start):
        return True
    near = max(span[0], quantity.start - 12)
    sold = SOLD_FOR.search(text, max(span[0], quantity.start - SALE), quantity.start)
    before = text[sold.end() if sold else near : quantity.start]
    if smallest(quantity) < LEAST:
        return True
    if PRICE.match(text, quantity.end) or TREASURY.search(text, span[0], quantity.start):
        return True
    if FIRMS.search(text, max(span[0], quantity.start - FIRM_WORDS), quantity.start):
        return True
    rate = quantity.basis is not None and "每" in quantity.basis.replace("每年", "")
    return rate or bool(OTHER_MONEY.search(before))


def amount_of(
    document: Document, quantities: list[Quantity], index: int, span: tuple[int, int], status: str
) -> Item:
    """Return the amount that a sum of money is, with its year where one is stated."""
    text, quantity = document.text, quantities[index]
    before = text[max(span[0], quantity.start - 24) : quantity.start]
    amount: Item = {
        "value": quantity.value,
        "unit": quantity.unit or "元",
        "role": "planned" if is_planned(before, text[quantity.start], status) else "actual",
        "start": document.offsets[quantity.start],
    }
    if rises(text, quantities, index):
        amount["superseded"] = True
    if (year := year_of(document, quantities, index, before)) is not None:
        amount["year"] = year
    if note := NOTE.search(before):
        amount["note"] = note["note"]
    return amount


def is_planned(before: str, first: str, status: str) -> bool:
    """Tell whether a sum is to be given: ``before`` stands before its ``first`` character.

    已拨付, 累计投入 in its own clause are done, whatever the status; 力争累计投入 is not.
    """
    words = [match.start() for match in PLANNED.finditer(before + first)]
    last = max(words, default=-1)
    clause = max(map(before.rfind, "，；。")) + 1
    done = [match.start() for match in DONE.finditer(before, clause)]
    if done and done[-1] > last:
        return False
    if last < clause and IN_ALL.search(before, clause):
        return False
    return bool(words) or status == "planned"


def rises(text: str, quantities: list[Quantity], index: int) -> bool:
    """Tell whether the next sum takes the place of this one: 从1.26亿元增加到2.5亿元."""
    if index + 1 == len(quantities) or quantities[index + 1].kind != "money":
        return False
    between = text[quantities[index].end : quantities[index + 1].start]
    return RISE.match(between) is not None and len(between) <= LONGEST_RISE


def year_of(document: Document, quantities: list[Quantity], index: int, before: str) -> int | None:
    """Return the year of a sum: that of its own clause; 去年的甲增加到乙 dates two sums."""
    clause = before[max(map(before.rfind, "，；。")) + 1 :]
    own = find_periods(clause, document.year) if "年" in clause else []
    if own and own[-1].kind == "year":
        return own[-1].from_year
    if document.year is None:
        return None
    if LAST_YEAR.search(before[-8:]):
        return document.year - 1
    if index and "增" in before and RISE.search(document.text[quantities[index - 1].end :][:6]):
        earlier = document.text[
            max(0, quantities[index - 1].start - 8) : quantities[index - 1].start
        ]
        return document.year if LAST_YEAR.search(earlier) else None
    return None


def is_taught(
    text: str, quantity: Quantity, span: tuple[int, int], helpers: tuple[str, ...]
) -> bool:
    """Tell whether the verb before a count says that people are taught, taken in or paid."""
    first = clause_start(text, quantity.start, span[0])
    words = text[first : quantity.start]
    taught = [match.end() for match in TRAINED.finditer(words)]
    if not taught or SENDS.search(words, taught[-1]):
        return False
    taken_in = words[: taught[-1]].endswith("接收")
    return not (taken_in and any(name[:2] in words[taught[-1] :] for name in helpers))


def staff_role(
    text: str, quantity: Quantity, span: tuple[int, int], helpers: tuple[str, ...] = ()
) -> str | None:
    """Return who the counted people are (挂职干部), None where they are not sent to help.

    每村有1名第一书记 is a standard, no count. Whom the ``helpers`` sent others take in.
    """
    sentence = text[max(0, quantity.start - 40) : quantity.start].rpartition("。")[2]
    if quantity.value == 1 and "每" in sentence:
        return None
    if LEARNS.match(text, quantity.end) or is_taught(text, quantity, span, helpers):
        return None
    if match := STAFF_BEHIND.match(text, quantity.end):
        return match["role"]
    before = text[max(span[0], quantity.start - 16) : quantity.start]
    if EMPLOYED.search(before):
        return None
    if ASSEMBLED.search(before) and (match := TEAM_BEHIND.match(text, quantity.end)):
        return match["role"]
    match = STAFF_BEFORE.search(before)
    if match is not None:
        return match["role"]
    goes = SENT_OUT.search(before) or TO_HELP.match(text, quantity.end)
    return "人员" if goes else None
