"""The total that a figure is a stated part of: behind 其中, in a bracket, 甲户中.

In: the Measures of a sentence in order. Out: the phrase of the total, or None. Example: in
``贫困户95户312人（其中低保户30户80人），监测户9户`` the 30 households are part of 贫困户, the 80
people of 贫困人口, and the 9 households, behind the bracket, of nothing.
"""

from __future__ import annotations

import re
from dataclasses import field, replace

from graph.extraction.indicator_figures import Clause
from graph.extraction.indicator_measures import Measure, leading_verb
from graph.extraction.indicator_phrases import clean
from graph.numerals import find_quantities
from graph.records import record

# 实施甲工程，其中: the total is named without a figure
LEADING = re.compile(
    r"(?:(?<=[，。；：\n])|^)[^，。；：\n\d]{2,28}(?:工程|项目|任务|行动|投资|计划|补助|人口|贫困户)[，：]$"
)
PART = re.compile("其中|(?<![^，：；。\n])(?:包括|包含|除了|其余)")
# 其中农业人口3万人，|现有劳动力1万人: what is told of the whole again
ANEW = re.compile(
    r"[，；](?:[现共另]有|全[县乡村镇市区省]|目前|累计(?!投入|安排)|(?:在[^，。；]{2,8}中，)?实际(?=完成|减|搬))"
)
# how long a bracket is looked at whose parts make up the number before it
LONGEST_BRACKET = 200
# （甲镇60户200人，乙村30户）
PLACES = re.compile(
    "(?![^，。；\\d]*(?:贫困|行政|自然|重点|脱贫|示范|深度|出列|退出))[\u4e00-\u9fff、和]{2,16}[镇乡村县旗区]\\d"
)
PAIRED = ("people", "household")
BRACKET = re.compile("[（）]")


@record(frozen=True, slots=True)
class Frame:
    """What is known at one depth of brackets.

    ``total`` is the last phrase, ``counted`` the last that is no money, ``paired`` the last one of
    households and of people, ``parts`` tells that parts are being told, ``since`` from where a
    word for parts counts, ``owner`` whose the total is, ``kind`` what kind of number counted is.
    """

    since: int
    total: str | None = None
    counted: str | None = None
    paired: dict[str, str] = field(default_factory=dict)
    parts: bool = False
    owner: str | None = None
    kind: str = ""


class Parts:
    """The totals and parts of a text, sentence by sentence."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.frames = [Frame(0)]
        self.place = 0
        self.last: Measure | None = None

    @property
    def total(self) -> str | None:
        """Return the last total."""
        return self.frames[-1].total

    def begin(self, sentence: int, *, anew: bool) -> None:
        """Begin a sentence; it goes on with the one before where it is not ``anew``."""
        first = self.frames[0]
        frame = Frame(sentence) if anew else replace(first, since=sentence)
        self.frames, self.place, self.last = [frame], sentence, None

    def whole_of(
        self, clause: Clause, measure: Measure, phrase: str, owner: str | None
    ) -> str | None:
        """Return the total of a Measure whose phrase is ``phrase``; keep it as one if it is none.

        ``owner`` is the subject of the Measure.
        """
        self.move(clause)
        frame = self.told(clause, measure)
        among = self.text[measure.start - 1 : measure.start] in ("中", "里")
        kind, self.last = measure.quantity.kind, measure
        whole = frame.total if kind in ("money", "share") else frame.counted
        whole = frame.paired.get(kind, whole)
        level = measure.quantity.unit == "%" and phrase.endswith("率")
        said_again = whole == phrase and owner == frame.owner
        works = kind == "count" and frame.kind in PAIRED and bool(leading_verb(phrase))
        if works and not among:
            return None  # 搬迁5万人，其中贫困人口2万人，|新建安置点60个
        if (frame.parts or among) and whole and not (said_again or level):
            self.frames[-1] = frame
            return whole
        if measure.form not in ("share", "change") and not (frame.parts and level):
            paired = frame.paired
            if kind in PAIRED:
                paired = {**paired, kind: phrase} if self.is_pair(measure) else {kind: phrase}
            counted = frame.counted if kind == "money" else phrase
            frame = replace(frame, total=phrase, counted=counted, paired=paired, owner=owner)
            frame = frame if kind == "money" else replace(frame, kind=kind)
        self.frames[-1] = frame
        return None

    def whole_in(self, clause: Clause, measure: Measure) -> str | None:
        """Return the total of a Measure by its unit, where parts are being told."""
        self.move(clause)
        frame = self.told(clause, measure)
        kind = measure.quantity.kind
        whole = frame.total if kind in ("money", "share") else frame.counted
        return frame.paired.get(kind, whole) if frame.parts else None

    def is_pair(self, measure: Measure) -> bool:
        """Tell whether a Measure stands right behind a number: 95户|312人, 95户、|312人."""
        gap = self.text[measure.quantity.start - 1 : measure.quantity.start]
        before = self.text[measure.quantity.start - 2 : measure.quantity.start - 1]
        return gap in ("户", "人") or (gap in ("、", "，") and before in ("户", "人"))

    def told(self, clause: Clause, measure: Measure) -> Frame:
        """Return the frame of a Measure: 其中 opens its parts, what is told anew ends them."""
        frame = self.frames[-1]
        place = measure.quantity.start
        hits = list(PART.finditer(self.text, frame.since, place))
        since = hits[-1].end() if hits else max(0, frame.since - 1)
        anew = list(ANEW.finditer(self.text, since, place))
        if frame.parts and anew:
            return replace(frame, parts=False, since=anew[-1].end())
        if hits and not frame.parts and not anew:
            frame = self.lead(frame, hits[-1])
        opens = not frame.parts and not anew and any(hit[0] != "其余" for hit in hits)
        return replace(frame, parts=True) if opens else frame

    def lead(self, frame: Frame, part: re.Match[str]) -> Frame:
        """Return the frame with the total that is named without a figure: 实施甲工程，|其中."""
        lead = LEADING.search(self.text, frame.since, part.start())
        if lead is None or part[0] != "其中":
            return frame
        named = clean(lead[0].strip("，："))
        total = named.removeprefix(leading_verb(named)) or named
        return replace(frame, total=total, counted=total, paired={})

    def move(self, clause: Clause) -> None:
        """Enter and leave the brackets between the last clause and this one."""
        for bracket in BRACKET.finditer(self.text, self.place, clause.start):
            if bracket[0] == "（":
                inner = replace(self.frames[-1], since=bracket.end())
                parts = self.is_made_up(bracket.end())
                self.frames.append(replace(inner, parts=True) if parts else inner)
            elif len(self.frames) > 1:
                self.frames.pop()
                outer = self.frames[-1]
                since = outer.since if outer.parts else bracket.end()
                self.frames[-1] = replace(outer, since=since)
        self.place = max(self.place, clause.start)

    def is_made_up(self, start: int) -> bool:
        """Tell whether the numbers of a bracket make up the one before: 90个（甲70个，乙20个）."""
        if self.last is None or isinstance(self.last.quantity.value, tuple):
            return False
        end = self.text.find("）", start, start + LONGEST_BRACKET)
        inside = find_quantities(self.text, start, end) if end > 0 else []
        measure = self.last.quantity.measure
        values = [one.value for one in inside if one.measure == measure]
        numbers = [float(value) for value in values if not isinstance(value, tuple)]
        total = float(self.last.quantity.value)
        if PLACES.match(self.text, start) and numbers:
            return sum(numbers) <= total
        return len(numbers) > 1 and abs(sum(numbers) - total) < 1e-6
