"""Fingerprints: what a kept reading, and a kept output, hang on besides the documents.

In: the program's own files and the versions of the libraries. Out: a hash for each part.
Example: a row added to ``gazetteer/places.csv`` changes the fingerprint ``gazetteer`` alone, and
every document is read again.
"""

from __future__ import annotations

import hashlib
import json
import platform
from collections.abc import Iterable
from functools import cache
from importlib.metadata import distributions, version
from pathlib import Path

from graph.reading import Source
from graph.reading.finding import read_bytes

HERE = Path(__file__).parent
# what turns a file into facts; a new version of one may read otherwise
LIBRARIES = (
    *("ahocorasick-rs", "charset-normalizer", "lxml", "lxml_html_clean", "numpy", "OpenCC"),
    *("pypdf", "python-docx", "spacy", "trafilatura"),
)
# the parts of the package that have a name of their own; all else in it is a rule
READER = ("reading", "repair.py", "repairs")
GAZETTEER = ("gazetteer",)
# what writes an output from readings, besides the package
WRITERS = ("build_graph.py", "queries", "viz")


@cache
def fingerprints() -> dict[str, str]:
    """Return the fingerprint of each part of the program that a reading hangs on."""
    named = {*READER, *GAZETTEER}
    rest = [path.name for path in HERE.iterdir() if path.name not in named]
    libraries = [(name, version(name)) for name in LIBRARIES]
    return {
        "reader": hash_files(HERE / name for name in READER),
        "gazetteer": hash_files(HERE / name for name in GAZETTEER),
        "rules": hash_files(HERE / name for name in rest),
        "ontology": hash_files([HERE.parent / "ontology.ttl"]),
        "libraries": hash_parts([platform.python_version(), json.dumps(libraries)]),
    }


@cache
def hash_writers() -> str:
    """Return the hash of what an output hangs on, besides ``fingerprints``: of the rest of the
    program, and of all that is installed."""
    installed = sorted((one.name, one.version) for one in distributions())
    files = hash_files(HERE.parent / name for name in WRITERS)
    return hash_parts([files, json.dumps(installed)])


def hash_files(places: Iterable[Path]) -> str:
    """Return the hash of files and of all files in folders, by name; compiled code is left out."""
    files = [file for place in places for file in ([place] if place.is_file() else files_of(place))]
    named = sorted((file.relative_to(HERE.parent).as_posix(), file) for file in files)
    return hash_parts(part for name, file in named for part in (name, file.read_bytes()))


def files_of(folder: Path) -> list[Path]:
    """Return the files of a folder that somebody wrote."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return [path for path in files if "__pycache__" not in path.parts]


def hash_parts(parts: Iterable[str | bytes]) -> str:
    """Return the sha256 of parts, each with its length, so that none runs into the next.

    >>> hash_parts(["ab", "c"]) == hash_parts(["a", "bc"])
    False
    """
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little") + data)
    return total.hexdigest()


def hash_source(source: Source) -> str:
    """Return the fingerprint of a document: its bytes, its name and its row of metadata.csv.

    UnreadableDocument is raised where its bytes cannot be had.
    """
    row = json.dumps(sorted(source.row.items()))
    return hash_parts([source.id, source.file, row, read_bytes(source)])
