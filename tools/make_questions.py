"""Write docs/QUESTIONS.md: each question with its call and its answer on the sample documents.

In: a graph of corpus/. Out: the page. Example: ``python -m tools.make_questions --graph out``.
"""

from __future__ import annotations

import argparse
import shlex
import sys
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox

from graph.query_files import QueryFile, load_queries
from graph.store import open_store
from queries.__main__ import parse
from queries.asking import Answer, Cell, ask
from queries.formats.table import width, write_table
from queries.values import OPTIONS, read_values, takes_option

PAGE = Path(__file__).parent.parent / "docs" / "QUESTIONS.md"
ROWS = 12
COLUMNS = 36  # of a terminal, that a cell takes at most
HEAD = """# The questions, with their answers on the sample documents

Written by `make golden` from the headers of `queries/*.rq` and the graph of `corpus/`; a test
compares it. An answer shows at most {rows} rows here, and long cells are cut. `--limit N` keeps the
first rows of any question, `--lang en` names entities in English; [ASK.md](ASK.md) has the formats.

A place, an actor or a programme is named by its official name, a short or traditional form, its
English name, its code, its id or its address; a document by its id, its file, its title or a part
of that. `--year 2016` sets `from` and `to` (or `year`), `--document` and `--mechanism` set the
parameters of these names.

| level | questions |
|---|---|
"""


def write_page(store: ox.Store) -> str:
    """Return the whole page."""
    known = load_queries()
    levels: dict[str, list[str]] = {}
    for name, query in known.items():
        levels.setdefault(query.header["level"], []).append(f"[{name}](#{name})")
    index = "".join(f"| {level} | {' · '.join(names)} |\n" for level, names in levels.items())
    return (
        HEAD.format(rows=ROWS) + index + "".join(section(store, query) for query in known.values())
    )


def section(store: ox.Store, query: QueryFile) -> str:
    """Return what the page says of one question."""
    lines = [f"\n## {query.name}", ""]
    lines += [f"**{query.title('zh')} · {query.title('en')}.** {query.header['question zh']}  "]
    lines += [query.header["question en"], ""]
    for parameter in query.parameters:
        default = "required" if parameter.required else f"default {parameter.default}"
        kind = parameter.type if parameter.default is None else f"{parameter.type}, {default}"
        lines.append(f"- `--set {parameter.name}=…` ({kind}): {parameter.zh} · {parameter.en}")
    options = [f"`--{option}`" for option in OPTIONS if takes_option(query, option)]
    lines += [f"- options: {', '.join(options)}"] if options else []
    lines += ["", "| column | zh | en |", "|---|---|---|"]
    lines += [f"| `{column.name}` | {column.zh} | {column.en} |" for column in query.columns]
    lines += ["", "```sh", query.header["example"], "```", "", "```text"]
    return "\n".join(lines) + "\n" + show(example(store, query)) + "```\n"


def example(store: ox.Store, query: QueryFile) -> Answer:
    """Return the answer to the example of a question."""
    options = parse(shlex.split(query.header["example"].removeprefix("python -m queries ")))
    values = read_values(query, options.values, {name: getattr(options, name) for name in OPTIONS})
    return ask(store, query, values, options.lang, limit=options.limit)


def show(answer: Answer) -> str:
    """Return the first rows as a table, and how many more there are."""
    rows = tuple(tuple(map(cut, row)) for row in answer.rows[:ROWS])
    more = len(answer.rows) - len(rows)
    return write_table(replace(answer, rows=rows), "zh") + (f"… {more} more\n" if more else "")


def cut(cell: Cell) -> Cell:
    """Return a cell whose words take no more than COLUMNS."""
    if not isinstance(cell, str) or width(cell) <= COLUMNS:
        return cell
    end = next(i for i in range(len(cell), 0, -1) if width(cell[:i]) < COLUMNS)
    return cell[:end] + "…"


def main() -> int:
    """Write the page."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--graph", type=Path, default=Path("out"), help="a graph of corpus/")
    PAGE.write_text(write_page(open_store(parser.parse_args().graph / "store")), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
