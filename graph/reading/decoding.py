"""Bytes to text: which of the encodings of Chinese texts it is.

In: bytes. Out: their text, line ends as they are, without the byte order mark. UTF-8 is tried
strictly first; then what charset-normalizer finds and the usual encodings are weighed by how many
common characters they give. Example: the GB18030 bytes d0 cb b0 b2 c3 cb are 兴安盟.
"""

from __future__ import annotations

import codecs
import logging
import re
from functools import cache

from charset_normalizer import from_bytes

from graph.reading.source import UnreadableDocument

logging.getLogger("charset_normalizer").setLevel(logging.ERROR)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
USUAL = ("gb18030", "big5hkscs", "cp950", "utf-16-le", "utf-16-be")
SAMPLE = 200_000  # bytes that are weighed
SHORT = 40  # bytes: 通知 in GB18030 happens to be UTF-8 too
READABLE = 0.7  # share of common characters below which it is no text
# charset="gb2312" in the head of a page
DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?([A-Za-z0-9_-]{3,20})")
GB_NAMES = frozenset({"gb2312", "gbk", "gb_2312-80", "x-gbk", "cp936"})


@cache
def _common() -> frozenset[str]:
    """The characters of everyday text: the first levels of GB 2312 and of Big5, marks, ASCII."""
    simplified = bytes(
        b for high in range(0xB0, 0xD8) for low in range(0xA1, 0xFF) for b in (high, low)
    )
    traditional = bytes(
        b
        for high in range(0xA4, 0xC7)
        for low in (*range(0x40, 0x7F), *range(0xA1, 0xFF))
        for b in (high, low)
    )
    marks = "，。；：、！？（）《》〈〉“”‘’【】—…·　％０１２３４５６７８９「」『』〔〕\t\n\r\u00a0"
    ascii_text = "".join(map(chr, range(0x20, 0x7F)))
    texts = simplified.decode("gb2312", "ignore"), traditional.decode("big5", "ignore")
    return frozenset("".join(texts) + marks + ascii_text)


def _weigh(text: str) -> float:
    """Return the share of common characters in a text."""
    common = _common()
    return sum(char in common for char in text) / len(text) if text else 0.0


def _decoded(data: bytes, encoding: str, errors: str = "strict") -> str | None:
    try:
        return data.decode(encoding, errors)
    except (UnicodeDecodeError, LookupError):
        return None


def _candidates(data: bytes) -> list[str]:
    """Return encodings to weigh, the likeliest first."""
    declared = DECLARED.search(data[:2048])
    found = from_bytes(data[:SAMPLE], cp_isolation=["gb18030", "big5", "utf_16"]).best()
    names = [declared[1].decode("ascii").lower()] if declared else []
    names = ["gb18030" if name in GB_NAMES else name for name in names]
    names += [found.encoding] if found is not None else []
    return list(dict.fromkeys([*names, *USUAL]))


def decode(data: bytes) -> str:
    """Return the text of the bytes; raise UnreadableDocument where they are no text."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace")
    text = _decoded(data, "utf-8") if b"\0" not in data else None
    if text is not None and (len(data) > SHORT or _weigh(text) >= READABLE):
        return text
    names = _candidates(data)
    weights = {name: _weigh(_decoded(data[:SAMPLE], name, "replace") or "") for name in names}
    weights["utf-8"] = _weigh(data[:SAMPLE].decode("utf-8", "replace"))
    strict = [name for name in names if weights[name] >= READABLE]
    for name in sorted(strict, key=weights.__getitem__, reverse=True):
        found = _decoded(data, name)
        if found is not None and weights[name] + 0.05 >= max(weights.values()):
            return found
    best = max(weights, key=weights.__getitem__)
    if weights[best] < READABLE and text is None:
        raise UnreadableDocument("holds no text in a known encoding", "save it as UTF-8 text")
    return data.decode(best if weights[best] >= READABLE else "utf-8", "replace")
