"""The options that commands share.

In: a command's name and what it does. Out: a parser with ``--graph`` and ``--output``. Example:
``python -m queries export --help``.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from queries.asking import WrongQuestion


def start_parser(name: str, words: str) -> argparse.ArgumentParser:
    """Return a parser with the options of all commands."""
    parser = argparse.ArgumentParser(prog=f"python -m queries {name}", description=words)
    parser.add_argument("--graph", type=Path, default=Path("out"), help="a build's output folder")
    parser.add_argument("--output", type=Path, metavar="PATH", help="write into this file")
    return parser


def read_lines(graph: Path, name: str) -> Iterator[dict[str, Any]]:
    """Yield the lines of a build's facts.jsonl or documents.jsonl."""
    path = graph / name
    if not path.exists():
        raise WrongQuestion(f"no {name} in {graph}: build one with build_graph.py")
    with path.open(encoding="utf-8") as file:
        yield from map(json.loads, file)
