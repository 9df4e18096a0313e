"""Sentences: clean text in, [start, end) spans out.

A sentence ends behind 。！？； (with closing quotes and brackets) or before a line end; blank
stretches are no sentences. Example: ``甲帮扶乙。丙帮扶丁`` gives [(0, 6), (6, 11)].
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# The constructions of the language are looked for within a sentence: its length bounds their work.
# The longest sentence of 420 texts has 375 characters.
LONGEST = 1_000
# 帮扶了三个村。” | a line of its own | the rest of a text without a full stop
SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’）》」』]*|[^。！？；\n]+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a clean text, in order, white space at ends left out.

    One of more than LONGEST characters is taken in parts.
    """
    spans = []
    for match in SENTENCE.finditer(text):
        for start, end in cut(text, *match.span()):
            body = text[start:end]
            left, right = len(body.lstrip()), len(body.rstrip())
            if left:
                spans.append((end - left, start + right))
    return spans


def cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of a stretch, each divided from the next behind a comma where it has one."""
    while end - start > LONGEST:
        comma = max(text.rfind(mark, start, start + LONGEST) for mark in "，、,\t ")
        middle = comma + 1 if comma > start else start + LONGEST
        yield start, middle
        start = middle
    yield start, end
