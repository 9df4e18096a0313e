"""How long each question takes on Virtuoso: ``python -m benchmarks.remote --graph OUT``.

In: a build, of a million facts or as many as the machine can hold. Out: a section in Markdown: the
seconds of loading, and of each question once the server is warm, as a user asks it (an answer in
JSON, names looked up) and of the same text answered as CSV, which Virtuoso spells several times
faster: the rest is spelling. Not part of ``make bench``: a build of a million facts takes more than
ten minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from benchmarks import virtuoso
from benchmarks.library import count_rows, example_values, median
from benchmarks.pages import write_into
from graph.query_files import QueryFile, load_queries
from graph.query_text import with_values
from graph.remote import Endpoint, NoAnswer, open_endpoint
from queries.asking import bind, settle

MEMORY = 4_000_000_000
LIMIT = 120
CSV = ox.QueryResultsFormat.CSV
SECTION = "## On Virtuoso"
AIM = 2
HEADER = "| question | rows | s | s, as CSV |\n|---|---:|---:|---:|"


@dataclass(frozen=True, slots=True)
class Row:
    """What a question took: as asked, and answered as CSV; a note where it has no answer."""

    name: str
    count: int = 0
    asked: float = 0
    plainly: float = 0
    note: str = ""

    def __str__(self) -> str:
        """Return the line of the table."""
        if self.note:
            return f"| {self.name} | | n/a: {self.note} | |"
        return f"| {self.name} | {self.count:,} | {self.asked:.2f} | {self.plainly:.2f} |"


def main(arguments: list[str] | None = None) -> int:
    """Load, measure, print and write; 2 where Virtuoso is not installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.remote")
    parser.add_argument("--graph", type=Path, required=True, help="a build's output folder")
    parser.add_argument("--write", type=Path, help="file to write the section into")
    options = parser.parse_args(arguments)
    if not virtuoso.is_installed():
        print("no Virtuoso is installed: apt-get install virtuoso-opensource", file=sys.stderr)
        return 2
    section = measure(options.graph)
    print(section)
    if options.write is not None:
        write_into(options.write, section)
    return 0


def measure(out: Path) -> str:
    """Return the section on a build."""
    nquads = (out / "graph.nq").resolve()
    begin = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as name,
        virtuoso.serve(Path(name), nquads, memory=MEMORY) as url,
    ):
        return describe(out, url, time.perf_counter() - begin)


def describe(out: Path, url: str, loading: float) -> str:
    """Return the section on a build that a server holds, which took so many seconds to load."""
    with (out / "graph.nq").open("rb") as quads, (out / "facts.jsonl").open("rb") as facts:
        size = f"{sum(1 for _ in facts):,} facts, {sum(1 for _ in quads):,} quads"
    told = f"{size}, loaded in {loading:.0f} s; median of three, asked over HTTP."
    rows = ask_all(url)
    slow = [f"`{row.name}` ({row.count:,} rows)" for row in rows if row.asked > AIM]
    why = ""
    if slow:
        why = (
            f"\n\nOver {AIM} s: {', '.join(slow)}. They answer with every case of the graph and "
            "its words; what the last column leaves of their time is Virtuoso's spelling of JSON, "
            "some 0.2 milliseconds a row, and the names that are looked up. Narrowed by a value, "
            "or by a build's own store, they take a fraction."
        )
    return "\n".join([SECTION, "", told + why, "", HEADER, *map(str, rows)])


def ask_all(url: str) -> list[Row]:
    """Return the rows of the table."""
    endpoint = open_endpoint(url, LIMIT)
    return [time_query(endpoint, query) for query in load_queries().values()]


def time_query(endpoint: Endpoint, query: QueryFile) -> Row:
    """Return the row of a question with the values of its example."""
    values = example_values(endpoint, query) or {}
    try:
        count, asked = median(partial(count_rows, endpoint, query, values))
        _, plainly = median(partial(count_bytes, endpoint, query, values))
    except (NoAnswer, ValueError) as wrong:
        return Row(query.name, note=str(wrong)[:80])
    return Row(query.name, count, asked, plainly)


def count_bytes(endpoint: Endpoint, query: QueryFile, values: Mapping[str, str]) -> int:
    """Ask for the answer as CSV; return its length."""
    bound = bind(endpoint, query, values)
    text = with_values(settle(query, bound), bound)
    return len(endpoint.send(text, CSV)[0])


if __name__ == "__main__":
    sys.exit(main())
