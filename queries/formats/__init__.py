"""The ways to write an Answer, each in a module of its own.

In: an Answer. Out: text, or the bytes of a workbook. Example: ``json`` is an array of flat
objects, ``[{"helper": "鄂尔多斯市", "recipient": "兴安盟", …}]``; an open cell is null.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from queries.asking import Answer
from queries.formats.delimited import write_csv, write_tsv
from queries.formats.marked import write_html, write_md
from queries.formats.objects import write_json, write_jsonl
from queries.formats.table import write_table
from queries.formats.workbook import write_xlsx


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write; ``endings`` of files that it is meant by.

    ``traced``: it shows the words behind each row. ``binary``: no text for a terminal. ``marked``:
    its files begin with the mark by which Excel knows UTF-8.
    """

    write: Callable[[Answer, str], str | bytes]
    endings: tuple[str, ...]
    traced: bool = False
    binary: bool = False
    marked: bool = False


FORMATS: dict[str, Format] = {
    "table": Format(write_table, (".txt",)),
    "csv": Format(write_csv, (".csv",), marked=True),
    "tsv": Format(write_tsv, (".tsv", ".tab"), marked=True),
    "json": Format(write_json, (".json",)),
    "jsonl": Format(write_jsonl, (".jsonl", ".ndjson")),
    "md": Format(write_md, (".md",)),
    "html": Format(write_html, (".html", ".htm"), traced=True),
    "xlsx": Format(write_xlsx, (".xlsx",), traced=True, binary=True),
}
