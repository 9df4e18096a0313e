"""Reposts: documents that hold nearly the same text, grouped so that they count once.

In: clean texts, then the sketches and descriptions of all documents. Out: the document that each
repost repeats. Example: two sites that carry one notice, each with its own navigation, are one
group; its first document by date is the original. Two counties that fill one template are none.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

WIDTH = 8  # characters of a shingle
BINS = 128
BAND = 4  # bins that must agree for two documents to be compared at all
ALIKE = 0.8
# characters that two copies of a text share: no layout, no punctuation
KEPT = re.compile(r"[^0-9A-Za-z一-鿿]+")
EMPTY = 2**64 - 1
Sketch = Sequence[int] | NDArray[np.uint64]


def sketch(text: str) -> Sketch:
    """Return the least hash of the text's shingles in each of BINS bins.

    Two texts share about the part of their bins that they share of their shingles.
    """
    codes = np.frombuffer(KEPT.sub("", text).encode("utf-32-le", "replace"), dtype="<u4")
    size = len(codes) - WIDTH + 1
    least = np.full(BINS, EMPTY, dtype=np.uint64)
    if size < 1:
        return tuple(least.tolist())
    hashes = np.zeros(size, dtype=np.uint64)
    for place in range(WIDTH):
        hashes = hashes * np.uint64(0x100000001B3) + codes[place : place + size].astype(np.uint64)
    hashes = (hashes ^ (hashes >> np.uint64(31))) * np.uint64(0x9E3779B97F4A7C15)
    np.minimum.at(least, (hashes >> np.uint64(57)).astype(np.intp), hashes)
    return tuple(least.tolist())


def likeness(one: NDArray[np.uint64], others: NDArray[np.uint64]) -> NDArray[np.float64]:
    """Return the part of the shingles of a text and of each of ``others`` that both have, as their
    sketches tell it."""
    filled = (one != EMPTY) | (others != EMPTY)
    same = ((one == others) & filled).sum(axis=1)
    part: NDArray[np.float64] = same / np.maximum(filled.sum(axis=1), 1)
    return part


def mark_reposts(
    documents: Iterable[tuple[dict[str, Any], Sketch]],
) -> list[dict[str, Any]]:
    """Return the descriptions of documents; that of a repost names its original: ``repost_of``."""
    pairs = list(documents)
    described = [line for line, _ in pairs]
    originals = find_reposts(described, {line["doc"]: alike for line, alike in pairs})
    return [
        line | {"repost_of": originals[line["doc"]]} if line["doc"] in originals else line
        for line in described
    ]


def find_reposts(
    documents: Sequence[Mapping[str, Any]], sketches: Mapping[str, Sketch]
) -> dict[str, str]:
    """Return the original of each repost, by document id.

    The original is the first of its group by date, of equal dates by id; one without a date comes
    last. Texts of two regions are never one, however alike.
    """
    told = {line["doc"]: line for line in documents}
    groups = {doc: [doc] for doc in sorted(told)}
    for one, other in alike(sketches):
        regions = {told[doc].get("region") for doc in (one, other)} - {None}
        if len(regions) < 2:
            merge(groups, one, other)
    originals: dict[str, str] = {}
    for docs in groups.values():
        first, *reposts = sorted(docs, key=lambda doc: (told[doc].get("date") or "9999", doc))
        originals |= dict.fromkeys(reposts, first)
    return originals


def merge(groups: dict[str, list[str]], one: str, other: str) -> None:
    """Make one group of those of two documents."""
    if groups[one] is not groups[other]:
        groups[one] += groups[other]
        for doc in groups[one]:
            groups[doc] = groups[one]


def alike(sketches: Mapping[str, Sketch]) -> Iterator[tuple[str, str]]:
    """Yield the pairs of documents that are alike and agree in a band of bins, once for each such
    band: no pair is held, for texts that share a passage make many."""
    docs = sorted(sketches)
    table = np.array([sketches[doc] for doc in docs], np.uint64).reshape(len(docs), BINS)
    for start in range(0, BINS, BAND):
        for rows in rows_alike(table[:, start : start + BAND]):
            for place, one in enumerate(rows[:-1], 1):
                others = rows[place:]
                for at in np.flatnonzero(likeness(table[one], table[others]) >= ALIKE):
                    yield docs[one], docs[others[at]]


def rows_alike(band: NDArray[np.uint64]) -> Iterator[list[int]]:
    """Yield the numbers of the rows that hold the same, two and more; those with gaps are none."""
    whole = np.flatnonzero((band != EMPTY).all(axis=1))
    rows = whole[np.lexsort(band[whole].T)]
    changes = (band[rows][1:] != band[rows][:-1]).any(axis=1)
    for group in np.split(rows, np.flatnonzero(changes) + 1):
        if len(group) > 1:
            yield sorted(group.tolist())
