"""How long each question takes at 100,000 facts: ``python -m benchmarks.library [--write FILE]``.

In: distinct documents made of JIEDUI_SEEDS, else corpus/. Out: a section in Markdown: seconds in
one process, the start of Python left out, the median of three: as users ask it, the same text by
raw pyoxigraph, and by rdflib the few of BY_RDFLIB or ``--every`` one, cut after 20 s. The
values are those of the examples; for a path, ends of the graph that have one.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

import pyoxigraph as ox

from benchmarks.multiplying import read_texts, write_corpus
from benchmarks.pages import write_into
from graph.query_files import QueryFile, load_queries
from graph.query_text import with_values
from graph.store import Source, open_store, select
from queries.asking import WrongQuestion, ask, bind, settle

HERE = Path(__file__).parent.parent
LENGTH = 11_000
TIMES = 3
LIMIT = 20
SOON = 0.1  # seconds for a question that is narrowed
BY_RDFLIB = ("who_helps_whom", "helps_place", "corroboration")
SECTION = "## The library at scale"
HEADER = """| question | rows | as asked s | raw Oxigraph s | rdflib s |
|---|---:|---:|---:|---:|"""
# ends of a path, of two steps where there is one
ENDS = """
PREFIX : <https://jiedui.example/ontology#>
SELECT ?from ?to
WHERE {
  {
    ?one a :AidRelationship ; :helper ?from ; :recipient ?middle .
    ?other a :AidRelationship ; :helper ?middle ; :recipient ?to .
    FILTER (?from != ?middle && ?middle != ?to && ?from != ?to)
    BIND (2 AS ?steps)
  }
  UNION
  { ?one a :AidRelationship ; :helper ?from ; :recipient ?to . BIND (1 AS ?steps) }
}
ORDER BY DESC(?steps) ?from ?to
LIMIT 1
"""
# loads the quads as one graph, and answers each question within some seconds
RDFLIB = """
import signal, sys, time, rdflib
def cut(*_): raise TimeoutError
signal.signal(signal.SIGALRM, cut)
g = rdflib.Graph()
g.parse(sys.argv[1], format="nt")
for text in sys.stdin.read().split("\\0"):
    begin = time.perf_counter()
    signal.alarm(int(sys.argv[2]))
    try:
        list(g.query(text))
        print(f"{time.perf_counter() - begin:.3f}", flush=True)
    except TimeoutError:
        print("cut", flush=True)
    except Exception:
        print("fails", flush=True)
    finally:
        signal.alarm(0)
"""


def main(arguments: list[str] | None = None) -> int:
    """Build, measure, print the section and write it into a file."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.library")
    parser.add_argument("--documents", type=int, default=380, help="documents to make (380)")
    parser.add_argument("--graph", type=Path, help="measure this build instead")
    parser.add_argument("--every", action="store_true", help="ask rdflib every question")
    parser.add_argument("--write", type=Path, help="file to write the section to")
    options = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        out = options.graph or build(Path(name), options.documents)
        section = measure(out, every=options.every)
    print(section)
    if options.write is not None:
        write_into(options.write, section)
    return 0


def build(folder: Path, documents: int) -> Path:
    """Return the build of so many made-up documents."""
    given = Path(os.environ.get("JIEDUI_SEEDS") or HERE / "corpus")
    write_corpus(read_texts(given), folder / "made", documents, LENGTH)
    command = [sys.executable, str(HERE / "build_graph.py"), str(folder / "made")]
    subprocess.run([*command, "--out", str(folder / "out")], check=False, stdout=subprocess.DEVNULL)
    return folder / "out"


def measure(out: Path, *, every: bool = False) -> str:
    """Return the section on a build."""
    store, known = open_store(out / "store"), load_queries()
    by_rdflib = [query for query in known.values() if every or query.name in BY_RDFLIB]
    slow = time_rdflib(out, store, by_rdflib)
    lines, narrow = [HEADER], []
    for name, query in known.items():
        values = example_values(store, query)
        if values is None:
            lines.append(f"| {name} | | n/a | n/a | n/a |")
            continue
        rows, asked = median(partial(count_rows, store, query, values))
        bound = bind(store, query, values)
        text = with_values(settle(query, bound), bound)
        _, raw = median(partial(count_solutions, store, text))
        lines.append(f"| {name} | {rows:,} | {asked:.3f} | {raw:.3f} | {slow.get(name, '–')} |")
        if values and asked > SOON:
            narrow.append(f"`{name}` ({rows:,} rows)")
    with (out / "facts.jsonl").open("rb") as file:
        facts = sum(1 for _ in file)
    told = f"{facts:,} facts, {len(store):,} quads; median of {TIMES}; rdflib is cut at {LIMIT} s"
    told += "." if every else f", and answers {len(BY_RDFLIB)} alone (–: not asked: a short run)."
    told += f" Narrowed by a value and over {SOON} s: {', '.join(narrow) or 'none'}."
    return "\n".join([SECTION, "", told, "", *lines])


def count_rows(store: Source, query: QueryFile, values: Mapping[str, str]) -> int:
    """Ask as a user does; return the number of rows."""
    return len(ask(store, query, values).rows)


def count_solutions(store: ox.Store, text: str) -> int:
    """Ask pyoxigraph alone; return the number of solutions."""
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, ox.QuerySolutions)
    return sum(1 for _ in found)


def example_values(store: Source, query: QueryFile) -> Mapping[str, str] | None:
    """Return the values of a question's example, none where it needs none; None if unknown here."""
    told = query.example_values()
    try:
        bind(store, query, told)
    except WrongQuestion:
        return None if any(parameter.required for parameter in query.parameters) else {}
    return find_ends(store, query, told) if query.name == "paths" else told


def find_ends(store: Source, query: QueryFile, told: Mapping[str, str]) -> Mapping[str, str]:
    """Return ends with a path between them: those told, else the first of the graph."""
    found = [] if ask(store, query, told).rows else select(store, ENDS)[1]
    ends = {name: getattr(value, "value", "") for row in found for name, value in row.items()}
    return {**told, **ends}


def median(work: Callable[[], int]) -> tuple[int, float]:
    """Return what the work counts and the median of its seconds."""
    seconds, count = [], 0
    for _ in range(TIMES):
        begin = time.perf_counter()
        count = work()
        seconds.append(time.perf_counter() - begin)
    return count, statistics.median(seconds)


def time_rdflib(out: Path, store: ox.Store, queries: list[QueryFile]) -> dict[str, str]:
    """Return the seconds of rdflib's engine by question, or that it was cut or fails."""
    texts = []
    for query in queries:
        bound = bind(store, query, example_values(store, query) or {})
        texts.append(with_values(settle(query, bound), bound))
    with tempfile.NamedTemporaryFile(suffix=".nt") as triples:
        ox.serialize(
            (quad.triple for quad in ox.parse(path=str(out / "graph.nq"))),
            triples.name,
            format=ox.RdfFormat.N_TRIPLES,
        )
        done = subprocess.run(
            [sys.executable, "-c", RDFLIB, triples.name, str(LIMIT)],
            input="\0".join(texts),
            stdout=subprocess.PIPE,
            text=True,
            check=False,
        )
    told = [*done.stdout.split(), *["fails"] * len(queries)]
    return {query.name: seconds for query, seconds in zip(queries, told, strict=False)}


if __name__ == "__main__":
    sys.exit(main())
