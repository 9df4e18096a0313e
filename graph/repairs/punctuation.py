"""Chinese punctuation in the place of its ASCII look-alikes, and no comma before another mark.

In: a Draft. Out: a Draft in which one mark stands for one, without strewn commas. Numbers (1,234;
3.5), times (11:06) and addresses (http://…) keep theirs; so does a text that is hardly Chinese. A
``?`` that stands for a lost character stays. Example: 北京市(16个区):赤峰市,10:30 →
北京市（16个区）：赤峰市，10:30; 甲县,、乙县,。 → 甲县、乙县。
"""

from __future__ import annotations

import re

from graph.repairs.draft import Draft, Edit
from graph.text import CHINESE, HAN

# 甲,乙 and 5%,其中, not 1,234
COMMA = re.compile(r",(?:(?<![0-9A-Za-z],)|(?![0-9A-Za-z]))")
# 来源:甲, not 11:06 or http://
COLON = re.compile(r":(?:(?<![0-9A-Za-z]:)|(?![0-9A-Za-z/\\]))")
# 何谓结对?其意 | a question at the end of its line
QUESTION = re.compile(rf"\?(?<=[{CHINESE}]\?)(?=[{HAN}“”’》）\n]|\Z)")
QUESTION_AT_END = re.compile(rf"\?(?<=[{CHINESE}]\?)(?=[”’》）\n]|\Z)")
# ?F已 | 区?qū : a letter behind the mark tells of a lost character
LOST = re.compile(r"\?[，,]?[A-Za-zà-ÿ\u0100-\u01dc]|\ufffd|\?\?")
# 予以支持. at the end of a line
STOP = re.compile(rf"\.(?<=[{HAN}”）》]\.)(?=\n|\Z)")
# "十三五"
QUOTED = re.compile(r'"([^"\n]*)"')
# 甲县，、乙县: commas that some sites strew before other marks
STREWN = re.compile("，(?=[，、。；：])")
HAN_CHAR = re.compile(f"[{HAN}]")


def _quote(match: re.Match[str]) -> str:
    return f"“{match[1]}”" if HAN_CHAR.search(match[1]) else match[0]


def is_chinese(text: str) -> bool:
    """Say whether at least one character in twenty is Chinese, by the bytes that they need."""
    return len(text.encode("utf-8", "replace")) >= 1.1 * len(text)


def repair_punctuation(draft: Draft) -> Draft:
    """Return the Draft with Chinese punctuation, if its text is Chinese."""
    text = draft.text
    if not is_chinese(text):
        return draft
    for mark, chinese in (("(", "（"), (")", "）"), (";", "；"), ("!", "！")):
        text = text.replace(mark, chinese)
    if "," in text:
        text = COMMA.sub("，", text)
    if ":" in text:
        text = COLON.sub("：", text)
    if "?" in text:
        text = (QUESTION_AT_END if LOST.search(text) else QUESTION).sub("？", text)
    if "." in text:
        text = STOP.sub("。", text)
    if '"' in text:
        text = QUOTED.sub(_quote, text)
    strewn = [Edit(*match.span(), reason="punctuation") for match in STREWN.finditer(text)]
    return draft.rewritten(text).edited(strewn)
