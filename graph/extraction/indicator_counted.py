"""Figures by what stands beside them: counted nouns, lists, pairs, and phrases before them.

In: a Figure and the last Measure. Out: a Measure. Example: ``建设641个安置点`` counts what it
built, in ``每年培训校长200人、教师3000人`` the verb holds for the list, and ``539户1173人`` says
one thing of households and of people.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extraction.indicator_attributes import read_attribute, read_share_of
from graph.extraction.indicator_figures import Figure
from graph.extraction.indicator_measures import (
    Measure,
    counted_noun,
    ends_in_verb,
    leading_verb,
    measure_of,
    noun_of,
)
from graph.extraction.indicator_phrases import RISE, clean, strip_tie, words

# 、|3000人 | 和|16934名
LISTED = re.compile(r"^[、和及与]?(?:以及)?")
# 种茶500亩、|力争产茶3万斤: no member of a list
OWN_VERB = re.compile("[、和及](?:力争|争取|确保|实现|完成|达到|预计)")
# 贫困人口|全部|脱贫
LEAVE = re.compile(
    r"^(?:的)?(?P<noun>(?:[^，。；、向与对]{0,14}?(?:人口|群众|户|家庭|人|农牧民|牧民|农民|村民|职工|乡亲|同胞))?)"
    r"(?:今年|去年|明年|\d{4}年|年内|全部|如期|成功|实现|稳定|顺利|提前|已经?|将|要|基本|率先|先后|共|累计|能够|可以|不再|越线|达标)*"
    r"(?:脱了?贫|摆脱了?贫困|脱贫致富|告别了?(?:绝对)?贫困|走出贫困)(?!攻坚|地区|县|村|人口|群众|户|劳动力|旗|任务|省)"
)
# 2016年|退出|810个: what leaves is named before
LEFT = re.compile(
    "(?P<noun>[^，]{0,8}?[县村旗镇乡户])(?:退出|摘帽|出列|验收|脱贫)"
    "|(?:累计|已)?(?:退出|摘帽|出列)(?P<left>[^，]{0,8}[县村旗镇乡户])$"
)
LEAVES = ("退出", "摘帽", "出列", "脱贫")
NUMBERED = {"people": "人口", "household": "户数"}
# 投入补奖资金300亿元，惠及|146万户: who benefits from what was paid before
BENEFIT = re.compile("^(?:共|累计|直接|间接|可)?(?:惠及|受益|覆盖|带动)(?:群众)?$")
PAIRED = {"people": "人口", "household": "户"}
FREED = {"people": "脱贫人口", "household": "脱贫户"}
# 31个旗县人均收入由|5204元: what a number counts is the subject of the next figure
NEXT = re.compile("(?:由|从|达到?|占到?|为|超过|突破|已?有|拥有)$")
ATTACHED = ("有", "的", "中", "达", "近", "约")
BROKEN = ("与", "和", "对", "向", "给", "等", "同", "以")
# 同比增长|8.9% behind a clause without a figure: of what is not said
BARE_RISE = re.compile(f"(?:同比|环比|年均|实际|名义)*{RISE}")
SHORT = 12
# how long an attribute may be that is part of the name of what is counted
NEAR = 8
# 3万人|搬出大山
MOVED = re.compile("(?:[^，。；、]{0,6}(?:群众|人口|民|贫困户))?(?:搬[出进离入到]|喜迁)")
# 乙县是|全国最后摘帽|的52个县
CLOSER = re.compile(".*(?:[是将把对向从让使、]|成为|作为)(?=.{2})")
# 3.2万人|处于贫困状态
IN_POVERTY = re.compile(
    "(?:仍|还|尚)?(?:处[于在]|陷于|生活在)(?:绝对|深度)?贫困(?:状态|标准以?下|线以?下|之中|中)?(?=[，。；、]|$)"
)
POOR = {"people": "贫困人口", "household": "贫困户"}
# 今年任务为|3600户: of what the sentence spoke of
RELATIVE = ("任务", "目标", "计划", "规模", "总数", "总量")
# 援助省市累计|实施项目3200个
DOER = re.compile("^[^，。；、]{2,12}(?:累计|先后|共)(?P<does>[\u4e00-\u9fff]{4,})")
# 全村有|690户
INHABITED = re.compile("全[村镇乡县寨组屯](?:一?共|现|总共)?有$")
PREDICATE = re.compile(
    "(?:建设|修建|新建|种植|养殖|打造|用于|在(?=[^，。]{2,8}(?:就业|务工))|(?:实现|稳定)(?:就近)?就业)"
)
PACES = ("增速", "增幅", "涨幅", "降幅", "同比增速", "名义增速", "实际增速")
UNITS = ("村", "县", "乡", "镇", "户", "旗", "组")
# 减贫100万人的基础上 | 产量1.4万亿斤的目标
GOAL = re.compile("(?:基础|目标|任务|标准|水平|规模|速度|红线|底线|要求|态势|关口|大关)")


def read_pair(figure: Figure, following: Figure | None) -> Measure | None:
    """Read 4008户|7994名贫困人口脱贫, 解决4万户|11万人饮水问题: the noun is behind the second."""
    if following is None or following.left:
        return None
    if {figure.quantity.kind, following.quantity.kind} != {"people", "household"}:
        return None
    if not following.right:
        return read_named_pair(figure)
    if LEAVE.match(following.right):
        return measure_of(figure, FREED[figure.quantity.kind], "done")
    noun, left = noun_of(following.right), clean(LISTED.sub("", figure.left))
    verb = leading_verb(left)
    if not verb:
        stem = noun.removesuffix("人口")
        return measure_of(figure, stem + "户", "counted") if stem != noun else None
    phrase = verb + noun + NUMBERED[figure.quantity.kind]
    found = measure_of(figure, phrase, "done", subject=left[len(verb) :] or None)
    return replace(found, stem=verb)


def read_named_pair(figure: Figure) -> Measure | None:
    """Read 贫困人口95户|312人: the households of a noun that names people."""
    phrase = clean(strip_tie(figure.left))
    named = phrase.endswith("人口") and leading_verb(phrase) in ("", "建档立卡")
    if figure.quantity.kind != "household" or not named:
        return None
    return measure_of(figure, phrase.removesuffix("人口") + "户", "level")


def read_listed(figure: Figure, last: Measure | None) -> Measure | None:
    """Read a list that goes on: the verb of its first member holds for the others."""
    if last is None:
        return None
    if last.stem and last.quantity.end == figure.quantity.start:
        noun = noun_of(figure.right)
        named = last.stem + noun + NUMBERED.get(figure.quantity.kind, "")
        phrase = named if noun or last.phrase == last.stem else pair_phrase(figure, last)
        return measure_of(figure, phrase, "done", subject=last.subject)
    if OWN_VERB.match(figure.left) or freed(figure):
        return None
    goes_on = figure.left.endswith("和") and figure.left.startswith("的")
    if not figure.left or (figure.left[0] not in "、和及" and not goes_on):
        return None
    if last.form == "share" and last.stem and figure.quantity.unit == "%":
        said = last.stem + noun_of(figure.right) + "占比"
        return replace(measure_of(figure, said, "share"), stem=last.stem)
    noun = clean(strip_tie(LISTED.sub("", figure.left)))
    if noun and ends_in_verb(noun) and figure.right:
        return replace(measure_of(figure, noun + noun_of(figure.right), "done"), stem=noun)
    if last.form == "done":
        verb = last.stem or leading_verb(last.phrase)
        rest = noun or noun_of(figure.right) or last.phrase[len(verb) :]
        return replace(measure_of(figure, verb + rest, "done"), stem=verb)
    if not noun and not noun_of(figure.right) and last.form in ("level", "to", "change"):
        return measure_of(figure, pair_phrase(figure, last), last.form, subject=last.subject)
    return None


def freed(figure: Figure) -> re.Match[str] | None:
    """Return the words behind a number of people that say they left poverty: 3万人|脱贫."""
    return LEAVE.match(figure.right) if figure.quantity.kind in FREED else None


def read_counted(figure: Figure) -> Measure | None:
    """Read a number before what it counts: 80.2万|贫困人口摆脱贫困, 建设|641个|安置点."""
    right, kind = figure.right, figure.quantity.kind
    if kind in POOR and (hit := IN_POVERTY.match(right)):
        return measure_of(figure, POOR[kind], "counted", reach=hit.end())
    if hit := freed(figure):
        return measure_of(figure, FREED[kind], "done", reach=hit.end())
    if not right or right[0] in "、和及与（/" or right.startswith("标准"):
        return None
    noun, reach = counted_noun(right, whole=figure.quantity.unit == "%")
    left = clean(LISTED.sub("", figure.left))
    if not noun or (figure.quantity.unit != "%" and is_told_of(left, right)):
        return None
    if right.startswith("的") and (
        GOAL.match(noun) or (found := read_attribute(figure, noun, reach))
    ):
        return None if GOAL.match(noun) else found
    if figure.quantity.unit == "%":
        return read_share_of(figure, left, noun, reach)
    if NEXT.search(right):
        return None
    if figure.left.endswith("的") and 4 <= len(left) <= 18:
        own = CLOSER.sub("", left)
        if kind in PAIRED and noun.startswith(("主要", "通过", "可以", "能够")):
            # 有劳动能力的174万人|主要通过搬迁脱贫
            return measure_of(figure, own + PAIRED[kind], "counted")
        said = f"{own}的{noun}" if len(own) <= NEAR or len(noun) < 3 else noun
        return measure_of(figure, said, "done" if reach else "counted", reach=reach)
    if noun in LEAVES and figure.quantity.measure[-1] in "县旗市区村镇乡":
        # 甲、乙等10县市|摘帽
        return measure_of(figure, figure.quantity.measure + noun, "counted", reach=reach)
    if LEFT.fullmatch(noun) and figure.left.endswith(("实现", "完成", "推动")):
        return measure_of(figure, noun, "done", reach=reach)
    if noun in UNITS and (lead := leading_verb(left)) and len(left) > len(lead) + 2:
        # 实施整村推进|2500个村
        return measure_of(figure, left[len(lead) :], "done", reach=reach)
    verb = strip_tie(left)
    if verb and ends_in_verb(verb):
        stem = "" if verb in words("light") else verb
        return replace(measure_of(figure, stem + noun, "done", reach=reach), stem=stem)
    if kind == "people" and (hit := MOVED.match(right)):
        return measure_of(figure, "搬迁人口", "done", reach=hit.end())
    if figure.left.endswith(ATTACHED) or len(verb) <= SHORT or verb == left:
        return measure_of(figure, noun, "counted", reach=reach)
    return None


def is_told_of(left: str, right: str) -> bool:
    """Tell whether the words behind a number say what becomes of what stands before it.

    流转土地300亩|建设大棚, 吸纳劳动力500人|在家门口就业.
    """
    return PREDICATE.match(right) is not None and len(left) >= 4 and not ends_in_verb(left)


def read_level(figure: Figure, last: Measure | None) -> Measure | None:
    """Read 甲率达到83%, 完成危房改造75万户: the phrase stands before its number."""
    phrase, kind = without_doer(clean(strip_tie(figure.left))), figure.quantity.kind
    if kind in FREED and phrase.endswith(("脱贫", "减贫")) and not figure.left.endswith("的"):
        return measure_of(figure, FREED[kind], "done")
    if kind in PAIRED and INHABITED.search(figure.left):
        return measure_of(figure, NUMBERED[kind], "level")
    if last is not None and (found := read_after(figure, phrase, last)):
        return found
    if len(phrase) < 2 or figure.left.endswith(BROKEN) or BARE_RISE.fullmatch(phrase):
        return None
    if figure.quantity.unit == "%" and phrase.endswith(("任务", "目标", "计划")):
        # 完成年度任务的|106%
        return measure_of(figure, phrase + "完成比例", "share")
    verb = leading_verb(phrase)
    if verb == phrase and kind in PAIRED:
        return replace(measure_of(figure, phrase + PAIRED[kind], "done"), stem=verb)
    reach = len("的目标") if figure.right.startswith(("的目标", "的任务")) else 0
    return measure_of(figure, phrase, "done" if verb else "level", reach=reach)


def without_doer(phrase: str) -> str:
    """Return what was done without who did it: 援助省市累计|实施项目."""
    hit = DOER.match(phrase)
    return hit["does"] if hit and leading_verb(hit["does"]) else phrase


def read_after(figure: Figure, phrase: str, last: Measure) -> Measure | None:
    """Read a figure whose phrase is that of the last: 退出810个, 惠及146万户, ，达到39.4%."""
    kind = figure.quantity.kind
    if phrase in LEAVES and (hit := LEFT.match(last.phrase)):
        return measure_of(figure, (hit["noun"] or hit["left"]) + phrase, "done")
    if BENEFIT.match(phrase):
        stem = last.phrase.removeprefix(leading_verb(last.phrase)) + phrase
        return replace(measure_of(figure, stem + NUMBERED.get(kind, ""), "done"), stem=stem)
    if phrase in RELATIVE and len(last.phrase) <= SHORT:
        return measure_of(figure, last.phrase + phrase, "done")
    if phrase in ("", "完成") and figure.left.endswith("完成") and last.form in ("done", "level"):
        # 计划搬迁200户，已完成|120户
        return replace(measure_of(figure, pair_phrase(figure, last), "done"), stem=last.stem)
    if len(phrase) < 2 and re.search("[达到为]", figure.left):
        stem = re.sub(f"{RISE}$", "", last.phrase)
        return measure_of(figure, stem, "level", subject=last.subject)
    if phrase in PACES:
        # 人均收入1.2万元，增速达|12%
        return measure_of(figure, re.sub(f"{RISE}$", "", last.phrase) + phrase, "change")
    if not phrase and last.quantity.end == figure.quantity.start:
        return measure_of(figure, pair_phrase(figure, last), last.form)
    if not figure.left and not figure.right and last.phrase == NUMBERED["household"]:
        return measure_of(figure, NUMBERED[kind], "level") if kind == "people" else None
    return None


def pair_phrase(figure: Figure, last: Measure) -> str:
    """Return the phrase of 350户、|1020人: households and people of one kind."""
    kind = figure.quantity.kind
    if {kind, last.quantity.kind} != {"people", "household"}:
        return last.phrase
    return re.sub("(?:人口|户数?|人数)$", "", last.phrase) + PAIRED[kind]
