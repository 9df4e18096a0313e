"""A page that repeats itself: the later copies of its paragraphs.

In: a Draft with one paragraph a line. Out: the Draft without long lines that stood before, and
without the short ones (headings, dates) that stood before and touch such a line. Example: a page
that gives its article twice gives it once; 一、 alone, or a short line met twice, stays.
"""

from __future__ import annotations

from graph.repairs.draft import Draft, Edit

LONG = 30  # characters: a shorter line may well be said twice


def _spread(dropped: list[bool], seen: list[bool], order: range) -> None:
    """Carry the mark of a dropped line on to the seen lines that follow it in this order."""
    touching = False
    for index in order:
        if dropped[index]:
            touching = True
        elif touching and seen[index]:
            dropped[index] = True
        else:
            touching = False


def drop_repeats(draft: Draft) -> Draft:
    """Return the Draft with the first copy of each paragraph, the others listed as ``repeat``."""
    lines = draft.text.split("\n")
    if len(set(lines)) == len(lines):
        return draft
    known: set[str] = set()
    seen = []
    for line in lines:
        seen.append(line in known)
        known.add(line)
    dropped = [again and len(line) >= LONG for again, line in zip(seen, lines, strict=True)]
    _spread(dropped, seen, range(len(lines)))
    _spread(dropped, seen, range(len(lines) - 1, -1, -1))
    edits = []
    position = 0
    for line, gone in zip(lines, dropped, strict=True):
        if gone:  # never the first line: the line end before it goes with it
            edits.append(Edit(position - 1, position + len(line), "", "repeat"))
        position += len(line) + 1
    return draft.edited(edits)
