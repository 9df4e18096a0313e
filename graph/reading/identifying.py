"""Ids of documents: the path inside the input without its ending.

In: the Sources of each input. Out: the same with ids. Where two ids meet, their endings stay; where
they still meet, the name of the input stands before them. An id names a file, documents/ID.txt: a
name too long for one is cut and told apart by a hash. Example: a folder with ``甲.txt`` and
``甲.html`` gives the ids ``甲.html`` and ``甲.txt``.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import count
from pathlib import Path, PurePosixPath

from graph.reading.source import Source

LONGEST_PART, LONGEST = 240, 1_000  # bytes of a name in a path, and of the path


def without_ending(file: str) -> str:
    """Return a path without its last ending."""
    suffix = PurePosixPath(file).suffix
    return file[: -len(suffix)] if suffix else file


def shorten(part: str, most: int) -> str:
    """Return a name in at most ``most`` bytes; a cut one ends with a hash of the whole."""
    data = part.encode()
    if len(data) <= most:
        return part
    end = f"~{hashlib.sha256(data).hexdigest()[:12]}"
    return data[: most - len(end)].decode("utf-8", "ignore") + end


def bound(key: str) -> str:
    """Return an id that can name a file: no part and no path is too long."""
    parts = [shorten(part, LONGEST_PART) for part in key.split("/")]
    whole = "/".join(parts)
    if len(whole.encode()) <= LONGEST:
        return whole
    return shorten(whole.replace("/", "_"), LONGEST_PART)


def identify(inputs: Sequence[tuple[Path, Sequence[Source]]]) -> Iterator[Source]:
    """Yield the Sources, documents with their ids; what is no document keeps none."""
    files = [source.file for _, sources in inputs for source in sources if source.is_document]
    short, whole = Counter(map(without_ending, files)), Counter(files)
    folders = {str(folder) for file in whole for folder in PurePosixPath(file).parents}
    used: set[str] = set()
    for path, sources in inputs:
        for source in sources:
            if not source.is_document:
                yield source
                continue
            file = source.file
            if whole[file] > 1 and path.is_dir():
                file = f"{path.resolve().name}/{file}"
            key = without_ending(file)
            # 甲.pdf beside a folder 甲.txt: documents/甲.txt cannot be both
            taken = {f"{key}.txt", f"{key}.html"} & folders
            if short[without_ending(source.file)] > 1 or taken:
                key = file
            yield replace(source, id=_free(bound(key), used), file=file)


def _free(key: str, used: set[str]) -> str:
    """Return the id, with a number where it is used, and use it."""
    numbered = (key if number == 1 else f"{key}-{number}" for number in count(1))
    free = next(candidate for candidate in numbered if candidate not in used)
    used.add(free)
    return free
