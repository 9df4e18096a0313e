"""The files of an input folder, and what is left out of it.

In: the path of a folder or file. Out: Found files, sorted, each with its path inside the input and,
where it cannot be taken, why. Hidden folders are left out on purpose; an output of this program, a
link to a folder and a folder that cannot be opened are named. Example: ``资料/out``, built by an
earlier run, is one Found with the code ``own_output``, and none of its files is a document.
"""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

from graph.output import is_output
from graph.reading.source import LARGEST_FILE, Problem
from graph.records import record

ARCHIVE = ".zip"
HIDDEN = (".", "~$", "__MACOSX")
OWN = Problem(
    "is an output of this program and is left out",
    "nothing need be done; to read it, name its folder documents as the input",
    "own_output",
    "warning",
)
LINK = Problem(
    "is a link to a folder, which is not followed",
    "name that folder itself as an input, or take the link away",
    "unreadable_folder",
)


@record(frozen=True, slots=True)
class Found:
    """A file of an input, or a folder that is not opened: then ``whole`` is true."""

    file: str
    path: Path
    problem: Problem | None = None
    whole: bool = False


def is_there(path: Path) -> bool:
    """Say whether a path can be reached."""
    try:
        path.lstat()
    except OSError:
        return False
    return True


def walk(path: Path) -> list[Found]:
    """Return what one input holds, sorted by its path inside the input."""
    if not os.path.isdir(path):  # noqa: PTH112 - the method raises where it has no right
        return [Found(path.name, path, _find_problem(path))]
    if is_output(path):
        return [Found(path.resolve().name, path, OWN, whole=True)]
    return sorted(_walk_folder(path), key=lambda found: found.file)


def _walk_folder(path: Path) -> Iterator[Found]:
    failures: list[OSError] = []
    for at, folders, names in os.walk(path, onerror=failures.append):
        inside = Path(at)
        folders[:] = sorted(name for name in folders if not name.startswith(HIDDEN))
        for name in list(folders):
            problem = _problem_of_folder(inside / name)
            if problem is not None:
                folders.remove(name)
                yield _found(path, inside / name, problem, whole=True)
        for name in names:
            yield _found(path, inside / name, _find_problem(inside / name))
    for failure in failures:
        folder = Path(str(failure.filename or path))
        reason = f"is a folder that cannot be opened ({failure.strerror})"
        remedy = "give yourself the right to read it, or take it away"
        yield _found(path, folder, Problem(reason, remedy, "unreadable_folder"), whole=True)


def _found(path: Path, place: Path, problem: Problem | None, *, whole: bool = False) -> Found:
    file = path.name if place == path else place.relative_to(path).as_posix()
    return Found(file, place, problem, whole)


def _problem_of_folder(folder: Path) -> Problem | None:
    if os.path.islink(folder):  # noqa: PTH114 - the method raises where it has no right
        return LINK
    return OWN if is_output(folder) else None


def _find_problem(path: Path) -> Problem | None:
    """Return why a file cannot be taken."""
    try:
        size = path.stat().st_size
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ELOOP):
            return Problem("is a link that leads nowhere", "put the document itself in its place")
        return Problem(f"cannot be reached ({error.strerror})", "check its permissions")
    if not path.is_file():
        return Problem("is no regular file", "put the document itself in its place")
    if size > LARGEST_FILE and path.suffix.lower() != ARCHIVE:
        return Problem(f"is larger than {LARGEST_FILE:,} bytes", "split it")
    return None
