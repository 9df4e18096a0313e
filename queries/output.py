"""Where an answer goes: standard output or a file, in the format that its ending means.

In: what was written, and where to. Out: a file, or text on standard output. Example: ``--output
pairs.xlsx`` writes a workbook; a workbook is never poured into a terminal.
"""

from __future__ import annotations

import codecs
import sys
from pathlib import Path

from queries.asking import Answer, WrongQuestion
from queries.formats import FORMATS, Format


def choose_format(name: str | None, output: Path | None) -> Format:
    """Return the format by its name, else by the ending of the file, else a table.

    WrongQuestion where the ending means no format, or where a terminal would get a workbook.
    """
    if name is not None:
        chosen = FORMATS[name]
    elif output is None:
        chosen = FORMATS["table"]
    else:
        ending = output.suffix.lower()
        found = [one for one in FORMATS.values() if ending in one.endings]
        if not found:
            known = ", ".join(end for one in FORMATS.values() for end in one.endings)
            raise WrongQuestion(f"no format is meant by {output.name!r}: --format, or {known}")
        chosen = found[0]
    if chosen.binary and output is None and sys.stdout.isatty():
        raise WrongQuestion("a workbook is not for a terminal: name a file with --output")
    return chosen


def deliver(answer: Answer, chosen: Format, output: Path | None, language: str) -> None:
    """Write an answer to a file, or to standard output where ``output`` is None."""
    emit(chosen.write(answer, language), output, marked=chosen.marked)


def emit(written: str | bytes, output: Path | None, *, marked: bool = False) -> None:
    """Write text or bytes out; a ``marked`` text file begins with the mark of UTF-8."""
    if output is None:
        if isinstance(written, bytes):
            sys.stdout.buffer.write(written)
        else:
            sys.stdout.write(written)
        return
    if isinstance(written, str):
        mark = codecs.BOM_UTF8 if marked else b""
        written = mark + written.encode("utf-8", "replace")
    try:
        output.write_bytes(written)
    except OSError as wrong:
        raise WrongQuestion(f"cannot write {output}: {wrong.strerror}") from wrong
