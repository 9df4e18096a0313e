"""Numbers with their units: the one place where a number becomes a Quantity.

In: clean text. Out: Quantities in base units with their qualifier and basis. Example:
``每户补助约1.2万元`` gives one Quantity: value 12000, unit 元, qualifier 约, basis 每户.
Years, dates, ordinals (第三个), 文号, plan names (“十三五”) and vague numbers (几十个, 数百人) are
ignored on purpose. Units are rows of graph/gazetteer/units.csv.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from decimal import Decimal

from graph.records import record
from graph.shares import SHARE, read_share
from graph.spelling import DIGITS, LONGEST, POWERS, Value, parse_numeral, plain, with_point
from graph.units import FOLK, MONEY, RISEN, clause_before, load_units, patterns, read_before


@record(frozen=True, slots=True)
class Quantity:
    """A number with its unit at the clean offsets ``start``–``end`` (``end`` exclusive).

    ``value`` is in the base ``unit`` (6713万元 is 67130000 元; an integer stays one), or the pair
    (low, high) of a range. ``measure`` is the unit as written, ``kind`` that of units.csv.
    ``decimals`` counts the printed decimal places and ``scale`` is what one printed
    unit is worth, so ``scale / 10 ** decimals`` is the last place. ``qualifier`` (约, 余, 以上 …)
    and ``basis`` (每年, 人均, 每户每年 …) are as written, else None.
    """

    start: int
    end: int
    value: int | float | tuple[int | float, int | float]
    unit: str
    measure: str
    kind: str
    decimals: int = 0
    scale: int = 1
    qualifier: str | None = None
    basis: str | None = None


@record(frozen=True, slots=True)
class Number:
    """A number before its unit: value or (low, high), printed decimals, last power of ten."""

    value: Value | tuple[Value, Value]
    decimals: int = 0
    scale: int = 1


def smallest(quantity: Quantity) -> int | float:
    """Return the value of a Quantity, of a range its lower end."""
    return quantity.value[0] if isinstance(quantity.value, tuple) else quantity.value


def find_quantities(text: str, start: int = 0, end: int | None = None) -> list[Quantity]:
    """Return the quantities of ``text[start:end]`` by place: 帮扶26个村 gives 26 个 at 2–5."""
    limit = len(text) if end is None else end
    arabic, chinese = patterns()
    found: list[Quantity] = []
    previous, last = start, None
    hits = [*arabic.finditer(text, start, limit), *chinese.finditer(text, start, limit)]
    hits += SHARE.finditer(text, start, limit)
    hits.sort(key=re.Match.start)
    for hit in hits:
        quantity = read_hit(hit, text, previous, last)
        if quantity is not None and quantity.start >= previous:
            found.append(quantity)
            previous, last = quantity.end, quantity
    return found


def read_hit(
    hit: re.Match[str], text: str, previous: int, last: Quantity | None
) -> Quantity | None:
    """Return the Quantity of one hit, None for a year, a code or what says no number.

    ``last`` is the Quantity before it, which ends at ``previous``.
    """
    parts = hit.groupdict()
    if "tenths" in parts:
        return share_of(hit, text, previous)
    if hit.end() - hit.start() > LONGEST and is_too_long(parts):
        return None
    unit = parts["unit"] or parts["inner"] or parts["outer"] or counted(text, previous, hit)
    unit = unit or carried(text, hit, last)
    if unit is None:
        return None
    number = read_arabic(parts) if "scale" in parts else read_chinese(parts)
    if number is None or (unit == "年" and is_year(number.value)):
        return None
    known = load_units()[unit]
    before, basis = read_before(text, previous, hit.start())
    more = parts["rest"] or parts.get("more")
    per = parts.get("per")
    return Quantity(
        hit.start(),
        hit.end(),
        times(number.value, known.factor),
        known.base,
        unit,
        known.kind,
        number.decimals,
        number.scale * known.factor,
        before or parts["after"] or more,
        f"每{per}" if per else basis,
    )


def is_too_long(parts: Mapping[str, str | None]) -> bool:
    """Tell whether a numeral has more digits than a number that says something."""
    return any(len(parts.get(name) or "") > LONGEST for name in ("low", "high", "point"))


def share_of(hit: re.Match[str], text: str, previous: int) -> Quantity | None:
    """Return the share that is said in words: 八成以上 is 80 %, 三分之二 is 66.7 %."""
    number = read_share(hit)
    if number is None:
        return None
    value, decimals = number
    before, basis = read_before(text, previous, hit.start())
    said = before or hit["after"] or hit["more"]
    return Quantity(*hit.span(), value, "%", "百分之", "share", decimals, 1, said, basis)


def carried(text: str, hit: re.Match[str], last: Quantity | None) -> str | None:
    """Return the unit of what a change begins from, no share: 由80万人减少到41万."""
    if last is None or last.unit == "%" or not RISEN.search(text, last.end, hit.start()):
        return None
    return last.measure


def counted(text: str, previous: int, hit: re.Match[str]) -> str | None:
    """Return the unit of a number that has none: 投入80亿 is money, 84万贫困人口 are people."""
    for noun, unit in (("people", "人"), ("households", "户"), ("funds", "元")):
        if hit[noun]:
            return unit
    before = clause_before(text, previous, hit.start())
    if FOLK.search(before):
        return "人"
    return "元" if MONEY.search(before) else None


def is_year(value: Value | tuple[Value, Value]) -> bool:
    """Say whether a number before 年 names a year: 2016年, 2016至2020年."""
    first = value[0] if isinstance(value, tuple) else value
    return 1900 <= first <= 2100


def times(value: Value | tuple[Value, Value], factor: int) -> Value | tuple[Value, Value]:
    """Return the value in base units: 9.5 千瓦 are 9500 瓦, and an integer."""
    if factor == 1:
        return value
    if isinstance(value, tuple):
        return plain(Decimal(str(value[0])) * factor), plain(Decimal(str(value[1])) * factor)
    return plain(Decimal(str(value)) * factor)


def read_scaled(digits: str, scale: str) -> tuple[Value, int]:
    """Return a number and its last power of ten: 3万5千 is 35000 in steps of 1000."""
    power, second = 1, ""
    for place, char in enumerate(scale):
        if char not in POWERS:
            second = scale[place:-1]
            break
        power *= POWERS[char]
    digits = digits.replace(",", "").replace(" ", "")
    value = plain(Decimal(digits) * power) if "." in digits else int(digits) * power
    if not second:
        return value, power
    step = DIGITS[second] if second in DIGITS else int(second)
    return value + step * POWERS[scale[-1]], POWERS[scale[-1]]


def read_arabic(parts: Mapping[str, str | None]) -> Number:
    """Return the number of a hit of the first pattern: 2.5至3亿 is (250000000, 300000000)."""
    low, high = parts["low"] or "", parts["high"]
    scale = (parts["scale"] or "") + (parts["second"] or "")
    lower, step = read_scaled(low, scale)
    if not high:
        return Number(lower, len(low.partition(".")[2]), step)
    upper, top = read_scaled(high, parts["top"] or "")
    # 2.5至3亿 shares its power of ten, 8000至1万 does not
    if not scale and lower * top <= upper:
        lower, _ = read_scaled(low, parts["top"] or "")
    return Number((lower, upper), len(high.partition(".")[2]), top)


def read_chinese(parts: Mapping[str, str | None]) -> Number | None:
    """Return the number of a hit of the second pattern: 二十至三十 is (20, 30), 两三 is (2, 3)."""
    low, high = parts["low"] or "", parts["high"]
    if high:
        lower, upper = parse_numeral(low), parse_numeral(high)
        return Number((lower, upper)) if lower is not None and upper is not None else None
    if parts["point"] or parts["second"]:
        exact = with_point(low, parts["point"] or "")
        scale = parts["second"] or ""
        power = math.prod(POWERS[char] for char in scale)
        return (
            None
            if exact is None
            else Number(plain(exact * power), len(parts["point"] or ""), power)
        )
    value = parse_numeral(low)
    return Number(value) if value is not None else read_pair(low)


def read_pair(numeral: str) -> Number | None:
    """Return two neighbouring digits as a range: 三五 is (3, 5), 七八十 is (70, 80)."""
    first, second, rest = numeral[:1], numeral[1:2], numeral[2:]
    if first not in "一二两三四五六七八" or second not in "二两三四五六七八九":
        return None
    pair = parse_numeral(first + rest), parse_numeral(second + rest)
    if pair[0] is None or pair[1] is None or not 0 < DIGITS[second] - DIGITS[first] <= 2:
        return None
    return Number((pair[0], pair[1]))
