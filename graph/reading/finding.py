"""Which documents an input holds: files, folders, zip archives; sorted, with ids.

In: paths. Out: Sources. An id is the path inside the input without its ending; where two meet,
their endings stay, and where they still meet, the name of the input stands before them. Hidden
files, metadata.csv, judgements.csv and notes on a folder (README) are left out on purpose. Example:
the folder ``资料`` with ``甲.txt`` and ``甲.html`` gives the ids ``甲.html`` and ``甲.txt``.
"""

from __future__ import annotations

import os
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePosixPath

from graph.judgements import NAME as JUDGEMENTS
from graph.reading.archive import list_members, read_member
from graph.reading.metadata import NAME, read_metadata
from graph.reading.source import LARGEST_FILE, Source, UnreadableDocument

ARCHIVE = ".zip"
SKIPPED = frozenset(
    {NAME, JUDGEMENTS, "readme", "readme.md", "readme.txt", "thumbs.db", "desktop.ini"}
)


def is_skipped(name: str) -> bool:
    """Say whether a file is left out on purpose, by its path inside the input."""
    parts = PurePosixPath(name).parts
    return any(part.startswith((".", "~$", "__MACOSX")) for part in parts) or (
        parts[-1].lower() in SKIPPED
    )


def _files(path: Path) -> list[tuple[str, Path]]:
    """Return (path inside the input, path) of the files of one input, sorted."""
    if not path.is_dir():
        return [(path.name, path)]
    found = []
    for folder, folders, names in os.walk(path):
        folders.sort()
        found += [Path(folder, name) for name in names]
    return sorted((file.relative_to(path).as_posix(), file) for file in found)


def printable(file: str) -> str:
    """Return a file's name with each byte that is no UTF-8 written out: ``坏\\udcff.txt``."""
    return file.encode("utf-8", "backslashreplace").decode("utf-8")


def _plain_source(file: str, path: Path) -> Source:
    problem = None
    if not path.is_file():
        problem = ("is no regular file", "put the document itself in its place")
    elif path.stat().st_size > LARGEST_FILE:
        problem = (f"is larger than {LARGEST_FILE:,} bytes", "split it")
    return Source("", unicodedata.normalize("NFC", printable(file)), path, problem=problem)


def _archive_sources(file: str, path: Path, inside: str) -> Iterator[Source]:
    """Yield the members of an archive; ``inside`` is the folder that stands for it."""
    try:
        members = list_members(path)
    except UnreadableDocument as error:
        yield Source("", printable(file), path, problem=(error.reason, error.remedy))
        return
    for member, name, problem in sorted(members, key=lambda item: item[1]):
        clean = "/".join(part for part in PurePosixPath(name).parts if part not in ("..", "/"))
        clean = clean.replace("\\", "/").lstrip("/").replace("../", "")
        if problem is None and clean.lower().endswith(ARCHIVE):
            problem = ("is an archive inside an archive", "unpack the outer one")
        yield Source("", printable(f"{inside}{clean}"), path, member, problem=problem)


def _input_sources(path: Path) -> Iterator[Source]:
    """Yield the Sources of one input, metadata.csv included, without ids."""
    if not path.exists():
        raise FileNotFoundError(path)
    for file, place in _files(path):
        if place.suffix.lower() != ARCHIVE:
            yield _plain_source(file, place)
        elif not is_skipped(file):
            inside = f"{file[: -len(ARCHIVE)]}/" if path.is_dir() else ""
            yield from _archive_sources(file, place, inside)


def _described(sources: list[Source]) -> Iterator[Source]:
    """Yield the Sources that are documents, each with its row of metadata.csv.

    A table that cannot be read, or that names a file that is not there, is yielded as a problem.
    """
    rows: dict[str, dict[str, str]] = {}
    for source in sources:
        if PurePosixPath(source.file).name.lower() == NAME:
            folder = source.file[: -len(NAME)]
            try:
                table = read_metadata(read_bytes(source))
            except UnreadableDocument as error:
                yield replace(source, problem=(error.reason, error.remedy))
                continue
            rows.update((unicodedata.normalize("NFC", folder + k), v) for k, v in table.items())
    for source in sources:
        if not is_skipped(source.file):
            yield replace(source, row=rows.pop(source.file, {}))
    for file in rows:
        problem = (f"names a file that is not there: {file!r}", "correct the column file")
        yield Source("", NAME, Path(NAME), problem=problem)


def _without_ending(file: str) -> str:
    suffix = PurePosixPath(file).suffix
    return file[: -len(suffix)] if suffix else file


def _identified(inputs: list[tuple[Path, list[Source]]]) -> Iterator[Source]:
    """Yield the Sources with their ids; see the module's text for collisions."""
    files = [source.file for _, sources in inputs for source in sources]
    short, whole = Counter(map(_without_ending, files)), Counter(files)
    used: Counter[str] = Counter()
    for path, sources in inputs:
        for source in sources:
            file = source.file
            if whole[file] > 1 and path.is_dir():
                file = f"{path.resolve().name}/{file}"
            key = file if short[_without_ending(source.file)] > 1 else _without_ending(file)
            used[key] += 1
            yield replace(source, id=key if used[key] == 1 else f"{key}-{used[key]}", file=file)


def find_sources(paths: list[Path]) -> Iterator[Source]:
    """Yield every document of the inputs, in order; raise FileNotFoundError for a wrong path."""
    singles = [path for path in paths if path.is_file() and path.suffix.lower() != ARCHIVE]
    inputs = [
        (path, list(_described(list(_input_sources(path)))))
        for path in dict.fromkeys(paths)
        if path not in singles
    ]
    alone = [source for path in dict.fromkeys(singles) for source in _input_sources(path)]
    inputs += [(Path(), list(_described(alone)))]
    yield from _identified(inputs)


def read_bytes(source: Source) -> bytes:
    """Return the bytes of a Source; raise UnreadableDocument where they cannot be had."""
    if source.problem is not None:
        raise UnreadableDocument(*source.problem)
    if source.member is not None:
        return read_member(source.path, source.member)
    read = partial(source.path.read_bytes)
    try:
        return read()
    except OSError as error:
        raise UnreadableDocument(
            f"cannot be opened ({error.strerror})", "check the file and its permissions"
        ) from error
