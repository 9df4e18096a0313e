"""JSON: an array of flat objects, or one object a line.

In: an Answer. Out: text. Example: ``[{"helper": "鄂尔多斯市", "recipient": "兴安盟"}]``; an open
cell is null.
"""

from __future__ import annotations

import json

from queries.asking import Answer


def write_json(answer: Answer, language: str) -> str:
    """Return an array of flat objects, one a row."""
    rows = [dict(zip(answer.columns, row, strict=True)) for row in answer.rows]
    return json.dumps(rows, ensure_ascii=False, indent=1) + "\n"


def write_jsonl(answer: Answer, language: str) -> str:
    """Return one flat object a line."""
    rows = (dict(zip(answer.columns, row, strict=True)) for row in answer.rows)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
