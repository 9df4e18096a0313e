"""What came of one document, and the same in one piece of bytes that can be kept.

In: a Result. Out: its packed bytes, and from them the Result again, to the last character.
Example: ``unpack(pack(result)).raw`` is the raw text of 甲.txt as it was read.
"""

from __future__ import annotations

import json
import zlib
from dataclasses import field, fields
from typing import Any

from graph.records import record

Line = dict[str, Any]
QUICK = 1  # of zlib: a third more bytes than its best, a fifth of its time
APART = ("raw", "facts", "seconds")


@record(frozen=True, slots=True)
class Result:
    """What came of one Source; ``description`` is None where it could not be read.

    ``facts`` are its lines of facts.jsonl, ``kinds`` how many they are of each kind, ``sketch`` its
    sketch for graph.reposts, ``seconds`` the CPU seconds of each stage: these are not packed.
    """

    description: Line | None
    raw: str
    facts: bytes = b""
    kinds: dict[str, int] = field(default_factory=dict)
    issues: list[Line] = field(default_factory=list)
    findings: list[Line] = field(default_factory=list)
    members: list[Line] = field(default_factory=list)
    sketch: list[int] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)


def pack(result: Result) -> bytes:
    """Return a Result as bytes: a line of JSON, the raw text and the facts, compressed."""
    raw = result.raw.encode("utf-8", "surrogatepass")
    names = (one.name for one in fields(result) if one.name not in APART)
    told = {name: getattr(result, name) for name in names} | {"size": len(raw)}
    head = json.dumps(told).encode("ascii") + b"\n"
    return zlib.compress(head + raw + result.facts, QUICK)


def unpack(packed: bytes) -> Result:
    """Return the Result of its packed bytes."""
    head, _, texts = zlib.decompress(packed).partition(b"\n")
    told = json.loads(head)
    size = told.pop("size")
    raw = texts[:size].decode("utf-8", "surrogatepass")
    return Result(raw=raw, facts=texts[size:], **told)
