"""Web pages: the main text, tables as rows with tabs, headed by title and date of the page.

In: the bytes of an .html file. Out: text. trafilatura finds the main text; where it finds less
than half of what the page holds beside its menus, the whole page is taken. Example: a page whose
body is ``<p>甲县帮扶乙县。</p>`` gives 甲县帮扶乙县。
"""

from __future__ import annotations

import html
import logging
import re

from graph.reading.decoding import decode
from graph.reading.menus import drop_menus
from graph.repairs.chrome import is_chrome
from graph.repairs.draft import Draft
from graph.repairs.markup import strip_markup

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
SHORT = 400  # characters: of a short page nothing is left to a guess
SPACE = re.compile(r"[ \t\r\n\f]+")
# <a>首页</a><a>打印</a>: two links in a row are a menu
LINKS = re.compile(r"</a> ?(?=<a\b)", re.I)
# | 海淀区 | 敖汉旗 | as trafilatura writes a row
ROW = re.compile(r"^\|(.*)\|[ \t]*$", re.MULTILINE)
RULE = re.compile(r"^\|(?:-+\|)+[ \t]*\n?", re.MULTILINE)
# <meta name="PubDate" content="2018-05-01">
META = re.compile(
    r"<meta\b(?=[^>]*\bname\s*=\s*[\"']?(\w+))[^>]*\bcontent\s*=\s*[\"']([^\"'>]*)", re.I
)
H1 = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.I | re.S)
TITLE = re.compile(r"<title\b[^>]*>(.*?)</title>", re.I | re.S)
# 工作方案_甲市人民政府
SITE = re.compile(r"\s*[_|｜]\s*.*|\s+[-–—]+\s+.*", re.S)


def _stripped(markup: str) -> str:
    """Return all text of a page, one block a line."""
    markup = LINKS.sub("</a> | ", SPACE.sub(" ", markup))
    text = strip_markup(Draft(markup, range(len(markup)))).text
    lines = (line.strip(" ").rstrip() for line in html.unescape(text).split("\n"))
    return "\n".join(line for line in lines if line.strip())


def _main_text(markup: str) -> str:
    """Return the main text by trafilatura, empty where it finds none."""
    import trafilatura  # 0.3 s: only who reads web pages pays for it

    found: str | None = trafilatura.extract(
        markup, favor_recall=True, include_comments=False, include_tables=True, deduplicate=False
    )
    text = RULE.sub("", found or "")
    return ROW.sub(lambda row: "\t".join(cell.strip() for cell in row[1].split("|")), text)


def _heading(markup: str, text: str) -> str:
    """Return the lines that the page's head adds to its text: title, date and source."""
    meta = {name.lower(): html.unescape(value).strip() for name, value in META.findall(markup)}
    h1, title = H1.search(markup), TITLE.search(markup)
    name = meta.get("articletitle") or (_stripped(h1[1]) if h1 else "")
    name = name or (SITE.sub("", _stripped(title[1])) if title else "")
    name = " ".join(name.split())
    lines = [name] if name and SPACE.sub("", name) not in SPACE.sub("", text) else []
    date = meta.get("pubdate", "")[:10]
    if date and date not in text:
        lines.append(f"发布时间：{date}")
    if meta.get("contentsource") and meta["contentsource"] not in text:
        lines.append(f"来源：{meta['contentsource']}")
    return "".join(f"{line}\n" for line in lines)


def read_markup(data: bytes) -> str:
    """Return the main text of a page; raise UnreadableDocument where the bytes are no text."""
    markup = drop_menus(decode(data))
    bodies = re.sub(r"<title\b.*?</title>", "", markup, count=1, flags=re.I | re.S)
    lines = [line for line in _stripped(bodies).split("\n") if not is_chrome(line.strip())]
    whole = "\n".join(lines)
    text = _main_text(markup) if len(whole) > SHORT else ""
    if len(text) * 2 < len(whole):
        text = whole
    return _heading(markup, text) + text
