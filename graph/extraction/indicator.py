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
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from graph.extraction.governing import Governing, time_fields
from graph.extraction.in_order import places_in_order, years_in_order
from graph.extraction.indicator_facts import add_once, stated_value
from graph.extraction.indicator_figures import Clause, find_clauses, with_noun
from graph.extraction.indicator_filter import is_measured
from graph.extraction.indicator_measures import Measure, measure_of, members_of
from graph.extraction.indicator_parts import PART, Parts
from graph.extraction.indicator_phrases import (
    LEAD,
    OF_PEOPLE,
    PEOPLE,
    RISE,
    clean,
    split_subject,
)
from graph.extraction.indicator_readings import read_clause
from graph.extraction.indicator_roles import is_set, role_of
from graph.extraction.indicator_shared import listed_before, share_out
from graph.extraction.indicator_steps import of_work
from graph.extraction.indicator_subjects import Subjects
from graph.extraction.indicator_times import Times
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention

MEANS = re.compile(r"通过(?P<means>[^，。；\n]{2,80})，[^，。；\n]*$")
# 选派援藏干部63人，其中教师|20人: parts of who is sent are staff of the aid
ARE_SENT = re.compile("选派|派[出驻遣]|援[疆藏青]|医疗队|工作队|挂职|驻村|支教")
# 同比分别增长|9%, 分别达到|9万头: of what is not said here
BARE = re.compile(f"(?:同比|环比|年均|实际|名义|分别|预计)*(?:{RISE}|达到?|为)了?(?:约|近|超过)?")
# 农民人均收入|持续较快增长
RISING = re.compile(
    "(?P<what>[\u4e00-\u9fff]{0,16}(?:收入|面积|人数|支出|投资|[量额值率]))"
    "(?:连续|保持|持续|平稳|稳步|稳定|较快|快速|继续|大幅|明显|显著|实现)"
    "[^，。；\\d]{0,12}(?:增长|提高|增加|下降|扩大|势头|态势|水平|)，"
)
# 洪桥镇 | 大河村和小河村, no 贫困村
VILLAGE = re.compile(
    "(?:^|[，、；：（]|其中)(?P<name>(?!其中|[^，、；：（]*(?:贫|行政|自然|重点|示范|深度|民族|边境|山区|空壳"
    "|薄弱|达标|出列|退出|试点|帮扶|移民|涉农|特色|的|[全各共]))(?:[\u4e00-\u9fffXx×]{1,7}?"
    "(?:镇|乡|村|街道|社区|县|旗|嘎查|苏木)和?)+)$"
)
NEAR = 14  # how far the words reach that tell what a figure belongs to
# 1000亩|果园、300亩茶园的目标
GOAL = re.compile("[^，。；]{0,40}的(?:奋斗|预期|总体)?目标")
SUFFIX = re.compile("(?:等)?(?:措施|方式|途径)?$")


@dataclass(slots=True)
class State:
    """What a sentence carries on: its last Measure, its subject, the phrases of its last list.

    ``place``: the subject is a place that the sentence names; ``told``: the phrases of all so far;
    ``observed``: those of what was observed; ``village``: the place without an entry that the last
    figure was of.
    """

    last: Measure | None = None
    subject: str | None = None
    series: list[str] = field(default_factory=list)
    place: bool = False
    told: list[str] = field(default_factory=list)
    observed: set[str] = field(default_factory=set)
    village: str | None = None


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
    figures = [figure.quantity for clause in clauses for figure in clause.figures]
    yearly = years_in_order(document.text, figures)
    reader = IndicatorReader(document, context, mentions, yearly)
    reader.placed = places_in_order(document.text, figures, named_places(mentions))
    listed = {*yearly, *reader.placed}
    found: dict[tuple[str, str], list[Fact]] = {}
    for clause in clauses:
        for fact in reader.read(with_noun(clause, listed) if listed else clause):
            key = str(fact.fields["value"]), str(fact.fields["unit"])
            add_once(found.setdefault(key, []), fact)
    facts = [fact for same in found.values() for fact in same]
    return sorted(facts, key=lambda fact: (fact.evidence.start, fact.id)), []


def named_places(mentions: Sequence[Mention]) -> list[Mention]:
    """Return the places that a text names by themselves, in order."""
    places = [one for one in mentions if one.kind == "place" and one.rule != "sign"]
    return sorted((one for one in places if "inside" not in one.fields), key=lambda m: m.start)


class IndicatorReader:
    """Reads the clauses of a document in order."""

    def __init__(
        self,
        document: Document,
        context: Context,
        mentions: Sequence[Mention],
        yearly: Mapping[int, int],
    ) -> None:
        self.document = document
        self.governing = Governing(document, context.year)
        self.times = Times(self.governing, yearly)
        self.subjects = Subjects(document, context, mentions)
        self.placed: Mapping[
            int, tuple[str, str]
        ] = {}  # whose each figure of a list is, by its start
        self.parts = Parts(document.text)
        self.state = State()
        self.sentence = -1

    def read(self, clause: Clause) -> Iterator[Fact]:
        """Yield the facts of a clause."""
        if clause.sentence != self.sentence:
            self.enter(clause.sentence)
        words = self.document.text[clause.start : clause.figures[-1].quantity.start]
        found = list(read_clause(clause, self.state.last or self.risen(clause)))
        series = self.state.series or self.state.told[-len(found) :]
        if len(found) > max(1, len(series)) and "分别" in words:
            before = self.document.text[clause.sentence : clause.start]
            series = listed_before(before, len(found)) or series
        if not found or found[0].quantity.start not in self.placed:
            found = share_out(found, words, series)
        self.state.told += [one.phrase for one in found if one.form != "change"]
        if len(found) > 1:
            self.state.series = [one.phrase for one in found]
        for measure in found:
            fact = self.fact_of(clause, measure)
            if fact is not None:
                yield fact

    def risen(self, clause: Clause) -> Measure | None:
        """Return what was said to rise without a figure: 农民收入持续较快增长，|年均增长12%."""
        text, figure = self.document.text, clause.figures[0]
        if BARE.fullmatch(figure.left.lstrip("，、")) is None:
            return None
        topics = list(RISING.finditer(text, clause.sentence, clause.start))
        if not topics:
            return None
        place = self.subjects.last_in(*topics[-1].span("what"))
        begin = place.end if place else topics[-1].start("what")
        return measure_of(figure, text[begin : topics[-1].end("what")], "level")

    def enter(self, sentence: int) -> None:
        """Begin a sentence: 其中 and what stands behind a ； go on with the one before."""
        text, self.sentence = self.document.text, sentence
        before = text[sentence - 1 : sentence]
        anew = before != "；" and not PART.match(text, sentence)
        self.parts.begin(sentence, anew=anew)
        if anew:
            self.state = State()
        if before == "\n":
            self.times.base = None

    def fact_of(self, clause: Clause, measure: Measure) -> Fact | None:
        """Return the fact of a Measure, None where its figure measures nothing of note."""
        document, quantity = self.document, measure.quantity
        subject, phrase = self.subject_of(clause, measure)
        self.state.last = measure
        time = self.times.of(clause, measure)
        phrase = clean(phrase) or clean(measure.phrase)
        phrase = of_work(document.text, measure.start, phrase)
        owner = subject or self.subjects.default(clause)
        part_of = self.parts.whole_of(clause, measure, phrase, owner)
        near = max(clause.start, quantity.start - NEAR), min(clause.end, quantity.end + 2 * NEAR)
        phrase = members_of(document.text, quantity) if phrase == subject else phrase
        if part_of and quantity.kind == "people" and ARE_SENT.search(part_of):
            return None
        if not phrase or not is_measured(
            measure, phrase, document.text[slice(*near)], document.text[clause.start : clause.end]
        ):
            return None
        means = MEANS.search(document.text, clause.sentence, quantity.start)
        if means and measure.form == "done" and phrase.startswith("脱贫"):
            phrase, part_of = SUFFIX.sub("", means["means"]) + phrase, phrase
        words = document.text[clause.sentence : measure.end]
        words += "目标" if GOAL.match(document.text, quantity.end) else ""
        role = role_of(document, self.governing, measure, words, time)
        if part_of in self.state.observed and not is_set(document.text[clause.start : measure.end]):
            role = "observed"
        if role == "observed":
            self.state.observed.add(phrase)
        fields = {
            "subject": owner,
            "indicator": phrase,
            **stated_value(quantity),
            **time_fields(time, self.governing.year),
            "role": role,
            "part_of": part_of,
            "qualifier": quantity.qualifier,
            "basis": quantity.basis,
        }
        return self.build(measure, fields)

    def build(self, measure: Measure, fields: dict[str, object]) -> Fact:
        """Return the Fact of a Measure with its fields; its id hangs on the number's place."""
        document = self.document
        names = (str(fields["subject"]), str(fields["indicator"]))
        place = document.offsets[measure.quantity.start]
        key = fact_id(document.sha256, "indicator", names, place)
        evidence = document.evidence(measure.start, measure.end)
        return Fact(document.id, "indicator", fields, evidence, f"indicator.{measure.form}", key)

    def subject_of(self, clause: Clause, measure: Measure) -> tuple[str | None, str]:
        """Return whom a Measure is of, and its phrase without that name."""
        state = self.state
        named, phrase = self.subjects.split(clause, measure, measure.phrase)
        if (own := self.placed.get(measure.quantity.start)) is not None:
            place, what = own
            return place, what if measure.form == "level" and what else phrase
        state.place = state.place or named is not None
        group = None
        again = measure.whole and state.last and measure.phrase.startswith(state.last.phrase)
        if not again and measure.form not in ("counted", "done", "each") and not measure.subject:
            group, rest = split_subject(clean(phrase))
            if group and PEOPLE.search(group) and state.place:
                group = None
            group = None if rest in ("占比", "比例") else group
            phrase = rest if group else phrase
        if named and measure.phrase in named and self.parts.total:
            phrase = self.parts.total
        if named is None and measure.subject is None and (told := self.unlinked(clause, measure)):
            return told
        if group is None and named is None:
            group = self.leading_group(clause, measure) or self.counted_people(phrase)
        bracketed = self.document.text[clause.start - 1 : clause.start] == "（"
        subject = measure.subject or group or named or state.subject
        if (group or named) and not bracketed and self.subjects.holds_on(clause, measure):
            state.subject = group or named
        return subject, phrase

    def unlinked(self, clause: Clause, measure: Measure) -> tuple[str, str] | None:
        """Return a village or town that no gazetteer has, and its phrase: 其中甲镇60户200人."""
        state, start = self.state, measure.quantity.start
        words = self.document.text[clause.start : start]
        end = state.last.quantity.end if state.last else start
        follows = self.document.text[end:start] in ("", "、")
        hit = VILLAGE.search(words.removesuffix("有"))
        named = hit["name"] if hit else state.village if follows else None
        whole = self.parts.whole_in(clause, measure) if named else None
        state.village = named if whole else None
        return (named, whole) if named and whole else None

    def leading_group(self, clause: Clause, measure: Measure) -> str | None:
        """Return the group that a clause begins with: 重点村通过发展旅游年均增收50万元."""
        if measure.listed:
            return None
        words = self.document.text[clause.start : measure.quantity.start]
        group, rest = split_subject(LEAD.sub("", words))
        return group if group and not PEOPLE.search(group) and len(rest) > 4 else None

    def counted_people(self, phrase: str) -> str | None:
        """Return the people counted just before a sum a head: 扶持贫困人口80万人，人均2万元."""
        last = self.state.last
        if last is None or "人均" not in phrase or last.quantity.kind != "people":
            return None
        if last.form in ("from", "to"):  # 人口由甲减少到乙；人均收入: of the place
            return None
        hit = OF_PEOPLE.search(last.phrase)
        return hit["group"] if hit else None
