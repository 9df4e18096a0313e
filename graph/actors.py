"""Actors: party and government bodies, agencies, enterprises, hospitals, schools, army, teams.

In: a Document, its Context, its place mentions and sentences. Out: Mentions of kind ``actor`` and
their facts. Example: in a text of 内蒙古自治区 ``自治区党委、政府`` names 内蒙古自治区党委 and
内蒙古自治区政府.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from graph.actor_firms import find_firms, with_units
from graph.actor_groups import find_groups
from graph.actor_known import (
    find_affiliated,
    find_agencies,
    find_bureaus,
    find_cooperation,
    find_divisions,
    find_national,
    find_sources,
)
from graph.actor_lexicon import Hits, find_words
from graph.actor_listed import find_listed
from graph.actor_mentions import STATE, Naming, name_mention
from graph.actor_military import find_units
from graph.actor_owned import find_heirs, find_owned, join_branches
from graph.actor_unowned import find_created, find_proper
from graph.cited_titles import Title, find_titles
from graph.identity import fact_id
from graph.model import Context, Document, Fact, Mention
from graph.owners import Owner, find_pointers, read_owners

# 《甲、乙关于…》 | 《甲印发…》: what ends the issuers at the head of a title
ISSUERS_END = ("关于", "印发", "转发", "批转")
# a shorter tail of a name (教育局) says nothing of whose it is
SHORTEST_TAIL = 6
# 对口支援 | 援建: what parts one body's name from the next
AIDS = re.compile("(?:对口|定点|结对)?(?:支援|帮扶|援建|援助|扶贫)")
# 在|甲地区援建卫生院: what is done there, no name
THERE = ("在", "为", "给", "向", "对")
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
    stated = read_owners(places)
    owners = sorted([*stated, *find_pointers(text, context, stated)], key=by_start)
    hits = find_words(text, {owner.start: owner.end for owner in stated if not owner.pointed})
    found = find_named(hits, owners, sentences)
    return [name_mention(text, naming, context.region) for naming in drop_titled(text, found)]


def find_named(
    hits: Hits, owners: Sequence[Owner], sentences: Sequence[tuple[int, int]]
) -> list[Naming]:
    """Return the namings of all stages by start: a surer stage takes its characters first."""
    taken = bytearray(len(hits.text))
    agencies = find_agencies(hits, owners)
    owned = find_owned(hits, owners, {naming.end: naming for naming in agencies})
    starts = {owner.start for owner in owners}
    owned = [naming for naming in owned if not holds_clause(hits.text, naming, starts)]
    found = keep_free([*find_sources(hits.text), *find_cooperation(hits.text)], taken)
    found += keep_free(find_firms(hits, owners), taken)
    found += keep_free(
        [*find_divisions(hits.text), *find_bureaus(hits.text), *find_affiliated(hits.text)], taken
    )
    found += keep_free(find_units(hits.text), taken)
    found += keep_free(prefer_longer(owned, agencies), taken)
    found += keep_free(find_national(hits), taken)
    found += keep_free(find_heirs(hits, sorted(found, key=by_start)), taken)
    found += keep_free(find_created(hits, owners, sentences), taken)
    found += keep_free(find_proper(hits, taken), taken)
    found = with_units(hits.text, found, owners)
    for naming in found:
        taken[naming.start : naming.end] = b"\x01" * (naming.end - naming.start)
    found += keep_free(find_groups(hits, taken), taken)
    found += keep_free(find_listed(hits.text), taken)
    return join_branches(hits.text, sorted(found, key=by_start))


def holds_clause(text: str, naming: Naming, starts: set[int]) -> bool:
    """Tell whether a naming runs over a verb of aid into another's name: 甲市援建乙市医院.

    A command post is named for its aid: 某省对口支援某区前方指挥部.
    """
    if naming.type in STATE:
        return False
    verbs = AIDS.finditer(text, naming.start, naming.end)
    if naming.owner is not None and text[naming.start - 1 : naming.start] in THERE:
        verb = AIDS.match(text, naming.owner.end)
        if verb is not None and verb.end() < naming.end:
            return True
    return any(verb.end() in starts for verb in verbs)


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
    starts = [naming.start for naming in found]
    dropped: set[int] = set()
    for title in titles:
        first = bisect_left(starts, title.start)
        last = bisect_left(starts, title.end)
        inside = range(first, last)
        issuers = count_issuers(text, title, [found[index] for index in inside])
        dropped.update(inside[issuers:])
    return [naming for index, naming in enumerate(found) if index not in dropped]


def count_issuers(text: str, title: Title, inside: Sequence[Naming]) -> int:
    """Return how many of the namings in a title issued it: 《甲、乙关于…》 has two."""
    head = text[title.inner_start : title.inner_end]
    end = min((at for word in ISSUERS_END if (at := head.find(word)) > 0), default=0)
    issuers = [one for one in inside if one.end <= title.inner_start + end and not one.typed]
    said = sum(one.end - one.start for one in issuers)
    return len(issuers) if said >= len(BLANK.sub("", head[:end])) else 0


def actor_facts(document: Document, mentions: Sequence[Mention]) -> list[Fact]:
    """Return one fact for each actor worth one, with its first mention as evidence.

    A name that is another one without its outer place (某省甲州医院, 甲州医院) is said once.
    """
    seen: set[str] = set()
    names: set[str] = set()
    tails: set[str] = set()
    content = document.sha256
    facts = []
    for mention in mentions:
        if mention.kind != "actor" or not mention.fields["fact"] or mention.entity in seen:
            continue
        own_tails = {mention.name[i:] for i in range(len(mention.name) - SHORTEST_TAIL + 1)}
        if mention.name in tails or own_tails & names:
            continue
        seen.add(mention.entity or mention.name)
        names.add(mention.name)
        tails |= own_tails
        facts.append(actor_fact(document, content, mention))
    return facts


def actor_fact(document: Document, content: str, mention: Mention) -> Fact:
    """Return the fact of one mention; ``content`` is the document's sha256."""
    evidence = document.evidence(mention.start, mention.end)
    fields = {"name": mention.name, "actor_id": mention.entity, "type": mention.type}
    id_ = fact_id(content, "actor", (mention.name,), evidence.start)
    return Fact(document.id, "actor", fields, evidence, mention.rule, id_)
