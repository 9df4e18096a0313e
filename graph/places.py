"""Places: every mention of a territory in a Document, linked to the gazetteer.

In: a Document, the gazetteer and the sentences. Out: Mentions (by start), the Context and Issues.
Example: in a text of 呼和浩特市 ``我市向土左旗派驻督导组`` gives 呼和浩特市 (deixis) and 土默特左旗.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from graph.areas import find_areas
from graph.context import find_context
from graph.deixis import find_deixis
from graph.gazetteer import Gazetteer
from graph.identity import fact_id
from graph.lexicon import alternation, read_words
from graph.linking import Link, link_hits, read_hits
from graph.model import Candidate, Context, Document, Fact, Issue, Mention
from graph.place_mentions import mention_place
from graph.settlements import find_settlements

# 北京(师范)大学 | 江苏银行: a short form inside the proper name of an organisation
ORGANISATION = re.compile(
    rf"(?:[^\W\d_在向到对的和与为是等派从由、省市县区州旗盟]{{0,4}}?)(?:{alternation(read_words('organisation_heads.csv'))})"
)
FULL = frozenset("省市区县州盟旗")


def find_places(
    document: Document, gazetteer: Gazetteer, sentences: list[tuple[int, int]]
) -> tuple[list[Mention], Context, list[Issue]]:
    """Return all place Mentions of a Document by start, its Context, and what stayed open.

    Ambiguous names have no entity, but candidates, and an Issue ``place_ambiguous``.
    """
    text = document.text
    hits = gazetteer.find(text)
    context = find_context(document, gazetteer, read_hits(hits, gazetteer, document.year))
    links = link_hits(text, hits, gazetteer, context, [start for start, _ in sentences])
    mentions = [mention_link(text, link, gazetteer) for link in links]
    pointed, open_words = find_deixis(text, gazetteer, context, mentions)
    settled = find_settlements(text, gazetteer, context, mentions)
    areas = find_areas(text, gazetteer, context, mentions)
    found = merge([*mentions, *settled, *pointed, *areas])
    return found, context, list_issues(document, context, found, open_words)


def merge(mentions: Iterable[Mention]) -> list[Mention]:
    """Return Mentions by start; a name inside a longer one stays only under its own part of it.

    A division stays beside its part (锡林郭勒盟 in 锡林郭勒盟西南部); else the longer name counts.
    """
    kept: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        over = kept[-1] if kept else None
        if over is None or mention.start >= over.end or keeps(over, mention):
            kept.append(mention)
    return kept


def keeps(over: Mention, inner: Mention) -> bool:
    """Tell whether a Mention inside a longer one counts by itself."""
    return over.rule in ("part", "zone") and inner.start == over.start and inner.end < over.end


def mention_link(text: str, link: Link, gazetteer: Gazetteer) -> Mention:
    """Return the Mention of a Link; an open one keeps its surface as name and its candidates."""
    start, end = link.hit.start, link.hit.end
    if link.place is None:
        candidates = tuple(Candidate(p.id, p.name, "same name") for p in link.places)
        return Mention(
            start, end, "place", link.hit.surface, None, "ambiguous", candidates=candidates
        )
    inside = text[end - 1] not in FULL and ORGANISATION.match(text, end) is not None
    fields = {"inside": "name"} if inside else None
    return mention_place(link.place, start, end, link.rule, gazetteer, fields=fields)


def list_issues(
    document: Document,
    context: Context,
    mentions: Iterable[Mention],
    open_words: Sequence[tuple[int, str]],
) -> list[Issue]:
    """Return the Issues of a document's places: each ambiguous name and open word once."""
    issues = []
    if context.inferred:
        message = f"the region that speaks is inferred from the text: {context.region_name!r}"
        issues.append(issue(document, "info", "context_inferred", None, message, "state region"))
    seen: set[str] = set()
    for mention in mentions:
        if mention.entity is None and mention.name not in seen:
            seen.add(mention.name)
            names = ", ".join(f"{c.name} ({c.entity})" for c in mention.candidates)
            message = f"{mention.name!r} may be {names}"
            issues.append(
                issue(
                    document, "warning", "place_ambiguous", mention.start, message, "state region"
                )
            )
    for start, word in open_words:
        if word not in seen:
            seen.add(word)
            message = f"{word!r} points at a territory that the text does not tell"
            issues.append(issue(document, "info", "deixis_open", start, message, "state region"))
    return issues


def issue(
    document: Document, level: str, code: str, start: int | None, message: str, remedy: str
) -> Issue:
    """Return an Issue of a document; ``start`` is a clean offset, the Issue's is raw."""
    raw = None if start is None else document.offsets[start]
    remedy = f"{remedy} in metadata.csv"
    return Issue(level, code, document.id, document.file, raw, message, remedy)


def place_facts(document: Document, mentions: Sequence[Mention]) -> list[Fact]:
    """Return one Fact a place of a Document, with its first mention as Evidence, by start."""
    facts: dict[str, Fact] = {}
    for mention in mentions:
        entity = mention.entity
        if mention.kind != "place" or entity is None or "inside" in mention.fields:
            continue
        if entity not in facts:
            facts[entity] = place_fact(document, mention)
    return sorted(facts.values(), key=lambda fact: fact.evidence.start)


def place_fact(document: Document, mention: Mention) -> Fact:
    """Return the Fact that a Document names a place."""
    evidence = document.evidence(mention.start, mention.end)
    key = fact_id(document.sha256, "place", (mention.entity or "",), evidence.start)
    fields = {
        "name": mention.name,
        "place_id": mention.entity,
        "code": mention.fields.get("code"),
        "within": mention.within,
        "level": mention.type,
    }
    return Fact(document.id, "place", fields, evidence, mention.rule, key)
