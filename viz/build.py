"""What a build left in OUT, read back for the views.

In: the folder of a build. Out: a Build with facts, documents, issues, sums and raw texts.
Example: the line ``{"doc": "a", "title": "京蒙协作要点"}`` of documents.jsonl becomes
``build.documents["a"]["title"] == "京蒙协作要点"``.
"""

from __future__ import annotations

import tempfile
from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Any

from graph.lines import read_lines, to_line
from graph.masking import is_masked, mask_all, mask_persons
from graph.reviews import Review
from viz.facts import Facts
from viz.survey import Survey, survey

Line = Mapping[str, Any]
# what identifies a fact, a document or an issue
KEPT = ("id", "doc", "file", "kind", "code", "url", "sha256")


@dataclass(frozen=True, slots=True)
class Build:
    """The output of one build; ``documents`` goes from id to its line of documents.jsonl,
    ``reviews`` from the id of a fact to the last word of a person on it. Of a ``masked`` one all
    texts hide the names of persons; offsets and ids are as they were. ``facts`` are read each time
    that they are gone through, ``survey`` is what one look at all of them finds."""

    out: Path
    facts: Facts
    survey: Survey
    documents: Mapping[str, Line]
    issues: tuple[Line, ...]
    merges: tuple[Line, ...]
    sums: tuple[Line, ...]
    reviews: Mapping[str, Review] = field(default_factory=dict)
    masked: bool = False

    def raw(self, doc: str) -> str:
        """Return the raw text of a document, its line ends as they were read."""
        path = self.out / "documents" / f"{doc}.txt"
        raw = path.read_bytes().decode("utf-8", "surrogatepass")
        return mask_persons(raw) if self.masked else raw

    def aid(self) -> Iterator[Line]:
        """Yield all that the network is made of: the aid facts, behind what is told of places."""
        yield from self.survey.places
        yield from self.facts.of("aid")


def load_build(
    out: Path, reviews: Mapping[str, Review] | None = None, *, masked: bool = False
) -> Build:
    """Read the build in ``out``; raise FileNotFoundError where a file of it is missing.

    It is ``masked`` where that is asked for here or was when it was built.
    """
    build = read_build(out, reviews or {})
    return mask_build(build) if masked or is_masked(out) else build


def read_build(out: Path, reviews: Mapping[str, Review]) -> Build:
    """Read the build in ``out`` as it is."""
    documents = {line["doc"]: line for line in read_lines(out / "documents.jsonl")}
    facts = Facts.open(out / "facts.jsonl")
    return Build(
        out=out,
        facts=facts,
        survey=survey(facts),
        documents=dict(sorted(documents.items())),
        issues=tuple(read_lines(out / "issues.jsonl")),
        merges=tuple(read_lines(out / "merges.jsonl")),
        sums=tuple(read_lines(out / "sums.jsonl")),
        reviews=reviews,
    )


def mask_build(build: Build) -> Build:
    """Return a build whose texts hide the names of persons; a quote is what its raw text has."""
    shown = replace(build, masked=True)
    facts = mask_facts(shown)
    return replace(
        shown,
        facts=facts,
        survey=survey(facts),
        documents={doc: mask_line(line) for doc, line in build.documents.items()},
        issues=tuple(map(mask_line, build.issues)),
    )


def mask_facts(build: Build) -> Facts:
    """Return the facts of a masked build; they are kept in a file that has no name."""
    with tempfile.TemporaryFile() as file:
        for doc, facts in groupby(build.facts, itemgetter("doc")):
            raw = build.raw(doc)
            file.writelines(to_line(mask_fact(fact, raw)) for fact in facts)
        file.flush()
        return Facts(file)


def mask_fact(fact: Line, raw: str) -> Line:
    """Return a fact that hides the names of persons, its quote cut out of the masked raw text."""
    start, end = fact["start"], fact["start"] + len(fact["quote"])
    return {**mask_line(fact), "quote": raw[start:end]}


def mask_line(line: Line) -> Line:
    """Return a line that hides the names of persons; what identifies it is as it was."""
    return {
        key: value if key in KEPT or key.endswith("_id") else mask_all(value)
        for key, value in line.items()
    }


def line_ends(raw: str) -> list[int]:
    """Return the offset at which each line ends, for ``line_number``.

    >>> line_ends("甲\\n乙")
    [1]
    """
    ends: list[int] = []
    at = raw.find("\n")
    while at >= 0:
        ends.append(at)
        at = raw.find("\n", at + 1)
    return ends


def line_number(ends: list[int], start: int) -> int:
    """Return the number, from 1, of the line that holds the offset ``start``."""
    return bisect_left(ends, start) + 1
