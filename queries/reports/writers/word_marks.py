"""What python-docx has no words for: links inside a document, bookmarks, rules, repeated heads.

In: elements of a document. Out: the same with more in them. Example: a link to the bookmark ``n2``.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.text.run import Run

from queries.reports.parts import Report
from viz.colours import LIGHT

FIXED = datetime(2000, 1, 1)
FACES = {"Normal": "宋体", "Heading 1": "黑体", "Title": "黑体", "List Bullet": "宋体"}
SIZES = {"Normal": 10.5, "Heading 1": 14, "Title": 20, "List Bullet": 10.5}
LATIN = "Times New Roman"


def set_up(document: Any, report: Report) -> None:
    """Set paper, styles, language and the properties with their fixed dates."""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = section.top_margin = Mm(18)
    section.bottom_margin = Mm(18)
    for name, face in FACES.items():
        style = document.styles[name]
        style.font.name, style.font.size = LATIN, Pt(SIZES[name])
        style.font.color.rgb = RGBColor.from_string(LIGHT["ink"][1:].upper())
        set_face(style.element.get_or_add_rPr(), face, report.language)
    document.styles["Normal"].paragraph_format.space_after = Pt(5)
    document.styles["Heading 1"].paragraph_format.keep_with_next = True
    properties = document.core_properties
    properties.title, properties.author, properties.comments = report.title, "Jiedui", ""
    properties.created = properties.modified = FIXED
    properties.last_modified_by, properties.revision = "Jiedui", 1
    properties.language = "zh-CN" if report.language == "zh" else "en-GB"


def set_face(properties: Any, face: str, language: str) -> None:
    """Set the typeface of Chinese words and the language of a style."""
    fonts = properties.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        if "Theme" in name:
            del fonts.attrib[name]
    for script, value in (("ascii", LATIN), ("hAnsi", LATIN), ("eastAsia", face)):
        fonts.set(qn(f"w:{script}"), value)
    lang = properties.find(qn("w:lang"))
    if lang is None:
        lang = OxmlElement("w:lang")
        properties.append(lang)
    lang.set(qn("w:val"), "en-GB" if language == "en" else "zh-CN")
    lang.set(qn("w:eastAsia"), "zh-CN")


def add_link(paragraph: Any, bookmark: str, words: str, *, raised: bool = False) -> None:
    """Add a link to a bookmark of the same document."""
    link = OxmlElement("w:hyperlink")
    link.set(qn("w:anchor"), bookmark)
    link.set(qn("w:history"), "1")
    run = paragraph.add_run(words)
    run.font.superscript = raised or None
    run.font.color.rgb = RGBColor.from_string(LIGHT["accent"][1:].upper())
    link.append(run._r)
    paragraph._p.append(link)


def runs_of(paragraph: Any) -> list[Run]:
    """Return the runs of a paragraph, those inside links too."""
    return [Run(element, paragraph) for element in paragraph._p.iter(qn("w:r"))]


def add_bookmark(paragraph: Any, number: int, name: str) -> None:
    """Add an empty bookmark at the end of a paragraph."""
    for kind in ("bookmarkStart", "bookmarkEnd"):
        element = OxmlElement(f"w:{kind}")
        element.set(qn("w:id"), str(number))
        if kind == "bookmarkStart":
            element.set(qn("w:name"), name)
        paragraph._p.append(element)


def tag(properties: Any, name: str) -> None:
    """Switch a property of a row on: tblHeader repeats it, cantSplit keeps it whole."""
    element = OxmlElement(f"w:{name}")
    element.set(qn("w:val"), "true")
    properties.append(element)


def rule(table: Any) -> None:
    """Draw a thin rule under each row of a table."""
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "bottom", "insideH"):
        element = OxmlElement(f"w:{side}")
        element.set(qn("w:val"), "single")
        element.set(qn("w:sz"), "4")
        element.set(qn("w:color"), LIGHT["muted" if side != "insideH" else "rule"][1:].upper())
        borders.append(element)
    table._tbl.tblPr.append(borders)
