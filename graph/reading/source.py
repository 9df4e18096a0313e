"""One document that is to be read: where its bytes lie and what metadata.csv says of it.

In: a path, or a member of a zip archive. Out: Source; ``data()`` gives the bytes. Example: the file
``批次/甲县.txt`` of an input folder has the id ``批次/甲县``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

LARGEST_FILE = 200_000_000  # bytes
LARGEST_TEXT = 5_000_000  # characters: no policy text comes near it


class UnreadableDocument(Exception):
    """A document that cannot be read: ``reason`` says why, ``remedy`` what the user can do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(f"{reason}; {remedy}")
        self.reason = reason
        self.remedy = remedy


@dataclass(frozen=True, slots=True)
class Source:
    """A document before reading; it can be pickled and sent to another process.

    ``file`` is its path inside the input, with the ending; ``member`` its name inside the archive
    at ``path``. ``problem`` holds reason and remedy where it is known beforehand to be unreadable.
    """

    id: str
    file: str
    path: Path
    member: str | None = None
    row: Mapping[str, str] = field(default_factory=dict)
    problem: tuple[str, str] | None = None

    @property
    def suffix(self) -> str:
        """The ending in small letters, with its dot: ``.txt``."""
        return Path(self.file).suffix.lower()
