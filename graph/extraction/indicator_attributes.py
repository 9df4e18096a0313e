"""Figures that describe what stands behind them: 年产值60亿元的集群, 90%的贫困村.

In: a Figure with its counted noun. Out: a Measure. Example: ``全长12公里的隧道`` measures the
隧道全长, ``6万人的小镇`` its 人口, and ``服务网络覆盖80%的社区`` the share of 社区 that is reached.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extraction.indicator_figures import Figure
from graph.extraction.indicator_measures import Measure, ends_in_verb, measure_of
from graph.extraction.indicator_phrases import PEOPLE, RISE, clean, split_subject, strip_tie

# 人均年收入|超两万元|的村, what a thing has
MEASURED = re.compile(
    "(?:[年月总]|人均|户均|亩均|平均|最大)*(?:产值|收入|产量|产能|面积|里程|[全总]长|长度|海拔|规模|销售额|营业额"
    "|营收|容量|库容|装机|存栏|出栏|普及率|覆盖率|入住率|就业率|发生率|占比|比例|比重|利润|价值|人口)$"
)
# 可容纳|2万人|的体育馆
HOLDS = re.compile("(?:容纳|供)$")
# 6万人的|特色小镇
SETTLED = re.compile(
    r"[\u4e00-\u9fff]{0,6}(?:小镇|新区|移民村|村庄|小村|大村|村子|社区|小区|县城|山城|小城|大县|大市)$"
)
# 按不超过总额2%的|比例
RATE = re.compile("(?:比例|比率|幅度|速度|增速)")
# 增加值实现16%的|增长
GROWTH = re.compile("(?:增长|增幅|涨幅|下降|降幅)$")
# 节约|20%|的用工成本
CHANGED = re.compile(f"(?P<verb>{RISE}|节约|节省)了?(?:约|近|超过?)?$")
# 服务网络覆盖|80%|的社区
REACHES = ("覆盖", "惠及", "辐射", "带动", "涵盖")
LONGEST_REACH = 16
# 自然村实现|100%通公路
REACHED = ("实现", "达到")


def read_attribute(figure: Figure, noun: str, reach: int) -> Measure | None:
    """Read 年产值60亿元的|产业集群, 全长12公里的隧道: a measure that stands before its thing.

    减贫100万人的|基础上: a level that something is said of.
    """
    before = strip_tie(figure.left)
    noun = noun.partition("等")[0]
    if figure.quantity.kind == "people" and HOLDS.search(before):
        return measure_of(figure, noun + "容纳人数", "level", reach=reach)
    if figure.quantity.kind == "people" and SETTLED.fullmatch(noun):
        return measure_of(figure, "人口", "level", reach=reach)
    hit = MEASURED.search(before)
    if hit is None or (figure.quantity.unit == "%" and not hit[0].endswith(("率", "比例", "比重"))):
        return None
    return measure_of(figure, noun + hit[0], "level", reach=reach)


def read_share_of(figure: Figure, left: str, noun: str, reach: int) -> Measure:
    """Read 90%的贫困村垃圾得到处理, 宽带网络覆盖90%的贫困村, 按招生计划的5%安排."""
    if RATE.match(noun):
        return measure_of(figure, clean(strip_tie(left)) + "比例", "share")
    if GROWTH.fullmatch(noun):
        return measure_of(figure, clean(strip_tie(left)) + noun, "change", reach=reach)
    if figure.left.endswith("的"):
        return measure_of(figure, left + "比例", "share")
    if figure.left.endswith(REACHED) and (of := clean(figure.left[: -len("实现")])):
        return measure_of(figure, of + noun, "level", reach=reach)
    group, does = split_subject(noun)
    if changed := CHANGED.search(left):
        return measure_of(figure, does + changed["verb"], "change", subject=group, reach=reach)
    verb = strip_tie(left)
    if verb.endswith(REACHES) and len(verb) <= LONGEST_REACH:
        poor = split_subject(noun + "比例")[0]
        said = verb if poor else verb + noun
        shown = measure_of(figure, said + "占比", "share", subject=poor, reach=reach)
        return replace(shown, stem=verb)
    if group and PEOPLE.search(group):
        return measure_of(figure, noun + "比例", "share", reach=reach)
    if 4 <= len(verb) <= 10 and not ends_in_verb(verb) and not figure.right.startswith("的"):
        return measure_of(figure, verb + "占比", "share", subject=group, reach=reach)
    return measure_of(figure, does + "占比", "share", subject=group, reach=reach)
