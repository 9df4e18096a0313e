"""How long each question takes on Virtuoso: ``python -m benchmarks.remote --graph OUT``.

In: a build, of a million facts or as many as the machine can hold. Out: a section in Markdown: the
seconds of loading, of each question once the server is warm, and the rows. Not part of ``make
bench``: a build of a million facts takes more than ten minutes.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from functools import partial
from pathlib import Path

from benchmarks import virtuoso
from benchmarks.library import count_rows, example_values, median
from benchmarks.pages import write_into
from graph.query_files import load_queries
from graph.remote import NoAnswer, open_endpoint

MEMORY = 4_000_000_000
LIMIT = 120
SECTION = "## On Virtuoso"
HEADER = "| question | rows | s |\n|---|---:|---:|"


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
    with nquads.open("rb") as quads, (out / "facts.jsonl").open("rb") as facts:
        size = f"{sum(1 for _ in facts):,} facts, {sum(1 for _ in quads):,} quads"
    begin = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as name,
        virtuoso.serve(Path(name), nquads, memory=MEMORY) as url,
    ):
        loading = time.perf_counter() - begin
        rows = ask_all(url)
    told = f"{size}, loaded in {loading:.0f} s; median of three, asked over HTTP."
    return "\n".join([SECTION, "", told, "", HEADER, *rows])


def ask_all(url: str) -> list[str]:
    """Return the rows of the table."""
    endpoint = open_endpoint(url, LIMIT)
    lines = []
    for name, query in load_queries().items():
        values = example_values(endpoint, query)
        try:
            rows, seconds = median(partial(count_rows, endpoint, query, values or {}))
            lines.append(f"| {name} | {rows:,} | {seconds:.2f} |")
        except (NoAnswer, ValueError) as wrong:
            lines.append(f"| {name} | | n/a: {str(wrong)[:80]} |")
    return lines


if __name__ == "__main__":
    sys.exit(main())
