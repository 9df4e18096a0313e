"""Pairings told as a list: 广东省：疏附县、伽师县 under a line that says what the list is of.

In: symbolised sentences in order. Out: Readings. Example: under ``对口支援关系如下：`` the line
``北京市——什邡市`` has the helper 北京市 and the recipient 什邡市.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from graph.coordination import Phrase
from graph.extraction.constructions import Reading, listed
from graph.extraction.symbols import RANGES, SymbolLine
from graph.extraction.wealth import is_better_off

P, O, R = (RANGES[kind] for kind in "POR")  # noqa: E741 (the classes' own letters)
# 对口支援关系如下： | 结对帮扶名单 | 一、对口支援安排
LEAD = re.compile(
    r"(?:对口|结对|帮扶|支援|协作|援建)[^。]{0,24}(?:如下|安排|名单|关系|一览|对象|任务|分工|方案|表|：)[^。]{0,6}$"
)
# 支援方\t受援方 | 受援县\t帮扶单位: the head of a table, and which column helps
HEADER = re.compile(
    r"^(?:[^\t]{0,4}\t)?[^\t]{0,6}(?:(?P<helps>支援|帮扶|援助|援建)|(?P<helped>受援|受扶|被帮扶|被支援|受助))[^\t]{0,6}\t"
    r"[^\t]{0,6}(?:受援|受扶|被帮扶|被支援|受助|支援|帮扶|援助|结对)[^\t]{0,6}"
)
# 1.广东省：疏附县、伽师县 | （二）北京市——什邡市 | 山东省→北川县
ROW = re.compile(
    rf"^[（(]?[一二三四五六七八九十\d]{{0,3}}[）)、.．]?(?P<h>{listed(f'[{P}{O}]')})"
    rf"(?:：|[—–-]{{1,2}}|→|⇒|对应|\s*)(?:对口支援|对口帮扶|支援|帮扶)?(?P<b>{listed(f'[{P}{O}{R}]')})"
    rf"(?:等|等地|等县|等县市)?[；。，、]?$"
)
PATIENCE = 3


class Tables:
    """Remembers whether the lines being read stand under the lead of a list of pairings."""

    def __init__(self) -> None:
        self.lead = ""
        self.misses = 0

    def read(self, symbols: SymbolLine, words: str) -> Iterator[Reading]:
        """Yield the pairing of a row; ``words`` is the clean text of the line."""
        if LEAD.search(words.rstrip("。；")) or HEADER.match(words):
            self.lead, self.misses = words, 0
            return
        match = ROW.match(symbols.line) if self.lead else None
        if match is None:
            self.misses += 1
            if self.misses > PATIENCE:
                self.lead = ""
            return
        self.misses = 0
        helper, recipient = symbols.merged(match["h"]), symbols.merged(match["b"])
        if rank(recipient) > rank(helper):
            helper, recipient = recipient, helper
        cue = "定点帮扶" if "定点" in self.lead else "对口支援"
        yield Reading(helper, recipient, cue, "table", helper.start, recipient.end)


def rank(phrase: Phrase) -> tuple[bool, bool]:
    """Return how likely a side is to help: whole provinces do, then those that are better off."""
    return all(end.id.endswith("0000") for end in phrase.ends), is_better_off(phrase)
