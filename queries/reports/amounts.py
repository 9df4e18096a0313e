"""Numbers as an analyst writes them: 亿 and 万 in Chinese, billions and millions in English.

In: a number and its unit. Out: short words, and the exact number where they lost digits or a
unit. Example: 1180000000 元 is ``11.8亿元`` (exactly ``1,180,000,000元``), ``1.18 billion yuan``.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

from queries.reports.phrases import say_unit

SCALES = {
    "zh": ((Decimal(10**8), "亿"), (Decimal(10**4), "万")),
    "en": ((Decimal(10**9), " billion"), (Decimal(10**6), " million")),
}
CENT = Decimal("0.01")


def shorten(value: float, unit: str, language: str) -> str:
    """Return a number with its unit, at most two places behind the point."""
    number = Decimal(str(value))
    for scale, word in SCALES[language]:
        if abs(number) >= scale:
            return f"{plain(number / scale)}{word}{say_unit(unit, language)}"
    return f"{plain(number)}{say_unit(unit, language)}"


def exactly(value: float, unit: str, language: str) -> str:
    """Return the whole number with its unit; empty where the short form is the whole number."""
    number = Decimal(str(value))
    if abs(number) < SCALES[language][-1][0] and number == number.quantize(CENT):
        return ""
    return f"{number:,f}{say_unit(unit, language)}"


def shorten_range(low: float, high: float | None, unit: str, language: str) -> str:
    """Return a number, or a range of two."""
    if high is None or high == low:
        return shorten(low, unit, language)
    return f"{shorten(low, unit, language)}–{shorten(high, unit, language)}"


def exact_range(low: float, high: float | None, unit: str, language: str) -> str:
    """Return the exact number, or both ends of a range."""
    if high is None or high == low:
        return exactly(low, unit, language)
    ends = (f"{Decimal(str(end)):,f}{say_unit(unit, language)}" for end in (low, high))
    return "–".join(ends)


def plain(number: Decimal) -> str:
    """Return a number with at most two places and marks between thousands."""
    rounded = number.quantize(CENT, ROUND_HALF_UP)
    whole = rounded == rounded.to_integral_value()
    return f"{rounded.to_integral_value():,f}" if whole else f"{rounded.normalize():,f}"


def span(first: object, last: object, language: str) -> str:
    """Return years as 2016 or 2016–2020; empty where none is stated."""
    known = [str(year) for year in (first, last) if isinstance(year, int)]
    if not known:
        return ""
    words = known[0] if len(set(known)) == 1 else f"{known[0]}–{known[-1]}"
    return f"{words}年" if language == "zh" else words
