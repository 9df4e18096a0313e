"""Answers as pandas DataFrames, for notebooks.

In: a question's name and values for its parameters. Out: a DataFrame with typed columns. Example:
``ask("who_helps_whom", recipient="兴安盟")`` has a row with the ``helper`` 鄂尔多斯市.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from graph.query_files import QueryFile, load_queries
from graph.remote import open_endpoint
from graph.store import open_store
from queries.asking import Answer, Cell, WrongQuestion, nearest
from queries.asking import ask as ask_store
from queries.values import OPTIONS, read_values

if TYPE_CHECKING:
    from pandas import DataFrame

MISSING = (
    "ask gives a pandas DataFrame and pandas is not installed: .venv/bin/python -m pip install"
    " pandas; `python -m queries` and its formats need none"
)


def ask(
    name: str,
    *,
    graph: str | Path = "out",
    endpoint: str | None = None,
    lang: str = "zh",
    limit: int | None = None,
    **values: str | int,
) -> DataFrame:
    """Return the answer to a question as a DataFrame.

    ``graph`` is a build's output folder, ``endpoint`` a SPARQL server to ask instead, ``lang`` zh
    or en; other arguments are parameters of the
    question, or ``year``, ``document`` and ``mechanism`` as on the command line. Python keeps
    ``from`` for itself: write ``from_=2016``. WrongQuestion where a name or a value means nothing,
    ImportError where pandas is not installed.
    """
    if lang not in ("zh", "en"):
        raise WrongQuestion(f"lang is zh or en, not {lang!r}")
    known = load_queries()
    if name not in known:
        raise WrongQuestion(nearest("query", name, list(known)))
    query = known[name]
    store = open_endpoint(endpoint) if endpoint else open_store(Path(graph) / "store")
    return to_frame(ask_store(store, query, bind(query, values), lang, limit=limit), lang)


def bind(query: QueryFile, values: dict[str, str | int]) -> dict[str, str]:
    """Return the value of each parameter, as the command line would read it."""
    given = {name.removesuffix("_"): str(value) for name, value in values.items()}
    parameters = {parameter.name for parameter in query.parameters}
    options = {n: v for n, v in given.items() if n in OPTIONS and n not in parameters}
    return read_values(query, [f"{n}={v}" for n, v in given.items() if n not in options], options)


def to_frame(answer: Answer, language: str) -> DataFrame:
    """Return the rows of an answer with typed columns; ``attrs`` tell the question."""
    try:
        import pandas
    except ImportError as missing:
        raise ImportError(MISSING) from missing
    columns = list(zip(*answer.rows, strict=True)) or [()] * len(answer.columns)
    cells = {
        name: pandas.array(list(column), dtype=type_of(column))
        for name, column in zip(answer.columns, columns, strict=True)
    }
    frame = pandas.DataFrame(cells)
    frame.attrs["question"] = answer.query.header[f"question {language}"]
    frame.attrs["columns"] = {c.name: getattr(c, language) for c in answer.query.columns}
    return frame


def type_of(column: tuple[Cell, ...]) -> str:
    """Return the type of a column, of those of pandas that can hold an open cell."""
    kinds = {type(cell) for cell in column if cell is not None}
    if kinds == {bool}:
        return "boolean"
    if kinds == {int}:
        return "Int64"
    if kinds and kinds <= {int, float}:
        return "Float64"
    return "string" if kinds <= {str} else "object"
