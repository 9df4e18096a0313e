"""Tags, entities, scripts and style sheets in what should be plain text.

In: a Draft. Out: the Draft without them; a tag of a block leaves a line end, one of a table cell a
tab, an entity its character. Example: ``<p>赤峰市&nbsp;帮扶</p>`` → 赤峰市 帮扶 between line ends.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from graph.repairs.draft import Draft, Edit

BLOCK = (
    "address|article|aside|blockquote|body|br|center|dd|div|dl|dt|fieldset|figcaption|figure|"
    "footer|form|h[1-6]|head|header|hr|html|legend|li|main|nav|ol|option|p|pre|section|select|"
    "table|tbody|tfoot|thead|title|tr|ul|caption|iframe|frameset|frame|noscript|script|style"
)
CELL = "td|th"
INLINE = (
    "a|abbr|acronym|area|b|base|basefont|big|button|cite|code|col|colgroup|del|dfn|em|embed|font|i|"
    "img|input|ins|label|link|map|mark|meta|object|param|q|rp|rt|ruby|s|small|source|span|strike|"
    "strong|sub|sup|svg|path|textarea|time|tt|u|var|video|wbr|[a-z]\\d*:[a-z]\\w*|ucapcontent|"
    "ucaptitle|founder-[a-z]+|zoom"
)
# <p class="a"> | </td> | <!-- … --> | <?xml … ?> | <!DOCTYPE html>
TAG = re.compile(
    rf"<(?:(?P<comment>!--)|[!?](?:doctype|xml|\[)[^<>]*>|/?(?:(?P<block>{BLOCK})|(?P<cell>{CELL})|"
    rf"{INLINE})(?=[\s/>])[^<>]*>)",
    re.IGNORECASE,
)
# <p> | <br/> : what divides paragraphs
BLOCKS = re.compile(r"<(?:p|br|div|li|tr|h[1-6])\b", re.IGNORECASE)
# a line end behind a character or a tag, with the blanks around it
SOFT = re.compile(r"[^\s][ \t\r\u3000]*\n[\s\u3000]*")
FINISHED = "。！？；：.!?;:”’）》"
# </a><a href="…">: two links in a row are a menu
LINK_ENDS = ("</a>", "</A>")
LINK = re.compile(r"[ \t\u00a0|]*<a\b", re.IGNORECASE)
CELL_END = re.compile(r"</?(?:td|th|tr|table)\b", re.IGNORECASE)
ANY_TAG = re.compile(r"<[^<>]*>")
CLOSING = {name: re.compile(rf"</{name}\s*>", re.I) for name in ("script", "style")}
COMMENT_END = re.compile("-->")
# &nbsp; | &#12288; | &ldquo;
ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});|&nbsp(?!\w)")
# {margin-top:0;font-size:12pt} of a style sheet that lost its tag
RULES = re.compile(r"\{\s*[a-zA-Z-]+\s*:[^{}]*\}")
# var a = 1; | document.write(b);
CODE = ("var ", "function", "document.", "window.", "$(")
CODE_LINE = re.compile(
    rf"^[ \t]*(?:{'|'.join(map(re.escape, CODE))})[\x20-\x7e]*[;{{}})]$", re.MULTILINE
)


def _tags(text: str) -> Iterator[Edit]:
    """Yield the edits that take tags, comments, scripts and style sheets out."""
    position = 0
    unclosed: set[str] = set()
    cell_end = 0
    while (match := TAG.search(text, position)) is not None:
        name = "!--" if match["comment"] else (match["block"] or "").lower()
        end = match.end()
        ending = COMMENT_END if name == "!--" else CLOSING.get(name)
        if ending is not None and name not in unclosed and match[0][1] != "/":
            closed = ending.search(text, end)
            if closed is None:
                unclosed.add(name)
            else:
                end = closed.end()
        if match["cell"] and match[0][1] != "/":
            cell_end = _cell_end(text, end)
        inside = match["block"] and match.start() < cell_end
        yield Edit(match.start(), end, "" if inside else _left_over(match, text), "markup")
        position = end


def _cell_end(text: str, start: int) -> int:
    """Return the end of a short cell, whose paragraphs stay in one line; 0 for a long one.

    Old pages lay all their text out in the one cell of a table: that is no row of data.
    """
    ending = CELL_END.search(text, start, start + 600)
    if ending is None or len(ANY_TAG.sub("", text[start : ending.start()]).strip()) > 60:
        return 0
    return ending.start()


def _left_over(match: re.Match[str], text: str) -> str:
    """Return what stands in the place of a tag: a line end, a tab or nothing."""
    if match["block"] or (match[0] in LINK_ENDS and LINK.match(text, match.end())):
        return "\n"
    return "\t" if match["cell"] and match[0][1] != "/" else ""


def _soft_breaks(text: str) -> Iterator[Edit]:
    """Yield the edits that make blanks of the line ends which mean nothing in a page's source.

    They do where tags divide the paragraphs: then a line end beside a tag is soft, and one
    between unfinished text and more text.
    """
    breaks = [
        match
        for match in SOFT.finditer(text)
        if text[match.start()] not in FINISHED or text[match.end() : match.end() + 1] == "<"
    ]
    inner = sum(text[m.start()] != ">" and text[m.end() : m.end() + 1] != "<" for m in breaks)
    if 2 < len(BLOCKS.findall(text)) >= inner:
        yield from (Edit(match.start() + 1, match.end(), " ") for match in breaks)


def _rules(text: str) -> Iterator[Edit]:
    """Yield the edits that take style sheet rules out, selectors included."""
    position = 0
    for match in RULES.finditer(text):
        start = match.start()
        while start > position and " " <= text[start - 1] <= "~" and text[start - 1] != "}":
            start -= 1
        yield Edit(start, match.end(), "", "markup")
        position = match.end()


def _entities(text: str) -> Iterator[Edit]:
    """Yield the edits that put characters in the place of their entities."""
    for match in ENTITY.finditer(text):
        char = html.unescape(match[0])
        if len(char) <= 2 and char != match[0]:
            yield Edit(*match.span(), char)


def strip_markup(draft: Draft) -> Draft:
    """Return the Draft without markup; what went is listed with the reason ``markup``."""
    if "<" in draft.text:
        draft = draft.edited(_soft_breaks(draft.text))
        draft = draft.edited(_tags(draft.text))
    if "{" in draft.text:
        draft = draft.edited(_rules(draft.text))
    if "&" in draft.text:
        draft = draft.edited(_entities(draft.text))
    if any(word in draft.text for word in CODE):
        matches = CODE_LINE.finditer(draft.text)
        draft = draft.edited(Edit(*match.span(), "", "markup") for match in matches)
    return draft
