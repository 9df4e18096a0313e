"""Texts out of bytes, so that a fuzzer's small change of bytes is a small change of words.

In: bytes. Out: text; each byte is a piece of pieces.txt, the last two write any character and
repeat what stands before. Example: ``read_text(write_text("甲县帮扶乙县"))`` gives the text again.
"""

from __future__ import annotations

import re
from pathlib import Path

# what policy texts, and the pages and files that carry them, are made of; the order is free
WORDS = Path(__file__).with_name("pieces.txt").read_text(encoding="utf-8").split()
BLANKS = (
    *(" ", "  ", "\u3000", "\t", "\n", "\r\n", "\n\n", "\r", "\x00"),
    *("\u200b", "\ufeff", "\ufffd", "\u2028", "\x85", "\xa0"),
)
PIECES = tuple(dict.fromkeys([*WORDS, *BLANKS]))
# a byte behind the pieces begins a pair with the next one; the last two say more
PAIRS, CHARACTER, AGAIN = 250, 254, 255
FORMS = {piece: place for place, piece in enumerate(PIECES)}
LONGEST_FIRST = re.compile("|".join(map(re.escape, sorted(PIECES, key=len, reverse=True))))
MOST = 2_000  # characters up to which AGAIN makes more


def read_text(data: bytes) -> str:
    """Return the text that bytes spell; every string of bytes spells one."""
    parts: list[str] = []
    at = size = 0
    while at < len(data):
        byte = data[at]
        at += 1
        if byte < PAIRS:
            parts.append(PIECES[byte % len(PIECES)])
        elif byte == AGAIN:
            times = data[at] if at < len(data) else 1
            at += 1
            parts.append(("".join(parts[-4:]) * times)[: max(0, MOST - size)])
        elif byte == CHARACTER:
            parts.append(chr(int.from_bytes(data[at : at + 3], "big") % 0x110000))
            at += 3
        else:
            place = (byte - PAIRS) * 256 + (data[at] if at < len(data) else 0)
            parts.append(PIECES[place % len(PIECES)])
            at += 1
        size += len(parts[-1])
    return "".join(parts)


def write_text(text: str) -> bytes:
    """Return bytes that spell a text."""
    data = bytearray()
    at = 0
    while at < len(text):
        hit = LONGEST_FIRST.match(text, at)
        if hit is None:
            data += bytes([CHARACTER]) + ord(text[at]).to_bytes(3, "big")
            at += 1
            continue
        place = FORMS[hit[0]]
        pair = bytes([PAIRS + place // 256, place % 256])
        data += bytes([place]) if place < PAIRS else pair
        at = hit.end()
    return bytes(data)
