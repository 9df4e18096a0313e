"""How long each question takes on Virtuoso: ``python -m benchmarks.remote --graph OUT``.

In: a build, of a million facts or as many as the machine can hold. Out: a table in Markdown: the
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
from graph.query_files import load_queries
from graph.remote import NoAnswer, open_endpoint

MEMORY = 4_000_000_000
LIMIT = 120


def main(arguments: list[str] | None = None) -> int:
    """Load, measure and print; 2 where Virtuoso is not installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.remote")
    parser.add_argument("--graph", type=Path, required=True, help="a build's output folder")
    options = parser.parse_args(arguments)
    if not virtuoso.is_installed():
        print("no Virtuoso is installed: apt-get install virtuoso-opensource", file=sys.stderr)
        return 2
    nquads = (options.graph / "graph.nq").resolve()
    begin = time.perf_counter()
    with (
        tempfile.TemporaryDirectory() as name,
        virtuoso.serve(Path(name), nquads, memory=MEMORY) as url,
    ):
        print(f"start and loading: {time.perf_counter() - begin:.0f} s\n", flush=True)
        ask_all(url)
    return 0


def ask_all(url: str) -> None:
    """Print the table."""
    endpoint = open_endpoint(url, LIMIT)
    print("| question | rows | s |\n|---|---:|---:|")
    for name, query in load_queries().items():
        values = example_values(endpoint, query)
        try:
            rows, seconds = median(partial(count_rows, endpoint, query, values or {}))
            print(f"| {name} | {rows:,} | {seconds:.2f} |", flush=True)
        except (NoAnswer, ValueError) as wrong:
            print(f"| {name} | | n/a: {str(wrong)[:80]} |", flush=True)


if __name__ == "__main__":
    sys.exit(main())
