"""``python -m queries report``: an analyst's brief.

In: what it is about, a build. Out: one HTML, Word or PDF file. Example: ``python -m queries report
--set place=兴安盟 --output brief.docx``; without ``--set`` it is about the whole graph.
"""

from __future__ import annotations

from pathlib import Path

from graph.masking import is_masked
from queries.asking import WrongQuestion
from queries.commands.options import start_parser
from queries.commands.reviews import add_reviews, find_reviews
from queries.output import emit

FORMATS = {"html": (".html", ".htm"), "docx": (".docx",), "pdf": (".pdf",)}


def report(arguments: list[str]) -> None:
    """Write the brief."""
    parser = start_parser("report", "Write an analyst's brief with notes.")
    words = "what it is about: place=, actor=, programme= or document=; without it the whole graph"
    parser.add_argument("--set", action="append", default=[], metavar="KIND=NAME", help=words)
    words = "how to write (default: by the file, else html)"
    parser.add_argument("--format", choices=tuple(FORMATS), help=words)
    parser.add_argument("--lang", choices=("zh", "en"), default="zh", help="language of the brief")
    words = "hide the names of natural persons (a build with --mask-persons does by itself)"
    parser.add_argument("--mask-persons", action="store_true", help=words)
    add_reviews(parser)
    options = parser.parse_args(arguments)
    chosen = options.format or by_ending(options.output)
    # here alone: the writers would slow the start of every question
    from queries.reports import WRITERS, make_report, mask_report, open_inquiry, read_subject

    inquiry = open_inquiry(options.graph, options.lang)
    subject = read_subject(inquiry, options.set)
    reviews = find_reviews(options.graph, options.reviews)
    made = make_report(inquiry, subject, reviews)
    if options.mask_persons or is_masked(options.graph):
        made = mask_report(made, options.graph)
    emit(WRITERS[chosen](made), options.output)


def by_ending(output: Path | None) -> str:
    """Return the format that the ending of a file means; html where there is no file."""
    if output is None:
        return "html"
    for name, endings in FORMATS.items():
        if output.suffix.lower() in endings:
            return name
    known = ", ".join(ending for endings in FORMATS.values() for ending in endings)
    raise WrongQuestion(f"no format is meant by {output.name!r}: --format, or {known}")
