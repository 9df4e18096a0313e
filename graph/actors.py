"""Actors: party and government bodies, agencies, enterprises, hospitals, schools, army, teams.

In: a Document, its Context, its place mentions and sentences. Out: Mentions of kind ``actor`` and
their facts. Example: in a text of 内蒙古自治区 ``自治区党委、政府`` names 内蒙古自治区党委 and
内蒙古自治区政府.
"""

from __future__ import annotations

from collections.abc import Sequence

from graph.actor_lexicon import find_words
from graph.actor_mentions import Naming, name_mention
from graph.actor_search import (
    find_agencies,
    find_divisions,
    find_groups,
    find_heirs,
    find_national,
    find_owned,
    find_proper,
)
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Mention
from graph.owners import find_pointers, read_owners
from graph.titles import find_titles


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
    hits = find_words(text)
    owners = read_owners(places)
    pointers = find_pointers(text, context, places, owners)
    taken = bytearray(len(text))
    agencies = find_agencies(hits, owners)
    found: list[Naming] = []
    for stage in (
        find_owned(hits, [*owners, *pointers], agencies),
        agencies,
        find_divisions(text, context),
        find_national(hits),
    ):
        found += keep_free(stage, taken)
    found = sorted([*found, *keep_free(find_heirs(hits, found), taken)], key=by_start)
    found += keep_free(find_proper(hits, taken), taken)
    found += keep_free(find_groups(hits, (taken, owners), found, sentences), taken)
    found = drop_titled(text, sorted(found, key=by_start))
    return [name_mention(text, naming, context.region) for naming in found]


def by_start(naming: Naming) -> int:
    """Return the order key of a naming."""
    return naming.start


def keep_free(stage: Sequence[Naming], taken: bytearray) -> list[Naming]:
    """Return the namings that lie on free characters, and mark these as taken."""
    kept = []
    for naming in stage:
        if not any(taken[naming.start : naming.end]):
            taken[naming.start : naming.end] = b"\x01" * (naming.end - naming.start)
            kept.append(naming)
    return kept


def drop_titled(text: str, found: list[Naming]) -> list[Naming]:
    """Return the namings outside of titles, and those in a title that are its issuers."""
    titles = find_titles(text)
    kept: list[Naming] = []
    index = 0
    issuing = -1
    for naming in found:
        while index < len(titles) and titles[index].end <= naming.start:
            index += 1
        title = titles[index] if index < len(titles) else None
        if title is None or naming.start < title.inner_start:
            kept.append(naming)
            continue
        if naming.start == title.inner_start or (
            issuing >= title.inner_start and not text[issuing : naming.start].strip(" 、")
        ):
            issuing = naming.end
            kept.append(naming)
    return [naming for naming in kept if is_issuer(text, naming, titles)]


def is_issuer(text: str, naming: Naming, titles: Sequence[object]) -> bool:
    """Tell whether a naming is no mere first word of a title: 《国务院关于…》 but 《企业…规划》."""
    return naming.typed is False or text[naming.start - 1 : naming.start] != "《"


def actor_facts(document: Document, mentions: Sequence[Mention]) -> list[Fact]:
    """Return one fact for each actor worth one, with its first mention as evidence."""
    seen: set[str] = set()
    facts = []
    for mention in mentions:
        if mention.kind != "actor" or not mention.fields["fact"] or mention.entity in seen:
            continue
        seen.add(mention.entity or mention.name)
        evidence = document.evidence(mention.start, mention.end)
        fields = {"name": mention.name, "actor_id": mention.entity, "type": mention.type}
        id_ = fact_id(document.sha256, "actor", (mention.name,), evidence.start)
        facts.append(Fact(document.id, "actor", fields, evidence, mention.rule, id_))
    return facts
