"""The results of all documents, put together: files of the output, and what later stages need.

In: the Readings of a build. Out: ``documents/ID.txt`` and ``facts.jsonl``, ordered by document, and
a Collection of what is told of the documents. Example: documents read as 乙, 甲 are collected as
甲, 乙, each with its facts in their order.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import field
from pathlib import Path

import numpy as np

from graph.output import write_raw
from graph.readings import Readings
from graph.records import record
from graph.reposts import mark_reposts
from graph.results import Line


@record(frozen=True, slots=True)
class Collection:
    """What is told of all documents, in the order of their ids; ``kinds`` counts their facts."""

    described: list[Line] = field(default_factory=list)
    issues: list[Line] = field(default_factory=list)
    findings: list[Line] = field(default_factory=list)
    members: list[Line] = field(default_factory=list)
    kinds: Counter[str] = field(default_factory=Counter)


def collect(readings: Readings, out: Path) -> Collection:
    """Write the raw texts and facts.jsonl of a build into ``out``; return the rest."""
    found = Collection()
    sketches = []
    with (out / "facts.jsonl").open("wb") as facts:
        for result in readings.results():
            assert result.description is not None  # only what was read is kept
            write_raw(out / "documents" / f"{result.description['doc']}.txt", result.raw)
            facts.write(result.facts)
            found.described.append(result.description)
            sketches.append(np.array(result.sketch, np.uint64))
            found.issues.extend(result.issues)
            found.findings.extend(result.findings)
            found.members.extend(result.members)
            found.kinds.update(result.kinds)
    found.described[:] = mark_reposts(zip(found.described, sketches, strict=True))
    return found
