"""A machine without a fitting Python is told so, with the remedy."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

SCRIPT = Path(__file__).parents[2] / "tools" / "make_environment.sh"


def run(folder: Path, stand_in: str) -> subprocess.CompletedProcess[str]:
    """Make an environment with a stand-in for Python; return what came of it."""
    python = folder / "python3.12"
    python.write_text(f"#!/bin/sh\n{stand_in}\n", encoding="utf-8")
    python.chmod(0o755)
    command = ["sh", str(SCRIPT), str(folder / "environment"), str(python)]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)


def test_too_old_python_is_refused(tmp_path: Path) -> None:
    done = run(tmp_path, "exit 1")
    assert done.returncode == 1
    assert "no Python 3.11, 3.12, 3.13 or 3.14 found" in done.stderr
    assert "make PYTHON=" in done.stderr


def test_missing_ensurepip_names_the_package(tmp_path: Path) -> None:
    done = run(
        tmp_path,
        'case "$2" in *ensurepip*) exit 1;; *print*) echo 3.12;; *) exit 0;; esac',
    )
    assert done.returncode == 1
    assert "python3.12-venv" in done.stderr
    assert not (tmp_path / "environment").exists()


def test_failed_environment_is_removed(tmp_path: Path) -> None:
    done = run(tmp_path, 'case "$1" in -m) mkdir -p "$4"; exit 7;; *) exit 0;; esac')
    assert done.returncode == 1
    assert "could not make a virtual environment" in done.stderr
    assert not (tmp_path / "environment").exists()
