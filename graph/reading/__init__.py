"""Reading: files, folders and zip archives in, Documents out, each with its raw text.

In: paths. Out: a Document for each file that can be read, an Issue for each that cannot. To add a
format: a file with a reader here, and its line in READERS. Example: ``甲县.docx`` in a folder gives
the Document ``甲县``, whose ``raw`` is the text of the Word document.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from graph.describing import describe
from graph.model import Document, Issue
from graph.reading.finding import find_sources, read_bytes
from graph.reading.markup import read_markup
from graph.reading.plain import read_plain
from graph.reading.portable import read_portable
from graph.reading.sniffing import sniff
from graph.reading.source import LARGEST_TEXT, Source, UnreadableDocument
from graph.reading.word import read_word
from graph.repair import repair

__all__ = [
    "READERS",
    "Source",
    "UnreadableDocument",
    "find_sources",
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
    ".doc": "save it as .docx",
    ".wps": "save it as .docx",
    ".rtf": "save it as .docx",
    ".odt": "save it as .docx",
    ".xls": "save its tables as .txt or .html",
    ".xlsx": "save its tables as .txt or .html",
    ".csv": "save its text as .txt",
    ".rar": "unpack it or pack it as .zip",
    ".7z": "unpack it or pack it as .zip",
    ".jpg": "run text recognition (OCR) on it first",
    ".jpeg": "run text recognition (OCR) on it first",
    ".png": "run text recognition (OCR) on it first",
    ".tif": "run text recognition (OCR) on it first",
}


def _read(data: bytes, suffix: str) -> str:
    """Run a reader; any error of a library on strange bytes means a broken file."""
    reader = READERS[suffix]
    try:
        return reader(data)
    except UnreadableDocument:
        raise
    except Exception as error:  # libraries fail on hostile bytes in any way there is
        raise UnreadableDocument(
            f"is broken ({type(error).__name__} while reading it as {suffix})",
            "open it in its own program and save it anew",
        ) from error


def read_source(source: Source) -> str:
    """Return the raw text of a Source; raise UnreadableDocument with reason and remedy."""
    if source.problem is None and source.suffix not in READERS:
        raise UnreadableDocument(
            f"is in a format that is not read ({source.suffix or 'no ending'})",
            REMEDIES.get(source.suffix, f"save it as one of {', '.join(READERS)}"),
        )
    data = read_bytes(source)
    if not data.strip():
        raise UnreadableDocument("is empty", "put its text in or take the file away")
    text = _read(data, sniff(data, source.suffix))
    if len(text) > LARGEST_TEXT:
        raise UnreadableDocument(
            f"holds {len(text):,} characters, more than {LARGEST_TEXT:,}", "split it"
        )
    if not text.strip("\ufeff\u200b \t\r\n\f\u3000\u00a0"):
        raise UnreadableDocument("holds no text", "put its text in or take the file away")
    return text


def read_document(source: Source) -> Document | Issue:
    """Return the Document of a Source, or the Issue that names it with reason and remedy."""
    try:
        raw = read_source(source)
    except UnreadableDocument as error:
        message = f"{source.file}: {error.reason}"
        return Issue("error", "unreadable", source.id, source.file, None, message, error.remedy)
    return describe(source.id, source.file, raw, repair(raw), source.row)


def read_documents(paths: list[Path]) -> Iterator[Document | Issue]:
    """Yield a Document or an Issue for each file of the inputs, in order."""
    return map(read_document, find_sources(paths))
