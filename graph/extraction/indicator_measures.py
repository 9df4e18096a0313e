"""A Measure, and the words that measures are made of: counted nouns and leading verbs.

In: Figures. Out: Measures. Example: behind ``641个`` the words ``安置点，`` give the noun 安置点;
``每年培训中小学校长`` begins with the verb 每年培训, which a list goes on with.
"""

from __future__ import annotations

import re
from functools import cache

from graph.extraction.indicator_figures import Figure
from graph.extraction.indicator_phrases import BRACKET, word_pattern, words
from graph.numerals import Quantity
from graph.records import record

VERB_END = re.compile(r"(?:了|出|起|近|约|共|超过|超|过)*$")
# 10个村陆续|退出: adverbs that are no part of what is counted
ADVERB = re.compile("全部|如期|陆续|成功|顺利|正在|都(?!市)|已经?|率先|先后|(?:分散|分布)在")
# 法定劳动年龄内、有劳动能力的|贫困人口就业
MODIFIED = re.compile(r"[^的，]*、[^，]*的(?P<noun>[^，的]{2,14})$")
# 62户群众|转移到礼堂 | 3000名学生|在新校上课 | 600亩果园|迎来了丰收: where the counted noun ends
NOUN_END = re.compile(
    r"累计|先后|共计|中(?=[共还仍]?有)|(?<=.{2})共(?=[有计实安投完引派选建])|(?<!存)在(?![建校职编岗册读家线])|从(?!业)|(?<![找得达直走])到(?![户村期位]|达)|向(?!往)|被|"
    r"(?<![即])将|把|很多|曾经?|投入使用|全线|贯通|户均|人均|户户|[年月]均|每[人户]|大多|大部分|多数|用来|作为|因(?!病|灾|残|学|地|公|素)|深入|走进|走访|奔赴|抵达|前往|[运发送]往|运[到抵]|反映|奋战|投身|汇聚|聚集|[前赶]来|[入进]驻(?=[\u4e00-\u9fff])|签[署订]|"
    r"(?:十多|数|几)年前|(?<!别|但|而)是(?!否)|可以|能够|通过(?=.{2})|搭建|参与|建立起|原来|"
    r"(?:(?!.[有成用种挣修办当学做除]了)[\u4e00-\u9fff]{2}|[有成用种挣修办当学做除])了(?=[^，。解])|[跟带随围有]着"
)
# 3400万农村人口|的监测系统: what belongs to the people counted
OF_PEOPLE = re.compile("(?<=人口|群众|居民|学生|农民|牧民|村民|农户|人员|职工)的")
# 476个村验收退出|基础上
BASED = re.compile("的?(?:基础上|同时|之后|以后)$")
# 25个省份|开展摸底排查: a long predicate of places; 12个贫困村电网升级改造 is a work in them
ADMINISTRATIVE = re.compile(
    "(?<=省份|区市|困县|困村|政村|然村)(?=[^的]{5})"
    "(?!(?!开展|实施|推进|启动|进行|组织|参与|完成|列入|纳入|已|均|全部|都)[^，。；的]{2,18}(?:改造|建设|购置|配备|投用|硬化|整治|升级|检修)(?:[，。；]|$))|(?<=乡镇|街道|县区)(?=实施|开展|推进|建设|建立|组织|启动)"
    "|(?<=[县旗村乡镇州])(?=派驻|选派|派出|派遣)"
)
# 14个村被评为|全国文明村: what the counted become
BECOMES = re.compile(
    "(?:被|获评?|都|已经?|均|全部|先后)*(?:确立|确定|认定|评定|评选|评|命名|列|纳入|选|成|作|打造成?|建设?成)"
    "(?:为|入|成为)(?:了)?(?:我国|全国)?(?:首|第[一二三四五六七八九十])?批?(?P<what>[\u4e00-\u9fff]{3,14})$"
)
# 88个|县（市、区）
LEVELS = re.compile(
    "(?<![\u4e00-\u9fff])(?P<one>[县市乡村])（(?P<two>[县市区旗州镇居])、?(?P<three>[县市区旗]?)）"
)
AIM = re.compile("的(?:目标|任务)")
# 30万|生活在石山区的|群众
LIVING = re.compile(
    "(?:(?:生活|居住|分散|散居|住)[在于][^，。；、的]{2,20}|[\u4e00-\u9fff]{2,14}(?:地区|[山库牧林]区))的(?=.*(?:群众|人口|[农牧居村]民|户))"
)
NOUN_STOP = re.compile(r"[，。；：、（）！？\n]")
AFTER_NOUN = re.compile(r"^[多余]?(?:[长高深宽次](?=的))?的?")
# 每年培训 | 年均增加
LEADING_VERB = re.compile(
    "(?:每[年月天]|年均|累计|共|新|将|再|还|需|可以?|全面|自治区本级)*"
    f"(?:{word_pattern('verb').pattern})"
)
LONG = 18
HAN = re.compile("[\u4e00-\u9fff]")
MEMBERS = {"people": "人口", "household": "户数"}


@record(frozen=True, slots=True)
class Measure:
    """A figure with what it is of.

    ``form``: from, to, level, change, share, each, counted or done. ``whole`` is what a share
    is of, ``subject`` the group that the construction itself names, ``end`` a clean offset.
    """

    quantity: Quantity
    phrase: str
    form: str
    start: int
    end: int
    subject: str | None = None
    whole: str | None = None
    listed: bool = False
    stem: str = ""
    spelt: bool = False


def measure_of(
    figure: Figure,
    phrase: str,
    form: str,
    *,
    subject: str | None = None,
    whole: str | None = None,
    reach: int = 0,
) -> Measure:
    """Return a Measure; ``reach`` counts the characters behind the figure that belong to it."""
    quantity = figure.quantity
    lead = len(figure.left) - len(figure.left.lstrip("，、：—\n “"))
    start = min(figure.start + lead, quantity.start)
    end = quantity.end + reach
    return Measure(quantity, phrase, form, start, end, subject, whole, spelt=figure.spelt)


def members_of(text: str, quantity: Quantity) -> str:
    """Return what a bare number of a place counts (甲村有|225户，), nothing before a noun."""
    return "" if HAN.match(text, quantity.end) else MEMBERS.get(quantity.kind, "")


def leading_verb(phrase: str) -> str:
    """Return the verb that a phrase begins with: 每年培训 of 每年培训中小学校长."""
    hit = LEADING_VERB.match(phrase)
    return hit[0] if hit else ""


def ends_in_verb(left: str) -> bool:
    """Tell whether the words before a number end in a verb that takes it: 全面解决, 建设了."""
    bare = VERB_END.sub("", left)
    return bare.endswith(verbs())


@cache
def verbs() -> tuple[str, ...]:
    """Return the verbs that take a number."""
    return tuple(sorted(words("verb") | words("light")))


def counted_noun(right: str, *, whole: bool = False) -> tuple[str, int]:
    """Return the counted noun with what it does, behind a number, and where it ends.

    ``whole`` keeps a long predicate: of a share all is told.
    """
    said = LEVELS.sub(lambda hit: "".join(hit.groups()).ljust(len(hit[0]), "　"), right)
    said = BRACKET.sub(lambda hit: "　" * len(hit[0]), said)
    begin = len(said) - len(AFTER_NOUN.sub("", said))
    if living := LIVING.match(said, begin):
        begin = living.end()
    if hit := MODIFIED.match(said, begin):
        return hit["noun"], hit.end("noun")
    stop = NOUN_STOP.search(said, begin)
    end = stop.start() if stop else len(said)
    if ("为" in said or "成" in said) and (become := BECOMES.search(said, begin + 1)):
        return become["what"], become.end()
    for edge in () if whole else (OF_PEOPLE, ADMINISTRATIVE, NOUN_END):
        if cut := edge.search(said, begin + 2, end):
            end = cut.start()
    if aim := AIM.search(said, begin + 1, end):
        end = aim.start()
    if end - begin > LONG and (cut := word_pattern("predicate").search(said, begin + 2, end)):
        end = cut.start()
    noun = ADVERB.sub("", said[begin:end].replace("　", "")).removesuffix("之一")
    noun = BASED.sub("", noun)
    return noun.rstrip("和及与中里"), end


def noun_of(right: str) -> str:
    """Return the counted noun that begins right behind a number."""
    return counted_noun(right)[0]
