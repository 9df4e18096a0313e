"""The start view as the page receives it: one piece of numbers, one of names, both compressed.

In: a Level. Out: bytes. The numbers are little-endian: the counts of nodes, lines and circles, then
column after column. Example: 50,000 nodes with 75,000 lines are 1.3 MB of numbers, 0.8 MB sent.
"""

from __future__ import annotations

import gzip
import json
from typing import Any

import numpy as np
import numpy.typing as npt

from viz.colours import LINE_STYLES, NODE_STYLES
from viz.explore.level import Level

KINDS, MECHANISMS = tuple(NODE_STYLES), tuple(LINE_STYLES)
FAST = 4


def pack_numbers(level: Level) -> bytes:
    """Return where the nodes stand, what they are, how many facts they have; lines, which of them
    are only weighed, and circles."""
    rows, ties, rings = level.rows, level.ties, level.rings
    columns = [
        column([len(rows), len(ties), len(rings)], "<u4"),
        column(level.points[:, 0], "<f4"),
        column(level.points[:, 1], "<f4"),
        column([row.facts for row in rows], "<u4"),
        column([tie.helper for tie in ties], "<u4"),
        column([tie.recipient for tie in ties], "<u4"),
        column([len(tie.facts) for tie in ties], "<u4"),
        *(column([getattr(ring, name) for ring in rings], "<f4") for name in ("x", "y", "r")),
        column([ring.depth for ring in rings], "<u1"),
        column([tie.weighed for tie in ties], "<u1"),
        column([KINDS.index(row.kind) for row in rows], "<u1"),
        column([MECHANISMS.index(tie.mechanism) for tie in ties], "<u1"),
    ]
    return compress(b"".join(columns))


def column(values: Any, kind: str) -> bytes:
    """Return numbers one after the other."""
    numbers: npt.NDArray[Any] = np.asarray(values, dtype=kind)
    return numbers.tobytes()


def pack_names(level: Level, version: str) -> bytes:
    """Return the ids of the nodes, their names in both languages, and the names of circles."""
    names = {
        "version": version,
        "ids": [row.id for row in level.rows],
        "zh": [row.shown for row in level.rows],
        "en": [row.shown_english for row in level.rows],
        "rings": level.ring_names,
    }
    text = json.dumps(names, ensure_ascii=False, separators=(",", ":"))
    return compress(text.encode("utf-8", "replace"))


def compress(piece: bytes) -> bytes:
    """Return a piece in gzip, the same each time."""
    return gzip.compress(piece, FAST, mtime=0)
