"""A small build with all files that a report reads: store, lines, raw texts.

In: a folder. Out: the sample of graph_sample in it, or one with hostile words. Example: the text
总结/甲 stands in ``documents/总结/甲.txt``.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import graph_sample
import pytest

from graph.reviews import Review
from queries.reports import WRITERS, make_report, open_inquiry, read_subject
from queries.reports.parts import Figure, Line, Report, Table

HOSTILE = "=甲</script><img src=x onerror=alert(1)>\u202e乙"


def build(folder: Path, lines: list[graph_sample.Line] | None = None) -> Path:
    """Write a build with the facts of the sample, or with these."""
    graph_sample.build(folder, lines)
    stated = graph_sample.facts() if lines is None else lines
    graph_sample.write_lines(folder / "facts.jsonl", stated)
    documents = [graph_sample.document(doc) for doc in graph_sample.TEXTS]
    graph_sample.write_lines(folder / "documents.jsonl", documents)
    for doc, text in graph_sample.TEXTS.items():
        path = folder / "documents" / f"{doc}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    return folder


def build_hostile(folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """Write a build with one more document, whose names and words are hostile."""
    lines = graph_sample.facts()
    patch.setitem(graph_sample.TEXTS, "恶/意", f"{HOSTILE}帮扶兴安盟，投入1亿元。")
    ends = (f"group/-/恶|{HOSTILE}|group", "place/152200|兴安盟")
    amounts = [graph_sample.money(100000000, 2018, "actual")]
    fact = graph_sample.aid("恶/意", f"{HOSTILE}帮扶兴安盟", ends, "social", amounts=amounts)
    return build(folder, [*lines, fact])


def make(
    folder: Path,
    *about: str,
    language: str = "zh",
    reviews: Mapping[str, Review] | None = None,
) -> Report:
    """Return the report about something, e.g. ``place=兴安盟``."""
    inquiry = open_inquiry(folder, language)
    return make_report(inquiry, read_subject(inquiry, list(about)), reviews)


def write(folder: Path, name: str, *about: str, language: str = "zh") -> bytes:
    """Return a report in a format."""
    return WRITERS[name](make(folder, *about, language=language))


def words(line: Line) -> str:
    """Return a line without its notes."""
    shown = (run.shown if isinstance(run, Figure) else run for run in line)
    return "".join(run if isinstance(run, str) else run.document for run in shown)


def noted(report: Report, shown: str) -> tuple[str, list[str]]:
    """Return exact value and quotes of the note of the first figure that shows some words."""
    for section in report.sections:
        lines = [section.gist, *(cell for table in tables(report) for row in table for cell in row)]
        for run in (run for line in lines for run in line):
            if isinstance(run, Figure) and run.shown == shown:
                note = report.notes[(report.number_of(run) or 0) - 1]
                return note.exact, [place.quote.quote for place in note.places]
    raise AssertionError(f"no figure shows {shown!r}")


def tables(report: Report) -> list[tuple[tuple[Line, ...], ...]]:
    """Return the rows of all tables."""
    blocks = [block for section in report.sections for block in section.blocks]
    return [block.rows for block in blocks if isinstance(block, Table)]


def told(report: Report, title: str) -> str:
    """Return the first sentence of a section."""
    [section] = [section for section in report.sections if section.title == title]
    return words(section.gist)
