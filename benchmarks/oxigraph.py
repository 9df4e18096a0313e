"""An Oxigraph server of our own, on a free port, stopped at the end.

In: a folder for its data, or none for a server in memory, and its options. Out: its address.
Example: ``with serve(options=["--union-default-graph"]) as url`` asks it at ``url + "/query"``.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from benchmarks.virtuoso import HOST, free_port, wait_for

SERVER = Path(sys.prefix) / "bin" / "oxigraph"


@contextmanager
def serve(
    folder: Path | None = None, *, command: str = "serve", options: Sequence[str] = ()
) -> Iterator[str]:
    """Yield the address of a server; ``command`` is ``serve`` or ``serve-read-only``."""
    port = free_port()
    place = ["--location", str(folder)] if folder is not None else []
    process = subprocess.Popen(
        [str(SERVER), command, *place, *options, "--bind", f"{HOST}:{port}"],
        stderr=subprocess.DEVNULL,
    )
    try:
        wait_for(port, process)
        yield f"http://{HOST}:{port}"
    finally:
        process.terminate()
        process.wait(10)
