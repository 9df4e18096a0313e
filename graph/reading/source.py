"""One document that is to be read: where its bytes lie and what metadata.csv says of it.

In: a path, or a member of a zip archive. Out: Source, read by ``finding.read_bytes``. Example: the
file ``批次/甲县.txt`` of an input folder has the id ``批次/甲县``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from pathlib import Path

from graph.model import Code, Level
from graph.records import record

LARGEST_FILE = 200_000_000  # bytes
LARGEST_TEXT = 5_000_000  # characters: no policy text comes near it
LARGEST_MARKUP = 20_000_000  # bytes of a text or a web page: the most that such a text can take


class UnreadableDocument(Exception):
    """A document that cannot be read: ``reason`` says why, ``remedy`` what the user can do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


@record(frozen=True, slots=True)
class Problem:
    """What is known beforehand to be wrong with a Source, as its Issue will say it."""

    reason: str
    remedy: str
    code: Code = "unreadable"
    level: Level = "error"


@record(frozen=True, slots=True)
class Source:
    """A document before reading; it can be pickled and sent to another process.

    ``file`` is its path inside the input, with the ending; ``member`` its place among the members
    of the archive at ``path``. One without ``id`` is no document: it carries a ``problem`` of the
    input, such as a folder that cannot be opened or a wrong row of metadata.csv. On its way to
    another machine it carries its bytes as ``data``.
    """

    id: str
    file: str
    path: Path
    member: int | None = None
    row: Mapping[str, str] = field(default_factory=dict)
    problem: Problem | None = None
    data: bytes | None = None

    @property
    def is_document(self) -> bool:
        """Whether it is a document, readable or not."""
        return self.problem is None or self.problem.code == "unreadable"

    @property
    def suffix(self) -> str:
        """The ending in small letters, with its dot: ``.txt``."""
        return Path(self.file).suffix.lower()
