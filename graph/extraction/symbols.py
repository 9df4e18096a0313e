"""Symbolised sentences: each noun phrase becomes one character, all other text stays.

In: a sentence and its Phrases. Out: a line over which a construction is a short regex. Example:
``鄂尔多斯市对口支援兴安盟`` becomes ``P对口支援P`` where each P is one private character that
stands for its Phrase.
"""

from __future__ import annotations

import re

from graph.coordination import Phrase
from graph.records import record

# One range of the private use area a class: 1,024 phrases of a class in a sentence.
BASE = {"P": 0xE000, "O": 0xE400, "S": 0xE800, "R": 0xEC00}
RANGES = {kind: f"{chr(base)}-{chr(base + 0x3FF)}" for kind, base in BASE.items()}
PRIVATE = re.compile(f"[{''.join(RANGES.values())}]")
FIRST, LAST = min(BASE.values()), max(BASE.values()) + 0x3FF


@record(frozen=True, slots=True)
class SymbolLine:
    """A symbolised sentence; ``starts[i]``, ``ends[i]`` are the clean span of ``line[i]``."""

    line: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    phrases: tuple[Phrase, ...]

    def phrase(self, symbol: str) -> Phrase:
        """Return the Phrase that a symbol stands for."""
        return self.phrases[(ord(symbol) - FIRST) % 0x400]

    def between(self, one: Phrase, other: Phrase) -> str:
        """Return the text between two phrases of the line."""
        first, last = self.starts.index(one.start), self.starts.index(other.start)
        return self.line[first + 1 : last]

    def merged(self, stretch: str) -> Phrase:
        """Return the Phrase of a stretch of the line: a list of several classes as one."""
        phrases = [self.phrase(char) for char in stretch if FIRST <= ord(char) <= LAST]
        ends = tuple(end for phrase in phrases for end in phrase.ends)
        group = phrases[0].group if len(phrases) == 1 else None
        return Phrase(phrases[0].start, phrases[-1].end, phrases[0].kind, ends, group)


def plain(text: str) -> str:
    """Return a text without characters that would pass for symbols."""
    return PRIVATE.sub("\ufffd", text)


def symbolise(text: str, span: tuple[int, int], phrases: list[Phrase]) -> SymbolLine:
    """Return the sentence ``text[span]`` with a symbol for each phrase (at most 1,024)."""
    first, last = span
    words = plain(text[first:last])
    parts: list[str] = []
    starts: list[int] = []
    position = first
    for index, phrase in enumerate(phrases[:0x400]):
        parts += (words[position - first : phrase.start - first], chr(BASE[phrase.kind] + index))
        starts += (*range(position, phrase.start), phrase.start)
        position = phrase.end
    parts.append(words[position - first :])
    starts += range(position, last)
    ends = (*starts, max(position, last))[1:]  # each ends where the next begins
    return SymbolLine("".join(parts), tuple(starts), ends, tuple(phrases))
