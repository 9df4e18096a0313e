"""Zip archives: the names of their members, and their bytes.

In: the path of an archive. Out: its members with readable names (those written in GB18030 by older
programs included) and, where a member cannot be taken, why. Nothing is unpacked to disk.
Example: the member 甲县.txt of 批次.zip.
"""

from __future__ import annotations

import lzma
import stat
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from pathlib import Path, PurePosixPath

from graph.reading.source import LARGEST_FILE, Problem, UnreadableDocument

UTF8_NAME = 0x800
ENCRYPTED = 0x1
UNIX = 3
LARGEST_ARCHIVE = 2_000_000_000  # bytes of all members, unpacked
# texts pack to a tenth or a fiftieth; a small file that unpacks to a huge one is an attack
HIGHEST_RATIO, HARMLESS = 300, 10_000_000
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, lzma.LZMAError),
    *(OSError, EOFError, RuntimeError, ValueError),
)
REPACK = "unpack the archive, check the file and pack it again"


def _open(path: Path) -> zipfile.ZipFile:
    try:
        return _opened(path, path.stat().st_mtime_ns)
    except BROKEN as error:
        raise UnreadableDocument(f"is no zip archive or a broken one ({error})", REPACK) from error


@lru_cache(maxsize=4)
def _opened(path: Path, changed: int) -> zipfile.ZipFile:
    """Return an archive as it was when it was last changed."""
    return zipfile.ZipFile(path)


def _name(info: zipfile.ZipInfo) -> str:
    """Return a member's name as its author wrote it."""
    if info.flag_bits & UTF8_NAME:
        return info.filename
    try:
        data = info.filename.encode("cp437")
    except UnicodeEncodeError:
        return info.filename
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return info.filename


def _is_link(info: zipfile.ZipInfo) -> bool:
    """Say whether a member is a symbolic link, as Unix packs one: its bytes are a path."""
    return info.create_system == UNIX and stat.S_ISLNK(info.external_attr >> 16)


def _overlapping(infos: Sequence[zipfile.ZipInfo]) -> set[int]:
    """Return the places of the members whose packed bytes are those of others too."""
    begin = sorted((info.header_offset, place) for place, info in enumerate(infos))
    return {
        place
        for (start, place), (following, other) in pairwise(begin)
        if start + infos[place].compress_size > following
        for place in (place, other)
    }


def _find_problem(info: zipfile.ZipInfo, name: str) -> Problem | None:
    """Return why a member must not or cannot be taken."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if not parts:
        return Problem("has no name inside the archive", "name it and pack again")
    if ".." in parts or parts[0] == "/" or ":" in parts[0]:
        reason = f"has a name that leads out of the archive ({name!r})"
        return Problem(reason, "rename it and pack again")
    if _is_link(info):
        return Problem("is a link, not a document", "pack the document itself")
    if info.flag_bits & ENCRYPTED:
        return Problem("is locked with a password inside the archive", "pack it without a password")
    if info.file_size > LARGEST_FILE:
        return Problem(f"is larger than {LARGEST_FILE:,} bytes", "split it")
    if info.file_size > max(HARMLESS, HIGHEST_RATIO * info.compress_size):
        times = info.file_size // max(1, info.compress_size)
        return Problem(f"unpacks to {times:,} times its size (a zip bomb)", "take it away")
    return None


def list_members(path: Path) -> Iterator[tuple[int, str, Problem | None]]:
    """Yield (place in the archive, readable name, problem) of each file in an archive."""
    infos = _open(path).infolist()
    later = Counter(info.filename for info in infos)
    overlapping = _overlapping(infos)
    size = 0
    for place, info in enumerate(infos):
        later[info.filename] -= 1
        if info.filename.endswith("/"):
            continue
        problem = _find_problem(info, _name(info))
        size += info.file_size if problem is None else 0
        if problem is None and size > LARGEST_ARCHIVE:
            reason = f"lies behind the first {LARGEST_ARCHIVE:,} unpacked bytes of the archive"
            problem = Problem(reason, "split the archive")
        if problem is None and place in overlapping:
            problem = Problem("overlaps another file of the archive (a zip bomb)", REPACK)
        if problem is None and later[info.filename]:
            problem = Problem("has the name of a later file in the archive", REPACK)
        yield place, _name(info), problem


def read_member(path: Path, place: int) -> bytes:
    """Return the bytes of a member, by its place in the archive."""
    archive = _open(path)
    try:
        return archive.read(archive.infolist()[place])
    except BROKEN as error:
        raise UnreadableDocument(f"is broken inside the archive ({error})", REPACK) from error
