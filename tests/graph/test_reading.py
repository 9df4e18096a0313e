"""Tests of graph.reading: formats, encodings, archives, and what cannot be read."""

from __future__ import annotations

import io
import pickle
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import pypdf
import pytest
from pypdf.errors import DependencyError

from graph.model import Document, Issue
from graph.reading import (
    READERS,
    find_sources,
    read_document,
    read_documents,
    read_source,
)
from graph.reading.decoding import decode
from graph.reading.source import LARGEST_MARKUP, LARGEST_TEXT, Source
from graph.reading.word import LARGEST_XML

SENTENCE = "北京市海淀区结对帮扶赤峰市敖汉旗。"
HTML = (
    "<!DOCTYPE html><html><head><title>甲市结对帮扶方案_甲市人民政府</title>"
    '<meta name="PubDate" content="2018-05-01 10:00"></head><body>'
    '<div class="nav"><a href="/">首页</a><a href="/a">信息公开</a></div>'
    f"<p>{SENTENCE}</p><table><tr><td>海淀区</td><td>敖汉旗</td></tr></table></body></html>"
)


def docx_bytes() -> bytes:
    document = docx.Document()
    document.add_paragraph(SENTENCE)
    table = document.add_table(rows=1, cols=2)
    table.rows[0].cells[0].text, table.rows[0].cells[1].text = "海淀区", "敖汉旗"
    document.add_paragraph("以上。")
    buffer = io.BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def pdf_bytes(*lines: str) -> bytes:
    """Return a page that prints the lines in a font which every PDF reader knows by name."""
    shown = "".join(
        f"BT /F 12 Tf 72 {760 - 20 * number} Td <{line.encode('utf-16-be').hex()}> Tj ET\n"
        for number, line in enumerate(lines)
    )
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}endstream",
        "<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H"
        " /DescendantFonts [6 0 R] >>",
        "<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000"
        " /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 0 >> >>",
    ]
    body, places = "%PDF-1.4\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n"
    table = "".join(f"{place:010} 00000 n \n" for place in places)
    size = len(objects) + 1
    body += f"xref\n0 {size}\n0000000000 65535 f \n{table}trailer\n<< /Size {size} /Root 1 0 R >>\n"
    return (body + f"startxref\n{body.rindex('xref')}\n%%EOF\n").encode("ascii")


def docx_bomb() -> bytes:
    """Return a small Word file whose text unpacks to more than is read."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as parts:
        parts.writestr("word/document.xml", bytes(LARGEST_XML + 1))
    return buffer.getvalue()


def locked_pdf() -> bytes:
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(pdf_bytes(SENTENCE)))
    writer.encrypt("geheim", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def zip_bytes(members: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return buffer.getvalue()


SAMPLES: dict[str, Callable[[], bytes]] = {
    ".txt": SENTENCE.encode,
    ".text": lambda: SENTENCE.encode("gb18030"),
    ".html": HTML.encode,
    ".htm": lambda: HTML.encode("gb18030"),
    ".shtml": HTML.encode,
    ".xhtml": HTML.encode,
    ".docx": docx_bytes,
    ".pdf": lambda: pdf_bytes(SENTENCE),
}


def test_every_format_has_a_sample() -> None:
    assert SAMPLES.keys() == READERS.keys()


@pytest.mark.parametrize("suffix", SAMPLES)
def test_read_document_reads_every_format(tmp_path: Path, suffix: str) -> None:
    (tmp_path / f"甲{suffix}").write_bytes(SAMPLES[suffix]())
    (document,) = read_documents([tmp_path])
    assert isinstance(document, Document)
    assert (document.id, document.file) == ("甲", f"甲{suffix}")
    assert SENTENCE in document.text


def test_read_plain_keeps_the_content_as_it_is(tmp_path: Path) -> None:
    text = "第一行\r\n  第二行\r第三行\u3000\n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    assert [read_source(source) for source in find_sources([tmp_path])] == [text]


def test_read_plain_counts_a_byte_order_mark(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8-sig")
    (document,) = read_documents([tmp_path])
    assert isinstance(document, Document)
    assert document.raw == (tmp_path / "a.txt").read_bytes().decode("utf-8")
    assert (document.text, document.offsets[0]) == (SENTENCE, 1)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le"])
@pytest.mark.parametrize(
    "text",
    [
        "通知",
        "赤峰市帮扶敖汉旗。",
        "关于结对帮扶的通知\n各旗县：\n投入资金2.5亿元。",
        SENTENCE * 50,
    ],
)
def test_decode_finds_the_encoding_of_simplified_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "big5", "utf-16"])
@pytest.mark.parametrize(
    "text",
    ["北京市對口幫扶內蒙古自治區", "關於結對幫扶工作的通知\n投入資金2.5億元。", "赤峰市的貧困戶"],
)
def test_decode_finds_the_encoding_of_traditional_text(text: str, encoding: str) -> None:
    assert decode(text.encode(encoding)) == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_decode_marks_a_few_broken_bytes(encoding: str) -> None:
    data = (SENTENCE * 20).encode(encoding) + b"\xff" + SENTENCE.encode(encoding)
    text = decode(data)
    assert "\ufffd" in text
    assert text.startswith(SENTENCE * 20)


def test_read_markup_keeps_tables_title_and_date(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(HTML, encoding="utf-8")
    (document,) = read_documents([tmp_path])
    assert isinstance(document, Document)
    assert document.text.split("\n") == [
        "甲市结对帮扶方案",
        "发布时间：2018-05-01",
        SENTENCE,
        "海淀区\t敖汉旗",
    ]
    assert (document.title, document.date) == ("甲市结对帮扶方案", "2018-05-01")


def test_read_markup_leaves_the_frame_of_a_long_page_out(tmp_path: Path) -> None:
    body = "".join(f"<p>{n}号文<b>规定</b>：{SENTENCE}，选派干部{n}名驻村。</p>" for n in range(40))
    page = HTML.replace(f"<p>{SENTENCE}</p>", f"<h1>工作方案</h1>{body}")
    (tmp_path / "a.html").write_text(page, encoding="utf-8")
    (source,) = find_sources([tmp_path])
    raw = read_source(source)
    assert "首页" not in raw
    assert raw.count(f"规定：{SENTENCE}") == 40
    assert "海淀区\t敖汉旗" in raw


def test_read_word_keeps_the_order_of_the_body(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(docx_bytes())
    (source,) = find_sources([tmp_path])
    assert read_source(source) == f"{SENTENCE}\n海淀区\t敖汉旗\n以上。"


def test_read_portable_lines_are_joined_by_repair(tmp_path: Path) -> None:
    sentence = "甲市从二〇一六年起选派干部到乙县驻村帮扶，投入资金建设学校和卫生院"
    whole = f"{sentence}，{sentence}，{sentence}，{sentence}。"
    (tmp_path / "a.pdf").write_bytes(pdf_bytes(*[whole[i : i + 30] for i in range(0, 150, 30)]))
    (document,) = read_documents([tmp_path])
    assert isinstance(document, Document)
    assert document.text == whole


UNREADABLE: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty.txt": (lambda: b"", "is empty"),
    "blank.txt": ("\u3000\n \u200b".encode, "holds no text"),
    "picture.jpg": (lambda: b"\xff\xd8\xff\xe0" + bytes(99), "format that is not read (.jpg)"),
    "table.xlsx": (lambda: zip_bytes({"xl/workbook.xml": b"<x/>"}), "not read (.xlsx)"),
    "noending": (SENTENCE.encode, "no ending"),
    "picture.txt": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "is a picture"),
    "picture.text": (
        lambda: b"RIFF\x10\0\0\0WEBPVP8 " + bytes(range(256)),
        "is a picture (WebP)",
    ),
    "program.txt": (lambda: b"MZ\x90\0" + bytes(60), "is a program"),
    "old.doc": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "save it as .docx"),
    "letter.rtf": (lambda: b"{\\rtf1 x}", "save it as .docx"),
    "letter.txt": (lambda: b"{\\rtf1 x}", "is an RTF document"),
    "unknown.xyz": (SENTENCE.encode, "(.xyz)"),
    "noise.txt": (lambda: bytes(range(256)) * 40, "no text in a known encoding"),
    "broken.docx": (lambda: docx_bytes()[:3000], "is broken"),
    "fake.docx": (SENTENCE.encode, "is broken"),
    "old.docx": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "old Office file"),
    "locked.docx": (
        lambda: (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(8) + "EncryptedPackage".encode("utf-16-le")
        ),
        "locked with a password",
    ),
    "locked.pdf": (locked_pdf, "locked with a password"),
    "scan.pdf": (lambda: pdf_bytes(), "no text (a scan)"),
    "broken.pdf": (lambda: b"%PDF-1.4\n" + bytes(500), "is broken"),
    "broken.zip": (lambda: b"PK\x03\x04 nothing", "no zip archive or a broken one"),
    "archive.txt": (lambda: zip_bytes({"a.bin": b"x"}), "is an archive"),
    "bomb.docx": (docx_bomb, "unpacks to"),
    "huge.txt": (lambda: b"x" * (LARGEST_MARKUP + 1), "20,000,001 bytes, more than 20,000,000"),
    "huge.html": (lambda: b"<p>" * 7_000_000, "21,000,000 bytes, more than 20,000,000"),
    "long.txt": (lambda: ("长" * (LARGEST_TEXT + 1)).encode(), "split it"),
}


@pytest.mark.parametrize("name", UNREADABLE)
def test_read_documents_names_what_cannot_be_read(tmp_path: Path, name: str) -> None:
    make, words = UNREADABLE[name]
    (tmp_path / name).write_bytes(make())
    (tmp_path / "zz.txt").write_text(SENTENCE, encoding="utf-8")
    issue, document = read_documents([tmp_path])
    assert isinstance(issue, Issue)
    assert (issue.level, issue.file) == ("error", name)
    assert words in f"{issue.message}; {issue.remedy}"
    assert name in issue.message
    assert issue.remedy
    assert isinstance(document, Document)


def test_read_source_writes_half_a_pair_of_surrogates_out(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(READERS, ".pdf", lambda data: f"甲\ud800乙{data.decode()}")
    (tmp_path / "a.pdf").write_bytes(b"x")
    assert [read_source(source) for source in find_sources([tmp_path])] == ["甲\ufffd乙x"]


def test_read_source_keeps_nul_characters(tmp_path: Path) -> None:
    text = f"{SENTENCE}\0\0{SENTENCE}"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    assert [read_source(source) for source in find_sources([tmp_path])] == [text]


def test_read_portable_names_a_cipher_that_is_not_at_hand(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise DependencyError("cryptography>=3.1 is required for AES algorithm")

    monkeypatch.setattr(pypdf.PdfReader, "decrypt", refuse)
    (tmp_path / "a.pdf").write_bytes(locked_pdf())
    (issue,) = read_documents([tmp_path])
    assert isinstance(issue, Issue)
    assert "locked with a password" in issue.message


def test_read_source_follows_the_content_where_the_ending_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(pdf_bytes(SENTENCE))
    (tmp_path / "b.pdf").write_bytes(docx_bytes())
    (tmp_path / "c.docx").write_text(HTML, encoding="utf-8")
    assert all(SENTENCE in read_source(source) for source in find_sources([tmp_path]))


def test_sources_can_be_sent_to_another_process(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(SENTENCE, encoding="utf-8")
    (source,) = find_sources([tmp_path])
    copy = pickle.loads(pickle.dumps(source))
    assert isinstance(copy, Source)
    document = pickle.loads(pickle.dumps(read_document(copy)))
    assert document == read_document(source)
