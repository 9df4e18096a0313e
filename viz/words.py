"""Names and addresses as the pages write them.

In: names, document ids, fact ids. Out: wrapped labels, relative addresses, anchors. Example: the
document ``通知/京蒙`` has its page at ``documents/%E9%80%9A%E7%9F%A5/%E4%BA%AC%E8%92%99.html``.
"""

from __future__ import annotations

import textwrap
import unicodedata
from urllib.parse import quote

# the pages that every page leads to, by view; each has a label ``page_<view>``
PAGES: dict[str, str] = {
    "network": "index.html",
    "matrix": "matrix.html",
    "money": "money.html",
    "timeline": "timeline.html",
    "map": "map.html",
    "audit": "audit.html",
}
# the pages that only the server has, and leads to
SERVED: dict[str, str] = {
    "home": "/",
    "explore": "/explore",
    "editor": "/editor",
    "review": "/review",
}
LABEL_CHARACTERS = 9
PIXELS = 6.0


def document_href(doc: str) -> str:
    """Return the address of a document's page, relative to index.html."""
    return "documents/" + quote(f"{doc}.html")


def fact_anchor(fact: str) -> str:
    """Return the id of a fact's anchor in its document's page.

    >>> fact_anchor("fact/0a1b")
    'f-0a1b'
    """
    return "f-" + fact.rpartition("/")[2]


def wrap_name(name: str) -> str:
    """Return a name broken into lines: Chinese every nine characters, English at blanks.

    >>> wrap_name("内蒙古自治区扶贫开发办公室")
    '内蒙古自治区扶贫开\\n发办公室'
    """
    if name.isascii():
        return "\n".join(textwrap.wrap(name, 2 * LABEL_CHARACTERS)) or name
    starts = range(0, len(name), LABEL_CHARACTERS)
    return "\n".join(name[start : start + LABEL_CHARACTERS] for start in starts)


def label_half_width(name: str, english: str | None) -> float:
    """Return half the width in pixels of the wider of both labels of a node."""
    lines = wrap_name(name).split("\n") + wrap_name(english or "").split("\n")
    return max(PIXELS * sum(map(columns, line)) for line in lines) / 2 + 4


def columns(character: str) -> int:
    """Return how many columns a character takes: 2 where it is wide, else 1."""
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
