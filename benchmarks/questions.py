"""What each query costs as a user asks it, the start of Python included.

In: the folder of a build. Out: a Cost by query. The call is the example in the query's header.
Example: ``who_helps_whom`` is asked by ``python -m queries who_helps_whom --graph out``.
"""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measuring import Cost, measure

QUERIES = Path(__file__).parent.parent / "queries"
# # example: python -m queries helped_by --set recipient=兴安盟
CALL = re.compile(r"^#.*?python -m queries (?P<call>.+)$", re.MULTILINE)


def time_questions(graph: Path) -> Iterator[tuple[str, Cost]]:
    """Yield the name and the Cost of each query with an example call, by name."""
    for path in sorted(QUERIES.glob("*.rq")):
        if call := CALL.search(path.read_text(encoding="utf-8")):
            command = [sys.executable, "-m", "queries", *shlex.split(call["call"])]
            yield path.stem, measure([*command, "--graph", str(graph)])
