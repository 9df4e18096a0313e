"""What persons judged, made consistent: the latest word wins, what it overrules becomes an Issue.

In: judgements and the entities of the facts. Out: Joins to which rules may add, and issues.
Example: 甲 same 乙, 乙 same 丙, 甲 different 丙: the latest two hold, the oldest is reported.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from graph.joining import Join, Joins
from graph.judgements import Judgement
from graph.model import Issue
from graph.naming import KINDS, Named


def settle(
    judgements: Sequence[Judgement], known: Mapping[str, Named]
) -> tuple[Joins, list[Issue]]:
    """Return the joins that the judgements make, what they keep apart, and the issues.

    Judgements count from the latest date to the earliest, of one date from the last line up. An
    unsure pair is joined by no rule, but gives way to any other judgement.
    """
    found, issues = link_judgements(judgements, known)
    joins = Joins()
    latest = sorted(found, key=lambda j: (j.date, j.line), reverse=True)
    seen: dict[frozenset[str], Judgement] = {}
    for judgement in latest:
        newer = seen.setdefault(pair_of(judgement), judgement)
        if newer is not judgement:
            if newer.judgement != judgement.judgement:
                issues.append(overruled(judgement, [newer.line]))
        elif judgement.judgement != "unsure" and not take(judgement, joins):
            del seen[pair_of(judgement)]
            issues.append(overruled(judgement, find_reasons(judgement, seen.values(), joins)))
    for pair, judgement in seen.items():
        if judgement.judgement == "unsure":
            joins.keep_apart(*sorted(pair))
    return joins, issues


def pair_of(judgement: Judgement) -> frozenset[str]:
    """Return the two ids, in no order."""
    return frozenset((judgement.left, judgement.right))


def find_reasons(judgement: Judgement, taken: Iterable[Judgement], joins: Joins) -> list[int]:
    """Return the lines taken before on the sets that a judgement speaks of."""
    roots = {joins.root(entity) for entity in pair_of(judgement)}
    return sorted(
        other.line
        for other in taken
        if other.judgement != "unsure" and roots >= {joins.root(one) for one in pair_of(other)}
    )


def take(judgement: Judgement, joins: Joins) -> bool:
    """Take a judgement in; False where it contradicts those taken before."""
    if judgement.judgement == "different":
        return joins.keep_apart(judgement.left, judgement.right)
    reason = ", ".join(
        filter(None, (judgement.reason, judgement.judge, judgement.date, f"line {judgement.line}"))
    )
    return joins.join(Join(judgement.left, judgement.right, "judgement", reason))


def link_judgements(
    judgements: Iterable[Judgement], known: Mapping[str, Named]
) -> tuple[list[Judgement], list[Issue]]:
    """Return the judgements with ids in place of names; an Issue for each name without one id."""
    by_name: dict[str, list[str]] = {}
    for entity, named in known.items():
        for name in {*named.counts, entity.rpartition("/")[2]}:
            by_name.setdefault(name, []).append(entity)
    found, issues = [], []
    for judgement in judgements:
        sides = [find_ids(side, by_name) for side in (judgement.left, judgement.right)]
        absent = [ids[0] for ids in sides if len(ids) == 1 and ids[0] not in known]
        issues += [unlinked(judgement, entity, []) for entity in absent]
        if [len(ids) for ids in sides] == [1, 1]:
            if sides[0] != sides[1]:
                found.append(replace(judgement, left=sides[0][0], right=sides[1][0]))
            continue
        for side, ids in zip((judgement.left, judgement.right), sides, strict=True):
            if len(ids) != 1:
                issues.append(unlinked(judgement, side, ids))
    return found, issues


def find_ids(side: str, by_name: Mapping[str, list[str]]) -> list[str]:
    """Return the ids that one side of a judgement may mean; an id is itself, known or not."""
    if side.partition("/")[0] in KINDS and "/" in side:
        return [side]
    return sorted(set(by_name.get(side, ())))


def overruled(judgement: Judgement, lines: Iterable[int]) -> Issue:
    """Return the Issue of a judgement that a later one overrules."""
    word = f"{judgement.left!r} {judgement.judgement} {judgement.right!r}"
    against = ", ".join(map(str, lines))
    message = f"{judgement.file}: line {judgement.line}: {word} is overruled by line {against}"
    remedy = "delete or correct one of the lines; the latest date wins, then the last line"
    return Issue("warning", "judgement_conflict", None, judgement.file, None, message, remedy)


def unlinked(judgement: Judgement, side: str, ids: list[str]) -> Issue:
    """Return the Issue of a judgement on a name that has no id in the facts, or several."""
    message = f"{judgement.file}: line {judgement.line}: {side!r} names nothing in these facts"
    remedy = "write the name as facts.jsonl has it, or its id"
    if ids:
        message = (
            f"{judgement.file}: line {judgement.line}: {side!r} may be any of {', '.join(ids)}"
        )
        remedy = "write the id that is meant"
    return Issue(
        "info" if not ids else "warning",
        "judgement_link",
        None,
        judgement.file,
        None,
        message,
        remedy,
    )
