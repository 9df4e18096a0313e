"""Word documents (.docx): paragraphs and tables in the order of the body.

In: the bytes of a .docx file. Out: text, one paragraph a line, the cells of a row divided by tabs.
Example: a row with the cells 海淀区 and 敖汉旗 gives ``海淀区\\t敖汉旗``.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from graph.reading.source import LARGEST_FILE, UnreadableDocument

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

LARGEST_XML = 40_000_000  # bytes: read in some 45 s and 0.8 GB
XML = (".xml", ".rels")


def _lines(body: Document | _Cell) -> Iterator[str]:
    from docx.text.paragraph import Paragraph

    for item in body.iter_inner_content():
        if isinstance(item, Paragraph):
            yield item.text
        else:
            yield from _rows(item)


def _rows(table: Table) -> Iterator[str]:
    """Yield the rows of a table; a merged cell is given once."""
    for row in table.rows:
        cells = {id(cell._tc): cell for cell in row.cells}
        texts = (" ".join(" ".join(_lines(cell)).split()) for cell in cells.values())
        yield "\t".join(texts)


def _require_small(data: bytes) -> None:
    """Raise UnreadableDocument where the parts of a document unpack to more than is read."""
    with ZipFile(BytesIO(data)) as parts:
        sizes = [(part.filename.lower().endswith(XML), part.file_size) for part in parts.infolist()]
    text, whole = sum(size for is_xml, size in sizes if is_xml), sum(size for _, size in sizes)
    for size, most in ((text, LARGEST_XML), (whole, LARGEST_FILE)):
        if size > most:
            raise UnreadableDocument(f"unpacks to {size:,} bytes, more than {most:,}", "split it")


def read_word(data: bytes) -> str:
    """Return the text of the body; an error of the library means a broken file."""
    import docx  # 0.2 s: only who reads Word documents pays for it

    _require_small(data)
    return "\n".join(_lines(docx.Document(BytesIO(data))))
