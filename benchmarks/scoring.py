"""The scores of a run on the development gold, by the gold's own script.

In: the folder of the gold, with its ``score.py``, and the facts of its documents as lines of
facts.jsonl. Out: rows by kind, each with gold, found, tp, precision, recall and f1. Example:
``Scorer(gold).score(facts)["aid+mechanism"]["f1"]``.
"""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

from graph.model import Document
from graph.reading import find_sources
from graph.reading import read_document as read_source

Line = dict[str, Any]
Rows = dict[str, dict[str, float]]


class Scorer:
    """The gold's script, and which documents it can score."""

    def __init__(self, gold: Path) -> None:
        self.gold = gold
        self.script = load_module(gold / "score.py")
        self.names = {path.stem for path in gold.glob("*.jsonl")}

    def read(self, seeds: Path) -> list[Document]:
        """Return the documents that have a gold file, by name; each of them must be readable."""
        sources = [s for s in find_sources([seeds]) if self.script.doc_id(s.id) in self.names]
        read = [read_source(source) for source in sources]
        documents = [document for document in read if isinstance(document, Document)]
        if len(documents) != len(self.names):
            raise FileNotFoundError(
                f"{seeds} holds {len(documents)} readable documents of {sorted(self.names)}"
            )
        return documents

    def score(self, facts: list[Line], documents: Sequence[Document]) -> Rows:
        """Return the rows of the kinds that the facts hold, and the provenance of all."""
        kinds = [kind for kind in self.script.KINDS if any(f["kind"] == kind for f in facts)]
        texts = {self.script.doc_id(document.id): document.raw for document in documents}
        rows: Rows
        rows, _ = self.script.score(facts, self.gold, kinds, texts)
        return rows


def load_module(path: Path) -> ModuleType:
    """Return a Python file as a module."""
    spec = spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"{path} is no Python file")
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
