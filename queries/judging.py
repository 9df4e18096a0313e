"""A sample of facts to judge by reading, and the precision that the judgements give.

In: facts; a judged sheet. Out: the rows of a sheet; precision per kind with a Wilson 95 %
interval. Example: 18 of 20 right is 0.900, between 0.699 and 0.972.
"""

from __future__ import annotations

import math
import random
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from queries.asking import Cell, WrongQuestion

Line = Mapping[str, Any]
Z = 1.959964  # 95 %
JUDGEMENTS: dict[str, bool | None] = {
    **dict.fromkeys(("1", "1.0", "y", "yes", "right", "true", "对", "是", "正确", "√", "✓"), True),
    **dict.fromkeys(("0", "0.0", "n", "no", "wrong", "false", "错", "否", "错误", "×", "✗"), False),
    **dict.fromkeys(("", "?", "？", "unsure", "不确定"), None),
}
SHOWN = 20  # faults of a sheet that are listed


def draw(facts: Sequence[Line], number: int, seed: int, *, by_kind: bool) -> list[tuple[Line, int]]:
    """Return facts drawn by chance, each with how many it was drawn from; by document and place.

    The same facts and seed give the same sample. ``by_kind`` takes as many of each kind, where
    there are as many.
    """
    chance = random.Random(seed)
    strata: dict[str, list[Line]] = {}
    for fact in sorted({fact["id"]: fact for fact in facts}.values(), key=lambda f: str(f["id"])):
        strata.setdefault(fact["kind"] if by_kind else "", []).append(fact)
    drawn: list[tuple[Line, int]] = []
    left = number
    smallest_first = sorted(strata.values(), key=lambda s: (len(s), s[0]["kind"]))
    for done, stratum in enumerate(smallest_first):
        share = min(len(stratum), left // (len(strata) - done))
        drawn += [(fact, len(stratum)) for fact in chance.sample(stratum, share)]
        left -= share
    return sorted(drawn, key=lambda pair: (pair[0]["doc"], pair[0]["start"], pair[0]["id"]))


def read_judgements(rows: Sequence[Mapping[str, Any]]) -> list[tuple[str, int, bool]]:
    """Return kind, size of what it was drawn from, and judgement of each judged row.

    WrongQuestion names every cell that is no judgement, and a sheet without any.
    """
    faults: list[str] = []
    judged: list[tuple[str, int, bool]] = []
    seen: dict[str, int] = {}
    for number, row in enumerate(rows, start=2):
        written = str(row.get("judged") if row.get("judged") is not None else "").strip()
        kind, size, id_ = (str(row.get(name) or "").strip() for name in ("kind", "of", "id"))
        if written.casefold() not in JUDGEMENTS:
            faults.append(f"row {number}, judged: {written!r} is neither 1 nor 0 (对, 错)")
        elif JUDGEMENTS[written.casefold()] is None:
            continue
        elif not kind or not size.isdigit():
            faults.append(f"row {number}, kind or of: {kind!r}, {size!r}; keep these as written")
        elif id_ in seen:
            faults.append(f"row {number}, id: {id_!r} stands in row {seen[id_]} too")
        else:
            seen[id_] = number
            judged.append((kind, int(size), bool(JUDGEMENTS[written.casefold()])))
    if faults:
        more = f"\nand {len(faults) - SHOWN} more" if len(faults) > SHOWN else ""
        raise WrongQuestion("\n".join(faults[:SHOWN]) + more)
    if not judged:
        raise WrongQuestion("no row is judged: write 1 or 0 (对 or 错) into the column `judged`")
    return judged


def precision(judged: Sequence[tuple[str, int, bool]]) -> list[list[Cell]]:
    """Return kind, judged, right, precision and interval for each kind, then for all.

    Where kinds were sampled apart, all is the mean weighted by their sizes, without an interval.
    """
    counts = Counter(kind for kind, _, _ in judged)
    right = Counter(kind for kind, _, is_right in judged if is_right)
    rows = [to_row(kind, right[kind], counts[kind]) for kind in sorted(counts)]
    sizes = {kind: size for kind, size, _ in judged}
    if len(set(sizes.values())) == 1:
        return [*rows, to_row("all", right.total(), counts.total())]
    shares = [size * right[kind] / counts[kind] for kind, size in sizes.items()]
    mean = round(sum(shares) / sum(sizes.values()), 4)
    return [*rows, ["all", counts.total(), right.total(), mean, None, None]]


def to_row(kind: str, right: int, judged: int) -> list[Cell]:
    """Return one row of the table of precision."""
    low, high = wilson(right, judged)
    return [kind, judged, right, round(right / judged, 4), round(low, 4), round(high, 4)]


def wilson(right: int, judged: int) -> tuple[float, float]:
    """Return the ends of the Wilson score interval at 95 %."""
    share = right / judged
    scale = 1 + Z * Z / judged
    middle = (share + Z * Z / (2 * judged)) / scale
    half = Z * math.sqrt(share * (1 - share) / judged + Z * Z / (4 * judged * judged)) / scale
    return max(0.0, middle - half), min(1.0, middle + half)
