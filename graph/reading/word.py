"""Word documents (.docx): paragraphs and tables in the order of the body.

In: the bytes of a .docx file. Out: text, one paragraph a line, the cells of a row divided by tabs.
Example: a row with the cells 海淀区 and 敖汉旗 gives ``海淀区\\t敖汉旗``.
"""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import IO, TYPE_CHECKING
from zipfile import ZipFile

from graph.reading.source import LARGEST_FILE, UnreadableDocument

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import Table, _Cell

LARGEST_XML = 40_000_000  # bytes: read in some 45 s and 0.8 GB
XML = (".xml", ".rels")
HEAD = 4_096  # bytes; no part of a Word document has a document type
ENTITIES = ("declares entities, as no Word document does (an XML bomb)", "take it away")


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


def _declares_entities(part: IO[bytes]) -> bool:
    """Say whether a part begins with a document type, the place to declare entities."""
    return b"<!DOCTYPE" in part.read(HEAD).replace(b"\0", b"")


def _require_harmless(data: bytes) -> None:
    """Raise UnreadableDocument where a document unpacks to more than is read, or by entities."""
    with ZipFile(BytesIO(data)) as parts:
        for name in (name for name in parts.namelist() if name.lower().endswith(XML)):
            with parts.open(name) as part:
                if _declares_entities(part):
                    raise UnreadableDocument(*ENTITIES)
        sizes = [(part.filename.lower().endswith(XML), part.file_size) for part in parts.infolist()]
    text, whole = sum(size for is_xml, size in sizes if is_xml), sum(size for _, size in sizes)
    for size, most in ((text, LARGEST_XML), (whole, LARGEST_FILE)):
        if size > most:
            raise UnreadableDocument(f"unpacks to {size:,} bytes, more than {most:,}", "split it")


def read_word(data: bytes) -> str:
    """Return the text of the body; an error of the library means a broken file."""
    import docx  # 0.2 s: only who reads Word documents pays for it

    _require_harmless(data)
    return "\n".join(_lines(docx.Document(BytesIO(data))))
