"""What a report is made of: sections of sentences, tables and charts, whose figures have notes.

In: nothing. Out: the types that the sections make and the writers read. Example: the figure
``11.8亿元`` carries its exact value ``1,180,000,000元`` and the words of the document that say so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from queries.asking import Quote


@dataclass(frozen=True, slots=True)
class Figure:
    """Words or a number that a note proves: with these quotes, and the exact value if shortened."""

    shown: str
    quotes: tuple[Quote, ...] = ()
    exact: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A document, shown by its number in the list of documents."""

    document: str


Run = str | Figure | Reference
Line = tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One or more sentences."""

    line: Line


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under heads; ``numeric`` are the columns set to the right."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[Line, ...], ...]
    numeric: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Series:
    """The values of one thing over the categories of a chart, and how each is written."""

    name: str
    values: tuple[float, ...]
    shown: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars over categories, upright or lying; the table that follows tells the same numbers."""

    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    upright: bool = True


Block = Paragraph | Table | Chart


@dataclass(frozen=True, slots=True)
class Section:
    """A section; ``gist`` is its first sentence, which the brief also tells at its head."""

    title: str
    gist: Line
    blocks: tuple[Block, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A document that the report draws on, as a reference."""

    number: int
    document: str
    reference: str
    url: str


@dataclass(frozen=True, slots=True)
class Place:
    """The words of a note and where they stand: line and character, from 1, and offset, from 0."""

    quote: Quote
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Note:
    """A numbered note."""

    number: int
    exact: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report, its notes numbered in the order of reading."""

    language: str
    title: str
    about: Line
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    sources: tuple[Source, ...]
    numbers: dict[tuple[str, tuple[Quote, ...]], int]

    def number_of(self, figure: Figure) -> int | None:
        """Return the number of a figure's note; None where it has no quote."""
        return self.numbers.get((figure.exact, figure.quotes))

    def source_of(self, document: str) -> Source:
        """Return a document's line in the list of documents."""
        return next(source for source in self.sources if source.document == document)


def lines_of(section: Section) -> Iterator[Line]:
    """Yield every line of a section in the order of reading."""
    yield section.gist
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield block.line
        elif isinstance(block, Table):
            for row in block.rows:
                yield from row


def slim(section: Section) -> Section:
    """Return a section whose tables have no column that is empty in all rows."""
    blocks = (slim_table(block) if isinstance(block, Table) else block for block in section.blocks)
    return replace(section, blocks=tuple(blocks))


def slim_table(table: Table) -> Table:
    """Return a table without the columns that are empty in all rows."""
    kept = [
        at
        for at in range(len(table.heads))
        if any(row[at] not in ((), ("",)) for row in table.rows)
    ]
    return Table(
        table.title,
        tuple(table.heads[at] for at in kept),
        tuple(tuple(row[at] for at in kept) for row in table.rows),
        tuple(new for new, at in enumerate(kept) if at in table.numeric),
    )
