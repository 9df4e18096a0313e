"""Sentences: clean text in, [start, end) spans out.

A sentence ends behind 。！？； (with closing quotes and brackets) or before a line end; blank
stretches are no sentences. Example: ``甲帮扶乙。丙帮扶丁`` gives [(0, 6), (6, 11)].
"""

from __future__ import annotations

import re

# 帮扶了三个村。” | a line of its own | the rest of a text without a full stop
SENTENCE = re.compile(r"[^。！？；\n]*[。！？；]+[”’）》」』]*|[^。！？；\n]+")


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the spans of the sentences of a clean text, in order, white space at ends left out."""
    spans = []
    for match in SENTENCE.finditer(text):
        start, end = match.span()
        body = match.group()
        start += len(body) - len(body.lstrip())
        end -= len(body) - len(body.rstrip())
        if start < end:
            spans.append((start, end))
    return spans
