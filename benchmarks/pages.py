"""Sections of a page in Markdown, each owned by the command that measures it.

In: the text of a page and a section. Out: the page with the section in the place of the one with
its heading, else at the end. Example: a new ``## On Virtuoso`` leaves ``## The library at scale``.
"""

from __future__ import annotations

import re
from pathlib import Path

HEADING = re.compile(r"^(?=## )", re.MULTILINE)


def put_section(page: str, section: str) -> str:
    """Return a page with a section put into it; what other sections say stays."""
    head, *found = HEADING.split(page)
    named = [heading_of(one) for one in found]
    if heading_of(section) in named:
        found[named.index(heading_of(section))] = section
    else:
        found.append(section)
    return join(head, found)


def write_into(path: Path, section: str) -> None:
    """Put a section into the page of a file."""
    page = put_section(path.read_text(encoding="utf-8"), section)
    path.write_text(page, encoding="utf-8")


def put_head(page: str, head: str) -> str:
    """Return a page whose beginning is another, with all its sections."""
    return join(head, HEADING.split(page)[1:])


def join(head: str, sections: list[str]) -> str:
    """Return a page of its parts."""
    return "\n\n".join(part.strip("\n") for part in (head, *sections)) + "\n"


def heading_of(section: str) -> str:
    """Return the first line of a section."""
    return section.partition("\n")[0].strip()
