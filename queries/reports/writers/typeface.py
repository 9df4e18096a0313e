"""The typeface of a PDF: Noto Sans SC, cut down to the characters that a report needs.

In: characters. Out: a TrueType font and the characters that it lacks. Example: the 400 characters
of a brief make a font of 90 kB, embedded, so that every viewer shows them. The package carries
cubic outlines and reportlab embeds quadratic ones alone: the cut font is converted.
"""

from __future__ import annotations

import hashlib
import io
from pathlib import Path

import pylopdf_fonts_zh_cn
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter, load_font
from fontTools.ttLib import TTFont

FILE = Path(pylopdf_fonts_zh_cn.__file__).with_name("NotoSansSC-Regular.otf")
# what only vertical setting or shaping needs
NEEDLESS = ("BASE", "VORG", "vhea", "vmtx", "GPOS", "GSUB", "GDEF")
# the id of a font's name, and where it is written: platform, encoding, language
POSTSCRIPT, WINDOWS = 6, (3, 1, 0x409)
# a thousandth of an em
NEAR = 1.0


def cut_typeface(characters: set[str]) -> tuple[str, bytes, set[str]]:
    """Return the name and the bytes of a font with these characters, and those that it has not.

    Another set of characters has another name: reportlab keeps fonts by name for good.
    """
    text = "".join(sorted(characters))
    name = f"Jiedui-SC-{hashlib.sha256(text.encode()).hexdigest()[:12]}"
    options = Options(layout_features=[], hinting=False, notdef_outline=True)
    options.drop_tables = [*options.drop_tables, *NEEDLESS]
    with load_font(str(FILE), options) as font:
        lacking = {one for one in characters if ord(one) not in font.getBestCmap()}
        subsetter = Subsetter(options)
        subsetter.populate(text=text)
        subsetter.subset(font)
        make_quadratic(font)
        font["name"].setName(name, POSTSCRIPT, *WINDOWS)
        buffer = io.BytesIO()
        font.recalcTimestamp = False
        font.save(buffer)
    return name, buffer.getvalue(), lacking


def make_quadratic(font: TTFont) -> None:
    """Give a font quadratic outlines instead of its cubic ones."""
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in font.getGlyphOrder():
        pen = TTGlyphPen(outlines)
        outlines[name].draw(Cu2QuPen(pen, NEAR, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font.sfntVersion = "\000\001\000\000"
    builder = FontBuilder(font=font)
    builder.isTTF = True
    builder.setupGlyf(glyphs)
    builder.setupMaxp()
    builder.setupPost(keepGlyphNames=False)
