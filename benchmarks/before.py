"""The measurement before: read back from docs/EVALUATION.md, to hold the new one against it.

In: the page. Out: when and at which commit it was measured, the F1 of each row, and the lines of
pipelines that cannot be measured here. Example: the row ``| aid | 44 | 47 | 44 | … | 0.967 | …``
gives ``before.f1["aid"] == "0.967"``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

SAID = re.compile(r"^Measured on (?P<date>[\d-]+) at (?P<commit>.+?)\.$", re.MULTILINE)
EARLIER = re.compile(r"^Before: (?P<date>[\d-]+) at (?P<commit>.+?)\.$", re.MULTILINE)
HEAD = re.compile(r"^\| what \| .*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Before:
    """A measurement: date, commit, F1 as printed by row; other tables' lines by first cell."""

    date: str = ""
    commit: str = ""
    f1: Mapping[str, str] = field(default_factory=dict)
    lines: Mapping[str, str] = field(default_factory=dict)


def read_before(page: str, commit: str) -> Before:
    """Return the measurement to hold one at ``commit`` against, an empty one where none is told.

    It is the page's own; where that was made at the same commit, the one that it was held against.
    """
    said, earlier, head = SAID.search(page), EARLIER.search(page), HEAD.search(page)
    if said is None or head is None:
        return Before()
    lines = {cells(line)[0]: line for line in page.splitlines() if line.startswith("| ")}
    again = said["commit"] == commit and earlier is not None
    column = cells(head[0]).index("F1 before" if again else "F1")
    table = page[head.end() : page.find("\n\n", head.end())]
    rows = [cells(line) for line in table.splitlines() if line.startswith("| ")]
    source = earlier if again and earlier is not None else said
    return Before(source["date"], source["commit"], {row[0]: row[column] for row in rows}, lines)


def cells(line: str) -> list[str]:
    """Return the cells of a line of a table."""
    return [cell.strip() for cell in line.strip().strip("|").split("|")]


def difference(then: str, now: str) -> str:
    """Return the change of a printed figure with its sign; nothing where one is no figure."""
    try:
        change = float(now) - float(then)
    except ValueError:
        return ""
    return f"{change:+.3f}" if abs(change) >= 0.0005 else "="
