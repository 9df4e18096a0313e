"""Actors: party and government bodies, agencies, enterprises, hospitals, schools, army, teams.

In: a Document, its Context, its place mentions and sentences. Out: Mentions of kind ``actor`` and
their facts. Example: in a text of 内蒙古自治区 ``自治区党委、政府`` names 内蒙古自治区党委 and
内蒙古自治区政府.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.actor_known import find_agencies, find_divisions, find_national, find_sources
from graph.actor_lexicon import find_words
from graph.actor_mentions import Naming, name_mention
from graph.actor_owned import find_heirs, find_owned
from graph.actor_unowned import find_created, find_groups, find_proper
from graph.cited_titles import Title, find_titles
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Mention
from graph.owners import Owner, find_pointers, read_owners

# 《甲、乙关于…》 | 《甲印发…》: what ends the issuers at the head of a title
ISSUERS_END = ("关于", "印发", "转发", "批转", "办公厅转发")
BLANK = re.compile(r"[\s、和]")


def find_actors(
    document: Document,
    context: Context,
    places: Sequence[Mention],
    sentences: Sequence[tuple[int, int]],
) -> list[Mention]:
    """Return the mentions of organisations in ``document.text``, by start, none overlapping.

    ``fields``: ``typed`` (a collection or a body without a name of its own), ``region`` (the id of
    the place in its name), ``fact`` (worth an actor fact).
    """
    text = document.text
    owners = read_owners(places)
    hits = find_words(text, {owner.start: owner.end for owner in owners if not owner.pointed})
    owners = sorted([*owners, *find_pointers(text, context, owners)], key=by_start)
    taken = bytearray(len(text))
    agencies = find_agencies(hits, owners)
    owned = find_owned(hits, owners, {naming.end: naming for naming in agencies})
    found = keep_free([*find_sources(text), *find_divisions(text)], taken)
    found += keep_free(prefer_longer(owned, agencies), taken)
    found += keep_free(find_national(hits), taken)
    found += keep_free(find_heirs(hits, sorted(found, key=by_start)), taken)
    found += keep_free(find_created(hits, owners, sentences), taken)
    found += keep_free(find_proper(hits, taken), taken)
    found += keep_free(find_groups(hits, taken), taken)
    found = drop_titled(text, sorted(found, key=by_start))
    return [name_mention(text, naming, context.region) for naming in found]


def prefer_longer(owned: Sequence[Naming], agencies: Sequence[Naming]) -> list[Naming]:
    """Return both kinds by start, of two that begin together the longer, known ones first."""
    both = [*agencies, *owned]
    return sorted(both, key=lambda naming: (naming.start, -naming.end))


def by_start(spanned: Naming | Owner) -> int:
    """Return the order key of a span."""
    return spanned.start


def keep_free(stage: Sequence[Naming], taken: bytearray) -> list[Naming]:
    """Return the namings that lie on free characters, and mark these as taken."""
    kept = []
    for naming in stage:
        if not any(taken[naming.start : naming.end]):
            taken[naming.start : naming.end] = b"\x01" * (naming.end - naming.start)
            kept.append(naming)
    return kept


def drop_titled(text: str, found: Sequence[Naming]) -> list[Naming]:
    """Return the namings outside of titles, and those in a title that are its issuers."""
    titles = find_titles(text)
    kept: list[Naming] = []
    index = 0
    for naming in found:
        while index < len(titles) and titles[index].end <= naming.start:
            index += 1
        title = titles[index] if index < len(titles) else None
        if title is None or naming.start < title.start or issues(text, naming, title, found):
            kept.append(naming)
    return kept


def issues(text: str, naming: Naming, title: Title, found: Sequence[Naming]) -> bool:
    """Tell whether a naming in a title is one of those that issued it: 《甲、乙关于…》."""
    head = text[title.inner_start : title.inner_end]
    for marker in ISSUERS_END:
        head = head.split(marker)[0]
    limit = title.inner_start + len(head)
    if limit == title.inner_end or naming.end > limit:
        return False
    inside = [one for one in found if title.inner_start <= one.start and one.end <= limit]
    said = sum(one.end - one.start for one in inside)
    return said >= len(BLANK.sub("", head)) and not naming.typed


def actor_facts(document: Document, mentions: Sequence[Mention]) -> list[Fact]:
    """Return one fact for each actor worth one, with its first mention as evidence."""
    seen: set[str] = set()
    names: list[str] = []
    facts = []
    for mention in mentions:
        if mention.kind != "actor" or not mention.fields["fact"]:
            continue
        if mention.entity in seen or is_said(mention.name, names):
            continue
        seen.add(mention.entity or mention.name)
        names.append(mention.name)
        evidence = document.evidence(mention.start, mention.end)
        fields = {"name": mention.name, "actor_id": mention.entity, "type": mention.type}
        id_ = fact_id(document.sha256, "actor", (mention.name,), evidence.start)
        facts.append(Fact(document.id, "actor", fields, evidence, mention.rule, id_))
    return facts


def is_said(name: str, names: Sequence[str]) -> bool:
    """Tell whether a name is one before with or without its outer place: 甲州医院, 某省甲州医院."""
    return any(
        min(len(name), len(other)) > 5 and (name.endswith(other) or other.endswith(name))
        for other in names
    )
