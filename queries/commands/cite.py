"""``python -m queries cite``: the documents as references for a paper.

In: documents.jsonl. Out: GB/T 7714—2015, one a line, or BibTeX. Example: ``python -m queries cite
--output sources.bib``.
"""

from __future__ import annotations

import re
import sys

from queries.asking import WrongQuestion, nearest
from queries.canonical import read_lines
from queries.citing import address_of, cite_bibtex, cite_gbt7714
from queries.commands.options import start_parser
from queries.output import emit

STYLES = {"gbt7714": cite_gbt7714, "bibtex": cite_bibtex}
DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def cite(arguments: list[str]) -> None:
    """Write the references."""
    parser = start_parser("cite", "Write the documents as references.")
    words = "default: bibtex for a .bib file, else gbt7714"
    parser.add_argument("--format", choices=tuple(STYLES), help=words)
    words = "only this document, by its id; may be repeated"
    parser.add_argument("--document", action="append", default=[], metavar="DOC", help=words)
    parser.add_argument("--accessed", metavar="YYYY-MM-DD", help="the day of citation")
    options = parser.parse_args(arguments)
    if options.accessed is not None and not DAY.fullmatch(options.accessed):
        raise WrongQuestion(f"--accessed takes a day as 2026-01-31, not {options.accessed!r}")
    documents = {line["doc"]: line for line in read_lines(options.graph, "documents.jsonl")}
    for doc in options.document:
        if doc not in documents:
            raise WrongQuestion(nearest("document", doc, list(documents)))
    chosen = options.document or list(documents)
    is_bib = options.output is not None and options.output.suffix.lower() == ".bib"
    write = STYLES[options.format or ("bibtex" if is_bib else "gbt7714")]
    lines = [write(documents[doc], n, options.accessed) for n, doc in enumerate(chosen, start=1)]
    emit("".join(lines), options.output)
    for name in ("title", "issuer", "date", "url"):
        if missing := [doc for doc in chosen if not documents[doc].get(name)]:
            print(f"no {name}: {', '.join(missing)}", file=sys.stderr)
    for doc in chosen:
        if (url := documents[doc].get("url")) and not address_of(documents[doc]):
            print(f"{doc}: left out, no address of http or https: {url!r}", file=sys.stderr)
