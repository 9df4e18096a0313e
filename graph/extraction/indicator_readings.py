"""The constructions that state a figure of something; each has its example above it.

In: the Clauses of a sentence. Out: Measures: what is measured, the figure, how it is stated.
Example: ``贫困发生率由20.34%下降到5.85%`` gives two Measures of 贫困发生率, ``from`` and ``to``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from graph.extraction.indicator_counted import read_counted, read_level, read_listed, read_pair
from graph.extraction.indicator_figures import Clause, Figure
from graph.extraction.indicator_measures import Measure, measure_of, noun_of
from graph.extraction.indicator_phrases import RISE, clean, strip_tie

# 贫困人口由2010年底的|266万人
FROM = re.compile(
    r"^(?P<phrase>.*)(?:由|从)(?P<time>(?:[^由从，]{0,8}(?:[\d年月底初时]|原来|以前|过去|当初)[^由从，]{0,4}?)?)"
    r"的?(?:不足|不到|约|近)?$"
)
# 266万人|减少到2015年的|80.2万人
TO = re.compile(
    rf"^[以之]?[上下内]?(?:左右)?，?[^，、]{{0,4}}?(?:{RISE}|缩短|变)(?:了)?(?:到|至|为)[^，]{{0,14}}$"
)
RISES = rf"(?:{RISE}|高出|高|低|多出|多|少|快|慢|翻)"
ABOUT = "了?(?:约|近|超过|超|至少|不低于|将近|逾)?"
CHANGES = re.compile(f"{RISES}{ABOUT}$")
LONGEST_VERB = 6  # 增加了不低于
# 比2010年增加了 | 同比增长 | 年均增长 | 报销比例提高
CHANGE = re.compile(
    r"^(?P<phrase>.*?)(?P<base>(?:，)?(?:分别)?(?:比(?![例重率])|较|与)[^，]{0,22}?)?(?:相比|同期)?(?:、)?"
    r"(?P<how>(?:同比|环比|年均|平均|每年|累计|共|总共|净|分别|实际|名义|将|再|又|已|只|仅|每段|还|要|可|应)*)"
    rf"(?P<verb>{RISES}){ABOUT}$"
)
# 减少30%|的用工成本: what changes is behind, where 的 is no 的增长, 的速度
OF_THING = re.compile(
    "以?[上下内]?的[^，。；]{0,8}(?:用工|费用?|成本|开支|支出|损失|损耗|用[水电量]|时间|负担)$"
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
    r"(?:每[个所家名位座]?|各)(?![个月年天周级])(?P<subject>[村县乡镇旗户校]|[^每，、的共累]{2,10}?)(?:都|均|至少|将|要|可|必须|应|原则上)*(?:有|拥有|配备|建有|建成|安排|选派|设立|建立|达到)"
    r"(?:至少|不少于|约)?$"
)
YEARLY = re.compile("年均|每年")
# 收入增长3.7%，增速|加快1.2个百分点
PACE = ("增速", "增幅", "降幅", "涨幅", "同比增速")
# 每万|人口拥有2名医生: a rate by head, no group
HEADS = ("万", "百", "千")


def read_clause(clause: Clause, before: Measure | None) -> Iterator[Measure]:
    """Yield the Measures of a clause; ``before`` is the last one of the sentence."""
    last = before
    for index, figure in enumerate(clause.figures):
        following = clause.figures[index + 1] if index + 1 < len(clause.figures) else None
        measure = read_figure(figure, following, last)
        if measure is not None:
            listed = is_listed(clause, index)
            last = measure if measure.listed == listed else replace(measure, listed=listed)
            yield last


def is_listed(clause: Clause, index: int) -> bool:
    """Tell whether a figure goes on a list of its clause: 甲200人、乙3000人."""
    left = clause.figures[index].left
    return index > 0 and (not left or left[0] in "、和及与以")


def read_figure(figure: Figure, following: Figure | None, last: Measure | None) -> Measure | None:
    """Return the Measure of a figure by the first construction that reads it."""
    return (
        read_pair(figure, following)
        or read_ends(figure, following, last)
        or read_rate(figure, last)
        or read_change(figure, last)
        or read_listed(figure, last)
        or read_counted(figure)
        or read_level(figure, last)
    )


def read_ends(figure: Figure, following: Figure | None, last: Measure | None) -> Measure | None:
    """Read 由266万人 and 减少到80.2万人, one behind the other."""
    if last is not None and last.form == "from" and TO.match(figure.left):
        return measure_of(figure, last.phrase, "to", subject=last.subject)
    if following is not None and following.left and not TO.match(following.left):
        return None
    if following is None and figure.right:
        return None
    if hit := FROM.match(figure.left):
        phrase = clean(hit["phrase"]) or (last.phrase if last else "")
        return measure_of(figure, phrase, "from")
    return None


def read_rate(figure: Figure, last: Measure | None) -> Measure | None:
    """Read what relates a figure to something: 是前年的5.4倍, 每个村有1个, 占全县的30%."""
    left, right = figure.left, figure.right
    if figure.quantity.unit == "倍" and (hit := RATIO.match(left)):
        stem = clean(hit["phrase"]) or (last.phrase if last else "")
        return measure_of(figure, f"{stem}与{hit['base']}之比", "change")
    if right and (hit := EACH.search(left)):
        subject = hit["subject"] or hit["given"]
        if subject.startswith(HEADS):
            return measure_of(figure, f"每{subject}{noun_of(right)}", "level")
        return measure_of(figure, noun_of(right), "each", subject=subject)
    if figure.quantity.kind == "share" and "占" in left and (hit := SHARE.match(left)):
        return read_share(figure, hit, last)
    return None


def read_share(figure: Figure, hit: re.Match[str], last: Measure | None) -> Measure:
    """Read 甲占乙的30%: the share of 甲 in the whole 乙."""
    part = clean(hit["phrase"]) or (last.phrase if last else "")
    whole = clean(hit["whole"])
    phrase = f"{part}占{whole}比例" if whole else f"{part}占比"
    return measure_of(figure, phrase, "share", whole=whole or None)


def read_change(figure: Figure, last: Measure | None) -> Measure | None:
    """Read 比上年增加28亿元: a change of what was measured last, or of its own phrase."""
    hit = CHANGE.match(figure.left) if CHANGES.search(figure.left[-LONGEST_VERB:]) else None
    if hit is None or (figure.quantity.kind == "share" and OF_THING.match(figure.right)):
        return None
    own = clean(strip_tie(hit["phrase"]).removesuffix("每年"))
    if len(own) < 2:
        if last is None:
            return None
        own = re.sub(rf"(?:比.*)?(?:同比|年均)?{RISE}$", "", last.phrase)
    elif own in PACE and last is not None:
        own = re.sub(f"(?:同比|年均)?{RISE}$", "", last.phrase) + own
    how = "年均" if YEARLY.search(hit["how"]) else ""
    base = hit["base"] or ""
    than = base.strip("，分别") if re.search("全|平均|水平|农村|城镇", base) else ""
    return measure_of(figure, f"{own}{than}{how}{hit['verb']}", "change")
