"""Where a text says the number of an aid fact: it often stands behind the words of the fact.

In: a row of aid_money or aid_people, facts.jsonl. Out: a Quote of the clause that holds the number,
and whether the text itself replaces it by a later one. Example: behind 厅局单位定点帮扶兴安盟
stands 投入资金11.8亿元.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from queries.asking import Quote
from queries.canonical import read_lines
from queries.reports.inquiry import Inquiry, Told
from queries.reports.notes import read_raw

# where a clause ends: a mark that does not stand between digits; where a sentence ends
ENDS = re.compile(r"[，。；：、！？;!?\n]|(?<!\d),|,(?!\d)")
FULL = re.compile(r"[。！？!?\n]")
LONGEST = 120


@dataclass(frozen=True)
class Saying:
    """The numbers of the aid facts of a build."""

    inquiry: Inquiry

    @cached_property
    def numbers(self) -> Mapping[str, list[Mapping[str, Any]]]:
        """Amounts and staff of each aid fact, by its id."""
        return {
            line["id"]: [*(line.get("amounts") or ()), *(line.get("staff") or ())]
            for line in read_lines(self.inquiry.graph, "facts.jsonl")
            if line["kind"] == "aid"
        }

    def find(self, told: Told) -> Mapping[str, Any]:
        """Return the number of a row as facts.jsonl has it; empty where it has none."""
        for item in self.numbers.get(told.words("fact"), ()):
            low = item["value"][0] if isinstance(item["value"], list) else item["value"]
            if low == told.value("value"):
                return item
        return {}

    def is_replaced(self, told: Told) -> bool:
        """Say whether the text replaces this number by a later one."""
        return bool(self.find(told).get("superseded"))

    def add_number(self, told: Told, quotes: tuple[Quote, ...]) -> Iterator[Quote]:
        """Yield the quotes of a row, behind each the words of the number where it lacks them."""
        start, number = self.find(told).get("start"), f"{told.value('value'):g}"
        for quote in quotes:
            yield quote
            raw = read_raw(self.inquiry.graph, quote.document)
            end = quote.start + len(quote.quote)
            if start is None:
                rest = rest_of(raw, end)
                if number in raw[slice(*rest)] and number not in quote.quote:
                    yield self.cut(quote, raw, *rest)
            elif not quote.start <= start < end:
                yield self.cut(quote, raw, *clause_at(raw, start))

    def cut(self, quote: Quote, raw: str, start: int, end: int) -> Quote:
        """Return other words of the same document."""
        return replace(quote, start=start, quote=raw[start:end])


def clause_at(raw: str, start: int) -> tuple[int, int]:
    """Return the bounds of the clause that a number stands in."""
    before = [hit.end() for hit in ENDS.finditer(raw, max(0, start - LONGEST), start)]
    after = ENDS.search(raw, start, start + LONGEST)
    first = before[-1] if before else max(0, start - LONGEST)
    return first, after.start() if after else min(len(raw), start + LONGEST)


def rest_of(raw: str, start: int) -> tuple[int, int]:
    """Return the bounds of what follows in the same sentence."""
    after = FULL.search(raw, start, start + LONGEST)
    return start, after.start() if after else min(len(raw), start + LONGEST)
