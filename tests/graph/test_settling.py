"""Judgements against rules and against each other: a person's word, the latest, wins."""

from __future__ import annotations

from reconciling_sample import are_one, judge, run

from graph.judgements import Judgement


def test_person_keeps_apart_what_a_rule_joins() -> None:
    names = ("内蒙古扶贫办", "内蒙古自治区扶贫办", "内蒙古自治区扶贫开发办公室")
    word = judge(names[0], names[2], "different")
    found = run(*names, judgements=(word,))
    assert not are_one(found, f"actor/{names[0]}", f"actor/{names[2]}")
    assert len(found.canonical) == 1 and found.issues == ()


def test_person_joins_what_a_rule_holds_a_change() -> None:
    word = judge("内蒙古扶贫办", "内蒙古乡村振兴局", "same")
    found = run("内蒙古扶贫办", "内蒙古乡村振兴局", judgements=(word,))
    assert are_one(found, word.left, word.right)
    assert found.changes == () and [merge.rule for merge in found.merges] == ["judgement"]


def test_unsure_pair_waits_for_a_person() -> None:
    word = judge("内蒙古扶贫办", "内蒙古自治区扶贫办", "unsure")
    assert run("内蒙古扶贫办", "内蒙古自治区扶贫办", judgements=(word,)).canonical == {}
    later = judge("内蒙古自治区扶贫办", "内蒙古扶贫办", "same", "2025-01-01", 3)
    found = run("内蒙古扶贫办", "内蒙古自治区扶贫办", judgements=(word, later))
    assert are_one(found, word.left, word.right)


def test_conflict_is_reported_and_the_latest_word_wins() -> None:
    words = [
        judge("甲会", "乙会", "same", "2024-01-01", 2),
        judge("乙会", "丙会", "same", "2024-01-02", 3),
        judge("甲会", "丙会", "different", "2024-01-03", 4),
    ]
    found = run("甲会", "乙会", "丙会", judgements=tuple(words))
    assert found.canonical == {"actor/乙会": "actor/丙会"}
    (issue,) = found.issues
    assert issue.code == "judgement_conflict" and issue.remedy
    assert "line 2" in issue.message and "overruled by line 3, 4" in issue.message
    assert run("甲会", "乙会", "丙会", judgements=tuple(reversed(words))) == found


def test_last_line_wins_within_one_date() -> None:
    words = (judge("甲会", "乙会", "same", line=2), judge("乙会", "甲会", "different", line=3))
    found = run("甲会", "乙会", judgements=words)
    assert found.canonical == {}
    assert "overruled by line 3" in found.issues[0].message


def test_judgement_by_name_finds_its_id() -> None:
    words = (
        Judgement("甲会", "actor/乙会", "same", line=2),
        Judgement("甲会", "无此会", "same", line=3),
    )
    found = run("甲会", "乙会", judgements=words)
    assert are_one(found, "actor/甲会", "actor/乙会")
    (issue,) = found.issues
    assert issue.level == "info" and "line 3: '无此会'" in issue.message


def test_judgement_on_an_absent_id_joins_through_it_but_is_not_canonical() -> None:
    words = (judge("甲会", "远会", "same"), judge("远会", "乙会", "same", line=3))
    found = run("甲会", "乙会", judgements=words)
    assert are_one(found, "actor/甲会", "actor/乙会")
    assert "actor/远会" not in found.canonical.values()
    assert [merge.left for merge in found.explain("actor/甲会")] == ["actor/甲会", "actor/远会"]
    assert [(issue.level, issue.code) for issue in found.issues] == [("info", "judgement_link")] * 2


def test_judgement_on_absent_ids_alone_is_no_merge() -> None:
    found = run("甲会", judgements=(judge("甲会", "远会", "same"), judge("近会", "远会", "same")))
    assert (found.canonical, found.merges) == ({}, ())
