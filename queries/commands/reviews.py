"""``python -m queries reviews``: what persons said of facts, beside what these state.

In: a build; reviews.csv of the folder beside it, or of ``--reviews FOLDER``. Out: a table. Example:
a fact that 甲 marked as wrong is a row with ``wrong``, what it states, its words, and the reason.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

from graph.judged_rows import BadJudgements
from graph.reviews import Review, load_reviews, reviews_folder
from queries.asking import Cell, WrongQuestion
from queries.canonical import read_lines
from queries.commands.options import add_formats, start_parser, to_answer
from queries.output import choose_format, deliver
from queries.stating import state

COLUMNS = {
    "review": "审核 | confirmed or wrong",
    "statement": "事实 | what the fact states; empty: this build has no such fact",
    "quote": "原文 | the words",
    "document": "文件 | the document",
    "start": "起始位置 | where the words begin",
    "reason": "理由 | the reason",
    "judge": "审核人 | who says so",
    "date": "日期 | when",
    "fact": "标识 | the id",
}


def reviews(arguments: list[str]) -> None:
    """Write the table of reviewed facts."""
    parser = start_parser("reviews", "What persons said of facts.")
    add_reviews(parser)
    add_formats(parser)
    options = parser.parse_args(arguments)
    said = find_reviews(options.graph, options.reviews)
    facts = {f["id"]: f for f in read_lines(options.graph, "facts.jsonl") if f["id"] in said}
    rows: list[list[Cell]] = []
    for review in said.values():
        fact = facts.get(review.fact)
        stated: list[Cell] = [None] * 4 if fact is None else [state(fact), *where_of(fact)]
        words = (review.reason, review.judge, review.date)
        rows.append([review.review, *stated, *(word or None for word in words), review.fact])
    rows.sort(key=lambda row: (row[3] is None, str(row[3]), row[4] or 0, str(row[-1])))
    answer = to_answer("reviews", ("事实的审核", "Reviews of facts"), COLUMNS, rows)
    deliver(answer, choose_format(options.format, options.output), options.output, options.lang)


def where_of(fact: dict[str, Any]) -> tuple[Cell, ...]:
    """Return the words of a fact, its document and where they begin."""
    return fact["quote"], fact["doc"], fact["start"]


def add_reviews(parser: argparse.ArgumentParser) -> None:
    """Add the option that names the folder of reviews.csv."""
    words = "folder of reviews.csv (default: OUT-reviews beside the build)"
    parser.add_argument("--reviews", type=Path, metavar="FOLDER", help=words)


def find_reviews(graph: Path, folder: Path | None) -> dict[str, Review]:
    """Return the last word on each fact; WrongQuestion where the file is broken."""
    try:
        return load_reviews(folder or reviews_folder(graph))
    except BadJudgements as wrong:
        raise WrongQuestion(str(wrong)) from wrong
