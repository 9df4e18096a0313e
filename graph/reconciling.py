"""Reconciliation: which entities of several documents are one, and why.

In: the lines of facts.jsonl of all documents and what persons judged. Out: a Reconciliation: each
id's canonical id, each merge with its reason, each change of an agency into its successor.
Example: 自治区扶贫办, 内蒙古自治区扶贫办 and 内蒙古自治区扶贫开发办公室 become one;
内蒙古自治区乡村振兴局 is the result of a change, not the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from graph.alike import find_key
from graph.alike_bodies import Key
from graph.gazetteer import Gazetteer, load_gazetteer
from graph.joining import Join, Joins
from graph.judgements import Judgement
from graph.lexicon import read_rows
from graph.naming import KINDS, Named, collect_names
from graph.reconciled import Change, Merge, Reconciliation, apply, merge_lines
from graph.settling import settle

Line = Mapping[str, Any]
NO_RANK = 9

__all__ = [
    "Change",
    "Merge",
    "Reconciliation",
    "apply",
    "merge_lines",
    "reconcile",
]


def reconcile(
    facts: Iterable[Line],
    judgements: Sequence[Judgement] = (),
    *,
    regions: Mapping[str, str] | None = None,
    gazetteer: Gazetteer | None = None,
) -> Reconciliation:
    """Find what is one among the entities of all facts; a judgement wins over every rule.

    ``regions`` are the places (names or ids) that documents speak for, as in documents.jsonl: with
    them 自治区扶贫办 is read as a body of that region, where all its documents share it.
    """
    gazetteer = gazetteer or load_gazetteer()
    known = collect_names(facts)
    keys = find_keys(known, regions or {}, gazetteer)
    joins, issues = settle(judgements, known)
    for group in grouped(keys).values():
        join_group(sorted(group, key=lambda entity: order_of(entity, keys, known)), keys, joins)
    canonical = choose_canonical(joins, keys, known)
    return Reconciliation(
        canonical,
        tuple(sorted(find_merges(joins, canonical, known), key=merge_order)),
        tuple(find_changes(keys, canonical)),
        tuple(issues),
        names_of(canonical, known),
    )


def find_keys(
    known: Mapping[str, Named], regions: Mapping[str, str], gazetteer: Gazetteer
) -> dict[str, Key]:
    """Return the key of each entity that a rule knows."""
    keys = {}
    for entity, named in known.items():
        places = {regions.get(doc) for doc in named.docs} if regions else set()
        region = find_region(places.pop(), gazetteer) if len(places) == 1 else None
        key = find_key(entity, gazetteer, region)
        if key is not None:
            keys[entity] = key
    return keys


def find_region(region: str | None, gazetteer: Gazetteer) -> str | None:
    """Return the place id of a region by its id or its official name, if one alone has it."""
    if region is None or region in gazetteer.places:
        return region
    places = [place for place in gazetteer.by_name(region) if place.valid_to is None]
    return places[0].id if len(places) == 1 else None


def grouped(keys: Mapping[str, Key]) -> dict[tuple[str, ...], list[str]]:
    """Return the entities by what makes them alike."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for entity, key in keys.items():
        groups.setdefault(key.parts, []).append(entity)
    return groups


def order_of(
    entity: str, keys: Mapping[str, Key], known: Mapping[str, Named]
) -> tuple[int, int, int, str]:
    """Return the order in which ids are taken as canonical: by KINDS, the fullest name first."""
    rank = keys[entity].rank if entity in keys else NO_RANK
    name = known[entity].name if entity in known else ""
    return KINDS.index(entity.partition("/")[0]), rank, -len(name), entity


def join_group(group: list[str], keys: Mapping[str, Key], joins: Joins) -> None:
    """Join each entity to the first before it from which no judgement keeps it apart."""
    heads: list[str] = []
    for entity in group:
        key = keys[entity]
        for head in heads:
            if joins.are_joined(entity, head):
                break
            if joins.join(Join(entity, head, key.rule, key.reason)):
                break
        else:
            heads.append(entity)


def choose_canonical(
    joins: Joins, keys: Mapping[str, Key], known: Mapping[str, Named]
) -> dict[str, str]:
    """Return the canonical id of each id that was joined to another and is not it.

    An id that no fact uses is not canonical; a judgement on it may join two that are used.
    """
    canonical: dict[str, str] = {}
    for members in joins.groups():
        here = [entity for entity in members if entity in known]
        if len(here) > 1:
            first = min(here, key=lambda entity: order_of(entity, keys, known))
            canonical |= {entity: first for entity in members if entity != first}
    return dict(sorted(canonical.items()))


def find_changes(keys: Mapping[str, Key], canonical: Mapping[str, str]) -> Iterator[Change]:
    """Yield a Change where an agency and its successor by successors.csv are both named."""
    ids = {parts: canonical.get(group[0], group[0]) for parts, group in grouped(keys).items()}
    rows: dict[tuple[str, str], list[dict[str, str]]] = {}
    for row in read_rows("successors.csv"):
        rows.setdefault((row["scope"], row["old"]), []).append(row)
    for parts in sorted(ids):
        for row in rows.get((parts[0], parts[-1]), ()):
            old, new = ids[parts], ids.get((*parts[:-1], row["new"]))
            if new is not None and new != old:
                yield Change(old, new, int(row["year"]), row["note"])


def find_merges(
    joins: Joins, canonical: Mapping[str, str], known: Mapping[str, Named]
) -> Iterator[Merge]:
    """Yield the joins that make ids of the facts one."""
    joined = {*canonical, *canonical.values()}
    for join in joins.made:
        if join.left in joined:
            yield describe(join, known)


def describe(join: Join, known: Mapping[str, Named]) -> Merge:
    """Return a join with the names and documents of its two sides."""
    left, right = known.get(join.left, Named()), known.get(join.right, Named())
    docs = (*sorted(left.docs), *(() if right.first in left.docs else filter(None, [right.first])))
    names = (left.name or name_of(join.left), right.name or name_of(join.right))
    return Merge(join.left, join.right, *names, join.rule, join.reason, docs)


def name_of(entity: str) -> str:
    """Return the name that an id ends in."""
    return entity.rpartition("/")[2]


def merge_order(merge: Merge) -> tuple[str, str]:
    """Return the order of merges."""
    return merge.right, merge.left


def names_of(
    canonical: Mapping[str, str], known: Mapping[str, Named]
) -> dict[str, tuple[str, ...]]:
    """Return all names of each canonical id that was merged, its own first."""
    names = {first: dict.fromkeys(known[first].names) for first in sorted({*canonical.values()})}
    for entity, first in canonical.items():
        names[first] |= dict.fromkeys(known[entity].names if entity in known else ())
    return {first: tuple(found) for first, found in names.items()}
