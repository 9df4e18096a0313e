"""Reading: files, folders and zip archives in, Documents out, each with its raw text.

In: paths. Out: a Document for each file that can be read, an Issue for each that cannot. To add a
format: a file with a reader here, and its line in READERS. Example: ``甲县.docx`` in a folder gives
the Document ``甲县``, whose ``raw`` is the text of the Word document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

from graph.describing import describe
from graph.model import Document, Issue
from graph.reading.finding import find_sources, read_bytes
from graph.reading.markup import read_markup
from graph.reading.plain import read_plain
from graph.reading.portable import read_portable
from graph.reading.sniffing import RECOGNISE, sniff
from graph.reading.source import (
    LARGEST_MARKUP,
    LARGEST_TEXT,
    Problem,
    Source,
    UnreadableDocument,
)
from graph.reading.walking import is_there
from graph.reading.word import read_word
from graph.repair import repair

__all__ = [
    "READERS",
    "Source",
    "UnreadableDocument",
    "find_sources",
    "is_there",
    "read_document",
    "read_documents",
    "read_source",
]

READERS: dict[str, Callable[[bytes], str]] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".html": read_markup,
    ".htm": read_markup,
    ".shtml": read_markup,
    ".xhtml": read_markup,
    ".docx": read_word,
    ".pdf": read_portable,
}
REMEDIES = {
    ".doc .wps .rtf .odt .ofd .docm .dot": "save it as .docx",
    ".xls .xlsx .et .ods .ppt .pptx": "save its text and tables as .docx, .html or .txt",
    ".csv .md .json .xml .eml .mht .epub": "save its text as .txt or .html",
    ".rar .7z .gz .tar .tgz": "unpack it or pack it as .zip",
    ".jpg .jpeg .png .tif .tiff .gif .bmp .webp .caj": RECOGNISE,
}
TEXTS = frozenset(suffix for suffix in READERS if suffix not in (".docx", ".pdf"))
SURROGATE = re.compile("[\ud800-\udfff]")


def _remedy(suffix: str) -> str:
    """Return what to do with a file of a format that is not read."""
    known = (remedy for endings, remedy in REMEDIES.items() if suffix in endings.split())
    return next(known, "save its text as .txt, .html, .docx or .pdf, or take it away")


def _read(data: bytes, suffix: str) -> str:
    """Run a reader; any error of a library on strange bytes means a broken file."""
    reader = READERS[suffix]
    try:
        text = reader(data)
    except (UnreadableDocument, MemoryError):
        raise
    except Exception as error:  # libraries fail on hostile bytes in any way there is
        raise UnreadableDocument(
            f"is broken ({type(error).__name__} while reading it as {suffix})",
            "open it in its own program and save it anew",
        ) from error
    return SURROGATE.sub("\ufffd", text)


def read_source(source: Source) -> str:
    """Return the raw text of a Source; raise UnreadableDocument with reason and remedy."""
    if source.problem is None and source.suffix not in READERS:
        raise UnreadableDocument(
            f"is in a format that is not read ({source.suffix or 'no ending'})",
            _remedy(source.suffix),
        )
    data = read_bytes(source)
    if not data.strip():
        raise UnreadableDocument("is empty", "put its text in or take the file away")
    suffix = sniff(data, source.suffix)
    if suffix in TEXTS and len(data) > LARGEST_MARKUP:
        raise UnreadableDocument(
            f"holds {len(data):,} bytes, more than {LARGEST_MARKUP:,}", "split it"
        )
    text = _read(data, suffix)
    if len(text) > LARGEST_TEXT:
        raise UnreadableDocument(
            f"holds {len(text):,} characters, more than {LARGEST_TEXT:,}", "split it"
        )
    if not text.strip("\ufeff\u200b \t\r\n\f\u3000\u00a0"):
        raise UnreadableDocument("holds no text", "put its text in or take the file away")
    return text


def issue(source: Source, problem: Problem) -> Issue:
    """Return the Issue that names what is wrong with a Source."""
    message = f"{source.file}: {problem.reason}"
    doc = source.id or None
    return Issue(problem.level, problem.code, doc, source.file, None, message, problem.remedy)


def read_document(source: Source) -> Document | Issue:
    """Return the Document of a Source, or the Issue that names it with reason and remedy."""
    try:
        raw = read_source(source)
    except UnreadableDocument as error:
        problem = source.problem or Problem(error.reason, error.remedy)
        return issue(source, problem)
    return describe(source.id, source.file, raw, repair(raw), source.row)


def read_documents(paths: list[Path]) -> Iterator[Document | Issue]:
    """Yield a Document or an Issue for each file of the inputs, in order."""
    return map(read_document, find_sources(paths))
