"""Collections of organisations and bodies that no place tells apart: 三级医院, 民营企业, 扶贫办.

In: the lexicon's Hits. Out: Readings behind a place, Namings elsewhere, all typed. Example:
``组织民营企业下乡`` has the collection 民营企业.
"""

from __future__ import annotations

from graph.actor_grammar import Reading, whole
from graph.actor_lexicon import Hits
from graph.actor_mentions import Naming


def read_group(hits: Hits, start: int, depth: int = 0) -> Reading | None:
    """Return modifiers and the head of a collection: 三级医院, 直属机关, 扶贫部门."""
    found = longest_group(hits, start)
    if found or depth > 3:
        return found
    ends = {end for end, entry in hits.beginning(start) if entry.modifier or entry.word}
    for end in sorted(ends, reverse=True) if ends else ():
        if reading := read_group(hits, end, depth + 1):
            return reading
    return None


def longest_group(hits: Hits, start: int) -> Reading | None:
    """Return the longest head of a collection at ``start``."""
    best = None
    for end, entry in hits.beginning(start):
        if entry.group and (best is None or end > best.end) and whole(hits, end, entry.group):
            best = Reading(end, entry.group)
    return best


def modifiers_before(hits: Hits, start: int) -> int:
    """Return where the chain of modifiers that ends at ``start`` begins."""
    for _ in range(4):
        begins = [b for b, entry in hits.ending(start) if entry.modifier or entry.word]
        if not begins:
            break
        start = min(begins)
    return start


def find_groups(hits: Hits, taken: bytearray) -> list[Naming]:
    """Return the collections and the bodies without a place: 民营企业, 驻村工作队, 扶贫办."""
    groups = []
    for end in reversed(hits.headed):
        if taken[end - 1]:
            continue
        heads = [
            (start, head)
            for start, entry in hits.ending(end)
            for head in (*entry.heads, *((entry.group,) if entry.group else ()))
            if len(head.word) > 1 and whole(hits, end, head)
        ]
        if not heads:
            continue
        start, head = min(heads, key=lambda pair: pair[0])
        begin = modifiers_before(hits, start)
        if begin < start or len(head.word) > 2 or head.group:
            own = hits.text[begin:end]
            groups.append(Naming(begin, end, own, head.type, "group", None, True, False))
    return groups
