"""The store's load beside the plainest that pyoxigraph offers, of one file in one run.

In: a file of N-Quads. Out: the Cost of each, a process of its own for both. Example: ours at half
the wall seconds loads twice as fast.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from benchmarks.measuring import Cost, measure

OURS = """
import sys
from pathlib import Path
from graph.store import write_store
write_store(Path(sys.argv[1]), Path(sys.argv[2]))
"""
RAW = """
import sys
import pyoxigraph
store = pyoxigraph.Store(sys.argv[2])
store.bulk_load(path=sys.argv[1], format=pyoxigraph.RdfFormat.N_QUADS)
store.flush()
"""


def time_loads(nquads: Path) -> tuple[Cost, Cost]:
    """Return the Cost of our load and of the raw one."""
    return load(OURS, nquads), load(RAW, nquads)


def load(program: str, nquads: Path) -> Cost:
    """Return the Cost of a program that loads a file into a folder of its own."""
    with tempfile.TemporaryDirectory() as name:
        return measure([sys.executable, "-c", program, str(nquads), str(Path(name) / "store")])
