"""What a file really is, whatever its ending says.

In: bytes and the ending. Out: the ending whose reader they need. A PDF named .txt is read as a
PDF; what no reader can take raises. Example: ``%PDF-1.7`` in 甲县.txt gives ``.pdf``.
"""

from __future__ import annotations

from graph.reading.source import UnreadableDocument

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
RECOGNISE = "run text recognition (OCR) on it first"
FOREIGN = (
    (b"\x89PNG", "is a picture (PNG)", RECOGNISE),
    (b"\xff\xd8\xff", "is a picture (JPEG)", RECOGNISE),
    (b"GIF8", "is a picture (GIF)", RECOGNISE),
    (b"II*\0", "is a picture (TIFF)", RECOGNISE),
    (b"MM\0*", "is a picture (TIFF)", RECOGNISE),
    (b"{\\rtf", "is an RTF document", "save it as .docx"),
    (b"Rar!", "is a RAR archive", "unpack it or pack it as .zip"),
    (b"7z\xbc\xaf", "is a 7z archive", "unpack it or pack it as .zip"),
    (b"\x1f\x8b", "is a gzip archive", "unpack it"),
    (b"\x7fELF", "is a program", "take it away"),
    (b"MZ\x90", "is a program", "take it away"),
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
        if data.startswith(magic):
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
