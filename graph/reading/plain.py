"""Plain text: the decoded content, unchanged.

In: the bytes of a .txt file. Out: its text, line ends as they are, markup in it included (repair
takes it out). Example: ``甲县帮扶乙县。\\r\\n`` stays as it is.
"""

from __future__ import annotations

from graph.reading.decoding import decode


def read_plain(data: bytes) -> str:
    """Return the decoded content; raise UnreadableDocument where the bytes are no text."""
    return decode(data)
