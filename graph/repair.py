"""Repair: raw text in, clean simplified text with the way back to every raw character out.

In: the text of a document as read. Out: Repaired; ``text[i]`` stands at ``raw[offsets[i]]``, and is
the same character or its counterpart (simplified for traditional, half for full width, Chinese
for ASCII punctuation, a line end for a tag, a character for its entity). What is left out stands
in ``dropped``, what the page itself destroyed in ``damaged``: it is kept, not guessed.
Example: ``repair("貧(pín)困縣").text`` is 贫困县, ``offsets`` 0, 6, 7.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from graph.records import record
from graph.repairs import STEPS
from graph.repairs.draft import Draft, Dropped
from graph.text import HAN

ROUNDS = 8  # one round mends nearly all; each further one what the last brought to light
MORE = 1_000_000  # characters that further rounds may read, so that a short text is done in the end
# what damage begins with
SUSPICIOUS = re.compile("[?？\ufffd\ue000-\uf8ff\ud800-\udfff锟Â-ô]")
# 因?yàn) | 口?，F已 | U+FFFD | private use | half a surrogate pair | 锟斤拷 | UTF-8 read as Latin-1
DAMAGE = re.compile(
    rf"[?？](?<=[{HAN}，。、；：“”%％)）\d].)[?？]{{0,3}}[，,]?(?=[A-Za-z]|[a-zà-ÿ\u0100-\u01dc]+[)）])|"
    rf"\?(?<=[{HAN}].)\?+(?=[{HAN}])|"
    "[\ufffd\ue000-\uf8ff\ud800-\udfff]+|(?:锟斤拷)+|锟斤|(?:[Â-ô][\x80-\xbf]{1,3}){2,}"
)


@record(frozen=True, slots=True)
class Repaired:
    """Clean text, the raw place of each of its characters, and what was left out or lost.

    ``dropped`` and ``damaged`` hold raw offsets, in order.
    """

    text: str
    offsets: Sequence[int]
    dropped: tuple[Dropped, ...] = ()
    damaged: tuple[tuple[int, int], ...] = ()


def find_damage(raw: str) -> tuple[tuple[int, int], ...]:
    """Return the raw spans in which characters were lost."""
    spans: list[tuple[int, int]] = []
    for hit in SUSPICIOUS.finditer(raw):
        behind = not spans or hit.start() >= spans[-1][1]
        if behind and (damage := DAMAGE.match(raw, hit.start())):
            spans.append(damage.span())
    return tuple(spans)


def repair(raw: str) -> Repaired:
    """Return the clean text of ``raw``; repairing a clean text again changes nothing.

    A long text that hides tags in tags is left as ROUNDS rounds leave it.
    """
    draft = Draft(raw, range(len(raw)))
    left = ROUNDS * len(raw) + MORE
    while left > 0:
        before = draft
        left -= max(1, len(before.text))
        for step in STEPS:
            draft = step(draft)
        if draft.text == before.text:
            break
    damaged = find_damage(raw)
    return Repaired(draft.text, draft.offsets, tuple(sorted(draft.dropped)), damaged)
