"""What was read of each document, kept from one build to the next: nothing is read twice.

In: the fingerprint of a document and its packed Result. Out: the same, where nothing that it hangs
on has changed. The file ``.OUT.readings`` beside the output is written as each document is read, so
that a build that was stopped goes on where it was. Whatever in it is damaged is read again.
Example: of 1,000 documents one is new; 999 are found, one is read and kept.
"""

from __future__ import annotations

import errno
import json
import os
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.fingerprints import hash_parts
from graph.results import Result, unpack

SETTINGS = """
PRAGMA locking_mode = EXCLUSIVE;
PRAGMA auto_vacuum = INCREMENTAL;
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA temp_store = MEMORY;
"""
TABLES = {
    "fingerprint": "(part TEXT PRIMARY KEY, hash TEXT NOT NULL)",
    "reading": "(place INTEGER PRIMARY KEY, doc TEXT, source TEXT, checksum TEXT, packed BLOB)",
    "written": "(what TEXT PRIMARY KEY, told TEXT, checksum TEXT)",
}
CREATED = {name: f"CREATE TABLE {name} {columns}" for name, columns in TABLES.items()}
# what an earlier build kept is `known` when it was found to be whole, `used` when this build has it
PASSING = """
CREATE TEMP TABLE known (doc TEXT, source TEXT, place INTEGER, PRIMARY KEY (doc, source));
CREATE TEMP TABLE used (doc TEXT PRIMARY KEY, place INTEGER);
"""
# what the place is to blame for, not the file; of SQLite's codes the last byte tells the kind
KIND = 0xFF
PLACE_FAILS = {
    sqlite3.SQLITE_FULL: errno.ENOSPC,
    sqlite3.SQLITE_IOERR: errno.EIO,
    sqlite3.SQLITE_READONLY: errno.EROFS,
    sqlite3.SQLITE_CANTOPEN: errno.EACCES,
}


def readings_file(out: Path) -> Path:
    """Return the file beside a build's output that keeps what was read.

    >>> readings_file(Path("/data/out")).as_posix()
    '/data/.out.readings'
    """
    place = Path(os.path.realpath(out))
    return place.with_name(f".{place.name}.readings")


class Readings:
    """The kept results by document; opened in a ``with`` block, by one build at a time.

    ``changed`` names the parts of the program that are not as they were when the results were kept:
    then all are forgotten, as they are where the file is damaged as a whole. OSError where the file
    cannot be read or written.
    """

    def __init__(self, path: Path, fingerprints: Mapping[str, str], *, fresh: bool = False) -> None:
        self._path = path
        self._fingerprints = dict(fingerprints)
        self.changed: list[str] = []
        if fresh:
            remove(path)
        with explained(path):
            try:
                self._open()
            except (sqlite3.Error, UnicodeError) as error:
                if kind_of(error) in PLACE_FAILS:
                    raise
                self._base.close()
                remove(path)
                self._open()

    def __enter__(self) -> Self:
        """Return the readings themselves."""
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Close the file; all that was kept is in it."""
        self._base.close()

    def _open(self) -> None:
        """Open the file; forget what another program kept, and what is not whole."""
        self._base = sqlite3.connect(self._path, isolation_level=None)
        self._base.executescript(SETTINGS + PASSING)
        query = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
        tables = dict(self._base.execute(query))
        if not tables:
            self._base.executescript(";".join(CREATED.values()))
        sound = self._base.execute("PRAGMA quick_check(1)").fetchone() == ("ok",)
        if not sound or tables not in ({}, CREATED):
            raise sqlite3.DatabaseError(f"{self._path} is damaged")
        kept = dict(self._base.execute("SELECT part, hash FROM fingerprint"))
        self.changed = [
            part for part, hash_ in kept.items() if self._fingerprints.get(part) != hash_
        ]
        self._base.execute("BEGIN")
        if kept != self._fingerprints:
            for table in TABLES:
                self._base.execute(f"DELETE FROM {table}")
            rows = self._fingerprints.items()
            self._base.executemany("INSERT INTO fingerprint VALUES (?, ?)", rows)
        self._base.executemany("INSERT OR REPLACE INTO known VALUES (?, ?, ?)", self._whole())
        self._base.execute("COMMIT")

    def _whole(self) -> Iterator[tuple[str, str, int]]:
        """Yield the results that are as they were kept, by document, source and place."""
        rows = self._base.execute("SELECT doc, source, place, checksum, packed FROM reading")
        for doc, source, place, checksum, packed in rows:
            sound = isinstance(doc, str) and isinstance(source, str) and isinstance(packed, bytes)
            if sound and source and hash_parts([doc, source, packed]) == checksum:
                yield doc, source, place

    def find(self, doc: str, source: str) -> bool:
        """Say whether the result of a document of this fingerprint is kept; then it is used."""
        query = "SELECT doc, place FROM known WHERE doc = ? AND source = ?"
        found = self._base.execute(query, (doc, source)).fetchone()
        if found is not None:
            self._base.execute("INSERT INTO used VALUES (?, ?)", found)
        return found is not None

    def keep(self, doc: str, source: str, packed: bytes) -> None:
        """Keep and use the packed result of a document.

        One without a fingerprint is not found again: its document changed while it was read.
        """
        row = (doc, source, hash_parts([doc, source, packed]), packed)
        insert = "INSERT INTO reading (doc, source, checksum, packed) VALUES (?, ?, ?, ?)"
        with explained(self._path):
            place = self._base.execute(insert, row).lastrowid
            self._base.execute("INSERT INTO used VALUES (?, ?)", (doc, place))

    def results(self) -> Iterator[Result]:
        """Yield the results that this build uses, by the ids of their documents."""
        query = "SELECT packed FROM used JOIN reading USING (place) ORDER BY used.doc"
        for (packed,) in self._base.execute(query):
            yield unpack(packed)

    def hash_used(self) -> str:
        """Return the hash of the results that this build uses."""
        query = "SELECT used.doc, checksum FROM used JOIN reading USING (place) ORDER BY used.doc"
        return hash_parts(part for row in self._base.execute(query) for part in row)

    def written(self, what: str) -> dict[str, Any] | None:
        """Return what the last build noted of a thing that it wrote, None where it did not."""
        query = "SELECT told, checksum FROM written WHERE what = ?"
        for told, checksum in self._base.execute(query, (what,)):
            if isinstance(told, str) and hash_parts([what, told]) == checksum:
                return dict(json.loads(told))
        return None

    def note_written(self, what: str, told: Mapping[str, Any]) -> None:
        """Note of a thing that this build wrote how the next one is to know it."""
        text = json.dumps(told)
        row = (what, text, hash_parts([what, text]))
        with explained(self._path):
            self._base.execute("INSERT OR REPLACE INTO written VALUES (?, ?, ?)", row)

    def forget_others(self) -> None:
        """Forget what this build did not use, and give its room back."""
        with explained(self._path):
            self._base.execute("DELETE FROM reading WHERE place NOT IN (SELECT place FROM used)")
            self._base.executescript("PRAGMA incremental_vacuum;")


def remove(path: Path) -> None:
    """Take the file away, with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)


def kind_of(error: Exception) -> int:
    """Return the kind of an error of SQLite; 0 where it has none."""
    return getattr(error, "sqlite_errorcode", 0) & KIND


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite that a place is to blame for into OSError."""
    try:
        yield
    except sqlite3.Error as error:
        code = PLACE_FAILS.get(kind_of(error))
        if code is None:
            raise
        raise OSError(code, os.strerror(code), str(path)) from error
