"""Asking the library's questions for a report: rows by the names of their columns, with quotes.

In: a build, a question, values. Out: rows. Example: ``inquiry.rows("helps_place", place=…)`` has a
row whose ``helper`` is 鄂尔多斯市; ``inquiry.quotes(row)`` are the words that say so. Characters
that steer text instead of showing (bidi controls and others) are written out as 〔U+202E〕.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import pyoxigraph as ox

from graph.query_files import QueryFile, load_queries
from graph.store import Term, open_store
from graph.vocab import id_of
from queries.asking import Answer, Cell, Quote, ask
from queries.names import WrongName, find_entity
from queries.reports.parts import Figure
from queries.tracing import trace

# U+0007, U+202E, a lone surrogate
STEERING = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f"
    "\ud800-\udfff\ufeff\ufff9-\uffff]"
)
BREAKS = re.compile(r"[\t\r\n]+")


@dataclass(frozen=True, slots=True)
class Told:
    """A row of an answer: its cells and its terms by column."""

    answer: Answer
    number: int
    cells: Mapping[str, Cell]
    terms: Mapping[str, Term | None]

    def words(self, column: str) -> str:
        """Return a cell as words, empty where it is open."""
        cell = self.cells[column]
        return "" if cell is None else str(cell)

    def value(self, column: str) -> float | None:
        """Return a cell that is a number; None where it is open."""
        cell = self.cells[column]
        return cell if isinstance(cell, int | float) else None


@dataclass(frozen=True, slots=True)
class Inquiry:
    """A build that is asked in one language; what was asked once is kept.

    ``document``: only the words of this document are quoted, where it says a thing at all.
    """

    graph: Path
    store: ox.Store
    language: str
    queries: Mapping[str, QueryFile]
    kept: dict[tuple[str, ...], tuple[Told, ...]] = field(default_factory=dict)
    document: str = ""

    def rows(self, name: str, **values: str) -> tuple[Told, ...]:
        """Return the rows of a question's answer."""
        key = (name, *(f"{parameter}={value}" for parameter, value in sorted(values.items())))
        if key not in self.kept:
            answer = ask(self.store, self.queries[name], values, self.language)
            self.kept[key] = tuple(
                Told(
                    answer,
                    number,
                    dict(zip(answer.columns, map(clean, row), strict=True)),
                    dict(zip(answer.columns, answer.terms[number], strict=True)),
                )
                for number, row in enumerate(answer.rows)
            )
        return self.kept[key]

    def quotes(self, *rows: Told) -> tuple[Quote, ...]:
        """Return the words behind rows, each once, by document and place."""
        found = self.all_quotes(*rows)
        return tuple(quote for quote in found if quote.document == self.document) or found

    def all_quotes(self, *rows: Told) -> tuple[Quote, ...]:
        """Return the words behind rows, whatever document the report is about."""
        found: dict[Quote, None] = {}
        for told in rows:
            one = replace(
                told.answer,
                rows=(told.answer.rows[told.number],),
                terms=(told.answer.terms[told.number],),
            )
            found |= dict.fromkeys(trace(self.store, one, self.language).quotes[0])
        words: dict[tuple[str, int, str], Quote] = {}
        for quote in sorted(found, key=lambda q: (q.document, q.start, q.quote, q.fact)):
            words.setdefault((quote.document, quote.start, quote.quote), quote)
        return tuple(words.values())

    def own_quotes(self, told: Told, document: str, quote: str) -> tuple[Quote, ...]:
        """Return the words that two columns of a row name, else all words behind the row."""
        found = self.all_quotes(told)
        asked = (told.words(document), told.words(quote))
        own = (q for q in found if (show_steering(q.document), show_steering(q.quote)) == asked)
        return tuple(own) or found

    def find_place(self, written: str) -> str | None:
        """Return the id of the place that a document names as its region; None: unknown."""
        try:
            return id_of(find_entity(self.store, written, "place").value)
        except WrongName:
            return None

    def figure(self, told: Told, shown: str, exact: str = "") -> Figure:
        """Return words of a row with its quotes."""
        return Figure(shown, self.quotes(told), exact)


def open_inquiry(graph: Path, language: str) -> Inquiry:
    """Open a build to ask it; FileNotFoundError where it has no store."""
    return Inquiry(graph, open_store(graph / "store"), language, load_queries())


def clean(cell: Cell) -> Cell:
    """Return a cell whose words show all that they hold."""
    return show_steering(cell) if isinstance(cell, str) else cell


def show_steering(words: str) -> str:
    """Return words with steering characters written out, on one line."""
    shown = STEERING.sub(lambda hit: f"〔U+{ord(hit[0]):04X}〕", words)
    return BREAKS.sub(" ", shown)
