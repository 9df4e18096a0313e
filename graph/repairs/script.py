"""Traditional characters to simplified ones, one by one, where the text is traditional.

In: a Draft. Out: a Draft of the same length. OpenCC reads words (乾隆 stays), its table of single
characters stands in where a word would change the length. A line is traditional when it holds
more traditional than simplified forms: 幫扶貧困縣 is, 乾县 is not. Example: 脫貧攻堅 → 脱贫攻坚.
"""

from __future__ import annotations

import re
from functools import cache

import opencc

from graph.repairs.draft import Draft

# 陜西, 衞生: further old forms, which OpenCC leaves as they are
VARIANTS = str.maketrans(
    "陜衞幇敍戸靑淸緖吿槪値逹硏鄕郷黒塡毎", "陕卫帮叙户青清绪告概值达研乡乡黑填每"
)


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


@cache
def _forms(config: str) -> dict[str, str]:
    """Every ideograph of the basic block that ``config`` changes, with its other form."""
    chars = [chr(point) for point in range(0x4E00, 0xA000)]
    forms = _converter(config).convert("\n".join(chars)).split("\n")
    return {
        char: form
        for char, form in zip(chars, forms, strict=True)
        if form != char and len(form) == 1
    }


@cache
def _classes() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The characters that are traditional only, and those that are simplified only."""
    old, new = _forms("t2s").keys(), _forms("s2t").keys()
    return re.compile(f"[{''.join(sorted(old - new))}]"), re.compile(
        f"[{''.join(sorted(new - old))}]"
    )


def _convert(text: str) -> str:
    """Return a text in simplified characters, of the same length."""
    converted: str = _converter("t2s").convert(text)
    if len(converted) != len(text):
        converted = text.translate({ord(char): form for char, form in _forms("t2s").items()})
    return converted.translate(VARIANTS)


def simplify(draft: Draft) -> Draft:
    """Return the Draft with its traditional lines in simplified characters."""
    old, new = _classes()
    text = draft.text
    if old.search(text) is None:
        return draft
    if len(new.findall(text)) * 20 <= len(old.findall(text)):
        return draft.rewritten(_convert(text))
    lines = text.split("\n")
    for number, line in enumerate(lines):
        found = len(old.findall(line))
        if found and found > len(new.findall(line)):
            lines[number] = _convert(line)
    return draft.rewritten("\n".join(lines))
