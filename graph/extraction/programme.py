"""Programmes: named undertakings with category, region and lead (docs/FACTS.md, ``programme``).

In: a Document with its context, sentences and mentions. Out: programme Facts, each name once.
Example: ``实施“宽带乡村”示范工程`` gives the name 宽带乡村示范工程, category infrastructure.

The annotation rule: a proper name, a quoted name, or a fixed phrase ending in 工程, 计划, 行动,
项目 or 活动 that the text presents as a thing being carried out; not every measure.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from graph.ends import programme_id
from graph.extraction.categories import category_of
from graph.extraction.programme_names import Name, find_names
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Issue, Mention

# 京蒙协作 | 闽宁扶贫协作: two signs and their tie
TIE = re.compile("(?:东西部|对口)?(?:扶贫|对口|帮扶)?协作")
# 由甲局牵头实施 | 甲局联合开展: what may stand between who leads and the name
HEAD = re.compile("(?<=..)(?:工程|行动计划|计划|专项行动|行动|项目|活动)$")
# “万企帮万村”行动: what names it by itself
QUOTED = re.compile("“([^“”]{3,})”")
BRACKETS = re.compile("（[^）]*）")
CARRIED = re.compile(
    "(?:[^，。；：\\n]{0,12}?(?:联合|共同|牵头|组织|正式|启动|发起|实施|开展|推进|深入|继续|的)+)?(?:好|了)?“?"
)


def extract_programme(
    document: Document,
    context: Context,
    sentences: list[tuple[int, int]],
    mentions: list[Mention],
) -> tuple[list[Fact], list[Issue]]:
    """Return the programmes of a document, each name once, by start."""
    names = sorted(
        [*find_names(document.text), *find_ties(document, mentions)], key=lambda n: n.start
    )
    leads = {mention.end: mention for mention in mentions if is_leader(mention)}
    facts = [
        fact_of(document, context, name, (sentences, leads))
        for name in once(document.text, names, context.region_name or "")
    ]
    return facts, []


def once(text: str, names: list[Name], region: str) -> list[Name]:
    """Return each programme by its first name: 甲省乙工程, 乙工程 and 乙项目 are one."""
    kept: list[Name] = []
    keys: set[str] = set()
    ends: set[str] = set()
    for name in names:
        quoted = QUOTED.search(text, name.start, name.end)
        core = quoted[1] if quoted else BRACKETS.sub("", name.name).removeprefix(region)
        key = HEAD.sub("", core) or core
        tails = tails_of(key)
        if key not in keys and key not in ends and keys.isdisjoint(tails):
            kept.append(name)
        keys.add(key)
        ends.update(tails)
    return kept


def tails_of(name: str) -> list[str]:
    """Return what a name may be without its first words: 富民工程 of 旅游富民工程."""
    least = max(4, 0.6 * len(name))
    return [name[start:] for start in range(len(name)) if len(name) - start >= least]


def is_leader(mention: Mention) -> bool:
    """Tell whether a mention names a body that may lead: 甲局, not 组织."""
    return mention.kind == "actor" and len(mention.name) > 2


def find_ties(document: Document, mentions: list[Mention]) -> list[Name]:
    """Return the first cooperation that two provinces' signs name: 京蒙协作."""
    signs = [mention for mention in mentions if mention.rule == "sign"]
    for one, other in pairwise(signs):
        if one.end == other.start and (match := TIE.match(document.text, other.end)):
            name = document.text[one.start : match.end()]
            return [Name(one.start, match.end(), name, "signs")]
    return []


def fact_of(
    document: Document,
    context: Context,
    name: Name,
    around: tuple[list[tuple[int, int]], dict[int, Mention]],
) -> Fact:
    """Return the Fact of a name with its category, its region and who leads it."""
    sentences, leads = around
    start, _ = sentence_of(sentences, name.start)
    titles = [s.title for s in document.sections if s.start <= name.start < s.end]
    lead = lead_of(document.text, start, name, leads)
    evidence = document.evidence(name.start, name.end)
    fields = {
        "name": name.name,
        "programme_id": programme_id(name.name),
        "category": category_of(name.name, reversed(titles)),
        "region": context.region_name,
        "region_id": context.region,
        "lead": lead.name if lead else None,
        "lead_id": lead.entity if lead else None,
    }
    identity = fact_id(document.sha256, "programme", (name.name,), evidence.start)
    return Fact(document.id, "programme", fields, evidence, f"programme.{name.rule}", identity)


def sentence_of(sentences: list[tuple[int, int]], position: int) -> tuple[int, int]:
    """Return the sentence that holds a clean offset."""
    index = bisect_right(sentences, (position, 1 << 60)) - 1
    return sentences[max(index, 0)]


def lead_of(text: str, start: int, name: Name, leads: dict[int, Mention]) -> Mention | None:
    """Return the actor that stands before the verb of a name: 甲局实施…, 由甲局牵头…."""
    for end in range(name.start, max(start, name.start - 16), -1):
        if end in leads and CARRIED.fullmatch(text, end, name.start):
            lead = leads[end]
            return None if end == name.start and lead.fields.get("typed") else lead
    return None
