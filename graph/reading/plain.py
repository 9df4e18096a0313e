"""Plain text: the decoded content, unchanged.

In: the bytes of a .txt file. Out: its text, line ends as they are, markup in it included (repair
takes it out), a byte order mark of UTF-8 too: offsets count it, as any reader of UTF-8 does.
Example: ``甲县帮扶乙县。\\r\\n`` stays as it is.
"""

from __future__ import annotations

import codecs

from graph.reading.decoding import decode


def read_plain(data: bytes) -> str:
    """Return the decoded content; raise UnreadableDocument where the bytes are no text."""
    mark = "\ufeff" if data.startswith(codecs.BOM_UTF8) else ""
    return mark + decode(data)
