"""A server of the sample build as a process of its own, started as a user starts it.

In: a folder of a build. Out: the address that the program printed. Example: ``with serving(out) as
address: urlopen(f"{address}/sparql")``.
"""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parents[2]


@contextmanager
def serving(out: Path, *options: str) -> Iterator[str]:
    """Serve a build on a free port; yield its address, and end the server."""
    with serving_review(out, *options) as start:
        yield start.partition("/#")[0]


@contextmanager
def serving_review(out: Path, *options: str) -> Iterator[str]:
    """Serve a build; yield the start address with the token of review, and end the server."""
    command = [sys.executable, "-m", "viz", "--serve", "--port", "0", "--graph", str(out)]
    with subprocess.Popen(
        [*command, *options], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        said = process.stdout.readline() + process.stdout.readline()
        found = re.search(r"http://127\.0\.0\.1:\d+/#token=[\w-]+", said)
        assert found is not None, f"the server said {said!r}"
        try:
            yield found[0]
        finally:
            process.terminate()
            process.wait(20)
