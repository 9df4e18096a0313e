"""Menus of web pages: elements that by their own word lead elsewhere, cut out with all in them.

In: the markup of a page. Out: the markup without them. Example: of ``<nav>甲省对口支援乙县</nav>
<p>丙市帮扶丁县。</p>`` the paragraph is left.
"""

from __future__ import annotations

import re

TAG = re.compile(r"<(nav|footer|aside|div|ul|ol|section|header|table|td|span)\b([^>]*)>", re.I)
ALWAYS = frozenset({"nav", "footer", "aside"})
# class="top nav", id=footer
NAMED = re.compile(
    r"\b(?:class|id)\s*=\s*(?:[\"'](?:[^\"'>]*\s)?|)"
    r"(?:nav|navbar|navigation|menu|footer|breadcrumbs?|sidebar|related)(?=[\s\"'/>]|$)",
    re.I,
)


def drop_menus(markup: str) -> str:
    """Return the markup without its menus; one that is never closed stays."""
    parts: list[str] = []
    at, unclosed = 0, set[str]()
    for hit in TAG.finditer(markup):
        tag = hit[1].lower()
        if hit.start() < at or tag in unclosed or not (tag in ALWAYS or NAMED.search(hit[2])):
            continue
        end = find_close(markup, tag, hit.end())
        if end is None:
            unclosed.add(tag)
        else:
            parts.append(markup[at : hit.start()])
            at = end
    return "\n".join([*parts, markup[at:]])


def find_close(markup: str, tag: str, start: int) -> int | None:
    """Return where the element that is open at ``start`` ends, None where it is never closed."""
    depth = 1
    for hit in re.compile(rf"<(/?){tag}\b[^>]*>", re.I).finditer(markup, start):
        depth += -1 if hit[1] else 1
        if not depth:
            return hit.end()
    return None
