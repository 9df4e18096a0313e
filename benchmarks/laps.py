"""What each stage of a build costs: ``python -m benchmarks.laps FOLDER --out OUT [--jobs N]``.

In: what build_graph.py takes. Out: a line of JSON: by stage the CPU and wall seconds and the peak
memory (resident, in bytes) of the main process; with ``--jobs 1`` it reads as well. The first stage
has the start of the program in it. Example: ``{"reading": [70.1, 70.3, 290000000], …}``. Needs
Linux.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

import build_graph
from graph.clock import Clock

HERE = Path(__file__).parent.parent
SELF = Path("/proc/self")
FORGET = "5"  # what makes Linux forget the peak of a process
PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Lap(NamedTuple):
    """CPU and wall seconds and the peak memory in bytes of a stage."""

    cpu: float
    wall: float
    memory: int


class Laps(Clock):
    """The clock of a build that notes what each stage costs as well, in ``costs``."""

    def __init__(self) -> None:
        super().__init__()
        self.costs: dict[str, Lap] = {}
        self._begin = 0.0

    def lap(self, stage: str) -> None:
        """Book what was used since the last lap to a stage."""
        super().lap(stage)
        now = time.process_time()
        self.costs[stage] = Lap(now - self._begin, self.laps[stage], take_peak())
        self._begin = now


def take_peak() -> int:
    """Return the most memory that this process held since it was last asked."""
    found = PEAK.search((SELF / "status").read_text())
    assert found is not None
    (SELF / "clear_refs").write_text(FORGET)
    return 1024 * int(found[1])


def main(arguments: list[str]) -> int:
    """Build, and print what each stage cost."""
    laps = Laps()
    vars(build_graph)["Clock"] = lambda: laps
    code = build_graph.main(arguments)
    print(json.dumps(laps.costs))
    return code


def time_stages(folder: Path, out: Path) -> dict[str, Lap]:
    """Build a folder in a process that reads by itself; return what each stage cost.

    CalledProcessError where the build failed.
    """
    command = [sys.executable, "-m", "benchmarks.laps", str(folder), "--out", str(out)]
    done = subprocess.run(
        [*command, "--jobs", "1"], cwd=HERE, stdout=subprocess.PIPE, text=True, check=True
    )
    told = json.loads(done.stdout.splitlines()[-1])
    return {stage: Lap(*lap) for stage, lap in told.items()}


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
