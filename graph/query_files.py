"""Query files: SPARQL with a header that says what it answers.

In: a ``.rq`` file. Out: QueryFile. A header is a run of comment lines ``# key: value`` before the
first line of SPARQL. Example: ``# parameter helper: entity; ; 帮扶方 | the side that helps`` is a
Parameter of type entity without a default; the query calls it ``?asked_helper``.
"""

from __future__ import annotations

import re
import shlex
from itertools import pairwise
from pathlib import Path

from graph.records import record

ASKED = "asked_"
FOLDER = Path(__file__).parent.parent / "queries"
# `# title zh: 谁帮扶谁`
_LINE = re.compile(r"^# (?P<key>[a-z_]+(?: [a-z_]+)?): (?P<value>.*)$")


@record(frozen=True, slots=True)
class Parameter:
    """A value that a query takes; ``default`` None: it may be left open, ``!``: it must be set."""

    name: str
    type: str
    default: str | None
    zh: str
    en: str

    @property
    def required(self) -> bool:
        """Whether the query has no answer without it."""
        return self.default == "!"


@record(frozen=True, slots=True)
class Column:
    """A column of the answer, and what it means."""

    name: str
    zh: str
    en: str


@record(frozen=True, slots=True)
class QueryFile:
    """A query with its header; ``header`` holds the lines of a single value by key."""

    name: str
    text: str
    header: dict[str, str]
    parameters: tuple[Parameter, ...]
    columns: tuple[Column, ...]

    def title(self, language: str) -> str:
        """Return the title in ``zh`` or ``en``."""
        return self.header[f"title {language}"]

    def example_values(self) -> dict[str, str]:
        """Return the values that the example of the header sets: ``{"place": "兴安盟"}``."""
        call = shlex.split(self.header["example"])
        pairs = [word.partition("=") for flag, word in pairwise(call) if flag == "--set"]
        return {name: value for name, _, value in pairs}


def read_query_file(path: Path) -> QueryFile:
    """Read a query; ValueError names the file and the line that is no header line."""
    text = path.read_text(encoding="utf-8")
    header: dict[str, str] = {}
    for line in text.splitlines():
        if not line.startswith("#"):
            break
        match = _LINE.match(line)
        if match is None:
            raise ValueError(f"{path.name}: no header line: {line!r}; write '# key: value'")
        if match["key"] in header:
            raise ValueError(f"{path.name}: {match['key']!r} stands twice in the header")
        header[match["key"]] = match["value"]
    parameters = [_parameter(*pair) for pair in _named(header, "parameter")]
    columns = [_column(*pair) for pair in _named(header, "column")]
    return QueryFile(path.stem, text, header, tuple(parameters), tuple(columns))


def _named(header: dict[str, str], kind: str) -> list[tuple[str, str]]:
    head = f"{kind} "
    return [(k.removeprefix(head), value) for k, value in header.items() if k.startswith(head)]


def _parameter(name: str, value: str) -> Parameter:
    type_, default, words = (part.strip() for part in value.split(";", 2))
    zh, en = (part.strip() for part in words.split("|"))
    return Parameter(name, type_, default or None, zh, en)


def _column(name: str, value: str) -> Column:
    zh, en = (part.strip() for part in value.split("|"))
    return Column(name, zh, en)


def load_checks() -> list[QueryFile]:
    """Return the checks of queries/checks, by name."""
    return [read_query_file(path) for path in sorted((FOLDER / "checks").glob("*.rq"))]


def load_queries() -> dict[str, QueryFile]:
    """Return the queries that analysts ask, by name."""
    return {path.stem: read_query_file(path) for path in sorted(FOLDER.glob("*.rq"))}
