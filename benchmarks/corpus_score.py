"""How well aid is read out of corpus/: the rows of truth against the facts of the pipeline.

In: the table of truth (``|`` parts the names that count as right) and Documents. Out: a Score.
Example: the row ``军队|部队,贫困村,military|fixed_point,ongoing`` is found by the fact that 部队
helps 贫困村; names must be equal to one that the row accepts.
"""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language

from graph.language import read_document
from graph.model import Document

Row = Mapping[str, str]
TRUTH = Path(__file__).parent.parent / "tests" / "cases" / "corpus_aid.csv"
ENDS = ("helper", "recipient")


@dataclass(frozen=True, slots=True)
class Score:
    """Counts: stated in the truth, found, right by both names; of these right in one field."""

    stated: int
    found: int
    right: int
    mechanism: int
    status: int

    @property
    def precision(self) -> float:
        """The share of the facts found that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the facts stated that are found."""
        return self.right / self.stated if self.stated else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.right / (self.found + self.stated) if self.found + self.stated else 0.0


def read_truth(path: Path = TRUTH) -> dict[str, list[Row]]:
    """Return the rows of truth by document id."""
    truth: defaultdict[str, list[Row]] = defaultdict(list)
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            truth[row["doc"]].append(row)
    return dict(truth)


def read_facts(nlp: Language, documents: Iterable[Document]) -> dict[str, list[Row]]:
    """Return the aid facts of each document, each pair and mechanism once."""
    facts: dict[str, list[Row]] = {}
    for document in documents:
        found = (fact.fields for fact in read_document(nlp, document)._.facts if fact.kind == "aid")
        once = {(f["helper"], f["recipient"], f["mechanism"]): f for f in found}
        facts[document.id] = list(once.values())
    return facts


def accepts(row: Row, fact: Row, field: str) -> bool:
    """Tell whether a fact's field is one that the row of truth accepts."""
    return fact[field] in row[field].split("|")


def match_rows(rows: Sequence[Row], facts: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Return the rows with their facts, one to one, the pairs that agree in most first."""
    candidates = sorted(
        (not accepts(row, fact, "mechanism"), not accepts(row, fact, "status"), i, j)
        for i, row in enumerate(rows)
        for j, fact in enumerate(facts)
        if all(accepts(row, fact, end) for end in ENDS)
    )
    used_rows: set[int] = set()
    used_facts: set[int] = set()
    pairs = []
    for *_, i, j in candidates:
        if i not in used_rows and j not in used_facts:
            used_rows.add(i)
            used_facts.add(j)
            pairs.append((rows[i], facts[j]))
    return pairs


def score_facts(truth: Mapping[str, Sequence[Row]], facts: Mapping[str, Sequence[Row]]) -> Score:
    """Return the Score of the facts of all documents; both are keyed by document id."""
    pairs = [pair for doc in truth for pair in match_rows(truth[doc], facts.get(doc, ()))]
    return Score(
        stated=sum(map(len, truth.values())),
        found=sum(map(len, facts.values())),
        right=len(pairs),
        mechanism=sum(accepts(row, fact, "mechanism") for row, fact in pairs),
        status=sum(accepts(row, fact, "status") for row, fact in pairs),
    )
