"""What a document says of itself: title, issuer, date, genre, sections.

In: a repaired text and its row of metadata.csv. Out: the Document. The row wins; what stands
nowhere is None; what is read from a line that only hints at it is named in ``inferred``. Example:
a text that ends with 甲县人民政府 and 2016年2月18日 has that issuer and the date 2016-02-18.
"""

from __future__ import annotations

from collections.abc import Mapping

from graph.dates import read_date
from graph.model import Code, Document, Issue
from graph.origins import find_date_of, find_issuer
from graph.repair import Repaired
from graph.sections import find_sections
from graph.titles import find_title, genre_of

REMEDY = "state it in metadata.csv"
GAPS: dict[str, Code] = {"title": "no_title", "issuer": "no_issuer", "date": "no_date"}


def describe(
    doc_id: str, file: str, raw: str, repaired: Repaired, row: Mapping[str, str] | None
) -> Document:
    """Return the Document of a text, described by its row and by itself."""
    row = row or {}
    text = repaired.text
    found = _as_written(find_title(text), raw, repaired)
    title = row.get("title") or found
    issuer, hinted = find_issuer(text, found)
    stated = read_date(row.get("date", ""))
    return Document(
        id=doc_id,
        file=file,
        raw=raw,
        text=text,
        offsets=repaired.offsets,
        title=title,
        issuer=row.get("issuer") or issuer,
        region=row.get("region"),
        date=stated or find_date_of(text),
        genre=genre_of(title, text),
        url=row.get("url"),
        sections=find_sections(text),
        inferred=("issuer",) if hinted and not row.get("issuer") else (),
        damaged=repaired.damaged,
    )


def _as_written(title: str | None, raw: str, repaired: Repaired) -> str | None:
    """Return a title with the blanks that the raw text has in it."""
    start = repaired.text.find(title) if title else -1
    if title is None or start < 0:
        return title
    places = repaired.offsets
    written = " ".join(raw[places[start] : places[start + len(title) - 1] + 1].split())
    return written if written.replace(" ", "") == title else title


def find_gaps(document: Document) -> list[Issue]:
    """Return the Issues of what a document does not say of itself, and of what it lost."""
    issues = [
        Issue(
            "info",
            code,
            document.id,
            document.file,
            None,
            f"{document.file} states no {name}",
            REMEDY,
        )
        for name, code in GAPS.items()
        if getattr(document, name) is None
    ]
    for start, end in document.damaged:
        lost = document.raw[max(0, start - 4) : end + 4]
        issues.append(
            Issue(
                "warning",
                "damaged_text",
                document.id,
                document.file,
                start,
                f"{document.file}: characters were lost at {start}: {lost!r}",
                "look for an undamaged copy",
            )
        )
    return issues
