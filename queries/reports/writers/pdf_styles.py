"""How a PDF report looks: page, colours, paragraph styles; the typeface is set for each report.

In: nothing. Out: styles. Example: a cell is set in 8.5 points, a number of it to the right.
"""

from __future__ import annotations

from reportlab.lib.colors import HexColor
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus.tables import TableStyle

from viz.colours import LIGHT

# what the margins and the frame's padding leave
ROOM = A4[0] - 36 * mm - 12
INK, MUTED, RULE, ACCENT = (HexColor(LIGHT[n]) for n in ("ink", "muted", "rule", "accent"))
BODY = ParagraphStyle(
    "body", fontSize=10.5, leading=17, textColor=INK, wordWrap="CJK", spaceAfter=5
)
STYLES = {
    "title": ParagraphStyle("title", BODY, fontSize=20, leading=28, spaceAfter=8),
    "heading": ParagraphStyle(
        "heading", BODY, fontSize=14, leading=20, spaceBefore=14, textColor=ACCENT
    ),
    "about": ParagraphStyle("about", BODY, fontSize=8.5, leading=13, textColor=MUTED),
    "gist": ParagraphStyle("gist", BODY, leftIndent=12, bulletIndent=2),
    "caption": ParagraphStyle("caption", BODY, fontSize=9, spaceBefore=8),
    "cell": ParagraphStyle("cell", BODY, fontSize=8.5, leading=12, spaceAfter=0),
    "note": ParagraphStyle("note", BODY, fontSize=8, leading=12, spaceAfter=2, leftIndent=24),
}
STYLES["number"] = ParagraphStyle("number", STYLES["cell"], alignment=TA_RIGHT)
STYLES["head"] = ParagraphStyle("head", STYLES["cell"], textColor=MUTED)
STYLES["head_number"] = ParagraphStyle("head_number", STYLES["head"], alignment=TA_RIGHT)
FILLS = tuple(HexColor(LIGHT[name]) for name in ("series-1", "accent", "series-3"))
# half a character of a cell
UNIT = 4.6
# Chinese breaks between any two characters, English between words
WRAPS = {"zh": "CJK", "en": None}
RULED = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, 0), 0.8, MUTED),
        ("LINEBELOW", (0, 1), (-1, -1), 0.4, RULE),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 8),
    ]
)
