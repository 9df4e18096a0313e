"""The sentences of a report in Chinese and English: phrases.csv, with figures put in.

In: the key of a phrase and what it speaks of. Out: a line. Example: ``say("zh", "unread_gist",
n=5)`` is 5个句子…. Where ``n`` is 1 and there is a row ``unread_gist_one``, that one is said.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from string import Formatter

from queries.reports.parts import Figure, Line, Run

JOINT = {"zh": "、", "en": ", "}


@cache
def load_phrases() -> Mapping[str, Mapping[str, str]]:
    """Return the phrases as ``phrases[language][key]``."""
    with Path(__file__).with_name("phrases.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return {language: {row["key"]: row[language] for row in rows} for language in ("zh", "en")}


def word(language: str, key: str) -> str:
    """Return a phrase without gaps, such as a head or a title."""
    return load_phrases()[language][key]


def say(language: str, key: str, **values: Run | Line | int) -> Line:
    """Return a phrase with its gaps filled; figures stay figures."""
    known = load_phrases()[language]
    one = values.get("n") == 1 and f"{key}_one" in known
    runs: list[Run] = []
    for text, name, _, _ in Formatter().parse(known[f"{key}_one" if one else key]):
        runs.append(text)
        if name is not None:
            runs += as_line(values[name])
    return tuple(run for run in runs if run != "")


def title_of(language: str, key: str, most: int, n: int) -> str:
    """Return the title of a table; of one that is cut it says how many rows there are."""
    title = word(language, key)
    if n <= most:
        return title
    return "".join(map(str, say(language, "first_of", title=title, most=most, n=n)))


def as_line(value: Run | Line | int) -> Line:
    """Return anything that a gap takes as a line."""
    if isinstance(value, tuple):
        return value
    return (value,) if isinstance(value, str | Figure) else (f"{value:,}",)


def join(language: str, lines: Iterable[Line]) -> Line:
    """Return lines as one, with 、 or a comma between them."""
    runs: list[Run] = []
    for line in lines:
        runs += [JOINT[language], *line] if runs else line
    return tuple(runs)


def sentences(language: str, *lines: Line) -> Line:
    """Return sentences in a row: in English with a blank between them."""
    runs: list[Run] = []
    for line in filter(None, lines):
        runs += [" ", *line] if runs and language == "en" else line
    return tuple(runs)


def say_unit(unit: str, language: str) -> str:
    """Return a unit as it follows a number."""
    if language == "zh" or unit in ("", "%"):
        return unit
    return f" {load_phrases()['en'].get(f'unit_{unit}', unit)}".rstrip()
