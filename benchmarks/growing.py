"""How the cost of each stage grows: ``python -m benchmarks.growing [--documents N …]``.

In: numbers of documents, and about how many characters each has. Out: two tables in Markdown: CPU
seconds and peak memory by stage, of a build from nothing and of one with a document more. Example:
where memory is flat, the rows of 1,000 and 10,000 documents have the same MB. What is built stands
in the folder for temporary files (``TMPDIR``) for a while.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from benchmarks.laps import Lap, time_stages
from benchmarks.multiplying import read_texts, write_corpus
from benchmarks.pages import write_into
from benchmarks.rebuilding import add

HERE = Path(__file__).parent.parent
LENGTH = 450
STAGES = ("reading", "collecting", "reconciling", "graph", "store", "validation", "pages")
SECTION = """## One machine: documents of {length} characters

Measured on {when} by `python -m benchmarks.growing --length {length}`. One process reads and does
all else; reading has the start of the program in it.

CPU seconds by stage:
"""
# number of documents, name of the build, what each stage costs
Row = tuple[int, str, dict[str, Lap]]


def time_size(texts: list[str], count: int, length: int) -> Iterator[Row]:
    """Yield what each stage costs for a number of documents, from nothing and with one more."""
    with tempfile.TemporaryDirectory() as name:
        made, out = Path(name) / "in", Path(name) / "out"
        write_corpus(texts, made, count, length)
        yield count, "from nothing", time_stages(made, out)
        add(made)
        yield count, "one new", time_stages(made, out)


def tell(rows: Sequence[Row], length: int) -> str:
    """Return the section of the rows."""
    head = SECTION.format(length=length, when=date.today())
    seconds = table((*STAGES, "all", "wall"), ((row, seconds_of(row)) for row in rows))
    memory = table(STAGES, ((row, peaks_of(row)) for row in rows))
    return "\n".join([head, *seconds, "", "Peak MB by stage:", "", *memory])


def table(columns: Sequence[str], rows: Iterable[tuple[Row, list[str]]]) -> Iterator[str]:
    """Yield the lines of a table, its rows behind their number of documents and their build."""
    yield f"| documents | build | {' | '.join(columns)} |"
    yield f"|---:|---|{'---:|' * len(columns)}"
    for (count, name, _), cells in rows:
        yield f"| {count:,} | {name} | {' | '.join(cells)} |"


def seconds_of(row: Row) -> list[str]:
    """Return the CPU seconds of each stage and of all, and the seconds by the clock."""
    laps = [row[2][stage] for stage in STAGES]
    cpu = [lap.cpu for lap in laps]
    return [f"{value:,.1f}" for value in (*cpu, sum(cpu), sum(lap.wall for lap in laps))]


def peaks_of(row: Row) -> list[str]:
    """Return the peak memory of each stage in MB."""
    return [f"{row[2][stage].memory / 1e6:,.0f}" for stage in STAGES]


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the tables and write them; CalledProcessError where a build failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.growing")
    parser.add_argument("--documents", type=int, nargs="+", default=[1000, 4000, 10_000])
    parser.add_argument("--length", type=int, default=LENGTH, help="characters of a document (450)")
    parser.add_argument("--write", type=Path, help="file to write the tables to")
    options = parser.parse_args(arguments)
    texts = read_texts(Path(os.environ.get("JIEDUI_SEEDS") or HERE / "corpus"))
    rows = []
    for count in options.documents:
        for row in time_size(texts, count, options.length):
            rows.append(row)
            print(tell([row], options.length), flush=True)
    if options.write is not None:
        write_into(options.write, tell(rows, options.length))
    return 0


if __name__ == "__main__":
    sys.exit(main())
