"""Many clients at once: ``python -m benchmarks.clients [--write FILE]``.

In: the address of a server, how many clients, for how long. Out: how many requests were answered,
the errors, and the seconds that 50 % and 95 % of the answers took at most; a section in Markdown.
Example: 100 clients of the sample documents for a minute.
"""

from __future__ import annotations

import argparse
import math
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from datetime import date
from http.client import HTTPConnection, HTTPException
from itertools import cycle, islice
from pathlib import Path
from typing import NamedTuple
from urllib.parse import quote, urlsplit

from benchmarks.pages import write_into

ROOT = Path(__file__).parent.parent
SECTION = "## Many clients at once"
HEADER = "| clients | seconds | answers | errors | answers a second | 50 % s | 95 % s |"
COUNT = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
HELPERS = "SELECT ?a (COUNT(?b) AS ?n) { ?a :helps ?b } GROUP BY ?a ORDER BY DESC(?n) ?a"
ASKED = ("/", "/index.html", *(f"/sparql?query={quote(text)}" for text in (COUNT, HELPERS)))
PATIENCE = 90  # seconds for one answer


class Load(NamedTuple):
    """What clients met: seconds of each answer, and what went wrong."""

    seconds: list[float]
    errors: list[str]

    def share(self, part: float) -> float:
        """Return the seconds within which this part of the answers came."""
        ordered = sorted(self.seconds)
        return ordered[max(0, math.ceil(part * len(ordered)) - 1)] if ordered else math.inf


def load(address: str, clients: int, seconds: float) -> Load:
    """Let clients ask one thing after another, each over a connection of its own."""
    end = time.monotonic() + seconds
    with ThreadPoolExecutor(clients) as pool:
        met = list(pool.map(lambda first: ask_on(address, first, end), range(clients)))
    return Load([s for one in met for s in one.seconds], [e for one in met for e in one.errors])


def ask_on(address: str, first: int, end: float) -> Load:
    """Ask until the time is over, beginning with the question of this number."""
    found = Load([], [])
    connection = HTTPConnection(urlsplit(address).netloc, timeout=PATIENCE)
    for path in islice(cycle(ASKED), first % len(ASKED), None):
        begin = time.monotonic()
        if begin > end:
            connection.close()
            return found
        try:
            connection.request("GET", path)
            response = connection.getresponse()
            response.read()
        except (OSError, HTTPException) as wrong:
            found.errors.append(f"{path}: {wrong!r}")
            connection.close()
            continue
        found.seconds.append(time.monotonic() - begin)
        if response.status != 200:
            found.errors.append(f"{path}: {response.status}")
    raise AssertionError("the questions never end")


@contextmanager
def served(out: Path) -> Iterator[tuple[str, int]]:
    """Serve a build on a free port; yield the address and the id of the process, and end it."""
    command = [sys.executable, "-m", "viz", "--serve", "--port", "0", "--graph", str(out)]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        said = process.stdout.readline()
        try:
            yield said.split()[1].rstrip("/"), process.pid
        finally:
            process.terminate()
            process.wait(20)


def main(arguments: list[str] | None = None) -> int:
    """Measure, print the section and put it into a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.clients")
    parser.add_argument("--write", type=Path, metavar="FILE", help="file to write the section to")
    parser.add_argument("--clients", type=int, default=100, help="clients at once (100)")
    parser.add_argument("--seconds", type=float, default=60, help="for how long (60)")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        build = [sys.executable, "build_graph.py", "corpus", "--out", f"{name}/out"]
        subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
        with served(Path(name) / "out") as (address, _):
            met = load(address, options.clients, options.seconds)
    section = write_section(met, options.clients, options.seconds)
    print(section)
    if options.write is not None:
        write_into(options.write, section)
    return 1 if met.errors else 0


def write_section(met: Load, clients: int, seconds: float) -> str:
    """Return the section."""
    told = (
        f"Measured on {date.today()} by `python -m benchmarks.clients`: the build of corpus/ on a "
        f"server with two processes for queries, clients on the same {os.cpu_count()} processors. "
        "Each asks for the start page, index.html, the number of triples and who helps most, one "
        "after the other, over one connection."
    )
    rate = len(met.seconds) / seconds
    row = f"| {clients} | {seconds:g} | {len(met.seconds):,} | {len(met.errors)} | {rate:.0f} | "
    row += f"{met.share(0.5):.2f} | {met.share(0.95):.2f} |"
    return "\n".join([SECTION, "", told, "", HEADER, "|" + "---:|" * 7, row])


if __name__ == "__main__":
    sys.exit(main())
