"""An earlier program over the same documents in the same run: what reading more has cost.

In: a folder of documents. Out: what its build and its reading took. The earlier program is this
repository at SPINE, which reads aid, places, organisations and cited texts only; where the history
does not hold that commit (a shallow clone) nothing is measured. Example: 50 s of reading there and
55 s here are 10 % more a character.
"""

from __future__ import annotations

import io
import json
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from benchmarks.measuring import Cost, build

HERE = Path(__file__).parent.parent
SPINE = "d59c1d2"


class Reading(NamedTuple):
    """The Cost of a build, and the CPU seconds of it from text to facts."""

    cost: Cost
    seconds: float


@contextmanager
def unpacked(commit: str = SPINE) -> Iterator[Path | None]:
    """Yield a folder with the program at a commit, None where the history has it not."""
    packed = subprocess.run(["git", "archive", commit], cwd=HERE, capture_output=True, check=False)
    if packed.returncode:
        yield None
        return
    with tempfile.TemporaryDirectory() as name:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(name, filter="data")
        yield Path(name)


def time_reading(program: Path, folder: Path, jobs: int) -> Reading:
    """Return what a program's build of a folder takes; NotADirectoryError where it fails."""
    with tempfile.TemporaryDirectory() as name:
        out = Path(name) / "out"
        cost = build(folder, out, jobs, program)
        if not out.is_dir():
            raise NotADirectoryError(f"{program} built nothing of {folder}")
        return Reading(cost, sum(told_seconds(out)["cpu"].values()))


def told_seconds(out: Path) -> dict[str, dict[str, float]]:
    """Return the seconds that a build tells: "wall" by stage, "cpu" by step from text to facts."""
    told = json.loads((out / "build.json").read_text(encoding="utf-8"))
    return dict(told["seconds"])
