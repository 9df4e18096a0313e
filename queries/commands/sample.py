"""``python -m queries sample``: facts to judge by reading, and the precision of what was judged.

In: facts.jsonl; later the sheet with its column ``judged`` filled in. Out: the sheet; precision.
Example: ``python -m queries sample --n 100 --seed 7 --output sheet.csv``, then ``python -m queries
sample --read sheet.csv``.
"""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from queries.asking import Cell, WrongQuestion, nearest
from queries.canonical import read_lines
from queries.commands.options import add_formats, start_parser, to_answer
from queries.judging import draw, precision, read_judgements
from queries.output import choose_format, deliver
from queries.sheets import read_sheet
from queries.stating import state

Line = Mapping[str, Any]
AROUND = 60  # characters of context on each side
# the heads are names in both languages: by them the sheet is read back
SHEET = {
    "judged": "judged：1 对，0 错，空则未判 | 1 right, 0 wrong, empty: not judged",
    "note": "note：备注 | what you want to note",
    "kind": "kind：类别 | the kind",
    "statement": "statement：事实 | what the fact states",
    "quote": "quote：原文 | the words",
    "context": "context：上下文 | the words around it",
    "document": "document：文件 | the document",
    "start": "start：起始位置 | where the words begin",
    "of": "of：抽自多少条 | how many it was drawn from",
    "id": "id：标识 | the id",
}
PRECISION = {
    "kind": "类别 | kind",
    "judged": "已判 | judged",
    "right": "正确 | right",
    "precision": "准确率 | precision",
    "low": "95% 下限 | lower end of the 95 % interval",
    "high": "95% 上限 | upper end of the 95 % interval",
}


def sample(arguments: list[str]) -> None:
    """Write a sheet, or read a judged one."""
    parser = start_parser("sample", "Draw facts to judge, or read a judged sheet.")
    add_formats(parser)
    parser.add_argument("--n", type=int, default=100, help="how many facts (default: 100)")
    parser.add_argument("--seed", type=int, default=1, help="another seed, another sample")
    parser.add_argument("--kind", action="append", help="only facts of this kind; may be repeated")
    words = "as many of each kind instead of a plain sample"
    parser.add_argument("--by-kind", action="store_true", help=words)
    parser.add_argument(
        "--read", type=Path, metavar="SHEET", help="a judged sheet (csv, tsv, xlsx)"
    )
    options = parser.parse_args(arguments)
    if options.read is not None:
        tell_precision(options)
    else:
        write_sheet(options)


def tell_precision(options: argparse.Namespace) -> None:
    """Write the precision that a judged sheet gives."""
    judged = read_judgements(read_sheet(options.read, ("judged", "kind", "of", "id")))
    answer = to_answer("precision", ("准确率", "Precision"), PRECISION, precision(judged))
    deliver(answer, choose_format(options.format, options.output), options.output, options.lang)


def write_sheet(options: argparse.Namespace) -> None:
    """Write a sheet of facts to judge."""
    if options.n < 1:
        raise WrongQuestion(f"--n takes a whole number from 1, not {options.n}")
    facts = list(read_lines(options.graph, "facts.jsonl"))
    kinds = sorted({fact["kind"] for fact in facts})
    for kind in options.kind or ():
        if kind not in kinds:
            raise WrongQuestion(nearest("kind", kind, kinds))
    facts = [fact for fact in facts if options.kind is None or fact["kind"] in options.kind]
    drawn = draw(facts, options.n, options.seed, by_kind=options.by_kind)
    rows = [to_row(options.graph, fact, size) for fact, size in drawn]
    chosen = choose_format(options.format or (None if options.output else "csv"), options.output)
    answer = to_answer("sample", ("抽样判断表", "Facts to judge"), SHEET, rows)
    deliver(answer, chosen, options.output, options.lang)


def to_row(graph: Path, fact: Line, size: int) -> list[Cell]:
    """Return one row of the sheet."""
    words = (fact["kind"], state(fact), fact["quote"], around(graph, fact), fact["doc"])
    return [None, None, *words, fact["start"], size, fact["id"]]


def around(graph: Path, fact: Line) -> str:
    """Return the quote in 【】 with the raw words around it."""
    path = graph / "documents" / f"{fact['doc']}.txt"
    if not path.is_file():
        return ""
    raw = path.read_bytes().decode("utf-8", "surrogatepass")
    start, end = fact["start"], fact["start"] + len(fact["quote"])
    before, after = raw[max(0, start - AROUND) : start], raw[end : end + AROUND]
    return " ".join(f"{before}【{fact['quote']}】{after}".split())
