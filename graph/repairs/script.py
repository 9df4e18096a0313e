"""Traditional characters to simplified ones, one by one, where the text is traditional.

In: a Draft. Out: a Draft of the same length. OpenCC reads words (乾隆 stays), its table of single
characters stands in where a word would change the length. A line is traditional when it holds
more traditional than simplified forms: 幫扶貧困縣 is, 乾县 is not. Example: 脫貧攻堅 → 脱贫攻坚.
"""

from __future__ import annotations

from functools import cache

import opencc

from graph.repairs.draft import Draft


@cache
def _converter(config: str) -> opencc.OpenCC:
    return opencc.OpenCC(config)


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
def _tables() -> tuple[dict[str, str], frozenset[str], frozenset[str]]:
    """Simplified forms, the traditional-only characters, the simplified-only characters."""
    simplified, traditional = _forms("t2s"), _forms("s2t")
    return (
        simplified,
        frozenset(simplified.keys() - traditional.keys()),
        frozenset(traditional.keys() - simplified.keys()),
    )


def _convert(line: str) -> str:
    """Return a line in simplified characters, of the same length."""
    converted: str = _converter("t2s").convert(line)
    if len(converted) == len(line):
        return converted
    return line.translate(str.maketrans(_tables()[0]))


def _count(text: str, chars: frozenset[str]) -> int:
    return sum(map(text.count, chars.intersection(text)))


def simplify(draft: Draft) -> Draft:
    """Return the Draft with its traditional lines in simplified characters."""
    _, old, new = _tables()
    text = draft.text
    if old.isdisjoint(text):
        return draft
    if _count(text, new) * 20 <= _count(text, old):
        return draft.rewritten(_convert(text))
    lines = text.split("\n")
    for number, line in enumerate(lines):
        if not old.isdisjoint(line) and _count(line, old) > _count(line, new):
            lines[number] = _convert(line)
    return draft.rewritten("\n".join(lines))
