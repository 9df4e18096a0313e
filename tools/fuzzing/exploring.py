"""One target under a fuzzer that lets coverage choose the bytes; a process of its own.

In: the name of a target, how many executions, a folder that keeps what was found of interest.
Out: what libFuzzer prints; 0, or another code where an input broke what must hold. Example:
``python -m tools.fuzzing.exploring repair 100000 .fuzzing/repair``.
"""

from __future__ import annotations

import hashlib
import logging
import sys
from pathlib import Path

import atheris

SLOW, MEMORY, LONGEST = 60, 4_000, 4_096  # seconds for one input; MB; bytes of an input


def main() -> None:
    """Run the target that the arguments name."""
    name, runs, folder = sys.argv[1:4]
    with atheris.instrument_imports(include=["graph", "viz", "docx", "pypdf"]):
        from tools.fuzzing.targets import TARGETS
    logging.disable(logging.CRITICAL)
    target = TARGETS[name]
    kept = Path(folder)
    kept.mkdir(parents=True, exist_ok=True)
    for seed in target.seeds():
        (kept / hashlib.sha256(seed).hexdigest()[:20]).write_bytes(seed)
    limits = [f"-timeout={SLOW}", f"-rss_limit_mb={MEMORY}", f"-max_len={LONGEST}"]
    output = [f"-artifact_prefix={kept.parent / 'found-'}{name}-", "-print_final_stats=1"]
    atheris.Setup([sys.argv[0], f"-runs={runs}", *limits, *output, str(kept)], target.run)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
