"""Which documents an input holds: files, folders, zip archives; sorted, with ids.

In: paths. Out: Sources: the documents, and what is wrong with the input itself. Hidden files, the
tables metadata.csv, judgements.csv and reviews.csv, notes on a folder (README) are left out on
purpose. Example: a folder with ``甲.txt`` and ``乙.zip`` gives 甲 and the members of 乙.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath

from graph.judgements import NAME as JUDGEMENTS
from graph.reading.archive import list_members, read_member
from graph.reading.identifying import identify
from graph.reading.metadata import NAME, Row, problem_of, read_metadata
from graph.reading.source import Problem, Source, UnreadableDocument
from graph.reading.walking import ARCHIVE, HIDDEN, is_there, walk
from graph.reviews import NAME as REVIEWS

SKIPPED = frozenset(
    {NAME, JUDGEMENTS, REVIEWS, "readme", "readme.md", "readme.txt", "thumbs.db", "desktop.ini"}
)


def is_skipped(name: str) -> bool:
    """Say whether a file is left out on purpose, by its path inside the input."""
    parts = PurePosixPath(name).parts
    return any(part.startswith(HIDDEN) for part in parts) or (parts[-1].lower() in SKIPPED)


def printable(file: str) -> str:
    """Return a file's name in one line of text: ``坏\\udcff.txt`` for a byte that is no UTF-8."""
    text = file.encode("utf-8", "backslashreplace").decode("utf-8")
    return "".join(
        char if unicodedata.category(char) not in ("Cc", "Zl", "Zp") else f"\\x{ord(char):02x}"
        for char in text
    )


def _archive_sources(file: str, path: Path, inside: str) -> Iterator[Source]:
    """Yield the members of an archive; ``inside`` is the folder that stands for it."""
    try:
        members = sorted(list_members(path), key=lambda item: item[1])
    except UnreadableDocument as error:
        yield Source("", printable(file), path, problem=Problem(error.reason, error.remedy))
        return
    for place, name, problem in members:
        parts = PurePosixPath(name.replace("\\", "/")).parts
        clean = "/".join(part for part in parts if part not in ("..", "/")) or "-"
        if problem is None and clean.lower().endswith(ARCHIVE):
            problem = Problem("is an archive inside an archive", "unpack the outer one")
        yield Source("", printable(f"{inside}{clean}"), path, place, problem=problem)


def _input_sources(path: Path) -> Iterator[Source]:
    """Yield the Sources of one input, metadata.csv included, without ids."""
    if not is_there(path):
        raise FileNotFoundError(path)
    for found in walk(path):
        if found.problem is not None or found.path.suffix.lower() != ARCHIVE:
            file = unicodedata.normalize("NFC", printable(found.file))
            yield Source("", file, found.path, problem=found.problem)
        elif not is_skipped(found.file):
            inside = f"{found.file[: -len(ARCHIVE)]}/" if found.path != path else ""
            yield from _archive_sources(found.file, found.path, inside)


def _described(sources: list[Source]) -> Iterator[Source]:
    """Yield the Sources that are documents, each with its row of metadata.csv, then the problems.

    The first row on a file is used.
    """
    tables = [s for s in sources if PurePosixPath(s.file).name.lower() == NAME]
    rows: dict[str, tuple[Source, Row]] = {}
    problems = []
    for table in tables:
        for found in _read_table(table):
            if isinstance(found, Problem):
                problems.append(replace(table, problem=found))
                continue
            file = unicodedata.normalize("NFC", table.file[: -len(NAME)] + found.file)
            if file in rows:
                reason = f"{found.file!r} stands in a line before; this line is left out"
                problem = problem_of(found.line, reason, "delete one of the lines")
                problems.append(replace(table, problem=problem))
            else:
                rows[file] = (table, found)
    for source in sources:
        if not is_skipped(source.file):
            _, row = rows.pop(source.file, (None, None))
            yield replace(source, row=row.fields) if row is not None else source
    for table, row in rows.values():
        problem = problem_of(row.line, f"{row.file!r} is not there", "correct the cell file")
        problems.append(replace(table, problem=problem))
    yield from problems


def _read_table(table: Source) -> Iterator[Row | Problem]:
    """Yield what a metadata.csv says; one that cannot be read is a Problem as a whole."""
    try:
        yield from read_metadata(read_bytes(table))
    except UnreadableDocument as error:
        yield Problem(error.reason, error.remedy, "metadata")


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
    yield from identify(inputs)


def read_bytes(source: Source) -> bytes:
    """Return the bytes of a Source; raise UnreadableDocument where they cannot be had."""
    if source.problem is not None:
        raise UnreadableDocument(source.problem.reason, source.problem.remedy)
    if source.data is not None:
        return source.data
    if source.member is not None:
        return read_member(source.path, source.member)
    try:
        return source.path.read_bytes()
    except OSError as error:
        raise UnreadableDocument(
            f"cannot be opened ({error.strerror})", "check the file and its permissions"
        ) from error
