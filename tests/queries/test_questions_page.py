"""docs/QUESTIONS.md holds the answers that the questions give on the sample documents.

These are the golden rows of each question on corpus/; JIEDUI_REWRITE_GOLDEN=1 writes them.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from graph.query_files import load_queries
from graph.store import open_store
from tools.make_questions import PAGE, example, write_page

# what corpus/ has nothing of
SILENT = {"contradictions", "targets_and_outcomes"}


def test_page_of_questions_is_what_they_answer(checkout: Path) -> None:
    page = write_page(open_store(checkout / "out" / "store"))
    if os.environ.get("JIEDUI_REWRITE_GOLDEN"):
        PAGE.write_text(page, encoding="utf-8")
    assert PAGE.read_text(encoding="utf-8") == page
    assert page.count("\n## ") == len(load_queries())


@pytest.mark.parametrize("name", sorted(load_queries()))
def test_example_of_a_question_has_an_answer(checkout: Path, name: str) -> None:
    store = open_store(checkout / "out" / "store")
    assert bool(example(store, load_queries()[name]).rows) == (name not in SILENT)
