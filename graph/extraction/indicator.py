"""Indicators: targets, observations, standards with their figure (docs/FACTS.md).

In: a Document with its context, sentences and mentions. Out: indicator Facts. Example: in a text
of 内蒙古自治区 ``到2020年，贫困地区自来水普及率达到75%`` gives the subject 贫困地区, the indicator
自来水普及率, 75 %, the year 2020 and the role target.

Annotation rule: every figure that is stated of a place or group, by its head phrase, once a
document; 其中 makes it a part of the total before it; money is one only where it is income,
output or paid a head.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from graph.extraction.governing import Governing, time_fields
from graph.extraction.indicator_figures import Clause, find_clauses
from graph.extraction.indicator_filter import is_measured
from graph.extraction.indicator_phrases import LEAD, OF_PEOPLE, PEOPLE, clean, split_subject
from graph.extraction.indicator_readings import Measure, leading_verb, read_clause
from graph.extraction.indicator_roles import role_of
from graph.extraction.indicator_subjects import Subjects
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention
from graph.numerals import Quantity, parse_numeral
from graph.periods import Period
from graph.units import load_units

# 实施甲工程，其中: the total is named without a figure
LEADING = re.compile(r"(?:(?<=[，。；：\n])|^)[^，。；：\n\d]{4,30}[，：]$")
PART = re.compile("其中|包括|包含|除了|其余")
# 通过产业扶持，2017年计划脱贫539户: a part by its means of what the text states in total
# 比两年前增长20%
AGO = re.compile(r"(?:比|较)(?P<count>\d{1,2}|[两三四五六七八九十]{1,2})年前")
MEANS = re.compile(r"通过(?P<means>[^，。；\n]{2,80})，[^，。；\n]*$")
SUFFIX = re.compile("(?:等)?(?:措施|方式|途径)?$")
FLOW = re.compile("建设|改造|治理|新增|完成|培训|搬迁|投入")
STOCK = re.compile("总[规量数面]|率|比例|规模|标准|人均")
OWN_TIME = 14


@dataclass
class State:
    """What a sentence carries on: its last Measure and subject, the total that parts divide."""

    sentence: int = -1
    last: Measure | None = None
    subject: str | None = None
    total: str | None = None
    parts: bool = False
    place: bool = False
    before: str = ""
    base: Period | None = None
    since: Period | None = None
    span: Period | None = None


def extract_indicator(
    document: Document,
    context: Context,
    sentences: Iterable[tuple[int, int]],
    mentions: Sequence[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the indicators of a document, each once."""
    clauses = list(find_clauses(document.text, sentences))
    if not clauses:
        return [], []
    reader = IndicatorReader(document, context, mentions)
    found: dict[tuple[str, str], list[Fact]] = {}
    for clause in clauses:
        for fact in reader.read(clause):
            add_once(
                found.setdefault((str(fact.fields["value"]), str(fact.fields["unit"])), []), fact
            )
    facts = [fact for same in found.values() for fact in same]
    return sorted(facts, key=lambda fact: (fact.evidence.start, fact.id)), []


def add_once(same: list[Fact], fact: Fact) -> None:
    """Add a fact to those of its value, unless it repeats one: the dated one is kept."""
    for index, other in enumerate(same):
        if not repeats(fact, other):
            continue
        firmer = fact.fields["role"] == "target" and other.fields["role"] == "observed"
        if firmer or (is_dated(fact) and not is_dated(other)):
            same[index] = fact
        return
    same.append(fact)


def is_dated(fact: Fact) -> bool:
    """Tell whether a fact has a year or a period."""
    return fact.fields.get("year") is not None or fact.fields.get("period") is not None


def repeats(fact: Fact, other: Fact) -> bool:
    """Tell whether two facts of one value say the same: one phrase, times that agree."""
    mine, its = fact.fields, other.fields
    if is_dated(fact) and is_dated(other):
        if (mine.get("year"), mine.get("period")) != (its.get("year"), its.get("period")):
            return False
    one, two = sorted((str(mine["indicator"]), str(its["indicator"])), key=len)
    if one == two or (len(one) >= 4 and two.endswith(one)):
        return True
    shared = {one[i : i + 2] for i in range(len(one) - 1)} & {
        two[i : i + 2] for i in range(len(two) - 1)
    }
    return len(shared) >= 0.7 * (len(one) - 1)


class IndicatorReader:
    """Reads the clauses of a document in order."""

    def __init__(self, document: Document, context: Context, mentions: Sequence[Mention]) -> None:
        self.document = document
        self.governing = Governing(document, context.year)
        self.subjects = Subjects(document, context, mentions)
        self.state = State()

    def read(self, clause: Clause) -> Iterable[Fact]:
        """Yield the facts of a clause."""
        state, text = self.state, self.document.text
        if clause.sentence != state.sentence:
            goes_on = (
                PART.match(text, clause.sentence)
                or text[clause.sentence - 1 : clause.sentence] == "；"
            )
            state.sentence, state.last = clause.sentence, state.last if goes_on else None
            if not goes_on:
                state.subject, state.total, state.parts, state.place = None, None, False, False
            if text[clause.sentence - 1 : clause.sentence] == "\n":
                state.base = None
        for measure in read_clause(clause, state.last):
            fact = self.fact_of(clause, measure)
            if fact is not None:
                yield fact

    def fact_of(self, clause: Clause, measure: Measure) -> Fact | None:
        """Return the fact of a Measure, None where its figure measures nothing of note."""
        document, state, quantity = self.document, self.state, measure.quantity
        words = document.text[clause.sentence : measure.end]
        named, phrase = self.subjects.split(clause, measure, measure.phrase)
        group = None
        if measure.form not in ("counted", "done", "each") and measure.subject is None:
            group, rest = split_subject(clean(phrase))
            if group and PEOPLE.search(group) and (named or state.place):
                group = None
            phrase = rest if group else phrase
        if group is None and named is None and not measure.listed:
            group = self.leading_group(clause, measure)
        if group is None and "人均" in phrase and state.last is not None:
            hit = OF_PEOPLE.search(state.last.phrase)
            group = hit["group"] if hit and state.last.quantity.kind == "people" else None
        subject = measure.subject or group or named or state.subject
        if named:
            state.place = True
        state.before = state.last.form if state.last is not None else ""
        state.last = measure
        bracketed = document.text[clause.start - 1 : clause.start] == "（"
        if (group or named) and not bracketed:
            state.subject = group or named
        time = self.time_of(clause, measure)
        phrase = clean(phrase) or clean(measure.phrase)
        part_of = self.part_of(clause, measure, phrase)
        if not is_measured(measure, phrase, document.text[clause.start : clause.end]):
            return None
        means = MEANS.search(document.text, clause.sentence, quantity.start)
        if means and measure.form == "done" and phrase.startswith("脱贫"):
            part_of = phrase
            phrase = SUFFIX.sub("", means["means"]) + phrase
        fields = {
            "subject": subject or self.subjects.default(clause),
            "indicator": phrase,
            **stated_value(quantity),
            **time_fields(time, self.governing.year),
            "role": role_of(document, self.governing, measure, words, time),
            "part_of": part_of,
            "qualifier": quantity.qualifier,
            "basis": quantity.basis,
        }
        evidence = document.evidence(measure.start, measure.end)
        names = (str(fields["subject"]), phrase)
        key = fact_id(document.sha256, "indicator", names, document.offsets[quantity.start])
        return Fact(document.id, "indicator", fields, evidence, f"indicator.{measure.form}", key)

    def leading_group(self, clause: Clause, measure: Measure) -> str | None:
        """Return the group that a clause begins with: 重点村通过发展旅游年均增收50万元."""
        words = self.document.text[clause.start : measure.quantity.start]
        group, rest = split_subject(LEAD.sub("", words))
        return group if group and not PEOPLE.search(group) and len(rest) > 4 else None

    def part_of(self, clause: Clause, measure: Measure, phrase: str) -> str | None:
        """Return the total that a Measure is a stated part of: 其中, or what a share is of."""
        state = self.state
        text = self.document.text
        hits = list(PART.finditer(text, clause.sentence, measure.quantity.start))
        if hits:
            if not state.parts and (
                lead := LEADING.search(text, clause.sentence, hits[-1].start())
            ):
                state.total = leave_verb(clean(lead[0].strip("，：")))
            state.parts = True
        among = text[measure.start - 1 : measure.start] in ("中", "里") and state.total
        if (state.parts or among) and state.total != phrase:
            return state.total
        if measure.form not in ("share", "change"):
            state.total = phrase
        return None

    def time_of(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of a Measure: 由2010年的 has its own, and the next 由 shares it."""
        governing, state, quantity = self.governing, self.state, measure.quantity
        if measure.form in ("from", "to"):
            return self.end_time(clause, measure)
        if measure.form == "change":
            return self.change_time(clause, measure)
        time = governing.at(clause.sentence, quantity.start, flow=is_flow(measure))
        later = governing.inside(quantity.start, measure.end)
        return later[0] if later and measure.form in ("done", "counted") else time

    def end_time(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of the first or of the second value of 由…增加到…."""
        time = self.find_end_time(clause, measure)
        state = self.state
        if measure.form == "from":
            state.since = time
        elif state.since is not None and time is not None and state.since.to_year and time.to_year:
            state.span = replace(time, from_year=state.since.to_year, kind="range")
        return time

    def find_end_time(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the year beside the value, else what governs, else the 由 of before."""
        governing, state, quantity = self.governing, self.state, measure.quantity
        if True:
            begin = (
                max(clause.start, quantity.start - OWN_TIME)
                if measure.form == "to"
                else clause.start
            )
            own = [
                one for one in governing.inside(begin, quantity.start) if one.end <= quantity.start
            ]
            own = [one for one in own if quantity.start - one.end <= 6]
            if own:
                state.base = own[-1] if measure.form == "from" else state.base
                return own[-1]
            wide = governing.at(clause.sentence, quantity.start)
            if wide is not None and wide.kind in ("range", "plan") and wide.from_year:
                year = wide.from_year if measure.form == "from" else wide.to_year
                return replace(wide, from_year=year, to_year=year, kind="year")
            return state.base if measure.form == "from" else wide

    def change_time(self, clause: Clause, measure: Measure) -> Period | None:
        """Return the time of a change: 到2015年…，较2010年 is [2010, 2015], 同比 its own year."""
        governing, quantity = self.governing, measure.quantity
        if self.state.before == "to" and self.state.span is not None:
            return self.state.span
        now = governing.at(clause.sentence, quantity.start)
        ago = AGO.search(self.document.text, clause.start, quantity.start)
        if ago and now is not None and now.to_year:
            count = (
                parse_numeral(ago["count"]) if not ago["count"].isdecimal() else int(ago["count"])
            )
            return replace(now, from_year=now.to_year - (count or 0), kind="range")
        begin = max(clause.start - 1, quantity.start - 24, 0)
        bases = [
            one
            for one in governing.inside(begin, quantity.start)
            if one.kind in ("year", "deictic") and governing.is_base(one)
        ]
        if bases and now is not None and now.to_year and bases[-1].to_year:
            if bases[-1].to_year < now.to_year - 1 or bases[-1].kind == "year":
                return replace(now, from_year=bases[-1].to_year, to_year=now.to_year, kind="range")
        return now


def stated_value(quantity: Quantity) -> dict[str, object]:
    """Return ``value`` and ``unit``: base units, but people and power in the unit as written."""
    value: object = quantity.value
    factor = load_units()[quantity.measure].factor if quantity.kind == "energy" else 1
    if isinstance(quantity.value, tuple):
        value = [one // factor if factor > 1 else one for one in quantity.value]
    elif factor > 1:
        value = quantity.value / factor
        value = int(value) if value == int(value) else value
    written = quantity.kind in ("people", "energy")
    return {"value": value, "unit": quantity.measure if written else quantity.unit}


def leave_verb(phrase: str) -> str:
    """Return a phrase without the verb it begins with: 实施甲工程 is 甲工程."""
    return phrase.removeprefix(leading_verb(phrase)) or phrase


def is_flow(measure: Measure) -> bool:
    """Tell whether a Measure is of what was done over a time, no level that was reached."""
    if STOCK.search(measure.phrase):
        return False
    return measure.form in ("done", "counted") or bool(FLOW.search(measure.phrase))
