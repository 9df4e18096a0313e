"""Aid is read out of the sample documents as a careful reader would: the rows of corpus_aid.csv."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from benchmarks.corpus_score import Row, match_rows, read_facts, read_truth, score_facts
from graph.language import load_language
from graph.model import Document
from graph.reading import read_documents

CORPUS = Path(__file__).parents[1] / "corpus"
# lists of pairs in plain words: every one of them must be read
WHOLE = {
    "east-west-pairs-2016": 32,
    "inner-mongolia-plan-2016-2020": 13,
    "relief-pairs": 41,
    "tibet-aid/tibet-aid-2016": 27,
}


@cache
def read_corpus() -> dict[str, list[Row]]:
    """Return the aid facts of each sample document."""
    found = [one for one in read_documents([CORPUS]) if isinstance(one, Document)]
    return read_facts(load_language(), found)


def test_corpus_aid_keeps_precision_and_recall() -> None:
    facts, truth = read_corpus(), read_truth()
    score = score_facts(truth, facts)
    assert facts.keys() == truth.keys() and len(truth) == 14
    assert score.stated == 296
    assert score.found == sum(map(len, facts.values())) >= 250
    assert score.precision >= 0.90
    assert score.recall >= 0.85
    assert score.mechanism >= 0.95 * score.right
    assert score.status >= 0.85 * score.right


@pytest.mark.parametrize("doc", WHOLE)
def test_lists_of_pairs_are_read_to_the_last(doc: str) -> None:
    rows = read_truth()[doc]
    assert len(rows) == WHOLE[doc]
    read = {id(row) for row, _ in match_rows(rows, read_corpus()[doc])}
    assert [row for row in rows if id(row) not in read] == []


def test_every_document_gives_aid_that_is_right() -> None:
    facts = read_corpus()
    shares = {
        doc: len(match_rows(rows, facts[doc])) / len(rows) for doc, rows in read_truth().items()
    }
    assert len(shares) == 14
    assert {doc: share for doc, share in shares.items() if share < 0.4} == {}
