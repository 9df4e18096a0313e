"""What the pages say in Chinese and English.

In: ontology.ttl for the names of mechanisms, statuses, roles, types and levels; labels.csv for the
rest. Out: the label of every key in both languages. Example: ``mechanism_east_west`` is 东西部协作
in Chinese and East–west cooperation in English.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pyoxigraph as ox

from graph.vocab import load_vocabulary, read_ontology, term

LANGUAGES = ("zh", "en")
# what precedes a concept's name in the key of its label, by scheme
KEYS = {
    "mechanism": "mechanism_",
    "status": "status_",
    "role": "role_",
    "indicator_role": "role_",
    "actor_type": "",
    "level": "place_",
    "verdict": "verdict_",
}


@cache
def load_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the labels as ``labels[language][key]``."""
    labels: dict[str, dict[str, str]] = {language: {} for language in LANGUAGES}
    path = Path(__file__).with_name("labels.csv")
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            for language in LANGUAGES:
                labels[language][row["key"]] = row[language]
    for key, language, text in read_concepts():
        labels[language][key] = text
    return labels


def read_concepts() -> Iterator[tuple[str, str, str]]:
    """Yield (key, language, label) of the concepts that the pages name."""
    preferred, base = term("skos:prefLabel"), load_vocabulary().base
    for triple in read_ontology():
        label, subject = triple.object, triple.subject
        if triple.predicate.value != preferred or not isinstance(label, ox.Literal):
            continue
        scheme, _, name = str(getattr(subject, "value", "")).removeprefix(base).partition("/")
        if scheme in KEYS and label.language in LANGUAGES:
            yield KEYS[scheme] + name, label.language, label.value
