"""The constructions that state a figure of something; each has its example above it.

In: the Clauses of a sentence. Out: Measures: what is measured, the figure, how it is stated.
Example: ``贫困发生率由20.34%下降到5.85%`` gives two Measures of 贫困发生率, ``from`` and ``to``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from graph.extraction.indicator_figures import Clause, Figure
from graph.extraction.indicator_phrases import (
    RISE,
    clean,
    split_subject,
    strip_tie,
    word_pattern,
    words,
)
from graph.numerals import Quantity

# 贫困人口由2010年底的|266万人
FROM = re.compile(r"^(?P<phrase>.*)(?:由|从)(?P<time>[^由从]{0,12}?)的?(?:不足|不到|约|近)?$")
# 266万人|减少到2015年的|80.2万人
TO = re.compile(
    rf"^[以之]?[上下内]?(?:左右)?，?[^，、]{{0,4}}?(?:{RISE}|缩短|变)(?:了)?(?:到|至|为)[^，]{{0,14}}$"
)
# 比2010年增加了 | 同比增长 | 年均增长 | 报销比例提高
CHANGE = re.compile(
    r"^(?P<phrase>.*?)(?P<base>(?:，)?(?:分别)?(?:比(?![例重率])|较|与)[^，]{0,22}?)?(?:相比|同期)?(?:、)?"
    r"(?P<how>(?:同比|环比|年均|平均|每年|累计|共|总共|净|分别|实际|名义|将|再|又|已|只|仅|每段|还|要|可|应)*)"
    rf"(?P<verb>{RISE}|高出|高|低|多出|多|少|快|慢|翻)了?(?:约|近|超过|超|至少|不低于|将近|逾)?$"
)
# 是“十一五”期间的|5.4倍
RATIO = re.compile(r"^(?P<phrase>.*?)(?:是|为|达到?|相当于)(?P<base>[^，]{2,14}?)的?(?:约|近)?$")
# 占全区贫困人口的 | 占比达 | 因病致贫占
SHARE = re.compile(
    r"^(?P<phrase>.*?)(?:就|约|只|仅|总共)?占(?:了|到|据)?(?P<whole>.*?)的?(?P<word>比例|比重|比)?"
    r"(?:已经?|超过|超|达到?|高达|约|近|为|逾|不低于|不超过)*$"
)
# 每个行政村有|1个|卫生室
EACH = re.compile(
    r"(?:安排|给予|补助|发放|奖励|下达)每个?(?P<given>[^每，、的]{1,10})$|"
    r"(?:每[个所家名位座]?|各)(?P<subject>[^每，、的]{2,10}?)(?:都|均|至少|将|要|可|必须|应|原则上)*(?:有|拥有|配备|建有|建成|安排|选派|设立|建立|达到)"
    r"(?:至少|不少于|约)?$"
)
# 、|3000人 | 和|16934名
LISTED = re.compile(r"^[、和及与]?(?:以及)?")
# 贫困人口|全部|脱贫
LEAVE = re.compile(
    r"^(?:的)?(?P<noun>(?:[^，。；、向与对]{0,14}?(?:人口|群众|户|家庭|人|农牧民|牧民|农民|村民|职工|乡亲|同胞))?)"
    r"(?:今年|去年|明年|\d{4}年|年内|全部|如期|成功|实现|稳定|顺利|提前|已经?|将|要|基本|率先|先后|共|累计|能够|可以|不再)*"
    r"(?:脱了?贫|摆脱了?贫困|脱贫致富|告别了?(?:绝对)?贫困|走出贫困)(?!攻坚|地区|县|村|人口|群众|户|劳动力|旗|任务|省)"
)
VERB_END = re.compile(r"(?:了|出|起|近|约|共|超过|超|过)*$")
ADVERB = re.compile("全部|如期|陆续|成功|顺利|正在|都(?!市)|已经?|率先|先后|(?:分散|分布)在")
# 2016年|退出|810个: what leaves is named before
LEFT = re.compile("(?P<noun>[^，]{0,8}?[县村旗镇乡户])(?:退出|摘帽|出列|验收|脱贫)")
LEAVES = ("退出", "摘帽", "出列", "脱贫")
NUMBERED = {"people": "人口", "household": "户数"}
# 法定劳动年龄内、有劳动能力的|贫困人口就业
MODIFIED = re.compile(r"^[^的，]*、[^，]*的(?P<noun>[^，的]{2,14})$")
# 一个带动作用: what benefits from what was paid before it
BENEFIT = re.compile("^(?:共|累计|直接|间接|可)?(?:惠及|受益|覆盖|带动)(?:群众)?$")
BRACKET = re.compile(r"（[^（）]*）")
NOUN_STOP = re.compile(r"[，。；：、（）！？\n]")
AFTER_NOUN = re.compile(r"^(?:多|余)?(?:的)?")


@dataclass(frozen=True, slots=True)
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


def read_clause(clause: Clause, before: Measure | None) -> Iterator[Measure]:
    """Yield the Measures of a clause; ``before`` is the last one of the sentence."""
    last = before
    origin: Figure | None = None
    for index, figure in enumerate(clause.figures):
        following = clause.figures[index + 1] if index + 1 < len(clause.figures) else None
        measure = read_pair(figure, following) or read_figure(figure, following, last, origin)
        origin = figure if measure is not None and measure.form == "from" else None
        if measure is not None:
            measure = replace(measure, listed=measure.listed or is_listed(clause, index))
            last = measure
            yield measure


def read_pair(figure: Figure, following: Figure | None) -> Measure | None:
    """Read 4008户|7994名贫困人口脱贫, 解决4万户|11万人饮水问题: the noun stands behind the second."""
    if following is None or following.left or not following.right:
        return None
    kinds = {figure.quantity.kind, following.quantity.kind}
    if kinds != {"people", "household"}:
        return None
    if LEAVE.match(following.right):
        return measure_of(
            figure, "脱贫户" if figure.quantity.kind == "household" else "脱贫人口", "done"
        )
    noun, left = noun_of(following.right), clean(LISTED.sub("", figure.left))
    verb = leading_verb(left)
    if not verb:
        stem = noun.removesuffix("人口")
        return measure_of(figure, stem + "户", "counted") if stem != noun else None
    phrase = verb + noun + NUMBERED[figure.quantity.kind]
    found = measure_of(figure, phrase, "done", subject=left[len(verb) :] or None)
    return replace(found, stem=verb)


def is_listed(clause: Clause, index: int) -> bool:
    """Tell whether a figure goes on a list of its clause: 甲200人、乙3000人."""
    left = clause.figures[index].left
    return index > 0 and (not left or left[0] in "、和及与以")


def read_figure(
    figure: Figure, following: Figure | None, last: Measure | None, origin: Figure | None
) -> Measure | None:
    """Return the Measure of a figure by the first construction that reads it."""
    left, right = figure.left, figure.right
    if origin is not None and last is not None:
        if TO.match(left) and figure.quantity.kind == origin.quantity.kind:
            return measure_of(figure, last.phrase, "to", subject=last.subject)
    if last is not None and last.form == "from" and TO.match(left):
        return measure_of(figure, last.phrase, "to", subject=last.subject)
    if following is None or TO.match(following.left) or following.left == "":
        if (hit := FROM.match(left)) and (following is not None or right == ""):
            phrase = clean(hit["phrase"]) or (last.phrase if last else "")
            return measure_of(figure, phrase, "from")
    if figure.quantity.unit == "倍" and (hit := RATIO.match(left)):
        stem = clean(hit["phrase"]) or (last.phrase if last else "")
        return measure_of(figure, f"{stem}与{hit['base']}之比", "change")
    if (hit := EACH.search(left)) and right:
        if (hit["subject"] or "").startswith(("万", "百", "千")):
            return measure_of(figure, f"每{hit['subject']}{noun_of(right)}", "level")
        return measure_of(figure, noun_of(right), "each", subject=hit["subject"] or hit["given"])
    if figure.quantity.kind == "share" and "占" in left and (hit := SHARE.match(left)):
        return read_share(figure, hit, last)
    if hit := CHANGE.match(left):
        return read_change(figure, hit, last)
    return read_listed(figure, last) or read_counted(figure, last) or read_level(figure, last)


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


def read_share(figure: Figure, hit: re.Match[str], last: Measure | None) -> Measure:
    """Read 甲占乙的30%: the share of 甲 in the whole 乙."""
    part = clean(hit["phrase"]) or (last.phrase if last else "")
    whole = clean(hit["whole"])
    phrase = f"{part}占{whole}比例" if whole else f"{part}占比"
    return measure_of(figure, phrase, "share", whole=whole or None)


def read_change(figure: Figure, hit: re.Match[str], last: Measure | None) -> Measure | None:
    """Read 比上年增加28亿元: a change of what was measured last, or of its own phrase."""
    own = clean(strip_tie(hit["phrase"]).removesuffix("每年"))
    if len(own) < 2:
        if last is None:
            return None
        stem = re.sub(rf"(?:比.*)?(?:同比|年均)?{RISE}$", "", last.phrase)
        own = stem
    how = "年均" if "年均" in hit["how"] else ""
    base = hit["base"] or ""
    than = base.strip("，分别") if re.search("全|平均|水平|农村|城镇", base) else ""
    return measure_of(figure, f"{own}{than}{how}{hit['verb']}", "change")


def read_listed(figure: Figure, last: Measure | None) -> Measure | None:
    """Read a list that goes on: the verb of its first member holds for the others."""
    if last is not None and last.stem and last.quantity.end == figure.quantity.start:
        phrase = last.stem + noun_of(figure.right) + NUMBERED.get(figure.quantity.kind, "")
        return measure_of(figure, phrase, "done", subject=last.subject)
    if last is None or not figure.left or figure.left[0] not in "、和及":
        return None
    noun = clean(strip_tie(LISTED.sub("", figure.left)))
    if noun and ends_in_verb(noun) and figure.right:
        return replace(measure_of(figure, noun + noun_of(figure.right), "done"), stem=noun)
    if last.form == "done":
        verb = last.stem or leading_verb(last.phrase)
        rest = noun or noun_of(figure.right)
        found = measure_of(figure, verb + (rest or last.phrase[len(verb) :]), "done")
        return replace(found, stem=verb)
    if noun and last.form == "level" and (verb := leading_verb(last.phrase)):
        return measure_of(figure, verb + noun, "level")
    if not noun and not noun_of(figure.right) and last.form in ("level", "to", "change"):
        return measure_of(figure, last.phrase, last.form, subject=last.subject)
    return None


def leading_verb(phrase: str) -> str:
    """Return the verb that a phrase begins with: 每年培训 of 每年培训中小学校长."""
    hit = re.match(rf"[^，]{{0,4}}?(?:{word_pattern('verb').pattern})", phrase)
    return hit[0] if hit else ""


def read_counted(figure: Figure, last: Measure | None) -> Measure | None:
    """Read a number before what it counts: 80.2万|贫困人口摆脱贫困, 建设|641个|安置点."""
    right = figure.right
    left = clean(LISTED.sub("", figure.left))
    unit = figure.quantity.unit
    if figure.quantity.kind in ("people", "household") and (hit := LEAVE.match(right)):
        kind = figure.quantity.kind
        word = {"people": "脱贫人口", "household": "脱贫户"}.get(kind, "脱贫" + hit["noun"])
        return measure_of(figure, word, "done", reach=hit.end())
    if not right or right[0] in "、和及与（/" or right.startswith("标准"):
        return None
    noun = noun_of(right)
    if len(noun) < 1:
        return None
    reach = right.find(noun) + len(noun)
    if unit == "%":
        if left.endswith("的") or figure.left.endswith("的"):
            return measure_of(figure, left + "比例", "share")
        group, does = split_subject(noun)
        if 4 <= len(strip_tie(left)) <= 10:
            return measure_of(
                figure, strip_tie(left) + "占比", "share", subject=group or noun, reach=reach
            )
        return measure_of(figure, does + "占比", "share", subject=group, reach=reach)
    if following_measure(right):
        return None
    if figure.left.endswith("的") and 4 <= len(left) <= 18:
        return measure_of(figure, f"{left}的{noun}", "done", reach=reach)
    verb = strip_tie(left)
    if verb and ends_in_verb(verb):
        light = verb in words("light")
        stem = "" if light else verb
        found = measure_of(figure, stem + noun, "done", reach=reach)
        return replace(found, stem=stem)
    if not verb or figure.left.endswith(("有", "的", "中", "达", "近", "约")) or len(verb) <= 12:
        return measure_of(figure, noun, "counted", reach=reach)
    return None


def following_measure(right: str) -> bool:
    """Tell whether what a number counts is the subject of the next figure: 31个旗县人均收入由."""
    return bool(re.search("(?:由|从|达到?|占到?|为|超过|突破|已?有|拥有)$", right))


def ends_in_verb(left: str) -> bool:
    """Tell whether the words before a number end in a verb that takes it: 全面解决, 建设了."""
    bare = VERB_END.sub("", left)
    return bare.endswith(verbs())


@cache
def verbs() -> tuple[str, ...]:
    """Return the verbs that take a number."""
    return tuple(sorted(words("verb") | words("light")))


def noun_of(right: str) -> str:
    """Return the counted noun, with what it does, that begins right behind a number."""
    right = BRACKET.sub("", AFTER_NOUN.sub("", right))
    if hit := MODIFIED.match(right):
        return hit["noun"]
    stop = NOUN_STOP.search(right)
    noun = right[: stop.start()] if stop else right
    if len(noun) > 18 and (hit := word_pattern("predicate").search(noun, 2)):
        noun = noun[: hit.start()]
    return ADVERB.sub("", noun).rstrip("和及与中里")[:24]


def read_level(figure: Figure, last: Measure | None) -> Measure | None:
    """Read 甲率达到83%, 完成危房改造75万户: the phrase stands before its number."""
    own = strip_tie(figure.left)
    phrase = clean(own)
    kind = figure.quantity.kind
    if phrase.endswith(("脱贫", "减贫")) and kind in ("people", "household"):
        phrase = "脱贫" + ("人口" if kind == "people" else "户")
        return measure_of(figure, phrase, "done")
    if phrase in LEAVES and last is not None and (hit := LEFT.match(last.phrase)):
        return measure_of(figure, hit["noun"] + phrase, "done")
    if BENEFIT.match(phrase) and last is not None:
        stem = last.phrase.removeprefix(leading_verb(last.phrase).strip()) or last.phrase
        found = measure_of(figure, stem + phrase + NUMBERED.get(kind, ""), "done")
        return replace(found, stem=stem + phrase)
    if figure.left.endswith(("与", "和", "对", "向", "给", "等", "同", "以")):
        return None
    if len(phrase) < 2 and last is not None and re.search("[达到为]", own := figure.left):
        stem = re.sub(f"{RISE}$", "", last.phrase)
        return measure_of(figure, stem, "level", subject=last.subject)
    if not phrase and last is not None and last.quantity.end == figure.quantity.start:
        return follow(figure, last)
    if len(phrase) < 2:
        return None
    form = "done" if leading_verb(phrase) else "level"
    return measure_of(figure, phrase, form)


def follow(figure: Figure, last: Measure) -> Measure:
    """Read 539户|1173人: the same of households and of people."""
    swap = {"people": "人口", "household": "户"}
    stem = re.sub("(?:人口|户数?|人数)$", "", last.phrase)
    return measure_of(figure, stem + swap.get(figure.quantity.kind, ""), last.form)
