"""Texts made to be slow, and how the work on them grows: ``python -m tools.fuzzing.growth``.

In: the texts that each regular expression of the program is slow on, SHORT and LONG characters
long. Out: a line for each on which a longer text takes more than its share; 1 where there is one.
Example: were ``(甲+)+乙`` a pattern, the line of ``甲甲甲…`` would end with what reads it.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from typing import NamedTuple

from graph.limits import Late, time_limit
from tools.fuzzing.patterns import attacks_on, collect_patterns

Attack = tuple[str, str, str]

SHORT, LONG = 3_000, 12_000
ENOUGH = 0.2  # seconds that a short text may take: nothing grows that is so fast
SHARE = 2.0  # how many times its share a long text may take: a square takes four times
MOST = 30.0  # seconds after which a text is given up


class Slow(NamedTuple):
    """What is read too slowly: which way, the text, seconds of the short and of the long one."""

    way: str
    attack: Attack
    short: float
    long: float


def main() -> int:
    """Print what is slow, of all texts or of every ``sys.argv[1]``th."""
    step = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    tried = attacks()[::step]
    from tools.fuzzing.ways import WAYS  # what it imports would compile its patterns unseen

    print(f"{len(tried)} texts", flush=True)
    found = list(find_slow(WAYS, tried))
    for slow in found:
        print(f"{slow.way}: {slow.short:.2f} s, then {slow.long:.2f} s on {slow.attack!r}")
    print(f"{len(found)} texts are read too slowly")
    return 1 if found else 0


def attacks() -> list[Attack]:
    """Return the texts to try: what stands before, what is repeated, what stands behind."""
    return list(dict.fromkeys(one for p in collect_patterns() for one in attacks_on(p)))


def find_slow(ways: dict[str, Callable[[str], object]], tried: list[Attack]) -> Iterator[Slow]:
    """Yield the texts on which the work grows faster than they do."""
    for way, read in ways.items():
        for attack in tried:
            short = work_of(read, written(attack, SHORT))
            if short < ENOUGH:
                continue
            long = work_of(read, written(attack, LONG))
            if long > SHARE * short * LONG / SHORT or long >= MOST:
                slow = Slow(way, attack, short, long)
                print(slow, file=sys.stderr, flush=True)
                yield slow


def written(attack: Attack, size: int) -> str:
    """Return a text of about this many characters."""
    before, repeated, behind = attack
    return before + repeated * (size // len(repeated)) + behind


def work_of(read: Callable[[str], object], text: str) -> float:
    """Return the seconds of the processor that a text takes, at most ``MOST``."""
    begin = time.process_time()
    try:
        with time_limit(MOST):
            read(text)
    except Late:
        return MOST
    return time.process_time() - begin


if __name__ == "__main__":
    sys.exit(main())
