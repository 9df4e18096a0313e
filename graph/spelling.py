"""Numerals as Chinese writes them, without a unit.

In: 一百零五, 两万. Out: 105, 20000. Example: 十二 with the point 五 is 12.5.
"""

from __future__ import annotations

from decimal import Decimal

Value = int | float
DIGITS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0}
LONGEST = 24  # signs of a number; a longer row is a code, or written to break what reads it
POWERS = {"亿": 100_000_000, "万": 10_000, "千": 1000, "百": 100, "十": 10}


def parse_numeral(numeral: str) -> int | None:
    """Return the value of a Chinese numeral, None if it is none: 一百零五 is 105, 两万 is 20000."""
    if len(numeral) > LONGEST:
        return None
    for char, power in POWERS.items():
        head, found, tail = numeral.rpartition(char)
        if found:
            times = parse_numeral(head) if head else 1
            # 一万二 says 12000, 一万零二 says 10002
            short = len(tail) == 1 and power > 10
            rest = parse_numeral(tail.lstrip("零〇") or "零") if tail else 0
            if times is None or rest is None or rest >= power or (power < 10_000 and times > 9):
                return None
            return times * power + (rest * power // 10 if short else rest)
    return DIGITS.get(numeral)


def parse_count(numeral: str) -> int | None:
    """Return a whole number of digits or of Chinese numerals, None if it is none: 31, 三十一."""
    if not numeral.isdecimal():
        return parse_numeral(numeral)
    return int(numeral) if len(numeral) <= LONGEST else None


def with_point(whole: str, point: str) -> Decimal | None:
    """Return 十二点五 as 12.5; ``point`` holds what stands behind 点, None for no numeral."""
    value = parse_numeral(whole)
    digits = "".join(str(DIGITS[char]) for char in point)
    return None if value is None else Decimal(f"{value}.{digits or 0}")


def plain(value: Decimal) -> Value:
    """Return an exact integer where the number is one, else a float."""
    return int(value) if value == value.to_integral_value() else float(value)
