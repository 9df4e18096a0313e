"""What reconciliation found as lines of N-Quads: merges with their reasons, changes as events.

In: a Reconciliation. Out: lines in the graph of what is inferred. Example: 内蒙古扶贫办 leads by
``:canonical`` to 内蒙古自治区扶贫开发办公室; a Merge says by which rule, and where both are named.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from graph.aliases import other_names
from graph.entities import INFERRED, join
from graph.gazetteer import Gazetteer, Place
from graph.number_quads import Pairs
from graph.quads import choice, named, node, number, text
from graph.reconciled import Change, Merge, Reconciliation

BODIES = ("actor/", "name/")


def reconciled_lines(one: Reconciliation, gazetteer: Gazetteer) -> list[str]:
    """Return the lines of all merges and changes."""
    found = [line for merge in one.merges for line in write_merge(merge, one)]
    found += [line for change in one.changes for line in write_change(change)]
    places = {*one.names} & {*gazetteer.places}
    return found + [line for key in places for line in rename(gazetteer.places[key], one)]


def write_merge(merge: Merge, one: Reconciliation) -> Iterator[str]:
    """Yield the lines of one merge, and those that lead from its ids to the canonical one."""
    first = one.first(merge)
    pairs: Pairs = [
        (named("rdf:type"), named("Merge")),
        (named("left"), node(merge.left)),
        (named("right"), node(merge.right)),
        (named("canonical"), node(first)),
        (named("mergeRule"), choice("merge_rule", merge.rule)),
        (named("reason"), text(merge.reason)),
    ]
    pairs += [(named("statedIn"), node(f"doc/{doc}")) for doc in merge.docs]
    yield from join(key_of("merge", merge.left, merge.right), pairs, INFERRED)
    for entity, name in ((merge.left, merge.left_name), (merge.right, merge.right_name)):
        if entity != first:
            same = [(named("canonical"), node(first)), (named("rdfs:label"), text(name, "zh"))]
            yield from join(entity, same, INFERRED)


def write_change(change: Change) -> list[str]:
    """Return the lines of one change; that of a body is an event of the ORG ontology too."""
    entity = key_of("change", change.old, change.new)
    pairs: Pairs = [
        (named("rdf:type"), named("ChangeEvent")),
        (named("original"), node(change.old)),
        (named("resulting"), node(change.new)),
        (named("fromYear"), number(change.year)),
        (named("toYear"), number(change.year)),
        (named("note"), text(change.note)),
    ]
    if not change.new.startswith(BODIES):
        return join(entity, pairs, INFERRED)
    pairs.append((named("rdf:type"), named("org:ChangeEvent")))
    pairs.append((named("org:originalOrganization"), node(change.old)))
    result = [(named("org:resultedFrom"), node(entity))]
    return join(entity, pairs, INFERRED) + join(change.new, result, INFERRED)


def rename(place: Place, one: Reconciliation) -> list[str]:
    """Return the lines of the names that a place has beside those that the gazetteer gives it."""
    others = {*one.names[place.id]} - {place.name, *other_names(place)}
    return join(place.id, [(named("skos:altLabel"), text(name, "zh")) for name in others], INFERRED)


def key_of(kind: str, left: str, right: str) -> str:
    """Return the id of a merge or a change of two ids."""
    pair = "\x1f".join((left, right)).encode("utf-8", "replace")
    return f"{kind}/{hashlib.sha256(pair).hexdigest()[:20]}"
