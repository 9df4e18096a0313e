"""The output folder: built beside the old one, put in its place whole at the end.

In: the folder that the user named. Out: a staging folder to write into; leaving the ``with``
block without an exception exchanges it with the old output in one step, so that a killed build
leaves the old graph whole. Example: ``with staged(Path("out")) as folder: …``.
"""

from __future__ import annotations

import ctypes
import errno
import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from graph.lines import to_line
from graph.locking import BusyFolder, locked

MARK = "build.json"
PROGRAM = "jiedui"
RENAME_EXCHANGE = 2
AT_FDCWD = -100
# what the place is to blame for, not the program
UNWRITABLE = (
    *(errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EROFS, errno.EIO, errno.EACCES, errno.EPERM),
    *(errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP, errno.EBUSY),
)
STORE_FAILED = "IO error: "  # the store's OSError has no number
# .out.building-k3j_9x2a | .out.old-4711
REMAINS = r"\.{}\.(?:building-[a-z0-9_]{{8}}|(?P<old>old-\d+))"


class UnusableFolder(Exception):
    """The output cannot be written there: the message says why, and what to do."""


class ForeignFolder(UnusableFolder):
    """The output folder holds something that no build of ours wrote."""


def is_output(folder: Path) -> bool:
    """Say whether a folder holds a build of ours."""
    try:
        mark = json.loads((folder / MARK).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(mark, dict) and mark.get("program") == PROGRAM


def require_text(out: Path) -> None:
    """Raise UnusableFolder if a name in the path is no text: the store could not open it."""
    shown = str(out).encode("utf-8", "backslashreplace").decode()
    if shown != str(out):
        raise UnusableFolder(f"{shown} holds bytes that are no text; name another with --out")


def require_ours(out: Path) -> None:
    """Raise ForeignFolder if ``out`` is a file, or a folder that is not empty and not a build."""
    if not out.exists():
        return
    if not out.is_dir():
        raise ForeignFolder(f"{out} is a file; name a folder with --out")
    if any(out.iterdir()) and not is_output(out):
        raise ForeignFolder(
            f"{out} is not empty and holds no build of ours; empty it or name another with --out"
        )
    if out.is_mount():
        raise ForeignFolder(f"{out} is a mount point; name a folder inside it with --out")


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside ``out``; put it in ``out``'s place if nothing was raised.

    What was there stays where nothing was written into the folder. UnusableFolder says why ``out``
    cannot be written; what was there is then there as before.
    """
    place = Path(os.path.realpath(out))  # of a link: the folder that it leads to
    with explained(out):
        require_text(place)
        require_ours(place)
        place.parent.mkdir(parents=True, exist_ok=True)
        with locked(place):
            restore(place)
            staging = Path(tempfile.mkdtemp(prefix=f".{place.name}.building-", dir=place.parent))
            try:
                staging.chmod(0o755)
                yield staging
                if any(staging.iterdir()):
                    replace_folder(staging, place)
            finally:
                shutil.rmtree(staging, ignore_errors=True)


@contextmanager
def explained(out: Path) -> Iterator[None]:
    """Turn the errors of a place that cannot be written into UnusableFolder."""
    try:
        yield
    except BusyFolder as busy:
        raise UnusableFolder(str(busy)) from busy
    except OSError as error:
        above = Path(os.path.realpath(out)).parents
        if not (
            error.errno in UNWRITABLE
            or str(error).startswith(STORE_FAILED)
            or (error.filename is not None and Path(str(error.filename)) in above)
        ):
            raise
        reason = error.strerror or str(error).removeprefix(STORE_FAILED).partition(":")[0]
        raise UnusableFolder(
            f"{out} cannot be written ({reason}); what was there is as it was; "
            "make room, or name with --out a folder where you may write"
        ) from error


def restore(place: Path) -> None:
    """Remove what killed builds left beside ``place``; put back an output that one moved away.

    The caller holds the lock of ``place``: whoever left something has ended.
    """
    pattern = re.compile(REMAINS.format(re.escape(place.name)))
    for path in sorted(place.parent.iterdir()):
        found = pattern.fullmatch(path.name)
        if found is not None and found["old"] and not place.exists():
            path.rename(place)
        elif found is not None:
            shutil.rmtree(path, ignore_errors=True)


def replace_folder(new: Path, out: Path) -> None:
    """Put ``new`` in the place of ``out`` in one step; the old folder is then at ``new``."""
    if not out.exists() or not any(out.iterdir()):
        new.rename(out)
    elif not exchange(new, out):
        old = out.with_name(f".{out.name}.old-{os.getpid()}")
        out.rename(old)
        new.rename(out)
        shutil.rmtree(old)


def exchange(one: Path, other: Path) -> bool:
    """Exchange two folders atomically; False where the system or file system cannot."""
    libc = ctypes.CDLL(None, use_errno=True)
    if not hasattr(libc, "renameat2"):
        return False
    failed = libc.renameat2(
        AT_FDCWD, os.fsencode(one), AT_FDCWD, os.fsencode(other), RENAME_EXCHANGE
    )
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in (errno.EINVAL, errno.ENOSYS, errno.EPERM):
        return False
    raise OSError(code, os.strerror(code), str(other))


def write_raw(path: Path, raw: str) -> None:
    """Write a raw text as it is: no line end is changed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(raw.encode("utf-8", "surrogatepass"))


def write_lines(path: Path, lines: Iterable[Mapping[str, Any]]) -> None:
    """Write JSON lines."""
    with path.open("wb") as file:
        file.writelines(map(to_line, lines))


def write_json(path: Path, value: Mapping[str, Any]) -> None:
    """Write one indented JSON object."""
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
