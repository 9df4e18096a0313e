"""What must hold of every file: it is read, or refused with a reason and a remedy.

In: bytes, or a text to put into a document of a format. Out: nothing; an error other than
UnreadableDocument is a finding. Example: ``check_word("<w:p/>")`` passes.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress

from graph.judged_rows import BadJudgements, Sheet, read_rows
from graph.judgements import SHEET as JUDGED
from graph.reading import READERS, Source, read_source
from graph.reading.archive import list_members, read_member
from graph.reading.decoding import decode
from graph.reading.metadata import read_metadata
from graph.reading.source import UnreadableDocument
from graph.reviews import SHEET as REVIEWED
from tools.fuzzing.texts import folder

TYPES = (
    '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
    'content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
    'relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/'
    'relationships"><Relationship Id="a" Type="http://schemas.openxmlformats.org/officeDocument/'
    '2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
BODY = (
    '<?xml version="1.0"?>{head}<w:document xmlns:w="http://schemas.openxmlformats.org/'
    'wordprocessingml/2006/main"><w:body>{body}</w:body></w:document>'
)


def packed(parts: dict[str, str | bytes]) -> bytes:
    """Return a zip archive of parts by name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:  # stored: a fuzzer changes what it sees
        for name, data in parts.items():
            archive.writestr(name, data)
    return out.getvalue()


def word_of(body: str, head: str = "") -> bytes:
    """Return a .docx with this XML in its body, and this before its root."""
    document = BODY.format(head=head, body=body).encode("utf-8", "replace")
    relations = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    return packed({**relations, "word/document.xml": document})


def check_file(data: bytes, suffix: str) -> None:
    """Require that a file of this ending is read as text that can be written, or refused."""
    path = folder() / f"a{suffix}"
    path.write_bytes(data)
    try:
        text = read_source(Source("a", path.name, path))
    except UnreadableDocument as refused:
        assert refused.reason and refused.remedy
        return
    text.encode()
    assert text.strip("\ufeff\u200b \t\r\n\f\u3000\u00a0")


def checked_as(suffix: str) -> Callable[[bytes], None]:
    """Return the check of files of one ending."""
    assert suffix in READERS

    def check(data: bytes) -> None:
        check_file(data, suffix)

    return check


def check_markup(text: str) -> None:
    """Require that a page with this markup is read or refused."""
    check_file(f"<html><body>{text}</body></html>".encode("utf-8", "replace"), ".html")


def check_word(text: str) -> None:
    """Require that a Word document with this XML in its body is read or refused."""
    check_file(word_of(text), ".docx")


def check_decoding(data: bytes) -> None:
    """Require text, the same twice, or a refusal."""
    try:
        text = decode(data)
    except UnreadableDocument:
        return
    assert text == decode(data)


def check_archive(data: bytes) -> None:
    """Require that each member of an archive is given or refused, and none leads out of it."""
    path = folder() / "a.zip"
    path.write_bytes(data)
    try:
        members = list(list_members(path))
    except UnreadableDocument:
        return
    for place, name, problem in members:
        if problem is None:
            assert ".." not in name.replace("\\", "/").split("/") and not name.startswith("/")
            try:
                read_member(path, place)
            except UnreadableDocument:
                continue


def check_tables(text: str) -> None:
    """Require that a table that a person wrote is used, or named with its fault."""
    data = text.encode("utf-8", "replace")
    with suppress(UnreadableDocument):
        list(read_metadata(b"file,date\n" + data))
    for sheet in (JUDGED, REVIEWED):
        check_sheet(data, sheet)


def check_sheet(data: bytes, sheet: Sheet) -> None:
    """Require that the lines below the header of a sheet are rows, or named with their fault."""
    path = folder() / sheet.name
    path.write_bytes(",".join(sheet.columns).encode() + b"\n" + data)
    try:
        rows = read_rows(path, sheet)
    except BadJudgements as wrong:
        assert str(wrong)
        return
    assert all(set(row.cells) == set(sheet.columns) for row in rows)
