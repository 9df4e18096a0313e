"""The tables of docs/EVALUATION.md: runs in, Markdown out.

In: a Run of each pipeline by name, the first of them the full one, the last the naive one, and the
measurement before. Out: four tables. Example: ``f1_of({}, "actor")`` is ``–``: the pipeline finds
none of the kind.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from benchmarks.before import Before, cells, difference
from benchmarks.corpus_score import Score
from benchmarks.scoring import Rows

BLOCK = re.compile(r"(?<=<!-- measured -->\n).*?(?=<!-- end -->)", re.DOTALL)
COLUMNS = (
    "aid",
    "aid+mechanism",
    "funding",
    "indicator",
    "programme",
    "responsibility",
    "place",
    "actor",
    "document",
)


class Run(NamedTuple):
    """What came of one pipeline: the scores, and CPU seconds for 10,000 characters."""

    rows: Rows
    corpus: Score
    seconds: float


def write_tables(
    runs: Mapping[str, Run], kinds: Mapping[str, float], before: Before, kept: Sequence[str] = ()
) -> str:
    """Return the tables: scores, pipelines, the cost of each kind, the check on corpus/.

    ``kinds`` are CPU seconds for 10,000 characters; ``kept`` names pipelines that are not measured
    this time: their lines are taken from the measurement before, if its table had these columns.
    """
    full, *_, naive = runs.values()
    tables = (
        score_table(full.rows, naive.rows, before),
        ablation_table(runs, [before.lines[name] for name in kept if name in before.lines]),
        cost_table(kinds),
        corpus_table(full.corpus),
    )
    return "\n\n".join(tables)


def score_table(rows: Rows, naive_rows: Rows, before: Before) -> str:
    """Return the table of the full pipeline; beside it the naive baseline and what was before."""
    head = "| what | gold | found | right | P | R | F1 | F1 naive | F1 before | change |"
    lines = [head, "|---|" + "---:|" * 9]
    for name, row in rows.items():
        counts = " | ".join(f"{row[key]:.0f}" for key in ("gold", "found", "tp"))
        shares = " | ".join(f"{row[key]:.3f}" for key in ("precision", "recall", "f1"))
        then = before.f1.get(name, "–")
        change = difference(then, f1_of(rows, name))
        figures = f"{shares} | {f1_of(naive_rows, name)} | {then} | {change}"
        lines.append(f"| {name} | {counts} | {figures} |")
    return "\n".join(lines)


def cost_table(kinds: Mapping[str, float]) -> str:
    """Return the table of what the extraction of each kind costs."""
    lines = ["| extraction of | CPU s / 10,000 characters |", "|---|---:|"]
    return "\n".join([*lines, *(f"| {kind} | {cost:.4f} |" for kind, cost in kinds.items())])


def ablation_table(runs: Mapping[str, Run], kept: Sequence[str] = ()) -> str:
    """Return the table of the variants: F1 by kind, CPU seconds and their ratio to all."""
    names = " | ".join((*COLUMNS, "aid on corpus/"))
    width = len(COLUMNS) + 3
    lines = [
        f"| pipeline | {names} | CPU s / 10,000 characters | ratio |",
        "|---|" + "---:|" * width,
    ]
    full, *_ = runs.values()
    for name, run in runs.items():
        scores = [f1_of(run.rows, column) for column in COLUMNS]
        scores += [f"{run.corpus.f1:.3f}"]
        cost = f"{run.seconds:.4f} | {run.seconds / full.seconds:.2f}"
        lines.append(f"| {name} | {' | '.join(scores)} | {cost} |")
    lines += [line for line in kept if len(cells(line)) == width + 1]
    return "\n".join(lines)


def f1_of(rows: Rows, name: str) -> str:
    """Return the F1 of a row as it is printed; a dash where the pipeline finds none of the kind."""
    return f"{rows[name]['f1']:.3f}" if name in rows else "–"


def corpus_table(score: Score) -> str:
    """Return the table of the check on corpus/."""
    head = "| corpus/ | stated | found | right | P | R | F1 | mechanism right | status right |"
    shares = f"{score.precision:.3f} | {score.recall:.3f} | {score.f1:.3f}"
    of_right = f"{score.mechanism} of {score.right} | {score.status} of {score.right}"
    counts = f"{score.stated} | {score.found} | {score.right}"
    return f"{head}\n|---|{'---:|' * 8}\n| aid | {counts} | {shares} | {of_right} |"


def replace_block(page: str, report: str) -> str:
    """Return a page with the measured part replaced; raise ValueError where it has none."""
    page, count = BLOCK.subn(lambda _: report, page)
    if count != 1:
        raise ValueError(f"the page holds {count} measured parts: it needs one")
    return page
