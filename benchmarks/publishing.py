"""How fast a build is published to Oxigraph and Virtuoso: ``python -m benchmarks.publishing``.

In: a build. Out: a section in Markdown: triples a second by the clock, CPU seconds of the server
and of the publisher, by each protocol; then of runs with nothing to send. Not part of ``make
bench``: a build of 300 documents takes ten minutes.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from benchmarks import oxigraph, virtuoso
from benchmarks.measuring import children, cpu_of, measure
from benchmarks.pages import write_into
from graph.publish.credentials import PASSWORD, USER
from graph.vocab import iri

MEMORY = 1_000_000_000
SECTION = "## Publishing to a server"
HEADER = (
    "| server | run | s | triples a second | CPU s of the server | CPU s of the publisher "
    "| MB of the publisher |\n|---|---|---:|---:|---:|---:|---:|"
)
GSP, UPDATE = ("--protocol", "gsp"), ("--protocol", "update")
AGAIN = {
    "again, nothing changed": (*GSP,),
    "all graphs counted": (*GSP, "--recheck"),
    "all graphs read back": (*GSP, "--recheck", "--verify", "full"),
}
RUNS = ({"first, by GSP": GSP, **AGAIN}, {"first, by Update": UPDATE})


Serve = Callable[[Path], AbstractContextManager[list[str]]]


def main(arguments: list[str] | None = None) -> int:
    """Measure, print and write; 2 where Virtuoso is not installed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.publishing")
    parser.add_argument("--graph", type=Path, required=True, help="a build's output folder")
    parser.add_argument("--write", type=Path, help="file to write the section into")
    options = parser.parse_args(arguments)
    if not virtuoso.is_installed():
        print("no Virtuoso is installed: apt-get install virtuoso-opensource", file=sys.stderr)
        return 2
    with (options.graph / "graph.nq").open("rb") as quads:
        triples = sum(1 for _ in quads)
    rows = [
        row
        for name, serve in (("Oxigraph", serve_oxigraph), ("Virtuoso", serve_virtuoso))
        for runs in RUNS
        for row in rows_of(name, serve, runs, options.graph, triples)
    ]
    told = f"A build of {triples:,} triples; each graph that is sent is counted afterwards."
    section = "\n".join([SECTION, "", told, "", HEADER, *rows])
    print(section)
    if options.write is not None:
        write_into(options.write, section)
    return 0


@contextmanager
def serve_oxigraph(folder: Path) -> Iterator[list[str]]:
    """Yield what the publisher is told of an Oxigraph on disk."""
    with oxigraph.serve(folder) as url:
        yield ["--endpoint", f"{url}/query"]


@contextmanager
def serve_virtuoso(folder: Path) -> Iterator[list[str]]:
    """Yield what the publisher is told of a Virtuoso; its first user stands in the environment."""
    before = folder / "before.nq"
    before.write_text("<x:a> <x:b> <x:c> <x:g> .\n", encoding="utf-8")
    os.environ |= {USER: "dba", PASSWORD: "dba"}
    with virtuoso.serve(folder, before, memory=MEMORY) as url:
        yield ["--endpoint", f"{url}-auth", "--default-graph", iri("graph/ontology")]


def rows_of(
    name: str, serve: Serve, runs: Mapping[str, tuple[str, ...]], out: Path, triples: int
) -> Iterator[str]:
    """Yield the rows of some runs, one after another, on a new server."""
    publisher = [sys.executable, "-m", "graph.publish", "--graph", str(out)]
    with tempfile.TemporaryDirectory() as folder, serve(Path(folder)) as address:
        (server,) = children(os.getpid())
        for run, options in runs.items():
            before = cpu_of(server)
            cost = measure([*publisher, *address, *options])
            if cost.code:
                raise RuntimeError(f"{name}, {run}: the publisher ended with {cost.code}")
            used = cpu_of(server) - before
            yield (
                f"| {name} | {run} | {cost.wall:.1f} | {triples / cost.wall:,.0f} | {used:.1f} "
                f"| {cost.cpu:.1f} | {cost.memory / 1e6:.0f} |"
            )


if __name__ == "__main__":
    sys.exit(main())
