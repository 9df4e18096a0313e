"""The options of ``python -m graph.publish``.

In: the words of the command line. Out: a namespace. Example: ``--graph out --endpoint
http://127.0.0.1:7878/query`` publishes ``out`` to the Oxigraph server of this machine.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import pyoxigraph as ox

from graph.publish.contents import DEFAULT
from graph.publish.credentials import PASSWORD, TOKEN, USER
from graph.publish.opening import PROTOCOLS
from graph.publish.verifying import LEVELS

PURPOSE = "Put the graphs of a build into a SPARQL 1.1 server; run again, send what changed."
EPILOG = (
    f"A user and a password are read from {USER} and {PASSWORD} of the environment, a token from "
    f"{TOKEN}. Exit status: 0 the server holds the build; 1 some graphs could not be put there or "
    "are not as the build has them: each is named, the rest is there; 2 it could not be done: one "
    "line says why; 130 stopped by Ctrl-C. Run again, it goes on where it was."
)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m graph.publish", description=PURPOSE, epilog=EPILOG
    )
    add = parser.add_argument
    add("--graph", type=Path, default=Path("out"), metavar="OUT", help="folder of a build (out)")
    add(
        "--endpoint", required=True, metavar="URL", help="where the server is asked, http://…/query"
    )
    add("--update", metavar="URL", help="where it takes updates (default: found by --endpoint)")
    add("--graph-store", metavar="URL", help="where it takes whole graphs (default: found)")
    words = "Graph Store Protocol or SPARQL Update (default: auto, the first of them that works)"
    add("--protocol", choices=PROTOCOLS, default="auto", help=words)
    words = "named graph for the ontology, where the default graph cannot be written or is shared"
    add("--default-graph", type=address, default=DEFAULT, metavar="IRI", help=words)
    words = "after sending, count the triples of each graph, or read it back and compare checksums"
    add("--verify", choices=LEVELS, default=LEVELS[0], help=words)
    words = "look at all graphs as --verify says, not only at what the record calls changed"
    add("--recheck", action="store_true", help=words)
    words = "also where most of what was published before is not in this build"
    add("--allow-removal", action="store_true", help=words)
    add("--dry-run", action="store_true", help="say what would be sent and removed, write nothing")
    words = "bytes of a request at most (8,000,000); fewer are tried where a server refuses so many"
    add("--batch-bytes", type=natural, default=8_000_000, metavar="N", help=words)
    add("--timeout", type=float, default=300.0, metavar="S", help="seconds for an answer (300)")
    words = "times that a request is sent to a busy or lost server, 1, 2, 4 … seconds apart (7)"
    add("--tries", type=natural, default=7, metavar="N", help=words)
    return parser.parse_args(arguments)


def natural(word: str) -> int:
    """Return a whole number from 1; ValueError for anything else."""
    number = int(word)
    if number < 1:
        raise ValueError(word)
    return number


def address(word: str) -> str:
    """Return an absolute IRI; ValueError where it is none."""
    return ox.NamedNode(word).value
