"""Find the weights of graph/gazetteer/pair_weights.csv in texts that people have annotated.

In: folders of texts, each with a folder of what an analyst read in them (one JSON object a line, in
the form of facts.jsonl; a fact that is ``optional`` is neither right nor wrong) and how much each
of its pairs counts; besides them the strong cases of aid, their near misses and the sample
documents of the project. Out: the table. Example::

    pip install -r tools/requirements-weights.txt
    python -m tools.weigh_pairs --read TEXTS GOLD 1 --read TEXTS2 GOLD2 10

The texts are other people's words and are no part of the project; the weights say nothing of them
but how often a feature stands where one helps another. The same texts give the same weights.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest.mock import patch

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import MaxAbsScaler

from graph.coordination import Phrase
from graph.extraction.constructions import Reading
from graph.extraction.pair_features import Line, Pair
from graph.extraction.pairs import Aid
from graph.extraction.symbols import SymbolLine
from graph.extraction.weighed import BIAS, WEIGHTS, is_open
from graph.language import load_language, read_document
from graph.lexicon import DATA
from graph.model import Document
from graph.reading import read_documents

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
# how much a pair of a strong case, of a near miss and of a sample document counts
CASE, NEAR_MISS, SAMPLE = 6.0, 20.0, 5.0
# a feature that fewer pairs have says nothing
RAREST = 5
# the inverse of the penalty: F1 of texts not trained on hardly moves from 0.1 to 0.3
PENALTY = 0.1
LEAST = 1e-4
Fact = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Example:
    """The features of a pair, whether an analyst read it as aid, and how much it counts."""

    features: dict[str, float]
    helps: bool
    counts: float


def main(arguments: list[str] | None = None) -> int:
    """Write the weights; return 0."""
    parser = argparse.ArgumentParser(
        prog="python -m tools.weigh_pairs",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument(
        "--read",
        nargs=3,
        action="append",
        default=[],
        metavar=("TEXTS", "GOLD", "COUNTS"),
        help="a folder of texts, what was read in them, and how much a pair of theirs counts",
    )
    parser.add_argument("--out", type=Path, default=DATA / WEIGHTS, help="the table")
    options = parser.parse_args(arguments)
    given = [(Path(texts), Path(gold), float(counts)) for texts, gold, counts in options.read]
    examples = [example for one in given for example in read_folder(*one)]
    examples += [*read_cases(), *read_samples()]
    rows = list(weights_of(examples))
    with options.out.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerows([("feature", "weight"), *rows])
    right = sum(one.helps for one in examples)
    print(f"{len(examples)} pairs, {right} of them aid, {len(rows)} weights: {options.out}")
    return 0


def read_folder(texts: Path, gold: Path, counts: float) -> Iterator[Example]:
    """Yield the pairs of the texts of a folder that has a file NAME.jsonl of what was read."""
    for document in read_documents([texts]):
        if not isinstance(document, Document):
            continue
        file = gold / f"{Path(document.id).name.split('_')[0]}.jsonl"
        if file.exists():
            facts = [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]
            facts = [fact for fact in facts if fact["kind"] == "aid"]
            yield from examples_of(document, facts, counts)


def read_cases() -> Iterator[Example]:
    """Yield the pairs of the strong cases of aid and of their near misses."""
    for name, counts in (("aid", CASE), ("counters", NEAR_MISS)):
        for line in (CASES / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            case = json.loads(line)
            strong = case.get("quality", "strong") == "strong"
            if strong and case.get("rule", "aid.").startswith("aid."):
                text, described = case["text"], case.get("described", {})
                document = Document("case", "case.txt", text, text, range(len(text)), **described)
                facts = [
                    {"helper": fact[0], "recipient": fact[1]} for fact in case.get("facts", ())
                ]
                yield from examples_of(document, facts, counts)


def read_samples() -> Iterator[Example]:
    """Yield the pairs of the sample documents."""
    truth: defaultdict[str, list[Fact]] = defaultdict(list)
    with (CASES / "corpus_aid.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            fact: Fact = {}
            for side in ("helper", "recipient"):
                fact[side], *fact[f"{side}_alt"] = row[side].split("|")
            truth[row["doc"]].append(fact)
    for document in read_documents([ROOT / "corpus"]):
        if isinstance(document, Document) and document.id in truth:
            yield from examples_of(document, truth[document.id], SAMPLE)


def examples_of(document: Document, facts: list[Fact], counts: float) -> Iterator[Example]:
    """Yield the pairs of a document as its reader took them."""
    for pair in pairs_of(document):
        told = [fact for fact in facts if is_of(fact, pair)]
        if not told or not all(fact.get("optional") for fact in told):
            features = {name: value for name, value in pair.features() if value}
            yield Example(features, bool(told), counts)


def pairs_of(document: Document) -> list[Pair]:
    """Return the pairs that the reader weighs in a document, the read ones among them."""
    met: list[Pair] = []

    def collect(symbols: SymbolLine, aids: list[Aid], known: Collection[str]) -> Iterable[Reading]:
        met.extend(pair for pair in Line(symbols, known).pairs() if is_open(pair))
        return ()

    with patch("graph.extraction.aid.read_weighed", collect):
        read_document(load_language(), document)
    return met


def is_of(fact: Fact, pair: Pair) -> bool:
    """Tell whether some ends of a pair are those of a fact, by one of its names."""
    sides: tuple[tuple[str, Phrase], ...] = (
        ("helper", pair.helper.phrase),
        ("recipient", pair.recipient.phrase),
    )
    return all(
        any(
            is_alike(name, end.name)
            for name in (fact[side], *(fact.get(f"{side}_alt") or ()))
            for end in phrase.ends
        )
        for side, phrase in sides
    )


def is_alike(one: str, other: str) -> bool:
    """Tell whether two names are one, or one ends the other: 三级医院, 北京市三级医院."""
    short, long = sorted((one, other), key=len)
    return short == long or (
        len(short) > 1 and long.endswith(short) and short[-1] not in "省市县区"
    )


def weights_of(examples: list[Example]) -> Iterator[tuple[str, str]]:
    """Yield the bias and the weight of each feature that tells aid from other pairs."""
    found = Counter(name for one in examples for name in one.features)
    rows = [
        {name: value for name, value in one.features.items() if found[name] >= RAREST}
        for one in examples
    ]
    columns, scale = DictVectorizer(), MaxAbsScaler()
    table = scale.fit_transform(columns.fit_transform(rows))
    model = LogisticRegression(
        C=PENALTY, l1_ratio=1.0, solver="liblinear", max_iter=500, random_state=0
    )
    model.fit(table, [one.helps for one in examples], [one.counts for one in examples])
    yield BIAS, f"{model.intercept_[0]:.3f}"
    weights = model.coef_[0] / np.where(scale.scale_ == 0, 1, scale.scale_)
    for name, weight, scaled in zip(
        columns.get_feature_names_out(), weights, model.coef_[0], strict=True
    ):
        if abs(scaled) > LEAST:
            yield name, f"{weight:.3f}"


if __name__ == "__main__":
    sys.exit(main())
