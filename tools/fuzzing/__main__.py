"""Run the fuzzer over the targets: ``python -m tools.fuzzing [TARGET …] [--runs N]``.

In: names of targets (none: all), the executions in total. Out: a line for each with what was really
executed; 0, or 1 where an input broke what must hold: it is kept in the folder, and its name tells
the target. Example: ``python -m tools.fuzzing repair --runs 100000``.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from tools.fuzzing.targets import TARGETS

EXECUTED = re.compile(r"stat::number_of_executed_units: (\d+)")
KEPT = re.compile(r"Test unit written to (\S+)")


@dataclass(frozen=True, slots=True)
class Run:
    """What came of one target: how many executions, and the file of the input that broke it."""

    target: str
    executed: int
    found: str | None


def main(arguments: list[str] | None = None) -> int:
    """Run the targets one after another."""
    parser = argparse.ArgumentParser(prog="python -m tools.fuzzing", description=__doc__)
    parser.add_argument("targets", nargs="*", metavar="TARGET", help="; ".join(TARGETS))
    parser.add_argument("--runs", type=int, default=1_000_000, help="in total (1000000)")
    parser.add_argument("--folder", type=Path, default=Path(".fuzzing"), help="what is kept")
    options = parser.parse_args(arguments)
    unknown = sorted(set(options.targets) - set(TARGETS))
    if unknown:
        parser.error(f"no target {', '.join(unknown)}; there are {', '.join(TARGETS)}")
    names = options.targets or list(TARGETS)
    parts = sum(TARGETS[name].share for name in names)
    runs = []
    for name in names:
        wanted = -(-options.runs * TARGETS[name].share // parts)
        runs.append(explore(name, wanted, options.folder))
        print(f"{name:12}{runs[-1].executed:>12,}  {runs[-1].found or ''}", flush=True)
    print(f"{'in all':12}{sum(run.executed for run in runs):>12,}")
    return 1 if any(run.found or not run.executed for run in runs) else 0


def explore(name: str, runs: int, folder: Path) -> Run:
    """Run one target in a process of its own."""
    command = [sys.executable, "-m", "tools.fuzzing.exploring", name, str(runs)]
    folder.mkdir(parents=True, exist_ok=True)
    log = folder / f"{name}.log"
    with log.open("w", encoding="utf-8") as said:
        subprocess.run(
            [*command, str(folder / name)], stdout=said, stderr=subprocess.STDOUT, check=False
        )
    told = log.read_text(encoding="utf-8", errors="replace")
    executed, found = EXECUTED.search(told), KEPT.search(told)
    return Run(name, int(executed[1]) if executed else 0, found[1] if found else None)


if __name__ == "__main__":
    sys.exit(main())
