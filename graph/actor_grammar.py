"""How a name of an organisation is built to the right of its anchor.

In: the lexicon's Hits and the place where the name's first words may begin (behind 河南省, behind
国家). Out: Readings, each with its end and its head. Example: behind ``河南省`` the words
``发展和改革委员会`` are one Reading of the type agency.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from graph.actor_lexicon import Entry, Head, Hits, load_stop_characters

LIMIT = 18
FREE_LIMIT = 12
# 第一 | 第十四 | 第301 | 附属 : what stands before the head of a hospital, school, team
ORDINAL = re.compile(
    r"(?:第[一二三四五六七八九十百\d]{1,4}(?:批|届)?|附属|直属|[东西南北中]部|[一二三四五六七八九十]{1,2}(?=中|小))"
)
# characters that a free name may hold
NAME_CHARACTER = re.compile(r"[一-鿿A-Za-z·]")
# 教育、民政、财政（厅）
LIST_JOIN = re.compile(r"[、和与及]")
CHAINABLE = frozenset({"school", "hospital", "enterprise", "bank", "social_org", "agency", "media"})


@dataclass(frozen=True, slots=True)
class Reading:
    """A stretch that can be the name behind an anchor; ``parts`` are the words of a shared head."""

    end: int
    head: Head
    parts: tuple[tuple[int, int], ...] = ()
    plain: bool = True


def read_name(hits: Hits, start: int, *, free: bool = True, bare: bool = True) -> Reading | None:
    """Return the name that begins at ``start``: words and one head, extended by further heads.

    ``free``: words outside of the lexicon may stand in it. ``bare``: the head may come at once.
    """
    first = read_head(hits, start, direct=True) if bare else None
    if first is None:
        first = read_worded(hits, start)
    if first is None and free:
        first = read_free(hits, start)
    return extend(hits, first) if first else None


def read_head(
    hits: Hits, start: int, *, direct: bool, forms: str = "direct words free"
) -> Reading | None:
    """Return the longest head that begins at ``start``."""
    best = None
    for end, entry in hits.starts.get(start, ()):
        head = entry.head
        if head is None or head.form not in forms or not ends_well(hits.text, end, head):
            continue
        if len(head.word) == 1 and not (direct and head.word == "委"):
            continue
        if best is None or end > best.end:
            best = Reading(end, head)
    return best


def ends_well(text: str, end: int, head: Head) -> bool:
    """Tell whether no character behind the head makes another word of it."""
    return end >= len(text) or text[end] not in head.never_before


def word_ends(hits: Hits, start: int) -> Iterator[int]:
    """Yield the ends of the lexicon's words and ordinals at ``start``, longest first."""
    ends = {end for end, entry in hits.starts.get(start, ()) if entry.word}
    if match := ORDINAL.match(hits.text, start):
        ends.add(match.end())
    yield from sorted(ends, reverse=True)


def read_worded(hits: Hits, start: int, depth: int = 0) -> Reading | None:
    """Return words of the lexicon and a head behind them, the longest words first."""
    if depth > 5:
        return None
    for end in word_ends(hits, start):
        reading = single_or_long_head(hits, end) or read_worded(hits, end, depth + 1)
        if reading:
            return reading
    return None


def single_or_long_head(hits: Hits, start: int) -> Reading | None:
    """Return the longest head of any length that words of the lexicon may stand before."""
    best = None
    for end, entry in hits.starts.get(start, ()):
        head = entry.head
        if head is None or head.form == "direct" or not ends_well(hits.text, end, head):
            continue
        if best is None or end > best.end:
            best = Reading(end, head)
    return best


def read_free(hits: Hits, start: int) -> Reading | None:
    """Return free words and a free head: 某某建设投资集团有限公司; boundaries end the search."""
    position = start
    stops = load_stop_characters()
    while position - start <= FREE_LIMIT and position < len(hits.text):
        reading = read_head(hits, position, direct=False, forms="free")
        if reading:
            return Reading(reading.end, reading.head, plain=False) if position > start else reading
        entries = hits.starts.get(position, ())
        word = max((end for end, entry in entries if entry.word), default=0)
        if word:
            position = word
            continue
        character = hits.text[position]
        if character in stops or not NAME_CHARACTER.match(character):
            return None
        if any(entry.stop for _, entry in entries):
            return None
        position += 1
    return None


def extend(hits: Hits, reading: Reading) -> Reading:
    """Return the reading with the heads that go on behind it: 大学 + 附属医院, 集团 + 有限公司."""
    while True:
        further = next_head(hits, reading)
        if further is None or further.end - reading.end > LIMIT:
            return reading
        reading = Reading(further.end, further.head, plain=False)


def next_head(hits: Hits, reading: Reading) -> Reading | None:
    """Return the head that continues a reading, if the two make one name."""
    end = reading.end
    if reading.head.type in CHAINABLE:
        found = read_head(hits, end, direct=False, forms="free words")
        if found and found.head.type != "team" and len(found.head.word) > 1:
            return found
        if match := ORDINAL.match(hits.text, end):
            return read_head(hits, match.end(), direct=False, forms="free") or read_worded(
                hits, match.end()
            )
    if reading.head.type in ("agency", "party", "government"):
        found = read_head(hits, end, direct=False, forms="words")
        if found and found.head.word in ("办公室", "办公厅"):
            return found
    return None


def read_shared_head(hits: Hits, start: int) -> Reading | None:
    """Return a list of words with one head behind the last: 教育、民政、财政厅."""
    parts: list[tuple[int, int]] = []
    position = start
    while True:
        end = next(word_ends(hits, position), None)
        if end is None:
            return None
        parts.append((position, end))
        if len(parts) > 1 and (reading := single_or_long_head(hits, end)):
            return Reading(reading.end, reading.head, tuple(parts))
        if len(parts) > 12 or not LIST_JOIN.match(hits.text, end):
            return None
        position = end + 1


def read_group(hits: Hits, start: int) -> Reading | None:
    """Return modifiers and the head of a collection: 三级医院, 直属机关, 扶贫部门."""
    position = start
    for _ in range(4):
        found = longest_group(hits, position)
        if found:
            return Reading(found[0], found[1])
        ends = [end for end, entry in hits.starts.get(position, ()) if is_modifier(entry)]
        if not ends:
            return None
        position = max(ends)
    return None


def longest_group(hits: Hits, start: int) -> tuple[int, Head] | None:
    """Return the longest head of a collection at ``start``."""
    ends = [
        (end, entry.group)
        for end, entry in hits.starts.get(start, ())
        if entry.group is not None and ends_well(hits.text, end, entry.group)
    ]
    return max(ends, key=lambda pair: pair[0], default=None)


def is_modifier(entry: Entry) -> bool:
    """Tell whether a word may stand before the head of a collection."""
    return entry.modifier or entry.word


def modifiers_before(hits: Hits, start: int, least: int) -> int:
    """Return where the chain of modifiers that ends at ``start`` begins, not before ``least``."""
    for _ in range(4):
        begins = [
            begin
            for begin, entry in hits.ends.get(start, ())
            if is_modifier(entry) and begin >= least
        ]
        if not begins:
            break
        start = min(begins)
    return start
