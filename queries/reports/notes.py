"""The notes of a report: numbered as the reader meets them, with line and character.

In: sections, the raw texts of the build. Out: Notes. Example: the first figure of a report has note
1; a later figure with the same words and the same exact number has note 1 again.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from queries.asking import Quote
from queries.reports.inquiry import show_steering
from queries.reports.parts import Figure, Note, Place, Reference, Report, Section, lines_of
from queries.reports.phrases import word

Numbers = dict[tuple[str, tuple[Quote, ...]], int]


def number_figures(sections: Iterable[Section]) -> Numbers:
    """Return the number of each note: the key is what a figure proves."""
    numbers: Numbers = {}
    for section in sections:
        for line in lines_of(section):
            for run in line:
                if isinstance(run, Figure) and run.quotes:
                    numbers.setdefault((run.exact, run.quotes), len(numbers) + 1)
    return numbers


def make_notes(graph: Path, numbers: Numbers) -> Iterator[Note]:
    """Yield the notes in their order."""
    for (exact, quotes), number in numbers.items():
        places = tuple(locate(read_raw(graph, quote.document), quote) for quote in quotes)
        yield Note(number, exact, places)


@lru_cache(maxsize=64)
def read_raw(graph: Path, document: str) -> str:
    """Return the raw text of a document; empty where the build has lost it."""
    path = graph / "documents" / f"{document}.txt"
    return path.read_bytes().decode("utf-8", "surrogatepass") if path.is_file() else ""


def locate(raw: str, quote: Quote) -> Place:
    """Return where a quote stands; line 0 where the raw text is not there."""
    shown = replace(quote, quote=show_steering(quote.quote))
    if quote.start >= len(raw):
        return Place(shown, 0, 0)
    before = raw[: quote.start]
    return Place(shown, before.count("\n") + 1, quote.start - before.rfind("\n"))


def cited_in(sections: Iterable[Section]) -> set[str]:
    """Return the ids of the documents that sections quote or name."""
    found: set[str] = set()
    for run in (run for section in sections for line in lines_of(section) for run in line):
        if isinstance(run, Figure):
            found |= {quote.document for quote in run.quotes}
        elif isinstance(run, Reference):
            found.add(run.document)
    return found


def tell_position(place: Place, language: str) -> str:
    """Return line, character and offset of a quote in words; the offset alone without a line."""
    key = "line_in" if place.line else "offset_in"
    return word(language, key).format(line=place.line, column=place.column, start=place.quote.start)


def name_source(report: Report, document: str) -> str:
    """Return how notes and tables name a document: by its number in the list."""
    number = report.source_of(document).number
    return word(report.language, "source_number").format(number=number)
