"""N-Quads as text: terms, and a sorter of many lines.

In: addresses, words, numbers. Out: the terms as N-Quads spells them, and sorted lines in a file.
Example: ``text("兴安盟", "zh")`` gives ``"兴安盟"@zh``, ``number(2.5)`` a typed ``"2.5"``.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from decimal import Decimal
from functools import cache, lru_cache
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from graph.vocab import concept, iri, term

_SPECIAL = re.compile('[\\x00-\\x1f\\x7f"\\\\]')
_ESCAPES = dict(
    zip('\b\t\n\f\r"\\', ("\\b", "\\t", "\\n", "\\f", "\\r", '\\"', "\\\\"), strict=True)
)


def text(value: str, language: str | None = None) -> str:
    """Return a literal; a lone surrogate, which UTF-8 cannot hold, becomes ``?``."""
    quoted = f'"{_SPECIAL.sub(_escape, value) if _SPECIAL.search(value) else value}"'
    return f"{quoted}@{language}" if language else quoted


def _escape(match: re.Match[str]) -> str:
    return _ESCAPES.get(match[0]) or f"\\u{ord(match[0]):04X}"


def number(value: int | float | Decimal) -> str:
    """Return a literal of type xsd:integer, or xsd:decimal where the value has a fraction."""
    digits = spell(value)
    return f'"{digits}"^^{named("xsd:decimal" if "." in digits else "xsd:integer")}'


def decimal(value: int | float | Decimal) -> str:
    """Return a literal of type xsd:decimal, of a whole number too."""
    return f'"{spell(value)}"^^{named("xsd:decimal")}'


def spell(value: int | float | Decimal) -> str:
    """Return a number in plain digits: ``2.5``, and ``3`` for 3.0."""
    if isinstance(value, int):
        return str(value)
    exact = Decimal(str(value))
    whole = exact == exact.to_integral_value()
    return str(int(exact)) if whole else f"{exact.normalize():f}"


@cache
def named(name: str) -> str:
    """Return the node of a term of the ontology: ``helper``, ``oa:exact``."""
    return f"<{term(name)}>"


@cache
def choice(scheme: str, name: str) -> str:
    """Return the node of a concept: ``choice("status", "ongoing")``."""
    return f"<{concept(scheme, name)}>"


@lru_cache(maxsize=4096)
def node(entity: str) -> str:
    """Return the node of an id: ``<https://…/place/152200>``."""
    return f"<{iri(entity)}>"


def graph_at(line: bytes) -> int:
    """Return where the name of the graph begins in a line, with the blank before it.

    Of a line of the default graph it is where the name would begin.
    """
    end = len(line) - 3
    object_at = line.index(b" ", line.index(b" ") + 1) + 1
    at = line.rfind(b" <", object_at, end)
    # no address holds a quotation mark: such a thing is the end of a literal
    return at if at > 0 and b'"' not in line[at:end] else end


class LineSorter:
    """Lines kept in buckets by their first bytes, to be sorted one bucket at a time.

    All lines begin alike (with the base address), so a bucket is told by the ``width`` bytes after
    that: ``begin`` is where these begin. Buckets of more than ``MOST`` bytes together go to files
    in ``folder``; one of more than ``LARGEST`` is sorted by the bytes that follow, in the same way.
    Memory holds no more than ``MOST`` and some times ``LARGEST``, however many the lines are.
    """

    WIDTH = 7
    MOST = 64_000_000
    LARGEST = 16_000_000
    FINEST = 200  # characters: lines that are alike for so long are few

    def __init__(self, folder: Path, begin: int | None = None, *, width: int = WIDTH) -> None:
        self._end = (len(iri("")) + 1 if begin is None else begin) + width
        self._folder = folder
        self._buckets: dict[str, bytearray] = {}
        self._files: dict[str, Path] = {}
        self._held = 0

    def add(self, lines: list[str]) -> None:
        """Add lines, each with its line end: those of one subject in one piece."""
        buckets, end = self._buckets, self._end
        for key, like in groupby(lines, itemgetter(slice(end))):
            encoded = "".join(like).encode("utf-8", "replace")
            self._held += len(encoded)
            bucket = buckets.get(key)
            if bucket is None:
                buckets[key] = bytearray(encoded)
            else:
                bucket += encoded
        if self._held > self.MOST:
            self._spill()

    def _spill(self) -> None:
        """Move what the buckets hold to the ends of their files."""
        self._folder.mkdir(parents=True, exist_ok=True)
        for key, bucket in self._buckets.items():
            path = self._files.setdefault(key, self._folder / str(len(self._files)))
            with path.open("ab") as file:
                file.write(bucket)
        self._buckets.clear()
        self._held = 0

    def write(self, path: Path) -> int:
        """Write the distinct lines in order of their bytes; return how many they are."""
        count = 0
        with path.open("wb") as file:
            for lines in self.blocks():
                file.writelines(lines)
                count += len(lines)
        return count

    def blocks(self) -> Iterator[list[bytes]]:
        """Yield the distinct lines in order of their bytes, some at a time; they are held no more
        then."""
        if self._files:
            self._spill()
        for key in sorted({*self._buckets, *self._files}):
            spilled = self._files.get(key)
            if spilled is None:
                yield sort(self._buckets.pop(key))
            elif spilled.stat().st_size > self.LARGEST and self._end < self.FINEST:
                yield from self._large(spilled)
            else:
                yield sort(spilled.read_bytes())
        shutil.rmtree(self._folder, ignore_errors=True)

    def _large(self, spilled: Path) -> Iterator[list[bytes]]:
        """Yield the lines of a large bucket by buckets of the bytes that follow."""
        finer = LineSorter(self._folder / f"{spilled.name}-finer", self._end)
        with spilled.open("rb") as lines:
            while some := lines.readlines(self.LARGEST):
                finer.add([line.decode("utf-8") for line in sorted({*some})])
        yield from finer.blocks()


def sort(lines: bytes | bytearray) -> list[bytes]:
    """Return the distinct lines in order of their bytes."""
    return sorted(set(bytes(lines).splitlines(keepends=True)))
