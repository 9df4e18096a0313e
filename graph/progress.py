"""How far a long task is, on a terminal: what is done, how fast, how long the rest will take.

In: the items of a stage as they go by, or the amounts that are done, and how many there are in
all. Out: the same items, or what is called with each amount. Where the errors do not go to a
terminal, nothing is shown. Example: ``reading:  41% 410/1000 [00:09<00:13, 44.6doc/s]``; of 600
documents that were read before, the rate does not speak.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from tqdm import tqdm

Item = TypeVar("Item")
Told = Callable[[int], object]


def follow(
    items: Iterable[Item], stage: str, total: int, unit: str, *, done: int = 0
) -> Iterator[Item]:
    """Yield the items, showing how many of ``total`` went by; ``done`` were so before."""
    yield from tqdm(
        items, desc=stage, total=total, unit=unit, initial=done, disable=not sys.stderr.isatty()
    )


@contextmanager
def bar(label: str, total: int, unit: str) -> Iterator[Told]:
    """Yield what is called with the number of units that are done."""
    with tqdm(
        desc=label, total=total, unit=unit, unit_scale=True, disable=not sys.stderr.isatty()
    ) as shown:
        yield shown.update


def ignore(done: int) -> None:
    """Show nothing."""


def announce(stage: str) -> None:
    """Show that a stage has begun of which nobody knows how far it is."""
    if sys.stderr.isatty():
        print(f"{stage} …", file=sys.stderr)
