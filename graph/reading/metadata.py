"""metadata.csv: what the user knows of the documents; it wins over what they say of themselves.

In: the bytes of a table with the columns file, title, issuer, region, date, url. Out: its rows by
the file's path inside the table's folder. Example: ``甲县.txt,,甲县人民政府,甲县,2016-02-18,``.
"""

from __future__ import annotations

import csv
import io

from graph.reading.decoding import decode
from graph.reading.source import UnreadableDocument

NAME = "metadata.csv"
COLUMNS = ("file", "title", "issuer", "region", "date", "url")


def read_metadata(data: bytes) -> dict[str, dict[str, str]]:
    """Return the rows by ``file``, empty fields left out; raise where a column is strange."""
    table = csv.DictReader(io.StringIO(decode(data), newline=""))
    names = [(name or "").strip().lower() for name in table.fieldnames or ()]
    if "file" not in names or not set(names) <= set(COLUMNS):
        raise UnreadableDocument(
            f"has the columns {names!r}", f"give it columns out of {', '.join(COLUMNS)}"
        )
    table.fieldnames = names
    rows = {}
    for row in table:
        fields = {name: value.strip() for name, value in row.items() if name and value}
        if fields.get("file"):
            rows[fields.pop("file").replace("\\", "/")] = {k: v for k, v in fields.items() if v}
    return rows
