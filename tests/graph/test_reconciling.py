"""Reconciliation: pairs of tests/cases/reconciling.csv, changes, judgements, canonical ids."""

from __future__ import annotations

import csv
import time
from collections import Counter
from pathlib import Path

import pytest
from reconciling_sample import are_one, judge, make_facts, run

from graph.alike_bodies import load_bodies
from graph.lexicon import read_rows
from graph.reconciling import apply, merge_lines, reconcile

PATH = Path(__file__).parents[1] / "cases" / "reconciling.csv"
with PATH.open(encoding="utf-8", newline="") as file:
    CASES = list(csv.DictReader(file))
OFFICES = ("自治区扶贫办", "内蒙古自治区扶贫办", "内蒙古自治区扶贫开发办公室")
FULLEST = "actor/内蒙古自治区扶贫开发办公室"


def decide(case: dict[str, str]) -> bool:
    """Say whether the rules make the two sides of a case one."""
    facts = make_facts(case["left"], case["right"])
    regions = {fact["doc"]: case["region"] for fact in facts} if case["region"] else None
    return are_one(reconcile(facts, regions=regions), case["left"], case["right"])


def score(found: list[bool]) -> tuple[float, float]:
    """Return precision and recall over all cases."""
    true = [case["judgement"] == "same" for case in CASES]
    both = sum(f and t for f, t in zip(found, true, strict=True))
    return both / (sum(found) or 1), both / sum(true)


def test_cases_are_all_collected() -> None:
    qualities = Counter((case["quality"], case["judgement"]) for case in CASES)
    assert len(CASES) >= 60
    assert qualities["strong", "same"] >= 30 and qualities["strong", "different"] >= 20
    assert {"strong", "medium", "weak"} == {case["quality"] for case in CASES}


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['left']}={case['right']}")
def test_case_is_judged(case: dict[str, str]) -> None:
    if case["quality"] == "weak":
        pytest.skip(f"a weak case: {case['left']} {case['judgement']} {case['right']}")
    assert decide(case) == (case["judgement"] == "same")


def test_rules_beat_equal_names() -> None:
    naive = [c["left"].rpartition("/")[2] == c["right"].rpartition("/")[2] for c in CASES]
    table = {"equal names": score(naive), "rules": score([decide(case) for case in CASES])}
    assert table["equal names"][0] < 0.8 and table["equal names"][1] < 0.1
    assert table["rules"][0] == 1.0 and table["rules"][1] > 0.95


def test_three_names_become_one_with_the_fullest_as_canonical() -> None:
    found = run(*OFFICES, region="内蒙古自治区")
    assert found.canonical == {f"actor/{name}": FULLEST for name in OFFICES[:2]}
    assert found.names == {FULLEST: (OFFICES[2], OFFICES[1], OFFICES[0])}


def test_pointed_owner_of_two_regions_stays_apart() -> None:
    facts = make_facts("actor/自治区扶贫办", "actor/内蒙古自治区扶贫办")
    facts.append({**facts[0], "doc": "elsewhere"})
    regions = {"d0": "内蒙古自治区", "d1": "内蒙古自治区", "elsewhere": "西藏自治区"}
    assert reconcile(facts, regions=regions).canonical == {}


def test_each_merge_is_explained() -> None:
    found = run("内蒙古扶贫办", "内蒙古自治区扶贫办", "浙大", "浙江大学", "民政部")
    assert len(found.merges) == len(found.canonical) == 2
    for entity, first in found.canonical.items():
        (merge,) = found.explain(entity)
        assert {merge.left, merge.right} == {entity, first}
        assert merge.rule and merge.left_name and merge.right_name and len(merge.docs) == 2
    by_rule = {merge.rule: merge for merge in found.merges}
    assert "内蒙古自治区 (place/150000)" in by_rule["short_owner"].reason
    assert "浙江大学" in by_rule["alias"].reason
    assert found.explain("actor/民政部") == []


def test_explanation_leads_through_a_judgement() -> None:
    word = judge("京蒙办", "内蒙古扶贫办", "same", "2024-05-01")
    found = run("京蒙办", "内蒙古扶贫办", "内蒙古自治区扶贫办", judgements=(word,))
    path = found.explain("actor/京蒙办")
    assert [merge.rule for merge in path] == ["judgement", "short_owner"]
    assert path[0].reason == "seen, 甲, 2024-05-01, line 2"


@pytest.mark.parametrize(
    ("old", "new", "year"),
    [
        ("内蒙古扶贫办", "内蒙古自治区乡村振兴局", 2021),
        ("国务院扶贫开发领导小组办公室", "国家乡村振兴局", 2021),
        ("武川县卫生局", "武川县卫计局", 2014),
        ("内蒙古卫计委", "内蒙古卫健委", 2018),
        ("国家卫计委", "国家卫健委", 2018),
    ],
)
def test_successor_is_a_change_and_no_merge(old: str, new: str, year: int) -> None:
    found = run(old, new)
    assert found.merges == ()
    assert [(c.old, c.new, c.year) for c in found.changes] == [
        (f"actor/{old}", f"actor/{new}", year)
    ]


def test_change_has_canonical_ends_of_one_owner() -> None:
    found = run("内蒙古扶贫办", "内蒙古自治区扶贫办", "西藏乡村振兴局", "内蒙古乡村振兴局")
    (change,) = found.changes
    assert (change.old, change.new) == ("actor/内蒙古自治区扶贫办", "actor/内蒙古乡村振兴局")


def test_every_successor_names_known_bodies() -> None:
    bodies = set(load_bodies().values())
    rows = read_rows("successors.csv")
    assert len(rows) > 60
    local = [row for row in rows if row["scope"] == "body"]
    assert all({row["old"], row["new"]} <= bodies for row in local)
    assert all(1980 < int(row["year"]) < 2030 and row["note"] for row in rows)
    assert {row["scope"] for row in rows} == {"body", "actor", "programme"}


def test_no_form_names_two_bodies() -> None:
    forms: dict[str, set[str]] = {}
    for row in read_rows("body_forms.csv"):
        for ending in row["endings"].split("|"):
            for form in (row["body"], *filter(None, row["forms"].split("|"))):
                forms.setdefault(form + ending, set()).add(row["body"] + ending)
    assert len(forms) > 150
    assert {form: full for form, full in forms.items() if len(full) > 1} == {}


def test_apply_changes_ids_keeps_names_and_is_stable() -> None:
    aid = {
        "doc": "d",
        "kind": "aid",
        "helper": "浙大",
        "helper_id": "actor/浙大",
        "recipient": "武川县",
        "recipient_id": "place/150125",
        "programme": "京蒙对口帮扶",
    }
    facts = [aid, *make_facts("actor/浙江大学", "programme/京蒙协作")]
    found = reconcile(facts)
    first = list(apply(facts, found))
    assert first[0] == {
        **aid,
        "helper_id": "actor/浙江大学",
        "programme_id": "programme/京蒙协作",
    }
    assert first[1:] == facts[1:]
    assert list(apply(first, found)) == first


def test_same_facts_in_any_order_give_the_same_lines() -> None:
    ids = [case[side] for case in CASES for side in ("left", "right")]
    facts = make_facts(*dict.fromkeys(ids))
    lines = list(merge_lines(reconcile(facts)))
    assert lines == list(merge_lines(reconcile(facts[::-1])))
    assert {line["kind"] for line in lines} == {"merge", "change"}
    merged = [line for line in lines if line["kind"] == "merge"]
    assert all(line["canonical"] and line["reason"] and line["docs"] for line in merged)


def test_many_facts_take_little_time() -> None:
    names = [f"actor/{place}{body}" for place in "甲乙丙丁" for body in ("扶贫办", "人社局")]
    places = ("内蒙古", "内蒙古自治区", "赤峰市", "赤峰", "武川县", "科右中旗", "衡阳市")
    names += [f"actor/{place}{body}" for place in places for body in load_bodies()]
    facts = make_facts(*names)
    many = [
        {**fact, "doc": f"d{n % 997}"} for n, fact in enumerate(facts * (100_000 // len(facts)))
    ]
    begin = time.process_time()
    found = reconcile(many)
    list(apply(many, found))
    assert time.process_time() - begin < 4
    assert len(found.merges) > 500
