"""Cited documents: the policy texts that a text names, who issued them, and what for.

In: a Document, its Context and its actor mentions. Out: Mentions of kind ``document`` and their
facts. Example: ``根据国务院印发的《甲纲要》（国发〔2011〕10号）`` cites 甲纲要, issued by 国务院,
number 国发〔2011〕10号, relation based_on.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache

from graph.citation_relation import Clause, find_issuer, find_relation
from graph.cited_titles import Title, find_titles
from graph.identity import fact_id
from graph.lexicon import alternation, read_words
from graph.model import Context, Document, Fact, Mention
from graph.plan_names import find_plans

# 《…规划》（2016—2020年） | 《…办法》（试行）: a version that belongs to the title
VERSION = re.compile(
    r"（(?:\d{4}(?:年?[—－\-~至]+\d{4})?年?(?:版|修订)?|试行|暂行|修订版?|草案|修正|征求意见稿)）"
)
# （国发〔2016〕64号）| （甲政办发[2015]7号）
NUMBER = re.compile(r"(?:（|，)?(?P<number>[一-鿿]{1,10}[〔\[（【]\d{4}[〕\]）】]第?\d{1,4}号)")
BRACKETED = re.compile(r"（[^（）]*）$")
# how far before a title its issuer may stand
NEAR = 120
BLANK = re.compile(r"\s+")
# an abbreviation of a title named before: 《意见》, 《实施方案》, 《三年行动计划》
PRONOUN = r"(?:本|该|总体|实施|指导|工作|专项|行动|三年|若干|暂行|管理|五年|发展|中长期|有关|相关)*"


@cache
def genre_patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the pattern of a title's last word and that of a title that only points back."""
    genres = alternation(read_words("document_genres.csv"))
    return re.compile(f"(?:{genres})$"), re.compile(f"{PRONOUN}(?:{genres})")


def find_citations(
    document: Document, context: Context, actors: Sequence[Mention]
) -> list[Mention]:
    """Return the mentions of cited policy texts, by start; the text's own title is none.

    ``fields``: ``title``, ``issuer``, ``relation`` (based_on, implements, issued_by_same,
    mentions), ``number``.
    """
    titles = find_titles(document.text)
    mentions = cite_titles(document, context, actors, titles)
    mentions += cite_plans(document, context, titles)
    return sorted(mentions, key=lambda mention: mention.start)


def cite_titles(
    document: Document, context: Context, actors: Sequence[Mention], titles: Sequence[Title]
) -> list[Mention]:
    """Return the mentions of the marked titles that are policy texts and not the text's own."""
    text, own = document.text, own_keys(document, titles)
    starts = [actor.start for actor in actors]
    mentions: list[Mention] = []
    previous: tuple[int, str] | None = None
    for title in titles:
        end, name = read_title(text, title)
        if not is_policy_text(name, title) or key_of(name) in own:
            continue
        near = actors[bisect_left(starts, title.start - NEAR) : bisect_left(starts, end)]
        clause = Clause(text, title.start, end, near, context)
        relation = find_relation(clause, previous)
        number = NUMBER.match(text, end)
        previous = (number.end() if number else end, relation)
        issuer = find_issuer(clause, title.inner_start)
        stated = (name, issuer, relation, number["number"] if number else None)
        mentions.append(cite(title.start, end, stated, "marked_title"))
    return mentions


def cite_plans(document: Document, context: Context, titles: Sequence[Title]) -> list[Mention]:
    """Return the mentions of plans and laws that stand without marks."""
    text, own = document.text, own_keys(document, titles)
    mentions = []
    for plan in find_plans(text, titles, context):
        if key_of(plan.name) not in own:
            relation = find_relation(Clause(text, plan.start, plan.end, (), context), None)
            stated = (plan.name, None, relation, None)
            mentions.append(cite(plan.start, plan.end, stated, "plan_name"))
    return mentions


def cite(
    start: int, end: int, stated: tuple[str, str | None, str, str | None], rule: str
) -> Mention:
    """Return the Mention of a cited text; ``stated``: title, issuer, relation, number."""
    fields = dict(zip(("title", "issuer", "relation", "number"), stated, strict=True))
    return Mention(start, end, "document", stated[0], cited_id(stated[0]), rule, fields=fields)


def cited_id(title: str) -> str:
    """Return the id of a cited text: ``cited/<title>``."""
    return f"cited/{title}"


def key_of(title: str) -> str:
    """Return a title without marks and blanks, to compare titles by."""
    return re.sub(r"[\s《》〈〉“”（）()—－\-、，]", "", title)


def read_title(text: str, title: Title) -> tuple[int, str]:
    """Return the end and the name of a title, with the version that stands behind its mark."""
    name = BLANK.sub("", text[title.inner_start : title.inner_end])
    version = VERSION.match(text, title.end)
    if version is None:
        return title.end, name
    return version.end(), name + version.group()


def own_keys(document: Document, titles: Sequence[Title]) -> set[str]:
    """Return the keys of the text's own titles: the stated one, one alone on the first's line."""
    keys = {key_of(document.title or "")}
    if titles:
        end, name = read_title(document.text, titles[0])
        if fills_line(document.text, titles[0].start, end):
            keys.add(key_of(name))
    return keys


def fills_line(text: str, start: int, end: int) -> bool:
    """Tell whether a title stands alone on its line: the text's own, if it is the first."""
    line_end = text.find("\n", end)
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end : line_end if line_end >= 0 else len(text)]
    return not before.strip() and not after.strip()


def is_policy_text(name: str, title: Title) -> bool:
    """Tell whether a title is that of a policy text, not of a paper, book, film or song."""
    ending, pointing = genre_patterns()
    stem = BRACKETED.sub("", name).rstrip("〉>")
    if title.damaged:
        return "关于" in name or (len(stem) > 6 and ending.search(stem) is not None)
    if (len(stem) < 3 and stem != "宪法") or pointing.fullmatch(stem):
        return stem == "宪法"
    return ending.search(stem) is not None or (name.startswith("关于") and len(name) > 8)


def citation_facts(document: Document, mentions: Sequence[Mention]) -> list[Fact]:
    """Return one fact for each cited title: the first mention's words, all mentions' fields."""
    by_key: dict[str, list[Mention]] = {}
    for mention in mentions:
        if mention.kind == "document":
            by_key.setdefault(key_of(mention.name), []).append(mention)
    content = document.sha256
    return [cited_fact(document, content, same) for same in by_key.values()]


def cited_fact(document: Document, content: str, same: Sequence[Mention]) -> Fact:
    """Return the fact of one title; a relation that says more than ``mentions`` wins."""
    first = same[0]
    relations = [mention.fields["relation"] for mention in same]
    said = [relation for relation in relations if relation != "mentions"]
    fields = {
        "title": first.name,
        "cited_id": first.entity,
        "issuer": next((m.fields["issuer"] for m in same if m.fields["issuer"]), None),
        "relation": (said or relations)[0],
        "number": next((m.fields["number"] for m in same if m.fields["number"]), None),
    }
    evidence = document.evidence(first.start, first.end)
    id_ = fact_id(content, "document", (first.name,), evidence.start)
    return Fact(document.id, "document", fields, evidence, first.rule, id_)
