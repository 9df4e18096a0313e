"""What must hold of every text: repair, numbers, times, the facts and the graph that come of it.

In: a text. Out: nothing; AssertionError, or the program's own error, where something does not
hold. Example: ``check_repair("貧(pín)困")`` passes.
"""

from __future__ import annotations

import json
import math
from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from pathlib import Path
from tempfile import mkdtemp

import pyoxigraph as ox

from graph.auditing import audit_sums
from graph.building import describe as describe_line
from graph.building import language, order_of
from graph.dates import find_date, read_date
from graph.describing import describe, find_gaps
from graph.language import read_document
from graph.masking import mask_persons
from graph.memberships import find_members
from graph.model import Document
from graph.numerals import find_quantities
from graph.periods import find_periods
from graph.rdf import write_dataset
from graph.reading import SURROGATE
from graph.repair import repair
from graph.reposts import sketch
from graph.sections import find_sections
from graph.sentences import split_sentences
from graph.spelling import parse_numeral


def check_repair(text: str) -> None:
    """Require an exact way back to the raw text, and that a second repair changes nothing."""
    repaired = repair(text)
    offsets = list(repaired.offsets)
    assert len(offsets) == len(repaired.text), "a character without its place"
    assert all(a < b for a, b in pairwise(offsets)), "places that do not rise"
    assert not offsets or offsets[-1] < len(text), "a place behind the text"
    again = repair(repaired.text).text
    assert again == repaired.text, f"repaired again {repaired.text!r} is {again!r}"


def check_numbers(text: str) -> None:
    """Require quantities in order, without overlaps, each a finite number."""
    found = find_quantities(text)
    require_order(((one.start, one.end) for one in found), text)
    for one in found:
        values = one.value if isinstance(one.value, tuple) else (one.value,)
        assert all(math.isfinite(value) and value >= 0 for value in values), one
        assert one.unit and one.decimals >= 0 and one.scale > 0, one
    parse_numeral(text)


def check_times(text: str) -> None:
    """Require periods in order that run forwards, and dates that are ISO dates."""
    for year in (None, 2016):
        found = find_periods(text, year)
        require_order(((one.start, one.end) for one in found), text)
        for one in found:
            years = one.from_year, one.to_year
            assert None in years or years[0] <= years[1], one  # type: ignore[operator]
    dated = find_date(text)
    assert dated is None or 0 <= dated[0] < dated[1] <= len(text), dated
    stated = read_date(text)
    assert stated is None or read_date(stated) == stated, stated


def check_stretches(text: str) -> None:
    """Require sentences and sections that lie in the text, and a mask of the same length."""
    spans = split_sentences(text)
    require_order(spans, text)
    for section in find_sections(text):
        assert 0 <= section.start <= section.end <= len(text), section
    assert len(mask_persons(text)) == len(text), "a mask that moves what follows"


def check_facts(text: str) -> None:
    """Require that every fact's words stand in the raw text, and that all of it can be written."""
    document = document_of(text)
    doc = read_document(language(), document)
    raw = document.raw
    for fact in doc._.facts:
        evidence = fact.evidence
        end = evidence.start + len(evidence.quote)
        assert evidence.quote and raw[evidence.start : end] == evidence.quote, fact
    lines = [fact.to_json() for fact in sorted(doc._.facts, key=order_of)]
    for line in lines:
        json.dumps(line, ensure_ascii=False).encode()
        for field in ("start", "quote", "id", "doc", "kind"):
            assert line.get(field) not in (None, ""), (field, line)
    check_graph(document, lines, [one.to_json() for one in audit_sums(doc._.facts)])


def check_graph(document: Document, lines: list[dict[str, object]], sums: list[object]) -> None:
    """Require N-Quads that a strict reader takes, as many as were counted."""
    members = [member.to_json() for member in find_members(document, lines)]
    described = describe_line(document, None)
    find_gaps(document)
    sketch(document.text)
    path = folder() / "graph.nq"
    count = write_dataset([described], lines, path, findings=sums, members=members)  # type: ignore[arg-type]
    read = sum(1 for _ in ox.parse(path=path, format=ox.RdfFormat.N_QUADS))
    assert read == count, f"{count} quads counted, {read} read"


def document_of(text: str) -> Document:
    """Return the Document of a text, as a reader gives it."""
    raw = SURROGATE.sub("\ufffd", text)
    return describe("d", "d.txt", raw, repair(raw), {})


def require_order(spans: Iterable[tuple[int, int]], text: str) -> None:
    """Require spans that lie in a text, follow one another and hold something."""
    last = 0
    for start, end in spans:
        assert last <= start < end <= len(text), (last, start, end, len(text))
        last = end


@cache
def folder() -> Path:
    """Return a folder for what this process writes."""
    return Path(mkdtemp(prefix="jiedui-fuzzing-"))
