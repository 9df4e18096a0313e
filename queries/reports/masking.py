"""A report that hides the names of natural persons.

In: a Report. Out: the same with every text masked; a quote is what the masked raw text has at its
place. Example: 县委书记王小明说 in a note becomes 县委书记王某某说.
"""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from graph.masking import mask_persons
from queries.asking import Quote
from queries.reports.notes import read_raw
from queries.reports.parts import Report

# what identifies a document or a fact
KEPT = ("fact", "document", "url", "language")


def mask_report(report: Report, graph: Path) -> Report:
    """Return a report without the names of persons."""
    numbers = {
        (mask_persons(exact), tuple(mask_quote(quote, graph) for quote in quotes)): number
        for (exact, quotes), number in report.numbers.items()
    }
    parts = ("title", "about", "sections", "notes", "sources")
    return replace(
        report,
        numbers=numbers,
        **{name: mask_part(getattr(report, name), graph) for name in parts},
    )


def mask_part(part: Any, graph: Path) -> Any:
    """Return a part of a report, all its texts masked."""
    if isinstance(part, str):
        return mask_persons(part)
    if isinstance(part, tuple):
        return tuple(mask_part(one, graph) for one in part)
    if isinstance(part, Quote):
        return mask_quote(part, graph)
    if is_dataclass(part) and not isinstance(part, type):
        changed = {
            field.name: mask_part(getattr(part, field.name), graph)
            for field in fields(part)
            if field.name not in KEPT
        }
        return replace(part, **changed)
    return part


def mask_quote(quote: Quote, graph: Path) -> Quote:
    """Return a quote as the masked raw text has it; by its own words where it is not there."""
    raw, end = masked_raw(graph, quote.document), quote.start + len(quote.quote)
    shown = raw[quote.start : end]
    unlike = len(shown) != len(quote.quote) or shown[:1] != quote.quote[:1]
    words = mask_persons(quote.quote) if unlike or "\n" in shown else shown
    return replace(quote, quote=words, title=mask_persons(quote.title))


@lru_cache(maxsize=64)
def masked_raw(graph: Path, document: str) -> str:
    """Return the raw text of a document, masked."""
    return mask_persons(read_raw(graph, document))
