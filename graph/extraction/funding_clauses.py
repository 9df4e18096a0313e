"""The clause around a sum of money: payer, programme, receiver and purpose.

In: a clean text, a Quantity of money and where its clause begins. Out: a Clause, or None where the
sum is no funding (income, output, a rate a head). Example: ``中央累计投入我区扶贫专项资金66亿元``
has the payer 中央, the receiver 我区 and the programme 扶贫专项资金.
"""

from __future__ import annotations

import re

from graph.extraction.funding_lexicon import BARRED, GENERIC, HEAD, SOFT_VERB, SOURCE, VERB
from graph.numerals import Quantity, smallest
from graph.records import record

# 户均 | 每人每年: a rate, no sum; 每年 is a sum a year
RATE = re.compile(r"[人户亩村县旗名校家所个天日]")
# 其中 | 包括 | 资金来源是: what stands before a component
LEAD = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十\d]{1,3}）|其中|包括|资金来源(?:是|为|于)|主要(?:是|为)|分别(?:是|为)?|[一二三四五六七八九十]是|此外|另外?|同时|需要?(?!求)|申请(?=上级|中央|国家|专项|[省市县区])|现[将把]|并且?|还|又|再|仅|以及|含(?!量)|及|和|与|由|、|各级|共|全年)+"
)
# 累计 | 计划 | 分别: adverbs between the payer and the verb
ADVERB = re.compile(
    r"(?:累计|总计|合计|共计|共|将|已经?|计划|拟|预计|规划|分别|先后|又|再|还|新增|直接|每年|年均|(?<![今去当本前全\d])年|提前|紧急|日前|近日|今天|专门|首批|再次|继续|总|完成|年度|概算|估算|需要?|要|各级|多方|积极|陆续|主要|就|也|均|用|从|向|由|以|通过|仅|只)+$"
)
# 重建大桥|需要|资金
NEED = re.compile(
    r"(?P<what>(?:[^，]{3,16}?)?)(?P<verb>(?:急|尚|还)?需要?)(?P<rest>资金|投资|经费|投入|)$"
)
# 对口支援资金|今年
DATED = re.compile(r"(?:[去今本当全]年|20\d\d年度?)+$")
# 达到 | 总额约 | 超过: what stands between the noun and the number
TAIL = re.compile(
    r"(?:(?:折合人民币|折合|折款|[去今上本]年|人民币|价值|首次|再次|累计|总额|总计|合计|累计|共计|总量|规模|金额|数额|总数|共)|达到|达|为|是|约|近|超过|超|突破|逾|不少于|不低于|不超过|多达|高达|中有|至少|最高|增加到|增加至|提高到|提高至|扩大到|增至|分别|各|：|了)+$"
)
# 由去年的18亿元 | 从2636亿元: the first of two dated values
FROM = re.compile(r"就?[从由](?:[^，。；从由]{0,10}(?:年|(?:19|20)\d\d(?=的))的?)?$")
# 较去年增加了3亿元: a change, not a sum
CHANGE = re.compile(
    r"(?:较|比|同比|环比)[^，。；]*(?:增|减|提高|下降|多|少|涨|降|节)|(?:增加|增长|减少|下降|上升|提高|翻|净增|新增加)了?(?!到|至)(?:近|约|超过?)?$"
)
# 5亿元用于水利工程修复 | 3亿元，修建公路: what the money is for
PURPOSE = re.compile(
    r"[^，。；：、（）\d\n]{0,8}?(?:[，]?(?:主要|专项|专门|全部|重点|先后|共|已|分批|将|加快|全面|大力|着力|深入|精准|集中|统筹|切实|全力)?(?:用于|投入|投向|开工建设|做好|抓好|搞好|推进|推动|助力|打造|支持|修建|新建|建设|建成|实施|开展|发展|改善|扶持|解决|帮助|成立|设立|加强|保证|保障|加快|改造|对(?!口)))(?!起来|的)(?:\d[\d.]*[多余万]*(?:兆瓦|千瓦|平方米|万吨|[个所座条家户处公里亩栋套间口眼米]+)|(?:19|20)\d\d年度?)?(?P<what>[^，。；：（）\d\n]{2,40})"
)
# 3亿元，在40个村开展技术培训
THERE = re.compile(
    r"，?在[^，。；：（）\n]{1,30}?[村县乡镇市区州校户](?:组织|全面)?(?:开展|建立|实施|建设|建成|修建|推广|推行)了?"
    r"(?P<what>[^，。；：（）\d\n]{2,40})"
)
# 省|投 | 县|自筹: a payer with no more than a word of paying
PAID = re.compile(
    r"(?P<who>中央|国家|自治区|群众|企业|集体|[省市县区州旗乡镇村]级?)(?P<verb>自?[投筹出补拨])$"
)
# 3亿元，为贫困户缴纳医疗保险
GIVEN = re.compile(
    r"，(?:主要)?为[^，。；\d\n]{2,16}?(?:提供|缴纳|购买|办理|代缴)了?(?P<what>[^，。；：（）\d\n]{2,16})"
)
# 2亿元扶贫贷款 | 3亿元的救灾资金
NOUN = re.compile(rf"(?:人民币)?的?(?P<noun>[^，。；：、（）\d\n“]{{0,20}}?(?:{HEAD.pattern})+)")
# 投资3亿元的文化中心项目
WORKS = re.compile(
    r"(?:[兴新改扩]?建设?|修建|打造)?的(?P<noun>[^，。；：、（）\d\n]{2,18}?(?:工程|项目|建设|改造|中心|基地|基金|计划|产业园|示范园|园区|电站|工厂|车间|学校|医院|市场|小区))"
)
# 中央、省、市、县财政扶贫资金 | 中央和地方
SEVERAL = re.compile(
    r"(?:中央|国家|自治区|县市|州县|省级?|市级?|县级?|区|州|地方|盟市|旗县|市县|乡镇)(?:(?:(?<=中央)(?=[省自])|、|和|及|与)(?:中央|国家|自治区|[省市县区州]级|县市|市县|州县|省|市|县|区|州|地方|盟市|旗县|乡镇)(?:区)?)+(?:各级)?"
)
# 扶贫资金|（第二批）| 光伏扶贫|（: the bracket between a noun and its number
ASIDE = re.compile("（(?:[^（）元\\n]{1,20}）)?$")
# 州县市级 | 市县两级财政
LEVELS = re.compile("[省市州县区旗乡镇]{2,4}[两二三四]?级")
# 全县的|2亿元扶贫资金 | 还有|3亿元贷款: what stands before a sum that its noun follows
OWNING = re.compile("[的有将把]$")
# 违规将3亿元用于 | 虚报冒领 | 2亿元资金|闲置: money that an audit finds gone astray
ASTRAY = re.compile("违规|违纪|虚报|冒领|套取|骗取|挪用|挤占|截留|侵占|贪污")
IDLE = re.compile("(?:被|未|长期|尚未)*(?:闲置|滞留|损失|虚报|冒领|套取|骗取|挪用|挤占|截留|违规)")
# 签约 | 招商: deals between companies are no funding
COMMERCE = re.compile(r"签约|经贸|招商|外资|外商|博览会|交易会|发行|期货|合作项目")
# 国家定点扶贫 | 社会力量参与扶贫: a channel named by who pays
OF_PAYER = re.compile(r"定点|对口|参与|帮扶|扶贫|援助|捐")
# 产业扶贫贷款218亿元: at the end of its clause such a word is the noun, no verb
NOUNS = ("贷款", "捐款", "捐款捐物", "捐赠", "补助", "援助", "资助", "配套", "支持", "奖励", "募捐")
# 争取|到|国家资金
MOVED = re.compile("^(?:到位|[了到来回])")
# 引进|某集团投资: who is brought invests
BRINGING = ("引进", "引入", "吸引")
# 医疗卫生|支出: a head of a budget
SPENT = re.compile("[^，；：]{2,16}(?<!累计)(?<!实际)(?<!资金)(?<![已共总年度仅只])支出")
# 其中|已拨付|5800万元: a component that only tells what was done with its total
DONE = re.compile(
    "(?:(?:19|20)\\d\\d年)?(?:已经?|累计|实际|现|目前|全部|共)*(?:拨付|支付|支出|完成|到位|下达|兑现|兑付|使用|落实|投入|报账)(?:资金|投资)?"
)
# 一是|用于产业项目|3亿元: what a sum is for before its number
AIMED = re.compile("(?:主要|专项|计划|拟)*(?:用于|投向|用作|用在)(?P<what>.{2,40})")
# 4000万元资金|全部分配给|6县区
ALLOTTED = re.compile(
    "(?:的?[^，。；：、\\d]{0,6}?资金)?(?:已|将|全部|拟|按规定)*(?:分配|分解|切块|下达|拨付|划拨)(?:给|到|至)"
)
# 资金规模：|200万元: a label in place of a clause
LABEL = re.compile(
    "(?:项目|计划|财政)?(?:总投资|投资|资金|预算|概算|补助)(?:资金|规模|总额|金额|总量|额)?(?:约|为)?：$"
)
# 下达资金…，其中甲县…: who is named gets it
ALLOTS = ("下达", "下拨", "拨付", "划拨", "调拨", "预拨", "拨给", "分配")
SMALLEST = 100_000
SMALLEST_PART = 10_000


@record(frozen=True, slots=True)
class Clause:
    """What the clause of a sum says, cut into its parts; absent ones are empty.

    ``subject`` begins at the clean offset ``start``, ``noun`` (what the verb moves) at
    ``noun_start``; ``after`` is the noun behind the number, ``purpose`` what the money is for.
    """

    start: int
    subject: str
    verb: str
    noun: str
    noun_start: int
    after: str
    purpose: str
    body: str


def read_clause(text: str, quantity: Quantity, start: int, *, part: bool) -> Clause | None:
    """Return the Clause of a sum; ``part`` says that it stands in a list of components."""
    lead = LEAD.match(text, start, quantity.start)
    start = lead.end() if lead else start
    before = ASIDE.sub("", text[start : quantity.start])
    if (
        is_rate(quantity, before, SMALLEST_PART if part else SMALLEST)
        or is_threshold(text, quantity)
        or CHANGE.search(before)
    ):
        return None
    body = TAIL.sub("", FROM.sub("", before))
    subject, verb, noun = split_verb(body)
    aim = AIMED.fullmatch(body)
    if aim:
        subject, verb, noun = aim["what"], "用于", ""
    behind = NOUN.match(text, quantity.end) or WORKS.match(text, quantity.end)
    after = behind["noun"] if behind else ""
    if BARRED.search(
        (subject[-8:] + noun + after).replace("收入补助", "补助").replace("结余资金", "资金")
    ):
        return None
    if not part and (is_commerce(text, start) or not (verb or HEAD.search(noun + after))):
        return None
    if ASTRAY.search(before) or IDLE.match(text, behind.end() if behind else quantity.end):
        return None
    if after and not verb and OWNING.search(body):
        noun = ""
    purpose = PURPOSE.match(text, quantity.end) or GIVEN.match(text, quantity.end)
    purpose = purpose or THERE.match(text, quantity.end)
    noun_start = start + len(body) - len(noun)
    what = listed(purpose["what"]) if purpose else ""
    what = aim["what"] if aim else what
    if ALLOTTED.match(text, quantity.end):
        verb = "分配"
    subject = "" if aim else DATED.sub("", ADVERB.sub("", subject))
    return Clause(start, subject, verb, noun, noun_start, after, what, body)


def is_commerce(text: str, start: int) -> bool:
    """Tell whether the words before a clause speak of trade: 签约项目36个，投资总额2亿元."""
    return (
        COMMERCE.search(text, text.rfind("。", max(0, start - 90), start) + 1, start + 8)
        is not None
    )


def listed(words: str) -> str:
    """Return what a list of purposes is summed up in, else its first: 甲、乙等特色产业."""
    items, some, whole = words.partition("等")
    if whole.startswith("方面"):
        return words
    return whole if some and len(whole) > 2 else items.split("、")[0]


def is_rate(quantity: Quantity, before: str, least: int) -> bool:
    """Tell whether a number is a rate (每户3000元) or too small for more than one household."""
    basis = (quantity.basis or "").replace("每年", "").replace("年均", "")
    small = quantity.unit != "元" or smallest(quantity) < least
    return small or bool(RATE.search(basis)) or before.endswith("/")


def is_threshold(text: str, quantity: Quantity) -> bool:
    """Tell whether a number only bounds a class: 投资一亿元以上的项目."""
    if text.startswith(("及以", "或以"), quantity.end):
        return True
    bound = quantity.qualifier in ("以上", "以下", "以内")
    return bound and text[quantity.end : quantity.end + 1] not in (
        "，",
        "。",
        "；",
        "、",
        "）",
        "\n",
        "",
    )


def split_verb(body: str) -> tuple[str, str, str]:
    """Return (subject, verb, object): 中央投入扶贫资金 is (中央, 投入, 扶贫资金)."""
    if need := NEED.match(body):
        return need["what"], need["verb"], need["rest"]
    if paid := PAID.fullmatch(body):
        return paid["who"], paid["verb"], ""
    hits = list(VERB.finditer(body)) or list(SOFT_VERB.finditer(body))[:1]
    if not hits or (hits[-1].end() == len(body) and hits[-1][0] in NOUNS):
        return "", "", body
    hit = hits[-1]
    if SPENT.fullmatch(body):
        return "", "", body
    if hit[0] in BRINGING and body.endswith("投资"):
        return body.removesuffix("投资"), "投资", ""
    return body[: hit.start()], hit[0], MOVED.sub("", body[hit.end() :])


def split_source(words: str) -> tuple[str, str]:
    """Return the word for a payer that stands first, and the programme that the rest names.

    中央财政扶贫资金 is (中央, 财政扶贫资金); a name keeps its payer: 国家定点扶贫.
    """
    hit = SEVERAL.match(words) or LEVELS.match(words) or SOURCE.match(words)
    if hit is None:
        return "", words
    if hit.re is not SOURCE:
        return hit[0].removesuffix("各级"), words[hit.end() :]
    rest = words[hit.end() :]
    money = rest.startswith(("财政", "预算", "专项", "衔接")) or hit[0].endswith(("财政", "预算内"))
    leveled = (hit[0].endswith("级") or hit[0] == "中央") and not rest.startswith(("以上", "以下"))
    money = money or (leveled and rest.endswith(("资金", "补助", "补贴", "经费")))
    if money or GENERIC.fullmatch(rest):
        return hit[0], rest
    return (hit[0], words) if OF_PAYER.match(rest) else ("", words)
