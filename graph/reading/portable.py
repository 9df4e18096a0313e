"""PDF with a text layer: the text of its pages, divided by form feeds.

In: the bytes of a .pdf file. Out: text, one printed line a line (repair joins them). Raises
UnreadableDocument for a locked file and for one that holds pictures of pages only.
Example: a page that prints 甲县帮扶乙县。 gives 甲县帮扶乙县。
"""

from __future__ import annotations

import logging
from io import BytesIO

from graph.reading.source import UnreadableDocument

LEAST = 10  # characters: fewer are no text layer, but a stamp or a page number


def read_portable(data: bytes) -> str:
    """Return the text of all pages; another error of the library means a broken file."""
    import pypdf  # 0.2 s: only who reads PDF pays for it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    reader = pypdf.PdfReader(BytesIO(data))
    if reader.is_encrypted and not reader.decrypt(""):
        raise UnreadableDocument("is locked with a password", "save a copy without the password")
    text = "\f".join(page.extract_text() for page in reader.pages)
    if len("".join(text.split())) < LEAST:
        raise UnreadableDocument(
            "holds pictures of pages, no text (a scan)", "run text recognition (OCR) on it first"
        )
    return text
