"""Single characters: line ends, invisible ones, full width, compatibility forms.

In: a Draft. Out: a Draft with half-width digits and letters, plain blanks, ``\\n`` as the only
line end, and no invisible characters. Example: ２０１６年　％ becomes 2016年 %.
"""

from __future__ import annotations

import re
import unicodedata

from graph.repairs.draft import Draft, Edit

# Chinese punctuation stays as wide as it is: （甲，乙）
WIDE_PUNCTUATION = "！（），：；？～"
BLANKS = (
    "\u00a0\u1680" + "".join(map(chr, range(0x2000, 0x200B))) + "\u202f\u205f\u3000\u3164\u2800"
)
LINE_ENDS = "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"
# Ways to write one mark: 「甲」 for “甲”, 2011–2020 for 2011—2020
MARKS = {
    "｡": "。", "､": "、", "｢": "“", "｣": "”", "「": "“", "」": "”", "『": "‘", "』": "’",
    "﹁": "“", "﹂": "”", "﹃": "‘", "﹄": "’", "﹙": "（", "﹚": "）", "﹐": "，", "﹑": "、",
    "﹒": "·", "﹔": "；", "﹕": "：", "﹖": "？", "﹗": "！", "﹣": "-", "−": "-", "‐": "-",
    "‑": "-", "‒": "—", "–": "—", "―": "—", "─": "—", "━": "—", "﹘": "—", "・": "·", "･": "·",
    "‧": "·", "∙": "·", "⋅": "·", "〝": "“", "〞": "”", "〟": "”", "￥": "¥", "″": "”",
    "﹪": "%", "﹤": "<", "﹥": ">", "﹛": "{", "﹜": "}", "﹝": "〔", "﹞": "〕",
}  # fmt: skip


def _compatibility() -> dict[str, str]:
    """Radicals and compatibility ideographs, as PDF fonts give them, to the common ones."""
    points = [*range(0x2E80, 0x2FD6), *range(0xF900, 0xFADA)]
    forms = {chr(point): unicodedata.normalize("NFKC", chr(point)) for point in points}
    return {char: form for char, form in forms.items() if len(form) == 1 and form != char}


CANONICAL: dict[str, str] = {
    **{chr(c): chr(c - 0xFEE0) for c in range(0xFF01, 0xFF5F) if chr(c) not in WIDE_PUNCTUATION},
    **dict.fromkeys(BLANKS, " "),
    **dict.fromkeys(LINE_ENDS, "\n"),
    **MARKS,
    **_compatibility(),
    **{chr(c): "\ufffd" for c in range(0xD800, 0xE000)},  # half a character is a lost one
}
TABLE = str.maketrans(CANONICAL)
CHANGEABLE = re.compile("[" + "".join(map(re.escape, CANONICAL)) + "]")
# Both classes stay inside the basic plane: beyond it a class is ten times as slow
# zero-width and direction marks, soft hyphen, variation selectors, control characters
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\x00-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f]+"
)
RETURN = re.compile("\r(?=\n)")


def repair_characters(draft: Draft) -> Draft:
    """Drop invisible characters, then put the common form in the place of each other one."""
    draft = draft.edited(Edit(*match.span()) for match in INVISIBLE.finditer(draft.text))
    if "\r" in draft.text:
        draft = draft.edited(Edit(*match.span()) for match in RETURN.finditer(draft.text))
    found = set(CHANGEABLE.findall(draft.text))
    if len(found) > 60:
        return draft.rewritten(draft.text.translate(TABLE))
    text = draft.text
    for char in found:
        text = text.replace(char, CANONICAL[char])
    return draft.rewritten(text)
