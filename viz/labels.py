"""What the pages say in Chinese and English.

In: labels.csv. Out: the label of every key in both languages. Example: the key ``within`` is 隶属
in Chinese and Within in English.
"""

from __future__ import annotations

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

LANGUAGES = ("zh", "en")


@cache
def load_labels() -> Mapping[str, Mapping[str, str]]:
    """Return the labels as ``labels[language][key]``."""
    path = Path(__file__).with_name("labels.csv")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {language: {row["key"]: row[language] for row in rows} for language in LANGUAGES}
