"""Many distinct documents made from a few: what nothing can be cached of.

In: texts. Out: texts of a like length, each with the head of one, passages of all in an order of
its own, other numbers and other counties. Example: ``帮扶26个村`` becomes ``帮扶83个村``. The same
input gives the same texts. No head and no passage makes more than half of a text, or short ones
would be reposts of each other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

from graph.gazetteer import load_gazetteer
from graph.model import Issue
from graph.reading import find_sources, read_document

# the digits of an amount, never of a year, a date or a 文号
NUMBER = re.compile(r"(?<![\d〔.])[1-9]\d*(?=[\d.]*(?:个|名|人|户|亩|家|所|万|亿|元|%|支|公里))")
COUNTY = re.compile(r".{1,5}[县旗]")
PASSAGE = re.compile(r".*?(?:[。！？；”：]\s*\n|\n\s*\n|\Z)", re.DOTALL)
HEAD = 3


def read_texts(folder: Path) -> list[str]:
    """Return the raw texts of the readable documents of a folder."""
    documents = map(read_document, find_sources([folder]))
    return [item.raw for item in documents if not isinstance(item, Issue)]


def multiply(texts: list[str], count: int, length: int) -> Iterator[str]:
    """Yield ``count`` distinct texts of about ``length`` characters."""
    passages = [[p for p in PASSAGE.findall(text) if p.strip()] for text in texts]
    heads = [of_text[:HEAD] for of_text in passages]
    heads = [head if sum(map(len, head)) <= length / 2 else [] for head in heads]
    every = [p for of_text in passages for p in of_text[HEAD:] if len(p) <= length / 2]
    assert every, "the texts are too short to make others of"
    counties = county_names()
    names = frozenset(counties)
    for number in range(count):
        random = Random(number)
        chosen = list(heads[number % len(heads)])
        size = sum(map(len, chosen))
        while size < length:
            chosen.append(vary(random.choice(every), random, counties, names))
            size += len(chosen[-1])
        yield "".join(chosen)


def vary(passage: str, random: Random, counties: list[str], names: frozenset[str]) -> str:
    """Return a passage with other numbers and other counties."""
    parts, last = [], 0
    for hit in load_gazetteer().find(passage):
        if hit.surface in names:
            parts += [passage[last : hit.start], random.choice(counties)]
            last = hit.end
    return NUMBER.sub(partial(redraw, random), "".join([*parts, passage[last:]]))


def redraw(random: Random, hit: re.Match[str]) -> str:
    """Return another number of as many digits."""
    power = 10 ** (len(hit[0]) - 1)
    return str(random.randrange(power, 10 * power))


def county_names() -> list[str]:
    """Return the full names of counties and banners, sorted."""
    places = load_gazetteer().places.values()
    return sorted({place.name for place in places if COUNTY.fullmatch(place.name)})


def write_corpus(texts: list[str], folder: Path, count: int, length: int) -> int:
    """Write ``count`` distinct documents into a folder; return their characters."""
    folder.mkdir(parents=True, exist_ok=True)
    total = 0
    for number, text in enumerate(multiply(texts, count, length)):
        (folder / f"{number:05}.txt").write_text(text, encoding="utf-8", newline="")
        total += len(text)
    return total
