"""What a build left in OUT, read back for the views.

In: the folder of a build. Out: a Build with facts, documents, issues, sums and raw texts.
Example: the line ``{"doc": "a", "title": "京蒙协作要点"}`` of documents.jsonl becomes
``build.documents["a"]["title"] == "京蒙协作要点"``.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph.lines import read_lines
from graph.masking import is_masked, mask_all, mask_persons
from graph.reviews import Review

Line = Mapping[str, Any]
# what identifies a fact, a document or an issue
KEPT = ("id", "doc", "file", "kind", "code", "url", "sha256")


@dataclass(frozen=True, slots=True)
class Build:
    """The output of one build; ``documents`` goes from id to its line of documents.jsonl,
    ``reviews`` from the id of a fact to the last word of a person on it. Of a ``masked`` one all
    texts hide the names of persons; offsets and ids are as they were."""

    out: Path
    facts: tuple[Line, ...]
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

    def facts_by_document(self) -> dict[str, list[Line]]:
        """Return the facts of every document, in their order; documents without any too."""
        grouped: dict[str, list[Line]] = {doc: [] for doc in self.documents}
        for fact in self.facts:
            grouped[fact["doc"]].append(fact)
        return grouped


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
    return Build(
        out=out,
        facts=tuple(read_lines(out / "facts.jsonl")),
        documents=dict(sorted(documents.items())),
        issues=tuple(read_lines(out / "issues.jsonl")),
        merges=tuple(read_lines(out / "merges.jsonl")),
        sums=tuple(read_lines(out / "sums.jsonl")),
        reviews=reviews,
    )


def mask_build(build: Build) -> Build:
    """Return a build whose texts hide the names of persons; a quote is what its raw text has."""
    shown = replace(build, masked=True)
    raws = {doc: shown.raw(doc) for doc in build.documents}
    return replace(
        shown,
        facts=tuple(mask_fact(fact, raws[fact["doc"]]) for fact in build.facts),
        documents={doc: mask_line(line) for doc, line in build.documents.items()},
        issues=tuple(map(mask_line, build.issues)),
    )


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
