"""Time every stage: ``python -m benchmarks [--documents N] [--write FILE]``.

In: the folder of JIEDUI_SEEDS, else corpus/, and N distinct documents made from it. Out: one table
in Markdown. Example: the row ``1000 documents | build | … | 61,000`` gives characters a second
and a core: all characters by the CPU seconds of all processes of the whole build.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from datetime import date
from pathlib import Path

from benchmarks.earlier import SPINE, Reading, time_reading, told_seconds, unpacked
from benchmarks.loading import time_loads
from benchmarks.measuring import Cost, build
from benchmarks.multiplying import read_texts, write_corpus
from benchmarks.pages import put_head
from benchmarks.questions import time_questions
from benchmarks.rebuilding import time_changes
from benchmarks.stages import time_steps

HERE = Path(__file__).parent.parent
LENGTH = 11_000
HEADER = """| input | stage | CPU s | wall s | characters a second and a core | peak MB |
|---|---|---:|---:|---:|---:|"""
TITLE = """# Benchmarks

Characters a second and a core: all characters read by the CPU seconds of all processes of the whole
build, its start included. The 1,000 documents are distinct: passages of the first input in other
orders, with other numbers and other counties (`benchmarks/multiplying.py`).
"""
READ = "of it from text to facts"
# how often both programs read
TURNS = 3
Row = tuple[str, str, float | None, float | None, float | None, float | None]


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the table and write it; return 1 where a build or a query failed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Time every stage.")
    parser.add_argument("--documents", type=int, default=1000, help="documents to make (1000)")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="reading processes")
    parser.add_argument("--write", type=Path, help="file to write the table to")
    options = parser.parse_args(arguments)
    given = Path(os.environ.get("JIEDUI_SEEDS") or HERE / "corpus")
    with tempfile.TemporaryDirectory() as name:
        made = Path(name) / "made"
        write_corpus(read_texts(given), made, options.documents, LENGTH)
        rows = time_folder(given, options.jobs)
        with unpacked() as program:
            rows += time_beside(program, made, options.jobs)
    table = "\n".join([describe_machine(options.jobs), "", HEADER, *map(line, rows)])
    print(table)
    if options.write is not None:
        page = options.write.read_text(encoding="utf-8") if options.write.exists() else ""
        options.write.write_text(put_head(page, f"{TITLE}\n{table}"), encoding="utf-8")
    return 1 if any(row[1].startswith("failed") for row in rows) else 0


def time_folder(folder: Path, jobs: int) -> list[Row]:
    """Return the rows of one input: its build, the stages in it, the steps, the questions."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        cost = build(folder, out, jobs)
        documents = read_lines(out / "documents.jsonl")
        label = f"{len(documents)} documents"
        if cost.code not in (0, 1) or not documents:
            stage = f"failed: build_graph.py ended with {cost.code}"
            return [(label, stage, cost.cpu, cost.wall, None, megabytes(cost))]
        characters = sum(document["characters"] for document in documents)
        rows = [build_row(label, cost, characters)]
        seconds = told_seconds(out)
        laps, read = seconds["wall"].items(), sum(seconds["cpu"].values())
        rows += [(label, f"of it {stage}", None, wall, None, None) for stage, wall in laps]
        rows.append((label, READ, read, None, characters / read, None))
        rows += load_rows(label, out / "graph.nq")
        for question, asked in time_questions(out):
            stage = f"failed: query {question}" if asked.code else f"query {question}"
            rows.append((label, stage, asked.cpu, asked.wall, None, megabytes(asked)))
        shutil.copytree(folder, Path(name) / "in")
        for changed, again in time_changes(Path(name) / "in", out, jobs):
            stage = f"build again, {changed}" if again.code in (0, 1) else f"failed: {changed}"
            rows.append((label, stage, again.cpu, again.wall, None, megabytes(again)))
    steps, stepped = time_steps(folder, 100)
    for step, cpu in steps.items():
        rows.append((f"{stepped:,} characters", f"step {step}", cpu, None, stepped / cpu, None))
    return rows


def time_beside(earlier: Path | None, folder: Path, jobs: int) -> list[Row]:
    """Return the rows of one input, and of an earlier program and this one that read it in turn."""
    rows = time_folder(folder, jobs)
    ours = next((row for row in rows if row[1] == READ), None)
    if earlier is None or ours is None:
        return rows
    programs = (earlier, HERE)
    turns = [tuple(time_reading(one, folder, jobs) for one in programs) for _ in range(TURNS)]
    return [*rows, *beside(ours, turns)]


def beside(ours: Row, turns: list[tuple[Reading, ...]]) -> list[Row]:
    """Return the rows of an earlier program's builds, and of its reading beside ours.

    Both read in turn, since a machine is not as fast at the end of an hour as at its beginning;
    ``ours`` tells how many characters they read.
    """
    label, _, seconds, _, rate, _ = ours
    assert seconds is not None and rate is not None  # the row of reading has both
    before, now = (sum(reading.seconds for reading in told) for told in zip(*turns, strict=True))
    builds: list[Row] = [
        (label, f"build by the program at {SPINE}", cost.cpu, cost.wall, None, megabytes(cost))
        for (cost, _), _ in turns
    ]
    told = f"{READ}; read in turn, ours took {now / before:.2f} times as long a character"
    read = before / len(turns)
    return [*builds, (label, told, read, None, rate * seconds / read, None)]


def load_rows(label: str, nquads: Path) -> list[Row]:
    """Return the rows of loading the store alone, and of the raw load of the same file."""
    ours, raw = time_loads(nquads)
    told = f"load of the store, {raw.wall / ours.wall:.2f} times as fast as raw bulk_load"
    return [
        (label, stage, cost.cpu, cost.wall, None, megabytes(cost))
        for stage, cost in ((told, ours), ("raw bulk_load of the same file", raw))
    ]


def build_row(label: str, cost: Cost, characters: int) -> Row:
    """Return the row of a whole build."""
    name = f"build, {characters:,} characters"
    return (label, name, cost.cpu, cost.wall, characters / cost.cpu, megabytes(cost))


def megabytes(cost: Cost) -> float:
    """Return the peak memory in megabytes of a million bytes."""
    return cost.memory / 1e6


def read_lines(path: Path) -> list[dict[str, int]]:
    """Return the objects of a file of JSON lines, none where a failed build left no file."""
    if not path.is_file():
        return []
    return [json.loads(text) for text in path.read_text(encoding="utf-8").splitlines()]


def line(row: Row) -> str:
    """Return one line of the table; an unmeasured cell stays empty."""
    cells = [
        f"{cell:,.{digits}f}" if cell is not None else ""
        for cell, digits in zip(row[2:], (2, 2, 0, 0), strict=True)
    ]
    return f"| {' | '.join([row[0], row[1], *cells])} |"


def describe_machine(jobs: int) -> str:
    """Return a sentence on when and on what was measured."""
    return (
        f"Measured on {date.today()} by `make bench`: Python {platform.python_version()}, "
        f"{platform.machine()}, {os.cpu_count()} processors, {jobs} reading processes. Memory is "
        "the sum of the resident sets of all processes; steps are timed alone, in one process."
    )


if __name__ == "__main__":
    sys.exit(main())
