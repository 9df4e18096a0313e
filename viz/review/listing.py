"""What a person looks at to judge: facts and merges with their words, a page at a time.

In: a Build, what was judged. Out: rows for the page of review, as plain data. Example: the merge of
自治区扶贫办 and 内蒙古自治区扶贫开发办公室 comes with its rule, its reason and a sentence with
each name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from functools import cache
from typing import Any

from graph.ends import programme_id
from graph.judgements import Judgement
from graph.naming import ID_FIELDS, Named, collect_names
from graph.relationships import has_ends
from graph.settling import find_ids
from queries.stating import ASIDE, is_aid, show
from viz.build import Build, Line
from viz.editor import view_terms
from viz.labels import LANGUAGES, load_labels
from viz.network import view_documents
from viz.reader import Reader

Data = dict[str, Any]
# the labels of fields of facts.jsonl that no property of the ontology is called by
FIELDS = {
    "name": "field_name",
    "type": "field_type",
    "exhaustive": "field_exhaustive",
    "amounts": "amounts",
    "staff": "staff",
    "period": "years",
    "year": "years",
}


class Listing:
    """One build, opened for review."""

    def __init__(self, build: Build) -> None:
        self.build = build
        self.reader = Reader(build)
        self.documents = view_documents(build)
        facts = list(build.facts)
        self.known: Mapping[str, Named] = collect_names(facts)
        self.facts: dict[str, Line] = {fact["id"]: fact for fact in facts}
        self.first: dict[str, Line] = {}
        for fact in facts:
            for entity in entities_of(fact):
                self.first.setdefault(entity, fact)
        self.by_name: dict[str, list[str]] = {}
        for entity, named in self.known.items():
            for name in {*named.counts, entity.rpartition("/")[2]}:
                self.by_name.setdefault(name, []).append(entity)

    def find_one(self, side: str) -> str | None:
        """Return the id that an id or a name means in this build; None where that is not one."""
        found = find_ids(side, self.by_name)
        return found[0] if len(found) == 1 and found[0] in self.known else None

    def view_fact(self, fact: Line) -> Data:
        """Return one fact as the page shows it, with where it stands and its words."""
        words = self.reader.fact_words(fact)
        row = self.documents[words.document]
        return {
            "id": fact["id"],
            "kind": fact["kind"],
            "ends": [fact["helper"], fact["recipient"]] if has_ends(fact) else [],
            "fields": list(tell_fields(fact)),
            "title": row.title,
            "href": f"/{row.href}#{words.anchor}",
            "line": words.line_number,
            "words": [words.before, words.quote, words.after],
        }

    def view_side(self, entity: str) -> Data:
        """Return one side of a merge: its names, how many documents, and a sentence with it."""
        named = self.known.get(entity)
        fact = self.first.get(entity)
        side: Data = {"id": entity, "names": [entity.rpartition("/")[2]], "documents": 0}
        if named is not None:
            side |= {"names": named.names[:6], "documents": len(named.docs)}
        return side if fact is None else side | {"fact": self.view_fact(fact)}

    def find_merges(self, judgements: Iterable[Judgement]) -> Iterator[Data]:
        """Yield the judged pairs, then the merges that nobody judged."""
        judged: dict[frozenset[str], Judgement] = {}
        for judgement in sorted(judgements, key=lambda one: one.date):
            sides = [self.find_one(side) or side for side in (judgement.left, judgement.right)]
            judged[frozenset(sides)] = judgement
        made = {
            frozenset((line["left"], line["right"])): line
            for line in self.build.merges
            if line["kind"] == "merge"
        }
        for pair, judgement in judged.items():
            yield {**merge_row(sorted(pair), made.get(pair)), "judgement": asdict(judgement)}
        for pair, line in made.items():
            if pair not in judged:
                yield {**merge_row([line["left"], line["right"]], line), "judgement": None}


def entities_of(fact: Line) -> Iterator[str]:
    """Yield the ids that a fact names; of a programme without an id the one that its name gives."""
    yield from (fact[field] for field in ID_FIELDS if fact.get(field))
    if fact.get("programme") and "programme_id" not in fact:
        yield programme_id(fact["programme"])


def merge_row(pair: list[str], line: Line | None) -> Data:
    """Return a pair with the rule and the reason of its merge in this build, where there is one."""
    sides = {"left": pair[0], "right": pair[-1]}
    return sides | {key: None if line is None else line[key] for key in ("rule", "reason")}


def tell_fields(fact: Line) -> Iterator[Data]:
    """Yield what a fact states, field by field, in both languages."""
    for name, value in fact.items():
        if name in ASIDE or name.endswith(("_id", "_type")) or value is None:
            continue
        if is_aid(fact) and name in ("helper", "recipient"):
            continue
        names = [field_names()[language].get(name, name) for language in LANGUAGES]
        if name in ("amounts", "staff"):
            yield {"name": names, "items": value}
        else:
            told = [tell_value(name, value, language) for language in LANGUAGES]
            yield {"name": names, "value": told}


def tell_value(name: str, value: Any, language: str) -> str:
    """Return the value of a field: a concept by its label, else as it is written."""
    if value is True:
        return "✓"
    if name == "type":
        return load_labels()[language][value]
    labels = field_names()[language]
    schemes = (name, f"indicator_{name}")
    return next((labels[f"{s}:{value}"] for s in schemes if f"{s}:{value}" in labels), show(value))


@cache
def field_names() -> dict[str, dict[str, str]]:
    """Return the labels of the ontology: of a property by the field that it is in facts.jsonl, of
    a concept by ``scheme:concept``."""
    words: dict[str, dict[str, str]] = {
        language: {field: load_labels()[language][key] for field, key in FIELDS.items()}
        for language in LANGUAGES
    }
    for one in view_terms():
        field = "".join(f"_{c.lower()}" if c.isupper() else c for c in one.name.removeprefix(":"))
        for language, label in zip(LANGUAGES, (one.zh, one.en), strict=True):
            words[language].setdefault(field, label)
    return words
