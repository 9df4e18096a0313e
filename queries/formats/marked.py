"""Markdown and HTML: tables with the words of the header.

In: an Answer. Out: text. The HTML page is one file that loads nothing, is sorted by a click on a
head, and shows behind each row the words that say so. Example: a name ``<b>甲</b>`` shows as that.
"""

from __future__ import annotations

import base64
import hashlib
from functools import cache
from pathlib import Path

from jinja2 import Environment, StrictUndefined, Template

from queries.asking import Answer, Cell
from queries.formats.cells import heads_of, show

FOLDER = Path(__file__).parent
# what Markdown reads as more than a character
MARKS = str.maketrans({mark: f"\\{mark}" for mark in "\\|<>*_`[]#~$"})
LABELS = {
    "zh": {"evidence": "出处", "rows": "行", "sort": "点击表头排序"},
    "en": {"evidence": "evidence", "rows": "rows", "sort": "click a head to sort"},
}


def write_md(answer: Answer, language: str) -> str:
    """Return a Markdown table; numbers are set to the right."""
    heads = [head.translate(MARKS) for head in heads_of(answer, language)]
    columns = list(zip(*answer.rows, strict=True)) or [()] * len(heads)
    rule = ["--:" if is_numeric(column) else "---" for column in columns]
    lines = [heads, rule, *([show(c).translate(MARKS) for c in row] for row in answer.rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def is_numeric(column: tuple[Cell, ...]) -> bool:
    """Say whether a column holds numbers, and nothing else but open cells."""
    told = [cell for cell in column if cell is not None]
    return bool(told) and all(
        isinstance(cell, int | float) and not isinstance(cell, bool) for cell in told
    )


def write_html(answer: Answer, language: str) -> str:
    """Return a page that holds all it needs."""
    query = answer.query
    heads = zip(heads_of(answer, language), query.columns, strict=True)
    quotes = answer.quotes or tuple(() for _ in answer.rows)
    lines = [[(show(cell), to_key(cell)) for cell in row] for row in answer.rows]
    script = (FOLDER / "sort.js").read_text(encoding="utf-8")
    return load_template().render(
        language="zh-CN" if language == "zh" else "en",
        title=query.title(language),
        question=query.header.get(f"question {language}", ""),
        heads=[(head, getattr(column, language)) for head, column in heads],
        rows=list(zip(lines, quotes, strict=True)),
        traced=any(quotes),
        words=LABELS[language],
        script=script,
        digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
    )


def to_key(cell: Cell) -> float | None:
    """Return the number by which a cell is sorted, None where it is sorted by its words."""
    return cell if isinstance(cell, int | float) else None


@cache
def load_template() -> Template:
    """Return the template of the page; everything that it shows is escaped."""
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return environment.from_string((FOLDER / "answer.html").read_text(encoding="utf-8"))
