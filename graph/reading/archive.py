"""Zip archives: the names of their members, and their bytes.

In: the path of an archive. Out: its members with readable names (those written in GB18030 by older
programs included) and, where a member cannot be taken, why. Nothing is unpacked to disk.
Example: the member 甲县.txt of 批次.zip.
"""

from __future__ import annotations

import zipfile
import zlib
from functools import lru_cache
from pathlib import Path, PurePosixPath

from graph.reading.source import LARGEST_FILE, UnreadableDocument

UTF8_NAME = 0x800
ENCRYPTED = 0x1
REPACK = "unpack the archive, check the file and pack it again"


@lru_cache(maxsize=4)
def _open(path: Path) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(path)
    except (zipfile.BadZipFile, OSError, NotImplementedError) as error:
        raise UnreadableDocument(f"is no zip archive or a broken one ({error})", REPACK) from error


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


def _problem(info: zipfile.ZipInfo, name: str) -> tuple[str, str] | None:
    """Return reason and remedy where a member must not or cannot be taken."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    if ".." in parts or name.startswith(("/", "\\")) or ":" in parts[0]:
        return f"has a name that leads out of the archive ({name!r})", "rename it and pack again"
    if info.flag_bits & ENCRYPTED:
        return "is locked with a password inside the archive", "pack it without a password"
    if info.file_size > LARGEST_FILE:
        return f"is larger than {LARGEST_FILE:,} bytes", "split it"
    return None


def list_members(path: Path) -> list[tuple[str, str, tuple[str, str] | None]]:
    """Return (raw name, readable name, problem) of each file in an archive."""
    infos = [info for info in _open(path).infolist() if not info.is_dir()]
    return [(info.filename, _name(info), _problem(info, _name(info))) for info in infos]


def read_member(path: Path, member: str) -> bytes:
    """Return the bytes of a member, named as in the archive."""
    try:
        return _open(path).read(member)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError) as error:
        raise UnreadableDocument(f"is broken inside the archive ({error})", REPACK) from error
