"""What a build costs again: ``python -m benchmarks.rebuilding [--documents N …] [--write FILE]``.

In: numbers of documents. Out: a table in Markdown with the cost of a build from nothing, of one
where nothing changed, and of one where a document is new, changed or gone. Example: the row
``1,000 | one new | … |`` tells what one document more than 1,000 costs.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from pathlib import Path
from random import Random

from benchmarks.measuring import Cost, build
from benchmarks.multiplying import county_names, read_texts, vary, write_corpus
from benchmarks.pages import write_into

HERE = Path(__file__).parent.parent
LENGTH = 11_000
SECTION = "## One machine: measured"
HEADER = """| documents | build | CPU s | wall s | CPU ms a document | peak MB |
|---:|---|---:|---:|---:|---:|"""
WORDS = """CPU seconds are of all processes, the start included; the memory is the sum of their
resident sets at its peak. The documents are those of [BENCHMARKS.md](BENCHMARKS.md): some 11,000
characters each, 3,600 quads."""


def leave(folder: Path) -> None:
    """Change nothing."""


def add(folder: Path) -> None:
    """Add a document: another with other numbers and counties."""
    (folder / "new.txt").write_text(varied(first_of(folder)), encoding="utf-8", newline="")


def change(folder: Path) -> None:
    """Change the numbers and counties of a document."""
    path = first_of(folder)
    path.write_text(varied(path), encoding="utf-8", newline="")


def delete(folder: Path) -> None:
    """Take a document away."""
    first_of(folder).unlink()


CHANGES: dict[str, Callable[[Path], None]] = {
    "nothing changed": leave,
    "one new": add,
    "one changed": change,
    "one gone": delete,
}


def first_of(folder: Path) -> Path:
    """Return the first document of a folder."""
    return min(folder.glob("*.txt"))


def varied(path: Path) -> str:
    """Return a text with other numbers and counties."""
    counties = county_names()
    text = path.read_bytes().decode("utf-8", "replace")
    return vary(text, Random(6), counties, frozenset(counties))


def time_changes(folder: Path, out: Path, jobs: int) -> Iterator[tuple[str, Cost]]:
    """Yield what each build after one of CHANGES costs, by its name; the folder is changed."""
    for name, apply in CHANGES.items():
        apply(folder)
        yield name, build(folder, out, jobs)


def time_size(texts: list[str], count: int, jobs: int) -> Iterator[str]:
    """Yield the rows of the table for a number of documents."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "in", Path(name) / "out"
        write_corpus(texts, folder, count, LENGTH)
        yield row(count, "from nothing", build(folder, out, jobs))
        for change_, cost in time_changes(folder, out, jobs):
            yield row(count, change_, cost)


def row(count: int, name: str, cost: Cost) -> str:
    """Return a row of the table."""
    cells = [f"{count:,}", name if cost.code == 0 else f"failed: {name}"]
    cells += [f"{cost.cpu:,.1f}", f"{cost.wall:,.1f}", f"{1000 * cost.cpu / count:,.0f}"]
    return f"| {' | '.join([*cells, f'{cost.memory / 1e6:,.0f}'])} |"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure, print the table and write it; return 1 where a build failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.rebuilding", description=WORDS)
    parser.add_argument("--documents", type=int, nargs="+", default=[250, 500, 1000, 2000])
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="reading processes")
    parser.add_argument("--write", type=Path, help="file to write the table to")
    options = parser.parse_args(arguments)
    texts = read_texts(Path(os.environ.get("JIEDUI_SEEDS") or HERE / "corpus"))
    rows = []
    for count in options.documents:
        for line in time_size(texts, count, options.jobs):
            print(line, flush=True)
            rows.append(line)
    when = f"Measured on {date.today()} by `python -m benchmarks.rebuilding`: "
    machine = f"{os.cpu_count()} processors, {options.jobs} reading processes."
    if options.write is not None:
        parts = [f"{SECTION}\n", f"{when}{machine} {WORDS}\n", HEADER, *rows]
        write_into(options.write, "\n".join(parts))
    return 1 if any("failed: " in line for line in rows) else 0


if __name__ == "__main__":
    sys.exit(main())
