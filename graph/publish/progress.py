"""How far it is: a bar on a terminal, nothing elsewhere.

In: a total. Out: what is called with each piece that is done. Example: ``with bar("send", 26725,
"triples") as told: told(1624)`` shows 6 %.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tqdm import tqdm

Told = Callable[[int], object]


def ignore(done: int) -> None:
    """Show nothing."""


@contextmanager
def bar(label: str, total: int, unit: str) -> Iterator[Told]:
    """Yield what is called with the number of units that are done."""
    with tqdm(
        desc=label, total=total, unit=unit, unit_scale=True, disable=not sys.stderr.isatty()
    ) as shown:
        yield shown.update
