"""What is fuzzed: each target by name, how bytes become its input, and what must hold of it.

In: nothing. Out: TARGETS. Example: ``TARGETS["repair"].run(b"\\x00\\x01")`` checks repair on the
text that these two bytes spell.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from graph.reading.decoding import decode
from tools.fuzzing.asking import check_query, check_request
from tools.fuzzing.files import (
    check_archive,
    check_decoding,
    check_markup,
    check_tables,
    check_word,
    checked_as,
    packed,
    word_of,
)
from tools.fuzzing.pieces import read_text, write_text
from tools.fuzzing.texts import (
    check_facts,
    check_numbers,
    check_repair,
    check_stretches,
    check_times,
)

CORPUS = Path(__file__).parents[2] / "corpus"
Text = Callable[[str], None]
Data = Callable[[bytes], None]


@dataclass(frozen=True, slots=True)
class Target:
    """A check of texts or of bytes, the inputs to begin with, and its part of all executions."""

    check: Text | Data
    seeds: Callable[[], Iterator[bytes]]
    share: int
    of_text: bool = True

    def run(self, data: bytes) -> None:
        """Check what the bytes mean."""
        self.check(read_text(data) if self.of_text else data)  # type: ignore[arg-type]


def paragraphs() -> Iterator[bytes]:
    """Yield the paragraphs of the sample texts, as bytes that spell them."""
    for path in sorted(CORPUS.glob("*.txt")):
        for line in decode(path.read_bytes()).splitlines():
            if line:
                yield write_text(line)


def pages() -> Iterator[bytes]:
    """Yield the sample pages, as bytes that spell them."""
    for path in sorted(CORPUS.glob("*.html")):
        yield write_text(decode(path.read_bytes())[:3000])


def encoded() -> Iterator[bytes]:
    """Yield a paragraph in each encoding that texts come in."""
    text = "兴安盟对口帮扶工作要点。2016年安排资金3亿元，帮扶26个村。"
    for encoding in ("utf-8", "utf-8-sig", "gb18030", "big5hkscs", "utf-16", "utf-32"):
        yield text.encode(encoding, "replace")


def archives() -> Iterator[bytes]:
    """Yield an archive of two members."""
    yield packed({"甲.txt": "甲县帮扶乙县。", "乙/丙.html": "<p>丙市帮扶丁县。</p>"})


def whole_pages() -> Iterator[bytes]:
    """Yield pages as files."""
    for seed in pages():
        yield read_text(seed).encode()


def word_files() -> Iterator[bytes]:
    """Yield Word documents as files."""
    yield from (word_of(read_text(seed)) for seed in words())


def portable_files() -> Iterator[bytes]:
    """Yield a PDF of two pages, not compressed."""
    out = io.BytesIO()
    canvas = Canvas(out, pageCompression=0, invariant=True)
    for line in ("Beijing helps Chifeng.", "Ordos helps Hinggan League."):
        canvas.drawString(72, 720, line)
        canvas.showPage()
    canvas.save()
    yield out.getvalue()


def words() -> Iterator[bytes]:
    """Yield bodies of Word documents, as bytes that spell them."""
    paragraph = "<w:p><w:r><w:t>甲县帮扶乙县</w:t></w:r></w:p>"
    row = f"<w:tr><w:tc>{paragraph}</w:tc><w:tc>{paragraph}</w:tc></w:tr>"
    yield write_text(f"{paragraph}<w:tbl>{row}{row}</w:tbl>")


def requests() -> Iterator[bytes]:
    """Yield requests and queries, as bytes that spell them."""
    yield write_text("query=SELECT%20%3Fa%20%7B%3Fa%20%3Fb%20%3Fc%7D&default-graph-uri=http://a/b")
    yield write_text("text/csv;q=0.5,*/*")
    yield write_text('SELECT ?a { ?a :b "c"@zh FILTER (?b > 1) } # SERVICE')
    yield write_text("ASK { SERVICE <http://a/b> { ?a ?b ?c } }")


TARGETS: dict[str, Target] = {
    "repair": Target(check_repair, paragraphs, 20),
    "numbers": Target(check_numbers, paragraphs, 20),
    "times": Target(check_times, paragraphs, 15),
    "stretches": Target(check_stretches, paragraphs, 10),
    "facts": Target(check_facts, paragraphs, 4),
    "markup": Target(check_markup, pages, 3),
    "word": Target(check_word, words, 2),
    "tables": Target(check_tables, paragraphs, 6),
    "request": Target(check_request, requests, 8),
    "query": Target(check_query, requests, 6),
    "decoding": Target(check_decoding, encoded, 2, of_text=False),
    "archive": Target(check_archive, archives, 2, of_text=False),
    "html": Target(checked_as(".html"), whole_pages, 1, of_text=False),
    "docx": Target(checked_as(".docx"), word_files, 1, of_text=False),
    "pdf": Target(checked_as(".pdf"), portable_files, 1, of_text=False),
}
