"""Reads the sums of money of a document in order, each with its names, time, role and total.

In: a Document with its context and mentions, the spans of its sentences with money. Out: Sums and
the Links between them. Example: ``投入由去年的1.2亿元增加到2.5亿元`` gives two sums, of last year
and of this year.
"""

from __future__ import annotations

import re
from dataclasses import replace

from graph.extraction.funding_clauses import (
    ALLOTS,
    ASIDE,
    DONE,
    LABEL,
    Clause,
    read_clause,
    split_source,
)
from graph.extraction.funding_items import find_item, listed_sums
from graph.extraction.funding_lexicon import GENERIC, HEAD
from graph.extraction.funding_names import Namer, Names, common
from graph.extraction.funding_outline import Outline
from graph.extraction.funding_parts import Link, PartReader, made_up
from graph.extraction.funding_times import Times, Years, said_role
from graph.extraction.funding_topics import cleaned, find_topic
from graph.extraction.in_order import years_in_order
from graph.model import Context, Document, Mention
from graph.numerals import Quantity, find_quantities, smallest
from graph.records import record

EDGE = re.compile(r"[，。；：！？（）\n]")
# 由18.8亿元增加到48.8亿元 | 增长至2024年的400亿元: two dated values of one thing
RISE = re.compile(
    r"^，?(?:增加|提高|增长|上升|扩大|下降|减少|调整)[到至为]了?"
    r"(?:(?P<year>(?:19|20)\d\d)年的?|今年的?)?(?:约|近|超过?)?$"
)
# 截至10月底，支出…: what has been done
AS_OF = re.compile("截[至止]|目前|到目前|迄今")
# 资金来源：… | 其中，…: a paragraph of parts of the sum before it
PARTS_BELOW = re.compile("[ 　]*(?:其中|资金(?:来源|构成))")
# 以上资金|合计
ABOVE = re.compile("以上|上述")
# 合计 | 两项共计: the total behind its components
SUMMED = re.compile(r"合计|共计|总计|总共|合起来|加起来|相加")
# 总投资 | 工程投资
NOMINAL = re.compile(r"投资|资金|工程|项目|贷款|捐款")
# a total by what follows: 91.2亿元：甲32.1亿元 | 9亿元，其中
PARTS = re.compile(r"[，。；（：]{0,2}其中|：[^，。；：\n\d]{2,20}[\d.]+[万亿]*元")
# 全县|脱贫攻坚|共投入 | 该|项目总投资 | 完成|总投资: what is no name around a name
BODY = re.compile(
    "^(?:这里|全[国省市县区州]|该|完成(?=.{3}))|(?<=[^，]{4})(?:累计|共计?|总|已)+投入$"
)
MONEYISH = re.compile(r"财政|资金|投|款|工程|项目|补|预算|经费")
SAME = re.compile(
    r"[\s。，]*(?:其中[，：]?)?(?:资金)?全(?:部|是|额)(?:是|为|由|来自)?(?P<who>[^，。；]{2,14})"
)
FROM_WHOM = re.compile(r"来源(?:于|是|为)(?P<who>[^，。；：]{2,30})[，。；：]")
# 3亿元，建设2022年…项目: how far behind a sum the year of its purpose may stand
BESIDE = 6
# how far the words around a sum reach
REACH = 240
# 财政专项扶贫资金 is a name, 资金 is none
NAMED = re.compile(r"(?=.{4})(?:扶贫|专项|配套|以工代赈|衔接).*(?:资金|贷款|经费)$")
# 财政涉农资金 | 少数民族发展资金: a fund by its name
FUND = re.compile(
    "(?:财政|各级|少数民族|以工代赈)*(?:专项|扶贫|补助|衔接|涉农|帮扶|协作|发展)[\u4e00-\u9fff]{0,6}?资金"
)
# 甲镇资金118万元，|乙镇资金200万元，用于产业项目: what a list of sums is for
LIST_FOR = re.compile(
    r"(?:[，、；][^，。；、\d]{2,14}[\d.]+[万亿]*元){1,8}，?(?:主要|均|分别|全部)?用于(?P<what>[^，。；\d]{2,24})"
)
# 一是|用于产业项目
FOR_EACH = re.compile("[一二三四五六七八九十]是(?:主要)?用于")
# 整合|资金: money that other programmes hold
POOLED = ("整合", "撬动")
# 3亿元用于|扶贫开发工作: no purpose of its own
AIM = re.compile("(?:扶贫|脱贫|乡村振兴)(?:开发|攻坚|事业|工作|任务)*")
# 3亿元，主要|用于
FOR = re.compile(r"[^，。；]{0,6}，?(?:主要|专项|全部|重点)?(?:用于|投向|支持)")
FUNDS = re.compile(r"(?:财政)?(?:专项)?(?:扶贫)?(?:资金|投入|承担|出资|安排|预算)*$")


@record(frozen=True, slots=True)
class Sum:
    """One stated sum: its number, clause, names, years and role, and the paragraph's start."""

    quantity: Quantity
    clause: Clause
    names: Names
    years: Years | None
    role: str
    paragraph: int
    end: int


class FundingReader:
    """Reads the sums of a document in order."""

    def __init__(self, document: Document, context: Context, mentions: list[Mention]) -> None:
        self.document, self.text = document, document.text
        self.outline = Outline(document.sections)
        self.times = Times(document, self.outline)
        self.namer = Namer(document, context, sorted(mentions, key=lambda m: (m.start, -m.end)))
        self.parts = PartReader(document.text)
        self.sums: list[Sum] = []
        self.paragraph = -1
        self.listed: Years | None = None  # of the list whose lines are being read
        self.listed_sums: set[int] = set()  # where the sums of a list in the sentence begin

    def read(self, span: tuple[int, int]) -> None:
        """Read the sums of the sentence at ``span``."""
        paragraph = self.text.rfind("\n", 0, span[0]) + 1
        if paragraph != self.paragraph:
            above = self.text.rfind("\n", 0, max(0, paragraph - 1)) + 1
            goes_on = above == self.paragraph and PARTS_BELOW.match(self.text, paragraph)
            self.paragraph = paragraph
            if not goes_on or not self.sums:
                self.parts.begin(paragraph)
        left, before = span[0], None
        quantities = find_quantities(self.text, *span)
        yearly = years_in_order(self.text, quantities)
        money = [one for one in quantities if one.kind == "money"]
        self.parts.made_up = made_up(self.text, money)
        self.listed_sums = {one.start for one in listed_sums(self.text, span, money)}
        for quantity in money:
            year = yearly.get(quantity.start)
            one = self.read_sum(quantity, left, span, before)
            if one is None and before and year and before.quantity.start in yearly:
                one = replace(before, quantity=quantity, end=quantity.end)
            if one is None and before and (place := self.another(before, quantity)):
                names = replace(before.names, recipient=place)
                one = replace(before, quantity=quantity, names=names, end=quantity.end)
            if one is not None and year:
                one = replace(one, years=(year, year))
            if one is not None and before and self.goes_on(one, before):
                one = replace(one, role=before.role)
            if one is not None:
                one = self.add_up(one, left, span)
            if one is not None:
                self.sums.append(one)
                self.parts.add(len(self.sums) - 1, quantity.end)
            before = one
            left = quantity.end

    def another(self, before: Sum, quantity: Quantity) -> str | None:
        """Return the place that stands alone between two sums: 分配甲县1亿元，|乙县|2亿元."""
        if before.names.recipient is None or before.clause.verb not in ALLOTS:
            return None
        start, end = before.quantity.end + 1, quantity.start
        if self.text[start - 1] not in "，、；":
            return None
        told = (one for one in self.namer.within(start, end) if one.start == start)
        return next((one.name for one in told if one.end == end), None)

    def goes_on(self, one: Sum, before: Sum) -> bool:
        """Tell whether a sum is the next one of a list: 累计落实甲资金1亿元、乙资金2亿元."""
        gap = self.text[before.quantity.end : one.quantity.start]
        same = gap[:1] == "、" or (gap[:1] == "，" and one.years == before.years)
        return same and not one.clause.verb and said_role(gap) is None

    def add_up(self, one: Sum, left: int, span: tuple[int, int]) -> Sum | None:
        """Return a sum; link the sums before it in its sentence where it says 合计 of them.

        Behind 以上 they are the lines before it; None where a total of them stands before already.
        """
        if SUMMED.search(self.text, left, one.quantity.start) is None:
            return one
        if self.is_above(one.clause.start, one.quantity):
            return self.add_lines(one)
        before = [
            index
            for index, other in enumerate(self.sums)
            if other.quantity.start >= span[0] and index not in self.parts.links
        ]
        if len(before) < 2:
            return one
        stated = sum(smallest(self.sums[index].quantity) for index in before)
        if abs(stated - smallest(one.quantity)) > 0.01 * stated:
            return one
        self.parts.links |= {index: Link(len(self.sums), 1, True) for index in before}
        return replace(one, names=common([self.sums[index].names for index in before], one.names))

    def add_lines(self, one: Sum) -> Sum | None:
        """Return a total of the lines before it, None where its value stands before them."""
        whole, stated = smallest(one.quantity), 0.0
        lines: list[int] = []
        for index in range(len(self.sums) - 1, -1, -1):
            if index in self.parts.links:
                continue
            stated += smallest(self.sums[index].quantity)
            lines.append(index)
            if stated > whole - 1:
                break
        if len(lines) < 2 or abs(stated - whole) >= 1:
            return one if HEAD.search(one.names.programme) else None
        before = [i for i in range(min(lines)) if smallest(self.sums[i].quantity) == whole]
        total = before[-1] if before else len(self.sums)
        self.parts.links |= {index: Link(total, 1, True) for index in lines}
        if before:
            return None
        return replace(one, names=common([self.sums[i].names for i in reversed(lines)], one.names))

    def read_sum(
        self, quantity: Quantity, left: int, span: tuple[int, int], before: Sum | None
    ) -> Sum | None:
        """Return the Sum that a Quantity is, None where it is no funding."""
        if before and (rise := RISE.match(self.text[before.quantity.end : quantity.start])):
            return self.risen(before, quantity, rise["year"])
        start = self.clause_start(left, quantity)
        part = self.parts.is_part(quantity.start)
        summed = before is not None and SUMMED.search(self.text, start, quantity.start)
        total = summed or (
            self.is_total(quantity) and MONEYISH.search(self.text, start, quantity.start)
        )
        item = find_item(self.text, self.paragraph, quantity.start)
        listed = bool(part or total or item or quantity.start in self.listed_sums)
        listed = listed or FOR_EACH.match(self.text, start) is not None
        listed = listed or self.is_above(start, quantity)
        clause = read_clause(self.text, quantity, start, part=listed)
        if clause is None:
            return None
        names = self.namer.name(clause, self.times.spans(clause.start, quantity.start))
        if item:
            names = self.namer.name_item(names, *item)
            clause = replace(clause, start=item[0])
        elif not part:
            names = self.complete(names, clause, quantity, span)
            if not names.programme:
                return None
        stated = self.times.last(span[0], quantity.start)
        if stated is None and not part:
            stated = (
                self.times.now(max(span[0], start - REACH), quantity.start)
                or self.times.last(self.paragraph, span[0], deadlines=False)
                or self.times.above(span[0])
                or self.times.led(self.paragraph)
                or self.times.headed(span[0])
                or self.times.whole_year(self.paragraph, quantity.start)
            )
        if stated is None and clause.purpose:
            stated = self.times.last(quantity.end, quantity.end + BESIDE)
        if item and stated is None:
            line = self.text.rfind("\n", 0, max(0, self.paragraph - 1)) + 1
            stated = self.listed or self.times.last(line, self.paragraph)
        self.listed = stated if item else None
        words = self.text[start : quantity.end]
        role = self.times.role(words, stated)
        if AS_OF.match(self.text, *span) and said_role(words) is None:
            role = "actual"
        return Sum(quantity, clause, names, stated, role, self.paragraph, quantity.end)

    def clause_start(self, left: int, quantity: Quantity) -> int:
        """Return where the clause of a sum begins: a bracket before its number is left out."""
        end = quantity.start
        if aside := ASIDE.search(self.text, left, end):
            whole = self.text.endswith("）", left, end) or self.text.startswith("）", quantity.end)
            end = aside.start() if whole else end
        edges = [hit.end() for hit in EDGE.finditer(self.text, left, end)]
        start = edges[-1] if edges else left
        label = LABEL.search(self.text[left:start]) if start == quantity.start else None
        return left + label.start() if label else start

    def is_above(self, start: int, quantity: Quantity) -> bool:
        """Tell whether a clause sums up the lines above it: 以上资金合计."""
        above = ABOVE.match(self.text, start, quantity.start)
        return above is not None and SUMMED.search(self.text, start, quantity.start) is not None

    def is_total(self, quantity: Quantity) -> bool:
        """Tell whether parts of a sum follow it: by a word for it, or as they add up to it."""
        stated = PARTS.match(self.text, quantity.end) is not None
        return stated or self.parts.is_total(quantity.end)

    def complete(
        self, names: Names, clause: Clause, quantity: Quantity, span: tuple[int, int]
    ) -> Names:
        """Return the Names of a total with what the words around its clause say."""
        source = names.source or self.payer_around(clause, quantity)
        programme = names.programme
        before = self.sums[-1].names if self.sums else None
        if names.bare:
            aimless = AIM.fullmatch(programme) or not FOR.match(self.text, quantity.end)
            if NAMED.search(names.generic) and aimless:
                programme = ""
            if hit := LIST_FOR.match(self.text, quantity.end):
                programme = programme or cleaned(hit["what"])
            if clause.verb.endswith(POOLED) and self.counts_works(clause, quantity):
                programme = names.generic if len(names.generic) > 3 else clause.verb[-2:] + "资金"
            programme = programme or find_topic(self.text, self.outline, clause)
            programme = programme or (names.generic if len(names.generic) > 3 else "")
            near = self.paragraph if DONE.fullmatch(clause.body) else span[0]
            if not programme and before and self.sums[-1].quantity.start >= near:
                # 下达2亿元，加上此前的5亿元: a bare sum goes on about the one before
                programme, source = before.programme, source or before.source
            programme = programme or self.fund_before(clause)
            if names.recipient and clause.purpose:
                programme = programme or clause.purpose
            programme = programme or names.generic or self.dated_name(clause)
            programme = programme or self.bare_total(clause, quantity)
            if self.is_above(clause.start, quantity):
                programme = programme or clause.body
        told = (
            source
            or FOR.match(self.text, quantity.end)
            or self.is_total(quantity)
            or quantity.start in self.listed_sums
            or clause.verb == "用于"
            or (not names.bare and (clause.verb in ALLOTS))
            or LIST_FOR.match(self.text, quantity.end)
        )
        if smallest(quantity) < 1_000_000 and not told:
            programme = ""
        return Names(programme, source, names.recipient, False)

    def counts_works(self, clause: Clause, quantity: Quantity) -> bool:
        """Tell whether a sum has no purpose, or what seems one is the next work that is counted.

        整合资金3亿元，|实施整村推进20个，改造危房900户.
        """
        if not clause.purpose:
            return True
        end = self.text.find(clause.purpose, quantity.end) + len(clause.purpose)
        return self.text.startswith("，", quantity.end) and self.text[end : end + 1].isdecimal()

    def bare_total(self, clause: Clause, quantity: Quantity) -> str:
        """Return the words of a clause that has no better name: 工程投资, or a total with parts."""
        generic = GENERIC.fullmatch(clause.body) and NOMINAL.search(clause.body)
        named = generic or clause.body.endswith("总投资")
        told = named or PARTS.match(self.text, quantity.end)
        return BODY.sub("", clause.body) if told else ""

    def payer_around(self, clause: Clause, quantity: Quantity) -> str | None:
        """Return who pays by a sentence of its own: 主要来源于…, or behind it 全部是…."""
        behind = SAME.match(self.text, quantity.end)
        hit = behind or FROM_WHOM.search(
            self.text, max(self.paragraph, clause.start - REACH), clause.start
        )
        return self.namer.payers(FUNDS.sub("", hit["who"])) if hit else None

    def fund_before(self, clause: Clause) -> str:
        """Return the fund that the paragraph named last: 财政涉农资金 before 已整合资金4亿元."""
        hits = FUND.findall(self.text, max(self.paragraph, clause.start - REACH), clause.start)
        return cleaned(split_source(hits[-1])[1]) if hits else ""

    def dated_name(self, clause: Clause) -> str:
        """Return the words of a clause that names its sum by a year: 2016年计划投资."""
        end = clause.start + len(clause.body)
        return clause.body if self.times.spans(clause.start, end) else ""

    def risen(self, before: Sum, quantity: Quantity, year: str | None) -> Sum:
        """Return the later one of two dated values, of ``year``: 去年18亿元增加到48亿元."""
        now, years = self.document.year, before.years
        if year is not None:
            years = (int(year), int(year))
        elif years and now and years[0] == years[1] == now - 1:
            years = (now, now)
        elif years and years[0] and years[1] and years[0] < years[1]:
            self.sums[-1] = replace(before, years=(years[0], years[0]))
            years = (years[1], years[1])
        return replace(before, quantity=quantity, years=years, end=quantity.end)
