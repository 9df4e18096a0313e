"""The figures of a text, clause by clause, with the words before and behind each of them.

In: clean text. Out: Clauses of Figures. Example: ``甲率、乙率分别达到71.8、99.2和88.4%`` is one
clause of three figures in %: a bare number of a list takes the unit of the list's last.
"""

from __future__ import annotations

import itertools
import re
from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator
from dataclasses import replace

from graph.extraction.indicator_phrases import words
from graph.numerals import Quantity, find_quantities
from graph.records import record

BREAK = re.compile(r"[，。；：！？\n（）]")
BRACKET = re.compile(r"（[^（）\d\n。]{0,40}）")
# 3.58、1.3、7.5和 before 3.2个百分点
BARE = re.compile(r"(?:(?<![\d.])\d{1,5}(?:\.\d+)?(?:、|和|及))+$")
TIME_AFTER = re.compile("时间?稳定就业")
TIME_BEFORE = re.compile("年限|寿命")
# 由2小时|缩短到|30分钟
TIME_RISES = re.compile(r"(?:缩短|压缩|缩减|延长|减少|增加|提高)[到至为]")
# 800人以上的安置区 | 20户以上自然村
# 贫困发生率超过18%的县
CONDITION = re.compile("率(?:超过|高于|低于|不足|达到|在|[降下]?[降减][到至])$")
LIMITED = re.compile("(?:[及和]?以[上下内])?的")
# 4700个|贫困人口: people told by the measure word of things
HEADS = re.compile(
    "[\u4e00-\u9fff]{0,6}(?:人口|劳动力)"
    "(?=脱贫|就业|转移|摆脱|稳定|全部|实现|如期|顺利|受益|参加|[，。；、（]|$)"
)
GROUPED = re.compile("的|自然村|行政村")
NUMBER = re.compile(r"\d+(?:\.\d+)?")
LIST = 60


@record(frozen=True, slots=True)
class Figure:
    """A Quantity with the words ``left`` and ``right`` of it in its clause.

    The words reach to the next figure; ``start`` is the clean offset at which ``left`` begins,
    ``spelt`` says that the number is in Chinese numerals (三个).
    """

    quantity: Quantity
    start: int
    left: str
    right: str
    spelt: bool = False


@record(frozen=True, slots=True)
class Clause:
    """A stretch between two marks; ``sentence`` and ``start`` are clean offsets."""

    sentence: int
    start: int
    end: int
    figures: tuple[Figure, ...]


def find_figures(text: str) -> list[Quantity]:
    """Return the quantities of a text, with the bare numbers of lists (3.5、7和9%)."""
    found: list[Quantity] = []
    for quantity in find_quantities(text):
        if is_aside(text, quantity):
            continue
        if quantity.measure == "个" and HEADS.match(text, quantity.end):
            quantity = replace(quantity, measure="人", unit="人", kind="people")
        if quantity.kind == "share" or quantity.scale == 1:
            found += bare_before(text, quantity)
        found.append(quantity)
    return found


def is_aside(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity only describes something: 一批, 5年来, 800人以上的安置区."""
    after = text[quantity.end : quantity.end + 8]
    if quantity.kind == "time":
        before = text[max(0, quantity.start - 8) : quantity.start]
        rises = TIME_RISES.match(text, quantity.end) or TIME_RISES.search(before[-3:])
        return not (TIME_AFTER.search(after) or TIME_BEFORE.search(before) or rises)
    if text[quantity.start : quantity.end] in words("aside"):
        return True
    if quantity.measure == "位" and after.startswith("数"):
        return True  # 两位数增长
    if quantity.kind == "share" and LIMITED.match(after):
        return bool(CONDITION.search(text, max(0, quantity.start - 6), quantity.start))
    limited = quantity.qualifier in ("以上", "以下", "以内")
    return limited and quantity.kind in ("people", "household") and bool(GROUPED.match(after))


def bare_before(text: str, quantity: Quantity) -> Iterator[Quantity]:
    """Yield the bare numbers of the list that ends in ``quantity``."""
    if text[quantity.start - 1 : quantity.start] not in ("、", "和", "及"):
        return
    listed = BARE.search(text, max(0, quantity.start - LIST), quantity.start)
    for hit in NUMBER.finditer(text, *listed.span()) if listed else ():
        digits = hit[0]
        value = float(digits) if "." in digits else int(digits)
        decimals = len(digits.partition(".")[2])
        yield replace(
            quantity, start=hit.start(), end=hit.end(), value=value, decimals=decimals, basis=None
        )


def find_clauses(text: str, sentences: Iterable[tuple[int, int]]) -> Iterator[Clause]:
    """Yield the clauses that hold a figure, in order."""
    quantities = find_figures(text)
    starts = [one.start for one in quantities]
    for begin, end in sentences:
        first, last = bisect_left(starts, begin), bisect_left(starts, end)
        if first == last:
            continue
        marks = [begin, *find_marks(text, begin, end), end]
        for left, right in itertools.pairwise(marks):
            inside = quantities[bisect_left(starts, left) : bisect_left(starts, right)]
            if inside:
                yield Clause(begin, left, right, tuple(figures_of(text, left, right, inside)))


def find_marks(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the ends of clauses; a bracket without digits breaks none."""
    skip = start
    for hit in BREAK.finditer(text, start, end):
        if hit[0] == "（" and (aside := BRACKET.match(text, hit.start(), end)):
            skip = aside.end()
        if hit.end() > skip:
            yield hit.end()


def figures_of(text: str, start: int, end: int, inside: list[Quantity]) -> Iterator[Figure]:
    """Yield each quantity of a clause with the words up to its neighbours."""
    stop = end if BREAK.match(text, end - 1) is None else end - 1
    for index, one in enumerate(inside):
        begin = inside[index - 1].end if index else start
        gap = BRACKET.sub(lambda hit: "　" * len(hit[0]), text[begin : one.start])
        if index and (listed := gap.find("、")) > 0:
            begin += listed
        after = inside[index + 1].start if index + 1 < len(inside) else stop
        right = text[one.end : max(after, one.end)]
        spelt = not text[one.start].isdigit()
        yield Figure(one, begin, text[begin : one.start], right, spelt)


def with_noun(clause: Clause, listed: Container[int]) -> Clause:
    """Return a clause whose listed figures share the noun behind the last: 12个、15个贫困村."""
    figures = list(clause.figures)
    for index in range(len(figures) - 2, -1, -1):
        one, following = figures[index], figures[index + 1]
        both = one.quantity.start in listed and following.quantity.start in listed
        if both and not one.right.strip("、和及与"):
            figures[index] = replace(one, right=following.right)
    return replace(clause, figures=tuple(figures))
