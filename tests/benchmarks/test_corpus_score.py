"""The check on corpus/ matches one fact to one row and accepts no other names."""

from __future__ import annotations

import pytest

from benchmarks.corpus_score import Row, Score, match_rows, score_facts

TEAM = {"helper": "军队|部队", "recipient": "贫困村", "mechanism": "military", "status": "ongoing"}


def fact(helper: str, recipient: str, mechanism: str = "military", status: str = "ongoing") -> Row:
    """Return the fields of an aid fact."""
    return {"helper": helper, "recipient": recipient, "mechanism": mechanism, "status": status}


def test_either_name_is_accepted_but_no_part_of_one() -> None:
    assert len(match_rows([TEAM], [fact("部队", "贫困村")])) == 1
    assert match_rows([TEAM], [fact("队", "贫困村")]) == []
    assert match_rows([TEAM], [fact("军队|部队", "贫困村")]) == []


def test_ends_are_not_exchanged() -> None:
    assert match_rows([TEAM], [fact("贫困村", "军队")]) == []


def test_one_fact_answers_one_row() -> None:
    assert len(match_rows([TEAM, TEAM], [fact("军队", "贫困村")])) == 1
    assert len(match_rows([TEAM], [fact("军队", "贫困村"), fact("部队", "贫困村")])) == 1


def test_rows_of_one_pair_take_the_facts_of_their_mechanism() -> None:
    other = {**TEAM, "mechanism": "fixed_point"}
    facts = [fact("军队", "贫困村", "fixed_point"), fact("军队", "贫困村", "military")]
    pairs = match_rows([TEAM, other], facts)
    assert sorted((row["mechanism"], found["mechanism"]) for row, found in pairs) == [
        ("fixed_point", "fixed_point"),
        ("military", "military"),
    ]


def test_score_counts_all_documents() -> None:
    truth = {"甲": [TEAM, {**TEAM, "recipient": "学校"}], "乙": [TEAM]}
    facts = {
        "甲": [fact("军队", "贫困村", "social", "planned"), fact("企业", "贫困村")],
        "丙": [fact("军队", "贫困村")],
    }
    score = score_facts(truth, facts)
    assert score == Score(stated=3, found=3, right=1, mechanism=0, status=0)
    assert (score.precision, score.recall, score.f1) == pytest.approx((1 / 3, 1 / 3, 1 / 3))


def test_score_of_nothing_is_zero() -> None:
    score = score_facts({}, {})
    assert (score.precision, score.recall, score.f1) == (0.0, 0.0, 0.0)
