"""An output that stays: nothing that it hangs on has changed, and no file of it.

In: what a build reads and is told, and the folder that the last one wrote. Out: hashes to know both
by again. Example: a document whose bytes changed gives another hash of the inputs, a page that was
edited another one of the output; in both cases all is made again.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.fingerprints import hash_parts, hash_writers
from graph.readings import Readings

QUADS, STORE = "graph.nq", "store"
# files of RocksDB that say nothing of the quads
ASIDE = ("LOG", "LOCK")
Line = Mapping[str, Any]


def hash_inputs(readings: Readings, issues: Sequence[Line], told: Line) -> str:
    """Return the hash of all that an output is made of: the results that this build uses, the
    issues of what it cannot read, what it is told besides, and the program."""
    return hash_parts([readings.hash_used(), json.dumps([issues, told]), hash_writers()])


def hash_output(out: Path, inputs: str) -> dict[str, str]:
    """Return the hash of the inputs of an output, and that of its files."""
    return {"inputs": inputs, "files": hash_files(out, out.rglob("*"))}


def hash_graph(out: Path) -> str:
    """Return the hash of graph.nq and the store of an output."""
    return hash_files(out, [out / QUADS, *(out / STORE).glob("*")])


def hash_files(out: Path, paths: Iterable[Path]) -> str:
    """Return the hash of files of an output; what RocksDB logs beside a store is left out.

    A file is known by its name, its size and the time when it was last written: to read them all
    would take seconds for each million quads.
    """
    aside = tuple(str(out / STORE / name) for name in ASIDE)
    files = sorted(path for path in paths if path.is_file() and not str(path).startswith(aside))
    told = [(path.relative_to(out), path.stat()) for path in files]
    return hash_parts([json.dumps([[str(p), at.st_size, at.st_mtime_ns] for p, at in told])])
