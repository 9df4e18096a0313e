"""Every rule: strong cases of three different wordings, and a near miss that gives nothing.

A rule is what ``rule`` of a fact says; what is no rule of its own but a construction inside of one
(a batch, an exception) is named by the ``construction`` of its cases. The cases of each kind are
asserted word for word where that kind is tested; here they are counted.
"""

from __future__ import annotations

import csv
import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import test_citations
import test_places

from graph.language import load_language, read_document
from graph.lexicon import read_rows
from graph.model import Document, Fact
from graph.sections import find_sections

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
CONSTRUCTIONS = read_rows("constructions.csv")
# constructions inside of rules, by the ``construction`` of their cases
INSIDE = (
    "anaphora",
    "batch",
    "except",
    "foreign",
    "goes_on",
    "listed_in_order",
    "mechanism",
    "near_area",
    "one_name",
    "ours",
    "resumed",
    "shortened",
    "sums_up",
    "teams",
    "villages",
    "with_sender",
)
# where each rule names the construction that it reads
RULES = {
    **{
        row["rule"]: row["file"]
        for row in csv.DictReader((CASES / "rules.csv").read_text().splitlines())
    },
    **{f"aid.{row['rule']}": "gazetteer/constructions.csv" for row in CONSTRUCTIONS},
}
# what the cases of a kind leave to its test: the time and the place that a text speaks from
SPEAKS = {
    "exit": {"date": "2017-03-01", "genre": "news"},
    "funding": {"date": "2016-03-01"},
    "indicator": {"date": "2019-05-01", "region": "呼和浩特市"},
}
NLP = load_language()


def lines(name: str) -> list[dict[str, Any]]:
    """Return the cases of a file."""
    return [json.loads(line) for line in (CASES / name).read_text("utf-8").splitlines()]


COUNTERS = lines("counters.jsonl")
NAMES = lines("names.jsonl")


def read(text: str, **described: Any) -> list[tuple[str, Fact, str]]:
    """Return rule, Fact and wording of each fact of a text."""
    sections = find_sections(text)
    document = Document(
        "case", "case.txt", text, text, range(len(text)), sections=sections, **described
    )
    doc = read_document(NLP, document)
    spans = sorted((m.start, m.end) for m in doc._.mentions)
    return [(rule_of(fact), fact, wording(text, fact, spans)) for fact in doc._.facts]


def rule_of(fact: Fact) -> str:
    """Return the rule of a fact with its kind."""
    return fact.rule if "." in fact.rule else f"{fact.kind}.{fact.rule}"


def wording(text: str, fact: Fact, mentions: list[tuple[int, int]]) -> str:
    """Return the words of a fact without the names in them; of a name its text."""
    if fact.kind in ("place", "actor", "document"):
        return text
    start, end = fact.evidence.start, fact.evidence.start + len(fact.evidence.quote)
    words, position = "", start
    for left, right in mentions:
        if position <= left and right <= end:
            words, position = words + text[position:left] + "_", right
    return words + text[position:end]


def strong() -> Iterator[tuple[str, str, dict[str, Any], str]]:
    """Yield kind, text, description and construction of each strong case that gives facts."""
    for kind in ("aid", "exit", "funding", "indicator", "programme", "responsibility"):
        for case in lines(f"{kind}.jsonl"):
            if case["facts"] and case["quality"] == "strong":
                described = SPEAKS.get(kind, {}) | case.get("described", {})
                yield kind, case["text"], described, case.get("construction", "")
    for case in lines("actors.jsonl"):
        if case["actors"]:
            region = {"region": "呼和浩特市"} if case["region"] else {}
            yield "actor", case["text"], region, ""
    for place in test_places.CASES.values():
        told = {"region": place.region, "date": place.date, "title": place.title}
        yield "place", place.text, told | {"issuer": place.issuer}, ""
    for text, titles in test_citations.TITLED:
        assert titles
        yield "document", text, {}, ""
    for case in NAMES:
        yield case["rule"].partition(".")[0], case["text"], case.get("described", {}), ""


@cache
def wordings() -> dict[str, set[str]]:
    """Return the wordings of each rule and construction, and under ``texts of`` it its texts."""
    found: dict[str, set[str]] = defaultdict(set)
    for kind, text, described, construction in strong():
        for rule, fact, words in read(text, **described):
            if fact.kind == kind:
                found[rule].add(words)
                found[f"texts of {rule}"].add(text)
        found[construction].add(text)
        found[f"texts of {construction}"].add(text)
    return found


def test_rules_that_cases_show_are_listed_with_their_place() -> None:
    shown = {rule for rule in wordings() if "." in rule and not rule.startswith("texts")}
    assert shown - RULES.keys() == set()
    for rule, file in RULES.items():
        name, source = rule.partition(".")[2], (ROOT / "graph" / file).read_text("utf-8")
        assert f'"{name}"' in source or f'"{rule}"' in source or f"\n{name}," in source, rule


def test_every_rule_has_strong_cases_of_three_wordings() -> None:
    short = {rule: wordings()[rule] for rule in (*RULES, *INSIDE) if len(wordings()[rule]) < 3}
    assert short == {}


def test_every_rule_has_a_near_miss() -> None:
    missed = {case["rule"] for case in COUNTERS}
    assert sorted({*RULES, *INSIDE} ^ missed) == []


@pytest.mark.parametrize("case", COUNTERS, ids=lambda case: f"{case['rule']}: {case['text'][:12]}")
def test_near_miss_has_the_cue_and_gives_nothing(case: dict[str, Any]) -> None:
    rule, cue = case["rule"], case["cue"]
    assert cue in case["text"]
    assert any(cue in text for text in wordings()[f"texts of {rule}"]), "no case has this cue"
    kind = rule.partition(".")[0] if rule in RULES else "aid"
    found = [(one, fact.evidence.quote) for one, fact, _ in read(case["text"]) if fact.kind == kind]
    if kind in ("actor", "place", "document"):
        found = [one for one in found if one[0] == rule]
    assert found == []


@pytest.mark.parametrize("case", NAMES, ids=lambda case: f"{case['rule']}: {case['text'][:12]}")
def test_name_is_read_by_its_rule(case: dict[str, Any]) -> None:
    facts = read(case["text"], **case.get("described", {}))
    assert [fact.fields["name"] for rule, fact, _ in facts if rule == case["rule"]] == case["names"]
