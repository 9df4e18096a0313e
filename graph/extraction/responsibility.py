"""Responsibilities: which body answers for what (docs/FACTS.md, kind ``responsibility``).

In: a Document with its context, sentences and mentions. Out: responsibility Facts. Example:
``县级扶贫部门负责项目管理`` gives the actor 县级扶贫部门, the duty 负责项目管理, the object
项目管理.

The annotation rule: explicit assignment of a duty to a named or typed body, for example 负总责,
抓落实, 牵头, 负责, 统筹, 承担主体责任, 第一责任人, 由甲实施; not a bare imperative.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

from graph.extraction.bodies import Bodies
from graph.extraction.duties import Duty, find_duties
from graph.identity import fact_id, group_id
from graph.lexicon import alternation, read_words
from graph.model import Context, Document, Fact, Issue, Mention

LONGEST = 60  # characters of a duty
# 协助做好|贫困户识别工作
TASKED = re.compile(
    "(?:负责|牵头|协助(?:[^，。；：、\\n]{2,14}?(?=做好|开展|落实|抓好|实施))?|组织实施|归口管理)(?:做好|开展|落实|抓好|组织|实施|推进|制定)?(?:全[国省市县区])?(?P<task>[^，。；：\\n]{4,30})$"
)


@cache
def topic_pattern() -> re.Pattern[str]:
    """Return the pattern of the tasks that duties are about."""
    return re.compile(alternation(read_words("duty_topics.csv")))


def extract_responsibility(
    document: Document,
    context: Context,
    sentences: list[tuple[int, int]],
    mentions: list[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the responsibilities of a document, each (actor, duty, object) once."""
    bodies = Bodies(document.text, mentions)
    facts: dict[tuple[str, str, str], Fact] = {}
    subjects = Topics(document)
    for span in sentences:
        for duty in find_duties(document.text, span, bodies):
            about = duty.object or subjects.near(duty, span)
            fact = fact_of(document, duty, about, context.region)
            key = (duty.body.name, duty.duty, str(fact.fields["object"]))
            facts.setdefault(key, fact)
    return list(facts.values()), []


class Topics:
    """What the duties of a document are about where the clause does not say it."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.main: str | None = None

    def near(self, duty: Duty, span: tuple[int, int]) -> str | None:
        """Return the task of a duty: in its own words, nearest in its sentence, in the headings."""
        text = self.document.text
        task = TASKED.match(duty.duty)
        if task and topic_pattern().search(duty.duty) is None:
            return task["task"]
        inside = [
            (abs(match.start() - duty.start), match[0])
            for match in topic_pattern().finditer(text, *span)
        ]
        if inside:
            return min(inside)[1]
        titles = [s.title for s in self.document.sections if s.start <= duty.start < s.end]
        for title in reversed(titles):
            if match := topic_pattern().search(title):
                return match[0]
        return self.commonest()

    def commonest(self) -> str | None:
        """Return the task that the document names most often."""
        if self.main is None:
            counts = Counter(topic_pattern().findall(self.document.text))
            self.main = max(counts, key=lambda topic: (counts[topic], topic)) if counts else ""
        return self.main or None


def fact_of(document: Document, duty: Duty, about: str | None, region: str | None) -> Fact:
    """Return the Fact of a duty."""
    evidence = document.evidence(duty.start, duty.end)
    fields = {
        "actor": duty.body.name,
        "actor_id": duty.body.entity or group_id(duty.body.name, region),
        "duty": duty.duty[:LONGEST],
        "object": about,
    }
    names = (duty.body.name, duty.duty)
    identity = fact_id(document.sha256, "responsibility", names, evidence.start)
    rule = f"responsibility.{duty.rule}"
    return Fact(document.id, "responsibility", fields, evidence, rule, identity)
