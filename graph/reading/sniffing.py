"""What a file really is, whatever its ending says.

In: bytes and the ending. Out: the ending whose reader they need. A PDF named .txt is read as a
PDF; what no reader can take raises. Example: ``%PDF-1.7`` in 甲县.txt gives ``.pdf``.
"""

from __future__ import annotations

import re

from graph.reading.source import UnreadableDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
RECOGNISE = "run text recognition (OCR) on it first"
# the first bytes of what no reader takes
FOREIGN = tuple(
    (re.compile(magic, re.DOTALL), reason, remedy)
    for magic, reason, remedy in (
        (rb"\x89PNG", "is a picture (PNG)", RECOGNISE),
        (rb"\xff\xd8\xff", "is a picture (JPEG)", RECOGNISE),
        (rb"GIF8", "is a picture (GIF)", RECOGNISE),
        (rb"BM.{4}\0{4}", "is a picture (BMP)", RECOGNISE),
        (rb"RIFF.{4}WEBP", "is a picture (WebP)", RECOGNISE),
        (rb"II\*\0|MM\0\*", "is a picture (TIFF)", RECOGNISE),
        (rb"\{\\rtf", "is an RTF document", "save it as .docx"),
        (rb"Rar!", "is a RAR archive", "unpack it or pack it as .zip"),
        (rb"7z\xbc\xaf", "is a 7z archive", "unpack it or pack it as .zip"),
        (rb"\x1f\x8b", "is a gzip archive", "unpack it"),
        (rb"\x7fELF|MZ\x90", "is a program", "take it away"),
    )
)


def sniff(data: bytes, suffix: str) -> str:
    """Return the ending under which to read the bytes; raise where no reader takes them."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(OLE):
        if ENCRYPTED in data:
            raise UnreadableDocument(
                "is locked with a password", "save a copy without the password"
            )
        raise UnreadableDocument("is an old Office file", "save it as .docx")
    for magic, reason, remedy in FOREIGN:
        if magic.match(data):
            raise UnreadableDocument(reason, remedy)
    if b"%PDF-" in head:
        return ".pdf"
    if data.startswith(b"PK\x03\x04"):
        if b"word/" in data or suffix == ".docx":
            return ".docx"
        raise UnreadableDocument("is an archive, not a document", "unpack it or name it .zip")
    if suffix in (".pdf", ".docx") and head[:1] == b"<":
        return ".html"
    return suffix
