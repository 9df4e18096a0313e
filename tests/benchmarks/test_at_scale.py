"""The table of the library: a row a question, with the rows that asking gives."""

from __future__ import annotations

from pathlib import Path

import graph_sample

from benchmarks.library import BY_RDFLIB, measure
from graph.query_files import load_queries


def test_table_tells_every_question(tmp_path: Path) -> None:
    graph_sample.build(tmp_path)
    (tmp_path / "facts.jsonl").write_text("{}\n" * 19, encoding="utf-8")
    section = measure(tmp_path)
    rows = [line.split(" | ") for line in section.splitlines() if line.startswith("| ")][1:]
    told = {row[0].removeprefix("| "): row[1:] for row in rows}
    assert list(told) == list(load_queries())
    assert told["who_helps_whom"][0] == "1"
    assert int(told["paths"][0]) > 0
    assert all(told[name][-1].rstrip(" |") not in ("", "n/a") for name in BY_RDFLIB)
    assert "19 facts" in section
