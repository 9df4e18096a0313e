"""Pairs by weight: what no construction reads, beside what is read and never in its stead."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from graph.extraction.pair_features import Line, cue_classes
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.extraction.weighed import BIAS, TAKEN, load_weights, most_of_details, weighs
from graph.language import load_language, read_document
from graph.lexicon import read_rows
from graph.model import Document
from graph.reading import read_documents

CORPUS = Path(__file__).parents[2] / "corpus"
NLP = load_language()
CLASSES = {name for classes in cue_classes().values() for name in classes}
FEATURE = re.compile(
    r"[<>]|(?:helper|recipient) (?:group|count|owned|many|need|give|known|ends .|[a-z_]+)"
    r"|inner(?: [POSR])? [<>]|clauses [<>]|beside[0-3] .+ [<>]|kinds [POSR]{2} [<>]"
    r"|types [a-z_]+ [a-z_]+|(?:rivals|opens) (?:helper|recipient)|first helper|last recipient"
    rf"|provinces [01]{{3}}|rich [01]{{2}}|(?:{'|'.join(sorted(CLASSES))}) (?:pre|mid|from|to) [<>]"
)
WEIGHED = "来自福州市的扶贫协作资金让定西市的面貌焕然一新。"


def read(text: str) -> list[dict[str, Any]]:
    """Return the aid facts of a clean text."""
    doc = read_document(NLP, Document("case", "case.txt", text, text, range(len(text))))
    return [fact.to_json() for fact in doc._.facts if fact.kind == "aid"]


def ends(facts: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    """Return the ends of facts, each with its rule."""
    return [(fact["helper"], fact["recipient"], fact["rule"]) for fact in facts]


def test_every_weight_is_that_of_a_feature() -> None:
    names = [row["feature"] for row in read_rows("pair_weights.csv")]
    assert len(names) == len(set(names)) > 100 and BIAS in names
    assert [name for name in names if name != BIAS and not FEATURE.fullmatch(name)] == []
    assert all(load_weights().values())


def test_every_word_has_one_class() -> None:
    words = [row["word"] for row in read_rows("pair_words.csv")]
    assert len(words) == len(set(words)) > 100


def test_weighed_fact_tells_its_confidence_and_others_do_not() -> None:
    facts = read(f"{WEIGHED}思明区对口帮扶屏南县。")
    assert ends(facts) == [
        ("福州市", "定西市", "aid.weighed"),
        ("思明区", "屏南县", "aid.active"),
    ]
    assert 0.4 < facts[0]["confidence"] < 1
    assert "confidence" not in facts[1]


@pytest.mark.parametrize(
    "text", [f"福州市对口帮扶定西市。{WEIGHED}", f"{WEIGHED}福州市对口帮扶定西市。"]
)
def test_pair_that_a_construction_reads_is_not_weighed_too(text: str) -> None:
    assert ends(read(text)) == [("福州市", "定西市", "aid.active")]


def test_weighed_pair_takes_the_money_of_its_sentence() -> None:
    facts = read("嘉兴市的帮扶资金2000万元全部用在若尔盖县的危房改造上。")
    assert [one["value"] for one in facts[0]["amounts"]] == [20_000_000]


def test_known_pair_keeps_the_money_of_a_sentence_that_would_weigh() -> None:
    text = "嘉兴市对口帮扶若尔盖县。嘉兴市的帮扶资金2000万元全部用在若尔盖县的危房改造上。"
    facts = read(text)
    assert [fact["rule"] for fact in facts] == ["aid.active"]
    assert [one["value"] for one in facts[0]["amounts"]] == [20_000_000]


def test_place_is_not_helped_by_what_holds_it() -> None:
    assert ends(read("广东省的扶贫协作资金让粤东西北的面貌焕然一新。")) == []
    assert ends(read("福建省的扶贫协作资金让长汀县的面貌焕然一新。")) == []


def test_name_that_a_place_had_before_is_not_helped() -> None:
    text = "上海市对口支援重庆市万州区（原为五桥区）、湖北省宜昌市夷陵区（原为宜昌县）。"
    assert {recipient for _, recipient, _ in ends(read(text))} <= {"万州区", "夷陵区"}


def test_team_of_a_region_stands_for_the_place_that_sends_it() -> None:
    text = "佛山市援疆工作队翻山越岭，把帮扶项目带进伽师县。"
    assert ("佛山市", "伽师县", "aid.weighed") in ends(read(text))


def test_what_is_read_of_parts_is_not_weighed_for_the_whole() -> None:
    text = "佛山市援疆工作队翻山越岭，把帮扶项目带进伽师县。佛山市对口帮扶伽师县人民医院。"
    found = ends(read(text))
    assert ("佛山市", "伽师县人民医院", "aid.active") in found
    assert "aid.weighed" not in {rule for _, _, rule in found}


def test_pair_is_given_up_only_where_all_its_features_weigh_too_little(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    lines: list[Line] = []

    def collect(symbols: SymbolLine, aids: list[Aid], known: Collection[str]) -> tuple[()]:
        lines.append(Line(symbols, known))
        return ()

    monkeypatch.setattr("graph.extraction.aid.read_weighed", collect)
    for document in read_documents([CORPUS]):
        assert isinstance(document, Document)
        read_document(NLP, document)
    weights, least = load_weights(), (-6.0, -3.0, 0.0, TAKEN)
    told = []
    for line in lines:
        best = most_of_details(line)
        for pair in line.pairs():
            odds = weights[BIAS] + sum(
                weights.get(one, 0) * value for one, value in pair.features()
            )
            told.append([odds >= one for one in least])
            assert told[-1] == [weighs(pair, one, best) for one in least]
    assert [any(one) for one in zip(*told, strict=True)] == [True] * len(least)
    assert not all(one[0] for one in told)
