"""The money of a row of a table of pairings, by the heads of its columns.

In: the cells of a row, the heads, the title. Out: amounts as in docs/FACTS.md, with clean starts.
Example: under ``2019年计划（万元）`` the cell ``300`` is 3000000 元, planned, of 2019.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from graph.extraction.amounts import Item
from graph.extraction.table_rows import Cell
from graph.numerals import find_quantities
from graph.periods import find_periods

# 帮扶资金 | 到位金额 | 2019年（万元）
MONEY = re.compile("资金|金额|款|投入|[万亿]元|（元）")
# 销售额 | 人均: money that is no aid
OTHER = re.compile("收入|销售|产值|合同|人均|户均|贷款")
# （万元） | 单位：亿元
UNIT = re.compile("(?:[万亿]|百万|千万)?元")
PLANNED = re.compile("计划|规划|拟|预算|目标")
NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")


def money_of(cells: Sequence[Cell], heads: Sequence[str], title: str) -> Iterator[Item]:
    """Yield the amount of each cell that is a bare number below a head of money."""
    told = UNIT.search(title)
    for cell, head in zip(cells, heads[max(0, len(heads) - len(cells)) :], strict=False):
        unit = UNIT.search(head) or told
        bare = NUMBER.fullmatch(cell.words.strip())
        if bare is None or unit is None or not MONEY.search(head) or OTHER.search(head):
            continue
        for quantity in find_quantities(bare.group() + unit.group()):
            role = "planned" if PLANNED.search(head) else "actual"
            start = cell.start + cell.words.index(bare.group())
            item: Item = {"value": quantity.value, "unit": "元", "role": role, "start": start}
            years = [one for one in find_periods(head, None) if one.kind == "year"]
            yield item | ({"year": years[0].from_year} if years else {})
