"""PDF with a text layer: the text of its pages, divided by form feeds.

In: the bytes of a .pdf file. Out: text, one printed line a line (repair joins them). Raises
UnreadableDocument for a locked file and for one that holds pictures of pages only.
Example: a page that prints 甲县帮扶乙县。 gives 甲县帮扶乙县。
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from graph.reading.source import LARGEST_TEXT, UnreadableDocument

if TYPE_CHECKING:
    from pypdf import PdfReader

LOCKED = ("is locked with a password", "save a copy without the password")
LEAST = 10  # characters: fewer are no text layer, but a stamp or a page number


def _read_pages(reader: PdfReader) -> Iterator[str]:
    """Yield the text of each page, as long as the whole is no longer than a text may be."""
    size = 0
    for page in reader.pages:
        text = page.extract_text()
        size += len(text)
        if size > LARGEST_TEXT:
            raise UnreadableDocument(f"holds more than {LARGEST_TEXT:,} characters", "split it")
        yield text


def read_portable(data: bytes) -> str:
    """Return the text of all pages; another error of the library means a broken file."""
    import pypdf  # 0.2 s: only who reads PDF pays for it
    from pypdf.errors import DependencyError

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = pypdf.PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableDocument(*LOCKED)
        text = "\f".join(_read_pages(reader))
    except DependencyError as error:  # a cipher for which this program has no library
        raise UnreadableDocument(*LOCKED) from error
    if len("".join(text.split())) < LEAST:
        raise UnreadableDocument(
            "holds pictures of pages, no text (a scan)", "run text recognition (OCR) on it first"
        )
    return text
