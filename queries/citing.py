"""Documents as references: GB/T 7714—2015 and BibTeX.

In: lines of documents.jsonl. Out: one reference each. Example: 甲市人民政府. 甲市帮扶方案[R/OL].
(2016-02-18). https://example.org/1. What a document does not say is left out; an issuer that was
inferred stands in square brackets.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from typing import Any

Line = Mapping[str, Any]
# genres that are reports (R) by the standard; others are electronic bulletins (EB) or other (Z)
REPORTS = {"plan", "opinion", "notice", "report", "law"}
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
# what TeX reads as more than a character
TEX = {character: f"\\{character}" for character in "{}%$#&_"}
TEX |= {"\\": "\\textbackslash{}", "~": "\\textasciitilde{}", "^": "\\textasciicircum{}"}
WEB = re.compile("https?://", re.IGNORECASE)
KEY = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:-]*")


def cite_gbt7714(document: Line, number: int, accessed: str | None = None) -> str:
    """Return one numbered reference by GB/T 7714—2015; ``accessed`` is the day of citation."""
    url = address_of(document)
    seen = f"[{accessed}]" if accessed and url else ""
    date = document.get("date")
    parts = [
        issuer_of(document),
        f"{one_line(document.get('title')) or '[题名不详]'}[{mark_of(document)}]",
        (f"({date})" if url else date or "") + seen if date else seen,
        url,
    ]
    return f"[{number}] {'. '.join(part for part in parts if part)}.\n"


def issuer_of(document: Line) -> str:
    """Return who issued a document, in brackets where that was inferred; empty: not known."""
    issuer = one_line(document.get("issuer"))
    return f"[{issuer}]" if issuer and "issuer" in (document.get("inferred") or ()) else issuer


def mark_of(document: Line) -> str:
    """Return the marks of type and carrier: R/OL, EB/OL, R, Z."""
    if document.get("genre") in REPORTS:
        return "R/OL" if address_of(document) else "R"
    return "EB/OL" if address_of(document) else "Z"


def address_of(document: Line) -> str:
    """Return the address of a document on the web; empty for none, or one of another kind."""
    url = one_line(document.get("url"))
    return url if WEB.match(url) else ""


def cite_bibtex(document: Line, number: int, accessed: str | None = None) -> str:
    """Return one BibTeX entry; the key is the document's id where BibTeX can hold it."""
    issuer, url = one_line(document.get("issuer")), address_of(document)
    kind = "techreport" if issuer and document.get("genre") in REPORTS else "misc"
    year, month, day = [*(document.get("date") or "").split("-"), "", ""][:3]
    inferred = issuer and "issuer" in (document.get("inferred") or ())
    fields = {
        "author": f"{{{escape(issuer)}}}" if issuer else "",
        "title": f"{{{escape(one_line(document.get('title')))}}}" if document.get("title") else "",
        "institution": escape(issuer) if kind == "techreport" else "",
        "year": year,
        "month": MONTHS[int(month) - 1] if month else "",
        "day": str(int(day)) if day else "",
        "url": re.sub(r"[{}\\]", lambda hit: f"%{ord(hit[0]):02X}", url),
        "urldate": accessed if accessed and url else "",
        "note": "issuer inferred from the text" if inferred else "",
        "langid": "chinese",
    }
    lines = [
        f"  {name} = {value}" if name == "month" else f"  {name} = {{{value}}}"
        for name, value in fields.items()
        if value
    ]
    return f"@{kind}{{{key_of(document)},\n" + ",\n".join(lines) + "\n}\n"


def key_of(document: Line) -> str:
    """Return the key of an entry: the document's id, or a hash of one that BibTeX cannot hold."""
    doc = str(document["doc"])
    if KEY.fullmatch(doc):
        return doc
    return f"doc-{hashlib.sha256(doc.encode('utf-8', 'replace')).hexdigest()[:10]}"


def escape(words: str) -> str:
    """Return words as TeX shows them."""
    return "".join(TEX.get(character, character) for character in words)


def one_line(words: str | None) -> str:
    """Return words on one line; empty where there are none."""
    return " ".join((words or "").split())
