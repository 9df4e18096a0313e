"""Files made to break their reader: archives, documents, pages, texts.

In: nothing. Out: the bytes of each by name, and the words with which it must be refused; none where
it is read. Example: ``own.pdf`` is a PDF whose pages are their own parent.
"""

from __future__ import annotations

import io
import stat
import struct
import zipfile
from collections.abc import Callable, Iterator
from typing import NamedTuple

from tools.fuzzing.files import packed, word_of

TEXT = "甲县人民政府文件\n北京市对口支援内蒙古自治区。\n".encode()
DEEP = 100_000
# <!ENTITY b "&a;&a;…"> nine times: a billion letters out of a kilobyte
LAUGHS = "".join(
    f'<!ENTITY e{level} "{f"&e{level - 1};" * 10 if level else "ha" * 5}">' for level in range(9)
)
LETTER = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


class Hostile(NamedTuple):
    """What makes the bytes of a file, and what must be said of it; None: it is read."""

    make: Callable[[], bytes]
    said: str | None


BLANKS = b" " * 300_000


def squeezed(name: str, data: bytes) -> bytes:
    """Return an archive with one packed member."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        archive.writestr(name, data)
    return out.getvalue()


def bomb() -> bytes:
    """Return an archive whose one member unpacks to a thousand times its size."""
    return squeezed("a.txt", b"a" * 60_000_000)


def overlapping() -> bytes:
    """Return an archive of 200 members that are all the same packed bytes."""
    data = squeezed("00000.txt", b"a" * 9_000_000)
    begin = data.index(b"PK\1\2")
    end = data.index(b"PK\5\6")
    entry = bytearray(data[begin:end])
    entries = b""
    for number in range(200):
        entry[46:55] = f"{number:05}.txt".encode()
        entries += bytes(entry)
    tail = bytearray(data[end:])
    tail[8:20] = struct.pack("<HHII", 200, 200, len(entries), begin)
    return data[:begin] + entries + bytes(tail)


def link() -> bytes:
    """Return an archive whose member is a symbolic link."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        info = zipfile.ZipInfo("a.txt")
        info.external_attr = (stat.S_IFLNK | 0o777) << 16
        info.create_system = 3
        archive.writestr(info, "/etc/passwd")
    return out.getvalue()


def word(body: str, head: str = "") -> Callable[[], bytes]:
    """Return what makes a Word document."""
    return lambda: word_of(body, head)


def unpacking() -> bytes:
    """Return a Word document whose text unpacks to 60 million bytes."""
    document = word_of(LETTER.format("a" * 60_000_000))
    out = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(document)) as source,
        zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, source.read(name))
    return out.getvalue()


def portable(*objects: str, root: str = "1 0 R", more: str = "") -> Callable[[], bytes]:
    """Return what makes a PDF of these objects, numbered from 1."""

    def make() -> bytes:
        out = b"%PDF-1.7\n"
        places = []
        for number, body in enumerate(objects, start=1):
            places.append(len(out))
            out += f"{number} 0 obj\n{body}\nendobj\n".encode()
        start = len(out)
        rows = "".join(f"{place:010} 00000 n \n" for place in places)
        table = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{rows}"
        trailer = f"trailer\n<</Size {len(objects) + 1}/Root {root}{more.format(start=start)}>>\n"
        return out + f"{table}{trailer}startxref\n{start}\n%%EOF".encode()

    return make


CATALOG = "<</Type/Catalog/Pages 2 0 R>>"
PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]{}>>"
FORM = "<</Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X 5 0 R>>>>/Length 5>>"
PAGES = "<</Type/Pages/Kids[3 0 R]/Count 1>>"
INSIDE = "/Contents 4 0 R/Resources<</XObject<</X 5 0 R>>>>"


def half() -> bytes:
    """Return text in UTF-16 with half a pair of surrogates in it."""
    text = f"\ufeff甲县\ud800帮扶{TEXT.decode()}"
    return text.encode("utf-16-le", "surrogatepass")


FILES: dict[str, Hostile] = {
    "bomb.zip": Hostile(bomb, "a zip bomb"),
    "nested.zip": Hostile(lambda: packed({"b.zip": bomb()}), "is an archive inside an archive"),
    "overlap.zip": Hostile(overlapping, "overlaps another file of the archive (a zip bomb)"),
    "up.zip": Hostile(lambda: packed({"../../up.txt": TEXT}), "leads out of the archive"),
    "root.zip": Hostile(lambda: packed({"/etc/root.txt": TEXT}), "leads out of the archive"),
    "drive.zip": Hostile(lambda: packed({"C:\\drive.txt": TEXT}), "leads out of the archive"),
    "link.zip": Hostile(link, "is a link, not a document"),
    "laughs.docx": Hostile(
        word(LETTER.format("&e8;"), f"<!DOCTYPE d [{LAUGHS}]>"), "declares entities"
    ),
    "outside.docx": Hostile(
        word(LETTER.format("&x;"), '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'),
        "declares entities",
    ),
    "deep.docx": Hostile(
        word("<w:tbl><w:tr><w:tc>" * DEEP + "</w:tc></w:tr></w:tbl>" * DEEP), "is broken"
    ),
    "unpacking.docx": Hostile(unpacking, "unpacks to"),
    "own.pdf": Hostile(portable(CATALOG, "<</Type/Pages/Kids[2 0 R]/Count 9>>"), "is broken"),
    "parent.pdf": Hostile(
        portable(CATALOG, "<</Type/Pages/Parent 2 0 R/Kids[3 0 R]/Count 1>>", PAGE.format("")),
        "is broken",
    ),
    "form.pdf": Hostile(
        portable(
            CATALOG,
            PAGES,
            PAGE.format(INSIDE),
            "<</Length 5>>stream\n/X Do\nendstream",
            f"{FORM}stream\n/X Do\nendstream",
        ),
        "holds pictures of pages, no text",
    ),
    "table.pdf": Hostile(
        portable(CATALOG, PAGES, PAGE.format(""), more="/Prev {start}"),
        "holds pictures of pages, no text",
    ),
    "deep.html": Hostile(lambda: b"<div>" * DEEP + TEXT + b"</div>" * DEEP, None),
    "open.html": Hostile(lambda: b"<table><tr><td>" * DEEP + TEXT, None),
    "quotes.html": Hostile(lambda: b"<a href='" * DEEP + TEXT, None),
    "line.txt": Hostile(lambda: b"a" * 100_000_000, "holds 100,000,000 bytes, more than"),
    "long.txt": Hostile(lambda: TEXT + "帮扶".encode() * 50_000, None),
    "digits.txt": Hostile(
        lambda: TEXT + f"礼县柳河村缺水。{'9' * 40_000}。工作队引来一家公司。".encode(), None
    ),
    "bars.txt": Hostile(
        lambda: TEXT + b"\na|b\n--|--\nx" + BLANKS + b"y|z\n" + BLANKS + b"--|-x\n", None
    ),
    "nul.txt": Hostile(lambda: TEXT * 9 + b"\0" * 40, None),
    "zeros.txt": Hostile(lambda: TEXT + b"\0" * 50_000, "holds no text in a known encoding"),
    "planes.txt": Hostile(lambda: TEXT + planes().strip("\0").encode("utf-8", "ignore"), None),
    "cesu.txt": Hostile(lambda: planes().encode("utf-8", "surrogatepass"), "holds no text in a"),
    "half.txt": Hostile(half, None),
}


def planes() -> str:
    """Return characters of every plane: its first ones, its last ones, some between."""
    return "".join(sample_planes())


def sample_planes() -> Iterator[str]:
    """Yield the characters; half pairs of surrogates too."""
    for plane in range(17):
        for place in (*range(0x40), *range(0x100, 0x10000, 0x173), *range(0xFFC0, 0x10000)):
            yield chr(plane * 0x10000 + place)
        yield "\n"
