"""``python -m queries export``: the graph as a file for another program.

In: a format, or a file whose ending means one. Out: the file. Example: ``python -m queries export
--output network.gexf`` for Gephi.
"""

from __future__ import annotations

from pathlib import Path

from queries.asking import WrongQuestion
from queries.commands.options import start_parser
from queries.exports import EXPORTS


def export(arguments: list[str]) -> None:
    """Write the graph."""
    parser = start_parser("export", "Write the graph for other programs.")
    known = "; ".join(f"{name}: {one.en}" for name, one in EXPORTS.items())
    parser.add_argument("--format", choices=tuple(EXPORTS), help=known)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of labels")
    options = parser.parse_args(arguments)
    if options.output is None:
        raise WrongQuestion("export needs --output PATH")
    chosen = options.format or by_ending(options.output)
    try:
        EXPORTS[chosen].write(options.graph, options.output, options.lang)
    except FileNotFoundError as wrong:
        raise WrongQuestion(f"{wrong}: build a graph with build_graph.py") from wrong
    except OSError as wrong:
        raise WrongQuestion(f"cannot write {options.output}: {wrong.strerror}") from wrong


def by_ending(output: Path) -> str:
    """Return the name of the format that the ending of a file means."""
    for name, one in EXPORTS.items():
        if one.ending and output.suffix.lower() == one.ending:
            return name
    known = ", ".join(one.ending for one in EXPORTS.values() if one.ending)
    raise WrongQuestion(f"no format is meant by {output.name!r}: --format, or {known}")
