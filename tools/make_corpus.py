"""Write the sample documents that are not plain UTF-8 text, from the sources beside this script.

In: ``tools/corpus_sources/*.txt`` (``# `` title, ``## `` heading, a row of a table has tabs). Out:
files in ``corpus/``, the same bytes each time: Word, PDF, zip, GB18030, and a text damaged the way
old web pages are. Example: ``python -m tools.make_corpus`` writes ``corpus/health-pairing.docx``.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple
from xml.sax.saxutils import escape

import docx
from opencc import OpenCC

HERE = Path(__file__).parent
SOURCES = HERE / "corpus_sources"
CORPUS = HERE.parent / "corpus"
STAMP = (1980, 1, 1, 0, 0, 0)  # the earliest date that a zip member can have
BORN = datetime(2020, 1, 1, tzinfo=UTC)
WIDTH = 30  # characters on a broken line
FULL_WIDTH = str.maketrans("0123456789", "０１２３４５６７８９")
# readings that such pages inject behind traditional characters
READINGS = {
    "個": "gè", "對": "duì", "幫": "bāng", "貧": "pín", "區": "qū", "縣": "xiàn", "盟": "méng",
    "資": "zī", "領": "lǐng", "協": "xié", "軍": "jūn", "興": "xīng", "內": "nèi", "發": "fā",
    "開": "kāi", "動": "dòng", "會": "huì", "時": "shí",
}  # fmt: skip
# characters that such pages lose: a question mark and the reading's wreckage stay
LOST = (("因災", "因?yàn)?zāi)"), ("因學", "因?W"))
INJECTED = re.compile("[" + "".join(READINGS) + "]")


class Line(NamedTuple):
    """One line of a source: ``kind`` is title, heading, row or text."""

    kind: str
    text: str


def parse(source: str) -> list[Line]:
    """Return the lines of a source with their kinds; blank lines go."""
    return [_line(text) for text in source.splitlines() if text.strip()]


def _line(text: str) -> Line:
    for mark, kind in (("# ", "title"), ("## ", "heading")):
        if text.startswith(mark):
            return Line(kind, text.removeprefix(mark))
    return Line("row" if "\t" in text else "text", text)


def encode(source: str) -> bytes:
    """Return the source as Chinese systems of the time wrote it: GB18030, CRLF line ends."""
    return source.replace("\n", "\r\n").encode("gb18030")


def pack(source: str, name: str) -> bytes:
    """Return a zip archive with the source as its one member."""
    return _archive([(name, source.encode())])


def _archive(members: list[tuple[str, bytes]]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            info = zipfile.ZipInfo(name, STAMP)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(info, data, compresslevel=9)
    return buffer.getvalue()


def damage(source: str) -> bytes:
    """Return the source as a bad page kept it: traditional, with readings, lost characters,
    full-width digits, lines broken inside sentences, and its second half said twice."""
    lines = [_damage_line(line) for line in source.splitlines() if line.strip()]
    again = lines[len(lines) // 2 :]
    return "\n".join([*lines, *again, "endprint", ""]).encode()


def _damage_line(line: str) -> str:
    text = OpenCC("s2t").convert(line).translate(FULL_WIDTH)
    parts = [text[start : start + WIDTH] for start in range(0, len(text), WIDTH)]
    return "\n".join(_inject(part) for part in parts)


def _inject(text: str) -> str:
    """Set readings behind characters; what is lost altogether leaves its wreckage."""
    text = INJECTED.sub(lambda match: f"{match[0]}({READINGS[match[0]]})", text)
    for whole, wreck in LOST:
        text = text.replace(whole, wreck)
    return text


def write_word(source: str) -> bytes:
    """Return a Word document with headings, paragraphs and tables."""
    document = docx.Document()
    for kind, lines in groupby(parse(source), key=lambda line: line.kind):
        texts = [line.text for line in lines]
        if kind == "row":
            _add_table(document, [text.split("\t") for text in texts])
        for text in texts if kind != "row" else ():
            _add_line(document, kind, text)
    properties = document.core_properties
    properties.created = properties.modified = BORN
    properties.author = properties.last_modified_by = "Jiedui"
    buffer = io.BytesIO()
    document.save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return _archive([(name, archive.read(name)) for name in sorted(archive.namelist())])


def _add_line(document: docx.document.Document, kind: str, text: str) -> None:
    if kind == "text":
        document.add_paragraph(text)
    else:
        document.add_heading(text, level=0 if kind == "title" else 1)


def _add_table(document: docx.document.Document, rows: list[list[str]]) -> None:
    table = document.add_table(rows=len(rows), cols=len(rows[0]), style="Table Grid")
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


def write_portable(source: str) -> bytes:
    """Return a PDF with a text layer, set in a font that every reader of PDF has."""
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.platypus import Paragraph, SimpleDocTemplate

    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    shapes = {"title": (18, 1, 0), "heading": (13, 0, 0), "text": (11, 0, 22)}
    styles = {
        kind: ParagraphStyle(
            kind, fontName="STSong-Light", fontSize=size, leading=size * 1.6, wordWrap="CJK",
            alignment=alignment, firstLineIndent=indent, spaceAfter=6,
        )
        for kind, (size, alignment, indent) in shapes.items()
    }  # fmt: skip
    buffer = io.BytesIO()
    title = next(line.text for line in parse(source) if line.kind == "title")
    template = SimpleDocTemplate(buffer, invariant=1, title=title)
    template.build([Paragraph(escape(line.text), styles[line.kind]) for line in parse(source)])
    return buffer.getvalue()


TARGETS: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "health-pairing.docx": ("health-pairing.txt", write_word),
    "hinggan-2018.txt": ("hinggan-2018.txt", damage),
    "hohhot-2017.txt": ("hohhot-2017.txt", encode),
    "inner-mongolia-plan-2016-2020.docx": ("inner-mongolia-plan-2016-2020.txt", write_word),
    "tibet-aid.zip": ("tibet-aid-2016.txt", lambda text: pack(text, "tibet-aid-2016.txt")),
    "xinjiang-exits-2016.pdf": ("xinjiang-exits-2016.txt", write_portable),
}


def render(target: str) -> bytes:
    """Return the bytes of one file of the corpus, by its name in TARGETS."""
    name, write = TARGETS[target]
    return write((SOURCES / name).read_text(encoding="utf-8"))


def main() -> None:
    """Write all of them."""
    for target in TARGETS:
        (CORPUS / target).write_bytes(render(target))


if __name__ == "__main__":
    main()
