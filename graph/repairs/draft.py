"""A text under repair: characters with their raw offsets, and the edits that change it.

In: a Draft and a list of Edits, sorted, not overlapping. Out: the Draft after them.
Example: the Edit (1, 6, "", "pinyin") turns 貧(pín)困 into 貧困 with the offsets 0, 6.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from graph.records import record


class Dropped(NamedTuple):
    """A raw stretch that the clean text leaves out on purpose, and why: pinyin, markup, …"""

    start: int
    end: int
    reason: str


class Edit(NamedTuple):
    """Put ``replacement``, not longer than the span, in the place of ``text[start:end]``.

    With a ``reason`` the span is listed as dropped; without one it held nothing but layout.
    """

    start: int
    end: int
    replacement: str = ""
    reason: str = ""


@record(frozen=True, slots=True)
class Draft:
    """``text[i]`` stands at ``raw[offsets[i]]``; what was left out is in ``dropped``."""

    text: str
    offsets: Sequence[int]
    dropped: tuple[Dropped, ...] = ()

    def rewritten(self, text: str) -> Draft:
        """Return the Draft with another text of the same length: each character by one."""
        if len(text) != len(self.text):
            raise ValueError(f"{len(text)} characters in the place of {len(self.text)}")
        return self if text == self.text else Draft(text, self.offsets, self.dropped)

    def edited(self, edits: Iterable[Edit]) -> Draft:
        """Return the Draft after the edits, which are sorted and do not overlap."""
        edits = list(edits)
        if not edits:
            return self
        text, offsets = self.text, self.offsets
        pieces: list[str] = []
        places = array("I")
        dropped = list(self.dropped)
        position = 0
        if isinstance(offsets, range):
            offsets = array("I", offsets)
        for start, end, replacement, reason in edits:
            kept = start + len(replacement)
            if not position <= start <= end or kept > end:
                raise ValueError(f"edit {start}-{end} {replacement!r} after {position}")
            pieces += (text[position:start], replacement)
            places += offsets[position:kept]  # type: ignore[arg-type]
            if reason and start < end:
                dropped.append(Dropped(offsets[start], offsets[end - 1] + 1, reason))
            position = end
        pieces.append(text[position:])
        places += offsets[position:]  # type: ignore[arg-type]
        return Draft("".join(pieces), places, tuple(dropped))
