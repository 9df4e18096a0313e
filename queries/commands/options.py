"""The options that commands share.

In: a command's name and what it does. Out: a parser with ``--graph`` and ``--output``; what it
made as an Answer, so that every format can write it. Example: ``python -m queries panel --help``.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from graph.query_files import Column, QueryFile
from queries.asking import Answer, Cell
from queries.formats import FORMATS
from queries.output import choose_format, deliver


def start_parser(name: str, words: str) -> argparse.ArgumentParser:
    """Return a parser with the options of all commands."""
    parser = argparse.ArgumentParser(prog=f"python -m queries {name}", description=words)
    parser.add_argument("--graph", type=Path, default=Path("out"), help="a build's output folder")
    parser.add_argument("--output", type=Path, metavar="PATH", help="write into this file")
    return parser


def add_formats(parser: argparse.ArgumentParser) -> None:
    """Add the options of how to write a table."""
    words = "how to write (default: by the file, else csv)"
    parser.add_argument("--format", choices=tuple(FORMATS), help=words)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of names")


def to_answer(
    name: str, titles: Sequence[str], columns: Mapping[str, str], rows: Iterable[Sequence[Cell]]
) -> Answer:
    """Return rows as an Answer; ``titles`` in zh and en, of each column ``中文 | English``."""
    header = {"title zh": titles[0], "title en": titles[1]}
    pairs = {key: words.split(" | ") for key, words in columns.items()}
    told = tuple(Column(key, pair[0], pair[-1]) for key, pair in pairs.items())
    query = QueryFile(name, "", header, (), told)
    return Answer(query, tuple(columns), tuple(tuple(row) for row in rows))


def write_answer(answer: Answer, options: argparse.Namespace) -> None:
    """Write a table of a command; csv for statistics programs has no mark of UTF-8."""
    name = options.format or ("csv" if options.output is None else None)
    chosen = replace(choose_format(name, options.output), marked=False)
    deliver(answer, chosen, options.output, options.lang)
