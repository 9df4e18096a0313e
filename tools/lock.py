"""Pin all that the requirements files bring with them, for every system and Python, with hashes.

In: requirements*.txt. Out: the lock of each, which pip installs with ``--require-hashes``. What a
lock pins stays as it is unless a requirement says otherwise, or ``--upgrade`` is given. Example:
``make lock`` after a line was added to requirements.txt.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[1]
# each with those before it, so that all can stand in one environment
SETS = (
    "requirements",
    "requirements-cluster",
    "requirements-dev",
    "requirements-audit",
    "requirements-torture",
    "requirements-explorer",
)
HEAD = "# Made by `make lock` from {name}.txt. Each hash is of a file that the index has.\n"
OPTIONS = ("--quiet", "--universal", "--python-version", "3.11", "--generate-hashes")
PLAIN = ("--no-header", "--no-annotate", "--no-emit-index-url")


def main(arguments: list[str] | None = None) -> int:
    """Write all locks; return 0, or the code of uv where it fails."""
    parser = argparse.ArgumentParser(prog="python -m tools.lock", description=__doc__)
    parser.add_argument("--upgrade", action="store_true", help="take the newest of what is free")
    options = parser.parse_args(arguments)
    for place, name in enumerate(SETS):
        before = [word for one in SETS[:place] for word in ("--constraints", f"{one}.lock")]
        if options.upgrade:
            before.append("--upgrade")
        command = ["uv", "pip", "compile", *OPTIONS, *PLAIN, *before]
        uv = [sys.executable, "-m", *command, f"{name}.txt", "--output-file", f"{name}.lock"]
        code = subprocess.run(uv, cwd=ROOT, env=os.environ | index(), check=False).returncode
        if code:
            return code
        lock = ROOT / f"{name}.lock"
        pins = lock.read_text(encoding="utf-8")
        lock.write_text(HEAD.format(name=name) + pins.removeprefix(HEAD.format(name=name)), "utf-8")
    return 0


def index() -> dict[str, str]:
    """Return the index that pip is set up for, where it is, in the words of uv."""
    asked = [sys.executable, "-m", "pip", "config", "get", "global.index-url"]
    found = subprocess.run(asked, capture_output=True, text=True, check=False).stdout.strip()
    return {"UV_INDEX_URL": found} if found else {}


if __name__ == "__main__":
    sys.exit(main())
