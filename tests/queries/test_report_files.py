"""The files of a report: opened by readers that are not ours, the same bytes twice, nothing run."""

from __future__ import annotations

import html
import io
import re
import unicodedata
import zipfile
from pathlib import Path
from typing import Any

import docx
import pypdf
import pytest
from playwright.sync_api import sync_playwright
from report_sample import HOSTILE, build, build_hostile, make, write

from queries.__main__ import main
from queries.commands.report import FORMATS
from queries.reports import WRITERS

SHOWN = HOSTILE.replace("\u202e", "〔U+202E〕")
# the pieces of text in the cells of all tables
PIECES = """[...document.querySelectorAll('td')].flatMap((cell) => {
  const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
  const found = [];
  while (walker.nextNode()) found.push(walker.currentNode.textContent);
  return found;
})"""
# where the words of each note stand: the document first
PLACES = """[...document.querySelectorAll('.notes .place')].map(
  (place) => place.firstChild.textContent + place.childNodes[1].textContent)"""
# what a browser's PDF calls some characters, beside those that NFKC undoes
RADICALS = str.maketrans("⻅⻘⻔⻋⻓⻢⻚⻆⻄⻛⻩", "见青门车长马页角西风黄")
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("out"))


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    with pytest.MonkeyPatch.context() as patch:
        return build_hostile(tmp_path_factory.mktemp("hostile"), patch)


def text_of(name: str, data: bytes) -> str:
    """Return the words of a file, as a reader of its format finds them."""
    if name == "pdf":
        pages = pypdf.PdfReader(io.BytesIO(data)).pages
        said = unicodedata.normalize("NFKC", "".join(page.extract_text() for page in pages))
        return "".join(said.translate(RADICALS).split())
    if name == "docx":
        tree: Any = docx.Document(io.BytesIO(data)).element
        return "".join(element.text or "" for element in tree.iter(f"{WORD}t"))
    return html.unescape(re.sub(r"<[^>]+>", "", data.decode()))


def test_each_format_has_a_writer() -> None:
    assert set(WRITERS) == set(FORMATS) == {"html", "docx", "pdf"}


@pytest.mark.parametrize("name", WRITERS)
def test_a_file_tells_figures_notes_and_documents(name: str, out: Path) -> None:
    said = text_of(name, write(out, name, "actor=北京市"))
    for words in ("北京市帮扶简报", "1.26亿元", "126,000,000元", "京蒙协作", "文件1", "第1行第1字"):
        assert words in said


@pytest.mark.parametrize("name", WRITERS)
def test_the_same_graph_gives_the_same_bytes(name: str, out: Path) -> None:
    assert write(out, name) == write(out, name)


@pytest.mark.parametrize("name", WRITERS)
def test_hostile_words_show_as_words(name: str, hostile: Path) -> None:
    data = write(hostile, name, "place=兴安盟")
    said = text_of(name, data)
    if name == "html":
        assert html.escape(SHOWN, quote=False) in data.decode()
        assert "<img" not in data.decode()
        said = html.unescape(data.decode())
    wanted = unicodedata.normalize("NFKC", SHOWN).replace(" ", "") if name == "pdf" else SHOWN
    assert wanted in said
    assert "\u202e" not in said


def test_the_page_loads_nothing_and_runs_nothing(out: Path) -> None:
    page = write(out, "html").decode()
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)
    assert policy is not None
    assert html.unescape(policy[1]).startswith("default-src 'none'; script-src ;")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_reference_of_the_page_leads_to_a_note_and_back(language: str, out: Path) -> None:
    page = write(out, "html", language=language).decode()
    targets = re.findall(r'\bid="([^"]+)"', page)
    assert len(targets) == len(set(targets))
    links = re.findall(r'href="#([^"]+)"', page)
    assert set(links) <= set(targets)
    assert {f"n{note.number}" for note in make(out, language=language).notes} <= set(links)


def test_links_of_the_word_file_lead_to_bookmarks(out: Path) -> None:
    tree: Any = docx.Document(io.BytesIO(write(out, "docx"))).element
    marks = [one.get(f"{WORD}name") for one in tree.iter(f"{WORD}bookmarkStart")]
    links = {one.get(f"{WORD}anchor") for one in tree.iter(f"{WORD}hyperlink")}
    assert len(marks) == len(set(marks))
    assert links <= set(marks)
    assert {f"n{note.number}" for note in make(out).notes} <= links


def test_the_word_file_has_real_charts_and_repeated_heads_and_a_fixed_date(out: Path) -> None:
    data = write(out, "docx", "place=武川县")
    archive = zipfile.ZipFile(io.BytesIO(data))
    assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    drawn = archive.read("word/charts/chart1.xml").decode()
    assert re.findall(r"<c:v>([^<]*)</c:v>", drawn) == [
        "计划", "2017", "2018", "1", "0", "实际", "2017", "2018", "0", "1",
    ]  # fmt: skip
    document: Any = docx.Document(io.BytesIO(data))
    assert len(document.tables) > 1
    for table in document.tables:
        assert table.rows[0]._tr.trPr.find(f"{WORD}tblHeader") is not None


def test_the_typeface_of_the_pdf_is_embedded_and_characters_without_glyph_are_named(
    tmp_path: Path,
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("report_sample.HOSTILE", "甲\U00020bb7\U0001f600")
        folder = build_hostile(tmp_path, patch)
    reader = pypdf.PdfReader(io.BytesIO(write(folder, "pdf", "place=兴安盟")))
    fonts: Any = reader.pages[0]["/Resources"]
    used = [font.get_object() for font in fonts["/Font"].values()]
    ours = [font for font in used if "Jiedui" in font["/BaseFont"]]
    assert ours
    assert all("/FontFile2" in font["/FontDescriptor"] for font in ours)
    assert "甲〔U+20BB7〕〔U+1F600〕" in text_of("pdf", write(folder, "pdf", "place=兴安盟"))


def test_the_format_is_that_of_the_ending(out: Path, tmp_path: Path) -> None:
    begins = {"html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF"}
    for name, begin in begins.items():
        target = tmp_path / f"brief.{name}"
        arguments = ["report", "--graph", str(out), "--output", str(target)]
        assert main(arguments) == 0
        assert target.read_bytes().startswith(begin)


@pytest.mark.browser
def test_the_page_fits_a_phone_and_prints_whole_tables(
    out: Path, tmp_path: Path, chromium: str
) -> None:
    page = tmp_path / "brief.html"
    page.write_bytes(write(out, "html"))
    faults: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for width, height in ((1280, 800), (390, 844)):
            opened = browser.new_page(viewport={"width": width, "height": height})
            opened.on("console", lambda message: faults.append(message.text))
            opened.goto(page.as_uri())
            assert opened.evaluate("document.documentElement.scrollWidth") == width
        pieces, places = opened.evaluate(PIECES), opened.evaluate(PLACES)
        printed = opened.pdf(prefer_css_page_size=True)
        browser.close()
    assert faults == []
    said = text_of("pdf", printed)
    assert len(pieces) > 40
    assert len(places) > 10
    for piece in pieces + places:
        assert "".join(unicodedata.normalize("NFKC", piece).split()) in said


@pytest.mark.browser
def test_hostile_words_run_nothing_in_a_browser(
    hostile: Path, tmp_path: Path, chromium: str
) -> None:
    page = tmp_path / "brief.html"
    page.write_bytes(write(hostile, "html", "place=兴安盟"))
    said: list[str] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        opened = browser.new_page()
        opened.on("dialog", lambda dialog: said.append(dialog.message))
        opened.on("request", lambda sent: said.append(sent.url))
        opened.goto(page.as_uri())
        assert opened.locator("img").count() == 0
        assert SHOWN in opened.locator("main").inner_text()
        browser.close()
    assert said == [page.as_uri()]
