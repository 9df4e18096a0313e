"""People who are sent to a village in a text that calls them 第一书记: 周明被派驻到滴水村.

In: the text and its symbolised sentences in order. Out: Readings whose helper is the 第一书记 told
of before, no person by name. Example: behind ``第一书记周明的日记`` the sentence
``周明被派驻到礼县滴水村`` has the helper 第一书记 and the recipient 滴水村; ``记者被派到滴水村``
gives none.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.extraction.constructions import ANY, P, Reading
from graph.extraction.mechanisms import RESIDENT
from graph.extraction.symbols import SymbolLine

FIRST_SECRETARY = "第一书记"
# 到滴水村|，…, 到滴水村|驻村: nothing else is done there
STAYS = (
    "(?=[，。；！？]|$"
    "|(?:开始|开展|参加)?(?:驻村|住村|蹲点|帮扶|任职|挂职)(?:[，。；！？]|$|帮扶|锻炼))"
)
# 周明被选派到|滴水村, 他主动请缨，来到|滴水村驻村
POSTED = re.compile(
    "(?:(?:被|受|经)?(?:组织|单位|上级)?(?:选派|派驻|派往|派遣|下派|委派|派)(?:到|往|至|驻)?了?"
    f"(?P<b>[{P}])|(?:来到|去到|到)了?(?P<v>[{P}])(?=(?:开始|开展|参加)?[驻住]村)){STAYS}"
)
# how far a text stays on a 第一书记, and how close the name stands: 李航：90后|第一书记
REACH, BEFORE, BEHIND = 300, 12, 4
SENTENCE = re.compile("[。；！？\n]")
# 2018年, 毕业后: no person
TIME = re.compile("|.*[年月日初底天后前时来起]")
HE = re.compile("(?<!其)[他她](?![们的])")
# 他主动|来到, 李航也|被派到
ADVERBS = re.compile("(?:主动|自愿|毅然|再次|也|就|便|又|还|则)*$")


class Posted:
    """Remembers the 第一书记 that the text speaks of."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.secretary: Phrase | None = None

    def hear(self, team: Phrase) -> None:
        """Keep where a 第一书记 stands who is one, or told without a number."""
        if team.ends[0].name.endswith(FIRST_SECRETARY) and team.ends[0].count in (None, 1):
            self.secretary = Phrase(team.start, team.end, "S", team.ends[:1])

    def read(self, symbols: SymbolLine) -> Reading | None:
        """Return the Reading of a sentence that sends the person to a village, by no office."""
        secretary = self.secretary
        if secretary is None or any(one.kind in "OS" for one in symbols.phrases):
            return None
        match = POSTED.search(symbols.line)
        if match is None or symbols.line[: match.start()][-1:] in (*ANY,):
            return None
        start, end = symbols.starts[match.start()], symbols.ends[match.end() - 1]
        if not 0 <= start - secretary.end <= REACH or not self.is_on(secretary, start):
            return None
        there = symbols.phrase(match["b"] or match["v"])
        helper = Phrase(0, 0, "S", secretary.ends)
        return Reading(helper, there, RESIDENT, "resident", start, end)

    def is_on(self, secretary: Phrase, start: int) -> bool:
        """Tell whether the sentence up to ``start`` is on the 第一书记: 他, the name, or nobody."""
        head = SENTENCE.split(self.text[secretary.end : start])[-1]
        *before, last = (ADVERBS.sub("", clause) for clause in head.split("，"))
        if not TIME.fullmatch(last):
            return HE.search(last[-1:]) is not None or self.is_named(secretary, last)
        told = (HE.search(one) or self.is_named(secretary, one[:3]) for one in before)
        return any(told) or all(TIME.fullmatch(one) for one in before)

    def is_named(self, secretary: Phrase, words: str) -> bool:
        """Tell whether words end with two characters that stand close to the 第一书记."""
        first = max(0, secretary.start - BEFORE)
        near = self.text[first : secretary.start] + "，" + self.text[secretary.end :][:BEHIND]
        return len(words) > 1 and words[-2:] in near
