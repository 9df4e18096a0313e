"""Ask the graph: ``python -m queries`` lists the questions, ``python -m queries NAME`` asks one.

In: a name, values, a built graph. Out: rows on standard output. Example: ``python -m queries
helps_place --set place=兴安盟 --lang en``. Exit 0: answered, 2: no such question, value or graph.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from graph.query_files import QueryFile, load_queries
from graph.store import open_store
from queries.asking import WrongQuestion, ask, nearest
from queries.formats import FORMATS
from queries.output import choose_format, deliver
from queries.tracing import trace


def main(arguments: list[str] | None = None) -> int:
    """List the questions or ask one."""
    options = parse(arguments)
    known = load_queries()
    if options.name is None:
        sys.stdout.write(list_queries(known, options.lang))
        return 0
    try:
        answer(options, known)
    except (WrongQuestion, FileNotFoundError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    return 0


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m queries", description="Ask the graph; without a name, list the questions."
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the question to ask")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PARAMETER=VALUE",
        dest="values",
        help="a value, e.g. recipient=兴安盟; may be repeated",
    )
    parser.add_argument(
        "--format", choices=tuple(FORMATS), help="how to write (default: by the file, else table)"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write into this file")
    parser.add_argument("--graph", type=Path, default=Path("out"), help="a build's output folder")
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of names")
    return parser.parse_args(arguments)


def answer(options: argparse.Namespace, known: dict[str, QueryFile]) -> None:
    """Write the answer in the format asked for."""
    chosen = choose_format(options.format, options.output)
    if options.name not in known:
        raise WrongQuestion(nearest("query", options.name, list(known)))
    values: dict[str, str] = {}
    for pair in options.values:
        name, sign, value = pair.partition("=")
        if not sign:
            raise WrongQuestion(f"--set takes PARAMETER=VALUE, not {pair!r}")
        values[name] = value
    store = open_store(options.graph / "store")
    found = ask(store, known[options.name], values, options.lang)
    if chosen.traced:
        found = trace(store, found, options.lang)
    deliver(found, chosen, options.output, options.lang)


def list_queries(known: dict[str, QueryFile], language: str) -> str:
    """Return the list of questions with their parameters and an example."""
    lines = []
    for name, query in known.items():
        lines.append(f"{name}  {query.header['title zh']} · {query.header['title en']}\n")
        lines.append(f"    {query.header[f'question {language}']}\n")
        for parameter in query.parameters:
            words = parameter.zh if language == "zh" else parameter.en
            needed = " (required)" if parameter.required else ""
            lines.append(f"    --set {parameter.name}=…  {parameter.type}{needed}: {words}\n")
        lines.append(f"    {query.header['example']}\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
