"""The patterns of the constructions that lay a duty on a body, each with an example.

In: nothing. Out: compiled patterns. Example: SHORT finds 负总责 in ``省负总责、市县抓落实``.
"""

from __future__ import annotations

import re
from functools import cache

from graph.lexicon import alternation, read_words

# 要 | 应当 | 在各自职责范围内 | 按照职责分工: what may stand between a body and its verb
ADVERB = (
    "(?:要|应当|应|必须|须|将|依法|具体|共同|切实|全面|统一|主要|分别|在各自(?:的)?职责范围内|在职责范围内"
    "|根据各自职责|按照(?:各自)?(?:的)?(?:职责|职能)(?:分工)?)*"
)
# 会同乙: at most twice, for each of them may end at many places
ADVERBS = re.compile(f"{ADVERB}(?:会同[^，。；\\n]{{2,16}}?{ADVERB}){{0,2}}")
# 中央统筹 | 省负总责 | 市县抓落实 | 五级书记一起抓: short duties, also of a level of government
SHORT = re.compile(
    "(?:对(?P<of>[^，。；：\\n]{2,16}?))?(?P<duty>负总责|负总的责任|抓落实|总负责|一起抓|统筹(?=[、，。”的]|$))"
)
# 对联系村|负直接责任: a responsibility that is named, for what stands before it
OWES = re.compile(
    "对(?!口)(?P<of>[^，。；：、\\n]{2,20}?)(?P<duty>负(?!总|有)[^，。；：、\\n的]{2,10}?责任)(?!制|人|书|心)"
)
# 书记抓乡村振兴
GRASP = re.compile(
    "(?<=书记)抓(?!落实|好|住|实)(?P<of>[^，。；：、\\n的”]{3,24})"
    "(?=[，。；、”]|$|的(?:工作|责任|领导|要求|机制))"
)
# 甲部门负责… | 甲单位牵头…
LONG = re.compile(
    "(?<!直接)(?<!主要)(?P<duty>负责(?!人|同志|任|[、，。；制”的])|牵头(?!单位|部门|人|[、，。；”的])"
    "|统筹(?:推进|协调|指导|解决|组织|管理|负责)(?!机制)|组织实施|归口管理|协助(?:做好|开展|落实)"
    "|做好(?=[^，。；：、\\n]{2,14}、[^，。；：\\n]{2,40}等(?:相关)?工作))(?!了)"
)
# 政府负责、社会协同 | 项目审批由县级人民政府负责
BARE = re.compile("负责(?=[、，。；”的])|牵头(?=[、，。；”])|牵头负责(?=[、，。；”])")
# 甲承担主体责任 | 甲履行好监管职责 | 甲是第一责任人 | 甲发挥主体作用
BEARS = re.compile(
    "(?:承担|履行|落实|扛起|扛牢|负有?|肩负)(?:好|起|着)?(?P<of>[^，。；：、\\n]{0,12}?)"
    "(?:主体|监管|领导|首要|属地|直接|监督|管理|政治|工作|兜底)(?:责任|职责)(?!制)"
    "|承担(?:着|了|起)?(?:[^，。；：、\\n]{2,10}?)?(?:具体|日常|组织|实施|管理|协调)[^，。；：、\\n]{0,8}(?:任务|工作)"
    "|(?:是|为|作为)[^，。；：、\\n]{0,10}?(?:第一责任人|责任主体|第一责任主体|责任单位)|发挥主体作用"
)
# 压实甲的主体责任 | 明确甲对乙的管理责任 | 强化甲、乙两级的监管责任
DUTY_OF = re.compile(
    "(?:压实|压紧压实|落实|强化|明确|夯实|靠实|压紧)(?:好)?(?P<who>[^，。；：\\n]{2,44}?)"
    "(?P<of>(?:对|的)[^，。；：\\n的]{2,14}的?|的|)"
    "(?P<duty>(?:主体|监管|领导|属地|工作|管理|监督|第一|保值增值|帮扶|管护|党建)责任)(?!制|人|书|清单)"
)
# 由甲统一组织 | 由甲给予补贴; not 由甲组成, 由甲主办
BY = re.compile("(?<![自理缘事来经])由(?!于|此|来|衷)(?=(?P<rest>[^，。；：\\n]{5,60}))")
# 由甲共同主办 | 由甲投资的: no duty
NOT_BY = re.compile(
    "[、和及与或等]|(?:对口|定点|结对)?(?:支援|援建|援助|帮扶|协作)|[^，。；]{2,9}的(?!$)"
)
# 依法 | 会同乙 | 根据需要 | 对丙: what may stand before the verb
MANNER = "(?:依法|依规|统一|具体|直接|共同|优先|全额|定额|分别|逐级|每年|定期|负责|按规定|按程序)*"
BEFORE_VERB = (
    f"{MANNER}(?:(?:会同|根据|按照?|在|对|为|向|从|结合)[^，。；：\\n]{{2,24}}?{MANNER}){{0,2}}"
)
# 甲要加强统筹协调 | 甲应当指导监督: a modal duty of steering
MODAL = re.compile(
    "(?:要|应当|应|必须)(?:在[^，。；：\\n]{2,30}?下，)?(?=(?P<rest>[^，。；：\\n]{2,40}))"
)
STEERS = re.compile(
    "[^，。；把]{0,24}?(?:统筹协调|组织领导|督促|督导|指导协调|协调指导|指导监督|监督检查|牵头"
    "|抓好(?:工作)?落实|负起|各司其职|给[予与]支持)(?!机制|能力|体系|政策|发现|结果)"
)
# 也可以…由 | 应当由: no object
TAIL = re.compile("(?:都|均|可以?|应当?|将|主要|全部|一律|统一)*$")
NO_TOPIC = re.compile("也|可|并|其中|同时|未|经|需|仍|但|不|以|在|是|还|只|对|向|把|将")
# 甲领导、乙负责、丙配合的工作机制
FORMULA = re.compile(
    "(?<![^，。；：\\n“])(?P<list>(?:[^，。；：、\\n“”]{4,14}、){1,5}"
    "[^，。；：、\\n的“”]{4,14})”?的(?P<of>[^，。；：、\\n]{2,10}?(?:工作)?)??"
    "(?:工作|管理|领导|责任)?(?:体制|机制|格局|体系|制度)"
)
# 健全|甲负责: the verb before the first member of a formula
SETS_UP = re.compile(
    "(?:要|切实|全面|进一步|建立|健全|完善|实行|坚持|形成|构建|落实|强化|按照|加快)*"
)
# 按照职责分工落实政策: the subject may stand at the head of the sentence
SHARE = re.compile(
    "(?:按照?(?:各自)?(?:的)?(?:职能|职责)(?:分工)?|在(?:各自)?的?(?:职责|职权)范围内)(?=[^，。；：\\n]{4})"
)
# （牵头单位：甲局；配合单位：乙局）: who does what stands before
ASSIGNED = re.compile(
    "(?P<role>(?:牵头|责任|负责|主管|实施|配合|参加|参与|协办)(?:单位|部门))(?:为|是)?："
    "(?P<who>[^；。：（）\\n]{2,120}?)(?=[；。：（）\\n]|，(?:牵头|责任|配合|参加|参与|协办|完成)|$)"
)
# （三）|实施农村道路工程|。建设…
TASK = re.compile(
    "(?:[（(]?[一二三四五六七八九十\\d]{1,3}[）)、.．]|\\s)*(?P<task>[^，。；：（）\\n]{4,28})"
)
# 工作队到村、干部到户: who goes where, no duty
GOES = re.compile("(?:到|驻|进|入|包)(?:村|户|岗|人|点|乡|组)")
# 采取回购等方式: the means before what is to be done
MEANS = re.compile(
    "(?:采取|通过|以|按照|根据)[^，。；：\\n]{2,30}?(?:等(?:资源|方式|办法|形式|措施|途径)|的(?:方式|办法|形式))"
)
CUE = re.compile(
    "责|单位：|部门：|协助|承担|做好|职能|体制|机制|格局|抓|由|统筹|牵头|归口|组织实施|主体作用|要|应|须"
)


@cache
def by_pattern() -> re.Pattern[str]:
    """Return the pattern of what a body does by duty: 统一组织实施, 给予补贴."""
    return re.compile(f"{BEFORE_VERB}(?:{alternation(read_words('duty_verbs.csv'))})")


def topic_of(clause: str) -> str | None:
    """Return what stands before 由 as the object: 个人缴费部分由财政给予补贴."""
    about = TAIL.sub("", clause)
    return about if 2 <= len(about) <= 24 and NO_TOPIC.match(about) is None else None
