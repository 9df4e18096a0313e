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
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

MARK = "build.json"
PROGRAM = "jiedui"
RENAME_EXCHANGE = 2
AT_FDCWD = -100


class ForeignFolder(Exception):
    """The output folder holds something that no build of ours wrote."""


def require_ours(out: Path) -> None:
    """Raise ForeignFolder if ``out`` is a file, or a folder that is not empty and not a build."""
    if not out.exists():
        return
    if not out.is_dir():
        raise ForeignFolder(f"{out} is a file; name a folder with --out")
    if not any(out.iterdir()):
        return
    mark = out / MARK
    try:
        ours = json.loads(mark.read_text(encoding="utf-8")).get("program") == PROGRAM
    except (OSError, ValueError, AttributeError):
        ours = False
    if not ours:
        raise ForeignFolder(
            f"{out} is not empty and holds no build of ours; empty it or name another with --out"
        )


@contextmanager
def staged(out: Path) -> Iterator[Path]:
    """Yield an empty folder beside ``out``; put it in ``out``'s place if nothing was raised."""
    require_ours(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    staging = Path(tempfile.mkdtemp(prefix=f".{out.name}.building-", dir=out.parent))
    staging.chmod(0o755)
    try:
        yield staging
        replace_folder(staging, out)
    finally:
        shutil.rmtree(staging, ignore_errors=True)


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
