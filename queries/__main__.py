"""Ask the graph: ``python -m queries`` lists the questions, ``python -m queries NAME`` asks one.

In: a name, values, a built graph. Out: rows on standard output. Example: ``python -m queries
helps_place --set place=兴安盟 --lang en``. Exit 0: answered, 2: no such question, value or graph.
"""

from __future__ import annotations

import argparse
import sys
from dataclasses import replace
from pathlib import Path

from graph.query_files import QueryFile, load_queries
from graph.remote import NoAnswer, open_endpoint
from graph.store import Source, open_store
from queries.asking import WrongQuestion, ask, nearest
from queries.commands import COMMANDS
from queries.formats import FORMATS
from queries.hints import hint
from queries.output import choose_format, deliver
from queries.places import QUESTION, ask_places, read_places
from queries.tracing import trace
from queries.values import OPTIONS, read_values, takes_option


def main(arguments: list[str] | None = None) -> int:
    """List the questions, ask one or run a command."""
    given = sys.argv[1:] if arguments is None else arguments
    try:
        at = place_of_name(given)
        if at < len(given) and given[at] in COMMANDS:
            COMMANDS[given[at]].run([*given[:at], *given[at + 1 :]])
        else:
            answer_or_list(parse(given))
    except (WrongQuestion, NoAnswer, FileNotFoundError) as wrong:
        sys.stderr.write(f"{wrong}\n")
        return 2
    return 0


def place_of_name(arguments: list[str]) -> int:
    """Return where the name stands: behind options, each of which takes a value."""
    at = 0
    while at < len(arguments) and arguments[at].startswith("--"):
        at += 1 if "=" in arguments[at] else 2
    return at


def answer_or_list(options: argparse.Namespace) -> None:
    """Answer the question that is named; list all where none is."""
    known = load_queries()
    if options.name is None:
        sys.stdout.write(list_queries(known, options.lang))
    else:
        answer(options, known)


def parse(arguments: list[str] | None) -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m queries",
        description="Ask the graph; without a name, list the questions and the commands: "
        + ", ".join(COMMANDS),
    )
    parser.add_argument("name", nargs="?", metavar="NAME", help="the question or command")
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="PARAMETER=VALUE",
        dest="values",
        help="a value, e.g. recipient=兴安盟; once for each parameter",
    )
    for option in OPTIONS:
        words = f"the same as --set of the question's {option}"
        parser.add_argument(f"--{option}", metavar=option.upper(), help=words)
    words = f"{QUESTION} of a list of your own (CSV)"
    parser.add_argument("--places", type=Path, metavar="FILE", help=words)
    parser.add_argument("--limit", type=natural, metavar="N", help="only the first N rows")
    parser.add_argument(
        "--format", choices=tuple(FORMATS), help="how to write (default: by the file, else table)"
    )
    parser.add_argument("--output", type=Path, metavar="FILE", help="write into this file")
    parser.add_argument("--graph", type=Path, default=Path("out"), help="a build's output folder")
    words = "ask a SPARQL 1.1 server that holds graph.nq, instead of --graph"
    parser.add_argument("--endpoint", metavar="URL", help=words)
    words = "seconds that the server may take for an answer (60)"
    parser.add_argument("--timeout", type=natural, default=60, metavar="SECONDS", help=words)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of names")
    return parser.parse_args(arguments)


def natural(written: str) -> int:
    """Return a whole number from 1."""
    if not (written.isascii() and written.isdigit() and int(written)):
        raise argparse.ArgumentTypeError(f"a whole number from 1, not {written!r}")
    return int(written)


def answer(options: argparse.Namespace, known: dict[str, QueryFile]) -> None:
    """Write the answer in the format asked for."""
    chosen = choose_format(options.format, options.output)
    if options.name not in known:
        raise WrongQuestion(nearest("query", options.name, list(known)))
    query = known[options.name]
    values = read_values(query, options.values, {name: getattr(options, name) for name in OPTIONS})
    store = open_source(options)
    if options.places is None:
        found = ask(store, query, values, options.lang, limit=options.limit)
    elif query.name == QUESTION and not set(values) - {"confidence"}:
        found = ask_places(store, query, read_places(options.places), options.lang, **values)
        found = replace(found, rows=found.rows[: options.limit])
    else:
        raise WrongQuestion(f"--places is for {QUESTION}, with no --set but confidence")
    if chosen.traced:
        found = trace(store, found, options.lang)
    deliver(found, chosen, options.output, options.lang)
    if (more := hint(store, known, found)) is not None:
        print(more, file=sys.stderr)


def open_source(options: argparse.Namespace) -> Source:
    """Return what is asked: the server that is named, else the store of the build."""
    if options.endpoint is not None:
        return open_endpoint(options.endpoint, options.timeout)
    return open_store(options.graph / "store")


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
        taken = " ".join(f"--{option}" for option in OPTIONS if takes_option(query, option))
        lines.append(f"    {' '.join(filter(None, (taken, '--limit')))}\n")
        lines.append(f"    {query.header['example']}\n")
    for name, command in COMMANDS.items():
        lines.append(f"{name}  {command.zh} · {command.en}\n    python -m queries {name} --help\n")
    return "".join(lines)


if __name__ == "__main__":
    sys.exit(main())
